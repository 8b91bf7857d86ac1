"""Everything about one customer, as the contract of the simulator names it."""

from datetime import datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant
from concierge_bot.models import (
    Alarm,
    Case,
    Company,
    Contact,
    Customer,
    Dose,
    Entry,
    Grant,
    Leg,
    Order,
    OrderItem,
    Outbox,
    Provider,
    Question,
    Rating,
    Reminder,
    StandingOrder,
    Transfer,
)
from concierge_bot.services.house.state_care import (
    alarm_told,
    check_in_told,
    check_ins,
    devices_told,
    dose_told,
)
from concierge_bot.services.house.state_words import State, fields, iso, window_told
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import holds
from concierge_bot.services.people import numbers
from concierge_bot.services.safety import readings


def person(s: Session, now: datetime, customer: Customer) -> State:
    """Return everything about one customer."""
    own = customer.id
    orders = s.exec(select(Order).where(Order.customer_id == own).order_by(col(Order.id)))
    doses = s.exec(select(Dose).where(Dose.customer_id == own).order_by(col(Dose.due_at), col(Dose.id)))
    alarms = s.exec(select(Alarm).where(Alarm.customer_id == own).order_by(col(Alarm.id)))
    return {
        "phone": customer.phone,
        "name": customer.name,
        "consent": {
            "status": str(customer.consent),
            "words": customer.consent_words,
            "at": iso(customer.consent_at),
        },
        "ended": {"at": iso(customer.ended_at), "reason": customer.end_reason, "by": customer.ended_by}
        if customer.ended_at
        else None,
        "orders": [_order(s, order) for order in orders],
        "standing_orders": _standing(s, now, customer),
        "doses": [dose_told(s, dose) for dose in doses],
        "numbers": [
            {**fields(row, ("old", "new", "status", "asked_by")), "at": iso(row.ended_at or row.asked_at)}
            for row in numbers.history(s, customer)
        ],
        "company": _company(s, customer),
        "check_ins": [check_in_told(s, row) for row in check_ins(s, customer)],
        "reminders": _reminders(s, customer),
        "alarms": [alarm_told(s, alarm) for alarm in alarms],
        "devices": devices_told(s, customer),
        "readings": [{**row, "at": iso(row["at"])} for row in readings.lately(s, now, customer)],
        "cases": _cases(s, customer),
        "grants": _grants(s, customer),
        "ratings": _ratings(s, customer),
        "questions": _questions(s, customer),
        "ledger": [line for row in ledger.entries(s, customer) for line in _lines(s, row)],
        "notifications": _notifications(s, customer),
    }


def _order(s: Session, order: Order) -> State:
    items = s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id)))
    legs = s.exec(select(Leg).where(Leg.order_id == order.id).order_by(col(Leg.position), col(Leg.id)))
    return {
        "number": order.number,
        "kind": order.kind,
        "status": str(order.status),
        "items": [fields(item, ("name", "quantity", "unit", "price")) for item in items],
        "legs": [_leg(s, leg) for leg in legs],
        "total": order.total,
        "window": window_told(order.window_start, order.window_end),
        "chosen_because": order.chosen_because,
        "undo_until": iso(order.undo_until),
    }


def _leg(s: Session, leg: Leg) -> State:
    provider = s.get(Provider, leg.provider_id) if leg.provider_id else None
    return {
        "provider": provider.name if provider else None,
        "kind": leg.kind,
        "status": str(leg.status),
        "window": window_told(leg.window_start, leg.window_end),
        "checklist": leg.checklist,
    }


def _standing(s: Session, now: datetime, customer: Customer) -> list[State]:
    rows = s.exec(select(StandingOrder).where(StandingOrder.customer_id == customer.id))
    return [
        {
            "number": row.number,
            "items": row.items,
            "rrule": row.rrule,
            "next": iso(row.next_at),
            "exceptions": row.exceptions,
            "price": row.price,
            "held_until": iso(_held_until(row, customer, now)),
        }
        for row in rows
        if row.next_at is not None
    ]


