"""Writes docs/openapi.json: the interfaces that others program against, as the code declares them; `make docs`."""

import json
import tomllib
from pathlib import Path
from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi

from concierge_bot.simulator import api as simulated_world
from concierge_bot.web import (
    desk,
    desk_members,
    desk_people,
    desk_sourcing,
    desk_terms,
    health,
    interface,
    medicines,
    money,
    operations,
)

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "openapi.json"
ROOMS: dict[str, APIRouter] = {
    "The simulated world": simulated_world.router,
    "Operations": operations.router,
    "Desk": desk.router,
    "Desk: people": desk_people.router,
    "Desk: members": desk_members.router,
    "Desk: sourcing": desk_sourcing.router,
    "Desk: targets": desk_terms.router,
    "Desk: medicines": medicines.router,
    "Desk: money": money.router,
    "Health": health.router,
}
MEMBERS = "Members"
BY_KEY = (
    "Operations",
    "Desk",
    "Desk: people",
    "Desk: members",
    "Desk: sourcing",
    "Desk: targets",
    "Desk: medicines",
    "Desk: money",
)
REFUSAL = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}, "field": {"type": "string"}},
}
ABOUT = (
    "The simulated world (docs/simulator.md) is served at the address called `simulator` in var/run.json, all else "
    "at the one called `core`. A refusal is `{error, field?}` with 403, 404, 409, 422, 501 or 503."
)

Json = dict[str, Any]


def document() -> Json:
    """Return the OpenAPI document of the public interfaces."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    whole = get_openapi(title="Concierge", version=version, description=ABOUT, routes=[])
    paths: Json = {}
    schemas: Json = {"Refusal": REFUSAL}
    for room, router in ROOMS.items():
        part = get_openapi(title=room, version=version, routes=router.routes)
        for path, verbs in part["paths"].items():
            paths[path] = {verb: _plain(room, act) for verb, act in verbs.items()}
        schemas |= part.get("components", {}).get("schemas", {})
    members = interface.document()
    for verbs in (*members["webhooks"].values(), *members["paths"].values()):
        for act in verbs.values():
            act["tags"] = [MEMBERS]
    schemas |= members["components"]["schemas"]
    return {
        **whole,
        "tags": [*({"name": room} for room in ROOMS), {"name": MEMBERS, "description": interface.ABOUT}],
        "paths": paths | members["paths"],
        "webhooks": members["webhooks"],
        "components": {
            "schemas": {name: schemas[name] for name in schemas if "ValidationError" not in name},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def text() -> str:
    """Return the document as it lies in the repository."""
    return json.dumps(document(), indent=2, ensure_ascii=False) + "\n"


def _plain(room: str, act: Json) -> Json:
    """Name the room of a call, how one signs in, and the errors as they really look."""
    act = {**act, "tags": [room]}
    act["responses"] = {code: said for code, said in act["responses"].items() if code != "422"}
    act["responses"]["default"] = {
        "description": "A refusal",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}},
    }
    kept = [p for p in act.pop("parameters", []) if p["name"] != "authorization" and p["in"] != "cookie"]
    if kept:
        act["parameters"] = kept
    if room in BY_KEY:
        act["security"] = [{"key": []}]
    return act


if __name__ == "__main__":
    TARGET.write_text(text())
