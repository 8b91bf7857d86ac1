"""Phones that are no customer's and get no more texts: what STOP means from a contact or a stranger."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Agency, OptedOut, Outbox, OutboxState


def holds(s: Session, agency_id: int, phone: str) -> bool:
    """Tell whether a phone opted out."""
    return _find(s, agency_id, phone) is not None


def begin(s: Session, now: datetime, agency: Agency, phone: str, words: str) -> None:
    """Send nothing more to a phone; what has not left is dropped."""
    if holds(s, agency.key, phone):
        return
    s.add(OptedOut(agency_id=agency.key, phone=phone, words=words, at=now))
    waiting = select(Outbox).where(
        Outbox.agency_id == agency.id, Outbox.to == phone, Outbox.state == OutboxState.waiting
    )
    for row in s.exec(waiting):
        if row.about != "opt-out confirmed":
            row.state, row.ended_at, row.error = OutboxState.dropped, now, "opted out"
            s.add(row)


def end(s: Session, agency: Agency, phone: str) -> None:
    """Text a phone again."""
    if row := _find(s, agency.key, phone):
        s.delete(row)
        s.flush()


def _find(s: Session, agency_id: int, phone: str) -> OptedOut | None:
    return s.exec(select(OptedOut).where(OptedOut.agency_id == agency_id, OptedOut.phone == phone)).first()
