"""The limits that a contact sets: what he is told, and not at night; a ladder and each text to him keep them."""

from datetime import datetime, time, timedelta

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Contact, Customer, Scope
from concierge_bot.services.house.timeline import note
from concierge_bot.understanding.terms.contact_limits import Limits

NIGHT_BEGINS, NIGHT_ENDS = time(22), time(7)
"""On her wall clock: where he lives is not known."""


def keep(s: Session, now: datetime, contact: Contact, limits: Limits, who: str) -> None:
    """Keep what a contact wants, told by himself or by an operator."""
    if limits.not_at_night is not None:
        contact.not_at_night = limits.not_at_night
    if limits.only_alarms is not None:
        contact.only_alarms = limits.only_alarms
    s.add(contact)
    customer = s.get_one(Customer, contact.customer_id)
    note(s, now, contact.agency_id, f"limits of a contact set by {who}", customer=customer)


def allows(s: Session, now: datetime, contact: Contact, scope: Scope) -> bool:
    """Tell whether a contact may be asked about something now."""
    return wants(contact, scope) and not (contact.not_at_night and _is_night(s, now, contact))


def wants(contact: Contact, scope: Scope) -> bool:
    """Tell whether a contact wants to be told of something at all."""
    return scope == Scope.alarms or not contact.only_alarms


def when(s: Session, now: datetime, contact: Contact) -> datetime:
    """Return when a text that can wait may reach a contact: now, or in the morning."""
    if not (contact.not_at_night and _is_night(s, now, contact)):
        return now
    here = local(now, s.get_one(Customer, contact.customer_id).time_zone)
    day = here.date() + timedelta(days=1 if here.time() >= NIGHT_BEGINS else 0)
    return instant(datetime.combine(day, NIGHT_ENDS), s.get_one(Customer, contact.customer_id).time_zone)


def _is_night(s: Session, now: datetime, contact: Contact) -> bool:
    wall = local(now, s.get_one(Customer, contact.customer_id).time_zone).time()
    return wall >= NIGHT_BEGINS or wall < NIGHT_ENDS
