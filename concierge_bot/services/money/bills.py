"""What her orders cost, as the core has it; whatever is disputed goes to a person."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import baskets, read_backs, service_prices, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money, say, together
from concierge_bot.understanding.orders import bills as reading

PERSON_WITHIN = timedelta(minutes=30)
LATELY = timedelta(hours=1)
GROCERIES, SERVICE = "groceries", "service"
DELIVERED = (OrderStatus.delivered, OrderStatus.done)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer a question about money from the ledger and her orders, or give it to a person by a promised time."""
    if reading.asks_how_to_pay(words):
        text = say("bill_how")
        notify.to_customer(s, now, customer, text, about="bill", once=once)
        return text
    draft = read_backs.open_quote(s, now, customer)
    if draft is not None and reading.asks_price(words):
        return read_backs.repeat(s, now, customer, draft, once=once)
    of_price = draft is None and reading.asks_price(words)
    if of_price and (text := service_prices.of_offer(s, now, customer, once=once)):
        return text
    if of_price and _asked_for_a_service(s, now, customer):
        text = say("bill_service")
        notify.to_customer(s, now, customer, text, about="bill", once=once)
        return text
    wants, text = reading.asks(words), ""
    if wants == "order":
        text = _last(s, customer)
    elif wants == "fee":
        text = _fee(s, customer, draft or _newest(s, customer))
    elif wants == "items":
        text = _items(s, customer)
    elif wants == "month":
        text = _month(s, now, customer)
    elif wants == "owed":
        text = _owed(s, customer)
    if wants == "other" or not text:
        promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
        _task(s, now, customer, "She asks about money: look at her orders, and call her", words, once)
        text = together(text, say("bill_person", by=promised))
    notify.to_customer(s, now, customer, text, about="bill", once=once)
    return text


def _month(s: Session, now: datetime, customer: Customer) -> str:
    """Say what this month has cost her so far on her own calendar, credits taken off."""
    wall = local(now, customer.time_zone).replace(tzinfo=None)
    first = instant(wall.replace(day=1, hour=0, minute=0, second=0, microsecond=0), customer.time_zone)
    rows = [order for order in _delivered(s, customer) if (order.window_start or order.created_at) >= first]
    if not rows:
        return together(say("bill_nothing"), _under_way(s, customer))
    priced = sum(order.total is not None for order in rows)
    owed, currency = max(ledger.owes(s, customer, since=first), 0), agency_of(s, customer).currency
    if priced < len(rows):
        known = owed + sum(_known_part(s, order) for order in rows if order.total is None)
        return say("bill_month_open", orders=len(rows), total=money(known, currency))
    text = say("bill_month", orders=priced, total=money(owed, currency))
    return together(text, _under_way(s, customer))


def _owed(s: Session, customer: Customer) -> str:
    """Say what she has to pay now, from the ledger."""
    owes, currency = ledger.owes(s, customer), agency_of(s, customer).currency
    to_come = _to_come(_delivered(s, customer))
    if owes > 0:
        return together(say("bill_owed", total=money(owes, currency)), to_come)
    if owes < 0:
        return together(say("bill_credit", total=money(-owes, currency)), to_come)
    return together(say("bill_owed_nothing"), to_come, _under_way(s, customer))


def _under_way(s: Session, customer: Customer) -> str:
    """Say what her newest order costs that has not come yet; an empty string where there is none, or no price."""
    live = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    order = s.exec(live.order_by(col(Order.id).desc()).limit(1)).first()
    if order is None or order.total is None:
        return ""
    total = money(order.total, agency_of(s, customer).currency)
    return say("bill_under_way", number=order.number, total=total)


def _known_part(s: Session, order: Order) -> int:
    """Return what is known of the price of an order that has none yet."""
    return order.fee + sum(row.price or 0 for row in baskets.rows(s, order))


def _items(s: Session, customer: Customer) -> str:
    """Say of what the price of her newest order is made up, or an empty string if the core does not know."""
    order = _newest(s, customer)
    if order is None or order.total is None:
        return ""
    currency = agency_of(s, customer).currency
    goods, fee, total = (money(part, currency) for part in (order.total - order.fee, order.fee, order.total))
    return say("bill_items", number=order.number, goods=goods, fee=fee, total=total)


def _to_come(rows: Sequence[Order]) -> str:
    """Say of how many orders that came the price is not known yet."""
    unpriced = sum(order.total is None for order in rows)
    return say("bill_to_come", more=unpriced) if unpriced else ""


def _last(s: Session, customer: Customer) -> str:
    """Return what her newest order costs, or an empty string if the core does not know."""
    newest, currency = _newest(s, customer), agency_of(s, customer).currency
    if newest is None:
        return ""
    if newest.total is not None:
        return say("bill_order", number=newest.number, total=money(newest.total, currency))
    open_ones = sum(row.price is None for row in baskets.rows(s, newest))
    if newest.kind != GROCERIES or not open_ones:
        return ""
    known = money(_known_part(s, newest), currency)
    return say("bill_order_open", number=newest.number, total=known, more=open_ones)


def _fee(s: Session, customer: Customer, order: Order | None) -> str:
    """Say what bringing an order costs; an empty string where there is none."""
    if order is None:
        return ""
    fee = money(order.fee, agency_of(s, customer).currency)
    return say("bill_fee", shop=order.chosen_because.get("shop", "our team"), fee=fee)


def _asked_for_a_service(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether what she asked for last is a service, whose price a person finds out."""
    asked = select(Question).where(Question.customer_id == customer.id, col(Question.asked_at) > now - LATELY)
    last = s.exec(
        asked.where(col(Question.about).in_((SERVICE, "order"))).order_by(col(Question.id).desc())
    ).first()
    return last is not None and last.about == SERVICE


def _newest(s: Session, customer: Customer) -> Order | None:
    placed = select(Order).where(
        Order.customer_id == customer.id, col(Order.status).in_((*LIVE_ORDERS, *DELIVERED))
    )
    return s.exec(placed.order_by(col(Order.id).desc())).first()


def _delivered(s: Session, customer: Customer) -> list[Order]:
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(DELIVERED))
    return list(s.exec(query.order_by(col(Order.id).desc())))


def _task(s: Session, now: datetime, customer: Customer, task: str, words: str, once: str) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"bill:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
