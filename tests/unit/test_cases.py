"""Late, lost, broken: the case is ours, its times are kept or made good, and who is at fault pays, not she."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as how
from hypothesis import strategies as st
from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import (
    Case,
    Dispatch,
    Entry,
    Message,
    Order,
    OrderStatus,
    Provider,
    Question,
    Transfer,
)
from concierge_bot.services.cases import cases, problems, remedies
from concierge_bot.services.house import due, state_person
from concierge_bot.services.members import tiers
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import legs, ordering
from concierge_bot.services.talk import questions, short_answers
from concierge_bot.services.talk.answer_table import as_reply
from tests.fixtures.core import NOW, Core
from tests.unit.test_ledger import balanced, come, earned
from tests.unit.test_several_members import PACKS, SWIFT, her, ordered, says
from tests.unit.test_swaps import told

LATER = timedelta(hours=9)


def fall_due(s: Session, now: datetime) -> None:
    """Do all that is due of orders and cases, as the tick does."""
    for one in due.DUES:
        if one.model in (Order, Case):
            for row in s.exec(select(one.model).where(*one.only, one.at <= now)).all():
                one.do(s, now, row)
    s.flush()


def on_its_way(s: Session, core: Core) -> Order:
    """Let an order be with the driver."""
    order = ordered(s, core)
    says(s, "Rossi Grocer", "accepted")
    says(s, "Swift", "accepted")
    says(s, "Rossi Grocer", "ready")
    says(s, "Swift", "picked_up")
    return order


def texts(s: Session, core: Core, words: str, now: datetime = NOW) -> str:
    """Let her text; return what she hears."""
    message = Message(
        agency_id=core.agency(s).key,
        sid=f"SM{words}{now}",
        sender=core.dorothy(s).phone,
        recipient=core.agency(s).phone,
        body=words,
        customer_id=core.dorothy(s).id,
        received_at=now,
    )
    s.add(message)
    s.flush()
    assert short_answers.read(s, now, core.dorothy(s), message, words), "the dialogue server would be asked"
    s.flush()
    return told(s, core)


def the_case(s: Session, core: Core) -> dict[str, Any]:
    """Return her one case as the state shows it."""
    (case,) = state_person.person(s, NOW, core.dorothy(s))["cases"]
    return dict(case)


def test_what_is_late_she_hears_before_she_asks_and_the_promise_is_timed(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = on_its_way(s, core)
        late = order.window_end
        assert late is not None
        fall_due(s, late - timedelta(minutes=1))
        assert s.exec(select(Case)).all() == []
        fall_due(s, late)
        assert told(s, core) == (
            f"Your order {order.number} is not with you yet. Sorry. The shop handed it over at 9am and the driver is "
            "late. I am on it and will text you by 1:20pm. You need not call anyone."
        )
        case = the_case(s, core)
        assert (case["kind"], case["status"], case["liable"]) == ("late", "promised", "Swift")
        (task,) = core.tasks(s)
        assert not task.urgent
        fall_due(s, late + timedelta(minutes=20))
        assert told(s, core).startswith("I am sorry. I said you would hear by now.")
        assert task.urgent
        sent = len(core.sent(s))
        fall_due(s, late + timedelta(hours=5))
        assert len(core.sent(s)) == sent, "she is not told the same again and again"
        says(s, "Swift", "delivered")
        assert the_case(s, core)["status"] == "resolved"
        assert str(task.status) == "closed"
        assert balanced(s, core) == {"customer": 715, "member": -715}, "late and there: all are paid"


def test_asking_where_it_is_tells_what_the_members_said(core: Core) -> None:
    her(core)
    with core.write() as s:
        on_its_way(s, core)
        said = problems.told(s, NOW, core.dorothy(s), "where is my stuff its late", once="a")
        assert "The shop handed it over at 9am" in said
        assert "You need not call anyone" in said
        fall_due(s, NOW + timedelta(hours=8))
        assert len(s.exec(select(Case)).all()) == 1, "one case, whoever noticed first"


@pytest.mark.parametrize("words", ["tomorow", "2"])
def test_what_the_driver_lost_comes_again_and_he_pays_for_it(core: Core, words: str) -> None:
    her(core)
    with core.write() as s:
        order = on_its_way(s, core)
        says(s, "Swift", "cancelled")
        assert told(s, core) == (
            f"I am sorry. The driver lost your order {order.number}. I can bring new 2% milk half gallon. It is free. "
            "Reply 1 for today 10-10:30am. Reply 2 for tomorrow 10am-12pm, or 3 for money back."
        )
        assert order.status == OrderStatus.failed
        assert (earned(s, "Rossi Grocer"), earned(s, "Swift")) == (320, 0)
        answer = texts(s, core, words)
        again = s.exec(select(Order).where(Order.id != order.id)).one()
        assert answer.startswith(f"OK, tomorrow 10am-12pm. It is order {again.number}.")
        case = the_case(s, core)
        assert (case["kind"], case["status"], case["liable"]) == ("lost", "promised", "Swift")
        assert case["promise_due"] == "2026-12-02T17:00:00Z"
        says(s, "Rossi Grocer", "accepted")
        for event in ("accepted", "picked_up", "delivered"):
            says(s, "Swift", event)
        assert again.status == OrderStatus.delivered
        assert the_case(s, core)["status"] == "resolved"
        assert balanced(s, core) == {"customer": 715, "member": -715}, "she pays once"
        assert (earned(s, "Rossi Grocer"), earned(s, "Swift")) == (640, 75), (
            "the shop twice, the driver bore it"
        )
        assert {str(task.status) for task in core.tasks(s) if task.case_id} == {"closed"}
        lines = [
            line
            for line in state_person.person(s, NOW, core.dorothy(s))["ledger"]
            if line["account"] == "customer"
        ]
        assert [line["amount"] for line in lines] == [715]


def test_broken_goods_are_made_good_at_once_by_money_back(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = come(s, core)
        said = problems.told(s, NOW, core.dorothy(s), "the milk is sour", once="a")
        assert said.endswith("3 for money back.")
        assert texts(s, core, "3").startswith(f"OK. You pay nothing for order {order.number}.")
        assert ledger.owes(s, core.dorothy(s)) == 0
        case = s.exec(select(Case)).one()
        assert balanced(s, core) == {"member": -715, "agency": 715}, "nobody is named yet"
        case.liable = "Rossi Grocer"
        assert cases.hold_liable(s, NOW, case) == 715
        assert cases.hold_liable(s, NOW, case) == 0
        assert (earned(s, "Rossi Grocer"), earned(s, "Swift")) == (320 - 715, 395)
        assert balanced(s, core) == {"member": 0} or balanced(s, core) == {}


def test_broken_goods_that_come_anew_cost_nothing_more(core: Core) -> None:
    her(core)
    with core.write() as s:
        come(s, core)
        problems.told(s, NOW, core.dorothy(s), "the milk is sour", once="a")
        texts(s, core, "1")
        says(s, "Rossi Grocer", "accepted")
        for event in ("accepted", "picked_up", "delivered"):
            says(s, "Swift", event)
        assert ledger.owes(s, core.dorothy(s)) == 715
        assert the_case(s, core)["status"] == "resolved"


WAYS = {
    "comes": "order packed taken brought",
    "is lost": "order packed taken lost",
    "comes anew": "sour 1 packed taken brought",
    "again": "2 packed taken brought",
}
STEPS = (*WAYS, "order", "packed", "lost", "sour", "1", "2", "3", "undo", "late", "close", "blame")


@how(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(STEPS), min_size=2, max_size=6))
def test_whatever_happens_it_adds_up_and_nobody_is_charged_twice(core: Core, steps: list[str]) -> None:
    her(core)
    with core.write() as s:
        for n, step in enumerate(" ".join(WAYS.get(one, one) for one in steps).split()):
            act(s, core, step, NOW + timedelta(minutes=n), f"{n}:{step}")
            s.flush()
            balanced(s, core)
        charges = s.exec(select(Transfer).where(Transfer.kind == "charge")).all()
        assert len({row.order_id for row in charges}) == len(charges)
        for case in s.exec(select(Case)):
            orders = cases.orders_of(s, case)
            once = max((one.total or 0 for one in orders), default=0)
            paid = sum(row.amount for row in charges if row.order_id in {one.id for one in orders})
            assert paid <= once, "what makes good for it is not charged besides"
        for order in s.exec(select(Order)):
            assert ledger.charged(s, order) >= 0, "never more is given back than was taken"
            if order.status in (OrderStatus.cancelled, OrderStatus.failed):
                assert ledger.charged(s, order) == 0
        for row in s.exec(select(Transfer)):
            assert row.amount > 0


def act(s: Session, core: Core, step: str, now: datetime, once: str) -> None:
    """Do one thing that may happen; what is not possible now is refused and changes nothing."""
    try:
        if step == "order":
            ordered(s, core)
        elif step in ("packed", "taken", "brought", "lost"):
            name = "Rossi Grocer" if step == "packed" else "Swift"
            event = {"packed": "accepted", "taken": "picked_up", "brought": "delivered", "lost": "failed"}[
                step
            ]
            if s.exec(select(Dispatch).join(Provider).where(Provider.name == name)).first() is not None:
                says(s, name, event)
        elif step == "sour":
            problems.told(s, now, core.dorothy(s), "the milk is sour", once=once)
        elif step == "undo":
            ordering.undo_last(s, now, core.dorothy(s), once=once)
        elif step == "late":
            fall_due(s, now + timedelta(hours=5))
        elif step in ("close", "blame"):
            for case in s.exec(select(Case)).all():
                if step == "blame":
                    case.liable = case.liable or "Rossi Grocer"
                cases.resolve(s, now, case, "closed")
        else:
            for q in questions.open_about(s, core.dorothy(s), "remedy"):
                if step in q.choices:
                    reply = as_reply(step)
                    questions.close(s, now, q, reply)
                    remedies.chosen(s, now, core.dorothy(s), q, reply, once=once)
    except NotNow:
        pass


def test_beyond_the_limits_a_person_decides(core: Core) -> None:
    her(core)
    with core.write() as s:
        for n in range(3):
            come(s, core)
            assert "money back" in problems.told(s, NOW, core.dorothy(s), "the milk is sour", once=f"{n}")
            texts(s, core, "3", NOW + timedelta(minutes=n))
        come(s, core)
        said = problems.told(s, NOW, core.dorothy(s), "the milk is sour", once="last")
        assert "They will text or call you by" in said
        assert ledger.owes(s, core.dorothy(s)) == 715


def test_a_promise_is_not_missed_while_a_person_is_at_it(core: Core) -> None:
    her(core)
    with core.write() as s:
        problems.told(s, NOW, core.dorothy(s), "the driver was rude to me", once="a")
        (task,) = core.tasks(s)
        task.status = type(task.status).claimed
        sent = len(core.sent(s))
        fall_due(s, NOW + timedelta(hours=1))
        assert len(core.sent(s)) == sent


def test_an_answer_after_a_person_resolved_it_orders_nothing(core: Core) -> None:
    her(core)
    with core.write() as s:
        come(s, core)
        problems.told(s, NOW, core.dorothy(s), "the milk is sour", once="a")
        cases.resolve(s, NOW, s.exec(select(Case)).one(), "new milk is on the step")
        texts(s, core, "1")
        assert len(s.exec(select(Order)).all()) == 1
        assert s.exec(select(Question).where(Question.about == "remedy")).one().closed_at is not None


BIKES = {"name": "Bike Boys", "kind": "courier", "rank": 500, "price": 333}


@pytest.mark.parametrize(
    ("until", "bears", "said"),
    [
        ("2027-01-31", "Bike Boys", "Bike Boys bears it, insured until 2027-01-31"),
        (
            "2026-11-30",
            "Swift",
            "Swift bears it instead of Bike Boys, who had none that day, insured until 2027-06-01",
        ),
    ],
)
def test_who_lost_what_was_handed_down_bears_it_by_its_insurance_or_the_one_above_does(
    core: Core, until: str, bears: str, said: str
) -> None:
    insured = {"evidence": [{"kind": "insurance", "expires": "2027-06-01"}]}
    her(core, providers=[PACKS, {**SWIFT, **insured}, {**BIKES, **insured}])
    with core.write() as s:
        order = on_its_way(s, core)
        courier = legs.courier(s, order)
        assert courier is not None
        tiers.hand_down(s, NOW, courier, "courier")
        bikes = s.exec(select(Provider).where(Provider.name == "Bike Boys")).one()
        bikes.evidence = [{"kind": "insurance", "person": "", "expires": until}]
        case = cases.open_case(s, NOW, core.dorothy(s), "broken", "all eggs broken", order=order)
        ledger.credit(s, NOW, core.dorothy(s), 500, "eggs", once="eggs", of_case=case)
        case.liable = "Bike Boys"
        assert cases.hold_liable(s, NOW, case) == 500
        held = s.exec(select(Transfer).where(Transfer.kind == "liability")).one()
        assert s.get_one(Provider, held.provider_id).name == bears
        (noted,) = [one.what for one in s.exec(select(Entry)) if "bears it" in one.what]
        assert noted == f"case {case.number}: {said}"
        assert balanced(s, core)["member"] == 500
