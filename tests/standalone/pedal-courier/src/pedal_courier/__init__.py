"""Gives jobs to couriers that dispatch with Pedal, and reads what Pedal reports of them."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

import httpx

from connectors.answers import endpoint, failure, unreached
from connectors.base import (
    BadSignature,
    Connector,
    Event,
    Incoming,
    Job,
    Member,
    Misconfigured,
    Receipt,
    Rejected,
    Said,
    Unsupported,
    Window,
)
from connectors.kinds import Kind, LegEvent
from connectors.privacy import permitted, withhold_numbers

WORDS = {
    "assigned": LegEvent.ACCEPTED,
    "other_time": LegEvent.PROPOSED,
    "refused": LegEvent.DECLINED,
    "collected": LegEvent.PICKED_UP,
    "dropped_off": LegEvent.DELIVERED,
    "finished": LegEvent.DONE,
    "lost": LegEvent.FAILED,
    "called_off": LegEvent.CANCELLED,
    "delayed": LegEvent.LATE,
    "proof": LegEvent.STEP,
}
"""Pedal's words for how far a job is."""
SIGNATURE = "pedal-signature"
TOLERANCE = timedelta(minutes=5)
MOST_PIECES = 8
"""Of an answer so much is read: a job's number is in the first of it."""


class PedalCourier(Connector):
    """Posts jobs to Pedal's `url`, known to it by their key, and reads its signed reports."""

    channel = "pedal"
    kinds = frozenset({Kind.COURIER})

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Offer the job; Pedal takes a second one with the same key for the same job."""
        job = permitted(job)
        told: dict[str, Any] = {
            "depot": member.setting("depot"),
            "number": job.order,
            "for": job.customer,
            "from": job.pickup,
            "to": job.address,
            "answer_by": job.reply_by.isoformat(),
        }
        if job.window:
            told["between"] = [job.window.start.isoformat(), job.window.end.isoformat()]
        return _post(member, http, stamp, job.dispatch, {"type": "job", "job": told})

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Call the job off under a key of its own."""
        told = {"type": "call_off", "key": job.dispatch, "number": job.order, "why": withhold_numbers(reason)}
        return _post(member, http, stamp, f"{job.dispatch}-off", told)

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """Believe only what is signed, then read one report."""
        _verify(incoming, member, stamp)
        report = _read(incoming.body)
        word = str(report.get("status"))
        if word not in WORDS:
            raise Unsupported(f"'{word}' is no report of ours: send one of {', '.join(WORDS)}.")
        try:
            return [
                Event(
                    id=str(report["report"]),
                    event=WORDS[word],
                    at=datetime.fromisoformat(report["at"]),
                    dispatch=str(report["key"]),
                    window=_window(report.get("between")),
                    note=report.get("remark"),
                )
            ]
        except (KeyError, TypeError, ValueError) as error:
            raise Rejected(
                "A report needs report, key, status and at (ISO 8601 with a zone): send them all."
            ) from error


def sign(secret: str, stamp: datetime, body: bytes) -> str:
    """Pedal's signature: the time in seconds, and a hash of time and body with the shared secret."""
    seconds = str(int(stamp.timestamp()))
    return f"t={seconds},v1={_hash(secret, seconds, body)}"


def _hash(secret: str, seconds: str, body: bytes) -> str:
    return hmac.new(secret.encode(), seconds.encode() + b"." + body, hashlib.sha256).hexdigest()


def _verify(incoming: Incoming, member: Member, stamp: datetime) -> None:
    headers = {name.lower(): value for name, value in incoming.headers.items()}
    parts = dict(part.partition("=")[::2] for part in headers.get(SIGNATURE, "").split(","))
    seconds, given = parts.get("t", ""), parts.get("v1", "")
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) < 12):
        raise BadSignature(f"The header {SIGNATURE} is missing: sign the body with the shared secret.")
    if abs(stamp - datetime.fromtimestamp(int(seconds), UTC)) > TOLERANCE:
        raise BadSignature("Signed more than five minutes from our time: set your clock and sign again.")
    right = [_hash(secret, seconds, incoming.body) for secret in member.secrets]
    if not any(hmac.compare_digest(one.encode(), given.encode()) for one in right):
        raise BadSignature("The signature fits none of our secrets: sign the exact bytes.")


def _read(body: bytes) -> Mapping[str, Any]:
    try:
        report = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Rejected("The report is no JSON: send one JSON object.") from error
    if not isinstance(report, dict) or not report:
        raise Rejected("The report is no JSON object: send one JSON object.")
    return report


def _window(between: Any) -> Window | None:
    if between is None:
        return None
    start, end = (datetime.fromisoformat(moment) for moment in between)
    return Window(start, end)


def _post(member: Member, http: httpx.Client, stamp: datetime, key: str, told: Mapping[str, Any]) -> Receipt:
    if not member.secrets:
        raise Misconfigured(f"{member.name} has no secret: create one and share it with Pedal.")
    body = json.dumps(told).encode()
    headers = {
        "content-type": "application/json",
        "idempotency-key": key,
        SIGNATURE: sign(member.secrets[0], stamp, body),
    }
    try:
        with http.stream(
            "POST", endpoint(member), content=body, headers=headers, follow_redirects=False
        ) as response:
            if not response.is_success:
                raise failure(member.name, response, stamp)
            return Receipt(_number(b"".join(islice(response.iter_raw(), MOST_PIECES))))
    except httpx.TransportError as error:
        raise unreached(member.name, error) from error


def _number(answer: bytes) -> str | None:
    """Pedal's own number of the job, if its answer names one."""
    try:
        return str(json.loads(answer)["pedal_job"])[:100]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
