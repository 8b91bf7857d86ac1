"""Runs the rules over a message from left to right and keeps which words each part was read from."""

from concierge_bot.understanding.when import lengths, limits
from concierge_bot.understanding.when.choosing import settling
from concierge_bot.understanding.when.clocks import led, meals, parts_of_day, ranges
from concierge_bot.understanding.when.clocks.beside import (
    hour_again,
    hour_alone,
    hour_before_day,
    hour_in_passing,
    lone_hour,
)
from concierge_bot.understanding.when.days import naming
from concierge_bot.understanding.when.days.beside import after_that, day_beside, weekday_beside
from concierge_bot.understanding.when.days.ruled_out import but_next, ruled_out
from concierge_bot.understanding.when.parts import Bound, Every, Found, Piece
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats import every, left_out

# The first rule that fits wins: what comes again before what comes once, ranges before their ends.
_RULES = (
    but_next,
    left_out.leaving_out,
    ranges.clock_range,
    limits.day_range,
    limits.bound,
    ruled_out,
    every.every,
    lengths.ahead,
    lengths.delta,
    meals.meal,
    led.at_clock,
    naming.day,
    parts_of_day.part_of_day,
    lengths.urgent,
    lengths.unread,
)


def pieces(r: Reader) -> list[Piece]:
    """Every piece of time in the message, in her order."""
    found: list[Piece] = []
    i = 0
    while i < len(r.tokens):
        taken = (
            lone_hour(r, found, i)
            or hour_before_day(r, i)
            or hour_alone(r, i)
            or weekday_beside(r, found, i)
            or day_beside(r, found, i)
            or hour_in_passing(r, found, i)
            or hour_again(r, found, i)
            or after_that(r, found, i)
            or _first_of_plan(r, found, i)
            or next((got for rule in _RULES if (got := rule(r, i))), None)
        )
        if taken is None:
            i += 1
            continue
        parts, last = taken
        found.append(Piece(tuple(parts), i, last))
        i = max(last, i + 1)
    return settling.settled(r, found)


def _first_of_plan(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "every second thursday, first one this thursday"."""
    plan = any(isinstance(part, Every) for piece in found for part in piece.parts)
    j = r.after_any(
        i, "the first one", "first one", "1st one", "first time", "the first time", "first on", "first"
    )
    day = (
        naming.one_day(r, r.skip(j, "is", "on", "to be", "being", "would be", "will be"))
        if plan and j
        else None
    )
    return ([Bound("from", day[0])], day[1]) if day and not day[0].last else None
