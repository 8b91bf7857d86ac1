"""Rules for days: "day after tomorrow", "friday week", "dec 5th", "the 3rd", "thanksgiving", "from monday to friday"."""

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when import clocks, holidays
from concierge_bot.understanding.when.parts import (
    DAY,
    PAST,
    REPEAT,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Bound,
    Clock,
    Day,
    Dropped,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.tokens import MONTHS, ORDINALS

Found = tuple[list[Part], int]
One = tuple[Day, int]
_SHORT = ("sat", "sun", "wed", "mon", "mar", "fri", "thu", "tue")  # these are words or names of their own
_NOT_DAYS = frozenset(
    ["i", "he", "she", "we", "they", "it", "the", "a", "my", "your", "cream", "shine", "burn", "screen", "glasses", "in", "who", "that", "had", "just"]
)
_FAR = timedelta(days=270)  # a date so far off was more likely meant in the past


def day(r: Reader, i: int) -> Found | None:
    """A day or a stretch of days at `i`, with or without "on"."""
    j = r.skip(i, "later", "sometime", "some time", "early", "late")
    j = (
        r.skip(j, "on the", "on", "for the", "for", "by the", "over the", "over", "in")
        if r.word(j) in ("on", "for", "over", "in")
        else j
    )
    j = r.skip(j, "later", "early")
    found = one_day(r, j)
    if found is None:
        return None
    first, j = found
    if (second := _more_to_the_day(r, j)) is not None:
        return [first, second[0], *_tonight(r, i, j)], second[1]
    return [first, *_tonight(r, i, j)], j


def _tonight(r: Reader, i: int, j: int) -> list[Part]:
    words = {r.word(k) for k in range(i, j)}
    return [PartOfDay("night")] if "tonight" in words else []


def _more_to_the_day(r: Reader, i: int) -> One | None:
    """The date behind a weekday ("tuesday the 8th", "friday, dec 5")."""
    j = r.skip(i, ", the", ",", "the")
    if r.word(i - 1) not in WEEKDAYS:
        return None
    return _month_day(r, j) or _numeric(r, j) or _day_of_month(r, j, led=True)


def one_day(r: Reader, i: int) -> One | None:
    """A single day, or a named stretch such as "next week"."""
    for rule in (
        _near,
        _week_off,
        _holiday,
        _weekday,
        _month_day,
        _numeric,
        _edge_of_month,
        _day_of_month,
        _stretch,
    ):
        if found := rule(r, i):
            return found
    return None


def _near(r: Reader, i: int) -> One | None:
    today = r.today
    near = (
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("the day before yesterday", -2), ("today", 0),
        ("tomorrow", 1), ("tonight", 0), ("yesterday", -1), ("last night", -1), ("the next day", 1), ("the other day", -1),
    )  # fmt: skip
    for phrase, days in near:
        if j := r.after(i, phrase):
            return Day(today + timedelta(days=days), doubt=PAST if days < 0 else ""), j
    if (j := r.after(i, "this")) and r.word(j) in WINDOWS:
        return Day(today), j
    return None


def _week_off(r: Reader, i: int) -> One | None:
    """ "a week on friday", "two weeks tomorrow", "a week from monday", "week friday"."""
    number = 1 if r.word(i) in ("a", "week", "fortnight") else r.number(i)
    j = i if r.word(i) in ("week", "fortnight") else i + 1
    if number is None or number > 52 or r.word(j) not in ("week", "fortnight"):
        return None
    weeks = number * (2 if r.word(j) == "fortnight" else 1)
    base = _near(r, r.skip(j + 1, "from", "on")) or _weekday(r, r.skip(j + 1, "from", "on", "this", "next"))
    if base is None or base[0].doubt:
        return None
    return Day(base[0].first + timedelta(weeks=weeks)), base[1]


def _holiday(r: Reader, i: int) -> One | None:
    shift = r.after_any(i, "the day before", "day before", "the day after", "day after", "the night before")
    j = i if shift is None else shift
    moved = 0 if shift is None else 1 if r.word(shift - 1) == "after" else -1
    if r.country == "US" and (k := r.after_any(j, "fourth of july", "4th of july", "the 4th of july")):
        return Day(holidays.coming(lambda year: date(year, 7, 4), r.today) + timedelta(days=moved)), k
    for name, rule in holidays.named(r.country).items():
        if (k := r.after(j, name)) and (r.is_free(k)):
            first = holidays.coming(rule, r.today)
            return Day(first + timedelta(days=moved), doubt=DAY if first - r.today > _FAR else ""), k
    base = _weekday(r, j) if shift is not None else None
    return (Day(base[0].first + timedelta(days=moved), doubt=base[0].doubt), base[1]) if base else None


def _weekday(r: Reader, i: int) -> One | None:
    lead = r.word(i) if r.word(i) in ("this", "next", "last", "coming", "following") else ""
    j = r.skip(i, "this coming", "this", "next", "last", "coming", "following")
    if r.word(j) not in WEEKDAYS or (r.raw(j) in _SHORT and not is_short_day(r, j)):
        return None
    weekday = WEEKDAYS.index(r.word(j))
    ahead = (weekday - r.today.weekday()) % 7
    first, doubt = r.today + timedelta(days=ahead or 7), "" if ahead else DAY
    if k := r.after_any(j + 1, "week", "a week", "after next", "fortnight"):
        weeks = 2 if r.word(k - 1) == "fortnight" else 1
        doubt = DAY if r.word(k - 1) == "next" else doubt
        return Day(first + timedelta(weeks=weeks), doubt=doubt), k
    if k := r.after_any(j + 1, "next week", "of next week"):
        return Day(next_monday(r) + timedelta(days=weekday), weekday=weekday, doubt=_sunday(r)), k
    if k := r.after_any(j + 1, "this week", "of this week"):
        return Day(first, weekday=weekday, doubt=doubt or (DAY if first >= next_monday(r) else "")), k
    if lead == "last":
        return Day(first - timedelta(weeks=1 if ahead else 2), doubt=PAST), j + 1
    if lead == "this" and not ahead:
        return Day(r.today, weekday=weekday), j + 1
    if lead == "next":
        named = next_monday(r) + timedelta(days=weekday)
        return Day(
            named, weekday=weekday, doubt=DAY if named - r.today > timedelta(days=7) else _sunday(r)
        ), j + 1
    return Day(first, weekday=weekday, doubt=doubt), j + 1


def is_short_day(r: Reader, i: int) -> bool:
    """Whether "sat", "sun", "wed" at `i` stands where a day stands."""
    if r.word(i - 1) in _NOT_DAYS or r.word(i + 1) in _NOT_DAYS - {"the", "a", "i", "my"}:
        return False
    return (
        (r.is_free(i + 1)
        and r.word(i + 1) not in ("and",))
        or r.word(i - 1) in ("on", "every", "next", "this", "until", *WEEKDAYS)
    )


def next_monday(r: Reader) -> date:
    """The Monday that begins the next calendar week."""
    return r.today + timedelta(days=7 - r.today.weekday())


def _sunday(r: Reader) -> str:
    """On a Sunday it is open whether "next week" begins today or tomorrow in a week."""
    return DAY if r.today.weekday() == 6 else ""


def _month_day(r: Reader, i: int) -> One | None:
    """ "dec 5th", "december the 5th", "5th of december", "5 dec", each with or without a year."""
    if r.word(i) in MONTHS:
        month, j = r.word(i), r.skip(i + 1, ".", "the")
        number = _ordinal(r, j)
        end = j + 1
    else:
        number = _ordinal(r, i)
        j = r.skip(i + 1, "day of", "of", "of the")
        month, end = r.word(j), j + 1
    if number is None or month not in MONTHS or (r.kind(end) in ("number", "clock") and _is_clock_tail(r, end)):
        return None
    if r.kind(end) == "word" and r.raw(end - 1).isdigit() and not r.is_free(end):
        return None
    k = r.skip(end, ",")
    if r.kind(k) == "number" and len(r.word(k)) == 4 and r.word(k).startswith("20"):
        return _dated(r, int(r.word(k)), MONTHS.index(month) + 1, number), k + 1
    return _dated(r, None, MONTHS.index(month) + 1, number), end


def _is_clock_tail(r: Reader, i: int) -> bool:
    return False if r.kind(i) == "clock" else r.word(i) == "0"


def _ordinal(r: Reader, i: int) -> int | None:
    if r.kind(i) == "ordinal":
        return int(r.word(i)[:-2])
    return ORDINALS.get(r.word(i)) or (
        int(r.word(i)) if r.kind(i) == "number" and len(r.word(i)) <= 2 else None
    )


def _dated(r: Reader, year: int | None, month: int, number: int) -> Day:
    """The date, or the next one of that name when no year was said; a date that does not exist is asked."""
    try:
        named = date(year or r.today.year, month, number)
        if year is None and named < r.today:
            named = date(r.today.year + 1, month, number)
    except ValueError:
        return Day(r.today, doubt=UNREAD)
    doubt = PAST if named < r.today else DAY if year is None and named - r.today > _FAR else ""
    return Day(named, monthday=number, doubt=doubt)


def _numeric(r: Reader, i: int) -> One | None:
    """ "5/12": month first in the US, day first elsewhere; "2026-12-05"."""
    if r.kind(i) != "date":
        return None
    text = r.word(i)
    if "-" in text:
        year, month, number = (int(part) for part in text.split("-"))
        return _dated(r, year, month, number), i + 1
    one, two, *rest = (int(part) for part in text.split("/"))
    if not rest and not _is_date_place(r, i):
        return None
    month, number = (one, two) if (r.country == "US") == (one <= 12) or (two > 12 and one <= 12) else (two, one)
    given = rest[0] + (2000 if rest[0] < 100 else 0) if rest else None
    return _dated(r, given, month, number), i + 1


def _is_date_place(r: Reader, i: int) -> bool:
    """Whether "1/2" stands as a date and not as a half pound."""
    led = r.word(i - 1) in (
        "on",
        "by",
        "until",
        "for",
        "from",
        "before",
        "after",
        "starting",
        "to",
        "-",
        *WEEKDAYS,
    )
    return r.is_free(i + 1) and (led or r.word(i) not in ("1/2", "1/4", "3/4", "1/3", "2/3", "1/8"))


def _edge_of_month(r: Reader, i: int) -> One | None:
    """ "first of the month", "last day of next month", "end of the month"."""
    j = r.skip(i, "the")
    if (k := r.after_any(j, "end of the", "last day of the", "last of the", "end of", "last day of")) is None:
        number = _ordinal(r, j)
        if (
            number is None
            or r.kind(j) == "number"
            or (k := r.after_any(j + 1, "of the", "day of the", "of")) is None
        ):
            return None
    else:
        number = 31
    later = r.word(k) == "next"
    k = r.skip(k, "next", "this")
    if r.word(k) != "month":
        return None
    month = r.today.replace(day=1) + relativedelta(months=1 if later else 0)
    first = month + relativedelta(day=number)
    if first < r.today:
        first = month + relativedelta(months=1, day=number)
    repeats = "" if later or r.word(k - 1) == "this" or number == 31 else REPEAT
    return Day(first, monthday=-1 if number == 31 else number, doubt=repeats), k + 1


def _day_of_month(r: Reader, i: int, led: bool = False) -> One | None:
    """ "the 3rd": the next one that is not past."""
    j = r.skip(i, "the")
    number = _ordinal(r, j)
    led = led or j > i or r.word(i - 1) in ("the", "on", "until", "from", "by", "before", "after")
    if number is None or not led or r.kind(j) == "number" or not r.is_free(j + 1):
        return None
    if r.kind(j) == "word" and r.word(i - 2) not in ("on", "until", "by") and r.word(i - 1) != "on":
        return None
    for ahead in range(12):
        month = r.today.replace(day=1) + relativedelta(months=ahead)
        try:
            first = month.replace(day=number)
        except ValueError:
            continue
        if first >= r.today:
            return Day(first, monthday=number), j + 1
    return Day(r.today, doubt=UNREAD), j + 1


def _stretch(r: Reader, i: int) -> One | None:
    """ "next week", "this weekend", "in march"; a stretch of days."""
    monday, today = next_monday(r), r.today
    saturday = monday - timedelta(days=2)
    if j := r.after_any(i, "next weekend"):
        return Day(saturday + timedelta(days=7), saturday + timedelta(days=8), doubt=DAY), j
    if j := r.after_any(i, "this weekend", "the weekend", "weekend"):
        return Day(max(saturday, today), monday - timedelta(days=1)), j
    if j := r.after_any(i, "last week", "last weekend", "last month"):
        return Day(today - timedelta(days=7), doubt=PAST), j
    if j := r.after_any(i, "end of the week", "the end of the week"):
        return Day(monday - timedelta(days=3), doubt=DAY), j
    if (j := r.after(i, "next week")) and r.word(r.skip(j, "on")) in WEEKDAYS:
        weekday = WEEKDAYS.index(r.word(r.skip(j, "on")))
        return Day(monday + timedelta(days=weekday), weekday=weekday, doubt=_sunday(r)), r.skip(j, "on") + 1
    if j := r.after(i, "next week"):
        return Day(monday, monday + timedelta(days=6), doubt=_sunday(r)), j
    if j := r.after_any(i, "this week"):
        return Day(today, monday - timedelta(days=1)), j
    if j := r.after_any(i, "next month"):
        first = today.replace(day=1) + relativedelta(months=1)
        return Day(first, first + relativedelta(day=31)), j
    if j := r.after_any(i, "this month"):
        return Day(today, today + relativedelta(day=31)), j
    return _bare_month(r, i)


def _bare_month(r: Reader, i: int) -> One | None:
    j = r.skip(i, "next", "this")
    if r.word(j) not in MONTHS or r.word(j - 1) not in ("in", "next", "this", "until", "by", "of"):
        return None
    if not r.is_free(j + 1):
        return None
    first = _dated(r, None, MONTHS.index(r.word(j)) + 1, 1).first
    return Day(first, first + relativedelta(day=31), doubt=DAY), j + 1


def day_range(r: Reader, i: int) -> Found | None:
    """ "from monday to friday", "dec 5th through dec 9th", "mon-fri"."""
    j = r.skip(i, "from", "between")
    start = one_day(r, j)
    if start is None:
        return None
    k = r.skip(start[1], "to", "-", "until", "through", "and" if r.word(i) == "between" else "through")
    last = one_day(r, r.skip(k, "the")) if k > start[1] else None
    if last is None or start[0].last or (last[0].doubt and last[0].weekday is None):
        return None
    first, end = start[0], last[0]
    doubt = "" if j > i or first.weekday is None else REPEAT
    if first.weekday is not None and end.weekday is not None and end.first <= first.first:
        end = replace(end, first=first.first + timedelta(days=(end.weekday - first.weekday) % 7 or 7))
    return [
        Day(first.first, max(first.first, end.first), weekday=first.weekday, doubt=first.doubt or doubt)
    ], last[1]


def bound(r: Reader, i: int) -> Found | None:
    """ "before noon", "until the 5th", "by friday 5pm", "starting tomorrow", "not before 9"."""
    sides = {"before": "before", "by": "before", "until": "until", "through": "until", "after": "after", "from": "from",
             "starting": "from", "beginning": "from", "since": "since"}  # fmt: skip
    j = r.skip(i, "anytime", "any time", "up", "no later than", "not later than", "no earlier than")
    side = (
        {"later": "before", "earlier": "from"}.get(r.word(j - 2), "")
        if r.word(j - 1) == "than" and j > i
        else ""
    )
    if not side:
        if r.word(i) == "not" and r.word(i + 1) in ("before", "after"):
            side, j = ("from" if r.word(i + 1) == "before" else "before"), i + 2
        elif r.word(j) in sides:
            side, j = sides[r.word(j)], j + 1
        else:
            return None
    inclusive = side == "before" and r.word(j - 1) in ("by", "than")
    found = _bounded(r, r.skip(j, "at", "from", "on", "about", "around"))
    if found is None:
        return None
    what, k = found
    if side == "since":
        return [Dropped(PAST)], k
    k = (
        r.skip(k, "on", "onwards", "onward", "and on")
        if side in ("from", "after") and r.word(k + 1) not in WEEKDAYS
        else k
    )
    if isinstance(what, Day) and inclusive:
        side = "until"
    return [Bound(side, what)], k  # type: ignore[arg-type]


def _bounded(r: Reader, i: int) -> tuple[Clock | PartOfDay | Day, int] | None:
    if found := clocks.clock(r, r.skip(i, "the") if r.word(i + 1) == "noon" else i, bare=True):
        return None if r.word(found[1]) in MONTHS and not found[0].fixed else found
    if found_day := one_day(r, i):
        return found_day
    part = r.word(r.skip(i, "the"))
    return (PartOfDay(part), r.skip(i, "the") + 1) if part in WINDOWS else None
