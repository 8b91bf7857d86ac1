"""The whole state as one read model: for the simulator's contract, the desk, and the export of a person."""

import functools
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam
from sqlmodel import Session, col, func, or_, select

from concierge_bot.clock import instant
from concierge_bot.models import (
    Agency,
    Alarm,
    Case,
    CheckIn,
    Company,
    Contact,
    Customer,
    Dose,
    Entry,
    Grant,
    Ladder,
    Leg,
    Medication,
    Message,
    MessageState,
    Order,
    OrderItem,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Rating,
    Reminder,
    StandingOrder,
    Task,
    Transfer,
)
from concierge_bot.services.house import due
from concierge_bot.services.members import scorecards
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import holds
from concierge_bot.services.people import numbers
from concierge_bot.services.safety import devices, ladder, readings

State = dict[str, Any]


def whole(s: Session, now: datetime) -> State:
    """Return everything, in the words of docs/simulator.md; instants are ISO 8601 in UTC."""
    customers = s.exec(select(Customer).order_by(col(Customer.id)))
    providers = s.exec(select(Provider).order_by(col(Provider.id)))
    tasks = s.exec(select(Task).order_by(col(Task.number)))
    cards = {key: scorecards.of_agency(s, key) for key in s.exec(select(Agency.id)) if key is not None}
    return {
        "customers": [person(s, now, customer) for customer in customers],
        "providers": [
            {"name": p.name, "standing": str(p.stands), "scorecard": scorecards.card(cards[p.agency_id], p)}
            for p in providers
        ],
        "desk": [task(s, row) for row in tasks],
        "unfinished": unfinished(s, now),
    }


def unfinished(s: Session, now: datetime) -> dict[str, int]:
    """Return how many texts are unanswered, and how many due things are unsent or undone."""
    return {name: s.execute(query, {"now": now}).scalar_one() for name, query in _left().items()} | {
        "due": due.count(s, now)
    }


def is_quiet(s: Session, now: datetime) -> bool:
    """Tell whether nothing is unanswered, unsent or undone; what is the rarest to be so is asked last."""
    waiting = any(s.execute(query, {"now": now}).scalar_one() for query in _left().values())
    return not waiting and not due.count(s, now)


@functools.cache
def _left() -> dict[str, Select[Any]]:
    """What is unanswered and what is unsent: asked after every commit by who waits, so it is built only once."""
    now: BindParameter[datetime] = bindparam("now")
    its_turn = or_(col(Message.retry_at).is_(None), col(Message.retry_at) <= now)
    unsent = (col(Outbox.state).in_((OutboxState.waiting, OutboxState.sending)), Outbox.due_at <= now)
    return {
        "inbox": select(func.count(col(Message.id))).where(Message.state != MessageState.done, its_turn),
        "outbox": select(func.count(col(Outbox.id))).where(*unsent),
    }


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
            "at": _iso(customer.consent_at),
        },
        "ended": {"at": _iso(customer.ended_at), "reason": customer.end_reason, "by": customer.ended_by}
        if customer.ended_at
        else None,
        "orders": [_order(s, order) for order in orders],
        "standing_orders": _standing(s, now, customer),
        "doses": [_dose(s, dose) for dose in doses],
        "numbers": [
            {**_fields(row, ("old", "new", "status", "asked_by")), "at": _iso(row.ended_at or row.asked_at)}
            for row in numbers.history(s, customer)
        ],
        "company": _company(s, customer),
        "check_ins": [_check_in(s, row) for row in _of_day(s, customer)],
        "reminders": _reminders(s, customer),
        "alarms": [_alarm(s, alarm) for alarm in alarms],
        "devices": _devices(s, customer),
        "readings": [{**row, "at": _iso(row["at"])} for row in readings.lately(s, now, customer)],
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
        "items": [_fields(item, ("name", "quantity", "unit", "price")) for item in items],
        "legs": [_leg(s, leg) for leg in legs],
        "total": order.total,
        "window": _window(order.window_start, order.window_end),
        "chosen_because": order.chosen_because,
        "undo_until": _iso(order.undo_until),
    }


def _leg(s: Session, leg: Leg) -> State:
    provider = s.get(Provider, leg.provider_id) if leg.provider_id else None
    return {
        "provider": provider.name if provider else None,
        "kind": leg.kind,
        "status": str(leg.status),
        "window": _window(leg.window_start, leg.window_end),
        "checklist": leg.checklist,
    }


