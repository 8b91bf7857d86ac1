"""What she adds to an order a moment after she placed it joins that, while it can be changed: one delivery, one fee."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order
from concierge_bot.services.orders import baskets, no_goods, placed_changes, read_backs
from concierge_bot.services.orders.baskets import Basket
from concierge_bot.texts import say
from concierge_bot.understanding.orders import placed_words
from concierge_bot.understanding.visits import errands, visit_hours

A_MOMENT = timedelta(minutes=30)
"""So long after she placed an order "bread too" is of that."""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Put what she adds into the order that she placed just now; an empty string if she adds nothing to it."""
    order = _just_placed(s, now, customer)
    if order is None:
        return ""
    draft = read_backs.open_quote(s, now, customer)
    if draft is not None:
        return _as_one(s, now, customer, order, draft, once) if placed_words.joins(words) else ""
    goods = placed_words.adds(words)
    if not goods or errands.asked_for(words) or _says_when_or_where(s, now, customer, words):
        return ""
    basket = placed_changes.changed(s, customer, order, goods)
    if basket is None or not _only_adds(s, order, basket):
        return ""
    return placed_changes.change(s, now, customer, order, goods, once=once)


def _as_one(s: Session, now: datetime, customer: Customer, order: Order, draft: Order, once: str) -> str:
    """Put what waits for her OK into the order that she placed just now."""
    shop = placed_changes.shop_of(s, order)
    if shop is None or draft.chosen_because.get("instead_of") == order.number:
        return ""
    more = baskets.restate(s, customer, baskets.of_order(s, draft), shop).items
    read_backs.lapse(s, now, draft, "she wants it with the order before")
    new = placed_changes.in_place(s, now, customer, order)
    basket = baskets.priced((*baskets.of_order(s, order), *more), baskets.catalogue(s, shop))
    first = say("takes_place_of", number=order.number)
    return read_backs.read_back(s, now, customer, new, shop, basket, once=once, first=first)


def _just_placed(s: Session, now: datetime, customer: Customer) -> Order | None:
    """Return her newest order of goods, if she placed it just now and it can still be changed."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    order = s.exec(query.order_by(col(Order.id).desc()).limit(1)).first()
    if order is None or order.created_at < now - A_MOMENT:
        return None
    return order if placed_changes.may_change(order, now) else None


def _says_when_or_where(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words name a day, an hour or a shop of their own."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    named = no_goods.named_shops(s, customer, words)
    return bool(named.wants or visit_hours.names_day(words, here) or visit_hours.hour(words))


def _only_adds(s: Session, order: Order, basket: Basket) -> bool:
    """Tell whether a change leaves all that was ordered as it is, and adds only what the shop lists."""
    before = baskets.of_order(s, order)
    new = [price for item, price in zip(basket.items, basket.prices, strict=True) if item not in before]
    return all(item in basket.items for item in before) and bool(new) and None not in new
