"""Days of the week: "tuesday", "this friday", "wed week", "first saturday in june"."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.relativedelta import weekday as weekday_of

from concierge_bot.understanding.when.days import dates
from concierge_bot.understanding.when.parts import DAY, PAST, UNREAD, WEEKDAYS, Day
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS

One = tuple[Day, int]
_SHORT = ("sat", "sun", "wed", "mon", "mar", "fri", "thu", "tue")  # these are words or names of their own
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


def weekday_at(r: Reader, i: int) -> One | None:
    """ "tuesday", "this friday", "next monday", "wed week"."""
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
        return Day(next_monday(r) + timedelta(days=weekday), weekday=weekday, doubt=on_a_sunday(r)), k
    if k := r.after_any(j + 1, "this week", "of this week"):
        return Day(first, weekday=weekday, doubt=doubt or (DAY if first >= next_monday(r) else "")), k
    if lead == "last" or r.word(j + 1) in ("gone", "past", "just"):
        return Day(first - timedelta(weeks=1 if ahead else 2), doubt=PAST), j + 1
    if lead == "this" and not ahead:
        return Day(r.today, weekday=weekday), j + 1
    if lead == "next":
        named = next_monday(r) + timedelta(days=weekday)
        return Day(
            named, weekday=weekday, doubt=DAY if named - r.today > timedelta(days=7) else on_a_sunday(r)
        ), j + 1
    return Day(first, weekday=weekday, doubt=doubt), j + 1


def nth_weekday(r: Reader, i: int) -> One | None:
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


def on_a_sunday(r: Reader) -> str:
    """On a Sunday it is open whether "next week" begins today or tomorrow in a week."""
    return DAY if r.today.weekday() == 6 else ""