def _held_until(row: StandingOrder, customer: Customer, now: datetime) -> datetime | None:
    """Return until when a standing order is held, by its own date or by a hold of all her deliveries."""
    last = holds.until(customer, row, now)
    ends = instant(datetime.combine(last + timedelta(days=1), time.min), customer.time_zone) if last else None
    return max((at for at in (row.held_until, ends) if at is not None), default=None)


def _reminders(s: Session, customer: Customer) -> list[State]:
    query = select(Reminder).where(Reminder.customer_id == customer.id, col(Reminder.started_at).is_not(None))
    return [
        {
            "about": row.what,
            **({"rrule": row.rrule} if row.rrule else {"due": iso(row.first)}),
            "next": iso(row.next_at),
            "status": "active" if row.next_at else "done" if row.told_at == row.ended_at else "ended",
        }
        for row in s.exec(query.order_by(col(Reminder.id)))
    ]


def _company(s: Session, customer: Customer) -> State | None:
    row = s.exec(select(Company).where(Company.customer_id == customer.id)).first()
    return {**fields(row, ("check_in", "daily", "daily_at")), "next": iso(row.next_at)} if row else None


def _cases(s: Session, customer: Customer) -> list[State]:
    found: list[State] = []
    for case in s.exec(select(Case).where(Case.customer_id == customer.id)):
        order = s.get(Order, case.order_id) if case.order_id else None
        entries = s.exec(
            select(Entry).where(Entry.order_id == case.order_id, Entry.customer_id == case.customer_id)
        )
        found.append(
            {
                **fields(case, ("number", "kind", "status", "about", "liable")),
                "order": order.number if order else None,
                "promise_due": iso(case.promise_due),
                "timeline": [{"what": e.what, "at": iso(e.at)} for e in entries],
            }
        )
    return found


def _ratings(s: Session, customer: Customer) -> list[State]:
    found: list[State] = []
    for row in s.exec(select(Rating).where(Rating.customer_id == customer.id).order_by(col(Rating.id))):
        order = s.get(Order, row.order_id) if row.order_id else None
        provider = s.get(Provider, row.provider_id) if row.provider_id else None
        found.append(
            {
                "order": order.number if order else None,
                "provider": provider.name if provider else None,
                **fields(row, ("stars", "words")),
            }
        )
    return found


def _lines(s: Session, row: Transfer) -> list[State]:
    """Return both lines of a transfer; a positive amount is owed by the account, cents, and both sum to zero."""
    member = s.get(Provider, row.provider_id) if row.provider_id else None
    named = {"member": member.name} if member else {}
    return [
        {"account": named.get(account, account), "amount": amount, "about": row.about, "kind": row.kind}
        for account, amount in ((row.debit, row.amount), (row.credit, -row.amount))
    ]


def _grants(s: Session, customer: Customer) -> list[State]:
    query = (
        select(Grant, Contact)
        .join(Contact, col(Contact.id) == Grant.contact_id)
        .where(Contact.customer_id == customer.id)
        .order_by(col(Grant.id))
    )
    return [
        {"contact": contact.name, "scope": str(grant.scope), "status": grant.status, "words": grant.words}
        for grant, contact in s.exec(query)
    ]


def _questions(s: Session, customer: Customer) -> list[State]:
    query = select(Question).where(Question.customer_id == customer.id, col(Question.closed_at).is_(None))
    return [
        {
            "about": q.about,
            "words": q.words,
            "asked_at": iso(q.asked_at),
            "expires_at": iso(q.expires_at),
            "choices": q.choices,
        }
        for q in s.exec(query.order_by(col(Question.id)))
    ]


def _notifications(s: Session, customer: Customer) -> list[State]:
    rows = s.exec(select(Outbox).where(Outbox.customer_id == customer.id).order_by(col(Outbox.id)))
    return [
        {
            "to": row.to,
            "about": row.about,
            "channel": row.channel,
            "class": row.urgency,
            "at": iso(row.ended_at or row.created_at),
            "status": row.delivery or str(row.state),
        }
        for row in rows
    ]
