"""Alarms: raised by a sensor or by her words, ended only by a person."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row


class AlarmStatus(StrEnum):
    """Open until a person has it, then until a person ends it."""

    open = "open"
    acknowledged = "acknowledged"
    resolved = "resolved"


class Alarm(Row, table=True):
    """Something that may be an emergency."""

    __table_args__ = (UniqueConstraint("agency_id", "number"),)

    number: int
    customer_id: int = Field(foreign_key="customer.id", index=True)
    source: str
    kind: str
    raised_at: datetime
    status: AlarmStatus = AlarmStatus.open
    outcome: str = ""
    respond_at: datetime | None = Field(default=None, index=True)
