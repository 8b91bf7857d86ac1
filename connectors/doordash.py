"""Couriers of DoorDash Drive v2: quoted first, created when the quote is accepted, cancelled until a Dasher has it.

https://developer.doordash.com/en-US/api/drive: our key signs a JWT for each request; the id that we give a delivery is
its idempotency key, and 409 says that it is known. Webhooks are not signed: they show what we entered in the portal.
"""

import base64
import hashlib
import hmac
import json
from datetime import datetime
from typing import Annotated, Any
from urllib.parse import quote

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
    Misconfigured,
    Receipt,
    Rejected,
    Said,
    Unsupported,
)
from connectors.calls import Line, within
from connectors.kinds import Kind, LegEvent
from connectors.privacy import permitted
from connectors.wire import Instant, read_body

LASTS = 300
"""Seconds that a token is good for, as their guide has it."""
KNOWN, GONE_ON, UNKNOWN = 409, 409, 404
STATUSES = {
    "quote": None,
    "created": LegEvent.ACCEPTED,
    "confirmed": LegEvent.ACCEPTED,
    "enroute_to_pickup": LegEvent.ACCEPTED,
    "arrived_at_pickup": LegEvent.ACCEPTED,
    "picked_up": LegEvent.PICKED_UP,
    "enroute_to_dropoff": LegEvent.PICKED_UP,
    "arrived_at_dropoff": LegEvent.PICKED_UP,
    "delivered": LegEvent.DELIVERED,
    "enroute_to_return": LegEvent.FAILED,
    "arrived_at_return": LegEvent.FAILED,
    "returned": LegEvent.FAILED,
    "cancelled": LegEvent.CANCELLED,
}
"""What a delivery says when it is asked; created is a promise already, a Dasher is found shortly before."""
NEWS = {
    "DASHER_CONFIRMED": LegEvent.ACCEPTED,
    "DASHER_ENROUTE_TO_PICKUP": LegEvent.ACCEPTED,
    "DASHER_CONFIRMED_PICKUP_ARRIVAL": LegEvent.ACCEPTED,
    "DELIVERY_BATCHED": None,
    "DASHER_PICKED_UP": LegEvent.PICKED_UP,
    "DASHER_ENROUTE_TO_DROPOFF": LegEvent.PICKED_UP,
    "DASHER_CONFIRMED_DROPOFF_ARRIVAL": LegEvent.PICKED_UP,
    "DASHER_DROPPED_OFF": LegEvent.DELIVERED,
    "DELIVERY_RETURN_INITIALIZED": LegEvent.FAILED,
    "DASHER_ENROUTE_TO_RETURN": LegEvent.FAILED,
    "DASHER_CONFIRMED_RETURN_ARRIVAL": LegEvent.FAILED,
    "DELIVERY_RETURNED": LegEvent.FAILED,
    "DELIVERY_CANCELLED": LegEvent.CANCELLED,
}
Id = Annotated[str, Field(min_length=1, max_length=100)]


class Delivery(BaseModel):
    """A delivery as it is told when it is asked; its fee in cents."""

    external_delivery_id: Id
    delivery_status: str = "quote"
    fee: int = Field(default=0, ge=0)
    updated_at: Instant | None = None


class Told(BaseModel):
    """A webhook."""

    external_delivery_id: Id
    event_name: str
    created_at: Instant | None = None


