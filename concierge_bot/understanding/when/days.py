"""Rules for days by name: "day after tomorrow", "friday week", "thanksgiving", "next week"."""

from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_of

from concierge_bot.understanding.when import dates, holidays
from concierge_bot.understanding.when.parts import (
    DAY,
    MEALS,
    PAST,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Day,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS

Found = tuple[list[Part], int]
One = tuple[Day, int]
_SHORT = ("sat", "sun", "wed", "mon", "mar", "fri", "thu", "tue")  # these are words or names of their own
_GOING = frozenset("away holiday holidays going stop hold pause off suspend".split())
_DAYS = (
    " day",
    " eve",
    "sunday",
    "monday",
    "friday",
    "wednesday",
)  # holidays that are no goods ("christmas cake")
_CARRIERS = frozenset(
    "truck van bus boat run round mail plane train delivery slot drop lorry cart ferry".split()
)
_NOT_DAYS = frozenset(
    [
        "i",
        "he",
        "she",
        "we",
        "they",
        "it",
        "the",
        "a",
        "my",
        "your",
        "cream",
        "shine",
        "burn",
        "screen",
        "glasses",
        "in",
        "who",
        "that",
        "had",
        "just",
    ]
)


def day(r: Reader, i: int) -> Found | None:
    """A day or a stretch of days at `i`, with or without "on"."""
    j = r.skip(
        i,
        "later",
        "sometime",
        "some time",
        "one day",
        "some day",
        "early",
        "late",
        "any time",
        "anytime",
        "all day",
        "any day",
    )
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
    if first.last and (
        _is_some(r, i) or "early" in (r.word(i), r.word(i - 1)) or "late" in (r.word(i), r.word(i - 1))
    ):
        first = replace(first, doubt=DAY)
    if (second := _more_to_the_day(r, j)) is not None:
        return [first, second[0], *_tonight(r, i, j)], second[1]
    return [first, *_tonight(r, i, j)], j


def _is_some(r: Reader, i: int) -> bool:
    """ "sometime next week", "any day this week": which of its days is left open."""
    return any(
        r.after_any(
            k, "sometime", "some time", "some day", "any day", "any time", "anytime", "one day", "some point"
        )
        for k in range(max(0, i - 3), i + 1)
    )


def _tonight(r: Reader, i: int, j: int) -> list[Part]:
    words = {r.word(k) for k in range(i, j)}
    return [PartOfDay("night")] if "tonight" in words else []


def _more_to_the_day(r: Reader, i: int) -> One | None:
    """The date behind a weekday ("tuesday the 8th", "friday, dec 5")."""
    j = r.skip(i, ", the", ",", "the")
    if r.word(i - 1) not in WEEKDAYS:
        return None
    return dates.month_day(r, j) or dates.numeric(r, j) or dates.day_of_month(r, j, behind_weekday=True)


def dated_day(r: Reader, i: int) -> One | None:
    """A single day, and a weekday with its date ("monday 16th march") as the date."""
    found = one_day(r, i)
    return found and (_more_to_the_day(r, found[1]) or found)


def one_day(r: Reader, i: int) -> One | None:
    """A single day, or a named stretch such as "next week"."""
    for rule in (
        _near_week,
        _near,
        _week_off,
        _holiday,
        _weekday_beside,
        _nth_weekday,
        _weekday,
        dates.month_day,
        dates.numeric,
        dates.end_of_named,
        dates.edge_of_month,
        dates.day_of_month,
        _stretch,
    ):
        if found := rule(r, i):
            return found
    return None


def _near(r: Reader, i: int) -> One | None:
    today = r.today
    near = (
        ("the day after tomorrow", 2), ("the day after the tomorrow", 2),
        ("day after tomorrow", 2), ("the day before yesterday", -2), ("today", 0),
        ("to day", 0), ("tu day", 0),
        ("tomorrow", 1), ("the tomorrow", 1),
        ("the morrow", 1), ("tonight", 0), ("yesterday", -1), ("last night", -1), ("the next day", 1),
        ("the other day", -1), ("pasado manana", 2),
    )  # fmt: skip
    for phrase, days in near:
        if j := r.after(i, phrase):
            return Day(today + timedelta(days=days), doubt=PAST if days < 0 else ""), j
    if r.is_scots_morrow(i) and r.word(i - 1) not in ("in", "of", "at"):
        return Day(today + timedelta(days=1), doubt=DAY), i + 2  # not all of them mean tomorrow
    if r.country in ("GB", "IE") and (j := r.after(i, "the day")) and _is_scots_day(r, i):
        return Day(today), j
    if (j := r.after(i, "this")) and r.word(j) in WINDOWS:
        return Day(today), j
    if r.word(i) == "manana" and r.word(i - 1) != "la":
        return Day(today + timedelta(days=1)), i + 1
    return None


def _is_scots_day(r: Reader, i: int) -> bool:
    """ "taxi the day at half one"."""
    return r.word(i - 1) not in ("of", "in", "on", "for", "all") and r.word(i + 2) in (
        "at",
        "please",
        "",
        "if",
        "hen",
        "son",
    )


def _near_week(r: Reader, i: int) -> One | None:
    """ "tomorrow week", "today fortnight", as they say outside of the US."""
    near = _near(r, i) if r.country != "US" else None
    if near is None or r.word(near[1]) not in ("week", "fortnight"):
        return None
    return Day(near[0].first + timedelta(weeks=1 if r.word(near[1]) == "week" else 2)), near[1] + 1


def _week_off(r: Reader, i: int) -> One | None:
    """ "a week on friday", "two weeks tomorrow", "a week from monday", "week friday"."""
    if (j := r.after_any(i, "this day week", "this day fortnight", "the day week")) is not None:
        return Day(r.today + timedelta(weeks=2 if r.word(j - 1) == "fortnight" else 1)), j
    number = 1 if r.word(i) in ("a", "week", "fortnight") else None if r.word(i - 1) == "for" else r.number(i)
    j = i if r.word(i) in ("week", "fortnight") else i + 1
    if number is None or number > 52 or r.word(j) not in ("week", "fortnight"):
        return None
    weeks = number * (2 if r.word(j) == "fortnight" else 1)
    base = _near(r, r.skip(j + 1, "from", "on")) or _weekday(r, r.skip(j + 1, "from", "on", "this", "next"))
    if base is None or base[0].doubt:
        return None
    open_ended = r.word(j + 1) == "from" and r.has_any(_GOING)
    return Day(base[0].first + timedelta(weeks=weeks), doubt=DAY if open_ended else ""), base[1]


def _holiday(r: Reader, i: int) -> One | None:
    shift = r.after_any(i, "the day before", "day before", "the day after", "day after", "the night before")
    j = i if shift is None else shift
    away = 1
    if shift is None and (count := r.number(i)) and (shift := r.after_any(i + 1, "day before", "day after")):
        j, away = shift, min(count, 31)
    moved = 0 if shift is None else away if r.word(shift - 1) == "after" else -away
    if r.country == "US" and (k := r.after_any(j, "fourth of july", "4th of july", "the 4th of july")):
        return Day(holidays.coming(lambda year: date(year, 7, 4), r.today) + timedelta(days=moved)), k
    for name, rule in holidays.named(r.country).items():
        if (k := r.after(j, name)) and (
            name.endswith(_DAYS)
            or r.is_free(k)
            or r.word(k) == "week"
            or r.word(k) in MEALS
            or r.number(k)
            or r.kind(k) == "clock"
        ):
            first = holidays.coming(rule, r.today)
            if r.word(k) == "week" and shift is None:  # "thanksgiving week"
                monday = first - timedelta(days=first.weekday())
                return Day(max(monday, r.today), monday + timedelta(days=6), doubt=DAY), k + 1
            stay = r.word(i - 1) in ("for", "over") and r.has_any(_GOING)  # "going Omaha for Xmas"
            doubt = DAY if stay or first - r.today > dates.FAR else ""
            return Day(first + timedelta(days=moved), doubt=doubt), k
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
    if (
        r.word(i - 1) == "the"
        and r.kind(j + 1) == "word"
        and not r.is_free(j + 1)
        and r.word(j + 1) not in _CARRIERS
    ):
        doubt = UNREAD  # "stop the friday bread for two weeks"
    if k := r.after_any(j + 1, "week", "a week", "after next", "fortnight"):
        weeks = 2 if r.word(k - 1) == "fortnight" else 1
        doubt = DAY if r.word(k - 1) == "next" else doubt
        return Day(first + timedelta(weeks=weeks), doubt=doubt), k
    if k := r.after_any(j + 1, "next week", "of next week"):
        return Day(next_monday(r) + timedelta(days=weekday), weekday=weekday, doubt=_sunday(r)), k
    if k := r.after_any(j + 1, "this week", "of this week"):
        return Day(first, weekday=weekday, doubt=doubt or (DAY if first >= next_monday(r) else "")), k
    if lead == "last" or r.word(j + 1) in ("gone", "past", "just"):
        return Day(first - timedelta(weeks=1 if ahead else 2), doubt=PAST), j + 1
    if lead == "this" and not ahead:
        return Day(r.today, weekday=weekday), j + 1
    if lead == "next":
        named = next_monday(r) + timedelta(days=weekday)
        return Day(
            named, weekday=weekday, doubt=DAY if named - r.today > timedelta(days=7) else _sunday(r)
        ), j + 1
    return Day(first, weekday=weekday, doubt=doubt), j + 1


def _weekday_beside(r: Reader, i: int) -> One | None:
    """ "the monday after thanksgiving", "the saturday before the 20th"."""
    j = r.skip(i, "the very", "the")
    side = r.word(j + 1)
    if r.word(j) not in WEEKDAYS or side not in ("before", "after"):
        return None
    anchor = next((got for rule in _DATED if (got := rule(r, j + 2))), None)
    if anchor is None or anchor[0].weekday is not None or (anchor[0].doubt and anchor[0].doubt != DAY):
        return None
    weekday, (day, end) = WEEKDAYS.index(r.word(j)), anchor
    return Day(beside(day, weekday, side), doubt=day.doubt), end


def beside(day: Day, weekday: int, side: str) -> date:
    """The last such day of the week before a day, or the first one after it."""
    if side == "before":
        return day.first - timedelta(days=(day.first.weekday() - weekday) % 7 or 7)
    last = day.last or day.first
    return last + timedelta(days=(weekday - last.weekday()) % 7 or (0 if day.last else 7))


def _nth_weekday(r: Reader, i: int) -> One | None:
    """ "first saturday in june", "the last friday of next month"."""
    j = r.skip(i, "the")
    nth = -1 if r.word(j) == "last" else dates.ordinal(r, j) if r.kind(j) != "number" else None
    k = r.skip(j + 2, "in", "of")
    if nth is None or nth > 5 or r.word(j + 1) not in WEEKDAYS or k == j + 2:
        return None
    first, end = r.today.replace(day=1), r.after_any(k, "next month", "this month")
    if end is not None:
        first += relativedelta(months=1 if r.word(k) == "next" else 0)
    elif r.word(k) in MONTHS:
        end = k + 1
        first += relativedelta(months=(MONTHS.index(r.word(k)) + 1 - first.month) % 12)
    else:
        return None
    weekday = WEEKDAYS.index(r.word(j + 1))
    found = first + (
        relativedelta(day=31, weekday=weekday_of(weekday)(-1))
        if nth < 0
        else relativedelta(weekday=weekday_of(weekday)(nth))
    )
    return Day(found, doubt=PAST if found < r.today else UNREAD if found.month != first.month else ""), end


def is_short_day(r: Reader, i: int) -> bool:
    """Whether "sat", "sun", "wed" at `i` stands where a day stands."""
    if r.word(i + 1) in ("am", "pm"):
        return True
    if any(r.word(i + by) == "/" and r.word(i + 2 * by) in WEEKDAYS for by in (-1, 1)):
        return True
    if r.word(i - 1) in _NOT_DAYS or r.word(i + 1) in _NOT_DAYS - {"the", "a", "i", "my"}:
        return False
    if r.word(i - 1) in ("on", "every", "next", "this", "until", "and", "or", "-", *WEEKDAYS):
        return True
    if r.word(i + 1) in ("and", "&") and r.word(i + 2) in (*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)):
        return True
    return r.kind(i + 1) in ("number", "clock", "ordinal") or (r.is_free(i + 1) and r.word(i + 1) != "and")


