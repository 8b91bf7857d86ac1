"""Company: a check-in at her hour and one small thing a day, each as she wants it."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class CheckInStatus(StrEnum):
    """How far a check-in is; the last four are ends."""

    planned = "planned"
    asked = "asked"
    answered = "answered"
    missed = "missed"
    held = "held"
    cancelled = "cancelled"


class Company(Row, table=True):
    """What she wants: the hours are HH:MM on her wall clock, empty for none; ``told`` are the items that she had."""

    customer_id: int = Field(foreign_key="customer.id", unique=True)
    check_in: str = ""
    daily: str = ""
    daily_at: str = ""
    next_at: datetime | None = Field(default=None, index=True)
    told: list[str] = json_field(list)


class CheckIn(Row, table=True):
    """One day's check-in; ``step_at`` is when it next needs something done, unless its ladder says so."""

    __tablename__ = "check_in"
    __table_args__ = (
        UniqueConstraint("customer_id", "local_date"),
        Index(
            "ix_check_in_due",
            "step_at",
            sqlite_where=text("step_at IS NOT NULL"),
            postgresql_where=text("step_at IS NOT NULL"),
        ),
    )

    customer_id: int = Field(foreign_key="customer.id", index=True)
    local_date: date
    due_at: datetime
    step_at: datetime | None = None
    ladder_id: int | None = Field(default=None, foreign_key="ladder.id", index=True)
    status: CheckInStatus = CheckInStatus.planned
    ended_at: datetime | None = None
