"""Agencies, their customers, and the contacts whom a customer lets in."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from concierge_bot.models.base import Row, json_field


class Consent(StrEnum):
    """Whether she agreed to our texts."""

    none = "none"
    asked = "asked"
    given = "given"
    revoked = "revoked"


class Scope(StrEnum):
    """What a contact may see, be told, or (the last two) do."""

    alarms = "alarms"
    doses = "doses"
    orders = "orders"
    money = "money"
    service = "service"
    """May end her service, should she die or move away."""
    answer = "answer"
    """May answer for her what we asked about something that the contact sees."""


class Agency(SQLModel, table=True):
    """The house that runs the service: one number for customers, one phone at the desk."""

    id: int | None = Field(default=None, primary_key=True)
    name: str
    phone: str = Field(unique=True)
    desk_phone: str | None = None
    time_zone: str = "America/New_York"
    country: str = "US"
    currency: str = "USD"
    trade: str = "elder_care"
    """What it offers: the name of a file in data/offerings."""
    last_number: int = 0
    next_text_at: datetime | None = None

    @property
    def key(self) -> int:
        """Return the id of a row that was flushed."""
        if self.id is None:
            raise RuntimeError("Agency has no id yet: flush the session first")
        return self.id


class Customer(Row, table=True):
    """The older person whom all of this is for; from ``ended_at`` on nothing is sent to or about her."""

    __table_args__ = (UniqueConstraint("agency_id", "phone"),)

    name: str
    phone: str = Field(index=True)
    landline: str | None = None
    address: str = ""
    postcode: str = ""
    time_zone: str = "America/New_York"
    away_zone: str | None = None
    country: str = "US"
    language: str = "en"
    consent: Consent = Consent.given
    consent_words: str = ""
    consent_at: datetime | None = None
    conversation: str = Field(unique=True)
    taken_over: bool = False
    taken_over_by: str = ""
    misunderstood: int = 0
    unrated: bool = False
    dialogue_turns: int = 0
    dialogue_knows: str = ""
    favourites: list[str] = json_field(list)
    blocks: list[str] = json_field(list)
    prefers: list[str] = json_field(list)
    help: list[str] = json_field(list)
    dislikes: list[str] = json_field(list)
    usual: list[dict[str, Any]] = json_field(list)
    holds: list[dict[str, Any]] = json_field(list)
    pill_holds: list[dict[str, str]] = json_field(list)
    notes: str = ""
    plan_at: datetime | None = Field(default=None, index=True)
    ended_at: datetime | None = None
    end_reason: str = ""
    ended_by: str = ""

    @property
    def clock_zone(self) -> str:
        """Return the time zone of the clock that her medicine follows: where she is for some days, else at home."""
        return self.away_zone or self.time_zone


class Contact(Row, table=True):
    """Family or a neighbour; ``position`` is the order in which they are asked."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    name: str
    relation: str = ""
    phone: str = Field(index=True)
    position: int = 1
    not_at_night: bool = False
    only_alarms: bool = False


class Grant(Row, table=True):
    """One thing that one contact may see or get, in her own words, until she ends it."""

    contact_id: int = Field(foreign_key="contact.id", index=True)
    scope: Scope
    status: str = "active"
    words: str = ""
    at: datetime


class NumberChange(Row, table=True):
    """Her number became another: how each side was verified. It stays as the history of her numbers."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    old: str
    new: str = Field(index=True)
    status: str = "asked"
    asked_by: str
    asked_at: datetime
    old_ok_at: datetime | None = None
    new_ok_at: datetime | None = None
    ended_at: datetime | None = None


class OptedOut(Row, table=True):
    """A phone that gets no more texts though it is no customer's: a contact, a member, a stranger."""

    __table_args__ = (UniqueConstraint("agency_id", "phone"),)

    phone: str
    words: str = ""
    at: datetime
