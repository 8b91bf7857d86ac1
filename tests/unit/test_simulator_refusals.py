"""What the simulated world does not play is refused at its door, by the field that is wrong and in words."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from tests.unit.simulator_core import Sim, running

DOROTHY, ROSSI = "+19375550101", "providers/rossi-grocer/events"
JSON = {"Content-Type": "application/json"}
TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"phone": "+19375550100", "time_zone": "America/New_York"},
    "customers": [
        {"name": "Dorothy", "phone": DOROTHY, "contacts": [{"name": "Ana", "phone": "+19375550111"}]}
    ],
    "providers": [
        {"name": "Rossi Grocer", "kind": "grocer"},
        {"name": "Swift", "kind": "courier"},
        {"name": "SafeHome", "kind": "care_monitor"},
    ],
}


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    return world


def ask(sim: Sim, path: str, body: Any) -> httpx.Response:
    """Post JSON in ASCII: httpx itself sends neither half a character nor a number that is none."""
    return sim.http.post(f"/sim/{path}", content=json.dumps(body), headers=JSON)


@pytest.mark.parametrize("event_id", ["caf\u00e9", "one\r\ntwo: 2", "two words", "", "x" * 201])
@pytest.mark.parametrize(
    ("path", "body"), [(ROSSI, {"event": "accepted"}), (f"monitors/{DOROTHY}/signals", {"signal": "fall"})]
)
def test_an_id_that_no_header_carries_is_refused(
    sim: Sim, path: str, body: dict[str, str], event_id: str
) -> None:
    sim.offer("Rossi Grocer")
    answer = sim.post(path, 422, **body, id=event_id)
    assert (answer["field"], "ASCII" in answer["error"]) == ("id", True)
    assert sim.core.hooks == []
    assert sim.post("settle") == {"settled": True}, "nothing is left that is tried again and again"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"agency": {**TOWN["agency"], "time_zone": "Mars/Olympus"}}, "agency.time_zone"),
        ({"agency": {**TOWN["agency"], "time_zone": "America"}}, "agency.time_zone"),
        ({"agency": "Elm Care"}, "agency"),
        ({"agency": {"phone": "none"}}, "agency.phone"),
        ({"customers": {}}, "customers"),
        ({"customers": [None]}, "customers.0"),
        ({"customers": [{"name": "Dorothy"}]}, "customers.0.phone"),
        ({"customers": [{"phone": DOROTHY, "landline": "at home"}]}, "customers.0.landline"),
        ({"customers": [{"phone": DOROTHY, "contacts": [{"phone": 7}]}]}, "customers.0.contacts.0.phone"),
        ({"providers": [{"kind": "grocer"}]}, "providers.0.name"),
        ({"providers": [{"name": "Rossi Grocer"}, {"name": "Rossi Grocer"}]}, "providers.1.name"),
        ({"providers": [{"name": "Rossi Grocer"}, {"name": "rossi-grocer!"}]}, "providers.1.name"),
        ({"providers": [{"name": "!"}]}, "providers.0.name"),
        ({"providers": [{"name": "Rossi", "phone": "12"}]}, "providers.0.phone"),
        ({"name": "elm-street"}, "name"),
        ({"keep": "yes"}, "keep"),
    ],
)
def test_a_scenario_that_no_town_can_be_made_of_is_refused_by_its_field(
    sim: Sim, change: dict[str, Any], field: str
) -> None:
    before = len(sim.core.loads)
    answer = sim.post("reset", 422, **{**TOWN, **change})
    assert answer["field"] == field
    assert len(sim.core.loads) == before
    assert sim.get("providers/swift/jobs") == [], "the old town stands"


def test_what_no_json_should_hold_reaches_the_core_which_judges_it(sim: Sim) -> None:
    """The core names the field (tests/contract/test_operations_door.py)."""
    odd = {"notes": "half \ud83d", "price": float("nan")}
    assert ask(sim, "reset", {**TOWN, "odd": odd}).status_code == 200
    assert sim.core.loads[-1]["scenario"]["odd"]["notes"] == odd["notes"]
    assert ask(sim, "reset", {**TOWN, "wrong": "\ud83d"}).json()["field"] == "wrong"
    assert (
        ask(sim, "reset", {**TOWN, "providers": [{"name": "\ud83d"}]}).json()["field"] == "providers.0.name"
    )


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("clock", {"by": "P99999999999D"}, "by"),
        ("clock", {"by": f"P{'9' * 5000}D"}, "by"),
        ("clock", {"by": "P367D"}, "by"),
        ("clock", {"by": "-PT1H"}, "by"),
        ("clock", {"to": "9999-12-31"}, "to"),
        ("clock", {"to": "9999-12-31T23:59:59-12:00"}, "to"),
        ("clock", {"to": "0001-01-01T00:00+12:00"}, "to"),
        ("clock", {"to": "2028-12-01T09:00"}, "to"),
        (
            ROSSI,
            {"event": "accepted", "window": {"start": "0001-01-01T00:00+12:00", "end": "2026-12-01"}},
            "window",
        ),
        (ROSSI, {"event": "accepted", "note": "half \ud83d"}, "note"),
        (f"handsets/{DOROTHY}/texts", {"text": "milk", "sid": "SM\ud83d"}, "sid"),
        (f"handsets/{DOROTHY}/calls/CA1/keys", {"digits": "\ud83d"}, "digits"),
        (f"handsets/{DOROTHY}", {"state": "\ud83d"}, "state"),
        ("desk/claim", {"number": True}, "number"),
        ("desk/reply", {"phone": "\ud83d", "text": "hello"}, "phone"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_nonsense_is_refused_by_its_field(sim: Sim, path: str, body: dict[str, Any], field: str) -> None:
    sim.offer("Rossi Grocer")
    answer = ask(sim, path, body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert answer.json()["error"]
    assert sim.core.moves == []


def test_a_year_in_strides_is_no_way_around_the_limit(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    assert "366 days" in sim.post("clock", 422, to="2028-12-01T09:00")["error"]


@pytest.mark.parametrize("moves", [1, 3])
def test_a_reset_breaks_off_the_moves_under_way_and_those_that_wait(sim: Sim, moves: int) -> None:
    sim.core.slow = 20.0
    with ThreadPoolExecutor(moves) as pool:
        moving = [pool.submit(sim.http.post, "/sim/clock", json={"by": "P7D"}) for _ in range(moves)]
        time.sleep(0.5)  # until they are all at the door: nothing shows it
        assert not any(move.done() for move in moving)
        began = time.monotonic()
        sim.post("reset", **TOWN)
        assert time.monotonic() - began < 5
        answers = [move.result(timeout=5) for move in moving]
    assert [answer.status_code for answer in answers] == [409] * moves
    assert all("scenario was loaded" in answer.json()["error"] for answer in answers)
    sim.core.slow = 0.0
    assert sim.post("clock", by="PT1H")["now"] == sim.core.now.isoformat().replace("+00:00", "Z")
