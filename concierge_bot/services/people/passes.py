"""Links and sessions for people without a password: random, stored only as a hash, used or ended at will."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import NotSignedIn
from concierge_bot.models import Contact, Pass
from concierge_bot.services.house.timeline import note
from concierge_bot.texts.pages import told

LINK_LASTS = timedelta(hours=24)
SESSION_LASTS = timedelta(days=30)
JOIN, QUOTE = "join link", "quote link"
LASTS = {
    "family code": timedelta(minutes=10),
    "desk code": timedelta(minutes=10),
    "calendar feed": timedelta(days=730),
    JOIN: timedelta(days=14),  # a business has some days to think about it
    QUOTE: timedelta(days=14),
}


def issue(
    s: Session,
    now: datetime,
    agency_id: int,
    purpose: str,
    *,
    contact_id: int | None = None,
    provider_id: int | None = None,
    operator: str = "",
    operator_id: int | None = None,
    token: str = "",
) -> str:
    """Return a new token, or take the one that is told; the database keeps only its hash."""
    token = token or secrets.token_urlsafe(24)
    lasts = SESSION_LASTS if purpose.endswith("session") else LASTS.get(purpose, LINK_LASTS)
    s.add(
        Pass(
            agency_id=agency_id,
            token_hash=_hash(token),
            purpose=purpose,
            contact_id=contact_id,
            provider_id=provider_id,
            operator=operator,
            operator_id=operator_id,
            expires_at=now + lasts,
        )
    )
    return token


def link(s: Session, now: datetime, token: str, purpose: str, *, lock: bool = False) -> Pass:
    """Return a link that is still good; NotSignedIn if it was used, has expired or is unknown."""
    row = find(s, now, token, f"{purpose} link", lock=lock)
    if row.used_at is not None:
        raise NotSignedIn(told("This link was used already: ask for a new one"))
    return row


def use(s: Session, now: datetime, token: str, purpose: str) -> str:
    """Turn a single-use link into a session; return the session's token. NotSignedIn as ``link`` says."""
    return begin(s, now, use_up(s, now, token, purpose), purpose)


def begin(s: Session, now: datetime, row: Pass, purpose: str) -> str:
    """Begin a session for whom a link or a code was made; return its token."""
    if row.operator:
        note(s, now, row.agency_id, f"{row.operator} signed in at the desk")
    return issue(
        s,
        now,
        row.agency_id,
        f"{purpose} session",
        contact_id=row.contact_id,
        provider_id=row.provider_id,
        operator=row.operator,
        operator_id=row.operator_id,
    )


def use_up(s: Session, now: datetime, token: str, purpose: str) -> Pass:
    """Use a link for the one thing that it is for, without a session. NotSignedIn as ``link`` says."""
    row = link(s, now, token, purpose, lock=True)
    row.used_at = now
    s.add(row)
    return row


def session(s: Session, now: datetime, token: str, purpose: str) -> Pass:
    """Return the session of a token; NotSignedIn if it is unknown, expired or was ended."""
    return find(s, now, token, f"{purpose} session")


def find(s: Session, now: datetime, token: str, purpose: str, *, lock: bool = False) -> Pass:
    """Return the pass of a token; NotSignedIn if it is unknown, expired or was ended."""
    query = select(Pass).where(Pass.token_hash == _hash(token), Pass.purpose == purpose)
    row = s.exec(query.with_for_update() if lock else query).first()
    if row is None or row.ended_at is not None or row.expires_at <= now:
        raise NotSignedIn(told("This link or session is no longer good: ask for a new link"))
    return row


def end(s: Session, now: datetime, row: Pass) -> None:
    """Close one door."""
    row.ended_at = now
    s.add(row)


def of_contact(s: Session, now: datetime, contact: Contact, purpose: str) -> list[Pass]:
    """Return the passes of a contact for one purpose that are still good."""
    query = select(Pass).where(
        Pass.contact_id == contact.id,
        Pass.purpose == purpose,
        col(Pass.ended_at).is_(None),
        Pass.expires_at > now,
    )
    return list(s.exec(query))


def end_all(s: Session, now: datetime, contact: Contact) -> None:
    """Close every door of a contact at once: links that wait, and sessions in open browsers."""
    mine = select(Pass).where(Pass.contact_id == contact.id, col(Pass.ended_at).is_(None))
    for row in s.exec(mine):
        end(s, now, row)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
