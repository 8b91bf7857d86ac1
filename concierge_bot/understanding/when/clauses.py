"""Cuts a message into clauses, and finds those that only tell what has been: "been waiting since 7", "he came at 4"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from concierge_bot.understanding.when.parts import (
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Moment,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader

_ENDS = frozenset(". , ; ! ? - ( )".split())
_OPENERS = frozenset("so but because cause cos cuz coz bc please pls plz kindly".split())
_SUBJECTS = frozenset(
    "i ill im he hes she shes they we you ye can could would will ask send bring tell".split()
)
_BEEN = frozenset(
    """
    was were had been came went said told took rang broke ran died got gave fell lost felt ate saw bought
    brought thought forgot woke wrote sent missed ago yesterday since did didnt wasnt werent hadnt used runned gone
    taken eaten
    """.split()
)
_ENDED = re.compile(r"[a-z]{2,}[^e]ed")
_NOT_PAST = frozenset(
    """
    need needed bed red sacred shed seed feed weed speed supposed required wanted booked planned
    scheduled prescribed delivered collected picked expected invited sliced tinned baked smoked salted unsalted
    cooked dried frozen skimmed mixed fed wed med meds diced iced ground kindred hundred preferred obliged
    moved changed switched postponed preponed rescheduled asked
    """.split()
)
_SAID = frozenset("said told promised supposed meant swore reckoned thought".split())
_OTHERS = frozenset("hes he she they it hed shed who".split())
_WISHES = frozenset(
    """
    can could would will should please pls plz kindly need want wants send bring come remind wake must if wish like
    make ask tell let shall id ill
    """.split()
)


def clauses(r: Reader) -> Iterator[range]:
    """The stretches of tokens between marks and the words that begin something new."""
    start = 0
    for i in range(len(r.tokens)):
        opens = r.word(i) in _OPENERS or (r.word(i) == "and" and r.word(i + 1) in _SUBJECTS)
        if (r.kind(i) == "mark" and r.word(i) in _ENDS) or (opens and i > start):
            yield range(start, i)
            start = i + (r.kind(i) == "mark")
    yield range(start, len(r.tokens))


def tells(r: Reader, clause: range) -> bool:
    """Whether a clause tells what has been and wishes for nothing."""
    words = {r.word(i) for i in clause}
    if words & _SAID and words & _OTHERS and not words & {"please", "pls", "if"}:
        return True  # "he said he would come at noon"
    wishes = {r.word(i) for i in clause if r.word(i - 1) not in _OTHERS}
    past = words & _BEEN or any(_ENDED.fullmatch(r.raw(i)) and r.word(i) not in _NOT_PAST for i in clause)
    return bool(past) and not wishes & _WISHES


def without_told(r: Reader, found: list[Piece]) -> list[Piece]:
    """The pieces, without those of a clause that only tells what has been, where another clause names a time."""
    told = [clause for clause in clauses(r) if tells(r, clause)]
    there = [any(piece.first in clause for clause in told) for piece in found]
    asked = [piece for piece, is_told in zip(found, there, strict=True) if not is_told]
    if not any(_names_time(piece) for piece in asked):
        return found
    day_asked = any(isinstance(part, Day) for piece in asked for part in piece.parts)
    same = any(part == Dropped("same") for piece in asked for part in piece.parts)
    return [
        _told_only(piece, keep_hour=same) if is_told and _is_before(r, piece, day_asked) else piece
        for piece, is_told in zip(found, there, strict=True)
    ]


def without_events(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "murrays funeral is sunday 11 am, remind me saturday": the day on which she asks to be told."""
    asking = [clause for clause in clauses(r) if any(_is_reminder(r, i) for i in clause)]
    here = [any(piece.first in clause for clause in asking) for piece in found]
    days = [
        any(isinstance(part, Day) and not part.last for part in piece.parts)
        and is_here
        and not {"before", "after", "ahead"} & set(r.words[piece.first : piece.last])
        for piece, is_here in zip(found, here, strict=True)
    ]
    told = [piece for piece, is_here in zip(found, here, strict=True) if not is_here]
    if (
        len(asking) != 1
        or not any(days)
        or any(piece.first > asking[0].stop and not _is_due(r, piece) for piece in told)
    ):
        return found
    return [
        piece
        if is_here or any(isinstance(part, Every) for part in piece.parts)
        else replace(piece, parts=(Dropped("not"),))
        for piece, is_here in zip(found, here, strict=True)
    ]


def _is_due(r: Reader, piece: Piece) -> bool:
    """ "remind me thursday, its due friday"."""
    return bool({"its", "is", "due", "thats"} & set(r.words[max(0, piece.first - 3) : piece.first]))


def _is_reminder(r: Reader, i: int) -> bool:
    """ "remind me", "ring me", "give me a nudge"."""
    asks = (
        "remind",
        "ring",
        "tell",
        "text",
        "nudge",
        "poke",
        "ping",
        "call",
        "mind",
        "buzz",
        "shout",
        "prompt",
    )
    return r.word(i) in asks and r.word(i + 1) in ("me", "mi", "us", "meh")


def _told_only(piece: Piece, keep_hour: bool) -> Piece:
    """Nothing of it; but "he came at 4 today, ask him back tomorrow, same time" keeps the hour."""
    hours = tuple(part for part in piece.parts if isinstance(part, Clock) and keep_hour)
    return replace(piece, parts=hours or (Dropped("not"),))


def passed_over(r: Reader, stretches: list[tuple[int, int]]) -> set[int]:
    """The tokens of what she only tells, where a time was read elsewhere."""
    told = [clause for clause in clauses(r) if tells(r, clause)]
    if all(any(first in clause for clause in told) for first, _ in stretches):
        return set()
    return {i for clause in told for i in clause}


def _names_time(piece: Piece) -> bool:
    return any(isinstance(part, Day | Clock | ClockRange | Every | Moment | Bound) for part in piece.parts)


def _is_before(r: Reader, piece: Piece, day_asked: bool) -> bool:
    """Whether nothing in it lies after today, or it is a day of the week and she asks for another."""
    if any(isinstance(part, Every) for part in piece.parts):
        return False
    days = [part for part in piece.parts if isinstance(part, Day)]
    return all(day.first <= r.today or (day_asked and day.weekday is not None) for day in days)
