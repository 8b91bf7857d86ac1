"""What a world consists of, as it may be written: agencies, customers with all that is theirs, members."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from concierge_bot.models import Consent, OrderStatus, Scope, Standing
from concierge_bot.services.house import postcodes
from concierge_bot.services.house.fields import (
    Cents,
    Count,
    Country,
    Currency,
    Day,
    EvidenceKind,
    Landline,
    Moment,
    Name,
    Phone,
    Quantity,
    Rule,
    Slot,
    Trade,
    Weekday,
    Zone,
)
from concierge_bot.understanding.visits import trades
from connectors.kinds import Kind

CURRENCIES = {"US": "USD", "GB": "GBP", "CA": "CAD", "AU": "AUD", "IE": "EUR", "NZ": "NZD", "IN": "INR"}
"""The money of a country, where an agency names none."""


class Part(BaseModel):
    """A part of a scenario; a field that is not known is refused by name."""

    model_config = ConfigDict(extra="forbid")


class AgencyIn(Part):
    name: Name = "Elm Care"
    phone: Phone = "+13055550100"
    desk_phone: Phone | None = "+13055550101"
    time_zone: Zone = "America/New_York"
    country: Country = "US"
    currency: Currency = ""
    trade: Trade = trades.ELDER_CARE

    @model_validator(mode="after")
    def _money_of_its_country(self) -> "AgencyIn":
        self.currency = self.currency or CURRENCIES.get(self.country, "USD")
        return self


class ItemIn(Part):
    name: Name
    quantity: Quantity | None = None
    unit: str | None = None
    price: Cents | None = None


def _item(given: Any) -> Any:
    """An item may be written as its name alone."""
    return {"name": given} if isinstance(given, str) else given


Item = Annotated[ItemIn, BeforeValidator(_item)]


class MedicationIn(Part):
    name: Name
    strength: str = ""
    times: list[Slot] = []
    critical: bool = False
    supply_left: Count | None = None
    refill_at_days: Count | None = None
    days: list[Weekday] = []
    every: int | None = Field(default=None, ge=1, le=366)
    begins: Moment | None = None
    until: Moment | None = None
    as_needed: bool = False
    say_as: str = ""
    prescription: str = Field(default="", max_length=40)
    refill_quantity: Annotated[int, Field(ge=1, le=10_000)] | None = None
    in_dispenser: bool = False

    @model_validator(mode="after")
    def _by_the_clock(self) -> "MedicationIn":
        if self.in_dispenser and (self.as_needed or self.every or not self.times):
            raise ValueError("a dispenser knows times and weekdays: leave in_dispenser out of this medicine")
        return self


class ContactIn(Part):
    name: Name
    phone: Phone
    relation: str = ""
    permissions: list[Scope] = []
    order: Count = 1
    not_at_night: bool = False
    only_alarms: bool = False


class PastOrderIn(Part):
    items: list[Item]
    provider: str | None = None
    status: OrderStatus = OrderStatus.delivered
    at: Moment | None = None


class StandingIn(Part):
    items: list[Item]
    rrule: Rule
    start: Moment | None = None
    exceptions: list[date] = []
    held_until: Moment | None = None


class HoldIn(BaseModel):
    """Days without deliveries; without ``until`` they last until she says."""

    begin: Moment | None = Field(default=None, alias="from")
    until: Moment | None = None


class DeviceIn(Part):
    """A device in her home; without an account it goes by her phone number (a panel: by its digits)."""

    monitor: Name
    account: str | None = Field(default=None, min_length=1, max_length=100)
    key: str = Field(default="", pattern=r"^([0-9A-Fa-f]{16}|[0-9A-Fa-f]{24}|[0-9A-Fa-f]{32})?$")
    test_hours: int | None = Field(default=None, ge=1, le=24 * 31)


class LimitIn(Part):
    """Beyond which value of a measure people are told, and the clinician who said so."""

    measure: Literal["pulse", "oxygen", "systolic", "diastolic", "glucose", "weight"]
    low: float | None = Field(default=None, allow_inf_nan=False)
    high: float | None = Field(default=None, allow_inf_nan=False)
    set_by: Name


class CompanyIn(Part):
    """What she wants for company: hours on her clock; the thing of the day needs its hour."""

    check_in: Slot | None = None
    daily: Literal["joke", "quiz", "lesson", "radio", "television"] | None = None
    daily_at: Slot = "09:00"


class CustomerIn(Part):
    name: Name = "Dorothy Baker"
    phone: Phone
    address: str = "12 Elm Street"
    postcode: str = ""
    time_zone: Zone | None = None
    country: Country | None = None
    language: str = "en"
    consent: Consent = Consent.given
    landline: Landline = None
    medications: list[MedicationIn] = []
    contacts: list[ContactIn] = []
    favourites: list[str] = []
    blocks: list[str] = []
    prefers: list[Literal["price", "speed", "rating"]] = []
    help: list[Literal["fridge", "dispenser"]] = []
    usual: list[Item] = []
    orders: list[PastOrderIn] = []
    standing_orders: list[StandingIn] = []
    holds: list[HoldIn] = []
    devices: list[DeviceIn] = []
    limits: list[LimitIn] = []
    company: CompanyIn = CompanyIn()
    notes: str = ""


class ProductIn(Part):
    name: Name
    price: Cents | None = None
    unit: str | None = None


class EvidenceIn(Part):
    """What a member has shown: of which person, if it is one's own, and until when it is good."""

    kind: EvidenceKind
    expires: Day | None = None
    person: str = Field(default="", max_length=200)


class ProviderIn(Part):
    name: Name
    kind: Kind
    services: list[str] = []
    phone: Phone | None = None
    channel: str = "webhook"
    rank: Count = 100
    price: Cents = 0
    rating: float | None = Field(default=None, ge=0, le=5, allow_inf_nan=False)
    covers: list[str] = []
    hours: Any = ""
    capacity: Count | None = None
    skills: list[str] = []
    languages: list[str] = []
    catalogue: list[ProductIn] = []
    url: str | None = None
    secret: str | None = None
    settings: dict[str, str] = {}
    evidence: list[EvidenceIn] = []
    admitted: bool = True
    standing: Standing | None = None


class Scenario(Part):
    """A world: ``now`` is local to the agency's time zone; real people are added without it."""

    now: Moment | None = None
    agency: AgencyIn = AgencyIn()
    customers: list[CustomerIn] = []
    providers: list[ProviderIn] = []


class Endpoint(Part):
    """Where a member with IT is reached, and the secret that both sides sign with."""

    url: str
    secret: str


def account_of(device: DeviceIn, phone: str, channel: str) -> str:
    """Return the account of a device as its monitor knows it: a panel writes hexadecimal digits, a topic no plus."""
    account = device.account or (phone if channel == "webhook" else phone.removeprefix("+"))
    return account.upper() if channel == "sia" else account


def zone_of(person: CustomerIn, agency: AgencyIn) -> str:
    """Return her time zone: as given, else by her US ZIP code, else her agency's."""
    return person.time_zone or postcodes.zone_of(person.postcode) or agency.time_zone
