"""What rules know better than the learned marks: a sort told behind the goods, a measure that is how much."""

import re
from collections.abc import Iterator, Sequence

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.groups import SORTS, begun, is_goods, stretches
from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.goods.marks_missed import taken_in
from concierge_bot.understanding.goods.pieces import is_amount, is_unit
from concierge_bot.understanding.words.vocabulary import is_no_ware, is_ware

_NO_SORTS = frozenset(
    "a an any all and or but if this that these those them same usual other others last first next only good best nice "
    "right wrong new old young every each some no not of for with like get i he she it we you they was is have".split()
)
_SIGNS = frozenset((",", ";"))
_BESIDE = frozenset("about bout around roughly maybe just of it them em each please".split())
"""What may stand beside an amount that stands by itself."""
_ARTICLES = frozenset(("a", "an"))
_MOST_WORDS = 3


def mended(row: Sequence[str], marked: Sequence[str], known: Lexicon) -> list[str]:
    """Return the marks of a row with what was marked wrongly put right."""
    found = taken_in(row, begun(row, marked, known), known)
    for start, end in [*_kinds_told(row, found), *_sorts_not(row, found, known)]:
        for at in range(start, end):
            found[at] = "n" if row[at].isalpha() and row[at] not in ("the", *SORTS) else "i"
    _amounts_behind(row, found, known)
    for start, end in _items(found):
        _measured(row, found, start, end)
    return found


def _amounts_behind(row: Sequence[str], found: list[str], known: Lexicon) -> None:
    """Give an amount between two signs to the goods before it: "celery, one bunch, leeks, two"."""
    for start, end in stretches(row):
        amounts = [at for at in range(start, end) if is_amount(row[at]) and row[at] not in _ARTICLES]
        rest = {row[at] for at in range(start, end) if at not in amounts}
        item = _item_before(found, start - 1) if start and len(amounts) == 1 and rest <= _BESIDE else None
        if item is None or "q" in item or "qn" in item:
            continue
        found[start - 1 : end] = ["i"] * (end - start + 1)
        found[amounts[0]] = "q"
        if end + 1 < len(row) and found[end + 1] == "n" and is_goods(row[end + 1], known):
            found[end : end + 2] = ["O", "n+"]


def _item_before(found: Sequence[str], sign: int) -> list[str] | None:
    """The marks of the wanted item that ends before a sign, or of which the sign is a part."""
    start = sign - 1
    while start >= 0 and found[start].rstrip("+") in ("n", "q", "qn", "i") and not found[start].endswith("+"):
        start -= 1
    whole = [mark.rstrip("+") for mark in found[max(start, 0) : sign]]
    return whole if whole and found[start].endswith("+") and "n" in whole else None


def _kinds_told(row: Sequence[str], found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a sort is told behind goods: "hot dogs, the red ones", "toilet rolls the soft kind"."""
    for at, word in enumerate(row):
        if word not in SORTS or found[at] != "O":
            continue
        start = at
        while start and at - start < _MOST_WORDS and _may_tell(row[start - 1]) and found[start - 1] == "O":
            start -= 1
        if (
            start < at
            and start
            and row[start - 1] == "the"
            and (before := _behind_goods(row, found, start - 1))
        ):
            yield before, at + 1


def _sorts_not(row: Sequence[str], found: Sequence[str], known: Lexicon) -> Iterator[tuple[int, int]]:
    """Where a sort is told by what it shall not be: "mussels, fresh not frozen", "feta, the greek not danish"."""
    for at in range(1, len(row) - 1):
        if row[at] != "not" or found[at] != "O" or found[at - 1] != "O" or not _may_tell(row[at - 1]):
            continue
        token = known.phrases.get(row[at - 1])
        if token is not None and token.kind not in (Kind.QUALITY, Kind.FOOD) and not is_ware(row[at - 1]):
            continue
        start = at - 2 if row[at - 2] == "the" else at - 1
        if (token is not None or not is_no_ware(row[at - 1])) and (
            before := _behind_goods(row, found, start)
        ):
            yield before, at


def _may_tell(word: str) -> bool:
    return word.isalpha() and word not in _NO_SORTS and word != "the"


def _behind_goods(row: Sequence[str], found: Sequence[str], start: int) -> int:
    """Where what begins here joins the goods before it, a sign between them or none; 0 where there are none."""
    before = start - 1 if start and row[start - 1] in _SIGNS else start
    return before if before and found[before - 1].rstrip("+") in ("n", "q", "i") else 0


def _items(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each item begins and ends."""
    start: int | None = None
    for at, mark in enumerate([*found, "O"]):
        if start is not None and (mark.endswith("+") or mark.rstrip("+") not in ("q", "qn", "n", "i")):
            yield start, at
            start = None
        if mark in ("q+", "qn+", "n+"):
            start = at


def _measured(row: Sequence[str], found: list[str], start: int, end: int) -> None:
    """Take a measure at the end of a name for its amount where there is none, and a second unit for a name."""
    named = [at for at in range(start, end) if found[at].rstrip("+") == "n"]
    amounts = [at for at in range(start, end) if found[at].rstrip("+") in ("q", "qn")]
    if not amounts and len(named) > 1 and _MEASURE.match(row[named[-1]]) and is_amount(row[named[-1]]):
        found[named[-1]] = "q"
    last = amounts[-1] if len(amounts) > 1 else start
    if named and last > named[-1] and is_unit(row[last]) and any(map(is_unit, row[amounts[0]].split())):
        found[last] = "n"


_MEASURE = re.compile(r"(?:\d|an? |one |two |three |four |five |six |ten ).* ?[a-z]")
