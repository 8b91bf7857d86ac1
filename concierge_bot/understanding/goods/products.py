"""The shop's own product for her words: what she bought before first, then the plain staple, likeness last."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.drafts import Mention
from concierge_bot.understanding.goods.lexicon import Lexicon, Token, stem, stems, tokens
from concierge_bot.understanding.goods.qualities import FEELS
from concierge_bot.understanding.words.match import best
from concierge_bot.understanding.words.units import MEASURES

_LARGE = frozenset({"big", "large", "bigger", "larger"})
_SMALL = frozenset({"small", "little", "smaller"})
_STAPLES = frozenset(("milk", "bread", "egg", "butter"))
_VAGUE = (
    _LARGE | _SMALL | {"medium", "fresh", "plain", "regular", *map(stem, ("ordinary", "normal", "standard"))}
)
_FEEL = frozenset(
    map(
        stem,
        (
            *FEELS,
            *"nice good fresh lovely tasty crusty fluffy sweet best cheap cheapest decent eating".split(),
        ),
    )
)
_SHAPES = frozenset(map(stem, "slices sticks bags pods cubes cups fillets breasts cans".split())) - {"breast"}
_CUTS = frozenset(map(stem, "breasts thighs legs wings drumsticks fillets chops steaks slices".split()))
_ANOTHER = frozenset({stem("epsom")})
"""What makes another thing of a ware, if she does not say it: nobody eats Epsom salt."""
_MANY = 99
_DOZEN = 12
_COUNTED = 6
"""From here on a bare number counts pieces: "2 eggs" may well be two packs."""
_OUNCES = {
    "pound": 16.0,
    "gallon": 128.0,
    "quart": 32.0,
    "pint": 16.0,
    "kilo": 35.3,
    "liter": 33.8,
    "gram": 0.0353,
    "ounce": 1.0,
    "milliliter": 0.0338,
}
_BY_VOLUME = frozenset(("gallon", "quart", "pint", "liter", "milliliter"))
_BY_WEIGHT = frozenset(("pound", "kilo", "gram", "ounce"))
_SLIGHTLY_MORE = 0.1
"""A liter is a quart: so much more than the shop's size is no second one."""


@dataclass(frozen=True)
class Product:
    """A product as the shop lists it; price in cents, unit as the shop writes it."""

    name: str
    price: int | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Ware:
    """What a product name says: its ware ("milk"), what else it may be called by, its size, and all its words."""

    food: str
    calls: frozenset[str]
    size: tuple[float, str] | None
    words: frozenset[str]
    own: tuple[str, ...] = ()
    """The words that the shop wrote, where the closed list has others for them."""

    @property
    def pieces(self) -> float | None:
        """How many are in one, where it is sold by the piece: 12 in a "12 pack" or a dozen."""
        count, unit = self.size or (0.0, "")
        return {"count": count, "dozen": count * _DOZEN}.get(unit)

    @property
    def heads(self) -> frozenset[str]:
        """The words that say what it is: "soup" of tomato soup, "cheese" and "slices" of cheese slices."""
        names = [name.split() for name in (self.food, *self.calls, " ".join(self.own)) if name]
        return frozenset(word for name in names for word in (name[-2:] if name[-1] in _SHAPES else name[-1:]))

    @property
    def every_word(self) -> frozenset[str]:
        """Its words and those of the plain wares that it is a sort of."""
        return self.words | frozenset(self.own) | {word for call in self.calls for word in call.split()}


def packs(mention: Mention, seen: Ware) -> float | None:
    """How many packs hold the pieces that she counted: a dozen eggs are two packs of six, six eggs are one."""
    if not seen.pieces or not mention.quantity or mention.unit not in ("dozen", None):
        return None
    pieces = mention.quantity * (_DOZEN if mention.unit else 1)
    count = pieces / seen.pieces
    return count if pieces >= _COUNTED and count == int(count) and count >= 1 else None


