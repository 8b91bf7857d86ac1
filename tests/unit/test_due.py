"""What falls due: in order of time, once, and whatever fails goes to a person without holding up the rest."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.clock import instant
from concierge_bot.models import (
    Alarm,
    Dose,
    Message,
    MessageState,
    Order,
    OrderStatus,
    Outbox,
    Question,
    StandingOrder,
    Task,
)
from concierge_bot.services.house import desk, due
from concierge_bot.services.orders import quotes
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import questions
from concierge_bot.worker.ticks import AFTER_A_FAULT
from tests.fixtures.core import NOW, Core
from tests.fixtures.ticking import ZONE, sweep, to
from tests.fixtures.town import AGENCY, DESK, DOROTHY

DAILY: dict[str, Any] = {"items": ["Wheat bread"], "rrule": "FREQ=DAILY"}


def person(**more: Any) -> dict[str, Any]:
    """A world with one customer."""
    return {"customers": [{"name": "Dorothy Baker", "phone": DOROTHY, "postcode": "45402", **more}]}


def standing(start: str, **more: Any) -> dict[str, Any]:
    """A world in which something comes again and again, and no desk phone is reminded of what no shop answers."""
    return {"agency": {"desk_phone": None}, **person(standing_orders=[{**DAILY, "start": start, **more}])}


def windows(core: Core) -> list[str]:
    """Return for when standing orders were placed, as wall clock times."""
    with core.write() as s:
        placed = s.exec(
            select(Order).where(col(Order.standing_order_id).is_not(None)).order_by(col(Order.id))
        )
        starts = [order.window_start for order in placed]
    assert all(starts)
    return [f"{(start - timedelta(hours=5)):%d %H}" for start in starts if start]


def test_an_order_that_she_does_not_answer_lapses(core: Core) -> None:
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
    to(core, "2026-12-01T12:59")
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.quoted
    to(core, "2026-12-01T13:01")
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.cancelled
        assert s.exec(select(Question)).one().answer == "expired"


def test_silence_to_are_you_all_right_is_a_cry_for_help(core: Core) -> None:
    with core.write() as s:
        alarms.ask_if_safe(s, NOW, core.dorothy(s), once="asked")
    core.clock.move(minutes=2)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Alarm)).all() == []
    core.clock.move(minutes=1)
    sweep(core)
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "no answer when asked if safe"
        assert any(row.to == DESK and row.channel == "call" for row in core.sent(s))


def test_an_urgent_task_is_repeated_every_minute_until_it_is_claimed(core: Core) -> None:
    with core.write() as s:
        agency = core.agency(s)
        desk.open_task(s, NOW, agency, "Call her", once="t", urgent=True)
    to(core, "2026-12-01T09:03")
    with core.write() as s:
        assert len(core.sent(s)) == 4
        desk.claim(s, core.clock.at, s.exec(select(Task)).one(), "Ruth")
    to(core, "2026-12-01T09:10")
    with core.write() as s:
        assert len(core.sent(s)) == 4


def test_things_are_done_in_order_of_their_time(core: Core) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        for minutes, about in ((30, "standing"), (10, "consent"), (20, "proposal")):
            questions.ask(s, NOW, customer, about, choices=["1"], lasts=timedelta(minutes=minutes))
    core.clock.move(hours=1)
    done = []
    with core.write() as s:
        while turn := due.whose_turn(s, core.clock.at):
            units = due.claim(s, core.clock.at, turn)
            done += [s.get_one(turn.due.model, key) for unit in units for key in unit]
            turn.due.work(s, core.clock.at, units)
            s.flush()
    assert [row.about for row in done if isinstance(row, Question)] == ["consent", "proposal", "standing"]


def test_what_is_not_due_is_neither_counted_nor_claimed(core: Core) -> None:
    with core.write() as s:
        questions.ask(s, NOW, core.dorothy(s), "order", choices=["1"], lasts=timedelta(minutes=5))
        assert due.count(s, NOW) == 0
        assert due.whose_turn(s, NOW) is None
        assert due.next_after(s, NOW) == NOW + timedelta(minutes=5)
        assert due.count(s, NOW + timedelta(minutes=5)) == 1


def test_texts_and_retries_that_wait_are_planned_things_too(core: Core) -> None:
    with core.write() as s:
        agency = core.agency(s)
        later = NOW + timedelta(minutes=7)
        s.add(
            Outbox(
                agency_id=agency.key, key_once="o", channel="sms", to=DOROTHY, created_at=NOW, due_at=later
            )
        )
        s.flush()
        assert due.next_after(s, NOW) == later
        s.add(
            Message(
                agency_id=agency.key,
                sid="SM1",
                sender=DOROTHY,
                recipient=AGENCY,
                body="milk",
                received_at=NOW,
                state=MessageState.waiting,
                retry_at=NOW + timedelta(minutes=3),
            )
        )
        s.flush()
        assert due.next_after(s, NOW) == NOW + timedelta(minutes=3)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Break the verb of a due dose; return the ids of the doses that were tried."""
    tried: list[int] = []

    def fail(s: Session, now: datetime, doses: Sequence[int]) -> list[list[int]]:
        tried.extend(doses)
        raise ZeroDivisionError

    dues = tuple(replace(d, in_bulk=fail) if d.named == due.FIRST else d for d in due.DUES)
    monkeypatch.setattr(due, "DUES", dues)
    return tried


