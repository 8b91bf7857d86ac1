"""Signals of care monitors: stored once under the monitor's own id, then an alarm or a note."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.errors import BadInput
from concierge_bot.models import Provider, ProviderEvent
from concierge_bot.services import alarms
from concierge_bot.services.customers import by_phone


def receive(s: Session, now: datetime, provider: Provider, key: str, account: str, kind: str) -> str:
    """Take a signal about the customer with this phone number; return in one word what it did."""
    customer = by_phone(s, provider.agency_id, account)
    if customer is None:
        raise BadInput("This account belongs to none of our customers: tell the agency", field="account")
    s.refresh(customer, with_for_update=True)  # the same signal may come several times at the same moment
    known = select(ProviderEvent).where(
        ProviderEvent.provider_id == provider.id, ProviderEvent.event_key == key
    )
    if s.exec(known).first():
        return "repeat"
    alarms.signal(s, now, customer, kind, once=f"signal:{provider.id}:{key}")
    s.add(
        ProviderEvent(
            agency_id=provider.agency_id,
            provider_id=provider.key,
            event_key=key,
            event=kind,
            effect="signal",
            received_at=now,
        )
    )
    return "signal"
