"""What she adds to an order a moment after she placed it joins that, while it can be changed: one delivery, one fee."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order
from concierge_bot.services.orders import (
    baskets,
    no_goods,
    order_questions,
    placed_changes,
    quotes,
    read_backs,
    spoken_of,
    standing_book,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import joining_words, placed_words, usual_words
from concierge_bot.understanding.orders.joining_words import Joins
from concierge_bot.understanding.visits import errands, visit_hours

A_MOMENT = timedelta(minutes=30)
"""So long after she placed an order "bread too" is of that."""


def named(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Put goods into the order of hers that she names, however long ago she placed it; empty if she names none."""
    said = joining_words.read(words)
    if said is None:
        return ""
    order, draft = _meant(s, now, customer, said), read_backs.open_quote(s, now, customer)
    if draft is not None and order is not None and draft.chosen_because.get("instead_of") == order.number:
        inside = _of_draft(s, customer, draft, said.goods)  # else what she says is a change of that
        return read_backs.repeat(s, now, customer, draft, once=once) if inside else ""
    if order is None:
        first = say("join_none", number=said.number) if said.number else say("join_which")
        return (
            quotes.quote(s, now, customer, said.goods, "", once=once, first=first)
            if _is_goods(said.goods)
            else ""
        )
    if draft is not None and (lines := _of_draft(s, customer, draft, said.goods)):
        return _joined(s, now, customer, order, draft, lines, once)
    if not _is_goods(said.goods):
        return ""
    return placed_changes.change(s, now, customer, order, f"add {said.goods}", once=once)


def _is_goods(words: str) -> bool:
    """Tell whether words name something that shops sell."""
    return any(map(order_questions.is_ware, words.split()))


def _meant(s: Session, now: datetime, customer: Customer, said: Joins) -> Order | None:
    """Return the order that she names by number, by goods in it, by its day, or that we named last."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    live = list(s.exec(query.order_by(col(Order.id).desc())))
    if said.number:
        return next((one for one in live if one.number == said.number), None)
    beside = [one for one in live if said.beside and baskets.holds(s, one, said.beside)]
    here = local(now, customer.time_zone)
    read = times.read(said.where, here, country=customer.country) if said.where else None
    day = f"{read.start:%F}" if read is not None and read.start is not None and not read.rrule else ""
    on_day = [
        one for one in live if day and f"{local(one.window_start or now, customer.time_zone):%F}" == day
    ]
    last = spoken_of.last(s, customer)
    told = [one for one in live if last is not None and one.id == last.id]
    return next((found[0] for found in (beside, on_day, told) if found), live[0] if len(live) == 1 else None)


def _of_draft(s: Session, customer: Customer, draft: Order, goods: str) -> tuple[Item, ...]:
    """Return the lines of what waits for her OK that shall join, where she names some of it; not what comes anyway."""
    lines = baskets.of_order(s, draft)
    words = lexicon.stems(goods)
    if not any(words & lexicon.stems(line.name) for line in lines):
        return ()
    again = frozenset(
        word
        for row in standing_book.of_customer(s, customer)
        for line in standing_book.lines(row)
        for word in usual_words.foods(line.name)
    )
    return tuple(
        line for line in lines if words & lexicon.stems(line.name) or not again & lexicon.stems(line.name)
    )


def _joined(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    draft: Order,
    lines: tuple[Item, ...],
    once: str,
) -> str:
    shop = placed_changes.shop_of(s, order)
    if shop is None or not placed_changes.may_change(order, now):
        first = say("too_late_to_add", number=order.number)
        return read_backs.repeat(s, now, customer, draft, once=once, first=first)
    more = baskets.restate(s, customer, lines, shop).items
    read_backs.lapse(s, now, draft, "she wants it with the order before")
    new = placed_changes.in_place(s, now, customer, order)
    basket = baskets.priced((*baskets.of_order(s, order), *more), baskets.catalogue(s, shop))
    first = say("takes_place_of", number=order.number)
    return read_backs.read_back(s, now, customer, new, shop, basket, once=once, first=first)


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
    if draft.chosen_because.get("instead_of") == order.number:
        return ""
    return _joined(s, now, customer, order, draft, baskets.of_order(s, draft), once)


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
