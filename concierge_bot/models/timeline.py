"""What happened, in order: the memory that the desk, the family page and every case are read from."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from concierge_bot.models.base import Row


class Entry(Row, table=True):
    """One thing that happened; ``what`` never holds a message's text, a number or a medicine."""

    __tablename__ = "timeline"

    customer_id: int | None = Field(default=None, foreign_key="customer.id", index=True)
    order_id: int | None = Field(default=None, foreign_key="orders.id", index=True)
    alarm_id: int | None = Field(default=None, foreign_key="alarm.id", index=True)
    what: str
    at: datetime


class House(SQLModel, table=True):
    """The one row about this database itself: is it a demonstration, and how far its clock was moved."""

    id: int = Field(default=1, primary_key=True)
    demonstration: bool = False
    clock_offset: float = 0.0
