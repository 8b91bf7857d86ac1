"""What left for a member's own system and what it answered: ids, kinds, status and times, nothing of a job itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Attempt, Dispatch, Leg, Order, Outbox, OutboxState, Provider
from concierge_bot.services.members import replaying
from connectors import wire

SHOWN = 50
TYPES = {"offer": wire.REQUESTED, "update": wire.UPDATED, "withdraw": wire.WITHDRAWN}
WORDS = {
    "taken": "taken",
    "Temporary": "not taken",
    "Rejected": "refused",
    "Gone": "closed for good",
    "Misconfigured": "not sent: its address or secret is wrong",
    "Unsupported": "not sent: this connector has no word for it",
    "no longer open": "not sent: the job was over",
}


@dataclass(frozen=True)
class Try:
    """One attempt, in machine time, as the member's own log has it; without an end it is under way."""

    began_at: datetime
    seconds: float | None
    status: int | None
    outcome: str


@dataclass(frozen=True)
class Delivery:
    """One thing that left, or is to leave: its id and kind, of which order, and how it went."""

    id: int
    message: str
    type: str
    order: int | None
    state: OutboxState
    written_at: datetime
    again_at: datetime | None
    tries: Sequence[Try]
    may_repeat: bool


def lately(s: Session, provider: Provider) -> list[Delivery]:
    """Return what left for a member last, the newest first."""
    query = (
        select(Outbox, Dispatch, Order.number)
        .outerjoin(Dispatch, col(Dispatch.id) == Outbox.dispatch_id)
        .outerjoin(Leg, col(Leg.id) == Dispatch.leg_id)
        .outerjoin(Order, col(Order.id) == Leg.order_id)
        .where(Outbox.provider_id == provider.id, col(Outbox.channel).in_(("job", "probe")))
        .order_by(col(Outbox.id).desc())
        .limit(SHOWN)
    )
    rows = [row for row in s.exec(query) if row[0].channel == "probe" or row[0].job["act"] in TYPES]
    tries = _tries(s, [row.key for row, _, _ in rows])
    return [_delivery(row, offer, number, tries.get(row.key, [])) for row, offer, number in rows]


def _delivery(row: Outbox, offer: Dispatch | None, number: int | None, tries: Sequence[Try]) -> Delivery:
    return Delivery(
        id=row.key,
        message=_message(row, offer),
        type=TYPES[row.job["act"]] if offer else wire.TEST,
        order=number,
        state=row.state,
        written_at=row.created_at,
        again_at=row.due_at if row.state == OutboxState.waiting and tries else None,
        tries=tries,
        may_repeat=offer is not None and replaying.is_on(row, offer),
    )


def _message(row: Outbox, offer: Dispatch | None) -> str:
    """Return the webhook-id."""
    if offer is None:
        return row.key_once
    if row.job["act"] == "withdraw":
        return wire.withdrawal_id(offer.ref)
    return wire.news_id(offer.ref, row.job["id"]) if row.job["act"] == "update" else offer.ref


def _tries(s: Session, rows: Sequence[int]) -> dict[int, list[Try]]:
    found: dict[int, list[Try]] = {}
    for one in s.exec(select(Attempt).where(col(Attempt.outbox_id).in_(rows)).order_by(col(Attempt.id))):
        seconds = (one.ended_at - one.began_at).total_seconds() if one.ended_at else None
        outcome = WORDS.get(one.code, "failed") if one.ended_at else "under way"
        found.setdefault(one.outbox_id, []).append(Try(one.began_at, seconds, one.status, outcome))
    return found
