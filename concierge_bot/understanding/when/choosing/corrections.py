"""A correction takes back what stood before it: "at 2, no, make it 3", "skip this week, the 14th instead"."""

from collections.abc import Iterable
from dataclasses import replace

from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.parts import (
    HOUR,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Moment,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader

_TAKES_BACK = frozenset(
    "sorry oops whoops scratch correction instead meant rather preponed prepone prepon actually postponed "
    "moved changed nope "
    "nah naw nae ay perdon".split()
)
_TAKES_BACK_PHRASES = (
    "make it", "make that", "make dat", "i want it", "want it",
    "i mean", "must be", "hold on", "better make", "i said", "lets say",
    "change to", "change it", "no no", "on second thought", "on second thoughts", "let us say", "not that", "but now",
)  # fmt: skip
_BEHIND_NO = frozenset(
    ", . ! - ; make its it i wait sorry hold not on at the thats that what better lets say ah".split()
)
SO_ASKS = frozenset(
    """
    owt anything any leave drop come fetch get pick send bring make need want collect the a can could would
    please di will deliver
    groceries just only
    """.split()
)


def _kinds(parts: Iterable[Part]) -> set[str]:
    return {kind for part in parts if (kind := kind_of(part))}


def kind_of(part: Part) -> str:
    """What a part tells: a day, an hour or a repetition; empty if none of them."""
    if isinstance(part, Day):
        return "day"
    if isinstance(part, Bound):
        return "day" if isinstance(part.what, Day) else "hour"
    if isinstance(part, Every):
        return "every"
    return "hour" if isinstance(part, Clock | ClockRange | PartOfDay | Moment) else ""


def corrected(r: Reader, found: list[Piece]) -> list[Piece]:
    """Without what is taken back by a word between two times."""
    kept = list(found)
    for k in range(1, len(found)):
        if not _is_taken_back(r, found[k - 1].last, found[k].first):
            continue
        later = [part for piece in kept[k:] for part in piece.parts]
        kinds = _kinds(later)
        if all(isinstance(part, PartOfDay) for part in later if kind_of(part) == "hour"):
            kinds.discard("hour")  # "at two, i mean in the afternoon"
        if "every" in kinds:
            kinds.add("day")
        before = [part for piece in kept[:k] for part in piece.parts]
        if "hour" not in kinds and _is_so(r, found[k - 1].last, found[k].first) and any(map(is_hour, before)):
            kept.append(Piece((Dropped(HOUR),), found[k].last, found[k].last))
        kept[k:] = [_like_before(piece, before) for piece in kept[k:]]
        kept[:k] = [without(piece, kinds) for piece in kept[:k]]
    return [piece for piece in kept if piece.parts]


def day_instead(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "skip this week and bring it the 14th instead": the last day stands instead of the one before."""
    days = [k for k, piece in enumerate(found) if "day" in _kinds(piece.parts)]
    if len(days) != 2 or days[1] != len(found) - 1 - (days[1] < len(found) - 1):
        return found
    tail = {r.word(i) for i in range(found[days[1]].last, len(r.tokens))}
    lead = {r.word(i) for i in range(found[days[0]].last, found[days[1]].first)}
    if "instead" not in tail or "of" in tail or lead & {"or"}:
        return found
    return [without(piece, {"day"}) if k == days[0] else piece for k, piece in enumerate(found)]


def without(piece: Piece, kinds: set[str]) -> Piece:
    """A piece without its parts of some kinds."""
    parts = tuple(part for part in piece.parts if kind_of(part) not in kinds)
    return replace(piece, parts=parts or (Dropped("not"),))


def _like_before(piece: Piece, before: list[Part]) -> Piece:
    """ "7pm no 8": the new hour lies nearest to the old one."""
    old = next((part for part in reversed(before) if isinstance(part, Clock)), None)
    halves = [part.name for part in before if isinstance(part, PartOfDay)]
    if old and not old.fixed and halves and (hour := half_of(halves[-1], old.hour)):
        old = replace(old, hour=hour, fixed=True)
    if old is None or not old.fixed:
        return piece
    return replace(
        piece,
        parts=tuple(
            replace(part, hour=_nearest(part.hour, old.hour), fixed=True)
            if isinstance(part, Clock) and not part.fixed
            else part
            for part in piece.parts
        ),
    )


def _nearest(hour: int, old: int) -> int:
    return min((hour % 12 + 12, hour % 12), key=lambda one: abs(one - old))


def _is_so(r: Reader, first: int, last: int) -> bool:
    """ "the store closes at 9 so come before friday": the hour is why, and not when."""
    return "so" in r.words[first:last]


def _is_taken_back(r: Reader, first: int, last: int) -> bool:
    for i in range(first, last):
        word = r.word(i)
        if word in _TAKES_BACK or any(r.after(i, phrase) for phrase in _TAKES_BACK_PHRASES):
            return True
        if word == "no" and (i + 1 == last or r.word(i + 1) in _BEHIND_NO) and r.word(i - 1) != "say":
            return True
        if word == "wait" and r.word(i - 1) in ("no", ",", ".", "oh", "-") and i + 1 < last:
            return True
        if word == "so" and any(r.word(k) in SO_ASKS for k in (i + 1, i + 2) if k < last):
            return r.word(i + 1) not in ("i", "we", "that") or r.word(i + 2) in ("need", "want")
        if word in ("so", "say") and i + 1 == last:
            return True
    return False


def is_hour(part: Part) -> bool:
    """Whether a part tells an hour of its own."""
    return isinstance(part, Clock | ClockRange) or (
        isinstance(part, Bound) and not isinstance(part.what, Day)
    )
