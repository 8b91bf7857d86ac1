"""The JSON that we and a provider with IT exchange: how a job is written and how an answer is read."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from connectors.base import Item, Job, Peer, Rejected, Window

REQUESTED = "dispatch.requested"
WITHDRAWN = "dispatch.withdrawn"
UPDATED = "dispatch.updated"
TEST = "webhook.test"


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("is too far from today") from error


def _without_nul(text: str) -> str:
    # PostgreSQL stores no NUL character; better to refuse it here than to fail halfway.
    if "\0" in text:
        raise ValueError("contains a NUL character")
    return text


def _whole(number: Any) -> Any:
    # JSON knows no integers: some systems write 1840 cents as 1840.0.
    return int(number) if isinstance(number, float) and number.is_integer() else number


Text = Annotated[str, AfterValidator(_without_nul), Field(json_schema_extra={"pattern": r"^[^\u0000]*$"})]
_Cents = Annotated[int, Field(strict=True, ge=0, le=100_000_000), BeforeValidator(_whole)]
Instant = Annotated[
    AwareDatetime,
    AfterValidator(_in_utc),
    Field(json_schema_extra={"pattern": "^(?!0001-01-01|9999-12-31)"}),  # these may be in no year of UTC
]


class ItemBody(BaseModel):
    """An item as a provider writes it."""

    name: Annotated[Text, Field(min_length=1, max_length=200)]
    quantity: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    unit: Annotated[Text, Field(max_length=40)] | None = None
    price: Annotated[_Cents | None, Field(description="for the line, in cents")] = None


class WindowBody(BaseModel):
    """A window as a provider writes it."""

    start: Instant
    end: Instant

    @model_validator(mode="after")
    def _in_order(self) -> "WindowBody":
        if self.end < self.start:
            raise ValueError("ends before it starts")
        return self


_ABOUT_ONE: dict[str, Any] = {
    "anyOf": [
        {"required": ["dispatch"], "properties": {"dispatch": {"type": "string"}}},
        {"required": ["order"], "properties": {"order": {"type": "integer"}}},
    ]
}


class AnswerData(BaseModel):
    """The part of a `dispatch.*` message that says what about which dispatch."""

    model_config = ConfigDict(json_schema_extra=_ABOUT_ONE)

    dispatch: Annotated[Text, Field(min_length=1, max_length=100)] | None = None
    order: Annotated[int, Field(gt=0, lt=2**31)] | None = None
    window: Annotated[
        WindowBody | None, Field(description="when you come or it is ready, if it is another")
    ] = None
    note: Annotated[Text, Field(max_length=500)] | None = None
    items: Annotated[
        list[ItemBody], Field(max_length=200, description="the whole order as you would bring it")
    ] = []
    total: Annotated[_Cents | None, Field(description="your price for your part, in cents")] = None

    @model_validator(mode="after")
    def _about_something(self) -> "AnswerData":
        if self.dispatch is None and self.order is None:
            raise ValueError("names neither a dispatch nor an order")
        return self


class SignalData(BaseModel):
    """The part of a `monitor.*` message that says whose device reports and what it measured."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    account: Annotated[
        str, Field(pattern=r"^\+[1-9]\d{6,14}$", description="her phone number, or the number of a device")
    ]
    value: Annotated[
        Text | None, Field(max_length=100, description="what was measured, like 41 or 150/95")
    ] = None
    exercise: bool = False


class Message(BaseModel):
    """The envelope of every message; `data` is read once the type is known."""

    type: Annotated[str, Field(max_length=100)]
    timestamp: Instant
    data: dict[str, Any]


_Model = TypeVar("_Model", bound=BaseModel)


def read_message(body: bytes) -> Message:
    """The envelope in `body`; raises Rejected with one sentence that names the first fault."""
    return read_body(Message, body)


def read_body(model: type[_Model], body: bytes) -> _Model:
    """The whole `body` read as `model`; raises Rejected with one sentence that names the first fault."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise Rejected(_sentence(error)) from error


def read_data(model: type[_Model], data: Mapping[str, Any]) -> _Model:
    """The message's data read as `model`; raises Rejected with one sentence that names the first fault."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Rejected(_sentence(error, "data")) from error


def write_job(kind_of_message: str, job: Job, stamp: datetime, **more: Any) -> bytes:
    """A job as JSON in UTF-8, instants in UTC; `job` must be the permitted one, `more` joins its data."""
    data = job_data(job) | more
    return json.dumps({"type": kind_of_message, "timestamp": _iso(stamp), "data": data}).encode()


def job_data(job: Job) -> dict[str, Any]:
    """The part of a message that says what the job is; `job` must be the permitted one."""
    data: dict[str, Any] = {
        "dispatch": job.dispatch,
        "order": job.order,
        "kind": job.kind,
        "items": [_item(item) for item in job.items],
        "window": _window(job.window),
        "reply_by": _iso(job.reply_by),
        "customer": job.customer,
        "currency": job.currency,
    }
    legs = [write_peer(peer) for peer in job.peers] or None
    optional = {"address": job.address, "pickup": job.pickup, "note": job.note, "legs": legs}
    return data | {key: value for key, value in optional.items() if value is not None}


def write_test(stamp: datetime) -> bytes:
    """A test event as JSON: it is about nothing."""
    return json.dumps({"type": TEST, "timestamp": _iso(stamp), "data": {}}).encode()


def withdrawal_id(dispatch: str) -> str:
    """The `webhook-id` under which a job is taken back."""
    return f"{dispatch}-withdrawn"


def news_id(dispatch: str, news: str) -> str:
    """The `webhook-id` of what is new about a job."""
    return f"{dispatch}-{news}"


def write_peer(peer: Peer) -> dict[str, Any]:
    """Another member's part of the order as JSON."""
    return {
        "kind": peer.kind,
        "provider": peer.name,
        "status": peer.status,
        "at": _iso(peer.at) if peer.at else None,
        "window": _window(peer.window),
    }


def _sentence(error: ValidationError, *within: str) -> str:
    fault = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(step) for step in (*within, *fault["loc"])) or "The body"
    return f"{where}: {fault['msg'].removeprefix('Value error, ')}. Correct it and send the message again."


def _item(item: Item) -> dict[str, Any]:
    written = {"name": item.name, "quantity": item.quantity, "unit": item.unit, "price": item.price}
    return written | ({"reference": item.reference} if item.reference else {})


def _window(window: Window | None) -> dict[str, str] | None:
    return {"start": _iso(window.start), "end": _iso(window.end)} if window else None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
