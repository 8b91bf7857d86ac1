"""Rules for what comes again: "every other tuesday", "twice a day", "mon wed fri", "weekdays", "except sunday"."""

from collections.abc import Iterable

from concierge_bot.understanding.when.days import is_short_day, one_day, one_weekday
from concierge_bot.understanding.when.parts import (
    DAY,
    REPEAT,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Dropped,
    Every,
    Except,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import MONTHS, ORDINALS

Found = tuple[list[Part], int]
_FREQ = {"hour": "HOURLY", "day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "everyday": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_LATIN: dict[str, tuple[int, str]] = {
    "bid": (2, ""), "bd": (2, ""), "tid": (3, ""), "tds": (3, ""), "qid": (4, ""), "qds": (4, ""), "od": (1, ""),
    "qd": (1, ""), "om": (1, "morning"), "qam": (1, "morning"), "on": (1, "night"), "qhs": (1, "night"),
    "qpm": (1, "evening"), "nocte": (1, "night"), "mane": (1, "morning"),
}  # fmt: skip
_WORDS_TOO = ("bid", "bd", "od", "om", "on", "mane", "qd")
_DOSES = ("mg", "mcg", "ml", "g", "tablet", "tab", "tabs", "tablets", "units", "puffs", "drops")
_LETTERS = {"mwf": (0, 2, 4), "tth": (1, 3), "tuth": (1, 3), "tthsat": (1, 3, 5), "tts": (1, 3, 5)}
_EACH = ("every", "each", "per", "alternate")
_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


def _make(unit: str, interval: int = 1, count: int = 0, doubt: str = "") -> Every:
    return Every(_FREQ[unit], interval, count=count, doubt=doubt)  # type: ignore[arg-type]


def every(r: Reader, i: int) -> Found | None:
    """Any repetition at `i`."""
    if j := r.after_any(i, "todos los dias", "all days", "day in day out"):
        return [_make("day")], j
    for rule in (_counted, _every_unit, _every_days, _monthly, _adverb, _plural, _listed):
        if found := rule(r, i):
            return found
    return None


def _counted(r: Reader, i: int) -> Found | None:
    """ "twice a day", "3 times per week", "once every other day": never a count of another period."""
    count = _COUNTS.get(r.word(i))
    j = i + 1
    if count is None:
        count, j = r.number(i), r.skip(i + 1, "times", "time", "x")
        if count is None or j == i + 1:
            return None
    if r.word(j) in _ADVERBS:
        return [_make(_ADVERBS[r.word(j)], count=count)], j + 1
    if (
        end := r.after_any(j, "a fortnight", "each fortnight", "every fortnight", "per fortnight")
    ) and count == 1:
        return [_make("week", 2)], end
    if r.word(j) in _FREQ and r.word(j - 1) == "x":
        return [_make(r.word(j), count=count)], j + 1
    if r.word(j) == "in" and (number := r.number(j + 1)) and r.word(j + 2) in ("day", "week", "month"):
        return [_make(r.word(j + 2), number, count if count > 1 else 0)], j + 3
    k = r.skip(j, "in a", "a", "an", "per", "each", "every", "the")
    if k == j:
        return None
    if r.word(k) in _FREQ:
        return [_make(r.word(k), count=count)], k + 1
    found = _every_unit(r, k - 1)
    if found is not None and count == 1:
        return found
    return [Dropped(UNREAD)], k


def _every_unit(r: Reader, i: int) -> Found | None:
    """ "every day", "every other week", "every 6 hours", "every night"."""
    if (j := r.after(i, "all the")) and r.word(j) in _FREQ and r.raw(j).endswith("s"):
        return [_make(r.word(j))], j + 1
    if r.word(i) not in _EACH and not (r.word(i) == "all" and r.word(i + 1) == "day"):
        return None
    interval, j = _interval(r, i + 1)
    word = r.word(j)
    if word == "h" and interval > 1:
        return [_make("hour", interval)], j + 1
    if word in _FREQ and r.word(i) != "all":
        return [_make(word, interval)], j + 1
    if word == "fortnight":
        return [_make("week", 2 * interval)], j + 1
    if word in WINDOWS or word in ("bedtime", "mealtime", "meal"):
        return [_make("day", interval)], j
    if word == "minute" or word in ("few", "couple", "so"):
        return [Dropped(UNREAD)], r.skip(j + 1, *_FREQ)
    return ([Dropped(UNREAD)], j + 1) if word in MONTHS else None


def _interval(r: Reader, i: int) -> tuple[int, int]:
    if r.word(i - 1) == "alternate":
        return 2, i
    i = r.skip(i, "single")
    if r.word(i) in ("other", "second", "2nd"):
        return 2, i + 1
    if r.kind(i) == "ordinal" or r.word(i) in ORDINALS:
        number = ORDINALS.get(r.word(i)) or int(r.word(i)[:-2])
        return (number, i + 1) if r.word(i + 1) in _FREQ and number > 0 else (1, i)
    number = r.number(i) or 0
    return (number, i + 1) if 0 < number < 100 else (1, i)


def _every_days(r: Reader, i: int) -> Found | None:
    """ "every tuesday and friday", "every other tuesday", "each weekday", "of a saturday"."""
    if (j := r.after(i, "of a")) and (found := weekdays(r, j)):
        return [Every("WEEKLY", days=found[0])], found[1]
    if (
        (j := r.after(i, "of a"))
        and r.word(j) in WINDOWS
        and r.number(i - 1) is None
        and r.word(i - 1) != "oclock"
    ):
        return [_make("day"), PartOfDay(r.word(j))], j + 1
    if r.word(i) not in _EACH:
        return None
    interval, j = _interval(r, i + 1)
    if nth := _nth_weekday(r, i + 1):
        return nth
    if (
        r.word(i + 1) in ("first", "1st", "last")
        and r.word(i + 2) in WEEKDAYS
        and r.word(i) in ("every", "each")
    ):
        weekday = WEEKDAYS.index(r.word(i + 2))
        return [Every("MONTHLY", days=(weekday,), nth=(_nth(r, i + 1),))], i + 3
    found = weekdays(r, j)
    if found is None:
        return None
    days, j = found
    return [Every("WEEKLY", interval, days)], j


def weekdays(r: Reader, i: int) -> tuple[tuple[int, ...], int] | None:
    """A list or range of weekdays at `i`, in singular or plural."""
    days: list[int] = []
    j = i
    while (more := _some_days(r, j)) is not None:
        days += more[0]
        i = more[1]
        j = r.skip(i, ", and", ", &", "an", "and every", "and each", "and on", "and", ",", "/", ". ")
        if r.word(i) in ("-", "to", "through") and (last := _some_days(r, i + 1)) and len(more[0]) == 1:
            days += _between(more[0][0], last[0][0])
            i, j = last[1], r.skip(last[1], "and", ",")
    return (tuple(dict.fromkeys(days)), i) if days else None


def _some_days(r: Reader, i: int) -> tuple[tuple[int, ...], int] | None:
    word = r.word(i)
    if word in _LETTERS:
        return _LETTERS[word], i + 1
    if spelt := r.after_any(i, "m w f", "m / w / f", "m , w , f", "m - w - f", "m w and f", "m w & f"):
        return (0, 2, 4), spelt
    if word in ("weekday", "weekdays") or r.after_any(i, "week day", "work day"):
        return _WORKDAYS, i + (1 if word in ("weekday", "weekdays") else 2)
    if word in ("weekend", "weekends"):
        return _WEEKEND, i + 1
    if word.rstrip("s") in WEEKDAYS and not (
        r.raw(i) in ("sat", "sun", "wed", "mon") and not is_short_day(r, i)
    ):
        return (WEEKDAYS.index(word.rstrip("s")),), i + 1
    return None


def _between(first: int, last: int) -> Iterable[int]:
    return ((first + k) % 7 for k in range(1, (last - first) % 7 + 1))


def _nth_weekday(r: Reader, i: int) -> Found | None:
    """ "first monday of the month"."""
    i = r.skip(i, "the")
    nth = _nth(r, i)
    more = r.skip(i + 1, "and the", "and", "&")
    second = _nth(r, more) if more > i + 1 else 0
    day = more + 1 if second else i + 1
    if not nth or r.word(day) not in (*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)):
        return None
    j = r.after_any(
        day + 1, "of the month", "of every month", "of each month", "in the month", "every month", "of month",
        "each month", "in every month", "in each month", "monthly", "a month", "in a month",
    )  # fmt: skip
    monthly = r.after_any(i - 2, "every month", "each month") or r.after_any(
        i - 3, "every month on", "every month the"
    )
    monthly = monthly or r.after_any(i - 4, "every month on the") or r.word(i - 1) == "monthly"
    if j is None and not monthly:
        return None
    doubt = REPEAT if j and r.word(j - 2) == "the" and r.word(i - 1) not in _EACH and not monthly else ""
    weekday = WEEKDAYS.index(r.word(day).removesuffix("s"))
    named = tuple(one for one in (nth, second) if one)
    return [Every("MONTHLY", days=(weekday,), nth=named, doubt=doubt)], j or day + 1


