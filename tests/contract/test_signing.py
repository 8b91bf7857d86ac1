"""Our signatures against the Standard Webhooks library, both ways, and against whoever would forge them."""

import base64
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from connectors.base import BadSignature, Incoming, Misconfigured
from connectors.signing import sign, verify

NEW = "whsec_" + base64.b64encode(b"the-new-secret-of-the-shop").decode()
OLD = "whsec_" + base64.b64encode(b"the-old-secret-of-the-shop").decode()
STAMP = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
BODY = '{"type": "dispatch.accepted", "note": "café"}'.encode()


def signed(secret: str = NEW, stamp: datetime = STAMP) -> Incoming:
    return Incoming(sign([secret], "msg-1", stamp, BODY), BODY)


def changed(incoming: Incoming, **headers: str) -> Incoming:
    dashed = {name.replace("_", "-"): value for name, value in headers.items()}
    return Incoming({**incoming.headers, **dashed}, incoming.body)


def test_the_example_of_the_specification_comes_out_the_same() -> None:
    # Published with the specification's reference libraries.
    secret, stamp = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", datetime.fromtimestamp(1614265330, UTC)
    headers = sign([secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", stamp, b'{"test": 2432232314}')
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_library_believes_what_we_sign() -> None:
    now = datetime.now(UTC)  # the library reads the clock itself
    headers = sign([NEW], "msg-1", now, BODY)
    assert Webhook(NEW).verify(BODY, headers)["note"] == "café"


def test_we_believe_what_the_library_signs() -> None:
    signature = Webhook(NEW).sign("msg-1", STAMP, BODY.decode())
    headers = {
        "Webhook-Id": "msg-1",
        "Webhook-Timestamp": str(int(STAMP.timestamp())),
        "Webhook-Signature": signature,
    }
    assert verify([NEW], Incoming(headers, BODY), STAMP) == "msg-1"


def test_a_stamp_in_another_zone_is_the_same_moment() -> None:
    elsewhere = STAMP.astimezone(timezone(timedelta(hours=-5)))
    assert sign([NEW], "msg-1", elsewhere, BODY) == sign([NEW], "msg-1", STAMP, BODY)


@given(st.binary(min_size=1), st.sampled_from(["body", "id", "time", "signature"]))
def test_nothing_can_be_changed_after_signing(noise: bytes, part: str) -> None:
    good = signed()
    tampered = {
        "body": Incoming(good.headers, BODY + noise),
        "id": changed(good, webhook_id="msg-2"),
        "time": changed(good, webhook_timestamp=str(int(STAMP.timestamp()) + 1)),
        "signature": changed(good, webhook_signature="v1," + base64.b64encode(noise).decode()),
    }
    with pytest.raises(BadSignature):
        verify([NEW], tampered[part], STAMP)


@pytest.mark.parametrize("age", [timedelta(minutes=-5), timedelta(0), timedelta(minutes=5)])
def test_five_minutes_either_way_are_allowed(age: timedelta) -> None:
    assert verify([NEW], signed(stamp=STAMP - age), STAMP) == "msg-1"


@pytest.mark.parametrize("age", [timedelta(minutes=-5, seconds=-1), timedelta(minutes=5, seconds=1)])
def test_older_or_newer_is_stale(age: timedelta) -> None:
    with pytest.raises(BadSignature, match="clock"):
        verify([NEW], signed(stamp=STAMP - age), STAMP)


def test_during_a_rotation_either_secret_will_do() -> None:
    assert verify([NEW, OLD], signed(OLD), STAMP) == "msg-1"
    both = Incoming(sign([NEW, OLD], "msg-1", STAMP, BODY), BODY)
    assert verify([OLD], both, STAMP) == "msg-1"
    assert verify([NEW], both, STAMP) == "msg-1"


def test_the_library_believes_a_rotation() -> None:
    now = datetime.now(UTC)
    headers = sign([NEW, OLD], "msg-1", now, BODY)
    for secret in (NEW, OLD):
        Webhook(secret).verify(BODY, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook(NEW).verify(BODY + b" ", headers)


def test_after_a_rotation_the_old_secret_is_worth_nothing() -> None:
    with pytest.raises(BadSignature, match="none of our secrets"):
        verify([NEW], signed(OLD), STAMP)


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_missing_header_is_named(name: str) -> None:
    good = signed()
    headers = {key: value for key, value in good.headers.items() if key != name}
    with pytest.raises(BadSignature, match=name):
        verify([NEW], Incoming(headers, BODY), STAMP)


@pytest.mark.parametrize("value", ["soon", "9" * 30, "1.5", "-1", "nan", "٣"])
def test_a_strange_time_is_no_signature(value: str) -> None:
    with pytest.raises(BadSignature):
        verify([NEW], changed(signed(), webhook_timestamp=value), STAMP)


@pytest.mark.parametrize("value", ["v1", "v1,", ",,,", "v1,é", "v2,abc", "   "])
def test_a_strange_signature_is_no_signature(value: str) -> None:
    with pytest.raises(BadSignature):
        verify([NEW], changed(signed(), webhook_signature=value), STAMP)


def test_an_empty_secret_never_matches() -> None:
    for secrets in ([], [""], ["whsec_"]):
        with pytest.raises(Misconfigured):
            verify(secrets, signed(), STAMP)
        with pytest.raises(Misconfigured):
            sign(secrets, "msg-1", STAMP, BODY)
