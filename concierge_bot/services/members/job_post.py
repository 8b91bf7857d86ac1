"""What leaves for a member about a job: the offer, news of it, and that it is taken back."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Dispatch, Leg, Order, Outbox, OutboxState, Provider, Urgency


def offer(s: Session, now: datetime, row: Dispatch) -> None:
    """Offer a job."""
    _write(s, now, row, f"offer:{row.ref}", {"act": "offer"})


def take_back(s: Session, now: datetime, row: Dispatch, reason: str) -> None:
    """Tell a member that a job is no longer its own; what has not left yet about it does not leave."""
    unsent = select(Outbox).where(Outbox.dispatch_id == row.id, Outbox.state == OutboxState.waiting)
    for waiting in s.exec(unsent):
        waiting.state, waiting.ended_at, waiting.error = OutboxState.dropped, now, reason
        s.add(waiting)
    _write(s, now, row, f"withdraw:{row.ref}", {"act": "withdraw", "reason": reason})


def news(s: Session, now: datetime, row: Dispatch, key: str, facts: Mapping[str, object]) -> None:
    """Tell a member that has a job what is new about it, once under a key."""
    once = f"update:{row.ref}:{key}"
    if s.exec(select(Outbox.id).where(Outbox.key_once == once)).first() is None:
        _write(s, now, row, once, {"act": "update", "id": key, **facts})


def _write(s: Session, now: datetime, row: Dispatch, once: str, job: dict[str, object]) -> None:
    provider = s.get_one(Provider, row.provider_id)
    order = s.get_one(Order, s.get_one(Leg, row.leg_id).order_id)
    s.add(
        Outbox(
            agency_id=order.agency_id,
            key_once=once,
            channel="job",
            to=provider.name,
            about=f"order {order.number}",
            urgency=int(Urgency.dispatch),
            dispatch_id=row.key,
            provider_id=provider.key,
            job=job,
            created_at=now,
            due_at=now,
        )
    )
