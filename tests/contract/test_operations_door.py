"""The operations API: nonsense is refused by its field, never with a fault of ours; a new world ends a running move."""

import copy
import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from concierge_bot.bootstrap import App
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from concierge_bot.web import operations
from tests.fixtures import core as fixtures
from tests.fixtures.core import WORLD
from tests.fixtures.town import AGENCY, ANA, DESK, DOROTHY

Json = dict[str, Any]
KEY = {"Authorization": f"Bearer {DEVELOPMENT_SECRET}"}
CORNER = "+13055550150"
PERSON: Json = {
    "name": "Dorothy Baker",
    "phone": DOROTHY,
    "postcode": "45402",
    "time_zone": "America/New_York",
    "landline": True,
    "consent": "given",
    "medications": [{"name": "Lisinopril", "times": ["09:30"], "days": ["mon", "Tuesday"], "supply_left": 9}],
    "contacts": [{"name": "Ana Baker", "phone": ANA, "permissions": ["alarms"], "order": 1}],
    "usual": ["Milk", {"name": "Bananas", "quantity": 6}],
    "orders": [{"items": ["Milk"], "status": "done", "at": "2026-11-24T10:30"}],
    "standing_orders": [
        {
            "items": ["Milk"],
            "rrule": "FREQ=WEEKLY;BYDAY=TH",
            "start": "2026-12-03T10:00",
            "exceptions": ["2026-12-10"],
        }
    ],
    "holds": [{"from": "2026-12-20"}],
}
SHOP: Json = {
    "name": "Corner Mart",
    "kind": "grocer",
    "channel": "sms",
    "phone": CORNER,
    "rank": 2,
    "price": 300,
    "rating": 4.3,
    "hours": "08:00-19:00",
    "catalogue": [{"name": "Milk", "price": 320, "unit": "each"}],
    "evidence": [{"kind": "insurance", "expires": "2027-01-01"}],
}
TOWN: Json = {
    "now": "2026-12-01T09:00",
    "agency": {"name": "Elm Care", "phone": AGENCY, "desk_phone": DESK, "time_zone": "America/New_York"},
    "customers": [PERSON],
    "providers": [SHOP, {"name": "SafeHome", "kind": "care_monitor"}],
}


@dataclass
class Door:
    """The real web app of one house, asked as the simulator asks it."""

    app: App
    client: TestClient

    def post(self, path: str, body: Any) -> Response:
        """Post JSON, in ASCII as the simulator writes it."""
        headers = {**KEY, "Content-Type": "application/json"}
        return self.client.post(f"/operations/{path}", content=json.dumps(body), headers=headers)

    def load(self, world: Any) -> Response:
        """Load a world."""
        return self.post("load", {"scenario": world})

    def now(self) -> datetime:
        """Return business time."""
        return datetime.fromisoformat(self.client.get("/operations/clock", headers=KEY).json()["now"])


def _door(url: str, **chosen: Any) -> Iterator[Door]:
    app = App.build(fixtures.settings(url, **chosen))
    yield Door(app, TestClient(web_app.create(app), raise_server_exceptions=False))
    app.close()


@pytest.fixture
def door(sqlite_url: str) -> Iterator[Door]:
    yield from _door(sqlite_url)


@pytest.fixture
def door_on_either(either_url: str) -> Iterator[Door]:
    yield from _door(either_url)


def refused(answer: Response, field: str, status: int = 422) -> None:
    """Assert a refusal that names its field and says something."""
    assert (answer.status_code, answer.json().get("field")) == (status, field), answer.text
    assert len(answer.json()["error"]) > len(field)


def changed(place: str, value: Any) -> Json:
    """Return the whole town with one thing in it written otherwise."""
    world = copy.deepcopy(TOWN)
    *way, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    inner: Any = world
    for part in way:
        inner = inner[part]
    inner[last] = value
    return world