def _nth(r: Reader, i: int) -> int:
    """Which one of a month: 1 to 5, -1 for the last, 0 for none."""
    if r.word(i) == "last":
        return -1
    nth = ORDINALS.get(r.word(i)) or (int(r.word(i)[:-2]) if r.kind(i) == "ordinal" else 0)
    return nth if 1 <= nth <= 5 else 0


def _monthly(r: Reader, i: int) -> Found | None:
    """ "the 1st and 15th of each month", "every 5th of the month", "the first monday of the month"."""
    start = r.skip(i, "on the", "on", "the")
    if nth := _nth_weekday(r, start):
        return nth
    each = r.word(start) in _EACH
    j = r.skip(start + 1, "the") if each else start
    numbers, j = _monthdays(r, j)
    if not numbers:
        return None
    k = r.after_any(
        j,
        "of every month",
        "of each month",
        "every month",
        "each month",
        "of the month",
        "monthly",
        "day of every month",
    )
    if k is None:
        if each and (len(numbers) > 1 or r.kind(j - 1) == "ordinal") and r.is_free(j):
            return [Every("MONTHLY", monthdays=numbers)], j
        listed = len(numbers) > 1 and r.is_free(j)
        return ([Every("MONTHLY", monthdays=numbers, doubt=REPEAT)], j) if listed else None
    sure = each or r.word(k - 2) in _EACH or r.word(k - 1) == "monthly"
    if not sure and len(numbers) == 1:
        return None
    return [Every("MONTHLY", monthdays=numbers, doubt="" if sure else REPEAT)], k


