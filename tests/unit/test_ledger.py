"""The money of orders: she pays once for what came, each member gets its share, and nothing is ever left over."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import Account, Order, OrderStatus, Provider, Transfer
from concierge_bot.services.house import state_person
from concierge_bot.services.money import bills, ledger, paydays, settling
from concierge_bot.services.orders import ordering
from tests.fixtures.core import MILK, NOW, SHOP, WORLD, Core
from tests.unit.test_several_members import CARE, PACKS, PHARMACY, SWIFT, her, ordered, says
from tests.unit.test_swaps import told

PHONE = "+13055550150"
BRINGS: dict[str, Any] = {**SHOP, "catalogue": [MILK]}


def balanced(s: Session, core: Core) -> dict[str, int]:
    """Return what each account owes; all of them sum to zero, whatever happened."""
    found = ledger.balances(s, core.agency(s))
    assert found.pop("sum") == 0
    return {account: amount for account, amount in found.items() if amount}


def earned(s: Session, name: str) -> int:
    """Return what a member is owed."""
    return ledger.owed_to(s, s.exec(select(Provider).where(Provider.name == name)).one())


def write(s: Session, row: Transfer) -> None:
    """Write a transfer, or nothing at all."""
    with s.begin_nested():
        s.add(row)


def come(s: Session, core: Core, goods: str = "milk") -> Order:
    """Let an order over a shop and a courier come."""
    order = ordered(s, core, goods)
    says(s, "Rossi Grocer", "accepted")
    for event in ("accepted", "picked_up", "delivered"):
        says(s, "Swift", event)
    return order


def test_what_came_is_charged_once_and_each_member_gets_its_share(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = come(s, core)
        says(s, "Swift", "delivered")
        ledger.settle(s, NOW, core.dorothy(s), order)
        assert balanced(s, core) == {"customer": 715, "member": -715}
        assert (earned(s, "Rossi Grocer"), earned(s, "Swift")) == (320, 395)
        lines = state_person.person(s, NOW, core.dorothy(s))["ledger"]
        assert [(line["account"], line["amount"]) for line in lines] == [
            ("customer", 715),
            ("agency", -715),
            ("agency", 320),
            ("Rossi Grocer", -320),
            ("agency", 395),
            ("Swift", -395),
        ]
        assert lines[0]["about"] == f"order {order.number}"


def test_what_was_stopped_or_failed_costs_nothing(core: Core) -> None:
    her(core)
    with core.write() as s:
        ordering.undo(s, NOW, ordered(s, core), "her")
        order = ordered(s, core)
        says(s, "Rossi Grocer", "failed")
        assert order.status == OrderStatus.failed
        ledger.settle(s, NOW, core.dorothy(s), order)
        assert s.exec(select(Transfer)).all() == []


def test_help_at_home_that_never_came_is_taken_off(core: Core) -> None:
    her(core, help=["fridge"], providers=[PACKS, SWIFT, CARE])
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Swift", "delivered")
        assert ledger.owes(s, core.dorothy(s)) == 320 + 395 + 900
        says(s, "Home Hands", "declined")
        assert balanced(s, core) == {"customer": 715, "member": -715}


def test_a_price_that_was_still_to_come_is_charged_when_it_is_said(core: Core) -> None:
    core.load(providers=[{**SHOP, "catalogue": [{"name": "2% milk half gallon"}]}])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        assert order.total is None
        says(s, "Rossi Grocer", "delivered", total=410)
        assert order.total is not None
        assert balanced(s, core) == {"customer": order.total, "member": -order.total}


def test_what_do_i_owe_is_answered_from_the_ledger(core: Core) -> None:
    her(core)
    with core.write() as s:
        dorothy = core.dorothy(s)
        assert bills.asked(s, NOW, dorothy, "what do i owe", once="a") == "You have nothing to pay now."
        order = come(s, core)
        bills.asked(s, NOW, dorothy, "what do i owe", once="b")
        assert told(s, core).startswith("You have $7.15 to pay")
        assert ledger.credit(s, NOW, dorothy, 10_000, "lost", once="c", order=order) == 715, "never more"
        ledger.credit(s, NOW, dorothy, 200, "sorry", once="d")
        bills.asked(s, NOW, dorothy, "how much do i have to pay", once="e")
        assert "$2 is left for your next order" in told(s, core)
        assert core.tasks(s) == [], "nobody has to look it up"
        assert balanced(s, core) == {"customer": -200, "member": -715, "agency": 915}


def test_this_month_is_what_was_charged_in_it(core: Core) -> None:
    her(core)
    with core.write() as s:
        come(s, core)
        bills.asked(s, NOW, core.dorothy(s), "how much did i spend this month", once="a")
        assert told(s, core) == "Orders that came this month: 1. In all: $7.15."
        bills.asked(s, NOW + timedelta(days=40), core.dorothy(s), "total this month", once="b")
        assert told(s, core) == "This month no order has come to you yet."


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": 0},
        {"amount": -5},
        {"debit": Account.agency},
        {"debit": "somebody"},
        {"customer_id": None},
        {"debit": Account.member},
        {"once": "there already"},
    ],
)
def test_the_database_itself_refuses_what_would_not_balance(
    core_on_either: Core, wrong: dict[str, Any]
) -> None:
    with core_on_either.write() as s:
        hers = core_on_either.dorothy(s)
        right: dict[str, Any] = {
            "agency_id": hers.agency_id,
            "once": "new",
            "kind": "charge",
            "debit": Account.customer,
            "credit": Account.agency,
            "amount": 5,
            "customer_id": hers.id,
            "at": NOW,
        }
        s.add(Transfer(**{**right, "once": "there already"}))
        s.flush()
        with pytest.raises(IntegrityError):
            write(s, Transfer(**{**right, **wrong}))
        s.add(Transfer(**right))
        s.flush()


STEPS = ("order", "undo", "grocer fails", "delivered", "again", "credit", "case credit", "price")


@how(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=1, max_size=12), cents=st.integers(-50, 2000))
def test_whatever_happens_all_sums_to_zero_and_nobody_is_charged_twice(
    core: Core, steps: list[str], cents: int
) -> None:
    core.load(customers=WORLD["customers"], providers=[BRINGS])
    with core.write() as s:
        hers, order = core.dorothy(s), None
        for n, step in enumerate(steps):
            if step == "order":
                order = ordered(s, core)
            elif order is None:
                continue
            elif step == "undo":
                try:
                    ordering.undo(s, NOW, order, "her")
                except NotNow:
                    continue
            elif step in ("grocer fails", "delivered", "again"):
                says(s, "Rossi Grocer", "failed" if step == "grocer fails" else "delivered")
            elif step == "price":
                says(s, "Rossi Grocer", "accepted", total=abs(cents))
            else:
                of = order if step == "credit" else None
                ledger.credit(s, NOW, hers, cents, "sorry", once=f"{step}:{n}", order=of)
            balanced(s, core)
        charges = s.exec(select(Transfer).where(Transfer.kind == "charge")).all()
        assert len({row.order_id for row in charges}) == len(charges)
        for one in s.exec(select(Order)):
            came = one.status in ledger.CAME
            assert sum(row.amount for row in charges if row.order_id == one.id) == (
                (one.total or 0) if came else 0
            )
            assert ledger.charged(s, one) >= 0, "never more is given back than was taken"


def test_on_friday_all_are_paid_what_they_earned_the_small_with_the_large(core: Core) -> None:
    friday = datetime(2026, 12, 4, 14, 0, tzinfo=UTC)  # nine in New York
    her(core, providers=[{**PACKS, "phone": PHONE}, PHARMACY, SWIFT])
    with core.write() as s:
        come(s, core)
        come(s, core)
        members = s.exec(select(Provider).order_by("id")).all()
        assert [one.payday_at for one in members] == [friday, None, friday]
        for one in members:
            paydays.fall_due(s, friday, one)
        (task,) = [task for task in core.tasks(s) if task.task.startswith("Payday")]
        assert task.about == "Rossi Grocer $6.40, Swift $7.90"
        rossi = members[0]
        assert settling.paid_out(s, friday, rossi, 640, "bank 1")
        assert not settling.paid_out(s, friday, rossi, 640, "bank 1")
        paid = [row.body for row in core.sent(s) if row.to == PHONE and "we paid you" in row.body]
        assert paid == ["Elm Care: we paid you $6.40 today. Thank you for your work."]
        assert paydays.due_to(s, rossi, friday) == 0, "what was paid is not paid again"
