"""Delivery windows: on her clock, inside the day, with notice for the shop, and said as she would say them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer
from concierge_bot.services.orders import windows
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import order_words

ZONES = ["America/New_York", "Europe/London", "Australia/Adelaide", "America/Phoenix"]
DAY = date(2026, 12, 1)  # a Tuesday


def wall(day: int, hour: int) -> datetime:
    """Return a naive wall clock time in December."""
    return datetime.combine(date(2026, 12, day), time(hour))


def her(zone: str = "America/New_York") -> Customer:
    """A customer in a time zone."""
    return Customer(agency_id=1, name="Dorothy Baker", phone="+13055550134", conversation="c", time_zone=zone)


def at(wall: str, zone: str = "America/New_York") -> datetime:
    """Return the instant of a wall clock time, on the first of December where no date is named."""
    return instant(datetime.fromisoformat(wall if "T" in wall else f"{DAY}T{wall}"), zone)


def told(span: windows.Span, zone: str = "America/New_York") -> str:
    """Return a window as wall clock times: ``1 11-13``."""
    begin, end = (local(moment, zone) for moment in span)
    return f"{begin.day} {begin:%H:%M}-{end:%H:%M}"


@pytest.mark.parametrize(
    ("now", "soon"),
    [
        ("00:10", "1 09:00-11:00"),
        ("06:30", "1 09:00-11:00"),
        ("07:30", "1 10:00-12:00"),
        ("09:00", "1 11:00-13:00"),
        ("09:01", "1 12:00-14:00"),
        ("15:00", "1 17:00-19:00"),
        ("15:01", "2 09:00-11:00"),
        ("19:00", "2 09:00-11:00"),
        ("20:00", "2 09:00-11:00"),
        ("20:30", "2 09:00-11:00"),
        ("21:00", "2 09:00-11:00"),
        ("23:59", "2 09:00-11:00"),
    ],
)
def test_with_no_time_named_it_is_the_next_sensible_one(now: str, soon: str) -> None:
    assert told(windows.window(None, None, her(), at(now))) == soon


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001 - a wall clock
    zone=st.sampled_from(ZONES),
)
def test_soon_is_always_inside_the_day_with_notice(now: datetime, zone: str) -> None:
    this = instant(now, zone)
    begin, end = windows.window(None, None, her(zone), this)
    assert begin - this > windows.NOTICE - timedelta(minutes=1)
    assert begin - this <= timedelta(hours=26)
    opens, closes = (local(moment, zone).time() for moment in (begin, end))
    assert windows.OPENS <= opens < closes <= windows.CLOSES
    assert local(begin, zone).minute == 0


@pytest.mark.parametrize(
    ("start", "end", "window"),
    [
        (date(2026, 12, 3), None, "3 09:00-11:00"),
        (DAY, None, "1 11:00-13:00"),
        (wall(3, 15), None, "3 15:00-17:00"),
        (wall(3, 15), wall(3, 16), "3 15:00-16:00"),
        (wall(3, 15), wall(3, 14), "3 15:00-17:00"),
        (wall(3, 15), date(2026, 12, 4), "3 15:00-17:00"),
        (wall(1, 7), wall(1, 13), "1 09:00-13:00"),  # "today before 1"
        (datetime(2026, 12, 1, 8, 50), wall(1, 10), "1 09:00-10:00"),  # noqa: DTZ001 - a wall clock
        (wall(3, 0), wall(3, 10), "3 09:00-10:00"),  # "thursday before 10"
        (wall(3, 0), wall(3, 8), "3 00:00-08:00"),
    ],
)
def test_what_she_named_is_kept(start: date, end: date | None, window: str) -> None:
    assert told(windows.window(start, end, her(), at("09:00"))) == window


@pytest.mark.parametrize(
    ("start", "end", "window"),
    [
        (wall(1, 10), wall(1, 21), "1 10:00-14:00"),  # "after ten"
        (wall(1, 17), wall(1, 21), "1 17:00-21:00"),
        (wall(1, 9), wall(1, 15), "1 09:00-13:00"),
    ],
)
def test_nobody_waits_longer_than_a_few_hours(start: datetime, end: datetime, window: str) -> None:
    assert told(windows.window(start, end, her(), at("07:15"))) == window


def test_before_noon_leaves_her_after_ten() -> None:
    had = (at("10:00"), at("14:00"))
    moved = windows.moved(had, datetime(2026, 12, 1, 7, 15), wall(1, 12), her(), at("07:15"))  # noqa: DTZ001
    assert told(moved) == "1 10:00-12:00"
    another_day = windows.moved(had, wall(2, 0), wall(2, 12), her(), at("07:15"))
    assert told(another_day) == "2 09:00-12:00"
    too_late = windows.moved(had, datetime(2026, 12, 1, 7, 15), wall(1, 10), her(), at("07:15"))  # noqa: DTZ001
    assert told(too_late) == "1 09:00-10:00"


@pytest.mark.parametrize(
    ("hours", "window"),
    [
        ("08:00-19:00", "1 17:00-19:00"),
        ("", "1 17:00-21:00"),
        ("tue 18:00-20:00", "1 18:00-20:00"),
        ("08:00-12:00", "1 17:00-21:00"),
    ],
)
def test_a_window_never_runs_past_the_closing_of_the_shop(hours: str, window: str) -> None:
    span = (at("17:00"), at("21:00"))
    assert told(windows.while_open(span, hours, "America/New_York")) == window


def test_a_window_is_utc_and_follows_her_clock_over_the_change() -> None:
    before = windows.window(date(2026, 10, 31), None, her(), at("2026-10-30T12:00"))
    after = windows.window(date(2026, 11, 1), None, her(), at("2026-10-30T12:00"))
    assert before[0] == datetime(2026, 10, 31, 13, tzinfo=UTC)
    assert after[0] == datetime(2026, 11, 1, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("11:00", "13:00", "today 11am-1pm"),
        ("15:00", "17:00", "today 3-5pm"),
        ("2026-12-02T09:00", "2026-12-02T11:00", "tomorrow 9-11am"),
        ("2026-12-03T09:00", "2026-12-03T11:30", "Thursday 9-11:30am"),
        ("2026-12-10T12:00", "2026-12-10T14:00", "Thursday Dec 10, 12-2pm"),
        ("2026-12-03T10:00", None, "Thursday 10am"),
        ("2026-11-30T10:00", None, "yesterday 10am"),
        ("2026-11-29T10:00", None, "Sunday Nov 29, 10am"),
    ],
)
def test_a_window_is_said_as_she_would_say_it(start: str, end: str | None, said: str) -> None:
    until = at(end) if end else None
    assert windows.spoken(at(start), until, "America/New_York", at("09:00")) == said


def test_today_is_her_today() -> None:
    moment = datetime(2026, 12, 2, 3, tzinfo=UTC)  # still the first of December in New York
    assert windows.spoken(moment, None, "America/New_York", at("09:00")) == "today 10pm"
    assert windows.spoken(moment, None, "Europe/London", at("09:00")) == "tomorrow 3am"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "12am"), (8, 0, "8am"), (12, 0, "12pm"), (15, 30, "3:30pm"), (23, 5, "11:05pm")],
)
def test_a_time_of_day_is_read_on_twelve_hours(hour: int, minute: int, said: str) -> None:
    assert windows.clock(datetime(2026, 12, 1, hour, minute, tzinfo=ZoneInfo("America/New_York"))) == said


def test_a_promise_is_made_on_her_clock() -> None:
    assert windows.by(at("09:10"), timedelta(minutes=30), "America/New_York") == "9:40am"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Kevin is coming on Wednesday with the boys, so could you get me some flour, thank you", None),
        ("kevin is coming wednesday can you get flour and butter", None),
        ("the boys arrive wednesday, send bread and ham tuesday", "2026-12-01"),
        ("my sister flies in thursday and i need coffee", None),
        ("Luis is here on Friday and he eats so much, milk please, tomorrow is ok", "2026-12-01"),
        (
            "I would need it before Wednesday, tomorrow if you can, because I bake the night before",
            "2026-12-01",
        ),
        ("bread and milk thursday since i go to church wednesday", "2026-12-03"),
        ("the milk comes tuesday", "2026-12-01"),
        ("can it be coming thursday with the eggs", "2026-12-03"),
    ],
)
def test_the_day_of_somebody_elses_coming_is_no_day_of_delivery(words: str, start: str | None) -> None:
    read = times.read(order_words.of_it(words), datetime.fromisoformat("2026-11-30T09:15"))
    assert (read and f"{read.start:%F}") == start
    assert read is None or not read.asks
