"""What she wants to be reminded of, once or again and again, on her own wall clock."""

from datetime import datetime

from sqlmodel import Field

from concierge_bot.models.base import Row


class Reminder(Row, table=True):
    """A reminder in her own words; ``rrule`` is RFC 5545 in her wall clock, ``next_at`` when it is told next.

    It counts from ``started_at`` on, which is her OK; ``told_at`` is when it was told last.
    """

    customer_id: int = Field(foreign_key="customer.id", index=True)
    what: str
    words: str = ""
    rrule: str = ""
    first: datetime
    started_at: datetime | None = None
    next_at: datetime | None = Field(default=None, index=True)
    told_at: datetime | None = None
    ended_at: datetime | None = None
