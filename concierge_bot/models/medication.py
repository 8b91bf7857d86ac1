"""Medicines and their doses: each dose ends in exactly one named outcome, with its evidence."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field, only_set


class DoseStatus(StrEnum):
    """How far a dose is; the last four are ends."""

    planned = "planned"
    reminded = "reminded"
    taken = "taken"
    skipped = "skipped"
    missed = "missed"
    held = "held"
    cancelled = "cancelled"


class Evidence(StrEnum):
    """Who or what says how a dose ended."""

    device = "device"
    visitor = "visitor"
    customer = "customer"
    family = "family"
    none = "none"


class Medication(Row, table=True):
    """A plan in her wall clock; ``say_as`` are her own words for it, ``every`` so many days counts from ``begins``.

    ``prescription`` is the number on its label, ``refill_quantity`` how many a refill usually brings.
    """

    customer_id: int = Field(foreign_key="customer.id", index=True)
    name: str
    strength: str = ""
    times: list[str] = json_field(list)
    days: list[str] = json_field(list)
    every: int | None = None
    begins: date | None = None
    until: date | None = None
    as_needed: bool = False
    critical: bool = False
    supply_left: int | None = None
    refill_at_days: int | None = None
    say_as: str = ""
    prescription: str = ""
    refill_quantity: int | None = None
    in_dispenser: bool = False


class Dose(Row, table=True):
    """One planned taking; ``step_at`` is when it next needs something done, unless its ladder says so."""

    __table_args__ = (
        UniqueConstraint("medication_id", "local_date", "slot"),
        Index(
            "ix_dose_due",
            "step_at",
            "customer_id",
            sqlite_where=text("step_at IS NOT NULL"),
            postgresql_where=text("step_at IS NOT NULL"),
        ),
        only_set("ix_dose_ladder_id", "ladder_id"),
    )

    agency_id: int = Field(foreign_key="agency.id")
    medication_id: int = Field(foreign_key="medication.id")
    customer_id: int = Field(foreign_key="customer.id", index=True)
    local_date: date
    slot: str
    due_at: datetime
    step_at: datetime | None = None
    ladder_id: int | None = Field(default=None, foreign_key="ladder.id")
    status: DoseStatus = DoseStatus.planned
    evidence: Evidence = Evidence.none
    ended_at: datetime | None = None
