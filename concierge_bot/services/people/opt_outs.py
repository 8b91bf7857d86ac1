"""Phones that are no customer's and get no more texts: what STOP means from a contact or a stranger."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import Agency, OptedOut, Outbox, OutboxState
from concierge_bot.understanding.terms.opt_out import opt_out

CLARIFIED_WITHIN = timedelta(days=1)
"""So long after a wish in words the writer's word that he was not meant counts."""


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


def in_words_lately(s: Session, now: datetime, agency_id: int, phone: str) -> bool:
    """Tell whether a phone opted out within a day in words of its own; the carrier's word is lifted by START alone."""
    row = _find(s, agency_id, phone)
    return row is not None and now - row.at < CLARIFIED_WITHIN and opt_out(row.words).kind != "stop"


def _find(s: Session, agency_id: int, phone: str) -> OptedOut | None:
    return s.exec(select(OptedOut).where(OptedOut.agency_id == agency_id, OptedOut.phone == phone)).first()
