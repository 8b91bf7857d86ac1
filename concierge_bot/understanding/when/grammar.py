"""Runs the rules over a message from left to right and keeps which words each part was read from."""

from dataclasses import replace
from datetime import timedelta

from concierge_bot.understanding.when import choosing, clocks, days, lengths, limits, repeats
from concierge_bot.understanding.when.parts import (
    HOUR,
    WEEKDAYS,
    WHICH,
    WINDOWS,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import GLUE, Reader

Found = tuple[list[Part], int]


_FEW, _LEAD_WORDS = 7, 3  # words of a bare answer, and of what may lead to its hour
_SIDES = {"before": -1, "beforehand": -1, "ahead": -1, "prior": -1, "previous": -1, "after": 1, "same": 0}
_RIDES = frozenset("ride lift taxi car cab".split())
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


def _ruled_out(r: Reader, i: int) -> Found | None:
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
    for rule in (days.day, clocks.at_clock, clocks.part_of_day):
        if found := rule(r, r.skip(j, "for")):
            named, rest = found[0][0], found[0][1:]
            joints = set(r.words[i : found[1]])
            if rest and "," in joints and not joints & {"and", "or", "nor"}:
                return [Dropped("not"), *rest], found[1]  # "not at 8, at 9"
            return [Dropped("not", named if isinstance(named, Day) else None)], found[1]
    return None


def _but_next(r: Reader, i: int) -> Found | None:
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
    day = days.one_weekday(r, WEEKDAYS.index(weekday))
    return [replace(day, first=day.first + timedelta(days=7))], r.skip(end, "one", "week")


def _not_that_day(r: Reader, i: int) -> Found | None:
    """ "no wednesday thursday i meant"."""
    day = days.one_day(r, i + 1) if r.word(i) == "no" else None
    other = days.day(r, r.skip(day[1], ".", ",", "-")) if day else None
    if day is None or other is None or r.word(other[1] - 1) in r.words[:i]:
        return None
    return [Dropped("not", day[0])], day[1]


# The first rule that fits wins: what comes again before what comes once, ranges before their ends.
_RULES = (
    _but_next,
    repeats.leaving_out,
    clocks.clock_range,
    limits.day_range,
    limits.bound,
    _ruled_out,
    repeats.every,
    lengths.ahead,
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
            or _hour_alone(r, i)
            or _weekday_beside(r, found, i)
            or _day_beside(r, found, i)
            or _hour_in_passing(r, found, i)
            or _hour_again(r, found, i)
            or _after_that(r, found, i)
            or _first_of_plan(r, found, i)
            or next((got for rule in _RULES if (got := rule(r, i))), None)
        )
        if taken is None:
            i += 1
            continue
        parts, last = taken
        found.append(Piece(tuple(parts), i, last))
        i = max(last, i + 1)
    return choosing.settled(r, found)


def _hour_again(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "noon, no make it 1": behind an hour a bare number is the better one."""
    told = any(isinstance(part, Clock | ClockRange) for piece in found for part in piece.parts)
    if not told or not (
        r.after_any(i - 2, "make it", "make that") or r.word(i - 1) in ("no", "nah", "mean", "rather")
    ):
        return None
    hour = clocks.clock(r, i, bare=True)
    return ([hour[0]], hour[1]) if hour else None


def _hour_in_passing(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "monday 9:40, pick me 9", "sunday after church like 1": where a time was told, a last lone number is an hour."""
    led = r.word(i - 1) in _BEFORE_HOURS or (r.word(i - 1) == "for" and r.word(i - 2) in _RIDES)
    if not found or not led or i - 1 < found[-1].last - 1:
        return None
    hour = clocks.clock(r, i, bare=True)
    ends = hour and (
        hour[1] == len(r.tokens)
        or r.kind(hour[1]) == "mark"
        or hour[0].fixed
        or (r.word(hour[1]) == "so" and r.word(i - 1) in ("there", "here"))
    )
    return ([hour[0]], hour[1]) if hour and ends else None


def _first_of_plan(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "every second thursday, first one this thursday"."""
    plan = any(isinstance(part, Every) for piece in found for part in piece.parts)
    j = r.after_any(
        i, "the first one", "first one", "1st one", "first time", "the first time", "first on", "first"
    )
    day = (
        days.one_day(r, r.skip(j, "is", "on", "to be", "being", "would be", "will be"))
        if plan and j
        else None
    )
    return ([Bound("from", day[0])], day[1]) if day and not day[0].last else None


def _after_that(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "im out till five, so after that"."""
    end = r.after_any(i, "any time after that", "anytime after that", "after that", "after dat", "after then")
    if end is None:
        return None
    for k in range(len(found) - 1, -1, -1):
        for part in found[k].parts:
            hour = (
                part.what if isinstance(part, Bound) else part.last if isinstance(part, ClockRange) else part
            )
            if isinstance(hour, Clock):
                others = tuple(one for one in found[k].parts if one is not part)
                found[k] = replace(found[k], parts=(*others, Dropped("not")))
                return [Bound("after", hour)], end
    return None


def _day_beside(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "due on the 9th, collect them the day before": a time told by another day, which itself is not meant."""
    shift = _shift(r, i)
    if shift is None or (shift[1] and found and found[-1].last == i):  # "saturday morning before it gets hot"
        return None
    away, part, end = shift
    for k in range(len(found) - 1, -1, -1):
        for anchor in found[k].parts:
            moved = _moved(anchor, away)
            if moved is None:
                continue
            both = r.has_any(_RIDES) and any(
                isinstance(part, Clock) for piece in found for part in piece.parts
            )
            found[:] = [replace(piece, parts=_without_hours(piece.parts, anchor)) for piece in found]
            more = [PartOfDay(part)] if part else []
            return [moved, *more, *([Dropped(WHICH)] if both else [])], end  # her ride has an hour, too
    return None


def _weekday_beside(r: Reader, found: list[Piece], i: int) -> Found | None:
    """ "the 24th is no good, the thursday before", "im away next week, back the sunday after"."""
    j = r.skip(i, "on the", "the", "that")
    side = r.word(j + 1)
    if j == i or r.word(j) not in WEEKDAYS or side not in ("before", "after"):
        return None
    end = r.skip(j + 2, "that", "it", "then")
    if end == j + 2 and r.kind(end) == "word" and not r.is_free(end):
        return None
    weekday = WEEKDAYS.index(r.word(j))
    for k in range(len(found) - 1, -1, -1):
        for anchor in found[k].parts:
            day = anchor.day if isinstance(anchor, Dropped) else anchor
            if not isinstance(day, Day):
                continue
            moved = days.beside(day, weekday, side)
            doubt = WHICH if "or" in r.words[found[k].last : i] else day.doubt
            if not (day.last and side == "after"):
                found[k] = replace(found[k], parts=_without_hours(found[k].parts, anchor))
            return [Day(moved, doubt=doubt)], end
    return None


def _shift(r: Reader, i: int) -> tuple[int, str, int] | None:
    """How many days "two days before", "the night before", "that morning" lie off, which part of day, and its end."""
    j = r.skip(i, "the", "that", "di")
    count = (1 if r.word(j) == "a" else r.number(j)) if r.word(j + 1) in ("day", "week") else None
    j += count is not None
    if r.word(i) == "week":  # "due 9 october, shout me week before"
        count = 1
    name, side, end = r.word(j), r.word(j + 1), j + 2
    if name in ("previous", "same"):
        side, name = name, side
    part = name if name in WINDOWS else ""
    if part and r.word(i) == "that" and side not in _SIDES:
        return 0, part, j + 1
    if side not in _SIDES or (not part and name not in ("day", "week")) or (name == "week" and not count):
        return None
    lead = r.word(i - 1 - (r.word(i - 1) == "the"))
    if lead in ("or", "some", "few", "several", "couple") or (lead == "and" and j == i):
        return None
    end = r.skip(end, "that", "it", "dat", "itself")
    if end == j + 2 and r.kind(end) == "word" and not r.is_free(end):
        return None
    if days.one_day(r, end) or r.word(end) in ("i", "my", "the", "we", "he", "she", "every"):
        return None
    return _SIDES[side] * (count or 1) * (7 if name == "week" else 1), part, end


def _moved(anchor: Part, away: int) -> Day | Every | None:
    """The anchor so many days off, or None if it is no single day and no day of the week."""
    if isinstance(anchor, Every) and anchor.freq == "WEEKLY" and anchor.days:
        return replace(anchor, days=tuple((day + away) % 7 for day in anchor.days))
    day = anchor.day if isinstance(anchor, Dropped) else anchor
    if not isinstance(day, Day) or day.last:
        return None
    return Day(day.first + timedelta(days=away), doubt=day.doubt)


def _without_hours(parts: tuple[Part, ...], anchor: Part) -> tuple[Part, ...]:
    """Without the anchor and the hours that belong to it ("dentist on the 22nd at 2, remind me the day before")."""
    hours = (Clock, ClockRange, PartOfDay)
    return tuple(part for part in parts if part is not anchor and not isinstance(part, hours)) or (
        Dropped("not"),
    )


def _lone_hour(r: Reader, found: list[Piece], i: int) -> Found | None:
    """A bare number right behind a day or part of day is its hour: "tomorrow 9", "friday 3"."""
    if not found or r.skip(r.skip(found[-1].last, ","), "at about", "about", "around", "say") != i:
        return None
    last = found[-1].parts[-1]
    if not isinstance(last, Day | PartOfDay | Every | Bound) or (
        isinstance(last, Bound) and isinstance(last.what, Clock)
    ):
        return None
    hour = None if clocks.is_one_thing(r, i) else clocks.clock(r, i, bare=True)
    ranged = clocks.clock_range(r, i)
    return ranged or (([hour[0]], hour[1]) if hour else None)


def _hour_alone(r: Reader, i: int) -> Found | None:
    """ "say 4", "4 is good", "nearer 4": all that she answers."""
    if r.word(i - 1) == "so" and r.number(i) and r.after_any(i + 1, *_TAILS):  # "be there 8.30 so 8 will do"
        so = clocks.clock(r, i, bare=True)
        return ([so[0]], so[1]) if so else None
    if len(r.tokens) > _FEW or r.number(i) is None or i > _LEAD_WORDS:
        return None
    lead = " ".join(r.word(k) for k in range(i))
    tail = " ".join(r.word(k) for k in range(i + 1, len(r.tokens)) if r.kind(k) == "word")
    if not (lead in _LEADS_ALONE and tail in ("", "please", "then", *_TAILS)) and not (
        lead == "" and tail in _TAILS
    ):
        return None
    hour = clocks.clock(r, i, bare=True)
    return ([hour[0]], hour[1]) if hour else None


def _hour_before_day(r: Reader, i: int) -> Found | None:
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
        hour = clocks.clock(r, i, bare=True)
        return ([hour[0]], hour[1]) if hour else None
    return [Dropped(HOUR)], i
