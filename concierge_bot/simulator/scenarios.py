"""Where a town comes from: a bundled scenario by name, a file, or a body; and the town built from it."""

import base64
import json
import secrets
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from connectors.kinds import Kind

from .config import Behaviour
from .core import Core
from .errors import Refused
from .handsets import phone_number
from .town import Provider, Town, slug

TOWNS = Path(__file__).parent / "towns"
# Facts that the town needs itself: added to a scenario without them, so that both sides agree.
DEFAULT_AGENCY = {"phone": "+13055550100", "desk_phone": "+13055550101", "time_zone": "America/New_York"}


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
    agency = scenario.get("agency") or {}
    if not isinstance(agency, dict):
        raise Refused(422, "agency must be an object", "agency")
    complete = {**scenario, "agency": {**DEFAULT_AGENCY, **agency}}
    try:
        town = Town(core, complete, _members(scenario.get("providers", []), behaviour))
        _furnish(town)
    except (KeyError, TypeError, AttributeError) as trouble:
        raise Refused(422, f"the scenario has not the shape of a scenario: {trouble!r}") from trouble
    return town


def endpoints(town: Town) -> dict[str, dict[str, str]]:
    """Where the core reaches the providers that work by webhook, and what it signs with."""
    address = town.core.settings.address
    return {
        provider.name: {"url": f"{address}/providers/{provider.slug}/endpoint", "secret": provider.secret}
        for provider in town.providers.values()
        if provider.channel == "webhook"
    }


def _furnish(town: Town) -> None:
    for person in town.people():
        if person["phone"]:
            town.handset(person["phone"])
    for customer in town.scenario.get("customers", []):
        if landline := customer.get("landline"):
            town.handset(customer["phone"] if landline is True else landline).state = "landline"


def _members(entries: list[dict[str, Any]], behaviour: Behaviour) -> dict[str, Provider]:
    fetched = any(entry.get("kind") == Kind.COURIER for entry in entries)
    members = {slug(entry["name"]): _provider(entry, behaviour) for entry in entries}
    for entry, member in zip(entries, members.values(), strict=True):
        member.brings = not fetched or "delivery" in entry.get("services", [])
    return members


def _provider(entry: dict[str, Any], behaviour: Behaviour) -> Provider:
    phone = entry.get("phone")
    return Provider(
        name=entry["name"],
        kind=entry.get("kind", "service"),
        channel=entry.get("channel", "webhook"),
        phone=phone_number(phone) if phone else None,
        behaviour=behaviour,
        secret="whsec_" + base64.b64encode(secrets.token_bytes(32)).decode(),
    )
