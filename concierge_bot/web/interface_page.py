"""The members' interface to read and to load: plain HTML of the OpenAPI document, for anybody; no secret is in it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse

from concierge_bot.web import browser, interface
from concierge_bot.web.deps import House
from concierge_bot.web.interface import Json

router = APIRouter(prefix="/member", route_class=browser.Page)

SIMPLE = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}


@dataclass(frozen=True)
class Part:
    """One field of a message."""

    name: str
    kind: str
    needed: bool
    about: str


@dataclass(frozen=True)
class Call:
    """One message: what it is about, its fields, how it looks."""

    name: str
    about: str
    parts: list[tuple[str, list[Part]]]
    examples: dict[str, str]


@router.get("/interface")
def page(app: House, request: Request) -> HTMLResponse:
    """Show how a member's system and we speak with each other."""
    told = interface.document()
    return browser.show(
        request,
        "interface.html",
        about=told["info"]["description"],
        headers=interface.SIGNED,
        theirs=f"{app.settings.public}/hooks/...",
        ours=_calls(told["webhooks"]),
        yours=_calls({interface.HOOK: told["paths"][interface.HOOK]}),
        questions=[
            _question(verb, act)
            for path in told["paths"].values()
            for verb, act in path.items()
            if verb != "post"
        ],
        your_answers=interface.YOUR_ANSWERS,
        our_answers=interface.OUR_ANSWERS,
    )


@router.get("/openapi.json")
def document() -> JSONResponse:
    """Give the document itself."""
    return JSONResponse(interface.document())


def _calls(acts: Json) -> list[Call]:
    first, *others = (_call(act["post"]) for act in acts.values())
    return [first, *(_beside(first, other) for other in others)]


def _question(verb: str, act: Json) -> Call:
    """Return a question with what is answered; what is put is said in the same words."""
    content = act["responses"]["200"]["content"]["application/json"]
    model = _resolved(content["schema"])
    return Call(
        name=act["summary"],
        about=act["description"],
        parts=[] if verb == "put" else [("", list(_parts(model)))],
        examples=_examples(content),
    )


def _beside(first: Call, other: Call) -> Call:
    """Return a call with only what it has more than the first, if it has all of that."""
    known, parts = first.parts[0][1], other.parts[0][1]
    if not {part.name for part in known} <= {part.name for part in parts}:
        return other
    more = [part for part in parts if part not in known]
    return replace(other, about=f"{other.about} It has the fields of {first.name}, and:", parts=[("", more)])


def _call(act: Json) -> Call:
    content = act["requestBody"]["content"]["application/json"]
    models = content["schema"].get("oneOf", [content["schema"]])
    return Call(
        name=act["summary"],
        about=act["description"],
        parts=[(_resolved(model).get("description", ""), list(_parts(_resolved(model)))) for model in models],
        examples=_examples(content),
    )


def _examples(content: Json) -> dict[str, str]:
    return {name: json.dumps(example["value"], indent=2) for name, example in content["examples"].items()}


def _parts(schema: Json, before: str = "") -> Iterator[Part]:
    """Yield the fields of an object, and those of the objects in it."""
    for name, field in schema.get("properties", {}).items():
        path = f"{before}{name}"
        yield Part(path, _kind(field), name in schema.get("required", ()), field.get("description", ""))
        for choice in field.get("anyOf", [field]):
            inner = _resolved(choice)
            listed = inner.get("type") == "array"
            yield from _parts(
                _resolved(inner["items"]) if listed else inner, f"{path}[]." if listed else f"{path}."
            )


def _kind(field: Json) -> str:
    """Return in words what a field holds."""
    if "anyOf" in field:
        return " or ".join(_kind(choice) for choice in field["anyOf"])
    found = _resolved(field)
    if "const" in found:
        return str(found["const"])
    if "enum" in found:
        return "one of " + ", ".join(found["enum"])
    if found.get("type") == "array":
        return "list"
    if "properties" in found or found.get("type") == "object":
        return "object"
    longest = f", at most {found['maxLength']} characters" if "maxLength" in found else ""
    return "instant" if found.get("format") == "date-time" else SIMPLE[found["type"]] + longest


def _resolved(schema: Json) -> Json:
    if "$ref" not in schema:
        return schema
    found: Json = _schemas()[schema["$ref"].rpartition("/")[2]]
    return found


@cache
def _schemas() -> Json:
    found: Json = interface.document()["components"]["schemas"]
    return found
