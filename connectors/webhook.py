"""Speaks Standard Webhooks with any provider that has a little IT; the reference for other connectors."""

import json
from datetime import datetime
from itertools import islice
from typing import Any

import httpx

from connectors import signing, wire
from connectors.answers import endpoint, failure, unreached
from connectors.base import (
    Event,
    Incoming,
    Item,
    Job,
    Member,
    News,
    ProbingConnector,
    Receipt,
    Said,
    Unsupported,
    Window,
)
from connectors.kinds import REPORTS, Kind, LegEvent
from connectors.privacy import permitted, permitted_news, withhold_numbers

# An answer is a few words; reading so few pieces bounds both its size and the time a slow one can hold us.
MAX_PIECES = 8


class WebhookProvider(ProbingConnector):
    """Posts jobs to `config["url"]`, signed, and reads the provider's signed answers."""

    channel = "webhook"
    kinds = frozenset(Kind) - {Kind.CARE_MONITOR}

    def dispatch(self, job: Job, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Post `dispatch.requested`; the webhook-id is the dispatch, so a repeat is seen as one."""
        body = wire.write_job(wire.REQUESTED, permitted(job, _country(member)), stamp)
        return _post(member, job.dispatch, body, http, stamp)

    def withdraw(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, reason: str) -> Receipt:
        """Post `dispatch.withdrawn` under an id of its own, or the provider would drop it as a repeat."""
        country = _country(member)
        reason = withhold_numbers(reason, country)
        body = wire.write_job(wire.WITHDRAWN, permitted(job, country), stamp, reason=reason)
        return _post(member, wire.withdrawal_id(job.dispatch), body, http, stamp)

    def update(self, job: Job, member: Member, http: httpx.Client, stamp: datetime, news: News) -> Receipt:
        """Post `dispatch.updated` under an id of its own: the job as it is now, and what is new about it."""
        country = _country(member)
        news = permitted_news(news, member.kind, country)
        what: dict[str, Any] = {"news": wire.write_peer(news.peer) if news.peer else "agreed"}
        if news.note:
            what["word"] = news.note
        body = wire.write_job(wire.UPDATED, permitted(job, country), stamp, **what)
        return _post(member, wire.news_id(job.dispatch, news.id), body, http, stamp)

    def probe(self, event: str, member: Member, http: httpx.Client, stamp: datetime) -> Receipt:
        """Post `webhook.test`, signed like any other; its data says nothing."""
        return _post(member, event, wire.write_test(stamp), http, stamp)

    def receive(self, incoming: Incoming, member: Member, stamp: datetime) -> list[Said]:
        """One event; raises BadSignature, Rejected, or Unsupported for what this kind does not report."""
        message_id = signing.verify(member.secrets, incoming, stamp)
        message = wire.read_message(incoming.body)
        event = _event(message.type, member.kind)
        data = wire.read_data(wire.AnswerData, message.data)
        return [
            Event(
                id=message_id,
                event=event,
                at=message.timestamp,
                dispatch=data.dispatch,
                order=data.order,
                window=Window(data.window.start, data.window.end) if data.window else None,
                note=data.note,
                items=tuple(Item(**item.model_dump()) for item in data.items),
                total=data.total,
            )
        ]


def _country(member: Member) -> str:
    return member.config.get("country", "US")


def _event(message_type: str, kind: Kind) -> LegEvent:
    known = {f"dispatch.{event}": event for event in LegEvent if event in REPORTS[kind]}
    if message_type not in known:
        raise Unsupported(f"A {kind} cannot report '{message_type}': use one of {', '.join(known)}.")
    return known[message_type]


def _post(member: Member, message_id: str, body: bytes, http: httpx.Client, stamp: datetime) -> Receipt:
    headers = signing.sign(member.secrets, message_id, stamp, body) | {"content-type": "application/json"}
    url = endpoint(member)
    try:
        with http.stream("POST", url, content=body, headers=headers, follow_redirects=False) as response:
            if not response.is_success:
                raise failure(member.name, response, stamp)
            reference = _reference(b"".join(islice(response.iter_raw(), MAX_PIECES)))
            return Receipt(reference, response.status_code)
    except httpx.TransportError as error:
        raise unreached(member.name, error) from error


def _reference(answer: bytes) -> str | None:
    """The provider's own number from `{"reference": "..."}`; any other answer is fine and says nothing."""
    try:
        parsed = json.loads(answer)
    except (ValueError, RecursionError):
        return None
    reference = parsed.get("reference") if isinstance(parsed, dict) else None
    return reference[:100] if isinstance(reference, str) else None
