"""Another time for a service: what she leaves out of it stays as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.orders.errand_times import DAWN, HALF_A_DAY, as_data, by_then, due_beside, meant
from concierge_bot.services.orders.hires import SOON
from concierge_bot.understanding import when as times
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.visits import (
    errand_answers,
    errand_hours,
    particulars,
    visit_hours,
    visit_times,
)
from concierge_bot.understanding.when import When


def moved(now: datetime, customer: Customer, data: Mapping[str, str], words: str) -> dict[str, str]:
    """Return the new time that her words give a service, what they leave out as before; empty if they give none."""
    if errand_answers.any_time(words):
        return {"at": SOON, "start": "", "end": "", "by": "", "repeats": ""}
    here = local(now, customer.time_zone).replace(tzinfo=None)
    ride = data["kind"] == particulars.RIDE
    plain = errand_hours.for_times(errand_answers.without_refused(words), data["kind"])
    rest, there = visit_hours.parted(plain) if ride else (plain, "")
    if there and visit_hours.of_a_meeting(plain) and _fetched_at(data) and not visit_hours.says_fetched(rest):
        beside = due_beside(data, data, there, here, customer.country)
        if beside["due"] or data.get("due"):
            return beside  # else she would be fetched when it begins: it is by then that she must be there
    both = bool(there) and visit_hours.says_fetched(rest)
    if ride:
        plain = f"{rest} at {there}" if there and not both else visit_hours.fetched_at(rest)
    tries = [plain, *reversed(errand_hours.clauses(plain))]
    whole = (_moved(one, data, here, customer.country) for one in tries)
    out = times.ruled_out(plain, here, customer.country)
    read = next((one for one in whole if one and not one.asks and visit_times.day_of(one) not in out), None)
    if read is None and (told := visit_times.read(plain, here, customer.country)):
        read = meant(told, plain, here, customer.country)
    if read is None:
        return {}
    read, by = by_then(read, plain)
    if ride:  # "come by nine" is when she is fetched, unless she spoke of being there
        only_day = not visit_hours.hour(plain)
        by = (by or errand_hours.says_by(plain)) and (
            bool(data.get("by")) or not errand_hours.says_fetched(plain)
        )
        by = not both and (bool(there) or by or (only_day and bool(data.get("by"))))
        read = replace(read, end=None) if there else read
    if isinstance(read.start, datetime) and read.start.hour < DAWN and not errand_hours.by_night(plain):
        read = replace(read, start=read.start + HALF_A_DAY, end=None)
    new = as_data(read, here, by=by)
    return {**new, **due_beside(data, new, there if both else "", here, customer.country)} if ride else new


def _fetched_at(data: Mapping[str, str]) -> bool:
    """Tell whether a ride stands with the hour at which she is fetched."""
    return "T" in data.get("start", "") and not data.get("by")


def _moved(words: str, data: Mapping[str, str], here: datetime, country: str) -> When | None:
    if not data.get("start"):
        return times.read(words, here, country=country)
    start = datetime.fromisoformat(data["start"])
    named = visit_hours.names_day(words, here)
    if "T" not in data["start"]:  # only a day stands: a new one takes its place, an hour belongs to it
        return times.read(
            words if named else f"{times.words(_day(start), here)} {words}", here, country=country
        )
    read, alone = reminding.moved(words, start, "", here, country), times.read(words, here, country=country)
    if alone is not None and not isinstance(alone.start, datetime) and not alone.asks and not alone.end:
        lasts = datetime.fromisoformat(data["end"]) - start if "T" in data.get("end", "") else None
        at = datetime.combine(alone.start, start.time())
        return replace(alone, start=at, end=at + lasts if lasts else None)
    if read is None or named or not isinstance(read.start, datetime):
        return read
    end = datetime.combine(start, read.end.time()) if isinstance(read.end, datetime) else None
    return replace(read, start=datetime.combine(start, read.start.time()), end=end)


def _day(at: datetime) -> When:
    return When(at.date(), None, None, "", ())
