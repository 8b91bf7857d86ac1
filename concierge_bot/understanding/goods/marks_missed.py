"""Goods that stand in a row of goods and were left unmarked: "milk and the folgers", "hello there eggs and milk"."""

from collections.abc import Sequence

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import Lexicon

_ARTICLES = frozenset("the some my a an any".split())
_JOINTS = frozenset((",", "and", "&", "plus"))
_ENDS = frozenset((".", "!", "?", ";", "\n", "please", "too", "thanks"))
_NO_GOODS_BEHIND = frozenset("no not without for with of from than like against".split())
"""What makes what follows no goods of hers: "not eggs", "for eggs"."""


def taken_in(row: Sequence[str], marked: Sequence[str], known: Lexicon) -> list[str]:
    """Return the marks with each known ware, or brand of one, that a row of goods joins to them."""
    found = list(marked)
    for at, word in enumerate(row):
        if found[at] == "O" and _is_ware(word, known) and _is_joined(row, found, at):
            found[at] = "n+"
    return found


def _is_ware(word: str, known: Lexicon) -> bool:
    token = known.phrases.get(word)
    return token is not None and (token.kind is Kind.FOOD or (token.kind is Kind.BRAND and bool(token.noun)))


def _is_joined(row: Sequence[str], found: Sequence[str], at: int) -> bool:
    """Tell whether a word ends a row that goods begin, or begins one that goods go on with."""
    start = at - 1 if at and row[at - 1] in _ARTICLES else at
    ends = at + 1 == len(row) or row[at + 1] in _JOINTS | _ENDS
    if ends and start > 1 and row[start - 1] in _JOINTS and found[start - 2].rstrip("+") in ("n", "i"):
        return True
    goes_on = at + 2 < len(row) and row[at + 1] in _JOINTS and found[at + 2].endswith("+")
    return goes_on and (not start or row[start - 1] not in _NO_GOODS_BEHIND)
