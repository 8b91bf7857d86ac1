"""Reads a described world (docs/simulator.md); what makes no sense is refused by the field that is wrong."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from concierge_bot.errors import BadInput
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
    unkept,
)
from concierge_bot.understanding import trades
from connectors.base import Misconfigured, TextConnector
from connectors.kinds import Kind
from connectors.registry import Registry

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


def parse(raw: Any, connectors: Registry) -> Scenario:
    """Read a scenario; BadInput names the field that is wrong or unknown, and says what to write."""
    if (found := unkept(raw)) is not None:
        path, trouble = found
        raise _wrong(".".join(map(str, path)), trouble)
    try:
        world = Scenario.model_validate(raw)
    except ValidationError as error:
        raise _first(error) from error
    _check_numbers(world)
    _check_members(world, connectors)
    return world


def parse_member(raw: Any, connectors: Registry) -> ProviderIn:
    """Read one member as a scenario has it; BadInput names the field that is wrong, and says what to write."""
    if (found := unkept(raw)) is not None:
        raise _wrong(str(found[0][0]), found[1])
    try:
        member = ProviderIn.model_validate(raw)
    except ValidationError as error:
        raise _first(error, "a member") from error
    if trouble := _unreachable(member, connectors):
        raise _wrong(*trouble)
    return member


def _first(error: ValidationError, of: str = "a scenario") -> BadInput:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return BadInput(f"{field} is not a field of {of}", field=field)
    return _wrong(field, first["msg"].removeprefix("Value error, "))


def _wrong(field: str, trouble: str) -> BadInput:
    return BadInput(f"{field or 'the scenario'}: {trouble}", field=field or None)


def _check_numbers(world: Scenario) -> None:
    """A text is known by its number alone: nobody shares one, but a customer may be another's contact."""
    whose: dict[str, str] = {}
    for field, number, who in _numbers(world):
        if number in whose:
            raise _wrong(field, f"this number is {whose[number]} already: write another")
        whose[number] = who
    taken = whose.keys() - {person.phone for person in world.customers}
    for n, person in enumerate(world.customers):
        for m, contact in enumerate(person.contacts):
            if contact.phone == person.phone or contact.phone in taken:
                field = f"customers.{n}.contacts.{m}.phone"
                raise _wrong(field, f"this number is {whose[contact.phone]} already: write another")


def _numbers(world: Scenario) -> Iterator[tuple[str, str, str]]:
    """Yield each number that must be its owner's alone: its field, the number, and whose it is."""
    yield "agency.phone", world.agency.phone, "the agency's"
    if world.agency.desk_phone:
        yield "agency.desk_phone", world.agency.desk_phone, "the desk's"
    for n, person in enumerate(world.customers):
        yield f"customers.{n}.phone", person.phone, "a customer's"
    for n, member in enumerate(world.providers):
        if member.phone:
            yield f"providers.{n}.phone", member.phone, "a provider's"


def _check_members(world: Scenario, connectors: Registry) -> None:
    """A member is known by its name, and its channel must be one that an installed connector speaks."""
    names: set[str] = set()
    for n, member in enumerate(world.providers):
        if member.name in names:
            raise _wrong(f"providers.{n}.name", f"there is a provider '{member.name}' already: write another")
        names.add(member.name)
        if trouble := _unreachable(member, connectors):
            raise _wrong(f"providers.{n}.{trouble[0]}", trouble[1])
    listened = (Kind.CARE_MONITOR, Kind.DISPENSER)
    monitors = {member.name: member.channel for member in world.providers if member.kind in listened}
    accounts: set[tuple[str, str]] = set()
    for n, person in enumerate(world.customers):
        for m, device in enumerate(person.devices):
            field = f"customers.{n}.devices.{m}"
            if device.monitor not in monitors:
                raise _wrong(
                    f"{field}.monitor",
                    f"there is no care monitor or dispenser '{device.monitor}' among the providers",
                )
            account = (device.monitor, account_of(device, person.phone, monitors[device.monitor]))
            if account in accounts:
                raise _wrong(f"{field}.account", "this account is another device's already: write another")
            accounts.add(account)


def _unreachable(member: ProviderIn, connectors: Registry) -> tuple[str, str] | None:
    """Return the field by which a member cannot be reached, and what is wrong with it."""
    try:
        connector = connectors.find(member.channel, member.kind)
    except Misconfigured as error:
        return "channel", str(error)
    if isinstance(connector, TextConnector) and member.phone is None:
        return "phone", "a provider that works by text needs its phone"
    return None


def account_of(device: DeviceIn, phone: str, channel: str) -> str:
    """Return the account of a device as its monitor knows it: a panel writes hexadecimal digits, a topic no plus."""
    account = device.account or (phone if channel == "webhook" else phone.removeprefix("+"))
    return account.upper() if channel == "sia" else account


def zone_of(person: CustomerIn, agency: AgencyIn) -> str:
    """Return her time zone: as given, else by her US ZIP code, else her agency's."""
    return person.time_zone or postcodes.zone_of(person.postcode) or agency.time_zone