class DoorDashDrive(FollowingConnector):
    """Speaks with `config["url"]` (https://openapi.doordash.com); its settings are in CONNECTORS.md."""

    channel = "doordash"
    kinds = frozenset({Kind.COURIER})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Ask for a quote, and accept it if it is within the setting `most` (cents)."""
        line = Line(member, http, stamp)
        told = _delivery(permitted(job, member.config.get("country", "US")), member)
        status, body = line.send("POST", _url(member, "quotes"), _key(member, stamp), told, fine=(KNOWN,))
        if status == KNOWN:
            return Receipt(job.dispatch)
        quoted = line.read(Delivery, body)
        within(member, quoted.fee)
        path = f"quotes/{quote(job.dispatch, safe='')}/accept"
        line.send("POST", _url(member, path), _key(member, stamp), {}, fine=(KNOWN,))
        return Receipt(job.dispatch)

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Cancel; once a Dasher has it they refuse (409), and what is not there needs no cancelling."""
        url = _url(member, f"deliveries/{quote(job.dispatch, safe='')}/cancel")
        status, _ = Line(member, http, stamp).send(
            "PUT", url, _key(member, stamp), {}, fine=(GONE_ON, UNKNOWN)
        )
        if status == GONE_ON:
            raise Rejected(
                f"{member.name} cancels nothing that a Dasher has: ring them, or let it be brought back."
            )
        return Receipt()

    def follow(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> list[Event]:
        """What the delivery says now."""
        line, url = Line(member, http, stamp), _url(member, f"deliveries/{quote(job.dispatch, safe='')}")
        status, body = line.send("GET", url, _key(member, stamp), fine=(UNKNOWN,))
        if status == UNKNOWN:
            return []
        found = line.read(Delivery, body)
        return _events(found.external_delivery_id, STATUSES, found.delivery_status, found.updated_at or stamp)

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """One event; they may come out of order, and a status that is reached stays reached."""
        headers = {name.lower(): value for name, value in incoming.headers.items()}
        given = headers.get("authorization", "").encode()
        if not any(hmac.compare_digest(shown(secret).encode(), given) for secret in member.secrets):
            raise BadSignature("The header authorization is not ours: enter it in the portal as it is here.")
        told = read_body(Told, incoming.body)
        return [*_events(told.external_delivery_id, NEWS, told.event_name, told.created_at or stamp)]


def shown(secret: str) -> str:
    """What is entered in their portal for our webhook: basic authentication as `concierge`."""
    return "Basic " + base64.b64encode(f"concierge:{secret}".encode()).decode()


def token(developer_id: str, key_id: str, signing_secret: str, stamp: datetime) -> str:
    """A JWT of theirs (DD-JWT-V1): HS256 under the secret, which is base64 of the kind for addresses."""
    now = int(stamp.timestamp())
    claims = {"aud": "doordash", "iss": developer_id, "kid": key_id, "iat": now, "exp": now + LASTS}
    head = {"alg": "HS256", "typ": "JWT", "dd-ver": "DD-JWT-V1"}
    signed = b".".join(_encode(json.dumps(part).encode()) for part in (head, claims))
    key = base64.urlsafe_b64decode(signing_secret + "=" * (-len(signing_secret) % 4))
    return (signed + b"." + _encode(hmac.new(key, signed, hashlib.sha256).digest())).decode()


def _encode(part: bytes) -> bytes:
    return base64.urlsafe_b64encode(part).rstrip(b"=")


def _key(member: Member, stamp: datetime) -> dict[str, str]:
    secret = member.setting("signing_secret")
    try:
        made = token(member.setting("developer_id"), member.setting("key_id"), secret, stamp)
    except ValueError as error:
        raise Misconfigured(f"The signing_secret of {member.name} is not theirs: copy it again.") from error
    return {"authorization": f"Bearer {made}"}


def _url(member: Member, path: str) -> str:
    return f"{str(endpoint(member)).rstrip('/')}/drive/v2/{path}"


def _delivery(job: Job, member: Member) -> dict[str, Any]:
    """What they must know: where from and to, when, and our own number for both ends, never hers."""
    told: dict[str, Any] = {
        "external_delivery_id": job.dispatch,
        "pickup_address": job.pickup,
        "pickup_business_name": (job.pickup or "").partition(",")[0],
        "pickup_phone_number": member.setting("phone"),
        "pickup_reference_tag": f"Order {job.order}",
        "dropoff_address": job.address,
        "dropoff_contact_given_name": job.customer,
        "dropoff_phone_number": member.setting("phone"),
        "dropoff_instructions": "Ring, and wait: she needs time to come to the door.",
        "currency": job.currency,
    }
    if job.window:
        told["dropoff_window_start_time"] = job.window.start.isoformat()
        told["dropoff_window_end_time"] = job.window.end.isoformat()
    return told


def _events(dispatch: str, words: dict[str, LegEvent | None], word: str, at: datetime) -> list[Event]:
    """What a word says; one id for each step, whether it was asked or told."""
    if word not in words:
        raise Unsupported("The delivery's status is none of DoorDash Drive's: see CONNECTORS.md.")
    event = words[word]
    return [] if event is None else [Event(f"{dispatch}-{event}", event, at, dispatch)]
