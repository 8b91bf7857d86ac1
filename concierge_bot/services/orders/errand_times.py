"""When a service shall be, as she said it first: an hour, a day, a stretch of time, or by when she must be there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.orders.hires import SOON
from concierge_bot.understanding import (
    errand_answers,
    errand_hours,
    particulars,
    reminding,
    visit_hours,
    visit_times,
)
from concierge_bot.understanding import when as times
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import DAY_CLOSES, UNREAD

NOW = timedelta(minutes=1)
DAWN, HALF_A_DAY, HALF_A_DAY_HOURS = 6, timedelta(hours=12), 12
"""Nobody is fetched or visited before six unless she says so."""
MORNING = (time(9), time(12))
BY_DAY = ("handyman", "cleaning", "technician", "hairdresser")
"""Who comes to her house on a day without an hour is offered in the morning."""


def due_beside(
    data: Mapping[str, str], new: Mapping[str, str], there: str, here: datetime, country: str
) -> dict[str, str]:
    """Return by when she must be there beside the hour at which she is fetched, as she says now or said before."""
    if "T" not in new["start"] or new.get("by"):
        return {"due": ""}
    start = datetime.fromisoformat(new["start"])
    before = data.get("due") or (data.get("start", "") if data.get("by") else "")
    at = datetime.combine(start, datetime.fromisoformat(before).time()) if before else None
    if there:
        read = reminding.moved(f"at {there}", start, "", here, country)
        at = datetime.combine(start, read.start.time()) if read and isinstance(read.start, datetime) else None
        at = at + HALF_A_DAY if at is not None and at <= start and at.hour < HALF_A_DAY_HOURS else at
    return {"due": at.isoformat() if at is not None and at > start else ""}


def by_then(read: When, words: str) -> tuple[When, bool]:
    """Who shall be there by nine is there at nine at the latest: that hour is what was said."""
    if not isinstance(read.end, datetime) or not errand_hours.says_by(words):
        return read, False
    return replace(read, start=read.end, end=None), True


def first_said(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be; of a ride, when she is fetched or by when she must be there, or both."""
    if kind != particulars.RIDE:
        return _in_the_morning(read_at(now, customer, what, when, kind), kind)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    what, when = (
        errand_answers.without_refused(errand_answers.without_number(words)) for words in (what, when)
    )
    (first, there), (then, later) = visit_hours.parted(what), visit_hours.parted(when)
    there = later or there
    if there and visit_hours.says_fetched(f"{first}. {then}" if what != when else first):
        found = read_at(now, customer, visit_hours.fetched_at(first), visit_hours.fetched_at(then), kind)
        return {**found, **due_beside({}, found, there, here, customer.country)}
    found = read_at(now, customer, what, when, kind)
    return {**found, "by": "yes", "end": ""} if there and "T" in found["start"] else found


def _in_the_morning(found: dict[str, str], kind: str) -> dict[str, str]:
    """A day without an hour is offered in the morning; she may say another."""
    if kind not in BY_DAY or not found["start"] or "T" in found["start"] or found["end"] or found["repeats"]:
        return found
    day = date.fromisoformat(found["start"])
    begin, end = (datetime.combine(day, at).isoformat() for at in MORNING)
    return {**found, "start": begin, "end": end}


def read_at(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be, a day that she said first together with the hour that she said then."""
    here, country = local(now, customer.time_zone).replace(tzinfo=None), customer.country
    what, when = (errand_hours.for_times(errand_hours.without_trouble(words), kind) for words in (what, when))
    read = visit_times.read(when, here, country)
    before = visit_times.read(what, here, country) if when != what else None
    if before is not None:
        whole = reminding.completed(before.words, when, here, country=country)
        read = whole if reminding.whole(whole) else read or replace(before, asks=())
    if not visit_times.suiting(when, here, country) and (days := errand_answers.days_said(when)):
        return {"at": days, "start": ""}
    if read is None or errand_answers.any_time(when) or errand_answers.rules_out(when):
        return {"at": SOON, "start": ""}
    if errand_answers.leaves_open(when):
        named = _day_named(when, here, country)
        return as_data(named, here, by=False) if named is not None else {"at": SOON, "start": ""}
    if read.asks:
        alone = (times.read(one, here, country=country) for one in errand_hours.clauses(when))
        read = next((one for one in alone if one is not None and not one.asks), read)
    if read.asks and (
        set(read.asks) - {UNREAD} or isinstance(read.start, datetime) or read.start <= here.date()
    ):
        return {"at": SOON, "start": ""}
    read, by = by_then(read, when)
    if kind == particulars.RIDE:
        by = by and not errand_hours.says_fetched(when)
    if kind == particulars.RIDE and isinstance(read.end, datetime) and read.end.time() == DAY_CLOSES:
        read = replace(read, end=None)  # "from home at ten" is no stretch of time
    if isinstance(read.start, datetime) and read.rrule is None and read.start <= here + NOW:
        return {"at": SOON, "start": ""}
    return as_data(replace(read, asks=()), here, by=by)


def _day_named(when: str, here: datetime, country: str) -> When | None:
    """Return the day that she names where she leaves its hour to us: "Wednesday, any time would do"."""
    clauses = (one for one in errand_hours.clauses(when) if not errand_answers.leaves_open(one))
    read = (times.read(one, here, country=country) for one in clauses)
    return next((one for one in read if one and not one.asks and f"{one.start:%F}" > f"{here:%F}"), None)


def as_data(read: When, here: datetime, *, by: bool) -> dict[str, str]:
    return {
        "at": times.words(read, here),
        "start": read.start.isoformat(),
        "end": read.end.isoformat() if read.end else "",
        "by": "yes" if by else "",
        "repeats": read.rrule or "",
    }
