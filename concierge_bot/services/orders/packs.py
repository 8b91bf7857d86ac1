"""How many packs of a shop she means, and what they cost: twelve eggs are one carton of a dozen."""

import math
import re
from dataclasses import replace

from concierge_bot.models import Product
from concierge_bot.understanding.goods.items import Item

_COUNTED = re.compile(
    r"\b(\d{1,3})[ -]?(?:pack|packs|pk|ct|count|eggs|rolls|pieces|pcs|cans|pc|bags|teabags|sachets|pods|wipes)\b"
    r"|\b(?:eggs|rolls|bags)[ -](\d{1,3})\b"
)
_PIECES = frozenset("bag bags roll rolls can cans piece pieces sachet sachets pod pods".split())
COUNTABLE = 24
"""Of a pack with no more pieces than these she may count some ("6 of the 24 cans"); of more only most of them."""


def line_price(item: Item, product: Product | None) -> int | None:
    """Return the price of a line in cents; how many packs she means follows from both units."""
    if product is None or product.price is None:
        return None
    item = in_packs(item, product)
    quantity = item.quantity or 1
    if item.unit and item.unit != product.unit and quantity < 1:
        quantity = 1
    return round(product.price * quantity)


def in_packs(item: Item, product: Product | None) -> Item:
    """Count in packs of the shop what she counted in pieces: twelve eggs are one carton of a dozen."""
    if product is None or product.price is None or item.quantity is None:
        return item
    pack = _pack(f"{product.name} {product.unit or ''}".lower())
    if item.unit == "dozen":
        pieces = item.quantity * 12
        return replace(item, quantity=math.ceil(pieces / pack) if pack > 1 else pieces, unit=None)
    least = min(pack, 6) if pack <= COUNTABLE else pack / 2
    if (item.unit is None or item.unit in _PIECES) and pack >= 4 and item.quantity >= least:
        return replace(item, quantity=math.ceil(item.quantity / pack), unit=None)
    return item


def _pack(named: str) -> int:
    """Return how many pieces a pack holds, as its name says."""
    if counted := _COUNTED.search(named):
        return int(counted[1] or counted[2])
    return 6 if re.search(r"\bhalf[ -]dozen\b", named) else 12 if "dozen" in named else 1
