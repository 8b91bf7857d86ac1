"""Goods that no courier took: they are asked for again, she and the desk hear the truth once, and she can stop it."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import (
    Case,
    Dispatch,
    Leg,
    LegStatus,
    Message,
    Order,
    OrderStatus,
    Provider,
    Task,
    TaskStatus,
)
from concierge_bot.services.cases import cases
from concierge_bot.services.house import due
from concierge_bot.services.medicines import refills
from concierge_bot.services.members import progress
from concierge_bot.services.members.progress import Report
from concierge_bot.services.orders import legs, ordering, placed_changes
from tests.fixtures.core import NOW, Core
from tests.unit.said import hears, hears_all
from tests.unit.test_several_members import CORNER, PACKS, SLOW, SWIFT, her, ordered, refilled, says
from tests.unit.test_swaps import told

DESK = "+13055550199"
KEYS = iter(range(10**6))


def dead(s: Session, core: Core, kind: str = "groceries") -> Order:
    """Let a shop say yes, and both couriers no."""
    order = ordered(s, core) if kind == "groceries" else refilled(s, core)
    says(s, "Rossi Grocer" if kind == "groceries" else "Main St Pharmacy", "accepted")
    says(s, "Swift", "declined")
    says(s, "Slow Wheels", "declined")
    return order


def way(s: Session, order: Order) -> Leg:
    """Return the courier's part."""
    found = legs.courier(s, order)
    assert found is not None
    return found


def passes(s: Session, core: Core, **by: float) -> datetime:
    """Let time pass, and all be done that falls due in it, at its time."""
    until = core.clock.at + timedelta(**by)
    at: datetime | None = core.clock.at
    while at is not None and at <= until:
        core.clock.at = at
        while (turn := due.whose_turn(s, at)) is not None:
            for unit in turn.due.work(s, at, due.claim(s, at, turn)):
                turn.due.work(s, at, [unit], alone=True)
            s.flush()
        at = due.next_after(s, at)
    core.clock.at = until
    return until


def at(s: Session, core: Core, name: str, event: str) -> str:
    """Let a member report about its newest job, now."""
    member = s.exec(select(Provider).where(Provider.name == name)).one()
    row = s.exec(
        select(Dispatch).where(Dispatch.provider_id == member.id).order_by(col(Dispatch.id).desc())
    ).first()
    assert row is not None
    effect = progress.report(s, core.clock.at, member, Report(f"n{next(KEYS)}", event, dispatch=row.ref))
    s.flush()
    return effect


def desk_texts(s: Session, core: Core) -> int:
    """Count what the desk's phone was texted."""
    return len([row for row in core.sent(s) if row.about == "desk task"])


def asked(s: Session) -> int:
    """Count how often couriers were asked."""
    of_way = select(Dispatch.id).join(Leg, col(Leg.id) == Dispatch.leg_id).where(Leg.kind == "courier")
    return len(s.exec(of_way).all())


@pytest.mark.parametrize("kind", ["groceries", "prescription"])
def test_the_couriers_are_asked_again_and_one_brings_it_after_all(core: Core, kind: str) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core, kind)
        assert asked(s) == 2
        passes(s, core, minutes=20)
        assert asked(s) == 3, "after a quarter of an hour the first is asked once more"
        assert at(s, core, "Swift", "accepted") == "accepted"
        (good,) = [row.body for row in core.sent(s) if "Swift brings your order" in row.body]
        assert "It comes today" in good
        assert [task.status for task in core.tasks(s) if "courier part" in task.task] == [TaskStatus.closed]
        assert not legs.unbrought(s, order)


def test_she_and_the_desk_hear_of_it_once_and_it_ends_after_a_day(core: Core) -> None:
    her(core, agency={"name": "Elm Care", "desk_phone": DESK})
    with core.write() as s:
        order = dead(s, core)
        passes(s, core, hours=1, minutes=50)
        nobody = [row for row in core.sent(s) if "nobody to bring it" in row.body and row.customer_id]
        assert len(nobody) == 1
        assert len([task for task in core.tasks(s) if "courier part" in task.task]) == 1
        passes(s, core, hours=30)
        assert way(s, order).again_at is None
        assert 10 < asked(s) < 60, "paced"
        assert "I found nobody to bring your order" in told(s, core)
        before = asked(s)
        passes(s, core, hours=30)
        assert asked(s) == before


def test_the_desk_is_not_texted_every_minute_of_an_order_that_nobody_brings(core: Core) -> None:
    her(core, agency={"name": "Elm Care", "desk_phone": DESK})
    with core.write() as s:
        dead(s, core)
        assert desk_texts(s, core) == 1
        passes(s, core, minutes=55)
        assert 5 <= desk_texts(s, core) <= 7


def test_a_courier_who_shows_that_he_is_there_is_asked_at_once(core: Core) -> None:
    her(core)
    with core.write() as s:
        first = dead(s, core)
        core.clock.move(minutes=8)
        ordered(s, core, "eggs")
        says(s, "Rossi Grocer", "accepted")
        at(s, core, "Swift", "accepted")
        assert way(s, first).status == LegStatus.failed
        passes(s, core, seconds=1)
        assert way(s, first).status == LegStatus.offered
        assert legs.unbrought(s, first), "as long as nobody said yes"


