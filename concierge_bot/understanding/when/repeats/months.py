"""What comes each month: "the 1st and 15th of each month", "first monday of the month"."""

from concierge_bot.understanding.when.parts import REPEAT, WEEKDAYS, Every, Found
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats.units import EACH
from concierge_bot.understanding.when.vocabulary import ORDINALS


def nth_weekday(r: Reader, i: int) -> Found | None:
    """ "first monday of the month"."""
    i = r.skip(i, "the")
    nth = nth_of(r, i)
    more = r.skip(i + 1, "and the", "and", "&")
    second = nth_of(r, more) if more > i + 1 else 0
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
    doubt = REPEAT if j and r.word(j - 2) == "the" and r.word(i - 1) not in EACH and not monthly else ""
    weekday = WEEKDAYS.index(r.word(day).removesuffix("s"))
    named = tuple(one for one in (nth, second) if one)
    return [Every("MONTHLY", days=(weekday,), nth=named, doubt=doubt)], j or day + 1


def nth_of(r: Reader, i: int) -> int:
    """Which one of a month: 1 to 5, -1 for the last, 0 for none."""
    if r.word(i) == "last":
        return -1
    nth = ORDINALS.get(r.word(i)) or (int(r.word(i)[:-2]) if r.kind(i) == "ordinal" else 0)
    return nth if 1 <= nth <= 5 else 0


def each_month(r: Reader, i: int) -> Found | None:
    """ "the 1st and 15th of each month", "every 5th of the month", "the first monday of the month"."""
    start = r.skip(i, "on the", "on", "the")
    if nth := nth_weekday(r, start):
        return nth
    each = r.word(start) in EACH
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
    sure = each or r.word(k - 2) in EACH or r.word(k - 1) == "monthly"
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
