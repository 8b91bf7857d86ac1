"""Devices in people's homes, what they measure, and the limits that a clinician set."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row


class Device(Row, table=True):
    """One panel or sensor of hers, by its account at a care monitor; silent after ``silent_at`` if nothing is heard.

    By ``plan_due`` a dispenser must say that it follows its new plan.
    """

    __table_args__ = (UniqueConstraint("provider_id", "account"),)

    customer_id: int = Field(foreign_key="customer.id", index=True)
    provider_id: int = Field(foreign_key="provider.id", index=True)
    account: str
    secret: str = ""
    test_hours: int | None = None
    heard_at: datetime | None = None
    silent_at: datetime | None = Field(default=None, index=True)
    status: str = "new"
    plan_due: datetime | None = Field(default=None, index=True)


class Limit(Row, table=True):
    """Below ``low`` or above ``high`` of a measure people are told; a clinician set it."""

    __tablename__ = "limits"
    __table_args__ = (UniqueConstraint("customer_id", "measure"),)

    customer_id: int = Field(foreign_key="customer.id", index=True)
    measure: str
    low: float | None = None
    high: float | None = None
    set_by: str
    set_at: datetime


class Reading(Row, table=True):
    """One measured value; ``beyond`` says that it was outside the limits of that moment."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    provider_id: int = Field(foreign_key="provider.id")
    measure: str
    value: float
    beyond: bool = False
    at: datetime = Field(index=True)
