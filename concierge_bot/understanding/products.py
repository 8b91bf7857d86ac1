"""The shop's own product for her words: what she bought before first, then the plain staple, likeness last."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concierge_bot.understanding.cues import Kind
from concierge_bot.understanding.lexicon import Lexicon, stem, stems, tokens
from concierge_bot.understanding.match import best
from concierge_bot.understanding.mentions import Mention
from concierge_bot.understanding.units import MEASURES

_VAGUE = frozenset(stem(word) for word in "big large small little medium fresh nice plain regular".split())
_LARGE = frozenset({"big", "large", "bigger", "larger"})
_SMALL = frozenset({"small", "little", "smaller"})


@dataclass(frozen=True)
class Product:
    """A product as the shop lists it; price in cents, unit as the shop writes it."""

    name: str
    price: int | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Ware:
    """What a product name says: its ware ("milk"), the plain ware of its brand, its size, and its other words."""

    food: str
    noun: str
    size: tuple[float, str] | None
    words: frozenset[str]


def ware(name: str, known: Lexicon) -> Ware:
    """Take a name apart with the closed list: "2% milk half gallon" is milk, half a gallon."""
    row = tokens(name, known)
    foods = [token for token in row if token.kind is Kind.FOOD]
    brands = [token for token in row if token.kind is Kind.BRAND]
    main = (foods or brands or [None])[-1]
    noun = next((token.noun for token in [*foods[::-1], *brands] if token.noun), "")
    size = None
    for token, after in zip(row, row[1:], strict=False):
        if token.kind is Kind.NUMBER and after.kind is Kind.UNIT:
            size = (float(token.text), after.text)
    plain = [token.text for token in row if token.kind not in (Kind.NUMBER, Kind.UNIT, Kind.BREAK)]
    return Ware(stem_all(main.text) if main else "", stem_all(noun), size, stems(" ".join(plain)))


def stem_all(words: str) -> str:
    """Fold each word of a name to one form for singular and plural."""
    return " ".join(stem(word) for word in words.split())


def choose(
    mention: Mention, catalogue: Sequence[Product], history: Sequence[str], known: Lexicon
) -> tuple[Product, ...]:
    """The product she means, or several to ask about, or none when the shop does not list it."""
    said = stems(mention.words) - _VAGUE
    wares = {product: ware(product.name, known) for product in catalogue}
    food = stem_all(mention.food)
    plain = [product for product, seen in wares.items() if seen.food == food and said <= seen.words]
    sorts = [product for product, seen in wares.items() if seen.noun == food and product not in plain]
    named = [product for product, seen in wares.items() if said and said <= seen.words]
    for name in history:
        for product in (*plain, *sorts, *named):
            if product.name.lower() == name.lower():
                return (product,)
    if plain:
        return (_plainest(plain, wares, mention),)
    if sorts and said == stems(mention.food):
        return tuple(sorts)
    if named and not any(stem(word) in said for word in () ) and len(named) == 1 and not _other_food(wares[named[0]], food, known):
        return (named[0],)
    found = best(mention.words, [product.name.lower() for product in catalogue], cutoff=88, margin=5)
    return tuple(product for product in catalogue if product.name.lower() == found.choice)


def _other_food(seen: Ware, food: str, known: Lexicon) -> bool:
    """True when the product is a different ware that only shares a word ("almond milk" for "milk")."""
    return seen.food != food and food in {stem_all(phrase) for phrase, token in known.phrases.items() if token.kind is Kind.FOOD}


def _plainest(products: Sequence[Product], wares: dict[Product, Ware], mention: Mention) -> Product:
    asked = {re.sub("(?:er|st)$", "", word) for word in mention.words.split()}
    sizes = [product for product in products if wares[product].size]
    if len(sizes) == len(products) and asked & (_LARGE | _SMALL):
        order = sorted(products, key=lambda product: _amount(wares[product]))
        return order[-1] if asked & _LARGE else order[0]
    fitting = [product for product in products if _same_unit(wares[product], mention)]
    return min(fitting or products, key=lambda product: len(wares[product].words))


def _same_unit(seen: Ware, mention: Mention) -> bool:
    return bool(seen.size and mention.unit in MEASURES and seen.size == (mention.quantity, mention.unit))


def _amount(seen: Ware) -> float:
    ounces = {"pound": 16.0, "gallon": 128.0, "quart": 32.0, "pint": 16.0, "kilo": 35.0, "liter": 34.0, "gram": 0.035}
    return seen.size[0] * ounces.get(seen.size[1], 1.0) if seen.size else 0.0
