"""Rules for days of the calendar: "dec 5th", "5/12", "the 3rd", "first of the month"."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when.leftover.sure import is_fraction
from concierge_bot.understanding.when.parts import DAY, PAST, REPEAT, UNREAD, WEEKDAYS, Day
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS, ORDINALS

One = tuple[Day, int]
_PLACES = frozenset(
    "floor street st avenue ave aisle shelf one try step birthday anniversary time house door row bus time road".split()
)
_EVERY = frozenset(("every", "each"))
PAUSES = frozenset(
    "away hold pause stop suspend skip gone going goin off visiting visit holiday hospital back nobody no nothing "
    "nothin nuthin nutten nutting nowt nae none dont doh never".split()
)
FAR = timedelta(days=270)  # a date so far off was more likely meant in the past


def month_day(r: Reader, i: int) -> One | None:
    """ "dec 5th", "december the 5th", "5th of december", "5 dec", each with or without a year."""
    if r.word(i) in MONTHS:
        month, j = r.word(i), r.skip(i + 1, ".", "the")
        number = ordinal(r, j)
        end = j + 1
    else:
        i = r.skip(i, "the")
        number = ordinal(r, i)
        j = r.skip(i + 1, "day of", "of", "of the", "a")
        month, end = r.word(j), j + 1
    if (
        number is None
        or month not in MONTHS
        or (r.kind(end) in ("number", "clock") and _is_clock_tail(r, end))
    ):
        return None
    if (
        month in ("march", "may")
        and r.kind(end) == "word"
        and r.raw(end - 1).isdigit()
        and not r.is_free(end)
    ):
        return None
    k = r.skip(end, ",")
    if r.kind(k) == "number" and len(r.word(k)) == 4 and r.word(k).startswith("20"):
        return dated(r, int(r.word(k)), MONTHS.index(month) + 1, number), k + 1
    return dated(r, None, MONTHS.index(month) + 1, number), end


def _is_clock_tail(r: Reader, i: int) -> bool:
    return False if r.kind(i) == "clock" else r.word(i) == "0"


def ordinal(r: Reader, i: int) -> int | None:
    """The number of "8th" or "eighth"."""
    if r.kind(i) == "ordinal":
        return int(r.word(i)[:-2])
    return ORDINALS.get(r.word(i)) or (
        int(r.word(i)) if r.kind(i) == "number" and len(r.word(i)) <= 2 else None
    )


def dated(r: Reader, year: int | None, month: int, number: int) -> Day:
    """The date, or the next one of that name when no year was said; a date that does not exist is asked."""
    try:
        named = date(year or r.today.year, month, number)
        if year is None and named < r.today:
            named = date(r.today.year + 1, month, number)
    except ValueError:
        return Day(r.today, doubt=UNREAD)
    doubt = PAST if named < r.today else DAY if year is None and named - r.today > FAR else ""
    return Day(named, monthday=number, doubt=doubt)


def numeric(r: Reader, i: int) -> One | None:
    """ "5/12": month first in the US, day first elsewhere; "2026-12-05"."""
    if r.kind(i) != "date":
        return None
    text = r.word(i)
    text = text if text[:4].isdigit() else text.replace("-", "/")
    if "-" in text:
        year, month, number = (int(part) for part in text.split("-"))
        return dated(r, year, month, number), i + 1
    one, two, *rest = (int(part) for part in text.split("/"))
    if not rest and not _is_date_place(r, i):
        return None
    month_first = two > 12 or (r.country == "US" and one <= 12)
    month, number = (one, two) if month_first else (two, one)
    given = rest[0] + (2000 if rest[0] < 100 else 0) if rest else None
    return dated(r, given, month, number), i + 1


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
    return not is_fraction(r.word(i)) or (led and r.is_free(i + 1))


def edge_of_month(r: Reader, i: int) -> One | None:
    """ "first of the month", "last day of next month", "end of the month"."""
    j = r.skip(i, "the")
    if (k := r.after_any(j, "end of the", "last day of the", "last of the", "end of", "last day of")) is None:
        number = ordinal(r, j)
        if (
            number is None
            or r.kind(j) == "number"
            or (k := r.after_any(j + 1, "of the", "day of the", "day of", "of")) is None
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
    repeats = "" if later or r.has_any(_EVERY) or r.word(k - 1) == "this" or number == 31 else REPEAT
    return Day(first, monthday=-1 if number == 31 else number, doubt=repeats), k + 1


def end_of_named(r: Reader, i: int) -> One | None:
    """ "the end of october", "the last day of march"."""
    j = r.after_any(i, "the end of", "end of", "the last day of", "last day of", "the last of")
    if j is None or r.word(j) not in MONTHS:
        return None
    first = dated(r, None, MONTHS.index(r.word(j)) + 1, 1)
    month = r.today if MONTHS.index(r.word(j)) + 1 == r.today.month else first.first
    edge = "last" in (r.word(i), r.word(i + 1)) or r.word(i - 1) in ("until", "by", "before", "through", "to")
    doubt = first.doubt if month != r.today else ""
    return Day(month + relativedelta(day=31), doubt=doubt if edge else DAY), j + 1


def day_of_month(r: Reader, i: int, behind_weekday: bool = False) -> One | None:
    """ "the 3rd": the next one that is not past."""
    j = r.skip(i, "the day", "the", "day")
    number = ordinal(r, j)
    led = (
        behind_weekday
        or j > i
        or i == 0
        or r.word(i - 1)
        in (
            "the",
            "on",
            "until",
            "from",
            "by",
            "before",
            "after",
            "to",
            "-",
            "through",
            "and",
            "month",
            "is",
            "be",
        )
        or _is_figure(r, j)
    )
    if number is None or not led or (r.kind(j) == "number" and not _is_plain_date(r, i, j)):
        return None
    if not _stands_alone(r, i, j) and not (behind_weekday and r.kind(j) == "ordinal"):
        return None
    if r.kind(j) == "word" and r.word(i - 2) not in ("on", "until", "by") and r.word(i - 1) != "on":
        return None
    first = coming(r, number)
    if first is None:
        return Day(r.today, doubt=UNREAD), j + 1
    bare = i == j and r.word(i - 1) not in ("on", "the", "every", "each")
    monthly = bare and any(token.word == "monthly" for token in r.tokens)
    return Day(first, monthday=number, doubt=REPEAT if monthly else ""), j + 1


def coming(r: Reader, number: int) -> date | None:
    """The next day of that number, today included."""
    months = (r.today.replace(day=1) + relativedelta(months=ahead) for ahead in range(12))
    days = (month + relativedelta(day=number) for month in months)
    return next((day for day in days if day.day == number and day >= r.today), None)


def _stands_alone(r: Reader, i: int, j: int) -> bool:
    """Whether the ordinal at `j` names a day and not "the 3rd floor"."""
    if (r.word(i - 1) in ("on", "until") and r.kind(j) == "ordinal") or _is_figure(r, j):
        return r.word(j + 1) not in _PLACES
    return r.is_free(j + 1)


def _is_plain_date(r: Reader, i: int, j: int) -> bool:
    """ "till the 19", "from the 3"."""
    the = i if r.word(i) == "the" else i - 1
    if r.word(j - 1) == "day":
        return r.is_free(j + 1)
    return (
        r.word(the) == "the"
        and (
            r.word(the - 1) in ("until", "from", "on", "by", *WEEKDAYS)
            or (
                (r.number(j) or 0) > 12
                and (
                    r.word(the - 1) in ("is", "be", "its", "for", "thats", "before", "after")
                    or r.word(j + 1) in ("at", "in", "around", "about")
                )
            )
        )
        and r.is_free(j + 1)
        and r.kind(j + 1) != "half"
    )


def _is_figure(r: Reader, j: int) -> bool:
    """Whether the ordinal at `j` is too high to number a thing ("27th") and nobody's birthday."""
    if r.kind(j) != "ordinal" or not 4 <= int(r.word(j)[:-2]) <= 31 or not r.raw(j)[:1].isdigit():
        return False
    return r.word(j - 1) not in ("my", "his", "her", "our", "their", "your", "every", "each", "a")


def bare_month(r: Reader, i: int) -> One | None:
    """ "in march", "next june": the whole of it."""
    j = r.skip(i, "next", "this")
    if r.word(j) not in MONTHS or r.word(j - 1) not in ("in", "next", "this", "until", "by", "of", "from"):
        return None
    if not r.is_free(j + 1):
        return None
    first = dated(r, None, MONTHS.index(r.word(j)) + 1, 1).first
    return Day(first, first + relativedelta(day=31), doubt="" if r.has_any(PAUSES) else DAY), j + 1
