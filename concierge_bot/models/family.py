"""What the family pages keep: who looked at what, notes, tries to sign in by a code, and the calendar's events."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from concierge_bot.models.base import Row


class Look(Row, table=True):
    """A contact saw something of hers, or was refused what is not hers; ``what`` names no medicine and no goods."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    contact_id: int = Field(foreign_key="contact.id", index=True)
    what: str
    refused: bool = False
    at: datetime


class FamilyNote(Row, table=True):
    """What one of her people wrote on the page for the desk and for those who share the page."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    contact_id: int = Field(foreign_key="contact.id")
    words: str
    at: datetime


class SignInTry(SQLModel, table=True):
    """Somebody asked for a code, or typed a wrong one: counted for each number and each address."""

    __tablename__ = "sign_in_try"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    whose: str = Field(index=True)
    address: str = Field(index=True)
    at: datetime


class CalendarEvent(Row, table=True):
    """How often an event of her calendar was changed (SEQUENCE, RFC 5545), known by a digest of what it says."""

    __tablename__ = "calendar_event"
    __table_args__ = (UniqueConstraint("customer_id", "uid"),)

    customer_id: int = Field(foreign_key="customer.id")
    uid: str
    digest: str
    sequence: int = 0
    changed_at: datetime
