"""Days and hours that only say what a thing is for: "beef for sunday dinner, bring it saturday", "9 for the 9.40"."""

from dataclasses import replace

from concierge_bot.understanding.when.clauses import clauses
from concierge_bot.understanding.when.days import holidays
from concierge_bot.understanding.when.parts import MEALS, Bound, Clock, Day, Dropped, Every, Part, Piece
from concierge_bot.understanding.when.reader import Reader

_OF_WHOM = ("the", "my", "our", "his", "her", "their", "a", "me", "mi")
EVENTS = frozenset(
    """
    party dinner lunch tea roast supper breakfast meal meals service mass train bus plane flight ferry boat show
    appointment appt birthday wedding funeral meeting bingo match game film matinee concert class surgery clinic start
    reunion picnic barbecue bbq church visit christening baptism communion wake sermon rehearsal kickoff dialysis
    """.split()
)
_ASKS = frozenset(
    "bring deliver delivered come send drop collect need want wants needs here house has must by pick fetch get".split()
)


def without_purposes(r: Reader, found: list[Piece]) -> list[Piece]:
    """The pieces, without the day or hour that something is for, where what she asks for has one of its own."""
    aims = [_is_aim(r, piece) for piece in found]
    if not any(aims) or all(aims):
        return found
    rest = [piece for piece, aim in zip(found, aims, strict=True) if not aim]
    kinds = {_kind(part) for piece in rest for part in piece.parts}
    return [
        replace(piece, parts=(Dropped("not"),))
        if aim and {_kind(part) for part in piece.parts} - {""} <= kinds and _is_asked_apart(r, piece, rest)
        else piece
        for piece, aim in zip(found, aims, strict=True)
    ]


def _is_aim(r: Reader, piece: Piece) -> bool:
    """Whether "for" leads to it and an event or a feast stands in it or behind it, or its clause ends there."""
    i = piece.first
    if r.word(i) != "for":
        i -= 1 + (r.word(i - 1) in _OF_WHOM)
    if r.word(i) != "for":
        return _is_birthday(r, piece)
    behind = {r.word(piece.last), r.word(piece.last + 1)} & (EVENTS | set(MEALS))
    feast = any(name.split()[-1] == r.word(piece.last - 1) for name in holidays.named(r.country))
    return bool(behind) or feast or r.kind(piece.last) == "mark" or _is_hour(piece)


def _is_birthday(r: Reader, piece: Piece) -> bool:
    """ "flowers for my sisters birthday on friday"."""
    near = [r.word(i) for i in range(max(0, piece.first - 4), piece.first)]
    return "for" in near and bool(EVENTS & set(near[near.index("for") :])) and not set(near) & {",", "."}


def is_aimed_at(r: Reader, i: int) -> bool:
    """Whether the hour at `i` that was not read is that of an event: "for the 10.30 service", "to catch the 9.15"."""
    j = i - 1 - (r.word(i - 1) in _OF_WHOM)
    behind = {r.word(k) for k in range(i + 1, i + 4)}
    return r.word(j) in ("for", "catch", "make") and (j < i - 1 or bool(behind & EVENTS))


def _is_asked_apart(r: Reader, piece: Piece, rest: list[Piece]) -> bool:
    """Whether another time stands in a clause that asks for something, or right before this hour."""
    if _is_hour(piece) and any(one.last in (piece.first, piece.first - 1) for one in rest):
        return True
    for clause in clauses(r):
        if piece.first in clause or not any(one.first in clause for one in rest):
            continue
        if any(r.word(i) in _ASKS for i in clause) and r.word(clause.start) != "and":
            return True
    return bool(EVENTS & {r.word(piece.last), r.word(piece.last + 1)}) and all(
        one.last <= piece.first for one in rest
    )


def _is_hour(piece: Piece) -> bool:
    return all(isinstance(part, Clock) for part in piece.parts)


def _kind(part: Part) -> str:
    if isinstance(part, Bound):
        part = part.what
    if isinstance(part, Day | Every):
        return "day"
    return "" if isinstance(part, Dropped) else "hour"
