"""Which shop an order is for: whoever lists goods is one, a pharmacy too; what one has not another may have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, Provider
from concierge_bot.services.members import candidates, choosing
from concierge_bot.services.orders import baskets, legs, no_goods
from concierge_bot.services.orders.basket import Basket
from concierge_bot.texts import say
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.people import shop_names as reading
from concierge_bot.understanding.people.shop_names import Named

ELSEWHERE = "elsewhere"
"""Under which word an order names the members that have what its own shop does not list: line to member."""
ONLY = "only"
"""Under which word an order names the one shop that she wants all of it from."""
NONE_OF_IT = "lists none of it"
Window = tuple[datetime | None, datetime | None]
Found = tuple[dict[int, Basket], list[choosing.Candidate], dict[str, str]]


def ranked(
    s: Session,
    customer: Customer,
    basket_at: Callable[[Provider], Basket],
    window: Window,
    said: Named = Named(),
) -> Found:
    """Return the basket at each shop that may serve her then, their ranking, and why others may not.

    Whom she names comes first and whom she does not want last; who lists none of it is left out while another does.
    """
    query = select(Provider).where(
        Provider.agency_id == customer.agency_id, col(Provider.kind).in_(legs.GOODS)
    )
    found: dict[int, Basket] = {}

    def missing(shop: Provider) -> int:
        found[shop.key] = basket_at(shop)
        return found[shop.key].missing

    members = s.exec(query).all()
    job = candidates.wanted(s, customer, window)
    fit, refused = candidates.choose(s, customer, members, job, missing)
    grocers = {shop.key for shop in members if shop.kind == reading.GROCER}
    have = [one for one in fit if found[one.provider_id].known]
    if have:
        refused |= {one.name: NONE_OF_IT for one in fit if one not in have and one.provider_id in grocers}
    fit = have or [one for one in fit if one.provider_id in grocers or one.name in said.wants]
    fit.sort(key=lambda one: (one.name in said.not_these, _place(one.name, said.wants)))
    return found, fit, refused


def _place(name: str, wants: Sequence[str]) -> int:
    return wants.index(name) if name in wants else len(wants)


def complete(s: Session, customer: Customer, order: Order, shop: Provider, basket: Basket) -> Basket:
    """Name and price what a shop does not list as the next one does that has it; the order remembers who that is."""
    listed = {product.name for product in baskets.catalogue(s, shop)}
    elsewhere: dict[str, int] = {}
    lines: list[tuple[Item, int | None]] = []
    for item, price in zip(basket.items, basket.prices, strict=True):
        if price is None and item.name not in listed:
            called = baskets.restate(
                s, customer, (item,), shop
            )  # its own name for it comes before another shop
            item, price = called.items[0], called.prices[0]
        own = item.name in listed or order.chosen_because.get(ONLY) == shop.name
        other = _other(s, customer, order, shop, item) if price is None and not own else None
        if other is not None:
            provider, item, price = other
            elsewhere[item.name] = provider
        lines.append((item, price))
    order.chosen_because = {**order.chosen_because, ELSEWHERE: elsewhere}
    return replace(basket, items=tuple(item for item, _ in lines), prices=tuple(price for _, price in lines))


def _other(
    s: Session, customer: Customer, order: Order, shop: Provider, item: Item
) -> tuple[int, Item, int] | None:
    window = (order.window_start, order.window_end)
    found, fit, _ = ranked(s, customer, lambda other: baskets.restate(s, customer, (item,), other), window)
    for one in fit:
        at_other = found[one.provider_id]
        if one.provider_id != shop.key and at_other.subtotal:
            return one.provider_id, at_other.items[0], at_other.subtotal
    return None


def others(s: Session, order: Order) -> list[Provider]:
    """Return the members besides its own shop that have a part of an order."""
    keys = dict.fromkeys(order.chosen_because.get(ELSEWHERE, {}).values())
    return [s.get_one(Provider, key) for key in keys]


def by_shop(s: Session, order: Order, items: Sequence[Item]) -> tuple[tuple[Item, ...], str]:
    """Return the lines that an order's own shop has, and in words what other members have of it."""
    where = order.chosen_because.get(ELSEWHERE, {})
    there = {
        shop.name: baskets.spoken(tuple(item for item in items if where.get(item.name) == shop.key))
        for shop in others(s, order)
    }
    own = tuple(item for item in items if item.name not in where)
    return own, " ".join(f"{name}: {goods}." for name, goods in there.items())


def why_not(wanted: Sequence[str], shop: Provider, refused: Mapping[str, str]) -> str:
    """Say why it is not the shop that she named or mostly has; nothing where it is that one."""
    for name in [] if shop.name in wanted else wanted:
        if name in refused:
            return say("shop_has_not" if refused[name] == NONE_OF_IT else "shop_cannot", shop=name)
    return ""


def another(
    s: Session, customer: Customer, order: Order, items: tuple[Item, ...], words: str
) -> tuple[Provider, tuple[Item, ...], str] | None:
    """Return the other shop that her words want an order from, the lines in its names, and what to say of it first.

    None if they want none. A shop that cannot serve her then, or has none of it, stays named and is not taken.
    """
    said = no_goods.named_shops(s, customer, words)
    here = s.get_one(Provider, order.chosen_because["provider_id"])
    if said.wants == (here.name,) and order.chosen_because.get(ELSEWHERE) and reading.wants_one(words):
        return here, baskets.restate(s, customer, items, here).items, ""
    if not set(said.wants) - {here.name} and here.name not in said.not_these:
        return None

    def at(shop: Provider) -> Basket:
        there = baskets.restate(s, customer, items, shop)
        return baskets.change(s, customer, there.items, said.rest, shop) or there

    _, fit, refused = ranked(s, customer, at, (order.window_start, order.window_end), said)
    if not fit:
        return None
    shop = s.get_one(Provider, fit[0].provider_id)
    return shop, baskets.restate(s, customer, items, shop).items, why_not(said.wants, shop, refused)
