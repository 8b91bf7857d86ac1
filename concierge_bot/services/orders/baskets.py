"""Her words become a priced basket at one shop: history and catalogue in, lines and prices out."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderItem, OrderStatus, Product, Provider
from concierge_bot.services.house.asked_once import asked_once
from concierge_bot.services.orders import no_goods
from concierge_bot.understanding.goods import details, lexicon
from concierge_bot.understanding.goods import items as reading
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import changes, merged, order_words, plain_goods, short_names

_COUNTED = re.compile(
    r"\b(\d{1,3})[ -]?(?:pack|packs|pk|ct|count|eggs|rolls|pieces|pcs|cans|pc|bags|teabags|sachets|pods|wipes)\b"
    r"|\b(?:eggs|rolls|bags)[ -](\d{1,3})\b"
)
_PIECES = frozenset("bag bags roll rolls can cans piece pieces sachet sachets pod pods".split())
COUNTABLE = 24
"""Of a pack with no more pieces than these she may count some ("6 of the 24 cans"); of more only most of them."""
_ENDS = re.compile(r"[.!?;]+\s+|\n")
_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_MAKE_IT = re.compile(rf"\bmake (?:it|that) (\d{{1,2}}|{'|'.join(_NUMBERS[1:])})\b", re.IGNORECASE)
BOUGHT = (
    OrderStatus.placed,
    OrderStatus.accepted,
    OrderStatus.on_the_way,
    OrderStatus.delivered,
    OrderStatus.done,
)

KEPT = "kept_from"
"""Under which word an order names the contacts whom it is kept from."""


class Line(Protocol):
    """A line as anybody writes it."""

    @property
    def name(self) -> str:
        """Return what it is."""

    @property
    def quantity(self) -> float | None:
        """Return how many."""

    @property
    def unit(self) -> str | None:
        """Return of what size."""


@dataclass(frozen=True)
class Basket:
    """Lines at one shop with their prices in cents (None where the shop must say), and what must be asked."""

    items: tuple[Item, ...]
    prices: tuple[int | None, ...]
    unclear: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Return how many lines the shop does not list."""
        return sum(price is None for price in self.prices)

    @property
    def known(self) -> int:
        """Return the sum in cents of the lines whose price is known."""
        return sum(price for price in self.prices if price is not None)

    @property
    def subtotal(self) -> int | None:
        """Return the sum of the lines in cents, or None while a price is to come."""
        return None if None in self.prices else self.known


def read(s: Session, customer: Customer, words: str, shop: Provider | None) -> Basket:
    """Read what she wants; with a shop, in that shop's names and prices."""
    products = catalogue(s, shop)
    usual = tuple(Item(u["name"], u.get("quantity"), u.get("unit")) for u in customer.usual)
    words = merged.plainly(details.without(plain_goods.plain(no_goods.without(s, customer, words))))
    found = reading.read(words, catalogue=_readable(products), history=history(s, customer), usual=usual)
    items = found.items
    if found.refers_to_last and not (items and changes.names_last_only_so(words)):
        usual = usual if order_words.wants_usual(words) else ()
        last = usual or tuple(last_basket(s, customer))
        after = change(s, customer, last, words, shop)
        items = last if after is None or after.unclear else after.items
    return priced(items, products, found.unclear)


def restate(s: Session, customer: Customer, items: tuple[Item, ...], shop: Provider) -> Basket:
    """Name and price the lines of a basket as another shop, or the same one on another day, does."""
    products = catalogue(s, shop)
    known = {product.name for product in products}
    return priced(
        tuple(i if i.name in known else _renamed(s, customer, i, products) for i in items), products
    )


def _renamed(s: Session, customer: Customer, item: Item, products: list[Product]) -> Item:
    found = reading.change((), item.name, catalogue=_readable(products), history=history(s, customer)).items
    listed = len(found) == 1 and found[0].name in {product.name for product in products}
    return replace(item, name=found[0].name) if listed else item


