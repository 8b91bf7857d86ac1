"""A member sends itself a test event from its page, to see whether its system takes what we sign."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import NotNow
from concierge_bot.models import Outbox, Provider, Urgency

APART = timedelta(seconds=30)
"""So far apart are two of them: its address is not ours to flood."""


def ask(s: Session, now: datetime, provider: Provider, once: str) -> None:
    """Let a test event leave for a member, once under the key ``once``; NotNow if one left a moment ago."""
    key = f"test_{provider.id}_{once}"
    if s.exec(select(Outbox.id).where(Outbox.key_once == key)).first() is not None:
        return
    s.refresh(provider, with_for_update=True)
    lately = select(Outbox.id).where(
        Outbox.provider_id == provider.id, Outbox.channel == "probe", col(Outbox.created_at) > now - APART
    )
    if s.exec(lately).first() is not None:
        raise NotNow("A test event left a moment ago: look what became of it, then wait half a minute")
    s.add(
        Outbox(
            agency_id=provider.agency_id,
            key_once=key,
            channel="probe",
            to=provider.name,
            about="test event",
            urgency=int(Urgency.notice),
            provider_id=provider.key,
            created_at=now,
            due_at=now,
        )
    )
