"""What she asks of goods, and wants none by it: what she has ordered, and what things cost at her shop."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Provider
from concierge_bot.services.members import candidates
from concierge_bot.services.orders import baskets, ordering, quotes, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say, say_some, together
from concierge_bot.understanding import orders, recall

CAME = (OrderStatus.delivered, OrderStatus.done)
MOST = 2
"""So many orders of one day are told of, the newest first."""


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer what she asks of goods; an empty string if she asks something else."""
    if orders.asks_what_she_ordered(words) and not recall.names_pills(words):
        return _ordered(s, now, customer, words, once)
    return _prices(s, now, customer, words, once) if orders.asks_prices(words) else ""


def _ordered(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    if (draft := quotes.open_quote(s, now, customer)) is not None:
        return quotes.repeat(s, now, customer, draft, once=once, first=say("not_ordered_yet"))
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "groceries",  # a prescription names a medicine
        col(Order.status).in_((*LIVE_ORDERS, *CAME)),
    )
    today = local(now, customer.time_zone).date()
    found = [
        _told(s, now, customer, order)
        for order in s.exec(query.order_by(col(Order.id).desc()))
        if local(order.created_at, customer.time_zone).date() == today
    ]
    if not found and ordering.newest_live(s, customer) is not None:
        return ordering.status(s, now, customer, once=once, words=words)
    return quotes.tell(s, now, customer, together(*found[:MOST]) or say("nothing_today"), once)


def _told(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    came = order.status in CAME
    return say_some(
        "ordered_and_came" if came else "ordered_and_comes",
        baskets.lines(baskets.of_order(s, order)),
        number=order.number,
        window=quotes.spoken_window(order, customer, now),
    )


def _prices(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    span = windows.window(None, None, customer, now)
    found, ranked, _ = quotes.shops(s, customer, lambda shop: baskets.read(s, customer, words, shop), span)
    if not ranked:
        return ""
    shop = s.get_one(Provider, ranked[0].provider_id)
    listed = {product.name: product for product in baskets.catalogue(s, shop)}
    asked = [listed[item.name] for item in found[shop.key].items if item.name in listed]
    currency = agency_of(s, customer).currency
    lines = [
        f"{one.name} {money(one.price, currency)}{_each(one.unit)}" for one in asked if one.price is not None
    ]
    if not lines:
        return ""
    fee = money(candidates.delivery_fee(s, customer, shop), currency)
    waits = say("draft_waits") if quotes.open_quote(s, now, customer) is not None else ""
    text = say_some("prices", lines, shop=shop.name, fee=fee)
    return quotes.tell(s, now, customer, together(text, waits), once)


def _each(unit: str | None) -> str:
    return "" if unit in (None, "", "each") else f" a {unit}"
