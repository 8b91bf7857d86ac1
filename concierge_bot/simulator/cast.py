"""Whom a scenario puts on stage: the part of it that the town itself must read. The core judges all of it."""

from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from .errors import Refused, wrong
from .handsets import phone_number


def _phone(written: str) -> str:
    try:
        return phone_number(written)
    except Refused as trouble:
        raise ValueError(trouble.error) from trouble


def _landline(given: Any) -> Any:
    return _phone(given) if isinstance(given, str) else given is True


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError(f"{name} is no IANA time zone: write one like America/New_York")
    return name


Phone = Annotated[str, AfterValidator(_phone)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Agency(_Part):
    """The house that the town texts with."""

    name: str = "The agency"
    phone: Phone = "+13055550100"
    desk_phone: Phone | None = "+13055550101"
    time_zone: Annotated[str, AfterValidator(_zone)] = "America/New_York"


class Contact(_Part):
    """Somebody of a customer's."""

    name: str = ""
    phone: Phone
    relation: str = "contact"


class Device(_Part):
    """A device in a customer's home, at a care monitor."""

    monitor: str
    account: str | None = None
    key: str = ""


class Medication(_Part):
    """What a pharmacy has a prescription for, if it has a number."""

    name: str = ""
    prescription: str = ""
    refill_quantity: int | None = None
    strength: str = ""
    times: list[str] = []
    days: list[str] = []
    in_dispenser: bool = False


class Customer(_Part):
    """A customer; `landline` is true when her phone is one, or the number of the one that she has besides."""

    name: str = ""
    phone: Phone
    landline: Annotated[str | bool, BeforeValidator(_landline)] = False
    contacts: list[Contact] = []
    devices: list[Device] = []
    medications: list[Medication] = []


class Member(_Part):
    """A provider."""

    name: str
    kind: str = "service"
    channel: str = "webhook"
    phone: Phone | None = None
    services: list[str] = []


class Cast(_Part):
    """Everybody in a scenario."""

    agency: Agency = Agency()
    customers: list[Customer] = []
    providers: list[Member] = []

    @property
    def zone(self) -> ZoneInfo:
        """The agency's time zone."""
        return ZoneInfo(self.agency.time_zone)


def read(scenario: dict[str, Any]) -> Cast:
    """Read the cast of a scenario; 422 with the field that is wrong."""
    try:
        return Cast.model_validate(scenario)
    except ValidationError as trouble:
        first = trouble.errors()[0]
        raise wrong(first, first["loc"]) from trouble
