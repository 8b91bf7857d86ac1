"""Shopping lists in her own words: what to order, what to leave out, and what has to be asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from concierge_bot.understanding.lexicon import Lexicon, lexicon, stems
from concierge_bot.understanding.mentions import Act, Mention, Reading, mentions
from concierge_bot.understanding.products import Product, choose, stem_all, ware

__all__ = ["Change", "Item", "Product", "Shopping", "change", "read"]


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
    reading = mentions(text, shop.known)
    basket = _Basket(shop, usual if reading.usual else ())
    basket.apply(reading)
    return Shopping(tuple(basket.items), tuple(basket.unclear), reading.usual, reading.last, tuple(basket.without))


def change(
    basket: Sequence[Item], text: str, *, catalogue: Sequence[Product] = (), history: Sequence[str] = ()
) -> Change:
    """Apply a correction such as "1 but no bread", "make that 3" or "add eggs" to a basket."""
    shop = _Shop(catalogue, history, basket)
    after = _Basket(shop, basket)
    after.apply(mentions(text, shop.known))
    old, new = list(basket), after.items
    kept = {item.name for item in old} & {item.name for item in new}
    return Change(
        tuple(new),
        tuple(item for item in new if item.name not in kept),
        tuple(item for item in old if item.name not in kept),
        tuple(item for item in new if item.name in kept and item not in old),
        tuple(after.unclear),
    )


class _Shop:
    """The names to read with: the shop's, those she bought before, and those she already has."""

    def __init__(self, catalogue: Sequence[Product], history: Sequence[str], items: Iterable[Item]) -> None:
        self.catalogue = catalogue
        self.history = (*(item.name for item in items), *history)
        self.known: Lexicon = lexicon((*(product.name for product in catalogue), *self.history))

    def item(self, mention: Mention) -> Item | None:
        """The item for a mention, or None when several products fit and she must be asked."""
        products = choose(mention, self.catalogue, self.history, self.known)
        if len(products) > 1:
            return None
        if not products:
            return Item(self._usual_name(mention) or mention.words, mention.quantity, mention.unit)
        seen = ware(products[0].name, self.known)
        if seen.size and mention.quantity and seen.size[1] == mention.unit:
            return Item(products[0].name, round(mention.quantity / seen.size[0], 2))
        return Item(products[0].name, mention.quantity, mention.unit)

    def _usual_name(self, mention: Mention) -> str | None:
        """Her usual sort of a ware, when she says "the usual coffee" and no catalogue is given."""
        if not mention.usual:
            return None
        return next((name for name in self.history if self.same(mention, name)), None)

    def same(self, mention: Mention, name: str) -> bool:
        """True when the mention can mean the named item: the same ware, or a word of its name."""
        seen = ware(name, self.known)
        food = stem_all(mention.food)
        return food in (seen.food, seen.noun) or bool(stems(mention.words)) and stems(mention.words) <= seen.words


class _Basket:
    """A list of items to which mentions are applied one after the other."""

    def __init__(self, shop: _Shop, items: Sequence[Item]) -> None:
        self.shop = shop
        self.items = list(items)
        self.unclear: list[str] = []
        self.without: list[str] = []
        self.latest: Item | None = None

    def apply(self, reading: Reading) -> None:
        self.unclear += reading.unclear
        for mention in reading.mentions:
            if not mention.food:
                self._adjust(mention)
            elif mention.act is Act.WITHOUT:
                self._remove(mention)
            else:
                self._want(mention)

    def _same(self, mention: Mention) -> Item | None:
        exact = [item for item in self.items if stems(item.name) == stems(mention.words)]
        near = [item for item in self.items if self.shop.same(mention, item.name)]
        return next(iter(exact or near), None)

    def _put(self, old: Item, new: Item) -> None:
        self.items[self.items.index(old)] = new
        self.latest = new

    def _want(self, mention: Mention) -> None:
        item = self.shop.item(mention)
        old = self._same(mention)
        if item is None:
            self.unclear.append(mention.words)
        elif old is not None:
            self._put(old, _counted(item if self._finer(mention, old) else old, old, mention))
        elif mention.act is Act.AMEND and self._mistaken():
            self._put(self._mistaken() or item, item)
        elif mention.act is Act.AMEND and self.items and not self.without:
            self.unclear.append(mention.words)
        else:
            self.items.append(item)
            self.latest = item

    def _finer(self, mention: Mention, old: Item) -> bool:
        """True when her words say more than the item's name: "skimmed milk" for "milk"."""
        return not stems(mention.words) <= stems(old.name) and bool(stems(mention.words) & stems(old.name))

    def _mistaken(self) -> Item | None:
        """The item a correction is about: the one just named, or the only one there is."""
        if self.latest is not None:
            return self.latest
        return self.items[0] if len(self.items) == 1 else None

    def _remove(self, mention: Mention) -> None:
        old = self._same(mention)
        self.without.append(mention.words)
        if old is not None:
            self.items.remove(old)
            self.latest = None

    def _adjust(self, mention: Mention) -> None:
        """A bare number or a bare quality is about the item it follows."""
        if mention.act is Act.WITHOUT:
            return
        target = self._target(mention)
        if target is None:
            if mention.act is Act.AMEND:
                self.unclear.append(mention.words or f"{mention.quantity:g}")
        elif mention.words:
            self._qualify(target, mention)
        elif mention.act is Act.AMEND or target.quantity is None:
            self._put(target, replace(target, quantity=mention.quantity, unit=mention.unit or target.unit))

    def _target(self, mention: Mention) -> Item | None:
        if self.latest is not None or mention.act is Act.WANT and not mention.words:
            return self.latest
        if mention.words:
            fitting = [item for item in self.items if self._can_be(mention.words, item)]
            return fitting[0] if len(fitting) == 1 else self._mistaken()
        counted = [item for item in self.items if item.quantity is not None]
        return counted[0] if len(counted) == 1 and len(self.items) > 1 else self._mistaken()

    def _can_be(self, quality: str, item: Item) -> bool:
        seen = ware(item.name, self.shop.known)
        return f"{quality} {seen.food}" in {stem_all(phrase) for phrase in self.shop.known.phrases} or any(
            f"{quality} {seen.food}" == phrase for phrase in self.shop.known.phrases
        )

    def _qualify(self, target: Item, mention: Mention) -> None:
        food = ware(target.name, self.shop.known).food
        name = target.name if self.shop.catalogue == () else food
        wanted = replace(mention, words=f"{mention.words} {name}", food=food, quantity=target.quantity, unit=target.unit)
        item = self.shop.item(wanted)
        self._put(target, item or target)


def _counted(item: Item, old: Item, mention: Mention) -> Item:
    """The item with her new count; "one more" adds to the old one."""
    if mention.quantity is None:
        return replace(item, quantity=old.quantity, unit=old.unit)
    before = (old.quantity or 1.0) if mention.more else 0.0
    return replace(item, quantity=before + mention.quantity, unit=mention.unit or old.unit)
