"""The state of one simulated town, from one reset to the next; the other modules are its verbs."""

import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from .agenda import Agenda
from .cast import Cast
from .config import Behaviour
from .core import Core
from .errands import Errands
from .errors import Refused
from .handsets import Handset, phone_number
from .times import iso, machine_now


@dataclass
class Message:
    """A text in the carrier's books, either way."""

    sid: str
    sender: str
    to: str
    body: str
    direction: str
    status: str
    created: datetime
    callback: str | None = None
    error_code: int | None = None


@dataclass
class Call:
    """A call in the carrier's books; `url` gives its TwiML, `waiting` says that it listens for keys.

    One that is put through knows the other leg (`with_sid`) and where it goes on afterwards (`action`).
    """

    sid: str
    caller: str
    to: str
    direction: str
    url: str
    created: datetime
    at: datetime
    status: str = "queued"
    callback: str | None = None
    callback_events: tuple[str, ...] = ("completed",)
    detect_machine: bool = False
    answered_by: str | None = None
    said: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    waiting: "Waiting | None" = None
    recording: "Waiting | None" = None
    with_sid: str | None = None
    action: str | None = None
    rest: list[Any] = field(default_factory=list)
    bridged: bool = False


@dataclass
class Waiting:
    """A call that listens: where keys go, and the TwiML that follows when nobody presses any."""

    action: str
    rest: list[Any]


@dataclass
class Dispatch:
    """A job that a provider was asked to do, as it keeps it itself."""

    id: str
    order: int
    data: dict[str, Any]
    status: str = "requested"

    def is_of(self, order: int | None) -> bool:
        """Whether it belongs to an order, or is open when none is named."""
        return self.open if order is None else self.order == order

    @property
    def open(self) -> bool:
        """Whether the provider may still report on it."""
        return self.status not in {"declined", "delivered", "done", "failed", "cancelled", "withdrawn"}

    def view(self) -> dict[str, Any]:
        """As the interface shows it."""
        return {
            "dispatch": self.id,
            "order": self.order,
            "status": self.status,
            "open": self.open,
            "data": self.data,
        }


@dataclass
class Provider:
    """A member of the federation as the town plays it; a shop that `brings` needs no courier."""

    name: str
    kind: str
    channel: str
    phone: str | None
    secret: str
    behaviour: Behaviour
    brings: bool = False
    hook: str = ""
    hook_secret: str = ""
    inbox: list[dict[str, Any]] = field(default_factory=list)
    dispatches: dict[str, Dispatch] = field(default_factory=dict)
    reports: dict[str, bytes] = field(default_factory=dict)
    resources: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return slug(self.name)

    def meant(self, order: int | None) -> Dispatch | None:
        """Its newest dispatch of an order, or its newest open one."""
        return next((d for d in reversed(self.dispatches.values()) if d.is_of(order)), None)


@dataclass
class Town:
    """Everything the simulated world knows until the next reset."""

    core: Core
    cast: Cast
    scenario: dict[str, Any]
    providers: dict[str, Provider]
    errands: Errands = field(default_factory=Errands)
    agenda: Agenda = field(default_factory=Agenda)
    handsets: dict[str, Handset] = field(default_factory=dict)
    messages: dict[str, Message] = field(default_factory=dict)
    calls: dict[str, Call] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    offset: timedelta = timedelta()
    stands: datetime | None = None
    moving: bool = False
    key: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def number(self) -> str:
        """The agency's own number."""
        return self.cast.agency.phone

    @property
    def zone(self) -> ZoneInfo:
        """The agency's time zone."""
        return self.cast.zone

    def key_of(self, member: Provider) -> str:
        """The name by which the core listens for a member at the town's broker."""
        return f"{self.key}-{member.slug}"

    def set_time(self, now: datetime, *, runs: bool) -> None:
        """Keep what the core said its business time is, and whether it runs."""
        self.offset, self.stands = now - machine_now(), None if runs else now

    async def now(self) -> datetime:
        """Business time, UTC: asked of the core while it moves, else reckoned from its last word."""
        if self.moving:
            with suppress(Refused):  # from a core too busy to say, the last word is the best there is
                now, runs = await self.core.business_time()
                self.set_time(now, runs=runs)
        return self.stands or machine_now() + self.offset

    def handset(self, phone: str) -> Handset:
        """The handset with this number; every number is one."""
        number = phone_number(phone)
        return self.handsets.setdefault(number, Handset(number))

    def provider(self, name: str) -> Provider:
        """The provider of this name or slug; 404 when the scenario has none."""
        found = self.providers.get(slug(name))
        if found is None:
            raise Refused(404, f"the town has no provider called {name}", "name")
        return found

    def provider_at(self, phone: str) -> Provider | None:
        """The provider that does its work by text from this phone."""
        return next((p for p in self.providers.values() if p.channel == "sms" and p.phone == phone), None)

    def people(self) -> Iterator[dict[str, str]]:
        """Everybody in the scenario with a phone: name, phone and role."""
        for customer in self.cast.customers:
            yield _person(customer.name, customer.phone, "customer")
            for contact in customer.contacts:
                role = f"{contact.relation} of {customer.name or 'a customer'}"
                yield _person(contact.name, contact.phone, role)
        for provider in self.cast.providers:
            if provider.phone:
                yield _person(provider.name, provider.phone, provider.kind)
        if desk := self.cast.agency.desk_phone:
            yield _person("The desk", desk, "operator on duty")


def slug(name: str) -> str:
    """A name as it stands in an address: `Rossi Grocer` is `rossi-grocer`."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def overview(town: Town, now: datetime) -> dict[str, Any]:
    """The town at a glance, for its page."""
    return {
        "name": town.cast.agency.name,
        "number": town.number,
        "now": iso(now),
        "runs": town.stands is None,
        "local": now.astimezone(town.zone).strftime("%A %d %B, %H:%M"),
        "time_zone": town.zone.key,
        "pages": town.pages,
        "people": list(town.people()),
        "providers": [provider_view(provider) for provider in town.providers.values()],
    }


def provider_view(provider: Provider) -> dict[str, Any]:
    """A provider as the interface shows it."""
    return {
        "name": provider.name,
        "slug": provider.slug,
        "kind": provider.kind,
        "channel": provider.channel,
        "phone": provider.phone,
        "behaviour": provider.behaviour,
        "page": f"/providers/{provider.slug}",
        "open": [d.order for d in provider.dispatches.values() if d.open],
        "inbox": len(provider.inbox),
    }


def _person(name: str, phone: str, role: str) -> dict[str, str]:
    return {"name": name, "phone": phone, "role": role}