def one_weekday(r: Reader, weekday: int) -> Day:
    """The next such day, as in "monday's fine"."""
    ahead = (weekday - r.today.weekday()) % 7
    return Day(r.today + timedelta(days=ahead or 7), weekday=weekday, doubt="" if ahead else DAY)


def next_monday(r: Reader) -> date:
    """The Monday that begins the next calendar week."""
    return r.today + timedelta(days=7 - r.today.weekday())


def _sunday(r: Reader) -> str:
    """On a Sunday it is open whether "next week" begins today or tomorrow in a week."""
    return DAY if r.today.weekday() == 6 else ""


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
    if j := r.after_any(i, "the week after next", "week after next"):
        return Day(monday + timedelta(days=7), monday + timedelta(days=13), doubt=_sunday(r)), j
    if j := r.after(i, "next week"):
        return Day(monday, monday + timedelta(days=6), doubt=_sunday(r)), j
    if j := r.after_any(
        i, "the rest of the week", "rest of the week", "the rest of this week", "rest of this week"
    ):
        return Day(today, monday - timedelta(days=1)), j
    if j := r.after_any(
        i, "the rest of the month", "rest of the month", "the rest of this month", "rest of this month"
    ):
        return Day(today, today + relativedelta(day=31)), j
    if j := r.after_any(i, "this week and next week", "this week and next", "this week or next"):
        return Day(today, monday + timedelta(days=6)), j
    if j := r.after_any(i, "this week"):
        return Day(today, monday - timedelta(days=1)), j
    if j := r.after_any(i, "next month"):
        first = today.replace(day=1) + relativedelta(months=1)
        return Day(first, first + relativedelta(day=31)), j
    if j := r.after_any(i, "this month"):
        return Day(today, today + relativedelta(day=31)), j
    return dates.bare_month(r, i)


_DATED = (_holiday, dates.month_day, dates.numeric, dates.day_of_month, _stretch)
