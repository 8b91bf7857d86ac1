"""Rules for what comes again: "every other tuesday", "twice a day", "daily", "except sunday"."""

from concierge_bot.understanding.when.parts import (
    REPEAT,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Dropped,
    Every,
    Found,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats.lists import plural, side_by_side, weekdays
from concierge_bot.understanding.when.repeats.months import each_month, nth_of, nth_weekday
from concierge_bot.understanding.when.repeats.prescribed import prescribed
from concierge_bot.understanding.when.repeats.units import EACH, FREQ, each_of
from concierge_bot.understanding.when.vocabulary import MONTHS, ORDINALS

_ADVERBS = {
    "hourly": "hour",
    "daily": "day",
    "everyday": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
}
_COUNTS = {"once": 1, "twice": 2, "thrice": 3}


def every(r: Reader, i: int) -> Found | None:
    """Any repetition at `i`."""
    if j := r.after_any(i, "todos los dias", "all days", "day in day out"):
        return [each_of("day")], j
    for rule in (_counted, _every_unit, _every_days, each_month, _adverb, plural, side_by_side):
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
        return [each_of(_ADVERBS[r.word(j)], count=count)], j + 1
    if (
        end := r.after_any(j, "a fortnight", "each fortnight", "every fortnight", "per fortnight")
    ) and count == 1:
        return [each_of("week", 2)], end
    if r.word(j) in FREQ and r.word(j - 1) == "x":
        return [each_of(r.word(j), count=count)], j + 1
    if r.word(j) == "in" and (number := r.number(j + 1)) and r.word(j + 2) in ("day", "week", "month"):
        return [each_of(r.word(j + 2), number, count if count > 1 else 0)], j + 3
    k = r.skip(j, "in a", "a", "an", "per", "each", "every", "the")
    if k == j:
        return None
    if r.word(k) in FREQ:
        return [each_of(r.word(k), count=count)], k + 1
    found = _every_unit(r, k - 1)
    if found is not None and count == 1:
        return found
    return [Dropped(UNREAD)], k


def _every_unit(r: Reader, i: int) -> Found | None:
    """ "every day", "every other week", "every 6 hours", "every night"."""
    if (j := r.after(i, "all the")) and r.word(j) in FREQ and r.raw(j).endswith("s"):
        return [each_of(r.word(j))], j + 1
    if r.word(i) not in EACH and not (r.word(i) == "all" and r.word(i + 1) == "day"):
        return None
    interval, j = _interval(r, i + 1)
    word = r.word(j)
    if word == "h" and interval > 1:
        return [each_of("hour", interval)], j + 1
    if word in FREQ and r.word(i) != "all":
        return [each_of(word, interval)], j + 1
    if word == "fortnight":
        return [each_of("week", 2 * interval)], j + 1
    if word in WINDOWS or word in ("bedtime", "mealtime", "meal"):
        return [each_of("day", interval)], j
    if word == "minute" or word in ("few", "couple", "so"):
        return [Dropped(UNREAD)], r.skip(j + 1, *FREQ)
    return ([Dropped(UNREAD)], j + 1) if word in MONTHS else None


def _interval(r: Reader, i: int) -> tuple[int, int]:
    if r.word(i - 1) == "alternate":
        return 2, i
    i = r.skip(i, "single")
    if r.word(i) in ("other", "second", "2nd"):
        return 2, i + 1
    if r.kind(i) == "ordinal" or r.word(i) in ORDINALS:
        number = ORDINALS.get(r.word(i)) or int(r.word(i)[:-2])
        return (number, i + 1) if r.word(i + 1) in FREQ and number > 0 else (1, i)
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
        return [each_of("day"), PartOfDay(r.word(j))], j + 1
    if r.word(i) not in EACH:
        return None
    interval, j = _interval(r, i + 1)
    if nth := nth_weekday(r, i + 1):
        return nth
    if (
        r.word(i + 1) in ("first", "1st", "last")
        and r.word(i + 2) in WEEKDAYS
        and r.word(i) in ("every", "each")
    ):
        weekday = WEEKDAYS.index(r.word(i + 2))
        return [Every("MONTHLY", days=(weekday,), nth=(nth_of(r, i + 1),))], i + 3
    found = weekdays(r, j)
    if found is None:
        return None
    days, j = found
    return [Every("WEEKLY", interval, days)], j


def _adverb(r: Reader, i: int) -> Found | None:
    word = r.word(i)
    if latin := prescribed(r, i):
        return latin
    if word in _ADVERBS:
        return [each_of(_ADVERBS[word])], i + 1
    if word == "nightly":
        return [each_of("day"), PartOfDay("night")], i + 1
    if word == "fortnightly":
        return [each_of("week", 2)], i + 1
    if word == "biweekly":
        return [each_of("week", 2, doubt=REPEAT)], i + 1
    if j := r.after_any(i, "7 day a week", "seven day a week"):
        return [each_of("day")], j
    return None