def _monthdays(r: Reader, i: int) -> tuple[tuple[int, ...], int]:
    numbers: list[int] = []
    if j := r.after_any(i, "last day", "last"):
        return (-1,), j
    while r.kind(i) == "ordinal" or r.word(i) in ORDINALS:
        numbers.append(ORDINALS.get(r.word(i)) or int(r.word(i)[:-2]))
        i = r.skip(i + 1, "and the", "and", ", the", ",")
    return tuple(numbers) if all(0 < n < 32 for n in numbers) else (), i


def _prescribed(r: Reader, i: int) -> Found | None:
    """ "5mg OD", "BID", "qhs", "q6h": as a nurse writes it."""
    if r.word(i) in ("prn", "stat"):
        return [Dropped(UNREAD)], i + 1
    short = _LATIN.get(r.word(i))
    if short is None or (r.word(i) in _WORDS_TOO and not _is_dosed(r, i)):
        return None
    count, part = short
    return [_make("day", count=count), *([PartOfDay(part)] if part else [])], i + 1


def _is_dosed(r: Reader, i: int) -> bool:
    """Whether an amount or hour stands beside letters that are also words ("on", "bid", "od")."""
    near = [k for k in (r.skip(i + 1, ",", "-"), i - 1 - (r.word(i - 1) == ",")) if r.word(k)]
    if r.word(i) == "on":
        return r.word(i - 1) in _DOSES and r.kind(i + 1) in ("number", "clock", "")
    return any(r.word(k) in _DOSES or r.kind(k) in ("number", "clock") for k in near)


