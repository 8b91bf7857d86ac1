"""Days that she rules out: "not friday, friday is my hospital", "every day, not sunday"."""

from dataclasses import replace

from concierge_bot.understanding.when.choosing.events import HAS
from concierge_bot.understanding.when.parts import WHICH, Day, Dropped, Every, Except, Piece
from concierge_bot.understanding.when.reader import Reader

_UNSUITED = (
    "is no good", "no good", "is out", "is no use", "wont do", "wont work", "doesnt suit", "doesnt work", "is bad",
    "not good", "dont suit", "is full", "is busy", "im busy", "is not good", "isnt good", "cant do", "is my hospital",
)  # fmt: skip
_IS = frozenset("is be are".split())
_TAKEN = frozenset(
    "a an the my our his her holiday church mass bingo dialysis bridge closed shut taken".split()
)


def left_out(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "every day, not sunday", "mon thru sat no sunday": beside a plan, a day that is ruled out is no correction."""
    for k, piece in enumerate(found):
        day = piece.parts[0].day if isinstance(piece.parts[0], Dropped) else piece.parts[0]
        ruled_out = isinstance(piece.parts[0], Dropped) or r.word(piece.first - 1) in ("no", "never")
        if (
            isinstance(day, Day)
            and day.weekday is not None
            and not day.last
            and ruled_out
            and _is_plan(found[:k])
        ):
            plans = [part.days for one in found[:k] for part in one.parts if isinstance(part, Every)]
            doubt = (Dropped(WHICH),) if any(days and day.weekday not in days for days in plans) else ()
            others = (*piece.parts[1:], Except((day.weekday,)), *doubt)
            return [*found[:k], replace(piece, parts=others), *found[k + 1 :]]
    return found


def _is_plan(found: list[Piece]) -> bool:
    return any(
        isinstance(part, Every)
        or (isinstance(part, Day) and part.last is not None and part.weekday is not None)
        for piece in found
        for part in piece.parts
    )


def without_ruled_out(r: Reader, found: list[Piece]) -> list[Piece]:
    """A day that she ruled out and names again ("not friday, friday is my hospital")."""
    out = {
        part.day.first
        for piece in found
        for part in piece.parts
        if isinstance(part, Dropped) and part.doubt == "not" and part.day
    }
    out |= {
        part.first
        for piece in found
        for part in piece.parts
        if isinstance(part, Day)
        and (
            r.after_any(piece.last, *_UNSUITED)
            or _is_refused(r, piece)
            or (part.weekday is not None and _is_taken(r, piece))
        )
    }
    others = [
        part for piece in found for part in piece.parts if isinstance(part, Day) and part.first not in out
    ]
    if not out or not others:
        return found
    return [
        replace(
            piece,
            parts=tuple(
                Dropped("not") if isinstance(part, Day) and part.first in out else part
                for part in piece.parts
            ),
        )
        for piece in found
    ]


def _is_refused(r: Reader, piece: Piece) -> bool:
    """ "dont come monday, come tuesday"."""
    lead = [r.word(i) for i in range(max(0, piece.first - 3), piece.first)]
    if not {"dont", "cant", "wont", "doh", "dinna", "divvent"} & set(lead) or {",", ".", "so"} & set(lead):
        return False
    behind = [r.word(i) for i in range(piece.last, piece.last + 4)]
    return bool({"come", "bring", "send", "make", "do"} & set(behind))


def _is_taken(r: Reader, piece: Piece) -> bool:
    """ "tuesday i got the foot doctor", "friday is a holiday": why a day does not suit."""
    i = piece.last
    if r.word(i) in _IS:
        return r.word(i + 1) in _TAKEN
    return r.word(i) in ("i", "we", "im", "ive", "were", "weve") and (
        r.word(i) in ("im", "ive", "were", "weve") or r.word(i + 1) in (*HAS, "am", "go", "be")
    )
