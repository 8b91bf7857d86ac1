"""Who cannot be reached by text now, and how many of her medicine reminders that concerns: the desk phones them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, case
from sqlmodel import Session, col, func, or_, select

from concierge_bot.models import Consent, Customer, Dose, Line
from concierge_bot.services.orders import windows
from concierge_bot.services.safety.unreached import AHEAD
from concierge_bot.texts.pages import spoken, told

WHY = {
    Consent.revoked: told("opted out: she gets no texts"),
    Consent.asked: told("was asked if she agrees to texts, and has not answered"),
    Consent.none: told("was not asked yet if she agrees to texts"),
}


@dataclass(frozen=True)
class OutOfReach:
    """One person whom no text reaches, why, and how many doses of the coming day she hears nothing of."""

    customer: Customer
    why: str
    doses: int


def of_agency(s: Session, now: datetime, agency_id: int) -> list[OutOfReach]:
    """Return whom no text reaches, those with the most doses ahead first."""
    doses = func.count(case((and_(col(Dose.ended_at).is_(None), col(Dose.due_at) < now + AHEAD), Dose.id)))
    query = (
        select(Customer, col(Line.lost_since), doses)
        .outerjoin(Line, and_(col(Line.agency_id) == Customer.agency_id, col(Line.phone) == Customer.phone))
        .outerjoin(Dose, col(Dose.customer_id) == Customer.id)
        .where(Customer.agency_id == agency_id, col(Customer.ended_at).is_(None))
        .where(or_(Customer.consent != Consent.given, col(Line.lost_since).is_not(None)))
        .group_by(col(Customer.id), col(Line.lost_since))
        .order_by(doses.desc(), col(Customer.name))
    )
    return [
        OutOfReach(customer, _why(customer, lost_since, now), count)
        for customer, lost_since, count in s.exec(query)
    ]


def _why(customer: Customer, lost_since: datetime | None, now: datetime) -> str:
    if customer.consent != Consent.given or lost_since is None:
        return WHY[customer.consent]
    since = spoken(windows.spoken(lost_since, None, customer.time_zone, now))
    return told("has a phone that gets no texts since {since} her time", since=since)
