"""Writes down what happened, in the same commit as the thing itself."""

from datetime import datetime

from sqlmodel import Session, col, update

from concierge_bot.models import Agency, Alarm, Customer, Entry, Order


def note(
    s: Session,
    now: datetime,
    agency_id: int,
    what: str,
    *,
    customer: Customer | None = None,
    order: Order | None = None,
    alarm: Alarm | None = None,
) -> None:
    """Add one line to the timeline; no message text, number or medicine belongs in ``what``."""
    s.add(
        Entry(
            agency_id=agency_id,
            what=what,
            at=now,
            customer_id=customer.id if customer else None,
            order_id=order.id if order else None,
            alarm_id=alarm.id if alarm else None,
        )
    )


def next_number(s: Session, agency_id: int) -> int:
    """Return the agency's next number: one series for orders, cases, alarms and tasks, so "27" means one thing."""
    grown = (
        update(Agency)
        .where(col(Agency.id) == agency_id)
        .values(last_number=Agency.last_number + 1)
        .returning(col(Agency.last_number))
    )
    return int(s.execute(grown).scalar_one())