def test_what_fails_goes_to_a_person_and_holds_up_nobody(core: Core, broken: list[int]) -> None:
    core.load(**person(medications=[{"name": "Lisinopril", "times": ["10:00"]}]))
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
    core.clock.move(hours=5)
    sweep(core)
    assert len(broken) == 1
    with core.write() as s:
        assert s.exec(select(Order)).one().status == OrderStatus.cancelled, "the question behind it was done"
        (task,) = core.tasks(s)
        assert task.urgent
        assert "dose" in task.task
        dose = s.get_one(Dose, broken[0])
        assert dose.step_at == core.clock.at + AFTER_A_FAULT
    core.clock.move(minutes=5)
    sweep(core)
    assert len(broken) == 2, "it is tried again"
    with core.write() as s:
        assert len(core.tasks(s)) == 1


def test_two_sweepers_at_once_do_a_thing_once(core_on_either: Core) -> None:
    core = core_on_either
    core.load(**person(medications=[{"name": "Lisinopril", "times": ["10:00"]}]))
    core.clock.move(hours=1)
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda _: sweep(core), range(3)))
    with core.write() as s:
        assert len([row for row in core.sent(s) if row.about == "dose"]) == 1


def test_a_weekly_order_is_placed_the_morning_before(core: Core) -> None:
    core.load(**standing("2026-12-03T15:00", rrule="FREQ=WEEKLY;BYDAY=TH"))
    to(core, "2026-12-02T09:59")
    assert windows(core) == []
    to(core, "2026-12-20T12:00")
    assert windows(core) == ["03 15", "10 15", "17 15"]


def test_an_order_that_an_outage_made_late_is_placed_if_a_shop_can_still_bring_it(core: Core) -> None:
    core.load(**standing("2026-12-03T15:00", rrule="FREQ=WEEKLY;BYDAY=TH"))
    core.clock.at = instant(datetime.fromisoformat("2026-12-03T15:30"), ZONE)
    sweep(core)
    assert windows(core) == ["03 15"]
    with core.write() as s:
        (told,) = [row.body for row in core.sent(s) if row.about == "standing"]
        assert told.startswith("Sorry, I am late with this one. Today 3-5pm: Wheat bread")
        assert core.tasks(s) == []


def test_orders_that_an_outage_left_out_are_told_and_given_to_a_person(core: Core) -> None:
    core.load(**standing("2026-12-03T15:00", rrule="FREQ=DAILY"))
    core.clock.at = instant(datetime.fromisoformat("2026-12-05T20:00"), ZONE)
    sweep(core)
    assert windows(core) == ["06 15"], "tomorrow's is made as ever"
    with core.write() as s:
        missed, placed = (row.body for row in core.sent(s) if row.about == "standing")
        assert missed == (
            "I am sorry. I did not order this for Thursday Dec 3, 3-5pm and 2 more: Wheat bread. "
            "I told our team. They will text or call you by 8:30pm."
        )
        assert placed.startswith("Tomorrow 3-5pm")
        (task,) = core.tasks(s)
        assert "not made in time" in task.task


@pytest.mark.parametrize("hour", [9, 15])
def test_a_daily_order_is_placed_once_for_each_day(core: Core, hour: int) -> None:
    core.load(**standing(f"2026-12-01T{hour:02d}:30", exceptions=["2026-12-04"]))
    to(core, "2026-12-06T12:00")
    assert windows(core) == [f"{day:02d} {hour:02d}" for day in (1, 2, 3, 5, 6, 7)]


def test_a_held_order_waits(core: Core) -> None:
    core.load(**standing("2026-12-01T15:00", held_until="2026-12-05T00:00"))
    to(core, "2026-12-06T12:00")
    assert windows(core) == ["05 15", "06 15", "07 15"]


def test_a_standing_order_keeps_her_hour_over_a_clock_change(core: Core) -> None:
    core.clock.at = datetime(2026, 10, 30, 12, tzinfo=UTC)
    core.load(now="2026-10-30T08:00", **standing("2026-10-31T09:00"))
    to(core, "2026-11-02T12:00")
    with core.write() as s:
        orders = s.exec(select(Order).order_by(col(Order.id)))
        hours = [order.window_start.hour for order in orders if order.window_start]
    assert hours == [13, 14, 14, 14]


def test_a_standing_order_has_its_price_with_delivery(core: Core) -> None:
    core.load(**standing("2026-12-02T15:00"))
    to(core, "2026-12-01T10:30")
    with core.write() as s:
        order = s.exec(select(Order)).one()
        assert (order.total, order.fee) == (299 + 300, 300)


def test_a_standing_order_that_ended_is_over(core: Core) -> None:
    core.load(**standing("2026-12-02T15:00", rrule="FREQ=DAILY;COUNT=2"))
    to(core, "2026-12-10T12:00")
    assert windows(core) == ["02 15", "03 15"]
    with core.write() as s:
        assert s.exec(select(StandingOrder)).one().next_at is None
