"""Couriers by DoorDash Drive v2 and Uber Direct, each against a sandbox written from its public documents."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import jwt
import pytest

from connectors.base import FollowingConnector, Incoming, Member, Misconfigured, Rejected
from connectors.doordash import NEWS, STATUSES, DoorDashDrive, shown
from connectors.kinds import Kind, LegEvent
from connectors.sandbox import Received, Reply, Sandbox
from connectors.testing import FollowingContract
from connectors.testing.common import SECRET, STAMP, sample_job
from connectors.uber_direct import SIGNATURE, STATUS, WORDS, UberDirect, sign

SIGNING = "YSBzaWduaW5nIHNlY3JldCBvZiBhIGRhc2hlciwgZm9yIHRlc3Rz"  # for tests only, opens nothing
SPOKEN = frozenset(
    {LegEvent.ACCEPTED, LegEvent.PICKED_UP, LegEvent.DELIVERED, LegEvent.CANCELLED, LegEvent.FAILED}
)
JOB = sample_job(Kind.COURIER)


class Dasher:
    """Drive's quotes and deliveries: an id is known by what was asked, and a Dasher cannot be called back."""

    def __init__(self) -> None:
        self.deliveries: dict[str, dict[str, Any]] = {}

    def __call__(self, request: Received) -> Reply:
        """Answer a request."""
        status, body = self._answer(request)
        return status, json.dumps(body).encode()

    def _answer(self, request: Received) -> tuple[int, dict[str, Any]]:
        scheme, token = request.headers["authorization"].split()
        assert (scheme, jwt.get_unverified_header(token)["dd-ver"]) == ("Bearer", "DD-JWT-V1")
        key = SIGNING + "=" * (-len(SIGNING) % 4)
        claims = jwt.decode(
            token,
            jwt.utils.base64url_decode(key),
            ["HS256"],
            audience="doordash",
            options={"verify_exp": False, "verify_iat": False},
        )
        assert (claims["iss"], claims["kid"], claims["exp"] - claims["iat"]) == ("dev-1", "key-1", 300)
        path = request.path.removeprefix("/jobs").removeprefix("/drive/v2/").split("/")
        body = json.loads(request.body or b"null")
        match (request.method, path):
            case ("POST", ["quotes"]):
                missing = [
                    name
                    for name in ("external_delivery_id", "dropoff_address", "dropoff_phone_number")
                    if not body.get(name)
                ]
                if missing:
                    return 400, {"code": "validation_error", "field_errors": missing}
                known = self.deliveries.get(body["external_delivery_id"])
                if known and known["delivery_status"] != "quote":
                    return 409, {"code": "duplicate_delivery_id"}
                made = {**body, "fee": 975, "delivery_status": "quote"}
                self.deliveries[body["external_delivery_id"]] = made
                return 200, made
            case ("POST", ["quotes", known, "accept"]):
                return 200, self._move(known, "created")
            case ("GET", ["deliveries", known]) if known in self.deliveries:
                return 200, self.deliveries[known]
            case ("PUT", ["deliveries", known, "cancel"]) if known in self.deliveries:
                if self.deliveries[known]["delivery_status"] != "created":
                    return 409, {"code": "delivery_not_cancellable"}
                return 200, self._move(known, "cancelled")
        return 404, {"code": "unknown_delivery_id"}

    def _move(self, known: str, status: str) -> dict[str, Any]:
        self.deliveries[known]["delivery_status"] = status
        return self.deliveries[known]


