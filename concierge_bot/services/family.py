"""The family page's one read model: one sentence first, then what she shares, and by name what she does not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    LIVE_ORDERS,
    Agency,
    Alarm,
    AlarmStatus,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Grant,
    Message,
    Order,
    OrderStatus,
    Scope,
)
from concierge_bot.services import alarms, baskets, windows

EVIDENCE_WORDS = {
    Evidence.device: "seen by her dispenser",
    Evidence.visitor: "seen by a visitor",
    Evidence.customer: "she said so",
    Evidence.family: "family said so",
    Evidence.none: "no word",
}
ALARM_WORDS = {
    AlarmStatus.open: "nobody has it yet",
    AlarmStatus.acknowledged: "a person has it now",
}
SCOPE_WORDS = {
    Scope.alarms: "Alarms",
    Scope.doses: "Medicine",
    Scope.orders: "Deliveries",
    Scope.money: "Money",
}


@dataclass(frozen=True)
class OrderLine:
    """One delivery, as family may see it; ``coming`` until it is there or has failed."""

    number: int
    items: str
    status: str
    window: str
    coming: bool


@dataclass(frozen=True)
class DoseLine:
    """One dose of today, with its evidence."""

    at: str
    status: str
    evidence: str


@dataclass(frozen=True)
class FamilyPage:
    """All that one contact may see of one customer, now; times are the customer's own."""

    agency: str
    agency_phone: str
    customer: str
    contact: str
    at: str
    sentence: str
    alarm: str
    orders: Sequence[OrderLine]
    doses: Sequence[DoseLine]
    not_shared: Sequence[str]


def page(s: Session, now: datetime, contact: Contact) -> FamilyPage:
    """Return what a contact may see; a scope that is not granted is left out and named."""
    customer = s.get_one(Customer, contact.customer_id)
    granted = scopes(s, contact)
    orders = _orders(s, now, customer) if Scope.orders in granted else []
    doses = _doses(s, now, customer) if Scope.doses in granted else []
    alarm = alarms.open_alarm(s, customer) if Scope.alarms in granted else None
    words = _alarm_words(alarm, customer, now) if alarm else ""
    agency = s.get_one(Agency, contact.agency_id)
    return FamilyPage(
        agency=agency.name,
        agency_phone=agency.phone,
        customer=customer.name,
        contact=contact.name,
        at=_at(now, customer),
        sentence=_sentence(s, now, customer, orders, words),
        alarm=words,
        orders=orders,
        doses=doses,
        not_shared=[words for scope, words in SCOPE_WORDS.items() if scope not in granted],
    )


def scopes(s: Session, contact: Contact) -> set[Scope]:
    """Return what a contact may see now."""
    rows = s.exec(select(Grant).where(Grant.contact_id == contact.id, Grant.status == "active"))
    return {row.scope for row in rows}


def _alarm_words(alarm: Alarm, customer: Customer, now: datetime) -> str:
    kind = alarm.kind.replace("_", " ")
    return f"Alarm ({kind}) since {_when(alarm.raised_at, customer, now)}: {ALARM_WORDS[alarm.status]}."


def _sentence(s: Session, now: datetime, customer: Customer, orders: Sequence[OrderLine], alarm: str) -> str:
    first = customer.name.split()[0]
    query = (
        select(Message).where(Message.customer_id == customer.id).order_by(col(Message.received_at).desc())
    )
    last = s.exec(query).first()
    heard = (
        f"{first} wrote to us {_when(last.received_at, customer, now, 'at ')}."
        if last
        else f"No text from {first} yet."
    )
    if alarm:
        return f"{alarm} {heard}"
    coming = next((order for order in orders if order.coming), None)
    delivery = f" Delivery{coming.window and ' '}{coming.window}: {coming.status}." if coming else ""
    return f"{heard}{delivery}"


def _orders(s: Session, now: datetime, customer: Customer) -> list[OrderLine]:
    seen = (*LIVE_ORDERS, OrderStatus.delivered, OrderStatus.done, OrderStatus.failed)
    query = (
        select(Order)
        .where(
            Order.customer_id == customer.id,
            col(Order.status).in_(seen),
            Order.kind != "prescription",
            col(Order.created_at) > now - timedelta(days=7),
        )
        .order_by(col(Order.id).desc())
    )
    return [
        OrderLine(
            number=order.number,
            items=baskets.spoken(baskets.of_order(s, order)),
            status=order.status.replace("_", " "),
            window=windows.spoken(order.window_start, order.window_end, customer.time_zone, now)
            if order.window_start and order.status in LIVE_ORDERS
            else "",
            coming=order.status in LIVE_ORDERS,
        )
        for order in s.exec(query)
    ]


def _doses(s: Session, now: datetime, customer: Customer) -> list[DoseLine]:
    today = local(now, customer.time_zone).date()
    query = (
        select(Dose)
        .where(Dose.customer_id == customer.id, Dose.local_date == today)
        .order_by(col(Dose.due_at))
    )
    return [
        DoseLine(
            _at(dose.due_at, customer),
            _dose_words(dose),
            EVIDENCE_WORDS[dose.evidence] if dose.ended_at else "",
        )
        for dose in s.exec(query)
    ]


def _dose_words(dose: Dose) -> str:
    """``Said taken`` is never shown as ``taken``."""
    if dose.status == DoseStatus.taken and dose.evidence not in (Evidence.device, Evidence.visitor):
        return "said taken"
    return str(dose.status)


def _at(at: datetime, customer: Customer) -> str:
    return windows.clock(local(at, customer.time_zone))


def _when(at: datetime, customer: Customer, now: datetime, today: str = "") -> str:
    return windows.spoken(at, None, customer.time_zone, now).replace("today ", today, 1)
