"""A change of an order under way: made where it only leaves out, else read back in its place, or it is too late."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Provider
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import (
    baskets,
    legs,
    order_moves,
    order_questions,
    ordering,
    quotes,
    read_backs,
    windows,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import changes, order_words, placed_words, stopping
from concierge_bot.understanding.visits import visit_hours

CHANGEABLE = (OrderStatus.placed, OrderStatus.accepted)


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the order that she names by number, day or goods in it; an empty string if she names none of hers."""
    if said := _with_others(s, now, customer, words, once):
        return said
    if not placed_words.names_order(words):
        return _only_moved(s, now, customer, words, once)
    order = _named(s, now, customer, words)
    draft = read_backs.open_quote(s, now, customer)
    if order is None or (
        changed(s, customer, order, words) is None and not _moved(now, customer, order, words)
    ):
        return ""
    if draft is not None and draft.chosen_because.get("instead_of") == order.number:
        return ""
    return change(s, now, customer, order, words, once=once)


def _with_others(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """Put goods to others that she has coming: "put the cookies in with the milk"."""
    more, goods = placed_words.beside(words)
    if not more or read_backs.open_quote(s, now, customer) is not None:
        return ""
    live = _live(s, customer)
    order = next((o for o in live if stopping.names(goods, [i.name for i in baskets.of_order(s, o)])), None)
    if order is None or changed(s, customer, order, more) is None:
        return ""
    return change(s, now, customer, order, more, once=once)


def _only_moved(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """Give another time to the order whose goods she names, or that we named last; empty if she says more than that."""
    order = order_moves.meant(s, now, customer, words)
    if order is None:
        return ""
    span = order_moves.span(s, now, customer, order, words)
    if span is None or not may_change(order, now):
        return ordering.change_placed(s, now, customer, order, once=once)
    return _at_another_time(s, now, customer, order, span, once)


def less(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Leave out a part of her newest order that has what she names; an empty string if she means the whole."""
    if not placed_words.takes_out(words):
        return ""
    for order in _live(s, customer):
        if _makes_less(s, customer, order, words) is not None:
            return change(s, now, customer, order, words, once=once)
    return ""


def change(s: Session, now: datetime, customer: Customer, order: Order, words: str, *, once: str) -> str:
    """Change an order under way by her words; what they do not say plainly is for a person.

    Goods that she names while it waits in vain are a new order: nothing can be put to what nobody brings.
    """
    if legs.in_vain(s, now, order) and order_questions.is_ware(placed_words.goods(words)):
        return quotes.quote(s, now, customer, words, words, once=once)
    goods, basket = placed_words.goods(words), changed(s, customer, order, words)
    span = _moved(now, customer, order, words) if basket is None else None
    if span is not None and may_change(order, now):
        return _at_another_time(s, now, customer, order, span, once)
    if basket is None:
        return ordering.change_placed(s, now, customer, order, once=once)
    if not may_change(order, now):
        return _too_late(s, now, customer, order, goods, once)
    if (draft := read_backs.open_quote(s, now, customer)) is not None:
        read_backs.lapse(s, now, draft, "she meant an order under way")
    new, shop = in_place(s, now, customer, order), shop_of(s, order)
    assert shop is not None
    if _makes_less(s, customer, order, words) is None:
        first = say("takes_place_of", number=order.number)
        return read_backs.read_back(s, now, customer, new, shop, basket, once=once, first=first)
    read_backs.fill(s, customer, new, shop, basket)
    ordering.place(s, now, customer, new)
    return ordering.say_placed(s, now, customer, new, once=once)


def _live(s: Session, customer: Customer) -> list[Order]:
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _named(s: Session, now: datetime, customer: Customer, words: str) -> Order | None:
    """Return the order under way that she names by its number, or else by the day on which it comes."""
    live, numbers = _live(s, customer), stopping.numbers(words)
    if numbers:
        return next((order for order in live if order.number in numbers), None)
    when = times.read(words, local(now, customer.time_zone), country=customer.country)
    day = f"{when.start:%F}" if when is not None and when.start is not None else ""
    return next(
        (one for one in live if f"{local(one.window_start or now, customer.time_zone):%F}" == day), None
    )


def shop_of(s: Session, order: Order) -> Provider | None:
    """Return the shop that packs the first part of an order now."""
    packing = next((leg.provider_id for leg in legs.goods(s, order) if leg.position == 1), None)
    key = packing or order.chosen_because.get("provider_id")
    return None if key is None else s.get_one(Provider, key)


def changed(s: Session, customer: Customer, order: Order, words: str) -> Basket | None:
    """Return what an order would be after a change; None where her words change no goods, or are not plain."""
    shop = shop_of(s, order)
    if order.kind != "groceries" or shop is None:
        return None
    goods = changes.plainly(placed_words.goods(words))
    basket = baskets.change(s, customer, baskets.of_order(s, order), goods, shop)
    return None if basket is None or basket.unclear or not basket.items else basket


def _makes_less(s: Session, customer: Customer, order: Order, words: str) -> Basket | None:
    """Return what is left of an order where a change only leaves out; None if it does anything else."""
    basket, before = (
        changed(s, customer, order, words),
        {item.name: item for item in baskets.of_order(s, order)},
    )
    if basket is None or len(basket.items) > len(before) or not all(i.name in before for i in basket.items):
        return None
    more = any((item.quantity or 1) > (before[item.name].quantity or 1) for item in basket.items)
    return None if more or list(basket.items) == list(before.values()) else basket


def may_change(order: Order, now: datetime) -> bool:
    """Tell whether an order can still be changed by the machine."""
    return order.status in CHANGEABLE and (order.undo_until is None or now <= order.undo_until)


def _moved(now: datetime, customer: Customer, order: Order, words: str) -> windows.Span | None:
    """Return when an order would come by the time that words name; None if they name none, or that one."""
    if order.kind != "groceries" or order.window_start is None or order.window_end is None:
        return None
    plain = changes.plainly(order_words.of_it(stopping.without_numbers(words)))
    here = local(now, customer.time_zone)
    when = times.read(plain, here, country=customer.country)
    if when is None or when.asks or when.start is None or when.rrule:
        return None
    had, keeps = (order.window_start, order.window_end), visit_hours.of_that_day(plain, here)
    span = windows.moved(had, when.start, when.end, customer, now, keeps_day=keeps)
    return None if span == had or span[0] < now else span


def _at_another_time(
    s: Session, now: datetime, customer: Customer, order: Order, span: windows.Span, once: str
) -> str:
    """Read an order back as it is, at another time and in the place of the one that stands."""
    new, shop = in_place(s, now, customer, order), shop_of(s, order)
    assert shop is not None
    new.window_start, new.window_end = span
    basket = baskets.priced(baskets.of_order(s, order), baskets.catalogue(s, shop))
    first = say("takes_place_of", number=order.number)
    return read_backs.read_back(s, now, customer, new, shop, basket, once=once, first=first)


def _too_late(s: Session, now: datetime, customer: Customer, order: Order, goods: str, once: str) -> str:
    """It is being made or brought: what she wants besides is read back by itself, all else is for a person."""
    if _makes_less(s, customer, order, goods) is not None:
        return ordering.change_placed(s, now, customer, order, once=once)
    return quotes.quote(
        s, now, customer, goods, "", once=once, first=say("too_late_to_add", number=order.number)
    )


def in_place(s: Session, now: datetime, customer: Customer, old: Order) -> Order:
    order = Order(
        agency_id=old.agency_id,
        number=next_number(s, old.agency_id),
        customer_id=old.customer_id,
        standing_order_id=old.standing_order_id,
        window_start=old.window_start,
        window_end=old.window_end,
        chosen_because={**old.chosen_because, "instead_of": old.number},
        created_at=now,
    )
    s.add(order)
    s.flush()
    note(s, now, order.agency_id, f"order {old.number} to be changed", customer=customer, order=order)
    return order