def _adverb(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if latin := _prescribed(r, i):
        return latin
    if word in _ADVERBS:
        return [_make(_ADVERBS[word])], i + 1
    if word == "nightly":
        return [_make("day"), PartOfDay("night")], i + 1
    if word == "fortnightly":
        return [_make("week", 2)], i + 1
    if word == "biweekly":
        return [_make("week", 2, doubt=REPEAT)], i + 1
    if j := r.after_any(i, "7 day a week", "seven day a week"):
        return [_make("day")], j
    return None


def _plural(r: Reader, i: int) -> Found | None:
    """ "tuesdays", "on mondays and thursdays", "weekdays", "in the mornings"."""
    if r.after_any(i, "but", "not", "no", "except", "bar") and r.word(i + 1).endswith("s"):
        return _no_part(r, i + 1)
    j = r.skip(i, "on the", "on", "in the", "at the", "at")
    if r.word(j).rstrip("s") in WINDOWS and r.word(j).endswith("s"):
        if any(r.word(k) in ("dont", "never", "hate", "no") for k in range(max(0, j - 3), j)):
            return [Dropped("not")], j + 1
        best = r.word(j + 1) in ("are", "is", "suit", "suits", "work", "works", "best", "only", "would")
        return [_make("day", doubt=REPEAT if best else ""), PartOfDay(r.word(j)[:-1])], j + 1
    found = weekdays(r, j)
    if found is None:
        return None
    named = [r.word(k) for k in range(j, found[1])]
    part = r.word(found[1])
    if part.endswith("s") and part[:-1] in WINDOWS:
        return [Every("WEEKLY", days=found[0]), PartOfDay(part[:-1])], found[1] + 1
    if not any(word.endswith("days") or word in ("weekends", "weekday", "m", *_LETTERS) for word in named):
        return None
    owned = any("'" in r.raw(k) for k in range(j, found[1]))
    if (
        owned
        and len(found[0]) == 1
        and r.word(found[1]) in ("fine", "good", "ok", "okay", "grand", "perfect", "great", "best")
    ):
        return [one_weekday(r, found[0][0])], found[1]
    return [Every("WEEKLY", days=found[0], doubt=REPEAT if owned else "")], found[1]


def _no_part(r: Reader, i: int) -> Found | None:
    """ "anything but mornings" names no time that suits."""
    return ([Dropped(UNREAD)], i + 1) if r.word(i)[:-1] in WINDOWS else None


def _listed(r: Reader, i: int) -> Found | None:
    """ "mon wed fri": three days or more come again; two may be meant once, and that is asked."""
    j = r.skip(i, "on")
    found = weekdays(r, j)
    if (
        found is None
        or len(found[0]) < 2
        or (len(found[0]) == 2 and r.word(i - 1) == "no")
        or any(r.word(k) in ("-", "to", "through", "weekend") for k in range(j, found[1]))
    ):
        return None
    return [Every("WEEKLY", days=found[0], doubt=REPEAT if len(found[0]) == 2 else "")], found[1]


_BUT = (
    "except for",
    "except on",
    "except",
    "but not on",
    "but not",
    "but on",
    "apart from",
    "other than",
    "excluding",
    "bar",
    "barring",
    "save for",
    "not including",
    "besides",
)


def leaving_out(r: Reader, i: int) -> Found | None:
    """ "except sunday", "every day but sunday", "not on weekends"; a date that is left out is asked."""
    j = r.after_any(i, *_BUT, "not on")
    if j is None and r.word(i - 1) in ("day", "everyday", "daily", "weekday", *WINDOWS):
        j = r.after(i, "but")
    if j is None and r.word(i) in ("not", "no", "never") and r.word(i + 1).endswith("days"):
        j = i + 1
    if j is None:
        return None
    if found := weekdays(r, r.skip(j, "on", "the")):
        return [Except(found[0])], found[1]
    other = one_day(r, j)
    if other is None and r.word(k := r.skip(j, "in the", "the", "in", "at")) in (*WINDOWS, "noon", "bedtime"):
        return [Dropped(UNREAD)], k + 1
    return ([Dropped(DAY)], other[1]) if other else None