def test_a_person_who_has_seen_to_it_is_not_crossed(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        (task,) = [one for one in core.tasks(s) if "courier part" in one.task]
        task.status = TaskStatus.closed
        s.add(task)
        passes(s, core, minutes=20)
        assert asked(s) == 2
        assert way(s, order).status == LegStatus.failed


def test_what_she_is_told_is_true_before_and_after_its_hour(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        said = ordering.spoken_status(s, NOW, core.dorothy(s), order)
        assert "Rossi Grocer said yes, but I have nobody to bring it yet" in said
        assert "It comes" not in said
        assert "packed" not in told(s, core)
        says(s, "Rossi Grocer", "ready")
        assert "is packed at Rossi Grocer" in ordering.spoken_status(s, NOW, core.dorothy(s), order)


def test_an_order_that_is_late_is_not_said_to_come_in_its_past_hour(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        passes(s, core, hours=6)
        said = ordering.spoken_status(s, core.clock.at, core.dorothy(s), order)
        assert "It is late" in said
        assert "It comes" not in said


@pytest.mark.parametrize("text", ["UNDO", "cancel order 1 i give up on it", "stop the GROCERIES number 1"])
def test_she_can_stop_it_plainly_long_after_its_hour(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        passes(s, core, hours=6)
        assert s.exec(select(Case)).one().status != "resolved"
        hears(s, core, text)
        assert order.status == OrderStatus.cancelled
        assert told(s, core).startswith("Order 1 is stopped. You pay nothing for it.")
        assert s.exec(select(Case)).one().status == "resolved"
        assert not [
            t for t in s.exec(select(Task)) if t.status != TaskStatus.closed and t.order_id == order.id
        ]


def test_what_a_courier_has_is_on_its_way_and_nothing_else_is(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        says(s, "Swift", "accepted")
        core.clock.at = (order.undo_until or NOW) + timedelta(minutes=1)
        assert "on its way" not in ordering.stop(s, core.clock.at, core.dorothy(s), order)
        at(s, core, "Swift", "picked_up")
        assert "already on its way" in ordering.stop(s, core.clock.at, core.dorothy(s), order)


@pytest.mark.parametrize(("event", "liable"), [("declined", None), ("failed", "Swift")])
def test_liable_for_the_wait_is_who_took_the_way_on_and_failed(
    core: Core, event: str, liable: str | None
) -> None:
    her(core, providers=[PACKS, SWIFT])
    with core.write() as s:
        order = ordered(s, core)
        says(s, "Rossi Grocer", "accepted")
        if event == "failed":
            says(s, "Swift", "accepted")
        says(s, "Swift", event)
        cases.found_late(s, NOW, order)
        assert s.exec(select(Case)).one().liable == liable
        assert "I still have nobody to bring it" in told(s, core)


@pytest.mark.parametrize(
    "text",
    [
        "and cancel the milk order for good they never came",
        "i said STOP the rossi one",
        "forget rossi",
        "forget it, i dont want it anymore",
        "never mind the groceries",
    ],
)
def test_she_gives_up_on_what_does_not_come(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        hears(s, core, text)
        assert order.status == OrderStatus.cancelled
        assert told(s, core).startswith("Order 1 is stopped.")


@pytest.mark.parametrize("text", ["dont cancel the rossi order", "stop the music", "forget my birthday"])
def test_what_names_no_such_order_stops_none(core: Core, text: str) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        hears(s, core, text)
        assert order.status == OrderStatus.accepted


def test_a_wish_behind_it_has_its_own_turn(core: Core) -> None:
    her(core)
    with core.write() as s:
        order = dead(s, core)
        hears_all(s, core, "forget rossi order me a hot meal from that warm plate place")
        assert order.status == OrderStatus.cancelled
        assert "order me a hot meal from that warm plate place" in [
            row.body for row in s.exec(select(Message))
        ]


def test_the_same_goods_from_elsewhere_take_the_place_of_what_nobody_brings(core: Core) -> None:
    her(core, providers=[PACKS, {**CORNER, "services": ["delivery"]}, SWIFT, SLOW])
    with core.write() as s:
        order = dead(s, core)
        said = placed_changes.change(
            s, NOW, core.dorothy(s), order, "milk from Corner Mart please. today", once="c"
        )
        assert said.startswith("This takes the place of order 1.")
        assert "Corner Mart: 2% milk half gallon" in said
        hears(s, core, "1")
        assert order.status == OrderStatus.cancelled


def test_a_refill_that_lies_at_the_pharmacy_is_not_asked_for_twice(core: Core) -> None:
    her(core)
    with core.write() as s:
        dead(s, core, "prescription")
        said = refills.quote(s, NOW, core.dorothy(s), "more of my heart pill", once="again")
        assert said.startswith("Order 1: Main St Pharmacy said yes, but I have nobody to bring it yet.")
        assert len(s.exec(select(Order)).all()) == 1
