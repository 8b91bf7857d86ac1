"""Her words become a priced basket at one shop: history and catalogue in, lines and prices out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderItem, Product, Provider
from concierge_bot.services.house.asked_once import asked_once
from concierge_bot.services.orders import changed_apart, her_lists, no_goods, packs, strange_words
from concierge_bot.services.orders.basket import Basket, Line
from concierge_bot.understanding.goods import details, lexicon
from concierge_bot.understanding.goods import items as reading
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import changes, merged, order_words, plain_goods, short_names

KEPT = "kept_from"
"""Under which word an order names the contacts whom it is kept from."""


def read(s: Session, customer: Customer, words: str, shop: Provider | None) -> Basket:
    """Read what she wants; with a shop, in that shop's names and prices."""
    products = catalogue(s, shop)
    usual = her_lists.usual(customer)
    words = merged.plainly(details.without(plain_goods.plain(no_goods.without(s, customer, words))))
    found = reading.read(
        words, catalogue=_readable(products), history=her_lists.history(s, customer), usual=usual
    )
    items = found.items
    if found.refers_to_last and not (items and changes.names_last_only_so(words)):
        usual = usual if order_words.wants_usual(words) else ()
        last = usual or her_lists.last(s, customer, words)
        after = change(s, customer, last, order_words.with_but(words), shop)
        items = last if after is None or after.unclear else after.items
    return strange_words.asked(priced(items, products, found.unclear), (), _words_of(s, customer, products))


def restate(s: Session, customer: Customer, items: tuple[Item, ...], shop: Provider) -> Basket:
    """Name and price the lines of a basket as another shop, or the same one on another day, does."""
    products = catalogue(s, shop)
    known = {product.name for product in products}
    return priced(
        tuple(i if i.name in known else _renamed(s, customer, i, products) for i in items), products
    )


def _renamed(s: Session, customer: Customer, item: Item, products: list[Product]) -> Item:
    found = reading.change(
        (), item.name, catalogue=_readable(products), history=her_lists.history(s, customer)
    ).items
    listed = len(found) == 1 and found[0].name in {product.name for product in products}
    return replace(item, name=found[0].name) if listed else item


def change(
    s: Session,
    customer: Customer,
    items: tuple[Item, ...],
    words: str,
    shop: Provider | None,
    told: Sequence[str] = (),
) -> Basket | None:
    """Apply a correction to a basket; None if the words change nothing in it.

    ``told``: words that she was asked about, and that are goods if she says them again.
    """
    if shop is not None and (besides := order_words.without_usual(words)) is not None and customer.usual:
        return _with_usual(s, customer, items, besides, shop)
    products = catalogue(s, shop)
    readable, bought = _readable(products), her_lists.history(s, customer)
    words = plain_goods.plain(no_goods.without(s, customer, words), [item.name for item in items])
    listed = {product.name for product in products}
    before = items
    items, words = changed_apart.times(items, words)
    items, words, apart = changed_apart.apart(items, words, listed)
    apart = apart or items != before
    words = short_names.in_full(words, [item.name for item in items if item.name not in listed])
    if apart and not re.search(r"\w", words):
        return priced(items, products)
    changed = reading.change(items, words, catalogue=readable, history=bought)
    if (
        changed.unclear
        and len(sentences := [one for one in changed_apart.ENDS.split(words) if one.strip()]) > 1
    ):
        changed = changed_apart.one_by_one(items, sentences, readable, bought) or changed
    if not (apart or changed.added or changed.removed or changed.changed or changed.unclear):
        return None
    known = (*told, *_words_of(s, customer, products))
    return strange_words.asked(priced(changed.items, products, changed.unclear), items, known)


def _words_of(s: Session, customer: Customer, products: list[Product]) -> list[str]:
    """Return the names that the shop lists, and those that she bought before."""
    return [*(product.name for product in products), *her_lists.history(s, customer)]


def _with_usual(
    s: Session, customer: Customer, items: tuple[Item, ...], besides: str, shop: Provider
) -> Basket:
    """Put what she always has to a basket, and change both by what else she says."""
    always = restate(s, customer, her_lists.usual(customer), shop).items
    named = {item.name for item in items}
    both = (*items, *(item for item in always if item.name not in named))
    return change(s, customer, both, besides, shop) or priced(both, catalogue(s, shop))


def priced(items: tuple[Item, ...], products: list[Product], unclear: tuple[str, ...] = ()) -> Basket:
    """Put prices to lines by the shop's catalogue."""
    by_name = {product.name: product for product in products}
    items = tuple(packs.in_packs(item, by_name.get(item.name)) for item in items)
    return Basket(items, tuple(packs.line_price(item, by_name.get(item.name)) for item in items), unclear)


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
