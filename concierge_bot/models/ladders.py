"""A ladder: something that nobody has answered yet, how far up it was asked, and what each person said."""

from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from concierge_bot.models.base import Row


class Ladder(Row, table=True):
    """One climb by a policy; ``step`` is what comes next, ``holder_id`` the contact who said that he will check."""

    __table_args__ = (
        Index(
            "ix_ladder_due",
            "step_at",
            sqlite_where=text("step_at IS NOT NULL"),
            postgresql_where=text("step_at IS NOT NULL"),
        ),
    )

    customer_id: int = Field(foreign_key="customer.id", index=True)
    alarm_id: int | None = Field(default=None, foreign_key="alarm.id", index=True)
    policy: str
    step: int = 0
    step_at: datetime | None = None
    holder_id: int | None = Field(default=None, foreign_key="contact.id")
    began_at: datetime
    ended_at: datetime | None = None
    outcome: str = ""


class LadderStep(Row, table=True):
    """One person asked or told on a ladder, and what came back."""

    ladder_id: int = Field(foreign_key="ladder.id", index=True)
    contact_id: int | None = Field(default=None, foreign_key="contact.id", index=True)
    who: str
    channel: str
    at: datetime
    answer: str = ""
