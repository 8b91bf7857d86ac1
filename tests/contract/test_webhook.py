"""What the contract leaves to the webhook connector itself: its JSON, its waits, its odd answers."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import respx
from standardwebhooks.webhooks import Webhook

from connectors import signing
from connectors.base import Event, Incoming, Item, Member, Misconfigured, Receipt, Rejected, Temporary, Window
from connectors.kinds import Kind, LegEvent
from connectors.sandbox import Sandbox
from connectors.testing.common import SECRET, STAMP, sample_job
from connectors.webhook import WebhookProvider

SHOP = Member("Corner Shop", Kind.GROCER, {"url": "https://shop.example/jobs"}, (SECRET,))
JOB = sample_job(Kind.GROCER)


def dispatch(answer: httpx.Response, member: Member = SHOP) -> Receipt:
    with respx.mock() as network, httpx.Client() as http:
        network.post("https://shop.example/jobs").mock(answer)
        return WebhookProvider().dispatch(JOB, member, http, STAMP)


def receive(**data: Any) -> Event:
    body = json.dumps({"type": "dispatch.proposed", "timestamp": "2026-03-04T14:00:00-05:00", "data": data})
    headers = signing.sign([SECRET], "msg-1", STAMP, body.encode())
    (event,) = WebhookProvider().receive(Incoming(headers, body.encode()), SHOP, STAMP)
    assert isinstance(event, Event)
    return event


def between(start: str, end: str) -> dict[str, Any]:
    return {"order": 27, "window": {"start": start, "end": end}}


def test_a_job_on_the_wire() -> None:
    with Sandbox() as box, httpx.Client(trust_env=False) as http:
        member = Member("Corner Shop", Kind.GROCER, {"url": box.url}, (SECRET,))
        receipt = WebhookProvider().dispatch(JOB, member, http, STAMP)
    (request,) = box.received
    assert receipt == Receipt("SANDBOX-1")
    assert request.headers["webhook-id"] == JOB.dispatch
    assert request.headers["content-type"] == "application/json"
    signature = Webhook(SECRET).sign(JOB.dispatch, STAMP, request.body.decode())
    assert request.headers["webhook-signature"] == signature
    message = json.loads(request.body)
    assert (message["type"], message["timestamp"]) == ("dispatch.requested", "2026-03-04T19:00:00Z")
    data = message["data"]
    assert data["window"] == {"start": "2026-03-04T20:00:00Z", "end": "2026-03-04T22:00:00Z"}
    assert data["items"][1] == {"name": "milk 2% half gal", "quantity": 1, "unit": None, "price": 349}
    assert (data["order"], data["kind"], data["customer"]) == (27, "grocer", "Mrs B")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("Wed, 04 Mar 2026 19:01:30 GMT", 90),
        ("Wed, 04 Mar 2026 18:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("9" * 400, None),
    ],
)
def test_retry_after_in_every_form(header: str, seconds: float | None) -> None:
    answer = httpx.Response(503, headers=[(b"retry-after", header.encode("latin-1"))])
    with pytest.raises(Temporary) as raised:
        dispatch(answer)
    assert raised.value.retry_after == seconds


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 304])
def test_a_redirect_asks_for_the_final_url(status: int) -> None:
    with pytest.raises(Misconfigured, match="final url"):
        dispatch(httpx.Response(status, headers={"location": "https://evil.example/"}))


@pytest.mark.parametrize("status", [500, 502, 504, 599])
def test_other_failures_of_the_server_are_temporary(status: int) -> None:
    with pytest.raises(Temporary):
        dispatch(httpx.Response(status))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_other_refusals_are_final(status: int) -> None:
    with pytest.raises(Rejected):
        dispatch(httpx.Response(status))


@pytest.mark.parametrize("body", [b"", b"ok", b"[]", b'{"reference": 5}', b"\xff\xfe", b"[" * 100_000])
def test_any_body_of_a_success_will_do(body: bytes) -> None:
    assert dispatch(httpx.Response(202, content=body)) == Receipt(None)


@pytest.mark.parametrize("url", ["", "shop.example/jobs", "ftp://shop.example", "https://", "http://a\0b"])
def test_a_wrong_url_is_a_matter_for_a_person(url: str) -> None:
    with pytest.raises(Misconfigured):
        dispatch(httpx.Response(200), Member("Corner Shop", Kind.GROCER, {"url": url}, (SECRET,)))


def test_an_answer_with_everything() -> None:
    window = {"start": "2026-03-04T15:00:00-05:00", "end": "2026-03-04T21:00:00Z"}
    items = [{"name": "maxwell house", "quantity": 1, "price": 899}]
    event = receive(dispatch="dsp-1", order=27, window=window, note="no folgers", items=items, total=1840)
    assert event == Event(
        id="msg-1",
        event=LegEvent.PROPOSED,
        at=datetime(2026, 3, 4, 19, tzinfo=UTC),
        dispatch="dsp-1",
        order=27,
        window=Window(STAMP + timedelta(hours=1), STAMP + timedelta(hours=2)),
        note="no folgers",
        items=(Item("maxwell house", 1, None, 899),),
        total=1840,
    )


def test_whole_cents_may_be_written_with_a_point() -> None:
    """JSON knows no integers, and some systems write them so."""
    assert receive(order=27, total=1840.0).total == 1840


@pytest.mark.parametrize(
    ("data", "named"),
    [
        ({}, "neither a dispatch nor an order"),
        ({"order": 0}, "data.order"),
        ({"order": 27, "total": 18.4}, "data.total"),
        ({"order": 27, "total": -1}, "data.total"),
        ({"order": 27, "note": "x" * 501}, "data.note"),
        ({"order": 27, "note": "a\0b"}, "NUL"),
        ({"order": 27, "items": [{"quantity": 1}]}, "data.items.0.name"),
        (between("2026-03-04T15:00", "2026-03-04T16:00Z"), "timezone"),
        (between("2026-03-04T15:00Z", "2026-03-04T14:00Z"), "before it starts"),
        (between("0001-01-01T00:00+14:00", "2026-03-04T14:00Z"), "too far"),
    ],
)
def test_a_wrong_answer_is_told_where(data: dict[str, Any], named: str) -> None:
    with pytest.raises(Rejected, match=named):
        receive(**data)
