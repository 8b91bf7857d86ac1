"""A map of businesses, asked as OpenStreetMap's Overpass API is: who does such work near a place.

https://wiki.openstreetmap.org/wiki/Overpass_API. Nobody on it is a member, or was looked at by anybody.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel

from connectors.calls import Line

METRES, MOST = 8000, 12
SECONDS = 10
"""How long the map may look."""


class Element(BaseModel):
    """A place as the map knows it: all that is told of it are its tags."""

    tags: dict[str, str] = {}


class Places(BaseModel):
    """The answer to a query."""

    elements: list[Element]


@dataclass(frozen=True, slots=True)
class Business:
    """A business on the map: its name, its telephone as it is written there, where it is; empty if not told."""

    name: str
    phone: str = ""
    address: str = ""


def find(line: Line, tags: Iterable[str], latitude: float, longitude: float) -> list[Business]:
    """The businesses near a place that bear any of some tags (`craft=plumber`); raises a ConnectorError."""
    _, body = line.send(
        "POST", line.member.setting("url"), {}, {"data": query(tags, latitude, longitude)}, form=True
    )
    found = [_business(element.tags) for element in line.read(Places, body).elements]
    return list({one.name: one for one in found if one.name}.values())[:MOST]


def query(tags: Iterable[str], latitude: float, longitude: float) -> str:
    """What the map is asked, in its own language."""
    near = f"(around:{METRES},{latitude:.4f},{longitude:.4f})"
    wanted = (
        json.dumps(key) + "=" + json.dumps(value) for key, _, value in (tag.partition("=") for tag in tags)
    )
    places = "".join(f"nwr[{one}]{near};" for one in wanted)
    return f"[out:json][timeout:{SECONDS}];({places});out tags {MOST * 2};"


def _business(tags: dict[str, str]) -> Business:
    street = " ".join(filter(None, (tags.get("addr:housenumber"), tags.get("addr:street"))))
    phone = tags.get("phone") or tags.get("contact:phone") or tags.get("contact:mobile") or ""
    return Business(
        tags.get("name", "").strip()[:100], phone.split(";")[0].strip()[:40], street.strip()[:100]
    )
