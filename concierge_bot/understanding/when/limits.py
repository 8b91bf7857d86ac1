"""Rules for stretches of days and for limits: "from monday to friday", "dec 1-5", "until the 5th", "not before 9"."""

from dataclasses import replace
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when.clocks import led, single
from concierge_bot.understanding.when.days import dates
from concierge_bot.understanding.when.days.naming import dated_day, one_day
from concierge_bot.understanding.when.parts import (
    DAY,
    HOUR,
    PAST,
    REPEAT,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Bound,
    Clock,
    Day,
    Dropped,
    Found,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS

_COMES = frozenset("come comes coming stop stops drop drops pop swing call pass came".split())
_NO_LIMIT = frozenset("on at around about today tomorrow this next sometime".split())
_OUT = frozenset("out away busy working asleep gone sleeping church".split())


def day_range(r: Reader, i: int) -> Found | None:
    """ "from monday to friday", "dec 5th through dec 9th", "mon-fri"."""
    j = r.skip(i, "from", "between")
    if found := _days_of_month(r, j):
        return found
    start = dated_day(r, j)
    if start is None:
        return None
    k = r.skip(start[1], "to", "-", "until", "through", "and" if r.word(i) == "between" else "through")
    last = dated_day(r, r.skip(k, "the")) if k > start[1] else None
    if last is None or start[0].last or (last[0].doubt and last[0].weekday is None):
        return None
    if r.is_moved(i):
        return [last[0]], last[1]
    first, end = _in_its_month(r, range(j, k), range(k, last[1]), start[0], last[0]), last[0]
    doubt = "" if j > i or first.weekday is None or r.has_any(dates.PAUSES) else REPEAT
    if _is_named_otherwise(r, range(j, k), first) or _is_named_otherwise(r, range(k, last[1]), end):
        doubt = DAY
    if first.weekday is not None and end.weekday is not None and end.first <= first.first:
        end = replace(end, first=first.first + timedelta(days=(end.weekday - first.weekday) % 7 or 7))
    if end.monthday is not None and end.first < first.first:
        end = _later_in_month(first, end.monthday)
    if end.first < first.first:
        return [Day(first.first, doubt=UNREAD)], last[1]
    return [Day(first.first, end.first, weekday=first.weekday, doubt=first.doubt or doubt)], last[1]


def _in_its_month(r: Reader, before: range, behind: range, first: Day, end: Day) -> Day:
    """ "friday 6th to monday 16th march": the month that is named once holds for both."""
    named = [any(r.word(i) in MONTHS for i in tokens) for tokens in (before, behind)]
    if named != [False, True] or not first.monthday or not end.monthday or first.monthday >= end.monthday:
        return first
    return replace(first, first=end.first.replace(day=first.monthday), doubt=end.doubt)


def _is_named_otherwise(r: Reader, tokens: range, day: Day) -> bool:
    """ "friday 6th", where the 6th is a saturday."""
    return day.monthday is not None and any(
        r.word(i) in WEEKDAYS and WEEKDAYS.index(r.word(i)) != day.first.weekday() for i in tokens
    )


def _later_in_month(first: Day, monthday: int) -> Day:
    """ "from the 20th to the 5th": the second number is in the same month or the next."""
    same = first.first + relativedelta(day=monthday)
    return Day(same if same > first.first else first.first + relativedelta(months=1, day=monthday))


def _days_of_month(r: Reader, i: int) -> Found | None:
    """ "dec 1-5", "1-5 december"."""
    joiners = ("-", "to", "until", "through", "and" if r.word(i - 1) == "between" else "-")
    if r.word(i) in MONTHS and (start := dates.month_day(r, i)) and r.word(start[1]) in joiners:
        last = dates.ordinal(r, r.skip(start[1] + 1, "the"))
        end = r.skip(start[1] + 1, "the") + 1
    elif (
        r.word(i + 1) in joiners
        and dates.ordinal(r, i)
        and (until := dates.month_day(r, i + 2))
        and r.word(i + 2) not in MONTHS
    ):
        number = dates.ordinal(r, i) or 0
        last, end = until[0].first.day, until[1]
        start = dates.dated(r, until[0].first.year, until[0].first.month, number), end
    else:
        return None
    first = start[0]
    if not last or not first.first.day < last <= 31 or first.doubt == UNREAD or r.kind(end) == "half":
        return None
    return [Day(first.first, first.first + relativedelta(day=last), doubt=first.doubt)], end


def bound(r: Reader, i: int) -> Found | None:
    """ "before noon", "until the 5th", "by friday 5pm", "starting tomorrow", "not before 9"."""
    sides = {"before": "before", "by": "before", "until": "until", "through": "until", "after": "after", "from": "from",
             "starting": "from",
        "start": "from", "beginning": "from", "commencing": "from", "effective": "from", "since": "since"}  # fmt: skip
    if r.word(i) == "by" and r.word(i - 1) in _COMES and r.word(i + 1) in _NO_LIMIT:
        return None  # "stop by on thursday at 11" is when, and not by when
    j = r.skip(i, "anytime", "any time", "no later than", "not later than", "no earlier than")
    side = (
        {"later": "before", "earlier": "from"}.get(r.word(j - 2), "")
        if r.word(j - 1) == "than" and j > i
        else ""
    )
    if not side:
        if r.word(i) == "not" and r.word(i + 1) in ("before", "after"):
            side, j = ("from" if r.word(i + 1) == "before" else "before"), i + 2
        elif r.after_any(j, "up to", "upto"):
            side, j = "until", r.skip(j, "up to", "upto")
        elif r.word(j) in sides:
            side, j = sides[r.word(j)], j + 1
        else:
            return None
    inclusive = side == "before" and r.word(j - 1) in ("by", "than")
    if side == "before" and (k := r.after_any(j, "bedtime", "bed time", "bed", "going to bed")):
        return [Clock(21, fixed=True, vague=True)], k
    found = _bounded(r, r.skip(j, "at", "from", "on", "about", "around"))
    if found is None:
        return None
    what, k = found
    if (
        side == "until"
        and isinstance(what, Clock)
        and any(r.word(k) in _OUT for k in range(max(0, i - 4), i))
    ):
        side = "after"  # "im out till one"
    if (
        side == "until"
        and isinstance(what, Day)
        and (r.word(i - 1) == "not" or r.after_any(i - 2, "leave it", "leave that"))
    ):
        side = "from"
    if isinstance(what, Day) and what.last and r.word(k - 1) == "weekend" and (inclusive or side == "until"):
        what = replace(what, doubt=DAY)
    if side == "since":
        return [Dropped(PAST)], k
    k = (
        r.skip(k, "on", "onwards", "onward", "and on")
        if side in ("from", "after") and r.word(k + 1) not in WEEKDAYS
        else k
    )
    if (
        isinstance(what, Day)
        and what.last
        and (what.last - what.first).days > 25
        and side in ("until", "before")
    ):
        what = Day(what.first, doubt=DAY)  # "until december": with its first day or without
    if isinstance(what, Day) and inclusive:
        side = "until"
    elif inclusive and isinstance(what, Clock):
        side = "by"
    night: list[Part] = [PartOfDay("night")] if side == "from" and "tonight" in r.words[i:k] else []
    return [Bound(side, what), *night], k  # type: ignore[arg-type]


def _bounded(r: Reader, i: int) -> tuple[Clock | PartOfDay | Day, int] | None:
    if found := single.clock(r, r.skip(i, "the") if r.word(i + 1) == "noon" else i, bare=True):
        return None if r.word(found[1]) in MONTHS and not found[0].fixed else found
    if found_day := one_day(r, i):
        return found_day
    if hour := led.event_hour(r, i):  # when it ends, nobody knows
        return replace(hour[0], doubt=HOUR if r.word(i - 1) == "after" else ""), hour[1]
    part = r.word(r.skip(i, "the"))
    return (PartOfDay(part), r.skip(i, "the") + 1) if part in WINDOWS else None
