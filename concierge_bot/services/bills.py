"""What her orders cost, as the core has it; whatever is disputed goes to a person, and fraud at once."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus
from concierge_bot.services import desk, notify, quotes, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.texts import money, say, together
from concierge_bot.understanding import bills as reading

PERSON_WITHIN = timedelta(minutes=30)
FRAUD_WITHIN = timedelta(minutes=10)
DELIVERED = (OrderStatus.delivered, OrderStatus.done)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer a question about money from her delivered orders, or give it to a person by a promised time."""
    if text := fraud(s, now, customer, words, once=once):
        return text
    draft = quotes.open_quote(s, now, customer)
    if draft is not None and reading.asks_price(words):
        return quotes.repeat(s, now, customer, draft, once=once)
    wants, text = reading.asks(words), ""
    if wants == "order":
        text = _last(s, customer)
    elif wants in ("month", "owed"):
        text = _month(s, now, customer)
    if wants in ("other", "owed") or not text:
        promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
        _task(s, now, customer, "She asks about money: look at her orders, and call her", words, once)
        text = together(text, say("bill_person", by=promised))
    notify.to_customer(s, now, customer, text, about="bill", once=once)
    return text


def fraud(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Warn her at once when somebody wants her card or codes; an empty string if her words tell of no such thing."""
    if not reading.asked_for_secrets(words):
        return ""
    agency = agency_of(s, customer)
    task = f"{customer.name} was asked for her card or a code: call her now, it may be fraud"
    desk.open_task(
        s,
        now,
        agency,
        task,
        once=f"fraud:{once}",
        about=words,
        customer=customer,
        urgent=True,
        due_in=FRAUD_WITHIN,
    )
    text = say("fraud", agency=agency.name, by=windows.by(now, FRAUD_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="fraud", once=once)
    return text


def _month(s: Session, now: datetime, customer: Customer) -> str:
    wall = local(now, customer.time_zone).replace(tzinfo=None)
    first = instant(wall.replace(day=1, hour=0, minute=0, second=0, microsecond=0), customer.time_zone)
    rows = [order for order in _delivered(s, customer) if (order.window_start or order.created_at) >= first]
    priced = [order.total for order in rows if order.total is not None]
    if not rows:
        return say("bill_nothing")
    total = money(sum(priced), agency_of(s, customer).currency)
    unpriced = len(rows) - len(priced)
    to_come = say("bill_to_come", more=unpriced) if unpriced else ""
    return together(say("bill_month", orders=len(priced), total=total), to_come)


def _last(s: Session, customer: Customer) -> str:
    """Return what her newest order costs, or an empty string if the core does not know."""
    placed = select(Order).where(
        Order.customer_id == customer.id, col(Order.status).in_((*LIVE_ORDERS, *DELIVERED))
    )
    newest = s.exec(placed.order_by(col(Order.id).desc())).first()
    if newest is None or newest.total is None:
        return ""
    total = money(newest.total, agency_of(s, customer).currency)
    return say("bill_order", number=newest.number, total=total)


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
