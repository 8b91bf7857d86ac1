"""Puts the parts of a time that comes once together: one day, one hour or window, and what must be asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TypeVar

from concierge_bot.understanding.when.clocks import half_of
from concierge_bot.understanding.when.hours import Setting, moment, settle, settle_range, upcoming
from concierge_bot.understanding.when.parts import (
    DAY,
    DAY_CLOSES,
    HOUR,
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
    Part,
    PartOfDay,
)

Asks = tuple[str, ...]
_TOO_SHORT = timedelta(hours=1)  # what is left of a part of day that she names
Span = tuple[date | datetime, date | datetime | None, Asks]
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Told:
    """The parts of a message by kind, with her `now` and whether they are about a medicine."""

    parts: tuple[Part, ...]
    now: datetime
    medicine: bool

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [part for part in self.parts if isinstance(part, kind)]

    @property
    def day_limits(self) -> list[Bound]:
        return [bound for bound in self.of(Bound) if isinstance(bound.what, Day)]

    @property
    def hour_limits(self) -> list[Bound]:
        """Limits by the hour, a part of day turned into the hour where it begins or ends."""
        return [_by_hour(bound) for bound in self.of(Bound) if not isinstance(bound.what, Day)]


def _by_hour(bound: Bound) -> Bound:
    if not isinstance(bound.what, PartOfDay):
        return bound
    first, last = WINDOWS[bound.what.name]
    edge = first if bound.side in ("before", "from") else last
    return replace(bound, what=Clock(edge.hour, edge.minute, fixed=True))


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
    return _hours(told, day, asks)


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
    if not day.last or not (first or last):
        return day.first, day.last, (*asks, UNREAD)
    if last and last > day.last and not first:
        return day.first, last, asks  # "all of june, till the 4th of july"
    begin, end = max(day.first, first or day.first), min(day.last, last or day.last)
    return begin, end, asks if begin <= end else (*asks, WHICH)


def _hours(told: Told, day: Day | None, asks: Asks) -> Span:
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