def _standing(s: Session, now: datetime, customer: Customer) -> list[State]:
    rows = s.exec(select(StandingOrder).where(StandingOrder.customer_id == customer.id))
    return [
        {
            "number": row.number,
            "items": row.items,
            "rrule": row.rrule,
            "next": _iso(row.next_at),
            "exceptions": row.exceptions,
            "price": row.price,
            "held_until": _iso(_held_until(row, customer, now)),
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
            **({"rrule": row.rrule} if row.rrule else {"due": _iso(row.first)}),
            "next": _iso(row.next_at),
            "status": "active" if row.next_at else "done" if row.told_at == row.ended_at else "ended",
        }
        for row in s.exec(query.order_by(col(Reminder.id)))
    ]


def _dose(s: Session, dose: Dose) -> State:
    plan = s.get_one(Medication, dose.medication_id)
    return {
        "medication": plan.name,
        "due": _iso(dose.due_at),
        "status": str(dose.status),
        "evidence": str(dose.evidence),
        "at": _iso(dose.ended_at),
        "steps": _steps(s, s.get(Ladder, dose.ladder_id) if dose.ladder_id else None),
    }


def _company(s: Session, customer: Customer) -> State | None:
    row = s.exec(select(Company).where(Company.customer_id == customer.id)).first()
    return {**_fields(row, ("check_in", "daily", "daily_at")), "next": _iso(row.next_at)} if row else None


def _of_day(s: Session, customer: Customer) -> Iterable[CheckIn]:
    query = select(CheckIn).where(CheckIn.customer_id == customer.id)
    return s.exec(query.order_by(col(CheckIn.local_date)))


def _check_in(s: Session, row: CheckIn) -> State:
    return {
        "due": _iso(row.due_at),
        "status": str(row.status),
        "at": _iso(row.ended_at),
        "steps": _steps(s, s.get(Ladder, row.ladder_id) if row.ladder_id else None),
    }


def _alarm(s: Session, alarm: Alarm) -> State:
    return {
        "number": alarm.number,
        "source": alarm.source,
        "kind": alarm.kind,
        "raised": _iso(alarm.raised_at),
        "status": str(alarm.status),
        "steps": _steps(s, ladder.of_alarm(s, alarm)),
    }


def _steps(s: Session, row: Ladder | None) -> list[State]:
    steps = ladder.steps(s, row) if row else []
    return [{"who": p.who, "channel": p.channel, "at": _iso(p.at), "answer": p.answer} for p in steps]


def _devices(s: Session, customer: Customer) -> list[State]:
    return [
        {
            "monitor": s.get_one(Provider, device.provider_id).name,
            "account": device.account,
            "status": device.status,
            "heard": _iso(device.heard_at),
            "test_due": _iso(device.silent_at) if device.test_hours else None,
        }
        for device in devices.of_customer(s, customer)
    ]


def _cases(s: Session, customer: Customer) -> list[State]:
    found: list[State] = []
    for case in s.exec(select(Case).where(Case.customer_id == customer.id)):
        order = s.get(Order, case.order_id) if case.order_id else None
        entries = s.exec(
            select(Entry).where(Entry.order_id == case.order_id, Entry.customer_id == case.customer_id)
        )
        found.append(
            {
                **_fields(case, ("number", "kind", "status", "about", "liable")),
                "order": order.number if order else None,
                "promise_due": _iso(case.promise_due),
                "timeline": [{"what": e.what, "at": _iso(e.at)} for e in entries],
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
                **_fields(row, ("stars", "words")),
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
            "asked_at": _iso(q.asked_at),
            "expires_at": _iso(q.expires_at),
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
            "at": _iso(row.ended_at or row.created_at),
            "status": row.delivery or str(row.state),
        }
        for row in rows
    ]


def task(s: Session, row: Task) -> State:
    """Return one task of the desk."""
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    return {
        "number": row.number,
        "task": row.task,
        "about": row.about,
        "customer": customer.phone if customer else None,
        "urgent": row.urgent,
        "due": _iso(row.due_at),
        "status": str(row.status),
        "claimed_by": row.claimed_by,
        "outcome": row.outcome,
    }


def _fields(row: object, names: Iterable[str]) -> State:
    return {name: getattr(row, name) for name in names}


def _window(start: datetime | None, end: datetime | None) -> State | None:
    return {"start": _iso(start), "end": _iso(end)} if start else None


def _iso(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
