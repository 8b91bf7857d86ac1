"""Rules for the parts of a day: "in the evening", "tonight", "morning at 8", "first thing"."""

from dataclasses import replace

from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.clocks.ranges import clock_range
from concierge_bot.understanding.when.clocks.single import clock
from concierge_bot.understanding.when.parts import (
    DAY,
    WEEKDAYS,
    WINDOWS,
    Clock,
    ClockRange,
    Dropped,
    Found,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader


def part_of_day(r: Reader, i: int) -> Found | None:
    """ "in the evening", "tonight", "morning at 8", "first thing"."""
    if j := r.after_any(i, "last thing at night", "last thing"):
        return [Clock(21, fixed=True, vague=True)], j
    if j := r.after_any(i, "first thing in the morning", "first thing"):
        return [Clock(8, fixed=True, vague=True)], r.skip(j, "in the morning")
    if r.word(i) in ("am", "pm") and r.word(i - 1) in (*WEEKDAYS, "today", "tomorrow"):
        return [PartOfDay("morning" if r.word(i) == "am" else "afternoon")], i + 1
    if j := r.after_any(i, "in the am", "in the pm"):
        return [PartOfDay("morning" if r.word(j - 1) == "am" else "afternoon")], j
    if j := r.after_any(i, "early in the day", "late in the day"):
        return [PartOfDay("morning" if r.word(i) == "early" else "afternoon")], j
    if j := r.after_any(i, "en la manana", "the la manana", "por la manana"):
        return [PartOfDay("morning")], j
    early = r.skip(i, "early", "late", "later", "sometime", "some time")
    j = r.skip(
        early,
        "in the",
        "at the",
        "of the",
        "of a",
        "at",
        "in",
        "during the",
        "on the",
        "the",
        "by",
        "inna the",
        "inna",
        "a",
    )
    j = r.skip(j, "early", "late", "mid", "mid -")
    name = r.word(j)
    if name not in WINDOWS:
        return None
    k = r.skip(j + 1, "time")
    hour_at = r.skip(k, "at", "around", "about", "by")
    if (hours := clock_range(r, hour_at)) is not None:
        told = [replace(hour, doubt="") if isinstance(hour, ClockRange) else hour for hour in hours[0]]
        return [PartOfDay(name), *told], hours[1]
    found = clock(r, hour_at, bare=True) if hour_at > k or r.word(hour_at) != "one" else None
    if found and not found[0].fixed and (hour := half_of(name, found[0].hour)) is not None:
        return [replace(found[0], hour=hour, fixed=True)], found[1]
    return [PartOfDay(name), *([Dropped(DAY)] if r.word(i - 1) in ("any", "some") else [])], k
