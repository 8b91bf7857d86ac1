"""Writes down what happened, in the same commit as the thing itself."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select, update

from concierge_bot.clock import local
from concierge_bot.models import Agency, Alarm, Customer, Entry, Order
from concierge_bot.texts.pages import dated

SAME_LOOK = timedelta(minutes=10)
"""Who looks at a page again within this time has looked once."""
LINES_SHOWN = 300


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


def note_look(
    s: Session, now: datetime, agency_id: int, what: str, who: str, customer: Customer | None = None
) -> None:
    """Write down that somebody of the desk looked at something, of hers or of many."""
    line, whose = f"{what} seen by {who} at the desk", customer.id if customer else None
    lately = select(Entry.id).where(
        Entry.agency_id == agency_id,
        Entry.customer_id == whose,
        Entry.what == line,
        Entry.at > now - SAME_LOOK,
    )
    if s.exec(lately).first() is None:
        note(s, now, agency_id, line, customer=customer)


def days(s: Session, customer: Customer) -> dict[str, list[tuple[str, str]]]:
    """Return what happened with her lately by days, the newest first: each thing with its time on her clock."""
    query = select(Entry).where(Entry.customer_id == customer.id).order_by(col(Entry.id).desc())
    found: dict[str, list[tuple[str, str]]] = {}
    for row in s.exec(query.limit(LINES_SHOWN)):
        wall = local(row.at, customer.time_zone)
        found.setdefault(dated(wall.date(), "weekday and day"), []).append((f"{wall:%H:%M}", row.what))
    return found


def next_number(s: Session, agency_id: int) -> int:
    """Return the agency's next number: one series for orders, cases, alarms and tasks, so "27" means one thing."""
    grown = (
        update(Agency)
        .where(col(Agency.id) == agency_id)
        .values(last_number=Agency.last_number + 1)
        .returning(col(Agency.last_number))
    )
    return int(s.execute(grown).scalar_one())
