"""When a service shall be, as she said it first: an hour, a day, a stretch of time, or by when she must be there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.orders.hires import SOON
from concierge_bot.understanding import when as times
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.visits import (
    errand_answers,
    errand_hours,
    particulars,
    reasons,
    visit_hours,
    visit_times,
)
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import DAY, DAY_CLOSES, PAST

NOW = timedelta(minutes=1)
DAWN, HALF_A_DAY, HALF_A_DAY_HOURS = 6, timedelta(hours=12), 12
"""Nobody is fetched or visited before six unless she says so."""
MORNING = (time(9), time(12))
LONGEST_WAY = timedelta(hours=4)
"""So long before she must be there she may be fetched; half a day lies between an hour of the morning and its like."""
IN_DOUBT, MOST_DAYS_OUT = "at the time you wrote", 15
"""What is said of a time that stays in doubt: a person reads it, and sets it up with her."""
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
        later = at + HALF_A_DAY if at is not None and at <= start and at.hour < HALF_A_DAY_HOURS else at
        at = later if later == at or (later is not None and later - start < LONGEST_WAY) else at
    return {"due": at.isoformat() if at is not None and at > start else ""}


def by_then(read: When, words: str) -> tuple[When, bool]:
    """Who shall be there by nine is there at nine at the latest: that hour is what was said."""
    if not isinstance(read.end, datetime) or not errand_hours.says_by(words):
        return read, False
    return replace(read, start=read.end, end=None), True


def first_said(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be; of a ride, when she is fetched or by when she must be there, or both."""
    ride = kind == particulars.RIDE
    what, when = (visit_hours.spelled(reasons.without(words, ride=ride)) for words in (what, when))
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
        found |= due_beside({}, found, there, here, customer.country)
        return _there_by(found) if not found["due"] and "T" in found["start"] else found
    if there:
        said = (first, f"{then}, at {there}") if what != when else (f"{then}, at {there}",) * 2
        found = read_at(now, customer, *said, kind)
        return _there_by(found) if "T" in found["start"] else found
    return read_at(now, customer, what, when, kind)


def _there_by(found: dict[str, str]) -> dict[str, str]:
    """The hour that was read is that at which she must be there."""
    return {**found, "by": "yes", "end": ""}


def _in_the_morning(found: dict[str, str], kind: str) -> dict[str, str]:
    """A day without an hour is offered in the morning; she may say another."""
    if kind not in BY_DAY or not found["start"] or "T" in found["start"] or found["end"]:
        return found
    day = date.fromisoformat(found["start"])
    begin, end = (datetime.combine(day, at).isoformat() for at in MORNING)
    return {**found, "start": begin, "end": end}


def read_at(now: datetime, customer: Customer, what: str, when: str, kind: str) -> dict[str, str]:
    """Read when it shall be, a day that she said first together with the hour that she said then.

    It is as soon as we can only where no word of time is left unread; what stays in doubt a person sets up with her.
    """
    here, country = local(now, customer.time_zone).replace(tzinfo=None), customer.country
    what, when = (errand_hours.for_times(errand_hours.without_trouble(words), kind) for words in (what, when))
    read = visit_times.read(when, here, country)
    before = visit_times.read(what, here, country) if when != what else None
    if before is not None:
        whole = reminding.completed(before.words, when, here, country=country)
        read = whole if reminding.whole(whole) else read or replace(before, asks=())
    if _leaves_a_choice(when, here, country) and (days := errand_answers.days_said(when)):
        return {"at": days, "start": ""}
    if read is None or errand_answers.any_time(when):
        return {"at": SOON, "start": ""}
    likely = meant(read, when, here, country)
    if likely is None:
        return {"at": SOON if PAST in read.asks else IN_DOUBT, "start": ""}
    read, by = by_then(likely, when)
    if kind == particulars.RIDE:
        by = by and not errand_hours.says_fetched(when)
    if kind == particulars.RIDE and isinstance(read.end, datetime) and read.end.time() == DAY_CLOSES:
        read = replace(read, end=None)  # "from home at ten" is no stretch of time
    moment = isinstance(read.start, datetime) and read.rrule is None and not isinstance(read.end, datetime)
    if moment and f"{read.start:%FT%T}" <= f"{here + NOW:%FT%T}":
        return {"at": SOON, "start": ""}
    return as_data(replace(read, asks=()), here, by=by)


def _leaves_a_choice(when: str, here: datetime, country: str) -> bool:
    """Tell whether she names days of which none is the one: "Thursday or Friday"."""
    read = times.read(when, here, country=country)
    return (read is None or bool(read.asks)) and visit_times.suiting(when, here, country) is None


def meant(read: When, words: str, here: datetime, country: str) -> When | None:
    """Return the time that words mean, of which something may stay in doubt; None if they name none to come."""
    if read.rrule and {*read.asks} <= {DAY, *visit_times.READ_BACK}:
        return replace(read, asks=())  # "once a month": she is told the day, and may say another
    out = times.ruled_out(words, here, country)
    if out and not isinstance(read.start, datetime) and read.end is not None:
        return without_days(out, read, here)  # "this week, not Tuesday": no week that has a Tuesday in it
    likely = visit_times.likeliest(read, errand_hours.clauses(words), out, here, country)
    return likely or (without_days(out, read, here) if out else None)


def without_days(out: frozenset[date], read: When, here: datetime) -> When | None:
    """Return the first day to come that she does not rule out: "whenever he can, not today"."""
    within = not isinstance(read.start, datetime) and read.end is not None
    begin = max(read.start, here.date()) if within and not isinstance(read.start, datetime) else here.date()
    days = (begin + timedelta(days=n) for n in range(MOST_DAYS_OUT))
    day = next((one for one in days if one > here.date() and one not in out), None)
    return When(day, None, None, "", ()) if day is not None else None


def as_data(read: When, here: datetime, *, by: bool) -> dict[str, str]:
    return {
        "at": times.words(read, here),
        "start": read.start.isoformat(),
        "end": read.end.isoformat() if read.end else "",
        "by": "yes" if by else "",
        "repeats": read.rrule or "",
    }
