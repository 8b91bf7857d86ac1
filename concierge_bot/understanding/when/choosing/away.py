"""While she is away, and when she is back: "im out til 3", "from the 4th, home the 9th"."""

from dataclasses import replace
from datetime import timedelta

from concierge_bot.understanding.when.parts import UNREAD, Bound, ClockRange, Day, Dropped, PartOfDay, Piece
from concierge_bot.understanding.when.reader import Reader

_RETURNS = frozenset("back return returning returns home".split())


def while_out(r: Reader, piece: Piece) -> Piece:
    """ "im out between 10 and 12" is when not to come."""
    near = {r.word(k) for k in range(max(0, piece.first - 4), piece.first + 1)}
    out = near & {"out", "busy", "away", "except"} and near & {
        "im",
        "i",
        "be",
        "were",
        "we",
        "except",
        "she",
        "he",
    }
    if not out or not any(isinstance(part, ClockRange | PartOfDay) for part in piece.parts):
        return piece
    return replace(piece, parts=(*piece.parts, Dropped(UNREAD)))


def while_away(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "going 3rd june, coming back 1st july" is a stretch of days."""
    days = [
        (k, part.what if isinstance(part, Bound) else part)
        for k, piece in enumerate(found)
        for part in piece.parts
        if isinstance(part, Day)
        or (isinstance(part, Bound) and part.side == "from" and isinstance(part.what, Day))
    ]
    if len(days) != 2:
        return found
    (one, gone), (two, back) = days
    assert isinstance(gone, Day)
    assert isinstance(back, Day)
    if one == two or back.last:
        return found
    while back.first <= gone.first and back.weekday is not None:
        back = replace(back, first=back.first + timedelta(days=7))
    if back.first <= gone.first:
        return found
    gap = [r.word(i) for i in range(found[one].last, found[two].first)]
    if not _RETURNS & set(gap) or gap.count("from"):
        return found
    doubt = gone.doubt or back.doubt
    away = Day(gone.first, back.first, doubt=doubt)
    return [
        replace(piece, parts=(away,))
        if k == one
        else replace(piece, parts=(Dropped("not"),))
        if k == two
        else piece
        for k, piece in enumerate(found)
    ]
