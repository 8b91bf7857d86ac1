"""Couriers of Uber Direct: a token for each call, a quote, then a delivery under our idempotency key.

https://developer.uber.com/docs/deliveries: cancelled while they allow it (400 `noncancelable_delivery` after that), and
told of by webhooks with `x-uber-signature`, HMAC-SHA256 of the body in hex. A delivery is found again by our number,
since its own is known only once it was answered.
"""

import hashlib
import hmac
from datetime import datetime
from typing import Annotated, Any

import httpx
from pydantic import BaseModel, Field

from connectors.answers import endpoint
from connectors.base import (
    BadSignature,
    Event,
    FollowingConnector,
    Incoming,
    Job,
    Member,
    Receipt,
    Rejected,
    Said,
    Unsupported,
)
from connectors.calls import Line, within
from connectors.kinds import Kind, LegEvent
from connectors.privacy import permitted
from connectors.wire import Instant, read_body

SIGNATURE, STATUS = "x-uber-signature", "event.delivery_status"
LOGIN = "https://login.uber.com"
WORDS = {
    "pending": LegEvent.ACCEPTED,
    "pickup": LegEvent.ACCEPTED,
    "pickup_complete": LegEvent.PICKED_UP,
    "dropoff": LegEvent.PICKED_UP,
    "delivered": LegEvent.DELIVERED,
    "canceled": LegEvent.CANCELLED,
    "returned": LegEvent.FAILED,
}
Id = Annotated[str, Field(min_length=1, max_length=100)]


class Token(BaseModel):
    """What the login gives."""

    access_token: str


class Quote(BaseModel):
    """What a delivery would cost, in cents; good for a quarter of an hour."""

    id: Id
    fee: int = Field(ge=0)


class Delivery(BaseModel):
    """A delivery; `external_id` is our dispatch."""

    id: Id
    status: str
    external_id: Id | None = None
    updated: Instant | None = None


class Deliveries(BaseModel):
    """The latest ones, newest first."""

    data: list[Delivery]


class Told(BaseModel):
    """A webhook."""

    kind: str
    status: str | None = None
    data: Delivery


class UberDirect(FollowingConnector):
    """Speaks with `config["url"]` (https://api.uber.com); its settings are in CONNECTORS.md."""

    channel = "uber_direct"
    kinds = frozenset({Kind.COURIER})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Ask for a quote, and have it brought if it is within the setting `most` (cents)."""
        line = Line(member, http, stamp)
        job = permitted(job, member.config.get("country", "US"))
        key, told = _key(line), _places(job, member)
        _, body = line.send("POST", _url(member, "delivery_quotes"), key, told)
        quoted = line.read(Quote, body)
        within(member, quoted.fee)
        wanted = told | _delivery(job) | {"quote_id": quoted.id}
        _, body = line.send("POST", _url(member, "deliveries"), key, wanted)
        return Receipt(line.read(Delivery, body).id)

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Cancel it; what they no longer cancel a person talks about with them."""
        line = Line(member, http, stamp)
        key = _key(line)
        if (found := _find(line, key, job.dispatch)) is None or found.status == "canceled":
            return Receipt()
        line.send("POST", _url(member, f"deliveries/{found.id}/cancel"), key, {})
        return Receipt()

    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the delivery says now."""
        line = Line(member, http, stamp)
        found = _find(line, _key(line), job.dispatch)
        return [_event(found, stamp)] if found else []

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """One status; where the courier is at the moment nobody needs to know."""
        headers = {name.lower(): value for name, value in incoming.headers.items()}
        given = headers.get(SIGNATURE, "").encode()
        if not any(hmac.compare_digest(sign(one, incoming.body).encode(), given) for one in member.secrets):
            raise BadSignature(f"The header {SIGNATURE} fits none of our secrets: sign the exact bytes.")
        told = read_body(Told, incoming.body)
        return [_event(told.data, stamp)] if told.kind == STATUS else []


def sign(secret: str, body: bytes) -> str:
    """Their signature of a webhook."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _key(line: Line) -> dict[str, str]:
    """A token for this call; they are good for a month, but a connector keeps nothing."""
    asked = {
        "client_id": line.member.setting("client_id"),
        "client_secret": line.member.setting("client_secret"),
        "grant_type": "client_credentials",
        "scope": "eats.deliveries",
    }
    login = line.member.config.get("login_url", LOGIN).rstrip("/")
    _, body = line.send("POST", f"{login}/oauth/v2/token", {}, asked, form=True)
    return {"authorization": f"Bearer {line.read(Token, body).access_token}"}


def _url(member: Member, path: str) -> str:
    return f"{str(endpoint(member)).rstrip('/')}/v1/customers/{member.setting('customer_id')}/{path}"


def _find(line: Line, key: dict[str, str], dispatch: str) -> Delivery | None:
    _, body = line.send("GET", _url(line.member, "deliveries?limit=100"), key)
    return next((one for one in line.read(Deliveries, body).data if one.external_id == dispatch), None)


def _places(job: Job, member: Member) -> dict[str, Any]:
    """Where from and to, and when; both ends are told our number, never hers."""
    told: dict[str, Any] = {
        "pickup_address": job.pickup,
        "pickup_phone_number": member.setting("phone"),
        "dropoff_address": job.address,
        "dropoff_phone_number": member.setting("phone"),
    }
    if job.window:
        told |= {
            "dropoff_ready_dt": job.window.start.isoformat(),
            "dropoff_deadline_dt": job.window.end.isoformat(),
        }
    return told


def _delivery(job: Job) -> dict[str, Any]:
    """What a delivery needs besides a quote's places; of the bag only that it is one."""
    return {
        "pickup_name": (job.pickup or "").partition(",")[0],
        "dropoff_name": job.customer,
        "dropoff_notes": "Ring, and wait: she needs time to come to the door.",
        "manifest_items": [{"name": f"Order {job.order}", "quantity": 1, "size": "medium"}],
        "external_id": job.dispatch,
        "idempotency_key": job.dispatch,
    }


def _event(found: Delivery, stamp: datetime) -> Event:
    """What a delivery says; one id for each step, whether it was asked or told."""
    if found.status not in WORDS:
        raise Unsupported("The delivery's status is none of Uber Direct's: see CONNECTORS.md.")
    if found.external_id is None:
        raise Rejected("external_id: the delivery is none of ours. Correct it and send it again.")
    event = WORDS[found.status]
    return Event(f"{found.id}-{event}", event, found.updated or stamp, found.external_id)
