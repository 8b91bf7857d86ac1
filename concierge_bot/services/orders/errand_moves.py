"""Another time for a service: what she leaves out of it stays as it was."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services.orders.errand_times import (
    DAWN,
    HALF_A_DAY,
    as_data,
    by_then,
    due_beside,
    meant,
    without_days,
)
from concierge_bot.services.orders.hires import SOON
from concierge_bot.understanding import when as times
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.orders import one_time
from concierge_bot.understanding.visits import (
    errand_answers,
    errand_hours,
    errands,
    particulars,
    reasons,
    ride_places,
    visit_hours,
    visit_times,
    which_one,
)
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.again.rule import CODES

_ONE_DAY = re.compile(r"BYDAY=[A-Z]{2}$")
"""The day of a rule that has only one in a week."""
_OF_RHYTHM = re.compile(
    r"\b(?:ev\w*ry|each|\w*weekly|\w*monthly|daily|once|twice|(?:one|two|\d) times) ?", re.IGNORECASE
)
_PM = re.compile(r"\d ?p\.?m\b|\b(?:evening|tonight|midnight)\b", re.IGNORECASE)
NIGHT = 21
"""An hour so late is one that she says in so many words."""
_STREETS = frozenset("street avenue road drive lane boulevard place court north south east west".split())


def moved(now: datetime, customer: Customer, data: Mapping[str, str], words: str) -> dict[str, str]:
    """Return the new time that her words give a service, what they leave out as before; empty if they give none."""
    if errand_answers.any_time(words):
        return {"at": SOON, "start": "", "end": "", "by": "", "repeats": ""}
    if data.get("repeats") and one_time.says_once(words):
        return {**_moved_once(now, customer, data, one_time.without_once(words)), "repeats": ""}
    here = local(now, customer.time_zone).replace(tzinfo=None)
    words = reasons.without(words, ride=data["kind"] == particulars.RIDE)
    words = visit_hours.spelled(which_one.without_names(words))
    if (apart := which_one.shift(words)) is not None and "T" in data.get("start", ""):
        return _shifted(data, apart, here)
    ride = data["kind"] == particulars.RIDE
    said = errand_hours.without_trouble(errand_answers.without_refused(errand_answers.without_number(words)))
    plain = errand_hours.for_times(said, data["kind"])
    if ride and _of_the_place(plain, data):
        plain = f"be there by {visit_hours.hour(plain)}"
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
    out = times.ruled_out(words, here, customer.country)
    read = next((one for one in whole if one and not one.asks and visit_times.day_of(one) not in out), None)
    if visit_hours.names_day(plain, here):
        read = _with_its_hour(visit_times.suiting(plain, here, customer.country), data) or read
    told = visit_times.read(plain, here, customer.country)
    hours = told is not None and isinstance(told.start, datetime) and visit_times.day_of(told) not in out
    if (
        out
        and not (read is None and hours)
        and (other := _another_day(data, read, words, out, here, customer.country)) is not None
    ):
        read = other
    if read is None and told is not None:
        read = meant(told, plain, here, customer.country)
    if read is None and visit_hours.alone(plain):
        read = _moved(f"at {visit_hours.hour(plain)}", data, here, customer.country)
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
    read = _by_day(read, data, plain)
    if isinstance(read.start, datetime) and read.start.hour < DAWN and not errand_hours.by_night(plain):
        read = replace(read, start=read.start + HALF_A_DAY, end=None)
    new = as_data(read, here, by=by)
    if data.get("repeats") and not _OF_RHYTHM.search(plain):
        new = {**new, **_rhythm(data, new)}
    return {**new, **due_beside(data, new, there if both else "", here, customer.country)} if ride else new


def _with_its_hour(read: When | None, data: Mapping[str, str]) -> When | None:
    """Return a day that suits her with the hour that stands."""
    if read is None or isinstance(read.start, datetime) or "T" not in data.get("start", "") or read.rrule:
        return read
    stands = datetime.fromisoformat(data["start"])
    start = datetime.combine(read.start, stands.time())
    end = start + (datetime.fromisoformat(data["end"]) - stands) if "T" in data.get("end", "") else None
    return replace(read, start=start, end=end)


def _by_day(read: When, data: Mapping[str, str], words: str) -> When:
    """Nobody comes late at night unless she says so: "eleven" of a visit of the evening is one of the morning."""
    late = isinstance(read.start, datetime) and read.start.hour >= NIGHT
    stands = datetime.fromisoformat(data["start"]).hour if "T" in data.get("start", "") else 0
    if not late or stands >= NIGHT or errand_hours.by_night(words) or _PM.search(words):
        return read
    assert isinstance(read.start, datetime)
    return replace(read, start=read.start - HALF_A_DAY, end=None)


def _shifted(data: Mapping[str, str], by: timedelta, here: datetime) -> dict[str, str]:
    """It shall be so much later, or sooner: by when she must be there with it, an hour beside it stays."""
    start, end = (
        datetime.fromisoformat(data[key]) + by if "T" in data.get(key, "") else None
        for key in ("start", "end")
    )
    assert start is not None
    return as_data(When(start, end, None, "", ()), here, by=bool(data.get("by"))) | {
        "repeats": data.get("repeats", "")
    }


def _moved_once(now: datetime, customer: Customer, data: Mapping[str, str], words: str) -> dict[str, str]:
    """It shall be once: on the first of its days, or as she says now."""
    new = moved(now, customer, {**data, "repeats": ""}, words)
    return new or {key: data.get(key, "") for key in ("start", "end", "by")}


def _another_day(
    data: Mapping[str, str], read: When | None, words: str, out: Set[date], here: datetime, country: str
) -> When | None:
    """Return the day where words only say which it shall not be: as it stands, else the next one that may be."""
    if (
        read is not None
        and read.end is None
        and (visit_times.day_of(read) != here.date() or "today" in words.casefold())
    ):
        return None
    stands = datetime.fromisoformat(data["start"]) if data.get("start") else here
    day = stands.date() if "T" in data.get("start", "") and stands.date() not in out else None
    whole = times.read(words, here, country=country)
    if whole is None or whole.end is None:
        whole = When(max(here, stands).date(), None, None, "", ())
    next_one = without_days(frozenset(out), whole, max(here, stands)) if day is None else None
    day = day or (next_one.start if next_one is not None else None)
    if day is None:
        return None
    if "T" not in data.get("start", ""):
        return _day(datetime.combine(day, time()))
    end = datetime.fromisoformat(data["end"]) - stands if "T" in data.get("end", "") else None
    at = datetime.combine(day, stands.time())
    return When(at, at + end if end is not None else None, None, "", ())


def _rhythm(data: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return the rule of what repeats, on the day of the week that she names now."""
    if not new["start"]:
        return {"repeats": data["repeats"]}
    code = CODES[datetime.fromisoformat(new["start"]).weekday()]
    return {"repeats": _ONE_DAY.sub(f"BYDAY={code}", data["repeats"])}


def _of_the_place(words: str, data: Mapping[str, str]) -> bool:
    """Tell whether an hour is said of the place where she goes, not of who drives her: "the clinic moved to 11"."""
    said = set(re.findall(r"[a-z]{4,}", words.casefold()))
    place = set(re.findall(r"[a-z]{4,}", data.get("to", "").casefold())) - _STREETS
    goes = ride_places.is_part_of(
        ride_places.way(words).get("to", ""), data.get("to", "")
    )  # "9:45 to Dr Patel"
    alone = (
        visit_hours.hour(words)
        and not goes
        and not errand_hours.says_fetched(words)
        and errands.kind(words) == errands.OTHER
    )
    return bool(alone and said & place and data.get("start"))


def _fetched_at(data: Mapping[str, str]) -> bool:
    """Tell whether a ride stands with the hour at which she is fetched."""
    return "T" in data.get("start", "") and not data.get("by")


def _moved(words: str, data: Mapping[str, str], here: datetime, country: str) -> When | None:
    if not data.get("start"):
        return times.read(words, here, country=country)
    start = datetime.fromisoformat(data["start"])
    named = visit_hours.names_day(words, here)
    if reminding.read(words, here, country=country) is None:  # "move it to 2" is an hour, too
        return None
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
