"""Shopping lists in her own words: what to order, what to leave out, and what has to be asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.drafts import Act, Mention
from concierge_bot.understanding.goods.lexicon import Lexicon, lexicon, stem, stems
from concierge_bot.understanding.goods.lists import listed
from concierge_bot.understanding.goods.mentions import Reading, mentions
from concierge_bot.understanding.goods.products import (
    Product,
    Ware,
    choose,
    fits,
    in_other_sizes,
    is_cut_of,
    near,
    packs,
    stem_all,
    ware,
    without_vague,
)
from concierge_bot.understanding.orders import changes
from concierge_bot.understanding.words.units import SMALL

MOST = 99
"""More than this of one thing is a slip of the finger until she says it again in other words."""

__all__ = ["Change", "Item", "Product", "Shopping", "change", "nearest", "read"]


@dataclass(frozen=True)
class Item:
    """One line of a basket; quantity and unit are None where she said none."""

    name: str
    quantity: float | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Shopping:
    """What a text orders. `items` holds the usual basket too when she refers to it; `unclear` must be asked."""

    items: tuple[Item, ...] = ()
    unclear: tuple[str, ...] = ()
    refers_to_usual: bool = False
    refers_to_last: bool = False
    without: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """A basket after a correction, and what the correction did; nothing done means that it was not understood."""

    items: tuple[Item, ...]
    added: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    changed: tuple[Item, ...] = ()
    unclear: tuple[str, ...] = ()


def read(
    text: str, *, catalogue: Sequence[Product] = (), history: Sequence[str] = (), usual: Sequence[Item] = ()
) -> Shopping:
    """Read an order; `history` holds the names she bought before, most preferred first."""
    shop = _Shop(catalogue, history, usual)
    reading = listed(text, shop.known)
    basket = _Basket(shop, usual if reading.usual else ())
    basket.listing = True
    basket.apply(reading)
    return Shopping(
        tuple(basket.items), tuple(basket.unclear), reading.usual, reading.last, tuple(basket.without)
    )


def change(
    basket: Sequence[Item], text: str, *, catalogue: Sequence[Product] = (), history: Sequence[str] = ()
) -> Change:
    """Apply a correction such as "1 but no bread", "make that 3" or "add eggs" to a basket."""
    shop = _Shop(catalogue, history, basket)
    after = _Basket(shop, basket)
    after.adds = bool(_ADDS.search(text))
    after.apply(mentions(text, shop.known))
    if changes.names_all(text):
        after.keep_named(whole=changes.wants_nothing_else(text))
    old, new = list(basket), after.items
    kept = {item.name for item in old} & {item.name for item in new}
    return Change(
        tuple(new),
        tuple(item for item in new if item.name not in kept),
        tuple(item for item in old if item.name not in kept),
        tuple(item for item in new if item.name in kept and item not in old),
        tuple(after.unclear),
    )


def nearest(name: str, catalogue: Sequence[Product]) -> list[str]:
    """The products that come nearest to what a shop does not list, as it lists them."""
    shop = _Shop(catalogue, (), ())
    return near(ware(name, shop.known), shop.stock)


_ADDS = re.compile(r"\b(?:add|also|and|plus|too|as well|forgot|more|another|besides)\b", re.IGNORECASE)
"""What says that it comes beside what is there."""


@lru_cache(maxsize=32)
def _stock(names: tuple[str, ...]) -> tuple[Lexicon, Mapping[str, Ware]]:
    """A catalogue's words and wares, kept because the same few shops are read against again and again."""
    known = lexicon(names)
    return known, {name: ware(name, known) for name in names}


