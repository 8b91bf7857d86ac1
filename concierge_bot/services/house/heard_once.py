"""What a member reports is written down under the member's own key, so that the same report twice has one effect."""

from collections.abc import Callable
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Provider, ProviderEvent

REPEAT = "repeat"


def once(
    s: Session, now: datetime, provider: Provider, key: str, event: str, apply: Callable[[], str]
) -> str:
    """Apply a report unless its key is known; return in one word what it did. Lock what it is about before."""
    known = select(ProviderEvent).where(
        ProviderEvent.provider_id == provider.id, ProviderEvent.event_key == key
    )
    if s.exec(known).first():
        return REPEAT
    effect = apply()
    s.add(
        ProviderEvent(
            agency_id=provider.agency_id,
            provider_id=provider.key,
            event_key=key,
            event=event,
            effect=effect,
            received_at=now,
        )
    )
    return effect
