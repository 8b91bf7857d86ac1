"""What she says no to by its day or hour: "not today", "any day but friday", "not this week but next"."""

from dataclasses import replace
from datetime import timedelta

from concierge_bot.understanding.when.clocks import led, parts_of_day
from concierge_bot.understanding.when.days import naming, weekdays
from concierge_bot.understanding.when.parts import WEEKDAYS, Day, Dropped, Found
from concierge_bot.understanding.when.reader import Reader


def ruled_out(r: Reader, i: int) -> Found | None:
    """ "not today", "instead of friday"."""
    j = r.after_any(
        i,
        "not",
        "anything but",
        "any day but",
        "any time but",
        "anytime but",
        "instead of",
        "rather than",
        "never mind",
        "cant do",
        "cannot do",
        "cant make",
        "strike",
        "scrap",
        "forget",
    )
    if j is None:
        return _not_that_day(r, i)
    for rule in (naming.day, led.at_clock, parts_of_day.part_of_day):
        if found := rule(r, r.skip(j, "for", "on")):
            named, rest = found[0][0], found[0][1:]
            joints = set(r.words[i : found[1]])
            if rest and "," in joints and not joints & {"and", "or", "nor"}:
                return [Dropped("not"), *rest], found[1]  # "not at 8, at 9"
            return [Dropped("not", named if isinstance(named, Day) else None)], found[1]
    return None


def but_next(r: Reader, i: int) -> Found | None:
    """ "not this thursday but next", "not this friday, the one after"."""
    weekday = r.word(r.skip(i, "not this", "not the coming", "not this coming", "not"))
    j = r.skip(i, "not this coming", "not this", "not the coming", "not") + 1
    end = r.after_any(
        j, "but next", "but the next", "but the one after", ", the one after", "the one after", ", next one",
        "next one",         "but the following", ", the following", ", the next", "the next", ", next",
    )  # fmt: skip
    if j == i + 1 or weekday not in WEEKDAYS or end is None or (r.kind(end) == "word" and not r.is_free(end)):
        return None
    if r.word(end) in WEEKDAYS:
        return None
    day = weekdays.one_weekday(r, WEEKDAYS.index(weekday))
    return [replace(day, first=day.first + timedelta(days=7))], r.skip(end, "one", "week")


def _not_that_day(r: Reader, i: int) -> Found | None:
    """ "no wednesday thursday i meant"."""
    day = naming.one_day(r, i + 1) if r.word(i) == "no" else None
    other = naming.day(r, r.skip(day[1], ".", ",", "-")) if day else None
    if day is None or other is None or r.word(other[1] - 1) in r.words[:i]:
        return None
    return [Dropped("not", day[0])], day[1]
