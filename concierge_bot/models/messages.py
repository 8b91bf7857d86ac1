"""Texts and calls that came in, and the questions we asked and still wait for."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, text
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class MessageState(StrEnum):
    """Whether a text has had its answer; ``waiting`` ones are no danger and take their turn."""

    new = "new"
    waiting = "waiting"
    working = "working"
    done = "done"


class Message(Row, table=True):
    """A text as it came in; the carrier's ``sid`` makes a repeat harmless.

    Where it chose between two readings of an earlier text, ``intent`` is the reading and ``words_of`` that text.
    Where a text held several requests, each is a text of its own, ``part_of`` it.
    """

    __table_args__ = (
        Index(
            "ix_message_open",
            "state",
            sqlite_where=text("state != 'done'"),
            postgresql_where=text("state != 'done'"),
        ),
    )

    sid: str = Field(unique=True)
    sender: str = Field(index=True)
    recipient: str
    body: str
    media: int = 0
    opt_out_type: str = ""
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    received_at: datetime
    state: MessageState = MessageState.new
    attempts: int = 0
    lease_until: datetime | None = None
    worker: str = ""
    retry_at: datetime | None = None
    read_as: str = ""
    intent: str = ""
    words_of: int | None = Field(default=None, foreign_key="message.id")
    part_of: int | None = Field(default=None, foreign_key="message.id")
    done_at: datetime | None = None


class Ring(Row, table=True):
    """A call to our number; the carrier's ``sid`` makes a repeat harmless, ``taken_at`` is when the desk took it."""

    sid: str = Field(unique=True)
    caller: str
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    question_id: int | None = Field(default=None, foreign_key="question.id")
    task_id: int | None = Field(default=None, foreign_key="task.id")
    at: datetime
    said: str = ""
    taken_at: datetime | None = None
    recording: str = ""


class Question(Row, table=True):
    """What we asked her and still wait for; a late "1" finds it expired and confirms nothing."""

    __table_args__ = (
        Index(
            "ix_question_open",
            "expires_at",
            sqlite_where=text("closed_at IS NULL"),
            postgresql_where=text("closed_at IS NULL"),
        ),
    )

    agency_id: int = Field(foreign_key="agency.id")
    customer_id: int = Field(foreign_key="customer.id", index=True)
    about: str
    subject_id: int | None = None
    words: str = ""
    choices: list[str] = json_field(list)
    data: dict[str, str] = json_field(dict)
    urgency: int = 5
    asked_at: datetime
    expires_at: datetime
    closed_at: datetime | None = None
    answer: str = ""
