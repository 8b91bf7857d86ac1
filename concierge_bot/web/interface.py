"""The members' interface as an OpenAPI document, made of the very models that read what they send."""

import json
from typing import Annotated, Any

from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from concierge_bot.web.asked import AT, JOB, QUESTIONS, Question
from connectors import sent, wire
from connectors.base import Peer
from connectors.kinds import Kind, LegEvent, SignalKind

Json = dict[str, Any]

VERSION = "1"
HOOK = "/hooks/{provider_id}"
REF = "#/components/schemas/Member{model}"
_NUMBER: Json = {
    "name": "provider_id",
    "in": "path",
    "required": True,
    "schema": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
}
_MONTH: Json = {
    "name": "month",
    "in": "query",
    "required": False,
    "schema": {"type": "string", "format": "date"},
}
SIGNED = (
    ("webhook-id", "the same when it is sent again, so that a repeat is seen as one"),
    ("webhook-timestamp", "when it was sent, in seconds since 1970; more than five minutes off is refused"),
    ("webhook-signature", "by Standard Webhooks (standardwebhooks.com), one for each secret that is good"),
)
ABOUT = (
    "Both directions follow Standard Webhooks: JSON in UTF-8, signed with the secret on your page. Instants are "
    "ISO 8601 with a zone, money is integer cents. We post to your address; you post to the one named on your page, "
    "and ask below it. A question without a body is signed over an empty one."
)
YOUR_ANSWERS = {
    "2XX": "You have it. A reference in the body, your own number for the job, is kept; anything else is ignored.",
    "429": "We try again, not sooner than Retry-After; so with 5XX and without an answer within 15 seconds.",
    "410": "Your address is closed: we send nothing more until you enter another.",
    "4XX": "You refuse this one: it goes to another member. A redirect is a failure: we never follow one.",
}
OUR_ANSWERS = {
    "200": "Taken, or a repeat of what was taken; effects says what it did.",
    "400": "Not readable: the sentence in error names the field.",
    "403": "The signature does not fit, or is more than five minutes off.",
    "404": "There is no such member.",
    "422": "It does not fit what you are, or how far the job is.",
    "503": "A fault of our own: send it again later.",
}

OUR_REPLIES = {
    "200": "The answer.",
    "400": OUR_ANSWERS["400"],
    "403": OUR_ANSWERS["403"],
    "404": OUR_ANSWERS["404"],
    "422": "It cannot be so: the sentence in error says why.",
}

REPORT: Json = {
    "type": "dispatch.proposed",
    "timestamp": "2026-03-04T19:05:00Z",
    "data": {"dispatch": "dsp-81", "order": 27, "note": "no Folgers, Maxwell House instead", "total": 1840},
}
SIGNAL: Json = {
    "type": "monitor.pulse",
    "timestamp": "2026-03-04T19:05:00Z",
    "data": {"account": "+12075550142", "value": "41"},
}
_CAME_ON = wire.write_peer(Peer(Kind.COURIER, "Swift", "accepted", AT))


class Taken(BaseModel):
    """What each of your reports did, in their order; a repeat of what was taken does nothing more."""

    effects: list[str]


class Refusal(BaseModel):
    """Why a report was not taken, in a sentence that says what to do."""

    error: str
    field: str | None = None


class Report(BaseModel):
    """How a job goes. dispatch or order is needed, everything else is welcome."""

    type: Annotated[str, Field(json_schema_extra={"enum": [f"dispatch.{event}" for event in LegEvent]})]
    timestamp: wire.Instant
    data: wire.AnswerData


class Signal(BaseModel):
    """What a care monitor reports. With exercise somebody tries the device, and nobody is alarmed."""

    type: Annotated[str, Field(json_schema_extra={"enum": [f"monitor.{signal}" for signal in SignalKind]})]
    timestamp: wire.Instant
    data: wire.SignalData


def document() -> Json:
    """Return the OpenAPI document: what we post as `webhooks`, what members post as a path."""
    models: list[type[BaseModel]] = [*sent.MESSAGES.values(), Report, Signal, Taken, Refusal]
    models += [question.answer for question in QUESTIONS]
    _, schemas = models_json_schema([(model, "validation") for model in models], ref_template=REF)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Concierge for members", "version": VERSION, "description": ABOUT},
        "webhooks": {name: {"post": _sent(name, model)} for name, model in sent.MESSAGES.items()},
        "paths": {HOOK: {"post": _taken()}, **_questions()},
        "components": {"schemas": {f"Member{name}": schema for name, schema in schemas["$defs"].items()}},
    }


def _sent(name: str, model: type[BaseModel]) -> Json:
    return {
        "summary": name,
        "description": (model.__doc__ or "").strip(),
        "parameters": _headers(),
        "requestBody": _body([model], {name: _example(name)}),
        "responses": {code: {"description": words} for code, words in YOUR_ANSWERS.items()},
    }


def _example(name: str) -> Json:
    """Return a message as it really leaves."""
    more: Json = {wire.UPDATED: {"news": _CAME_ON}, wire.WITHDRAWN: {"reason": "she needs it no more"}}
    body = wire.write_test(AT) if name == wire.TEST else wire.write_job(name, JOB, AT, **more.get(name, {}))
    example: Json = json.loads(body)
    return example


def _taken() -> Json:
    return {
        "summary": "Report",
        "description": "What you say of a job, or what a monitor noticed, at the address on your page.",
        "parameters": [_NUMBER, *_headers()],
        "requestBody": _body([Report, Signal], {"dispatch.proposed": REPORT, "monitor.pulse": SIGNAL}),
        "responses": {code: _answer(code, words, Taken) for code, words in OUR_ANSWERS.items()},
    }


def _questions() -> Json:
    """Return each path below a member's address, with its verbs."""
    paths: Json = {}
    for question in QUESTIONS:
        paths.setdefault(HOOK + question.path, {})[question.verb] = _question(question)
    return paths


def _question(question: Question) -> Json:
    example = question.example.model_dump(mode="json", exclude_defaults=True)
    answers = {code: _answer(code, words, question.answer) for code, words in OUR_REPLIES.items()}
    answers["200"]["content"]["application/json"]["examples"] = {"answer": {"value": example}}
    more = [_MONTH] if question.path == "/statement" else []
    body = {"requestBody": _body([question.answer], {"coming": example})} if question.verb == "put" else {}
    return {
        "summary": f"{question.verb.upper()} {question.path}",
        "description": question.about,
        "parameters": [_NUMBER, *more, *_headers()],
        **body,
        "responses": answers,
    }


def _answer(code: str, words: str, model: type[BaseModel]) -> Json:
    schema = {"$ref": REF.format(model=(model if code == "200" else Refusal).__name__)}
    return {"description": words, "content": {"application/json": {"schema": schema}}}


def _body(models: list[type[BaseModel]], examples: dict[str, Any]) -> Json:
    refs = [{"$ref": REF.format(model=model.__name__)} for model in models]
    told = {name: {"value": example} for name, example in examples.items()}
    schema = refs[0] if len(refs) == 1 else {"oneOf": refs}
    return {"required": True, "content": {"application/json": {"schema": schema, "examples": told}}}


def _headers() -> list[Json]:
    text = {"type": "string"}
    return [
        {"name": name, "in": "header", "required": True, "description": words, "schema": text}
        for name, words in SIGNED
    ]