def change(
    s: Session, customer: Customer, items: tuple[Item, ...], words: str, shop: Provider | None
) -> Basket | None:
    """Apply a correction to a basket; None if the words change nothing in it."""
    products = catalogue(s, shop)
    readable, bought = _readable(products), history(s, customer)
    words = plain_goods.plain(no_goods.without(s, customer, words), [item.name for item in items])
    listed = {product.name for product in products}
    items, words, apart = _apart(items, words, listed)
    words = short_names.in_full(words, [item.name for item in items if item.name not in listed])
    if apart and not re.search(r"\w", words):
        return priced(items, products)
    changed = reading.change(items, words, catalogue=readable, history=bought)
    if changed.unclear and len(sentences := [one for one in _ENDS.split(words) if one.strip()]) > 1:
        changed = _one_by_one(items, sentences, readable, bought) or changed
    if not (apart or changed.added or changed.removed or changed.changed or changed.unclear):
        return None
    return priced(changed.items, products, changed.unclear)


def _apart(items: tuple[Item, ...], words: str, listed: set[str]) -> tuple[tuple[Item, ...], str, bool]:
    """Take off what she names in full of lines that no shop lists, or part what was merged in one; tell if either."""
    for item in sorted(items, key=lambda one: -len(one.name)):
        if item.name in listed or " " not in item.name:
            continue
        left = tuple(one for one in items if one is not item)
        whole = merged.named_whole(words, item.name, [one.name for one in left])
        rest = merged.without_line(whole, item.name)
        if rest is not None:
            return left, rest, True
        if parts := merged.parted(words, item.name):
            return left, f"add {', '.join(parts)}", True
    return items, words, False


def _one_by_one(
    items: tuple[Item, ...], sentences: list[str], products: list[reading.Product], bought: list[str]
) -> reading.Change | None:
    """Apply sentence after sentence, what names no ware ("make it two") last; None if one stays unclear."""
    made: tuple[Item, ...] = ()
    for words in sorted(sentences, key=lambda one: bool(_MAKE_IT.search(one))):
        if (many := _MAKE_IT.search(words)) and len(items) == 1:
            number = int(many[1]) if many[1].isdigit() else _NUMBERS.index(many[1].casefold())
            items = made = (replace(items[0], quantity=number),)
            continue
        found = reading.change(items, words, catalogue=products, history=bought)
        if found.unclear:
            return None
        items, made = found.items, (*found.added, *found.removed, *found.changed)
    return reading.Change(items, changed=made)


def priced(items: tuple[Item, ...], products: list[Product], unclear: tuple[str, ...] = ()) -> Basket:
    """Put prices to lines by the shop's catalogue."""
    by_name = {product.name: product for product in products}
    items = tuple(_in_packs(item, by_name.get(item.name)) for item in items)
    return Basket(items, tuple(line_price(item, by_name.get(item.name)) for item in items), unclear)


def line_price(item: Item, product: Product | None) -> int | None:
    """Return the price of a line in cents; how many packs she means follows from both units."""
    if product is None or product.price is None:
        return None
    item = _in_packs(item, product)
    quantity = item.quantity or 1
    if item.unit and item.unit != product.unit and quantity < 1:
        quantity = 1
    return round(product.price * quantity)


def _in_packs(item: Item, product: Product | None) -> Item:
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


def catalogue(s: Session, shop: Provider | None) -> list[Product]:
    """Return the products that a shop has, in the order in which it lists them."""
    return [product for product in _shelf(s, shop) if product.in_stock]


def _shelf(s: Session, shop: Provider | None) -> list[Product]:
    if shop is None:
        return []
    return list(s.exec(select(Product).where(Product.provider_id == shop.id).order_by(col(Product.id))))


def run_out(s: Session, customer: Customer, basket: Basket, shop: Provider) -> list[str]:
    """Return the lines of a basket that the shop lists and has run out of, as it calls them."""
    gone = [product for product in _shelf(s, shop) if not product.in_stock]
    names = {product.name for product in gone}
    unpriced = [item for item, price in zip(basket.items, basket.prices, strict=True) if price is None]
    called = [_renamed(s, customer, item, gone).name for item in unpriced if gone]
    return [name for name in called if name in names]


def history(s: Session, customer: Customer) -> list[str]:
    """Return the names that she bought before, newest first."""
    query = (
        select(OrderItem.name)
        .join(Order, col(Order.id) == OrderItem.order_id)
        .where(Order.customer_id == customer.id, col(Order.status).in_(BOUGHT))
        .order_by(col(OrderItem.id).desc())
        .limit(100)
    )
    bought = list(s.exec(query))
    return list(dict.fromkeys([*bought, *(str(u["name"]) for u in customer.usual)]))


