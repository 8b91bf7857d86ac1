"""Puts the parts of a time that comes once together: one day, one hour or window, and what must be asked."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from concierge_bot.understanding.when.hours import Setting, moment, settle
from concierge_bot.understanding.when.once_hours import Span, hours_on
from concierge_bot.understanding.when.parts import (
    DAY,
    PAST,
    UNREAD,
    WHICH,
    WINDOWS,
    Ahead,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Lasting,
    Moment,
    PartOfDay,
)
from concierge_bot.understanding.when.told import Asks, Told


def one_time(told: Told) -> Span:
    """Start, end and questions of a time that comes once."""
    if told.of(Ahead):
        return _ahead(told)
    day, asks = the_day(told.of(Day))
    if moments := told.of(Moment):
        today = Day(told.now.date())
        others = [part for part in told.parts if not isinstance(part, Moment | Dropped) and part != today]
        return moments[-1].at, None, (*asks, WHICH) if others or len(moments) > 1 else asks
    if told.day_limits:
        return _limited(told, day, asks)
    return hours_on(told, day, asks)


def _ahead(told: Told) -> Span:
    """So long before the one hour that was named."""
    ahead = told.of(Ahead)
    start, end, asks = one_time(replace(told, parts=tuple(part for part in told.parts if part not in ahead)))
    if len(ahead) > 1 or not told.of(Clock) or end is not None or not isinstance(start, datetime):
        return start, end, (*asks, UNREAD)
    return start - ahead[0].span, None, asks


def the_day(days: list[Day]) -> tuple[Day | None, Asks]:
    """The one day meant; a weekday beside its date is one day, two different days are asked (the last is guessed)."""
    if not days:
        return None, ()
    first, last = days[0], days[-1]
    asks = (last.doubt,) if last.doubt else ()
    if all((day.first, day.last) == (last.first, last.last) for day in days):
        return last, asks
    if len(days) == 2 and first.weekday is not None and last.monthday is not None:
        return last, asks if last.first.weekday() == first.weekday else (*asks, DAY)
    if first.last and last.weekday is not None and (first.last - first.first).days < 7:
        within = first.first + timedelta(days=(last.weekday - first.first.weekday()) % 7)
        return replace(last, first=within), asks + ((first.doubt,) if first.doubt else ())
    if last.last and all(last.first <= day.first <= last.last for day in days):
        return last, asks  # "over christmas, the 23rd till the 28th"
    return last, (*asks, WHICH)


def limits_of(bounds: list[Bound], today: date) -> tuple[date | None, date | None, Asks]:
    """First and last day that the limits allow, both inclusive."""
    first = last = None
    asks: Asks = ()
    for bound in bounds:
        day = bound.what
        assert isinstance(day, Day)
        asks += (day.doubt,) if day.doubt else ()
        if bound.side in ("until", "before"):
            last = (day.last or day.first) if bound.side == "until" else day.first - timedelta(days=1)
        else:
            first = day.first if bound.side == "from" else (day.last or day.first) + timedelta(days=1)
    if last and last < (first or today):
        asks += (PAST,)
    return first, last, asks


def _limited(told: Told, day: Day | None, asks: Asks) -> Span:
    """ "until friday", "from monday", "by friday 5pm"."""
    today = told.now.date()
    first, last, more = limits_of([_in_its_week(bound, day) for bound in told.day_limits], today)
    asks += more
    if first and last is None and (spans := told.of(Lasting)) and spans[0].span.days:
        return first, first + spans[0].span - timedelta(days=1), asks
    if any(bound.side == "after" for bound in told.day_limits) and last is None:
        asks += (DAY,)
    if day is not None:
        return _narrowed(day, first, last, asks)
    hours, parts = told.of(Clock), told.of(PartOfDay)
    if not hours and not told.of(ClockRange) and not told.hour_limits:
        if not parts:
            return first or today, last, asks
        if last and not first and len(told.day_limits) == 1 and [part.name for part in parts] != ["night"]:
            return told.now, datetime.combine(last, WINDOWS[parts[0].name][1]), asks
    edge = last or first or today
    if len(hours) != 1 or (first and last):
        return first or today, last, (*asks, UNREAD)
    part = told.of(PartOfDay)
    hour, more = settle(hours[0], Setting(told.now, edge, part[0].name if part else None, told.medicine))
    asks += more
    return (told.now, moment(edge, hour), asks) if last else (moment(edge, hour), None, asks)


def _in_its_week(bound: Bound, day: Day | None) -> Bound:
    """ "next week but not before wednesday": the wednesday of that week."""
    what = bound.what
    assert isinstance(what, Day)
    if not day or not day.last or what.weekday is None or what.last or (day.last - day.first).days > 6:
        return bound
    ahead = (what.weekday - day.first.weekday()) % 7
    return replace(bound, what=replace(what, first=day.first + timedelta(days=ahead), doubt=""))


def _narrowed(day: Day, first: date | None, last: date | None, asks: Asks) -> Span:
    """ "next week but not before wednesday": the stretch of days that is left between the limits."""
    if not day.last and (first or day.first) <= day.first <= (last or day.first) and (first or last):
        return day.first, None, asks  # "before wednesday, tomorrow if you can"
    if not day.last or not (first or last):
        return day.first, day.last, (*asks, UNREAD)
    if last and last > day.last and not first:
        return day.first, last, asks  # "all of june, till the 4th of july"
    begin, end = max(day.first, first or day.first), min(day.last, last or day.last)
    return begin, end, asks if begin <= end else (*asks, WHICH)