class _Shop:
    """The names to read with: the shop's, those she bought before, and those she already has."""

    def __init__(self, catalogue: Sequence[Product], history: Sequence[str], items: Iterable[Item]) -> None:
        words, self.stock = _stock(tuple(product.name for product in catalogue))
        self.history = (*(item.name for item in items), *history)
        self.known = lexicon(self.history, words)

    def item(self, mention: Mention) -> Item | None:
        """The item for a mention, or None when several products fit and she must be asked."""
        names = choose(mention, self.stock, self.history, self.known)
        if len(names) > 1:
            return None
        if not names:
            return Item(self._usual_name(mention) or mention.shown, mention.quantity, mention.unit)
        if (whole := self.in_sizes(Item(names[0], mention.quantity, mention.unit))).unit != mention.unit:
            return whole
        if (count := packs(mention, self.stock[names[0]])) and (mention.unit, count) != (
            "dozen",
            mention.quantity,
        ):
            return Item(names[0], count)
        return Item(names[0], mention.quantity, mention.unit)

    def in_sizes(self, item: Item) -> Item:
        """Count by the size that the shop sells: four pounds of what comes in bags of four pounds are one."""
        seen = self.stock.get(item.name)
        if seen is not None and (count := in_other_sizes(item.quantity, item.unit, seen)) is not None:
            return Item(item.name, count)
        if seen is None or seen.size is None or not item.quantity or seen.size[1] != item.unit:
            return item
        return Item(item.name, round(item.quantity / seen.size[0], 2))

    def _usual_name(self, mention: Mention) -> str | None:
        """Her usual sort of a ware, when she says "the usual coffee" and no catalogue is given."""
        if not mention.usual:
            return None
        return next((name for name in self.history if self.fits(mention, name)), None)

    def fits(self, mention: Mention, name: str, *, loosely: bool = False) -> bool:
        """True when her words can mean the named item, because they say no more than its name does."""
        seen, said = (
            ware(name, self.known),
            without_vague(stems(mention.words)) if loosely else stems(mention.words),
        )
        return fits(mention.food, said, seen, self.known) or (bool(said) and said == seen.words)

    def refines(self, mention: Mention, name: str) -> bool:
        """True when her words say more about the named item: "whole milk" after "milk"."""
        return (
            self.same_ware(mention, name) and ware(name, self.known).words <= self._ware(mention).every_word
        )

    def same_ware(self, mention: Mention, name: str) -> bool:
        """True when mention and item are sorts of one ware, such as white bread and rye bread."""
        return bool(self._ware(mention).calls & ware(name, self.known).calls)

    def alike(self, name: str, other: str) -> bool:
        """True when two names are of sorts of one ware."""
        return bool(ware(name, self.known).calls & ware(other, self.known).calls)

    def stands_in(self, mention: Mention, name: str) -> bool:
        """True when she names what the shop has that comes nearest to an item that it has not."""
        item = self.item(mention)
        listed = item is not None and item.name in self.stock and name not in self.stock
        return listed and item is not None and item.name in near(ware(name, self.known), self.stock)

    def _ware(self, mention: Mention) -> Ware:
        seen = ware(mention.words, self.known)
        return replace(seen, calls=seen.calls | {stem_all(mention.food)})


