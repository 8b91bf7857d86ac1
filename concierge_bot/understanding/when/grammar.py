"""Runs the rules over a message from left to right and keeps which words each part was read from."""

from dataclasses import dataclass

from concierge_bot.understanding.when import clocks, days, lengths, limits, repeats
from concierge_bot.understanding.when.parts import (
    HOUR,
    WEEKDAYS,
    Bound,
    Clock,
    Day,
    Dropped,
    Every,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import GLUE, Reader

Found = tuple[list[Part], int]


@dataclass(frozen=True)
class Piece:
    """Parts and the stretch of tokens, `first` to `last` without it, that they were read from."""

    parts: tuple[Part, ...]
    first: int
    last: int


def _ruled_out(r: Reader, i: int) -> Found | None:
    """ "not today", "instead of friday"."""
    j = r.after_any(i, "not", "instead of", "rather than")
    if j is None:
        return None
    for rule in (days.day, clocks.at_clock, clocks.part_of_day):
        if found := rule(r, r.skip(j, "for")):
            return [Dropped("not")], found[1]
    return None


# The first rule that fits wins: what comes again before what comes once, ranges before their ends.
_RULES = (
    repeats.leaving_out,
    clocks.clock_range,
    limits.day_range,
    limits.bound,
    _ruled_out,
    repeats.every,
    lengths.delta,
    clocks.meal,
    clocks.at_clock,
    days.day,
    clocks.part_of_day,
    lengths.urgent,
    lengths.unread,
)


def pieces(r: Reader) -> list[Piece]:
    """Every piece of time in the message, in her order."""
    found: list[Piece] = []
    i = 0
    while i < len(r.tokens):
        taken = (
            _lone_hour(r, found, i)
            or _hour_before_day(r, i)
            or next((got for rule in _RULES if (got := rule(r, i))), None)
        )
        if taken is None:
            i += 1
            continue
        parts, last = taken
        found.append(Piece(tuple(parts), i, last))
        i = max(last, i + 1)
    return found


def _lone_hour(r: Reader, found: list[Piece], i: int) -> Found | None:
    """A bare number right behind a day or part of day is its hour: "tomorrow 9", "friday 3"."""
    if not found or r.skip(r.skip(found[-1].last, ","), "at about", "about", "around", "say") != i:
        return None
    last = found[-1].parts[-1]
    if not isinstance(last, Day | PartOfDay | Every | Bound) or (
        isinstance(last, Bound) and isinstance(last.what, Clock)
    ):
        return None
    hour = clocks.clock(r, i, bare=True)
    ranged = clocks.clock_range(r, i)
    return ranged or (([hour[0]], hour[1]) if hour else None)


def _hour_before_day(r: Reader, i: int) -> Found | None:
    """ "8 tonight": an hour if nothing was named before it, else perhaps an amount, and then it is left and asked."""
    number, after = (9 if r.kind(i) == "clock" else r.number(i)), r.word(i + 1)
    if (
        number is None
        or not 1 <= number <= 12
        or after not in ("today", "tonight", "tomorrow", "every", *WEEKDAYS)
    ):
        return None
    if r.kind(i) == "clock" or all(r.word(k) in GLUE or r.kind(k) == "mark" for k in range(i)):
        hour = clocks.clock(r, i, bare=True)
        return ([hour[0]], hour[1]) if hour else None
    return None if after == "every" and number < 5 else ([Dropped(HOUR)], i)
