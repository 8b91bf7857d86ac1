"""The whole state as one read model: for the simulator's contract, the desk, and the export of a person."""

import functools
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam
from sqlmodel import Session, col, func, or_, select

from concierge_bot.models import Agency, Customer, Message, MessageState, Outbox, OutboxState, Provider, Task
from concierge_bot.services.house import due
from concierge_bot.services.house.state_person import person
from concierge_bot.services.house.state_words import State, iso
from concierge_bot.services.members import scorecards


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


def task(s: Session, row: Task) -> State:
    """Return one task of the desk."""
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    return {
        "number": row.number,
        "task": row.task,
        "about": row.about,
        "customer": customer.phone if customer else None,
        "urgent": row.urgent,
        "due": iso(row.due_at),
        "status": str(row.status),
        "claimed_by": row.claimed_by,
        "outcome": row.outcome,
    }
