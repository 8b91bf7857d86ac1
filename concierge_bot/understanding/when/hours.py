"""Settles which hour she means when she leaves out morning or evening."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.parts import AM_PM, DAY, HOUR, PAST, Clock, ClockRange


@dataclass(frozen=True)
class Setting:
    """What surrounds an hour: her `now`, the `day` (None if unsaid), the part of day, a medicine or not."""

    now: datetime
    day: date | None
    part: str | None
    medicine: bool
    repeated: bool = False


def settle(hour: Clock, at: Setting) -> tuple[Clock, tuple[str, ...]]:
    """The hour of 24 and what must be asked.

    Without a word for it, 12 is noon; 1 to 6 are afternoon (asked for a medicine); 7 to 11 are morning, or for a
    single time today that has passed, the evening.
    """
    asks: tuple[str, ...] = (hour.doubt,) if hour.doubt else ()
    if hour.vague and at.medicine:
        asks += (HOUR,)
    if hour.fixed:
        return hour, asks
    if at.part is not None:
        fitting = half_of(at.part, hour.hour)
        if fitting is not None and fitting > 4:
            return replace(hour, hour=fitting, fixed=True), asks
        asks += (AM_PM,)
    if hour.hour <= 6:
        return replace(hour, hour=hour.hour + 12, fixed=True), asks + ((AM_PM,) if at.medicine else ())
    later = _evening_today(hour, at)
    if later is not None:
        return replace(hour, hour=hour.hour + 12, fixed=True), asks + later
    if hour.hour == 7 and not at.medicine:
        asks += (AM_PM,)  # the first train or the evening's bingo
    return replace(hour, fixed=True), asks


def _evening_today(hour: Clock, at: Setting) -> tuple[str, ...] | None:
    """What to ask if 7 to 11 must be the evening of today, or None if it is a morning."""
    if at.repeated or hour.hour == 12 or at.day not in (None, at.now.date()):
        return None
    if moment(at.now.date(), hour) > at.now:
        return None
    if at.day is None and moment(at.now.date(), replace(hour, hour=hour.hour + 12)) <= at.now:
        return None
    if hour.hour <= 9:
        return ()
    return (AM_PM,) if at.day is not None else None


def settle_range(hours: ClockRange, at: Setting) -> tuple[Clock, Clock, tuple[str, ...]]:
    """Both ends of a range in hours of 24, the first no more than twelve hours before the last."""
    asks = (hours.doubt,) if hours.doubt else ()
    first, last = hours.first, hours.last
    if last.fixed and not first.fixed:
        return _before(first, last), last, asks
    whole = replace(at, day=at.day or date.max, medicine=False)
    begin, more = settle(first, whole)
    if not first.fixed and at.medicine and at.part is None and first.hour <= 6:
        more += (AM_PM,)
    if not last.fixed:
        last = next(
            one
            for one in (last, replace(last, hour=last.hour + 12), replace(last, hour=last.hour % 12 + 24))
            if _minutes(one) > _minutes(begin)
        )
    return begin, last, asks + more


def _before(first: Clock, last: Clock) -> Clock:
    options = (replace(first, hour=first.hour % 12 + 12), replace(first, hour=first.hour % 12))
    return next((one for one in options if _minutes(one) < _minutes(last)), options[1])


def _minutes(hour: Clock) -> int:
    return hour.hour * 60 + hour.minute


def moment(day: date, hour: Clock) -> datetime:
    """The moment of a settled hour on a day; hour 24 is the midnight that ends it."""
    return datetime.combine(day, time(hour.hour % 24, hour.minute)) + timedelta(days=hour.hour // 24)


def upcoming(hour: Clock, at: Setting) -> tuple[datetime, tuple[str, ...]]:
    """The next moment of an hour; without a day it is today or, if passed, tomorrow."""
    settled, asks = settle(hour, at)
    if at.day is not None:
        when = moment(at.day, settled)
        if settled.hour == 24 and at.part != "night":
            asks += (DAY,)
        return when, asks + ((PAST,) if when <= at.now and at.day == at.now.date() else ())
    when = moment(at.now.date(), settled)
    if when > at.now:
        return when, asks
    return when + timedelta(days=1), asks + (() if hour.fixed else (DAY,))
