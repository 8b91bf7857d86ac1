"""Where a town comes from: a bundled scenario by name, a file, or a body; and the town built from it."""

import base64
import json
import secrets
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from connectors.kinds import Kind

from .cast import Agency, Cast, Member, read
from .config import Behaviour
from .core import Core
from .errors import Refused
from .town import Provider, Town, slug

TOWNS = Path(__file__).parent / "towns"
BROKER = "mqtt"
DOORS = {"webhook": "endpoint", "fhir": "fhir"}
"""Where in town a provider's own server is, by its channel."""
# Facts that the town needs itself: added to a scenario without them, so that both sides agree.
DEFAULT_AGENCY = Agency().model_dump(include={"phone", "desk_phone", "time_zone"})


class Named(BaseModel):
    """A scenario by its name, how its providers behave to begin with, and whether the core keeps its data."""

    model_config = ConfigDict(extra="forbid")

    name: str
    behaviour: Behaviour = "manual"
    keep: bool = False


def named(name: str) -> dict[str, Any]:
    """A bundled scenario; 404 when there is none of this name."""
    bundled = {path.stem: path for path in TOWNS.glob("*.json")}
    if name not in bundled:
        raise Refused(404, f"no scenario called {name}; bundled are: {', '.join(sorted(bundled))}", "name")
    return from_file(bundled[name])


def from_file(path: Path) -> dict[str, Any]:
    """The scenario in a JSON file; 422 when it holds none."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError) as trouble:
        raise Refused(422, f"{path} holds no scenario: {trouble}", "name") from trouble


def build(core: Core, scenario: dict[str, Any], behaviour: Behaviour) -> Town:
    """A fresh town with a handset for everybody and a secret for every provider."""
    cast = read(scenario)
    complete = {**scenario, "agency": {**DEFAULT_AGENCY, **scenario.get("agency", {})}}
    town = Town(core, cast, complete, _members(cast, behaviour))
    _furnish(town)
    return town


def endpoints(town: Town) -> dict[str, dict[str, str]]:
    """Where the core reaches the providers that work by webhook or over a broker, and what it signs with."""
    address = town.core.settings.address
    return {
        provider.name: {
            "url": town.core.broker.url(town.key_of(provider))
            if provider.channel == BROKER
            else f"{address}/providers/{provider.slug}/{DOORS[provider.channel]}",
            "secret": provider.secret,
        }
        for provider in town.providers.values()
        if provider.channel in (*DOORS, BROKER)
    }


def _furnish(town: Town) -> None:
    for person in town.people():
        town.handset(person["phone"])
    for customer in town.cast.customers:
        if landline := customer.landline:
            town.handset(customer.phone if landline is True else landline).state = "landline"


def _members(cast: Cast, behaviour: Behaviour) -> dict[str, Provider]:
    fetched = any(entry.kind == Kind.COURIER for entry in cast.providers)
    members: dict[str, Provider] = {}
    for n, entry in enumerate(cast.providers):
        address = slug(entry.name)
        if not address or address in members:
            said = (
                f"providers.{n}.name: '{entry.name}' makes no address of its own in town: write another name"
            )
            raise Refused(422, said, f"providers.{n}.name")
        members[address] = _provider(entry, behaviour)
        members[address].brings = not fetched or "delivery" in entry.services
    return members


def _provider(entry: Member, behaviour: Behaviour) -> Provider:
    return Provider(
        name=entry.name,
        kind=entry.kind,
        channel=entry.channel,
        phone=entry.phone,
        behaviour=behaviour,
        secret="whsec_" + base64.b64encode(secrets.token_bytes(32)).decode(),
    )
