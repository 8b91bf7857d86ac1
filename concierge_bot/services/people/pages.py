"""Single-use links to the pages: for a contact, for an operator of the desk, and for a member."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import NotFound
from concierge_bot.models import Agency, Contact, Provider
from concierge_bot.services.people import passes
from concierge_bot.services.people.customers import contact_by_phone


def links(s: Session, now: datetime, agency: Agency, public_url: str) -> dict[str, str | None]:
    """Return links for a freshly loaded world: to the family page of the first contact, and to the desk."""
    contact = s.exec(select(Contact).where(Contact.agency_id == agency.id).order_by(col(Contact.id))).first()
    return {
        "family": family_link(s, now, agency, contact.phone, public_url) if contact else None,
        "desk": desk_link(s, now, agency, "first operator", public_url),
    }


def desk_link(s: Session, now: datetime, agency: Agency, name: str, public_url: str) -> str:
    """Return a link by which an operator signs in."""
    return f"{public_url}/desk/enter/{passes.issue(s, now, agency.key, 'desk link', operator=name)}"


def family_link(s: Session, now: datetime, agency: Agency, phone: str, public_url: str) -> str:
    """Return a link to the family page of the contact with this number."""
    contact = contact_by_phone(s, agency.key, phone)
    if contact is None:
        raise NotFound("No customer has a contact with this number")
    return link_of(s, now, contact, public_url)


def link_of(s: Session, now: datetime, contact: Contact, public_url: str) -> str:
    """Return a link to the family page of a contact."""
    token = passes.issue(s, now, contact.agency_id, "family link", contact_id=contact.id)
    return f"{public_url}/family/enter/{token}"


def member_link(s: Session, now: datetime, provider: Provider, public_url: str) -> str:
    """Return a link to a member's own page: its jobs with big buttons, and its day to print."""
    token = passes.issue(s, now, provider.agency_id, "member link", provider_id=provider.id)
    return f"{public_url}/member/enter/{token}"


def join_link(s: Session, now: datetime, agency: Agency, public_url: str) -> str:
    """Return a link by which a business says itself what it does; it is good for one business."""
    return f"{public_url}/join/{passes.issue(s, now, agency.key, passes.JOIN)}"


def quote_link(s: Session, now: datetime, provider: Provider, public_url: str) -> str:
    """Return a link by which a business that is no member says its price for what it was asked."""
    token = passes.issue(s, now, provider.agency_id, passes.QUOTE, provider_id=provider.id)
    return f"{public_url}/quote/{token}"


def enrolment_link(s: Session, now: datetime, agency: Agency, who: str, public_url: str) -> str:
    """Return a link to the form by which somebody enrols a relative; ``who`` gave it."""
    return f"{public_url}/enrol/enter/{passes.issue(s, now, agency.key, 'enrol link', operator=who)}"