def test_the_whole_town_is_taken(door_on_either: Door) -> None:
    assert door_on_either.load(TOWN).status_code == 200
    assert door_on_either.now() - datetime.fromisoformat("2026-12-01T14:00:00Z") < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("now", "9999-12-31T23:00"),
        ("now", "0001-01-01T00:00"),
        ("now", None),
        ("agency.time_zone", "Mars/Olympus"),
        ("agency.time_zone", "America"),
        ("agency.time_zone", "../../etc/passwd"),
        ("agency.country", "Atlantis"),
        ("agency.currency", "$"),
        ("agency.name", "  "),
        ("agency.desk_phone", AGENCY),
        ("customers.0.time_zone", "EST5EDT4,M3"),
        ("customers.0.name", ""),
        ("customers.0.phone", AGENCY),
        ("customers.0.phone", DESK),
        ("customers.0.phone", "3055550134"),
        ("customers.0.phone", "+1305"),
        ("customers.0.landline", "at home"),
        ("customers.0.landline", 3),
        ("customers.0.consent", "maybe"),
        ("customers.0.contacts.0.phone", AGENCY),
        ("customers.0.contacts.0.phone", DOROTHY),
        ("customers.0.contacts.0.phone", CORNER),
        ("customers.0.contacts.0.name", "\u2003"),
        ("customers.0.contacts.0.permissions.0", "everything"),
        ("customers.0.contacts.0.order", 10**30),
        ("customers.0.medications.0.name", "\t"),
        ("customers.0.medications.0.times.0", "25:00"),
        ("customers.0.medications.0.days.1", "payday"),
        ("customers.0.medications.0.every", 0),
        ("customers.0.orders.0.status", "eaten"),
        ("customers.0.usual.1.name", ""),
        ("customers.0.standing_orders.0.rrule", "every Thursday"),
        ("customers.0.standing_orders.0.rrule", "FREQ=DAILY;INTERVAL=0"),
        ("customers.0.standing_orders.0.rrule", "FREQ=SECONDLY"),
        ("customers.0.standing_orders.0.rrule", "FREQ=MONTHLY;BYDAY=+99MO"),
        ("customers.0.standing_orders.0.rrule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ("customers.0.standing_orders.0.exceptions.0", "Christmas"),
        ("customers.0.notes", "half a face \ud83d"),
        ("customers.0.notes", "nothing\0more"),
        ("customers.0.holds.0.from", float("nan")),
        ("providers.0.name", "\n"),
        ("providers.0.kind", "wizard"),
        ("providers.0.channel", "pigeon"),
        ("providers.1.channel", "sms"),
        ("providers.0.phone", None),
        ("providers.0.phone", DOROTHY),
        ("providers.0.rank", 10**30),
        ("providers.0.price", 10**30),
        ("providers.0.price", -1),
        ("providers.0.rating", float("inf")),
        ("providers.0.standing", "beloved"),
        ("providers.0.catalogue.0.price", 10**30),
        ("providers.1.name", "Corner Mart"),
        ("providers.0.half \ud800", 1),
    ],
)  # fmt: skip
def test_what_makes_no_sense_in_a_world_is_refused_by_its_field(door: Door, place: str, value: Any) -> None:
    refused(door.load(changed(place, value)), place)


def test_two_customers_cannot_have_one_phone(door: Door) -> None:
    refused(door.load({**TOWN, "customers": [PERSON, {**PERSON, "name": "Lou"}]}), "customers.1.phone")


def test_a_customer_may_be_another_customers_contact(door: Door) -> None:
    lou = {"name": "Lou Baker", "phone": ANA}
    assert door.load({**TOWN, "customers": [PERSON, lou]}).status_code == 200


def test_an_endpoint_needs_its_address_and_secret(door: Door) -> None:
    body = {"scenario": TOWN, "endpoints": {"SafeHome": {"url": "http://127.0.0.1:1/"}}}
    refused(door.post("load", body), "endpoints.SafeHome.secret")


