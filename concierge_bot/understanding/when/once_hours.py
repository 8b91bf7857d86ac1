"""The hours of one time on its day: a moment, a window, a limit, or the usual hours of a part of the day."""

from datetime import date, datetime, time, timedelta

from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.hours import Setting, moment, settle_range, upcoming
from concierge_bot.understanding.when.parts import (
    DAY,
    DAY_CLOSES,
    HOUR,
    PAST,
    UNREAD,
    WHICH,
    WINDOWS,
    Bound,
    Clock,
    ClockRange,
    Day,
    Lasting,
    PartOfDay,
)
from concierge_bot.understanding.when.told import Asks, Told

_TOO_SHORT = timedelta(hours=1)  # what is left of a part of day that she names
Span = tuple[date | datetime, date | datetime | None, Asks]


def hours_on(told: Told, day: Day | None, asks: Asks) -> Span:
    """One hour, range, limit or part of day on the day, or the next day that has it ahead."""
    hours, ranges, limits = told.of(Clock), told.of(ClockRange), list(dict.fromkeys(told.hour_limits))
    parts = [part.name for part in told.of(PartOfDay)]
    at = Setting(told.now, day.first if day else None, parts[0] if parts else None, told.medicine)
    named = len(hours) + len(ranges) + len(limits)
    if len(limits) == 2 and named == 2:
        return _between(limits, at, asks)
    if len(set(parts)) > 1 or named > 1:
        asks += (WHICH,)
    if (spans := told.of(Lasting)) and spans[0].span.days:
        return _lasting(day, spans[0].span, told.now, asks if not named and not parts else (*asks, WHICH))
    if day is not None and day.last is not None:
        return day.first, day.last, (*asks, WHICH) if named or parts else asks
    if hours:
        return _instant(hours[0], at, asks)
    if ranges:
        return _range(ranges[0], at, asks)
    if limits:
        return _limit(limits[0], at, asks)
    if parts:
        return _window(parts[0], at, asks)
    return (day.first, None, asks) if day else (told.now.date(), None, asks)


def _lasting(day: Day | None, span: timedelta, now: datetime, asks: Asks) -> Span:
    """ "from the 18th, for two weeks"."""
    if day is None or day.last is not None:
        return day.first if day else now.date(), None, (*asks, UNREAD)
    return day.first, day.first + span - timedelta(days=1), asks


def _instant(hour: Clock, at: Setting, asks: Asks) -> Span:
    start, more = upcoming(hour, at)
    if (
        at.part
        and hour.fixed
        and hour.hour < 24
        and half_of(at.part, hour.hour % 12 or 12) not in (hour.hour, hour.hour or 24)
    ):
        more += (WHICH,)
    return start, None, asks + more


def _range(hours: ClockRange, at: Setting, asks: Asks) -> Span:
    first, last, more = settle_range(hours, at)
    asks += more
    day = at.day or at.now.date()
    start, end = moment(day, first), moment(day, last)
    asks += _beside_part(start, at)
    if start <= at.now and at.day is None:
        sure = hours.first.fixed and hours.last.fixed and end <= at.now
        asks += () if sure else (DAY,)
        start, end = start + timedelta(days=1), end + timedelta(days=1)
    elif end <= at.now:
        asks += (PAST,)
    return start, end, asks


def _beside_part(hour: datetime, at: Setting) -> Asks:
    """ "thursday morning, i am out after lunch": an hour outside of the part of day that was named."""
    first, last = WINDOWS[at.part] if at.part else (time.min, time.max)
    return () if first <= hour.time() <= last else (WHICH,)


def _between(limits: list[Bound], at: Setting, asks: Asks) -> Span:
    """ "after 3 and before 5"."""
    low = [bound.what for bound in limits if bound.side in ("from", "after")]
    high = [bound.what for bound in limits if bound.side in ("before", "by", "until")]
    if len(low) == 1 and len(high) == 1 and isinstance(low[0], Clock) and isinstance(high[0], Clock):
        return _range(ClockRange(low[0], high[0]), at, asks)
    return _limit(limits[0], at, (*asks, WHICH))


def _limit(limit: Bound, at: Setting, asks: Asks) -> Span:
    """ "before noon" runs from now or the day's beginning; "after 3" runs until the day closes."""
    assert isinstance(limit.what, Clock)
    edge, more = upcoming(limit.what, at)
    asks += more + _beside_part(edge, at)
    if at.day is None and not limit.what.fixed and edge.hour >= 19:
        asks += (DAY,)  # "not before 9", said at ten in the morning
    if limit.side in ("before", "by", "until"):
        begin = max(at.now, datetime.combine(edge.date(), time()))
        return (begin if begin < edge else datetime.combine(edge.date(), time())), edge, asks
    return edge, max(datetime.combine(edge.date(), DAY_CLOSES), edge + timedelta(hours=1)), asks


def _window(part: str, at: Setting, asks: Asks) -> Span:
    """A part of day; without a day it is the next one, which is asked while today's is still going on."""
    first, last = WINDOWS[part]
    today = at.now.date()
    day = at.day or today
    start, end = datetime.combine(day, first), datetime.combine(day, last)
    asks += (HOUR,) if at.medicine else ()
    if at.day is None and start <= at.now:
        asks += (DAY,) if end > at.now else ()
        return start + timedelta(days=1), end + timedelta(days=1), asks
    if end <= at.now and part == "night" and at.day == today:
        end = datetime.combine(today, time(23, 59))  # "tonight", and it is late
        return at.now, end, asks
    if end <= at.now:
        return start, end, (*asks, PAST)
    told_of = start <= at.now and part == "morning"  # "coffee this morning very sad"
    asks += (
        (HOUR,)
        if told_of or end - at.now < _TOO_SHORT
        else (DAY,)
        if at.day is None and not at.medicine
        else ()
    )
    return max(start, at.now), end, asks
