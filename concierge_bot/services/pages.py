"""First links to the pages of a freshly loaded world: for the first contact, and for the desk."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Contact
from concierge_bot.services import passes


def links(s: Session, now: datetime, agency: Agency, public_url: str) -> dict[str, str | None]:
    """Return single-use links to the family page of the first contact and to the desk."""
    contact = s.exec(select(Contact).where(Contact.agency_id == agency.id).order_by(col(Contact.id))).first()
    family = None
    if contact is not None:
        token = passes.issue(s, now, agency.key, "family link", contact_id=contact.id)
        family = f"{public_url}/family/enter/{token}"
    token = passes.issue(s, now, agency.key, "desk link", operator="first operator")
    return {"family": family, "desk": f"{public_url}/desk/enter/{token}"}