class Uber:
    """Uber Direct's login, quotes, deliveries; a repeat under one key is the same delivery."""

    def __init__(self) -> None:
        self.deliveries: dict[str, dict[str, Any]] = {}

    def __call__(self, request: Received) -> Reply:
        """Answer a request."""
        status, body = self._answer(request)
        return status, json.dumps(body).encode()

    def _answer(self, request: Received) -> tuple[int, dict[str, Any]]:
        path = request.path.removeprefix("/jobs")
        if path == "/oauth/v2/token":
            asked = dict(httpx.QueryParams(request.body.decode()))
            right = {
                "client_id": "c-1",
                "client_secret": "s-1",
                "grant_type": "client_credentials",
                "scope": "eats.deliveries",
            }
            return (
                (200, {"access_token": "t-1", "token_type": "Bearer"})
                if asked == right
                else (401, {"error": "invalid_client"})
            )
        assert request.headers["authorization"] == "Bearer t-1"
        what = path.removeprefix("/v1/customers/cus_1/").split("?")[0].split("/")
        body = json.loads(request.body or b"null")
        match (request.method, what):
            case ("POST", ["delivery_quotes"]):
                return 200, {"id": "dqt_1", "kind": "delivery_quote", "fee": 714, "currency_type": "USD"}
            case ("POST", ["deliveries"]):
                needed = (
                    "pickup_name",
                    "pickup_address",
                    "pickup_phone_number",
                    "dropoff_name",
                    "dropoff_address",
                    "dropoff_phone_number",
                    "manifest_items",
                )
                if not all(body.get(name) for name in needed):
                    return 400, {"code": "invalid_params"}
                number = f"del_{body['idempotency_key']}"
                return 200, self.deliveries.setdefault(
                    number, {"id": number, "status": "pending", "external_id": body["external_id"]}
                )
            case ("GET", ["deliveries"]):
                return 200, {"object": "list", "data": [*self.deliveries.values()][::-1]}
            case ("POST", ["deliveries", known, "cancel"]):
                if self.deliveries[known]["status"] not in ("pending", "pickup"):
                    return 400, {"code": "noncancelable_delivery"}
                self.deliveries[known]["status"] = "canceled"
                return 200, self.deliveries[known]
        return 404, {"code": "delivery_not_found"}


class TestDoorDashDrive(FollowingContract):
    connector = DoorDashDrive()
    speaks = SPOKEN
    reads_answers = True

    @pytest.fixture(autouse=True)
    def _drive(self) -> None:
        self.drive = Dasher()

    def member(self, kind: Kind, url: str) -> Member:
        return dasher(url)

    def replies(self, request: Received) -> Reply:
        return self.drive(request)

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        word = next((name for name, said in NEWS.items() if said == event), event)
        return self.signed(json.dumps({"external_delivery_id": dispatch, "event_name": word}).encode())

    def signed(self, body: bytes) -> Incoming:
        return Incoming({"Authorization": shown(SECRET)}, body)

    def forged(self, incoming: Incoming) -> Incoming:
        return Incoming({"Authorization": shown("another")}, incoming.body)

    def is_job(self, request: Received) -> bool:
        return not request.path.endswith("/accept")

    def same_offer_key(self, request: Received) -> str:
        return f"{request.path} {json.loads(request.body).get('external_delivery_id')}"

    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        word = next(name for name, said in STATUSES.items() if said == event)
        return json.dumps({"external_delivery_id": dispatch, "delivery_status": word}).encode()

    def knows_nothing(self) -> bytes:
        return b'{"external_delivery_id": "dsp-courier", "delivery_status": "quote"}'


class TestUberDirect(FollowingContract):
    connector = UberDirect()
    speaks = SPOKEN
    reads_answers = True

    @pytest.fixture(autouse=True)
    def _uber(self) -> None:
        self.uber = Uber()

    def member(self, kind: Kind, url: str) -> Member:
        return uber(url)

    def replies(self, request: Received) -> Reply:
        return self.uber(request)

    def told(self, event: str, dispatch: str) -> dict[str, str]:
        """A delivery as they keep it."""
        word = next((name for name, said in WORDS.items() if said == event), event)
        return {"id": "del_1", "status": word, "external_id": dispatch}

    def says(self, event: str, dispatch: str, order: int) -> Incoming:
        data = self.told(event, dispatch)
        return self.signed(json.dumps({"kind": STATUS, "status": data["status"], "data": data}).encode())

    def signed(self, body: bytes) -> Incoming:
        return Incoming({SIGNATURE: sign(SECRET, body)}, body)

    def is_job(self, request: Received) -> bool:
        return request.method == "POST" and request.path.endswith(("/deliveries", "/cancel"))

    def changes(self, request: Received) -> bool:
        return request.method != "GET" and not request.path.endswith("/oauth/v2/token")

    def same_offer_key(self, request: Received) -> str:
        return f"{request.path} {json.loads(request.body).get('idempotency_key')}"

    def answers(self, event: str, dispatch: str, order: int) -> bytes:
        return json.dumps({"access_token": "t-1", "data": [self.told(event, dispatch)]}).encode()

    def knows_nothing(self) -> bytes:
        return b'{"access_token": "t-1", "data": []}'


