"""Jobs at a member whose system is asked how they go: one outbox row for each, due again until the job is over."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import Dispatch, Outbox, OutboxState, Provider, Urgency
from concierge_bot.services.house.once import keep

FIRST_EVERY, LATER_EVERY = timedelta(minutes=5), timedelta(minutes=30)
FIRST = timedelta(hours=1)


def begin(s: Session, now: datetime, dispatch: Dispatch, provider: Provider, about: str) -> None:
    """Ask about a job from now on."""
    key = _key(dispatch.ref)
    keep(
        s,
        select(Outbox).where(Outbox.key_once == key),
        lambda: Outbox(
            agency_id=dispatch.agency_id,
            key_once=key,
            channel="job",
            to=provider.name,
            about=about,
            urgency=int(Urgency.notice),
            dispatch_id=dispatch.key,
            provider_id=provider.key,
            job={"act": "follow"},
            created_at=now,
            due_at=now + FIRST_EVERY,
        ),
    )


def again(s: Session, now: datetime, row: Outbox) -> None:
    """Ask once more in a while; the attempts so far were answered."""
    every = FIRST_EVERY if now - row.created_at < FIRST else LATER_EVERY
    row.state, row.lease_until, row.attempts, row.due_at = OutboxState.waiting, None, 0, now + every
    s.add(row)


def look_now(s: Session, now: datetime, provider: Provider, ref: str) -> None:
    """The member says that there is news of a job: ask at once."""
    query = select(Outbox).where(
        Outbox.key_once == _key(ref), Outbox.provider_id == provider.id, Outbox.state == OutboxState.waiting
    )
    for row in s.exec(query.with_for_update()):
        row.due_at = min(row.due_at, now)
        s.add(row)


def _key(ref: str) -> str:
    return f"follow:{ref}"
