"""Targets that were agreed with a member, and what keeping or missing them pays."""

from datetime import datetime

from sqlmodel import Field

from concierge_bot.models.base import Row


class Term(Row, table=True):
    """One target: of the jobs up to a weekly or monthly moment, a figure is at least so much.

    ``weekday`` 0 is Monday, none means the first of the month; ``at`` is a time on the agency's clock. It counts from
    the member's own yes on (``agreed_at``), and is decided ``next_at``.
    """

    provider_id: int = Field(foreign_key="provider.id", index=True)
    words: str
    figure: str
    at_least: float
    skill: str = ""
    weekday: int | None = None
    at: str = "12:00"
    bonus: int = 0
    penalty: int = 0
    offered_by: str
    offered_at: datetime
    agreed_at: datetime | None = None
    ended_at: datetime | None = None
    next_at: datetime | None = Field(default=None, index=True)
    kept: int = 0
    missed: int = 0
