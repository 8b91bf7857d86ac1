"""Days counted from another day in the text: "the day before that", "and the monday after", "the day after it"."""

from dataclasses import replace
from datetime import timedelta

from concierge_bot.understanding.when.days import naming
from concierge_bot.understanding.when.parts import (
    WEEKDAYS,
    WHICH,
    WINDOWS,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Found,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader

_SIDES = {"before": -1, "beforehand": -1, "ahead": -1, "prior": -1, "previous": -1, "after": 1, "same": 0}
RIDES = frozenset("ride lift taxi car cab".split())


def after_that(r: Reader, found: list[Piece], i: int) -> Found | None:
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


def day_beside(r: Reader, found: list[Piece], i: int) -> Found | None:
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
            both = r.has_any(RIDES) and any(
                isinstance(part, Clock) for piece in found for part in piece.parts
            )
            found[:] = [replace(piece, parts=_without_hours(piece.parts, anchor)) for piece in found]
            more = [PartOfDay(part)] if part else []
            return [moved, *more, *([Dropped(WHICH)] if both else [])], end  # her ride has an hour, too
    return None


def weekday_beside(r: Reader, found: list[Piece], i: int) -> Found | None:
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
            moved = naming.beside(day, weekday, side)
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
    if naming.one_day(r, end) or r.word(end) in ("i", "my", "the", "we", "he", "she", "every"):
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
