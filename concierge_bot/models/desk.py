"""The desk's worklist, its sign-ins, and the agency's open cases."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class TaskStatus(StrEnum):
    """Where a task of the desk stands."""

    open = "open"
    claimed = "claimed"
    closed = "closed"


class Task(Row, table=True):
    """Something that a person must do; an urgent one is texted to the desk phone until it is claimed.

    ``calm``: nobody is in danger, so that its texts come every ten minutes and not every minute.
    """

    __table_args__ = (UniqueConstraint("agency_id", "number"), UniqueConstraint("agency_id", "once"))

    number: int
    task: str
    about: str = ""
    once: str
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id")
    alarm_id: int | None = Field(default=None, foreign_key="alarm.id")
    case_id: int | None = Field(default=None, foreign_key="cases.id")
    urgent: bool = False
    calm: bool = False
    status: TaskStatus = TaskStatus.open
    due_at: datetime
    nag_at: datetime | None = Field(default=None, index=True)
    claimed_by: str = ""
    outcome: str = ""
    created_at: datetime
    ended_at: datetime | None = None


class Case(Row, table=True):
    """A problem that the concierge owns until it is resolved; ``missed`` counts its promised times not kept."""

    __tablename__ = "cases"
    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    number: int
    customer_id: int = Field(foreign_key="customer.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id")
    kind: str = "other"
    status: str = "open"
    about: str = ""
    promise_due: datetime | None = Field(default=None, index=True)
    missed: int = 0
    liable: str | None = None
    created_at: datetime


class Pass(Row, table=True):
    """A single-use link or a signed-in session: of a contact, a member or an operator, each for their own page."""

    token_hash: str = Field(unique=True)
    purpose: str
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    provider_id: int | None = Field(default=None, foreign_key="provider.id")
    operator: str = ""
    operator_id: int | None = Field(default=None, foreign_key="operator.id")
    expires_at: datetime
    used_at: datetime | None = None
    ended_at: datetime | None = None


class Operator(Row, table=True):
    """Who works at the desk and signs in with a phone; a ``lead`` lets colleagues in and writes to all customers."""

    __table_args__ = (UniqueConstraint("agency_id", "name"),)

    name: str
    phone: str = Field(index=True)
    lead: bool = False
    ended_at: datetime | None = None


class Notice(Row, table=True):
    """One text to all customers, or to those with some postcodes: looked at first, then sent once to each."""

    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    number: int
    words: str
    spanish: str = ""
    postcodes: list[str] = json_field(list)
    written_by: str
    written_at: datetime
    sent_by: str = ""
    sent_at: datetime | None = None
    called_off_at: datetime | None = None