class _Basket:
    """A list of items to which mentions are applied one after the other."""

    def __init__(self, shop: _Shop, items: Sequence[Item]) -> None:
        self.shop = shop
        self.items = list(items)
        self.unclear: list[str] = []
        self.without: list[str] = []
        self.named: list[Item] = []
        self.removed = self.counted = self.uncounted = False
        self.latest: Item | None = None
        self.refuses = False
        self.adds = False
        self.listing = False

    def apply(self, reading: Reading) -> None:
        self.unclear += reading.unclear
        self.refuses = any(_refused(mention) for mention in reading.mentions)
        self.counted = any(mention.quantity for mention in reading.mentions)
        for mention in reading.mentions:
            if (mention.quantity or 0) > MOST and mention.unit not in SMALL:
                self.unclear.append(f"{mention.quantity:.0f} {mention.words}".strip())
            elif _refused(mention):
                self._remove(mention)
            elif not mention.food or self._follows(mention):
                self._adjust(mention)
                self.uncounted = False
            else:
                self._want(mention)
                self.uncounted = mention.quantity is None

    def _follows(self, mention: Mention) -> bool:
        """True for a correction of the item just named; "4 bananas. make the milk 2%" is about another one."""
        if mention.act is not Act.AMEND or self.latest is None:
            return False
        others = [item for item in self.items if item != self.latest]
        return self.shop.same_ware(mention, self.latest.name) or not any(
            self.shop.same_ware(mention, item.name) for item in others
        )

    def keep_named(self, *, whole: bool) -> None:
        """Let go what she did not name; one thing with a number, or beside something refused, is no whole list.

        ``whole``: she said that it is all.
        """
        if self.named and (whole or not (self.removed or (self.counted and len(self.named) == 1))):
            self.items = [item for item in self.items if item in self.named]

    def _meant(self, mention: Mention) -> list[Item]:
        """The items she can mean: the exactly named one, else those that fit, else those she now says more about."""
        said = (stems(mention.words), stems(mention.shown))
        exact = [item for item in self.items if stems(item.name) in said]
        fitting = exact or [item for item in self.items if self.shop.fits(mention, item.name)]
        fitting = fitting or [item for item in self.items if self.shop.fits(mention, item.name, loosely=True)]
        if fitting or mention.act is Act.WITHOUT:
            return fitting
        of_ware = self.shop.same_ware if mention.act is Act.AMEND else self.shop.refines
        nearly = [item for item in self.items if of_ware(mention, item.name)]
        nearly = nearly or _alone([item for item in self.items if is_cut_of(mention.words, item.name)])
        if nearly or (self.adds and mention.act is not Act.AMEND):
            return nearly
        return _alone([item for item in self.items if self.shop.stands_in(mention, item.name)])

    def _put(self, old: Item, new: Item) -> None:
        new = self.shop.in_sizes(new)
        self.items[self.items.index(old)] = new
        self.named = [*(item for item in self.named if item != old), new]
        self.latest = new

    def _want(self, mention: Mention) -> None:
        item = self.shop.item(mention)
        old = next((one for one in self._meant(mention) if not self._is_another(mention, one)), None)
        if item is None:
            self.unclear.append(mention.words)
        elif old is not None:
            self._put(old, _counted(old if stems(mention.words) <= stems(old.name) else item, old, mention))
        elif mention.act is Act.AMEND and not self.refuses and (mistaken := self._mistaken()) is not None:
            self._put(mistaken, item)
        else:
            self.items.append(item)
            self.named.append(item)
            self.latest = item

    def _is_another(self, mention: Mention, item: Item) -> bool:
        """True for a second sort in one list: "sugar 5 lb, powdered sugar 2 lb", "crackers, graham crackers"."""
        if mention.act is not Act.WANT or not self.listing or item not in self.named:
            return False
        same = stems(item.name) in (stems(mention.words), stems(mention.shown))
        return not same and (item != self.latest or (bool(item.quantity) and bool(mention.quantity)))

    def _mistaken(self) -> Item | None:
        """The item a correction is about: the one just named, or the only one there is."""
        if self.latest is not None:
            return self.latest
        return self.items[0] if len(self.items) == 1 else None

    def _remove(self, mention: Mention) -> None:
        """Take out what she refuses; a bare "make that 0" is about the item it follows."""
        if mention.food:
            self.without.append(mention.words)
            refused = [item for item in self._meant(mention) if not self._is_other_sort(mention, item)]
        elif mention.words or (mention.unit and mention.quantity):
            refused = _alone([item for item in self.items if self._is_of_sort(item, mention)])
        else:
            refused = [
                item for item in (self._target(mention),) if item is not None and mention.quantity == 0
            ]
        for item in refused:
            self.items.remove(item)
            self.removed = True
            self.named = [one for one in self.named if one != item]
            self.latest = None

    def _is_other_sort(self, mention: Mention, item: Item) -> bool:
        """True in a list for the coffee beside "not the decaf": what she refuses is no more than a sort of it."""
        said, name = (stems(mention.words), stems(mention.shown)), stems(item.name)
        return self.listing and not any(words <= name for words in said)

    def _is_of_sort(self, item: Item, mention: Mention) -> bool:
        """True for the whole milk after "the 2%, not the whole": of the ware just named, or of any where none was."""
        beside = self.latest is None or item == self.latest or self.shop.alike(item.name, self.latest.name)
        return (
            item != self.latest and beside and stems(mention.words or str(mention.unit)) <= stems(item.name)
        )

    def _adjust(self, mention: Mention) -> None:
        """A bare number or a bare quality is about the item it follows."""
        target = self._target(mention)
        if target is None:
            if mention.act is Act.AMEND or mention.words:
                self.unclear.append(mention.words or f"{mention.quantity:g}")
        elif mention.words:
            self._qualify(target, mention)
        elif mention.act is Act.AMEND or target.quantity is None or self.uncounted:
            self._put(target, _counted(target, target, mention))

    def _target(self, mention: Mention) -> Item | None:
        """What a number without a ware counts: the item just named, the only one, or the only one counted so far."""
        if self.latest is not None or mention.act is Act.WANT:
            return self.latest
        counted = [item for item in self.items if item.quantity is not None]
        return counted[0] if len(counted) == 1 else self._mistaken()

    def _qualify(self, target: Item, mention: Mention) -> None:
        """Put her other words in the place of those before the ware: "white bread, no, brown"; a ware replaces it."""
        *sort, head = target.name.split()
        token = self.shop.known.phrases.get(mention.food)
        alone = token is not None and (token.kind is Kind.FOOD or bool(token.noun))
        ware_said = alone and not (sort and mention.food not in head)
        said = mention.words.split()
        if not ware_said and stem(said[-1]) != stem(head):
            said.append(head)
        name = " ".join(said)
        item = self.shop.item(
            replace(mention, words=name, shown=name, food=mention.food if ware_said else head)
        )
        amount = mention if mention.quantity is not None else target
        self._put(target, replace(item or target, quantity=amount.quantity, unit=amount.unit or target.unit))


def _alone(found: list[Item]) -> list[Item]:
    """What is meant where only one can be."""
    return found if len(found) == 1 else []


def _refused(mention: Mention) -> bool:
    """True for "no eggs", and for "0 eggs"."""
    return mention.act is Act.WITHOUT or mention.quantity == 0


def _counted(item: Item, old: Item, mention: Mention) -> Item:
    """The item with her new count; "one more" adds to the old one, and single eggs are not dozens."""
    if mention.quantity is None:
        return replace(item, quantity=old.quantity, unit=old.unit)
    before = (old.quantity or 1.0) if mention.more else 0.0
    singly = old.unit == "dozen" and mention.unit is None and (mention.words or mention.quantity > 4)
    if singly:
        return replace(item, quantity=12 * before + mention.quantity, unit=None)
    return replace(item, quantity=before + mention.quantity, unit=mention.unit or old.unit)