def last_basket(s: Session, customer: Customer) -> list[Item]:
    """Return the lines of her last order of groceries."""
    query = (
        select(Order)
        .where(Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(BOUGHT))
        .order_by(col(Order.id).desc())
    )
    last = s.exec(query).first()
    return list(of_order(s, last)) if last else []


def of_order(s: Session, order: Order) -> tuple[Item, ...]:
    """Return the lines of an order."""
    return tuple(Item(row.name, row.quantity, row.unit) for row in rows(s, order))


def holds(s: Session, order: Order, goods: str) -> bool:
    """Tell whether an order has a line that is called so."""
    return any(called(line, goods) for line in of_order(s, order))


def called(line: Line, goods: str) -> bool:
    """Tell whether words call a line by its name or by a part of it."""
    said = lexicon.stems(goods)
    return bool(said) and said <= lexicon.stems(line.name)


def of_orders(s: Session, orders: Sequence[Order]) -> dict[int, list[Item]]:
    """Return the lines of several orders, each under the order's id."""
    found: dict[int, list[Item]] = {order.key: [] for order in orders}
    query = select(OrderItem).where(col(OrderItem.order_id).in_(found)).order_by(col(OrderItem.id))
    for row in s.exec(query) if found else ():
        found[row.order_id].append(Item(row.name, row.quantity, row.unit))
    return found


def rows(s: Session, order: Order) -> list[OrderItem]:
    """Return the rows of an order's lines."""
    return _rows(s, order.key)


@asked_once
def _rows(s: Session, order_id: int) -> Sequence[OrderItem]:
    return s.exec(select(OrderItem).where(OrderItem.order_id == order_id).order_by(col(OrderItem.id))).all()


def pairs(gone: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return which line stands in for which: the ones that share most words of their names."""
    left, found = list(gone), []
    for line in new[: len(gone)]:
        words = set(line.name.casefold().split())
        old = max(left, key=lambda one: len(words & set(one.name.casefold().split())))
        left.remove(old)
        found.append((old, line))
    return found


def differences(before: Sequence[Line], after: Sequence[Line]) -> list[str]:
    """Say what another basket has otherwise: ``Eggs medium for Eggs large``, ``no Wheat bread``, ``1 Milk``."""
    was, will = {line.name: line for line in before}, {line.name: line for line in after}
    gone = [line for line in before if line.name not in will]
    new = [line for line in after if line.name not in was]
    swapped = pairs(gone, new)
    out, over = {old.name for old, _ in swapped}, {line.name for _, line in swapped}
    return [
        *(f"{_line(line)} for {old.name}" for old, line in swapped),
        *(f"no {line.name}" for line in gone if line.name not in out),
        *(f"{_line(line)} too" for line in new if line.name not in over),
        *(_line(line) for line in after if line.name in was and _amount(line) != _amount(was[line.name])),
    ]


def _amount(line: Line) -> tuple[float, str]:
    return line.quantity or 1, line.unit or ""


def spoken(items: Sequence[Line]) -> str:
    """Return lines as she would read them: ``2 milk, half a pound of ham``."""
    return ", ".join(lines(items))


def offers(s: Session, basket: Basket, shop: Provider) -> tuple[str, list[str]]:
    """Return the first line without a price, and what comes nearest to it in the shop; two names at most."""
    inside = {item.name for item in basket.items}
    listed = _readable([product for product in catalogue(s, shop) if product.name not in inside])
    for item, price in zip(basket.items, basket.prices, strict=True):
        if price is None and (near := reading.nearest(item.name, listed)):
            return item.name, near[:2]
    return "", []


def lines(items: Sequence[Line]) -> list[str]:
    """Return each line as she would read it."""
    return [_line(item) for item in items]


def _line(item: Line) -> str:
    if item.quantity is None:
        return item.name
    amount = {0.5: "half a"}.get(item.quantity, f"{item.quantity:g}")
    if item.unit is None or item.unit in item.name.lower():
        return f"{amount} {item.name}"
    return f"{amount} {item.unit} {item.name}"


def _readable(products: list[Product]) -> list[reading.Product]:
    return [reading.Product(p.name, p.price, p.unit) for p in products]
