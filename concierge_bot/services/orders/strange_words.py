"""A word that no shop, no list of goods and no order of hers knows is asked about by its name, and put on no list."""

import re
from collections.abc import Collection
from dataclasses import replace

from concierge_bot.services.orders.basket import Basket
from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.goods.wording import names
from concierge_bot.understanding.words.vocabulary import is_ware

ASKED = "asked_of"
"""Under which word an order keeps what she was asked about: said again it is what she wants."""
_GOODS = (Kind.FOOD, Kind.BRAND, Kind.QUALITY)
_OF_A_SHOP = frozenset("grocer grocers mart market shop store".split())
"""What is left of a shop's name is neither goods nor asked about."""
_TOLD_BY = 2
"""So many writers of lists named it: chance letters are named by one."""


def asked(basket: Basket, before: Collection[Item], known: Collection[str]) -> Basket:
    """Return a basket in which what is strange beside goods is to be asked; what is alone, or counted, stays."""
    words = {word for name in known for word in _words(name)}
    lines = list(zip(basket.items, basket.prices, strict=True))
    strange = [
        item for item, price in lines if price is None and item not in before and _is_strange(item, words)
    ]
    kept = [(item, price) for item, price in lines if item not in strange]
    if not strange or all(price is None for _, price in kept):
        return basket
    return replace(
        basket,
        items=tuple(item for item, _ in kept),
        prices=tuple(price for _, price in kept),
        unclear=(
            *basket.unclear,
            *(item.name for item in strange if item.name.casefold() not in _OF_A_SHOP),
        ),
    )


def _is_strange(item: Item, known: Collection[str]) -> bool:
    counted = item.quantity is not None and item.unit is not None
    return not counted and not any(word in known or _means_goods(word) for word in _words(item.name))


def _means_goods(word: str) -> bool:
    token = lexicon().phrases.get(word)
    named = token is not None and token.kind in _GOODS
    return named or is_ware(word) or names().get(word, 0) >= _TOLD_BY


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.casefold())
