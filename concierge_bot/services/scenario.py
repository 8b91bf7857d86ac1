"""Loads a described world (docs/simulator.md) into an empty or demonstration database."""

from datetime import datetime, time
from typing import Annotated, Any

import phonenumbers
import zipcodes
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from concierge_bot.errors import BadInput


def _phone(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException as error:
        raise ValueError(f"'{number}' is no phone number in E.164, like +13055550134") from error
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def _time(slot: str) -> str:
    return time.fromisoformat(slot).strftime("%H:%M")


Phone = Annotated[str, AfterValidator(_phone)]
Slot = Annotated[str, AfterValidator(_time)]


class Part(BaseModel):
    """A part of a scenario; a field that is not known is refused by name."""

    model_config = ConfigDict(extra="forbid")


class AgencyIn(Part):
    name: str = "Elm Care"
    phone: Phone = "+13055550100"
    desk_phone: Phone | None = "+13055550101"
    time_zone: str = "America/New_York"
    country: str = "US"
    currency: str = "USD"


class ItemIn(Part):
    name: str
    quantity: float | None = None
    unit: str | None = None
    price: int | None = None


class MedicationIn(Part):
    name: str
    strength: str = ""
    times: list[Slot] = []
    critical: bool = False
    supply_left: int | None = Field(default=None, ge=0)
    refill_at_days: int | None = Field(default=None, ge=0)
    days: list[str] = []
    every: int | None = Field(default=None, ge=1)
    until: datetime | None = None
    as_needed: bool = False
    say_as: str = ""


class ContactIn(Part):
    name: str
    phone: Phone
    relation: str = ""
    permissions: list[str] = []
    order: int = 1


class PastOrderIn(Part):
    items: list[ItemIn | str]
    provider: str | None = None
    status: str = "delivered"
    at: datetime | None = None


class StandingIn(Part):
    items: list[ItemIn | str]
    rrule: str
    start: datetime | None = None
    exceptions: list[str] = []
    held_until: datetime | None = None


class CustomerIn(Part):
    name: str = "Dorothy Baker"
    phone: Phone
    address: str = "12 Elm Street"
    postcode: str = ""
    time_zone: str | None = None
    country: str | None = None
    language: str = "en"
    consent: str = "given"
    landline: Phone | bool | None = None
    medications: list[MedicationIn] = []
    contacts: list[ContactIn] = []
    favourites: list[str] = []
    blocks: list[str] = []
    usual: list[ItemIn | str] = []
    orders: list[PastOrderIn] = []
    standing_orders: list[StandingIn] = []
    holds: list[dict[str, Any]] = []
    notes: str = ""


class ProductIn(Part):
    name: str
    price: int | None = Field(default=None, ge=0)
    unit: str | None = None


class ProviderIn(Part):
    name: str
    kind: str
    services: list[str] = []
    phone: Phone | None = None
    channel: str = "webhook"
    rank: int = 100
    price: int = Field(default=0, ge=0)
    rating: float | None = None
    covers: list[str] = []
    hours: Any = ""
    capacity: int | None = None
    skills: list[str] = []
    languages: list[str] = []
    catalogue: list[ProductIn] = []
    url: str | None = None
    secret: str | None = None
    evidence: list[dict[str, Any]] = []
    admitted: bool = True
    standing: str | None = None


class Scenario(Part):
    """A world: ``now`` is local to the agency's time zone; real people are added without it."""

    now: datetime | None = None
    agency: AgencyIn = AgencyIn()
    customers: list[CustomerIn] = []
    providers: list[ProviderIn] = []


def parse(raw: Any) -> Scenario:
    """Read a scenario; BadInput names the field that is wrong or unknown."""
    try:
        return Scenario.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        unknown = first["type"] == "extra_forbidden"
        raise BadInput(
            f"{field} is not a field of a scenario" if unknown else f"{field}: {first['msg']}", field=field
        ) from error


def zone_of(person: CustomerIn, agency: AgencyIn) -> str:
    """Return her time zone: as given, else by her US ZIP code, else her agency's."""
    if person.time_zone:
        return person.time_zone
    known = (
        zipcodes.matching(person.postcode) if person.postcode.isdigit() and len(person.postcode) == 5 else []
    )
    return str(known[0]["timezone"]) if known else agency.time_zone
