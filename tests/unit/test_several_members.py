"""One order over several members: each sees what it waits for, one failing moves only its own part, her code opens."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.channels import members
from concierge_bot.models import (
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Medication,
    Order,
    OrderItem,
    OrderStatus,
    Outbox,
    Provider,
)
from concierge_bot.services.medicines import refills
from concierge_bot.services.members import dispatch, progress
from concierge_bot.services.members.progress import Report
from concierge_bot.services.orders import legs, ordering, quotes, read_backs
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.unit.test_swaps import told

SWIFT: dict[str, Any] = {"name": "Swift", "kind": "courier", "price": 395}
SLOW: dict[str, Any] = {"name": "Slow Wheels", "kind": "courier", "price": 495, "rank": 200}
PACKS: dict[str, Any] = {**SHOP, "services": [], "catalogue": [MILK]}
CORNER: dict[str, Any] = {**PACKS, "name": "Corner Mart", "rank": 200}
PHARMACY: dict[str, Any] = {"name": "Main St Pharmacy", "kind": "pharmacy"}
CARE: dict[str, Any] = {
    "name": "Home Hands",
    "kind": "service",
    "skills": ["fridge", "dispenser"],
    "price": 900,
    "rank": 5,
}
PILL = {"name": "Lisinopril", "times": ["20:00"], "say_as": "heart pill"}
KEYS = iter(range(10**6))


def says(s: Session, name: str, event: str, note: str = "", **more: Any) -> str:
    """Let a member report about its newest job."""
    provider = s.exec(select(Provider).where(Provider.name == name)).one()
    row = s.exec(
        select(Dispatch).where(Dispatch.provider_id == provider.id).order_by(col(Dispatch.id).desc())
    ).first()
    assert row is not None, f"{name} has no job"
    effect = progress.report(
        s, NOW, provider, Report(f"k{next(KEYS)}", event, dispatch=row.ref, note=note, **more)
    )
    s.flush()
    return effect


def ordered(s: Session, core: Core, goods: str = "milk") -> Order:
    """Let her order milk, or other goods."""
    quotes.quote(s, NOW, core.dorothy(s), goods, "", once="q")
    order = read_backs.open_quote(s, NOW, core.dorothy(s))
    assert order is not None
    ordering.place(s, NOW, core.dorothy(s), order)
    s.flush()
    return order


def refilled(s: Session, core: Core) -> Order:
    """Let her medicine be asked for."""
    plan = s.exec(select(Medication)).one()
    refills.offer(s, NOW, core.dorothy(s), [plan], once="r")
    order = s.exec(select(Order)).one()
    ordering.place(s, NOW, core.dorothy(s), order)
    s.flush()
    return order


def stands(s: Session, order: Order) -> list[tuple[str, str]]:
    """Return each leg and how far it is."""
    return [(leg.kind, str(leg.status)) for leg in legs.of(s, order)]


def news(s: Session, name: str) -> list[str]:
    """Return what a member was told about its job after it was offered."""
    rows = s.exec(select(Outbox).where(Outbox.to == name, Outbox.channel == "job").order_by(col(Outbox.id)))
    return [str(row.job.get("status", "agreed")) for row in rows if row.job["act"] == "update"]


def her(core: Core, **more: Any) -> None:
    """Load her world with one shop that packs, a pharmacy, two couriers and more."""
    customer = {"name": "Dorothy Baker", "phone": "+13055550134", "postcode": "45402", "medications": [PILL]}
    providers, agency = more.pop("providers", [PACKS, PHARMACY, SWIFT, SLOW]), more.pop("agency", {})
    core.load(customers=[{**customer, **more}], providers=providers, agency=agency)


# One live view


def test_each_member_hears_what_the_parts_next_to_its_own_do(core: Core) -> None:
    her(core)
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Rossi Grocer", "ready", "2 bags, keep cold")
        says(s, "Swift", "picked_up")
        assert news(s, "Rossi Grocer") == ["accepted", "picked_up"]
        assert news(s, "Swift") == ["ready"]
        (ready,) = s.exec(
            select(Outbox).where(Outbox.to == "Swift", col(Outbox.key_once).startswith("update"))
        )
        assert ready.job["word"] == "2 bags, keep cold"


@pytest.mark.parametrize("word", ["the milk leaks", "call 555 0199", "her lisinopril is in it", "leave cash"])
def test_a_word_for_the_next_one_names_no_goods_and_nothing_to_dial(core: Core, word: str) -> None:
    her(core)
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Rossi Grocer", "ready", word)
        (ready,) = s.exec(
            select(Outbox).where(Outbox.to == "Swift", col(Outbox.key_once).startswith("update"))
        )
        assert "word" not in ready.job
        assert any(task.about == word for task in core.tasks(s)), "a person passes on what may be known"


def test_a_late_shop_makes_the_courier_late_and_both_hear_it(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        before = order.window_start
        assert says(s, "Rossi Grocer", "late", "half an hour") == "late"
        assert before is not None
        assert order.window_start is not None
        assert (order.window_start - before).total_seconds() == 1800
        courier = legs.courier(s, order)
        assert courier is not None
        assert courier.window_start == order.window_start
        assert news(s, "Swift") == ["late"]
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "accepted")]


# One leg fails


def test_a_courier_who_declines_is_replaced_and_the_shop_keeps_its_part(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "declined")
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "offered")]
        says(s, "Slow Wheels", "accepted")
        assert order.status == OrderStatus.accepted


@pytest.mark.parametrize("kind", ["groceries", "prescription"])
def test_without_any_courier_the_order_stands_and_all_can_be_asked_again(core: Core, kind: str) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core) if kind == "groceries" else refilled(s, core)
        packs = "Rossi Grocer" if kind == "groceries" else "Main St Pharmacy"
        says(s, packs, "accepted")
        says(s, "Swift", "declined")
        says(s, "Slow Wheels", "declined")
        assert order.status == OrderStatus.accepted
        assert [status for _, status in stands(s, order)] == ["accepted", "failed"]
        assert "I have nobody to bring it yet" in told(s, core)
        (nobody,) = [task.task for task in core.tasks(s) if task.urgent]
        assert nobody.startswith(f"Nobody can do the courier part of order {order.number}")
        assert ("medicine lies at the pharmacy" in nobody) is (kind == "prescription")
        courier = legs.courier(s, order)
        assert courier is not None
        dispatch.again(s, NOW, courier)
        says(s, "Swift", "accepted")
        says(s, "Swift", "picked_up")
        says(s, "Swift", "delivered", courier.code)
        assert str(order.status) == "delivered"
        assert any("brings your order" in row.body for row in core.sent(s))


def test_a_shop_that_fails_after_all_is_replaced_and_the_courier_learns_where_to_go(core: Core) -> None:
    her(core, providers=[PACKS, CORNER, SWIFT])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        says(s, "Rossi Grocer", "failed")
        assert stands(s, order) == [("grocer", "offered"), ("courier", "accepted")]
        says(s, "Corner Mart", "accepted")
        assert news(s, "Swift") == ["accepted"]
        assert order.status == OrderStatus.accepted


def test_a_new_shop_that_brings_it_itself_needs_no_courier(core: Core) -> None:
    her(core, providers=[PACKS, {**CORNER, "services": ["delivery"]}, SWIFT])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Rossi Grocer", "failed")
        says(s, "Corner Mart", "accepted")
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "cancelled")]
        says(s, "Corner Mart", "delivered")
        assert order.status == OrderStatus.delivered


def test_without_its_goods_an_order_has_come_to_nothing(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Rossi Grocer", "failed")
        assert order.status == OrderStatus.failed
        assert [status for _, status in stands(s, order)] == ["failed", "cancelled"]


@pytest.mark.parametrize(("hours", "minutes"), [("8-6", 15), ("10-6", 75), ("", 15), ("ring the bell", 15)])
def test_a_shop_that_is_shut_has_until_after_it_opens(core: Core, hours: str, minutes: int) -> None:
    her(core, providers=[{**PACKS, "hours": hours}])
    with core.write() as s:
        order = ordered(s, core)
        row = s.exec(select(Dispatch)).one()
        assert order.window_start is not None
        assert row.expires_at is not None
        assert (row.expires_at - NOW).total_seconds() / 60 == minutes


# Help at home


def test_who_stocks_the_fridge_comes_after_the_courier_and_proves_each_step(core: Core) -> None:
    her(core, help=["fridge"], providers=[PACKS, SWIFT, CARE])
    with core.write() as s:
        order = ordered(s, core)
        assert order.total == 320 + 395 + 900, "one price for all three"
        says(s, "Rossi Grocer", "accepted")
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "offered"), ("service", "offered")]
        says(s, "Swift", "accepted")
        says(s, "Home Hands", "accepted")
        for event in ("picked_up", "delivered"):
            says(s, "Swift", event)
        assert news(s, "Home Hands") == ["picked_up", "delivered"]
        assert order.status == OrderStatus.delivered
        assert says(s, "Home Hands", "step", "1 milk and eggs") == "checked"
        assert says(s, "Home Hands", "step", "old food") == "checked"
        says(s, "Home Hands", "done")
        assert str(order.status) == "done"
        helper = legs.of(s, order)[-1]
        assert [(row["step"], bool(row["done"])) for row in helper.checklist] == [
            ("cold food in the fridge", True),
            ("old food shown to her", True),
        ]
        assert helper.checklist[0]["proof"] == "milk and eggs"
        assert core.tasks(s) == []


def test_a_step_without_proof_is_for_a_person(core: Core) -> None:
    her(core, help=["fridge"], providers=[PACKS, SWIFT, CARE])
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Home Hands", "accepted")
        says(s, "Home Hands", "done")
        (task,) = core.tasks(s)
        assert "without proof of: cold food in the fridge, old food shown to her" in task.task


def test_a_trained_courier_does_it_all_alone(core: Core) -> None:
    trained = {**SLOW, "skills": ["fridge"]}
    her(core, help=["fridge"], providers=[PACKS, SWIFT, trained, CARE])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        assert stands(s, order) == [("grocer", "accepted"), ("courier", "offered")]
        courier = legs.courier(s, order)
        assert courier is not None
        assert s.get_one(Provider, courier.provider_id).name == "Slow Wheels"
        assert order.chosen_because["legs"]["courier"]["not_chosen"] == {"Swift": "is not trained for fridge"}


def test_with_nobody_trained_the_goods_come_all_the_same(core: Core) -> None:
    her(core, help=["fridge"], providers=[PACKS, SWIFT])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        assert any("Nobody is trained for fridge" in task.task for task in core.tasks(s))
        says(s, "Swift", "accepted")
        says(s, "Swift", "delivered")
        assert order.status == OrderStatus.delivered


def test_a_helper_who_cannot_come_is_replaced_or_a_person_finds_one(core: Core) -> None:
    her(core, help=["fridge"], providers=[PACKS, SWIFT, CARE])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Home Hands", "declined")
        assert order.status == OrderStatus.accepted
        assert "nobody yet to help at home" in told(s, core)


# Medicine is handed over for her code


def brought(s: Session, core: Core) -> tuple[Order, Leg]:
    """Let her medicine be on its way with Swift."""
    order = refilled(s, core)
    says(s, "Main St Pharmacy", "accepted")
    says(s, "Swift", "accepted")
    courier = legs.courier(s, order)
    assert courier is not None
    return order, courier


def test_her_medicine_is_handed_over_for_her_code_only(core: Core) -> None:
    her(core)
    with core.write() as s:
        order, courier = brought(s, core)
        assert f"tell the driver this number: {courier.code}." in told(s, core)
        assert len(courier.code) == 4
        says(s, "Swift", "delivered", courier.code)
        assert order.status == OrderStatus.delivered
        assert [(row["step"], row["proof"]) for row in courier.checklist] == [("code from her", "her code")]
        assert [task for task in core.tasks(s) if task.urgent] == []


@pytest.mark.parametrize("said", ["", "0000", "no code, her neighbour took it"])
def test_without_her_code_a_person_calls_her_at_once(core: Core, said: str) -> None:
    her(core)
    with core.write() as s:
        order, courier = brought(s, core)
        courier.code = "4471"
        says(s, "Swift", "delivered", said)
        assert order.status == OrderStatus.delivered, "it is where it is"
        (task,) = [task for task in core.tasks(s) if task.urgent]
        assert "without proof of: code from her" in task.task


def test_a_courier_trained_for_medicine_comes_first(core: Core) -> None:
    her(core, providers=[PHARMACY, SWIFT, {**SLOW, "skills": ["medicine"]}])
    with core.write() as s:
        order = refilled(s, core)
        says(s, "Main St Pharmacy", "accepted")
        courier = legs.courier(s, order)
        assert courier is not None
        assert s.get_one(Provider, courier.provider_id).name == "Slow Wheels"
        assert [row["step"] for row in courier.checklist] == ["code from her", "bag sealed"]


LOADED = ["loaded into the slots", "count shown to her"]


def steps(leg: Leg) -> list[tuple[str, bool]]:
    """Return each step of a leg, and if it is proven."""
    return [(row["step"], bool(row["done"])) for row in leg.checklist]


def test_a_courier_who_is_trained_brings_it_sealed_and_loads_the_dispenser(core: Core) -> None:
    both = {**SLOW, "skills": ["medicine", "dispenser"]}
    her(core, help=["dispenser"], providers=[PHARMACY, SWIFT, both, CARE])
    with core.write() as s:
        order = refilled(s, core)
        says(s, "Main St Pharmacy", "accepted")
        assert stands(s, order) == [("pharmacy", "accepted"), ("courier", "offered")], "one does it all"
        says(s, "Slow Wheels", "accepted")
        (courier,) = [leg for leg in legs.of(s, order) if leg.kind == "courier"]
        for words in ("bag sealed", "loaded into the slots", "count shown, 30 pills"):
            assert says(s, "Slow Wheels", "step", words) == "checked"
        says(s, "Slow Wheels", "picked_up")
        says(s, "Slow Wheels", "delivered", courier.code)
        assert steps(courier) == [(one, True) for one in ("code from her", "bag sealed", *LOADED)]
        assert [task for task in core.tasks(s) if "proof" in task.task] == []
        assert s.exec(select(Medication)).one().times == ["20:00"], "whoever loads it changes no plan"
        assert not s.exec(select(Outbox).where(Outbox.channel == "plan")).all()


def test_whoever_loads_the_dispenser_after_the_courier_shows_the_count_and_hears_no_medicine(
    core: Core,
) -> None:
    her(core, help=["dispenser"], providers=[PHARMACY, SWIFT, CARE])
    with core.write() as s:
        order = refilled(s, core)
        says(s, "Main St Pharmacy", "accepted")
        assert [kind for kind, _ in stands(s, order)] == ["pharmacy", "courier", "service"]
        says(s, "Swift", "accepted")
        says(s, "Home Hands", "accepted")
        (courier,) = [leg for leg in legs.of(s, order) if leg.kind == "courier"]
        says(s, "Swift", "picked_up")
        says(s, "Swift", "delivered", courier.code)
        helper = legs.of(s, order)[-1]
        row = s.exec(select(Dispatch).where(Dispatch.leg_id == helper.id)).one()
        assert members.job_of(s, row).items == ()
        says(s, "Home Hands", "step", "1 all seven days")
        says(s, "Home Hands", "done")
        assert steps(helper) == [(LOADED[0], True), (LOADED[1], False)]
        (task,) = [task for task in core.tasks(s) if "proof" in task.task]
        assert "without proof of: count shown to her" in task.task


# Bad input


def test_nobody_reports_on_another_members_job(core: Core) -> None:
    her(core)
    with core.write() as s:
        ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        ref = s.exec(select(Dispatch.ref).where(Dispatch.status == LegStatus.accepted)).one()
        swift = s.exec(select(Provider).where(Provider.name == "Swift")).one()
        with pytest.raises(Exception, match="has no such job"):
            progress.report(s, NOW, swift, Report("x", "delivered", dispatch=ref))


def test_who_accepts_what_went_to_another_meanwhile_is_too_late(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        dispatch.fall_due(s, NOW, s.exec(select(Dispatch).where(Dispatch.status == LegStatus.offered)).one())
        assert says(s, "Slow Wheels", "accepted") == "accepted"
        assert says(s, "Swift", "accepted") == "too late"
        courier = legs.courier(s, order)
        assert courier is not None
        assert s.get_one(Provider, courier.provider_id).name == "Slow Wheels"


def test_reordered_reports_never_go_back(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "picked_up")
        assert says(s, "Swift", "accepted") == "nothing new"
        says(s, "Swift", "delivered")
        assert says(s, "Swift", "picked_up") == "too late"
        assert order.status == OrderStatus.delivered
        assert s.exec(select(OrderItem)).one().price == 320
        assert s.exec(select(Customer)).one().phone == "+13055550134"
