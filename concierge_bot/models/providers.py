"""The members of the federation and what they sell."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class Standing(StrEnum):
    """Where a member stands; only probation and active members can be chosen, none whose evidence has run out."""

    prospect = "prospect"
    probation = "probation"
    active = "active"
    suspended = "suspended"


class Provider(Row, table=True):
    """An independent business that takes jobs through a connector, by text or on a page.

    ``barred`` says why it gets no new jobs but of those who want it; stars from before ``rated_since`` count no more.
    Of its ``secrets`` the newest is the first; an older one is good until ``old_secret_until``.
    ``lapsed`` says which evidence has run out, ``look_at`` when somebody is to be told of the next one.

    Who was invited by text and has not said his name yet goes by his number.
    """

    __table_args__ = (UniqueConstraint("agency_id", "name"),)

    name: str
    kind: str = Field(index=True)
    channel: str = "webhook"
    phone: str | None = Field(default=None, index=True)
    config: dict[str, str] = json_field(dict)
    secrets: list[str] = json_field(list)
    old_secret_until: datetime | None = Field(default=None, index=True)
    disabled: str = ""
    standing: Standing = Standing.active
    services: list[str] = json_field(list)
    covers: list[str] = json_field(list)
    hours: str = ""
    board: list[dict[str, Any]] = json_field(list)
    """What it says itself of its coming days, on the agency's clock (services/members/board.py)."""
    capacity: int | None = None
    """How many jobs it can do in a day; None where it sets no limit."""
    skills: list[str] = json_field(list)
    languages: list[str] = json_field(list)
    evidence: list[dict[str, Any]] = json_field(list)
    rank: int = 100
    price: int = 0
    rating: float | None = None
    barred: str = ""
    rated_since: datetime | None = None
    lapsed: str = ""
    look_at: datetime | None = Field(default=None, index=True)
    payday_at: datetime | None = Field(default=None, index=True)
    recap_at: datetime | None = Field(default=None, index=True)

    @property
    def stands(self) -> Standing:
        """Return where it stands today: whose evidence has run out is suspended until it shows a new one."""
        return Standing.suspended if self.lapsed else self.standing


class Product(Row, table=True):
    """One line of a shop's catalogue; ``price`` in cents of the agency's currency."""

    provider_id: int = Field(foreign_key="provider.id", index=True)
    name: str
    price: int | None = None
    unit: str | None = None
    in_stock: bool = True
