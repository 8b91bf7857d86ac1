"""What happened, in order: the memory that the desk, the family page and every case are read from."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from concierge_bot.models.base import Row, only_set


class Entry(Row, table=True):
    """One thing that happened; ``what`` never holds a message's text, a number or a medicine."""

    __tablename__ = "timeline"
    __table_args__ = (
        only_set("ix_timeline_order_id", "order_id"),
        only_set("ix_timeline_alarm_id", "alarm_id"),
    )

    agency_id: int = Field(foreign_key="agency.id")
    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id")
    alarm_id: int | None = Field(default=None, foreign_key="alarm.id")
    what: str
    at: datetime


class House(SQLModel, table=True):
    """The one row about this database itself: is it a demonstration, and how far its clock was moved.

    ``clock_stands`` is the Unix time at which business time stands still, None while it runs.
    """

    id: int = Field(default=1, primary_key=True)
    demonstration: bool = False
    clock_offset: float = 0.0
    clock_stands: float | None = None