def ware(name: str, known: Lexicon) -> Ware:
    """Take a name apart with the closed list: "2% milk half gallon" is milk, half a gallon."""
    row = tokens(name, known)
    goods = [token for token in row if token.kind in (Kind.FOOD, Kind.BRAND)]
    foods = [token for token in goods if token.kind is Kind.FOOD]
    last = next(reversed(foods or goods), None)
    sort = (token for token in foods if last and token.noun == last.text)  # cheddar, in "cheddar cheese"
    main = next(sort, last)
    nouns = [token.noun for token in goods if token is main or not foods]
    plain = [token.text for token in row if token.kind not in (Kind.NUMBER, Kind.UNIT, Kind.BREAK)]
    food = stem_all(main.text) if main else ""
    calls = frozenset(stem_all(noun) for noun in nouns if noun) | {food}
    own = (token.shown for token in row if token.kind not in (Kind.NUMBER, Kind.UNIT, Kind.BREAK))
    said = re.findall(r"[a-z0-9%&]+", " ".join(own).lower().replace("'", ""))
    return Ware(food, calls, _size(row), stems(" ".join(plain)), tuple(map(stem, said)))


def _size(row: Sequence[Token]) -> tuple[float, str] | None:
    for before, token in zip([None, *row], row, strict=False):
        if token.kind is Kind.UNIT and token.text in (*MEASURES, "dozen"):
            return (float(before.text) if before and before.kind is Kind.NUMBER else 1.0, token.text)
    return None


def stem_all(words: str) -> str:
    """Fold each word of a name to one form for singular and plural."""
    return " ".join(stem(word) for word in words.split())


def choose(
    mention: Mention, stock: Mapping[str, Ware], history: Sequence[str], known: Lexicon
) -> tuple[str, ...]:
    """The product she means, or several to ask about, or none when the shop does not list it."""
    known_as = known.phrases.get(mention.words)
    said = stems(known_as.text if known_as else mention.words) - _VAGUE
    unsaid = _ANOTHER - said - stems(mention.shown)
    stock = {name: seen for name, seen in stock.items() if name in history or not unsaid & seen.every_word}
    fitting = {name: seen for name, seen in stock.items() if fits(mention.food, said, seen, known)}
    bought = next((name for name in history if name in fitting), None)
    if bought is not None and not _smaller(mention, bought, fitting):
        return (bought,)
    plain = {name: seen for name, seen in fitting.items() if seen.food == stem_all(mention.food)}
    if (
        len(
            so_named := [
                name for name, seen in fitting.items() if stems(" ".join(seen.own)) == stems(mention.shown)
            ]
        )
        == 1
    ):
        return tuple(so_named)
    if plain:
        return _plainest(plain, mention)
    found = tuple(fitting) or _nearly(mention, stock, known) or _alike(mention, stock)
    if not found and (less := _without_feel(mention)) != mention:
        return choose(less, stock, history, known)
    return found


def _smaller(mention: Mention, bought: str, fitting: Mapping[str, Ware]) -> bool:
    """True where she asks for a smaller size than she had before, and the shop has it: "half a gallon of milk"."""
    asked = (mention.quantity or 0.0) * _OUNCES.get(mention.unit or "", 0.0)
    sizes = {name: _ounces(seen) for name, seen in fitting.items()}
    return 0 < asked < sizes[bought] and asked in sizes.values()


def _without_feel(mention: Mention) -> Mention:
    """Her words without how it feels or tastes: "nice soft rolls" are the rolls that the shop has."""
    words, shown = (
        " ".join(word for word in said.split() if stem(word) not in _FEEL)
        for said in (mention.words, mention.shown)
    )
    return replace(mention, words=words, shown=shown) if words and shown else mention


def _nearly(mention: Mention, stock: Mapping[str, Ware], known: Lexicon) -> tuple[str, ...]:
    """The products that have all her words and are what she names, with the fewest words that she did not say."""
    told = known.phrases.get(mention.shown) or known.phrases.get(mention.words)
    kind = stems(told.noun) if told else frozenset()
    near: dict[str, int] = {}
    for said in map(without_vague, (stems(mention.shown), stems(mention.words))):
        for name, seen in stock.items():
            if seen.food.replace(" ", "") == stem_all(mention.shown.replace(" ", "")):
                near[name] = 0
            elif said and said <= seen.every_word and (said | kind) & seen.heads:
                near[name] = min(near.get(name, _MANY), len(frozenset(seen.own) - said))
    least = min(near.values(), default=0)
    return tuple(name for name, more in near.items() if more == least)


def fits(food: str, said: frozenset[str], seen: Ware, known: Lexicon) -> bool:
    """True when the words can mean the ware; "milk" is no almond milk, but "coffee" may be Folgers."""
    if is_food(food, known) and stem_all(food) not in seen.calls:
        return False
    return bool(said) and said <= seen.every_word