def dasher(url: str, **more: str) -> Member:
    config = {"developer_id": "dev-1", "key_id": "key-1", "signing_secret": SIGNING, "phone": "+12075550100"}
    return Member("DoorDash", Kind.COURIER, {"url": url, **config, **more}, (SECRET,))


def uber(url: str, **more: str) -> Member:
    config = {"customer_id": "cus_1", "client_id": "c-1", "client_secret": "s-1", "phone": "+12075550100"}
    return Member("Uber", Kind.COURIER, {"url": url, "login_url": url, **config, **more}, (SECRET,))


@pytest.mark.parametrize(
    ("courier", "member", "play", "on_its_way", "why"),
    [
        (
            DoorDashDrive(),
            dasher,
            Dasher,
            {"delivery_status": "confirmed"},
            "cancels nothing that a Dasher has",
        ),
        (UberDirect(), uber, Uber, {"status": "dropoff"}, "refused"),
    ],
    ids=["doordash", "uber"],
)
def test_from_the_quote_to_the_door(
    courier: FollowingConnector,
    member: Callable[..., Member],
    play: type[Dasher | Uber],
    on_its_way: dict[str, str],
    why: str,
) -> None:
    """Too dear is refused before anything is ordered; on its way it is not called back; unasked it stays as it was."""
    theirs = play()
    with Sandbox() as box, httpx.Client(timeout=2, trust_env=False) as http:
        box.replies = theirs
        courier.withdraw(JOB, member(box.url), http, STAMP, "nothing was ordered yet")
        with pytest.raises(Rejected, match="more than was agreed"):
            courier.dispatch(JOB, member(box.url, most="500"), http, STAMP)
        with pytest.raises(Misconfigured, match="no number of cents"):
            courier.dispatch(JOB, member(box.url, most="five dollars"), http, STAMP)
        assert courier.follow(JOB, member(box.url), http, STAMP) == []
        courier.dispatch(JOB, member(box.url, most="1000"), http, STAMP)
        (event,) = courier.follow(JOB, member(box.url), http, STAMP)
        assert (event.event, event.dispatch) == (LegEvent.ACCEPTED, JOB.dispatch)
        (made,) = theirs.deliveries.values()
        state = dict(made)
        made.update(on_its_way)
        with pytest.raises(Rejected, match=why):
            courier.withdraw(JOB, member(box.url), http, STAMP, "she changed her mind")
        made.update(state)
        courier.withdraw(JOB, member(box.url), http, STAMP, "she changed her mind")
        (event,) = courier.follow(JOB, member(box.url), http, STAMP)
        assert event.event is LegEvent.CANCELLED


def test_what_is_no_news_is_none() -> None:
    batched = json.dumps({"external_delivery_id": "dsp-1", "event_name": "DELIVERY_BATCHED"}).encode()
    assert (
        DoorDashDrive().receive(
            Incoming({"authorization": shown(SECRET)}, batched), dasher("http://x"), STAMP
        )
        == []
    )
    moved = json.dumps({"kind": "event.courier_update", "data": {"id": "del_1", "status": "pickup"}}).encode()
    assert (
        UberDirect().receive(Incoming({SIGNATURE: sign(SECRET, moved)}, moved), uber("http://x"), STAMP) == []
    )
