"""Who of her people saw what, and when: kept for her and shown to those who share the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Look
from concierge_bot.services.house.timeline import note
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.texts.pages import spoken

ONE_VISIT = timedelta(minutes=30)
SHOWN = 8


@dataclass(frozen=True)
class Seen:
    """One look: who, what and when."""

    who: str
    what: str
    when: str


def is_new(s: Session, now: datetime, contact: Contact, what: str, within: timedelta = ONE_VISIT) -> bool:
    """Tell whether a look is worth a row: the same thing seen again within half an hour is one look."""
    query = select(Look.id).where(
        Look.contact_id == contact.id, Look.what == what, col(Look.at) > now - within
    )
    return s.exec(query.limit(1)).first() is None


def seen(s: Session, now: datetime, contact: Contact, what: str, within: timedelta = ONE_VISIT) -> None:
    """Write down that a contact saw something of hers."""
    if is_new(s, now, contact, what, within):
        _put(s, now, contact, what)


def refused(s: Session, now: datetime, contact: Contact, what: str) -> None:
    """Write down that a contact asked for what is not there for him, as the number of another family would be."""
    _put(s, now, contact, what, refused=True)
    customer = s.get_one(Customer, contact.customer_id)
    note(s, now, contact.agency_id, f"refused on the family page: {what}, {contact.name}", customer=customer)


def lately(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> Sequence[Seen]:
    """Return the last looks of all her people, the newest first."""
    query = (
        select(Look, Contact.name)
        .join(Contact, col(Contact.id) == Look.contact_id)
        .where(Look.customer_id == customer.id, col(Look.refused).is_(False))
        .order_by(col(Look.id).desc())
    )
    return [
        Seen(name, spoken(look.what), clocks.spoken(look.at, None, now))
        for look, name in s.exec(query.limit(SHOWN))
    ]


def _put(s: Session, now: datetime, contact: Contact, what: str, *, refused: bool = False) -> None:
    s.add(
        Look(
            agency_id=contact.agency_id,
            customer_id=contact.customer_id,
            contact_id=contact.key,
            what=what,
            refused=refused,
            at=now,
        )
    )