def is_cut_of(words: str, name: str) -> bool:
    """True when one of two names is a sort of the other by its words: "ice cream" or "chicken breasts" of "chicken"."""
    short, long = sorted((stem_all(words.casefold()).split(), stem_all(name.casefold()).split()), key=len)
    return bool(short) and (
        long[-len(short) :] == short or (long[: len(short)] == short and set(long[len(short) :]) <= _CUTS)
    )


def near(seen: Ware, stock: Mapping[str, Ware]) -> list[str]:
    """The names that are of its ware, or of the same meat: "Wheat bread" and "White bread" for rye bread."""
    return [name for name, other in stock.items() if _head(seen) and _head(seen) == _head(other)]


def _head(seen: Ware) -> str:
    """The word of a name that says what it is: "bread" of wheat bread, "chicken" of chicken breasts."""
    return next((word for word in reversed(seen.own) if word not in _CUTS), "")


def without_vague(said: frozenset[str]) -> frozenset[str]:
    """Words of a name without those that tell no sort from another; all of them if nothing else is left."""
    return said - _VAGUE or said


def is_food(words: str, known: Lexicon) -> bool:
    """True when the words alone name a ware, not a brand or a strange thing."""
    token = known.phrases.get(words)
    return token is not None and (token.kind is Kind.FOOD or token.kind is Kind.QUALITY)


def _alike(mention: Mention, names: Iterable[str]) -> tuple[str, ...]:
    """Likeness of the spelling comes last, only for whole names, and only where one stands out."""
    length = len(mention.words.split())
    whole = {name.lower().replace(" ", ""): name for name in names if len(name.split()) == length}
    found = best(mention.words.replace(" ", ""), list(whole), cutoff=88, margin=5)
    return (whole[found.choice],) if found.choice is not None else ()


def _plainest(wares: Mapping[str, Ware], mention: Mention) -> tuple[str, ...]:
    """The size she asked for, else the name with the fewest words that were not asked for; of equal ones the first
    where everybody has a plain one in mind, else all, to be asked."""
    asked = {*mention.words.split()}
    if asked & (_LARGE | _SMALL) and all(seen.size for seen in wares.values()):
        order = sorted(wares, key=lambda name: _ounces(wares[name]))
        return (order[-1] if asked & _LARGE else order[0],)
    exact = [name for name, seen in wares.items() if seen.size == (mention.quantity, mention.unit)]
    exact = exact or [name for name, seen in wares.items() if packs(mention, seen) == 1]
    exact = exact or [
        name for name, seen in wares.items() if mention.unit == "dozen" and seen.pieces == _DOZEN
    ]
    single = [name for name, seen in wares.items() if seen.size == (1.0, mention.unit)]
    near = list(exact or single or _big_enough(wares, mention) or wares)
    fewest = min(len(wares[name].words) for name in near)
    plainest = [name for name in near if len(wares[name].words) == fewest]
    return tuple(plainest[:1]) if wares[plainest[0]].food in _STAPLES else tuple(plainest)


def _big_enough(wares: Mapping[str, Ware], mention: Mention) -> list[str]:
    """The smallest sizes that hold what she asked for: half a gallon for a pint where there is no pint."""
    counts = {name: in_other_sizes(mention.quantity, mention.unit, seen) for name, seen in wares.items()}
    of_one = [name for name, count in counts.items() if count == 1]
    least = min((_ounces(wares[name]) for name in of_one), default=0.0)
    return [name for name in of_one if _ounces(wares[name]) == least]


def in_other_sizes(quantity: float | None, unit: str | None, seen: Ware) -> float | None:
    """How many of the shop's size hold what she asked for in another measure; None where the two do not compare."""
    if not quantity or unit is None or seen.size is None:
        return None
    of = seen.size[1]
    volumes = {unit, of} <= _BY_VOLUME
    if not (volumes or ({unit, of} <= _BY_WEIGHT and unit != of)):
        return None
    return max(1.0, float(ceil(quantity * _OUNCES[unit] / _ounces(seen) - _SLIGHTLY_MORE)))


def _ounces(seen: Ware) -> float:
    return seen.size[0] * _OUNCES.get(seen.size[1], 1.0) if seen.size else 0.0
