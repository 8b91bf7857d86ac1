"""Everything that leaves the house: what is to be sent, and each attempt to send it."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field, only_set


class Urgency(IntEnum):
    """The class of a thing to be sent; the sender takes the lowest number first."""

    alarm = 0
    dose = 1
    dispatch = 2
    answer = 3
    order = 4
    notice = 5


CALL_ENDS = ("completed", "busy", "no-answer", "failed", "canceled")
"""What the carrier reports of a call that is over."""


class OutboxState(StrEnum):
    """How far a thing to be sent is; the last three are ends."""

    waiting = "waiting"
    sending = "sending"
    sent = "sent"
    failed = "failed"
    dropped = "dropped"


class Outbox(Row, table=True):
    """One text, call or webhook to be sent once; ``key`` makes writing it twice harmless.

    Of one urgency what has ``risk`` 0, a critical medicine, goes first. What tells a contact something of hers names
    the ``scope`` that must be granted when it leaves.
    """

    __table_args__ = (
        Index(
            "ix_outbox_open",
            "state",
            "urgency",
            "risk",
            "due_at",
            sqlite_where=text("state IN ('waiting', 'sending')"),
            postgresql_where=text("state IN ('waiting', 'sending')"),
        ),
        only_set("ix_outbox_sid", "sid"),
    )

    agency_id: int = Field(foreign_key="agency.id")
    key_once: str = Field(unique=True)
    channel: str
    to: str
    body: str = ""
    urgency: int = int(Urgency.notice)
    risk: int = 1
    about: str = ""
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id")
    scope: str = ""
    question_id: int | None = Field(default=None, foreign_key="question.id")
    dispatch_id: int | None = Field(default=None, foreign_key="dispatch.id")
    provider_id: int | None = Field(default=None, foreign_key="provider.id")
    job: dict[str, Any] = json_field(dict)
    created_at: datetime
    due_at: datetime
    state: OutboxState = OutboxState.waiting
    attempts: int = 0
    lease_until: datetime | None = None
    worker: str = ""
    sid: str | None = None
    delivery: str = ""
    error: str = ""
    repeated: bool = False
    ended_at: datetime | None = None


class Attempt(Row, table=True):
    """One try to send; begun before the network is touched, ended after; ``status`` is what a member answered."""

    outbox_id: int = Field(foreign_key="outbox.id", index=True)
    began_at: datetime
    ended_at: datetime | None = None
    code: str = ""
    answer: str = ""
    status: int | None = None


class Line(Row, table=True):
    """What the carrier's reports tell of a phone; ``lost`` counts the texts in a row that did not arrive."""

    __table_args__ = (UniqueConstraint("agency_id", "phone"),)

    phone: str
    voice: bool = False
    lost: int = 0
    lost_since: datetime | None = None
