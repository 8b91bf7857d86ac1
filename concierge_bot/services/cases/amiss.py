"""Which goods of an order something is wrong with: those that she names, else all of them."""

import re
from collections.abc import Sequence

from sqlmodel import Session

from concierge_bot.models import Order, OrderItem
from concierge_bot.services.cases import cases
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import legs

_CLAUSE = re.compile(r"[,.;!?]|\b(?:but|just|only|though)\b")
_FINE = re.compile(r"(?<!not )(?<!no )\b(?:fine|good|ok|okay|alright|all right|lovely)\b")
_NOT = re.compile(r"\b(?:not|never mind|except|besides)\b(?! (?:good|right|fresh|fine|what|the right|my)\b)")
_SIZES = frozenset(
    "whole large small medium fresh pack gallon half pint quart dozen count bag sliced".split()
)
"""Words of a name that tell only its size or manner: "the whole lot" is no milk."""


def goods(s: Session, order: Order, told: str) -> list[OrderItem]:
    """Return the lines that the newest of her words about a case name (`Case.about`), while the order is paid for."""
    rows = legs.rows(s, order)
    named = next(filter(None, (in_words(rows, words) for words in reversed(told.split(cases.AND)))), [])
    return named if named and ledger.charged(s, order) > 0 else rows


def price(rows: Sequence[OrderItem]) -> int | None:
    """Return what lines cost in cents, or None while a price of them is not known."""
    return None if any(row.price is None for row in rows) else sum(row.price or 0 for row in rows)


def in_words(rows: Sequence[OrderItem], words: str) -> list[OrderItem]:
    """Return the lines that words name, but not those that they name only as being fine, or as not meant."""
    meant = [_NOT.split(clause)[0] for clause in _CLAUSE.split(words.casefold()) if not _FINE.search(clause)]
    said = {_stem(word) for word in re.findall(r"[a-z]+", " ".join(meant).replace("'", ""))}
    return [row for row in rows if said & _called(row)]


def _called(row: OrderItem) -> set[str]:
    words = re.findall(r"[a-z]+", row.name.casefold())
    return {_stem(word) for word in words if len(word) > 2 and word not in _SIZES}


def _stem(word: str) -> str:
    return word.removesuffix("es") if word.endswith("oes") else word.removesuffix("s")
