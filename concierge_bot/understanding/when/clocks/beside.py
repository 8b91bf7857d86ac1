"""Hours that count only by what stands beside them: "8 tonight", "say 4", "no, 8"."""

from concierge_bot.understanding.when.clocks import led, ranges, single
from concierge_bot.understanding.when.days.beside import RIDES
from concierge_bot.understanding.when.parts import (
    HOUR,
    WEEKDAYS,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Found,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import GLUE, Reader

_FEW, _LEAD_WORDS = 7, 3  # words of a bare answer, and of what may lead to its hour
_WANTED = frozenset("need want get send bring leave take give the of".split())
_LEADS_ALONE = frozenset(
    ("say", "lets say", "how about", "nearer", "closer to", "make it", "more like", "maybe", "perhaps")
)
_TAILS = (
    "will do", "is good", "works", "would do", "will be fine", "is fine", "would be fine", "suits", "suits me", "or so",
    "or thereabouts", "on the nose", "on the dot", "if thats ok", "would suit", "would suit me", "is ok", "is grand",
    "will be grand", "would be grand", "is perfect", "is best", "should do", "is plenty", "is time enough",
)  # fmt: skip
_BEFORE_HOURS = frozenset("me mi us him her like maybe perhaps say them there here up".split())


def hour_again(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "noon, no make it 1": behind an hour a bare number is the better one."""
    told = any(isinstance(part, Clock | ClockRange) for piece in found for part in piece.parts)
    if not told or not (
        r.after_any(i - 2, "make it", "make that") or r.word(i - 1) in ("no", "nah", "mean", "rather")
    ):
        return None
    hour = single.clock(r, i, bare=True)
    return ([hour[0]], hour[1]) if hour else None


def hour_in_passing(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "monday 9:40, pick me 9", "sunday after church like 1": where a time was told, a last lone number is an hour."""
    led = r.word(i - 1) in _BEFORE_HOURS or (r.word(i - 1) == "for" and r.word(i - 2) in RIDES)
    if not found or not led or i - 1 < found[-1].last - 1:
        return None
    hour = single.clock(r, i, bare=True)
    ends = hour and (
        hour[1] == len(r.tokens)
        or r.kind(hour[1]) == "mark"
        or hour[0].fixed
        or (r.word(hour[1]) == "so" and r.word(i - 1) in ("there", "here"))
    )
    return ([hour[0]], hour[1]) if hour and ends else None


def lone_hour(r: Reader, found: list[Piece], i: int) -> Found | None:
    """A bare number right behind a day or part of day is its hour: "tomorrow 9", "friday 3"."""
    if not found or r.skip(r.skip(found[-1].last, ","), "at about", "about", "around", "say") != i:
        return None
    last = found[-1].parts[-1]
    if not isinstance(last, Day | PartOfDay | Every | Bound) or (
        isinstance(last, Bound) and isinstance(last.what, Clock)
    ):
        return None
    hour = None if led.is_one_thing(r, i) else single.clock(r, i, bare=True)
    ranged = ranges.clock_range(r, i)
    return ranged or (([hour[0]], hour[1]) if hour else None)


def hour_alone(r: Reader, i: int) -> Found | None:
    """ "say 4", "4 is good", "nearer 4": all that she answers."""
    if r.word(i - 1) == "so" and r.number(i) and r.after_any(i + 1, *_TAILS):  # "be there 8.30 so 8 will do"
        so = single.clock(r, i, bare=True)
        return ([so[0]], so[1]) if so else None
    if len(r.tokens) > _FEW or r.number(i) is None or i > _LEAD_WORDS:
        return None
    lead = " ".join(r.word(k) for k in range(i))
    tail = " ".join(r.word(k) for k in range(i + 1, len(r.tokens)) if r.kind(k) == "word")
    if not (lead in _LEADS_ALONE and tail in ("", "please", "then", *_TAILS)) and not (
        lead == "" and tail in _TAILS
    ):
        return None
    hour = single.clock(r, i, bare=True)
    return ([hour[0]], hour[1]) if hour else None


def hour_before_day(r: Reader, i: int) -> Found | None:
    """ "8 tonight": an hour if nothing was named before it, else perhaps an amount, and then it is left and asked."""
    number, after = (9 if r.kind(i) == "clock" else r.number(i)), r.word(r.skip(i + 1, "on"))
    if (
        number is None
        or not 1 <= number <= 12
        or after not in ("today", "tonight", "tomorrow", "every", *WEEKDAYS)
        or (after == "every" and number < 5)
    ):
        return None
    if r.kind(i) != "clock" and r.word(i - 1) in _WANTED:  # "need 2 on friday"
        return [Dropped(HOUR)], i
    if (
        r.kind(i) == "clock"
        or r.word(i - 1) in ("off", "me", "us", "him", "her", "them", "here", "home", "there", "back")
        or all(r.word(k) in GLUE or r.kind(k) == "mark" for k in range(i))
    ):
        hour = single.clock(r, i, bare=True)
        return ([hour[0]], hour[1]) if hour else None
    return [Dropped(HOUR)], i