@pytest.mark.parametrize(
    ("move", "field"),
    [
        ({"by": "P99999999999D"}, "by"),
        ({"by": f"P{'9' * 5000}D"}, "by"),
        ({"by": "P367D"}, "by"),
        ({"by": "-PT30M"}, "by"),
        ({"by": "a while"}, "by"),
        ({"to": "9999-12-31"}, "to"),
        ({"to": "9999-12-31T23:59:59-12:00"}, "to"),
        ({"to": "0001-01-01T00:00"}, "to"),
        ({"to": "2028-12-01T09:00"}, "to"),
        ({"to": "2026-11-30T09:00"}, "to"),
        ({"to": "tomorrow"}, "to"),
        ({"to": "2026-12-01T10:00", "by": "PT30M"}, "to"),
        ({}, "to"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_move_that_cannot_be_is_refused_and_moves_nothing(door: Door, move: Json, field: str) -> None:
    door.load(WORLD)
    before = door.now()
    refused(door.post("clock", move), field)
    assert door.now() - before < timedelta(minutes=1)


def test_a_move_may_go_a_quarter_of_a_year(door: Door) -> None:
    door.load({"now": "2026-12-01T09:00"})
    assert door.post("clock", {"by": "P92D"}).status_code == 200
    assert door.now() > datetime.fromisoformat("2027-03-03T13:59:00Z")


def test_loading_a_world_ends_a_running_move(door_on_either: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody works at what falls due, so the move waits at each of it; until the reminder not for long."""
    monkeypatch.setattr(operations, "SETTLE_SECONDS", 2.0)
    door = door_on_either
    door.load(TOWN)
    with ThreadPoolExecutor(1) as pool:
        moving = pool.submit(door.post, "clock", {"by": "P2D"})
        wanted = datetime.fromisoformat("2026-12-01T14:30:00Z")
        while door.now() < wanted:
            assert not moving.done(), moving.result().text
            time.sleep(0.02)  # the move is another request: its clock is all there is to see
        began = time.monotonic()
        assert door.load({"now": "2026-12-24T09:00"}).status_code == 200
        answer = moving.result(timeout=10)
    assert answer.status_code == 409
    assert "move on from there" in answer.json()["error"]
    assert time.monotonic() - began < 5
    assert door.now() - datetime.fromisoformat("2026-12-24T14:00:00Z") < timedelta(minutes=1)


def test_a_move_that_takes_too_long_says_how_far_it_came(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations, "SETTLE_SECONDS", 0.1)
    monkeypatch.setattr(operations, "MOVE_SECONDS", 0.1)
    door.load(TOWN)
    answer = door.post("clock", {"by": "P30D"})
    assert answer.status_code == 409
    now = door.now()
    assert now < datetime.fromisoformat("2026-12-30T00:00:00Z")
    assert now.isoformat()[:16] in answer.json()["error"]


def test_the_interfaces_are_described_in_development_only(door: Door, sqlite_url: str) -> None:
    assert door.client.get("/openapi.json").status_code == 200
    secrets = dict.fromkeys(("operations_key", "desk_key", "dialogue_token"), "a secret of our own")
    live = _door(sqlite_url, environment="production", twilio_account_sid="AC" + "1" * 32, **secrets)
    assert next(live).client.get("/openapi.json").status_code == 404
    next(live, None)


def test_a_fault_of_ours_is_answered_in_words_and_leaves_the_connection_whole(door: Door) -> None:
    """An error that is raised on to the server makes it close the connection, under the caller's next request."""

    def fault() -> None:
        raise RuntimeError("a fault of ours")

    web = web_app.create(door.app)
    web.add_api_route("/fault", fault)
    answer = TestClient(web, raise_server_exceptions=True).get("/fault")
    assert answer.status_code == 500
    assert answer.json()["error"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/desk/tasks/{}/claim", "/desk/orders/{}/undo", "/desk/alarms/{}/acknowledge"]
)
def test_a_number_that_nothing_can_have_is_refused(door: Door, path: str) -> None:
    door.load(WORLD)
    refused(door.client.post(path.format(10**30), json={}, headers=KEY), "number")


def test_an_address_that_is_not_there_is_told_like_every_refusal(door: Door) -> None:
    answer = door.client.get("/nowhere")
    assert (answer.status_code, set(answer.json())) == (404, {"error"})


def _places(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a JSON value, itself left out."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*way, key)
        yield from _places(part, (*way, key))


letters = st.text(st.characters(exclude_categories=()), max_size=6)  # half characters and NUL among them
nonsense = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**40), 10**40) | st.floats() | letters
    | st.sampled_from([DOROTHY, AGENCY, ANA, "UTC", "2026-12-01T09:00", "Corner Mart", "9" * 400, "FREQ=DAILY"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(letters, inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> Json:
    """A town in which one to three things are nonsense, missing, twice or unknown."""
    world = copy.deepcopy(TOWN)
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(_places(world))))
        inner: Any = world
        for part in way:
            inner = inner[part]
        match draw(st.sampled_from(["nonsense", "missing", "twice", "unknown"])):
            case "missing":
                del inner[last]
            case "twice" if isinstance(inner, list):
                inner.append(copy.deepcopy(inner[last]))
            case "unknown" if isinstance(inner, dict):
                inner[draw(letters)] = draw(nonsense)
            case _:
                inner[last] = draw(nonsense)
        if not world:
            break
    return world


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(world=mutated())
def test_no_world_whatever_is_a_fault_of_ours(door_on_either: Door, world: Json) -> None:
    answer = door_on_either.load(world)
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 422:
        assert answer.json()["error"]
        assert answer.json().get("field") or "" in world, "only a field without a name is not named"
    else:
        assert door_on_either.client.get("/operations/state", headers=KEY).status_code == 200
