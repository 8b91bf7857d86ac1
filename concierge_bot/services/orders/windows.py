"""When something comes: the window that she named, or the next sensible one, and how to say it."""

from datetime import date, datetime, time, timedelta

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer
from concierge_bot.understanding.members import opening

OPENS, CLOSES = time(9), time(19)
AWAKE, ASLEEP = time(8), time(20)
LENGTH = timedelta(hours=2)
NOTICE = timedelta(hours=2)
AT_LEAST = timedelta(minutes=30)
LONGEST = timedelta(hours=4)
"""Longer than this nobody waits at home for a delivery: "after ten" is no whole day."""

Span = tuple[datetime, datetime]


def window(
    start: date | datetime | None, end: date | datetime | None, customer: Customer, now: datetime
) -> Span:
    """Return the UTC window for a naive local start (a day, an instant or none) and end."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    if start is None:
        return _utc(_next(here), customer)
    if not isinstance(start, datetime):
        begin = _next(here) if start == here.date() else datetime.combine(start, OPENS)
    else:
        begin = _in_time(start, end, here)
    until = end if isinstance(end, datetime) and end > begin else begin + LENGTH
    if begin.time() != time.min:
        until = min(until, begin + LONGEST)
    return instant(begin, customer.time_zone), instant(until, customer.time_zone)


def moved(
    before: Span,
    start: date | datetime | None,
    end: date | datetime | None,
    customer: Customer,
    now: datetime,
    *,
    keeps_day: bool = False,
) -> Span:
    """Return the window after another word of hers; one that only says "before noon" leaves its "after ten".

    An hour that she says without a day is one of the day that stands.
    """
    if keeps_day and isinstance(start, datetime):
        away = local(before[0], customer.time_zone).date() - start.date()
        there = start + away, end + away if isinstance(end, datetime) else end
        start, end = there if instant(there[0], customer.time_zone) > now else (start, end)
    begin, until = window(start, end, customer, now)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    only_end = isinstance(start, datetime) and isinstance(end, datetime) and start <= here
    had = local(before[0], customer.time_zone)
    same_day = only_end and had.date() == local(begin, customer.time_zone).date()
    if not same_day or not isinstance(end, datetime) or had.replace(tzinfo=None) >= end:
        return begin, until
    return before[0], min(instant(end, customer.time_zone), before[0] + LONGEST)


def still_to_come(span: Span, customer: Customer, now: datetime) -> Span:
    """Return a window that was offered before, or the next sensible one where that is over."""
    return span if span[1] > now else window(None, None, customer, now)


def not_over(start: datetime | None, end: datetime | None, customer: Customer, now: datetime) -> Span:
    """Return a window that leaves time enough to bring something in it, or else the soonest that does."""
    if start is not None and end is not None and end >= now + AT_LEAST:
        return start, end
    begin = _half_hour(local(now + AT_LEAST, customer.time_zone).replace(tzinfo=None))
    in_the_day = begin.time() >= OPENS and begin + LENGTH <= datetime.combine(begin, CLOSES)
    return _utc(begin, customer) if in_the_day else window(None, None, customer, now)


def while_open(span: Span, hours: str, zone: str) -> Span:
    """Return the part of a window in which a shop is open, or all of it where that is none."""
    walls = (local(moment, zone).replace(tzinfo=None) for moment in span)
    begin, until = opening.within(hours, *walls)
    return instant(begin, zone), instant(until, zone)


def _in_time(start: datetime, end: date | datetime | None, here: datetime) -> datetime:
    """Return when a window begins of which she named the end ("before 1"): at a full hour, within the shop's day."""
    if not isinstance(end, datetime) or not (start <= here or start.time() == time.min):
        return start
    begin = max(_full_hour(start), datetime.combine(start, OPENS))
    return begin if begin < end else start


def _next(here: datetime) -> datetime:
    """Return the next full hour that leaves the shop its notice, within the day."""
    begin = _full_hour(here + NOTICE)
    for day in (here.date(), here.date() + timedelta(days=1)):
        first = max(begin, datetime.combine(day, OPENS))
        if first + LENGTH <= datetime.combine(day, CLOSES):
            return first
    raise AssertionError("a whole day leaves room for a window")


def _full_hour(wall: datetime) -> datetime:
    """Return the next full hour."""
    return (wall + timedelta(minutes=59)).replace(minute=0, second=0, microsecond=0)


def _half_hour(wall: datetime) -> datetime:
    """Return the next full or half hour."""
    later = (wall + timedelta(minutes=29)).replace(second=0, microsecond=0)
    return later.replace(minute=later.minute // 30 * 30)


def _utc(begin: datetime, customer: Customer) -> Span:
    return instant(begin, customer.time_zone), instant(begin + LENGTH, customer.time_zone)


def decent(now: datetime, zone: str) -> datetime:
    """Return when a text that is not urgent may reach her: now, or at eight in the morning of her own clock."""
    here = local(now, zone)
    if AWAKE <= here.time() < ASLEEP:
        return now
    day = here.date() + timedelta(days=1 if here.time() >= ASLEEP else 0)
    return instant(datetime.combine(day, AWAKE), zone)


def spoken(start: datetime, end: datetime | None, zone: str, now: datetime) -> str:
    """Return a UTC window as she would say it: ``today 3-5pm``, ``yesterday 9am``, ``Thursday Dec 3, 9-11am``."""
    begin, here = local(start, zone), local(now, zone)
    days = (begin.date() - here.date()).days
    day = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days) or (
        f"{begin:%A}" if 1 < days < 7 else f"{begin:%A %b} {begin.day},"
    )
    return f"{day} {times(start, end, zone)}"


def times(start: datetime, end: datetime | None, zone: str) -> str:
    """Return the times of day of a UTC window: ``3-5pm``, ``11am-1pm``; without an end one time, ``3pm``."""
    begin = local(start, zone)
    if end is None:
        return clock(begin)
    finish = local(end, zone)
    same_half = (begin.hour < 12) == (finish.hour < 12)
    return f"{clock(begin, half=not same_half)}-{clock(finish)}"


def clock(wall: datetime, *, half: bool = True) -> str:
    """Return a time of day as she would read it: ``8am``, ``3:30pm``."""
    hour = wall.hour % 12 or 12
    minutes = f":{wall.minute:02d}" if wall.minute else ""
    return f"{hour}{minutes}{('am' if wall.hour < 12 else 'pm') if half else ''}"


def by(now: datetime, wait: timedelta, zone: str) -> str:
    """Return the time by which something is promised, on her clock: ``4pm``, ``12pm tomorrow``, ``12pm Thursday``."""
    due, days = local(now + wait, zone), (local(now + wait, zone).date() - local(now, zone).date()).days
    return f"{clock(due)} {'tomorrow' if days == 1 else f'{due:%A}'}" if days > 0 else clock(due)
