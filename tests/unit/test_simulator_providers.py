"""The simulated members: signed webhooks both ways, members by text, moods, care monitors, business time."""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.unit.simulator_core import HOOK_SECRET, PUBLIC, START, Sim, running

DOROTHY, US, CORNER = "+19375550101", "+19375550100", "+19375550131"
TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"phone": US, "desk_phone": "+19375550199", "time_zone": "America/New_York"},
    "customers": [{"name": "Dorothy", "phone": DOROTHY}],
    "providers": [
        {"name": "Rossi Grocer", "kind": "grocer", "channel": "webhook"},
        {
            "name": "Corner Mart",
            "kind": "grocer",
            "channel": "sms",
            "phone": CORNER,
            "services": ["delivery"],
        },
        {"name": "Swift", "kind": "courier", "channel": "webhook"},
        {"name": "SafeHome", "kind": "care_monitor", "channel": "webhook"},
        {"name": "Dosette", "kind": "dispenser", "channel": "proprietary"},
    ],
}
WINDOW = {"start": "2026-12-01T20:00:00Z", "end": "2026-12-01T22:00:00Z"}  # 15:00 to 17:00 in New York
OFFER = "Elm Care order 27 for Dorothy: 2 milk. Address: 14 Elm Street. Answer by Tue Dec 1 10am: Y27 = yes, N27 = no."


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    return world


def text_offer(sim: Sim, body: str = OFFER) -> None:
    """The core offers a job to Corner Mart by text."""
    account = "AC" + "0" * 32
    form = {"To": CORNER, "From": US, "Body": body}
    response = sim.http.post(
        f"/2010-04-01/Accounts/{account}/Messages.json", data=form, auth=(account, "carrier-token")
    )
    assert response.status_code == 201


def said(sim: Sim) -> list[str]:
    """What Corner Mart texted."""
    return [form["Body"] for form in sim.core.of("sms") if form["From"] == CORNER]


def test_the_scenario_reaches_the_core_with_an_endpoint_for_each_webhook_member(sim: Sim) -> None:
    load = sim.core.loads[-1]
    assert load["scenario"] == TOWN
    assert set(load["endpoints"]) == {"Rossi Grocer", "Swift", "SafeHome"}
    secrets = {place["secret"] for place in load["endpoints"].values()}
    assert len(secrets) == 3
    assert all(secret.startswith("whsec_") for secret in secrets)


def test_what_the_town_needs_itself_is_added_to_a_scenario_without_it(sim: Sim) -> None:
    sim.post("reset", now="2026-12-01T09:00")
    agency = sim.core.loads[-1]["scenario"]["agency"]
    assert (sim.get("town")["number"], agency["time_zone"]) == (agency["phone"], "America/New_York")


def test_an_offer_is_kept_as_it_came(sim: Sim) -> None:
    assert sim.offer("Rossi Grocer", note="ring twice").status_code == 200
    [kept] = sim.get("providers/rossi-grocer/inbox")
    assert kept["verified"] is True
    assert kept["headers"]["webhook-id"] == "d-1"
    assert kept["body"]["data"] == {"dispatch": "d-1", "order": 27, "note": "ring twice"}
    assert sim.get("providers/Rossi Grocer/inbox") == [kept]


def test_a_wrong_signature_is_seen_and_turned_away(sim: Sim) -> None:
    body = {"type": "dispatch.requested", "data": {"dispatch": "d-1", "order": 27}}
    assert sim.webhook("Rossi Grocer", "d-1", body, key=HOOK_SECRET).status_code == 401
    [kept] = sim.get("providers/rossi-grocer/inbox")
    assert kept["verified"] is False
    sim.post("providers/rossi-grocer/events", 409, event="accepted")


def test_an_event_is_a_signed_webhook_about_the_newest_open_dispatch(sim: Sim) -> None:
    sim.offer("Rossi Grocer", "d-1", 27)
    sim.offer("Rossi Grocer", "d-2", 28)
    sent = sim.post(
        "providers/rossi-grocer/events", event="proposed", note="no Folgers", total=1840,
        items=[{"name": "coffee", "price": 900}], window={"start": "2026-12-01T15:00", "end": "2026-12-01T17:00"},
    )  # fmt: skip
    assert sent["status"] == 200
    [(provider, message, body, _)] = sim.core.hooks
    assert (provider, message, body["type"]) == ("0", sent["id"], "dispatch.proposed")
    assert body["data"] == {
        "dispatch": "d-2", "order": 28, "note": "no Folgers", "total": 1840,
        "items": [{"name": "coffee", "price": 900}], "window": WINDOW,
    }  # fmt: skip
    sim.post("providers/rossi-grocer/events", event="declined")
    sim.post("providers/rossi-grocer/events", event="accepted")
    sim.post("providers/rossi-grocer/events", event="ready", order=28)
    assert [hook[2]["data"]["order"] for hook in sim.core.hooks] == [28, 28, 27, 28]


def test_the_same_event_id_again_is_the_same_webhook_again(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    for _ in range(2):
        sim.post("providers/rossi-grocer/events", event="accepted", id="evt-1", order=27)
    first, second = sim.core.hooks
    assert first[1:3] == second[1:3]


def test_what_the_core_answers_to_an_event_is_told(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    sim.core.statuses["hooks/0"] = [422]
    answer = sim.post("providers/rossi-grocer/events", event="delivered")
    assert (answer["status"], answer["answer"]) == (422, {"error": "not now"})


def test_an_event_waits_for_a_core_that_is_away(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    sim.core.statuses["hooks/0"] = [503] * 4
    sim.post("providers/rossi-grocer/events", event="accepted")
    sim.settle()
    assert sim.core.events() == [("0", "dispatch.accepted")]


def test_a_withdrawn_job_is_closed(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    sim.webhook("Rossi Grocer", "d-1-withdrawn", {"type": "dispatch.withdrawn", "data": {"dispatch": "d-1"}})
    sim.post("providers/rossi-grocer/events", 409, event="accepted")


def test_a_test_event_is_verified_and_is_no_job(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    sim.webhook("Rossi Grocer", "test_1", {"type": "webhook.test", "data": {}})
    sim.settle()
    assert sim.get("providers/rossi-grocer/inbox")[-1]["verified"] is True
    assert sim.core.events() == []
    sim.post("providers/rossi-grocer/events", 409, event="accepted")


@pytest.mark.parametrize(
    ("behaviour", "status", "events"),
    [
        ("manual", 200, []),
        ("silent", 200, []),
        ("declines", 200, ["dispatch.declined"]),
        ("accepts", 200, ["dispatch.accepted"]),
        ("down", 503, []),
        ("gone", 410, []),
    ],
)
def test_moods(sim: Sim, behaviour: str, status: int, events: list[str]) -> None:
    sim.mood("Rossi Grocer", behaviour)
    assert sim.offer("Rossi Grocer").status_code == status
    sim.settle()
    assert [kind for _, kind in sim.core.events()] == events
    assert sim.get("providers/rossi-grocer/inbox")[0]["answered"] == status


def test_a_repeated_offer_is_answered_once(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    sim.offer("Rossi Grocer")
    sim.offer("Rossi Grocer")
    assert sim.core.events() == [("0", "dispatch.accepted")]


def test_a_job_left_open_is_answered_when_the_mood_changes(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    sim.mood("Rossi Grocer", "declines")
    assert sim.core.events() == [("0", "dispatch.declined")]


def test_a_slow_member_keeps_the_caller_waiting(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "slow")
    sim.http.timeout = httpx.Timeout(1)
    try:
        with pytest.raises(httpx.ReadTimeout):
            sim.offer("Rossi Grocer")
    finally:
        sim.http.timeout = httpx.Timeout(40)
    assert sim.get("providers/rossi-grocer/inbox")[0]["answered"] == 200


def test_a_shop_in_a_town_without_couriers_delivers_inside_the_window(sim: Sim) -> None:
    sim.post("reset", **TOWN | {"providers": TOWN["providers"][:1]})
    sim.mood("Rossi Grocer", "accepts")
    sim.offer("Rossi Grocer", window=WINDOW)
    reached = sim.post("clock", to="2026-12-01T18:00")
    assert datetime.fromisoformat(reached["now"]) == START + timedelta(hours=9)
    assert [(body["type"], f"{at:%H:%M}") for _, _, body, at in sim.core.hooks] == [
        ("dispatch.accepted", "14:00"),
        ("dispatch.ready", "20:30"),
        ("dispatch.picked_up", "21:00"),
        ("dispatch.delivered", "21:30"),
    ]


def test_a_courier_fetches_from_a_shop_that_does_not_bring(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    sim.mood("Swift", "accepts")
    sim.offer("Rossi Grocer", window=WINDOW)
    sim.offer("Swift", "d-2", window=WINDOW, address="14 Elm Street", pickup="2 Main Street")
    sim.post("clock", by="PT9H")
    assert sim.core.events() == [
        ("0", "dispatch.accepted"), ("2", "dispatch.accepted"), ("0", "dispatch.ready"),
        ("0", "dispatch.picked_up"), ("2", "dispatch.picked_up"), ("2", "dispatch.delivered"),
    ]  # fmt: skip


def test_a_mood_that_turns_silent_delivers_nothing(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    sim.offer("Rossi Grocer", window=WINDOW)
    sim.mood("Rossi Grocer", "silent")
    sim.post("clock", by="PT9H")
    assert sim.core.events() == [("0", "dispatch.accepted")]


def test_a_member_by_text_reads_its_offer_and_answers_by_text(sim: Sim) -> None:
    text_offer(sim)
    assert (
        sim.post("providers/corner-mart/events", event="proposed", note="no folgers")["text"]
        == "Y27 no folgers"
    )
    sim.post("providers/corner-mart/events", event="ready")
    sim.post("providers/corner-mart/events", event="delivered", order=27, total=1840)
    sim.settle()
    assert said(sim) == ["Y27 no folgers", "R27", "D27 18.40"]
    assert sim.get("providers/corner-mart/inbox")[0]["body"] == OFFER
    sim.post("providers/corner-mart/events", 409, event="accepted")


def test_a_member_by_text_that_accepts_keeps_the_window_it_read(sim: Sim) -> None:
    leg = {"provider": "Corner Mart", "window": WINDOW}
    sim.core.state = {"customers": [{"orders": [{"number": 27, "legs": [leg]}]}]}
    sim.mood("Corner Mart", "accepts")
    text_offer(sim)
    sim.post("clock", to="2026-12-01T15:29")
    assert said(sim) == ["Y27"]
    sim.post("clock", to="16:45")
    assert said(sim) == ["Y27", "R27", "P27", "D27"]


def test_a_member_by_text_is_told_that_a_job_is_off(sim: Sim) -> None:
    text_offer(sim)
    text_offer(sim, "Elm Care order 27 is off: she changed her mind. Please do no more on it.")
    sim.post("providers/corner-mart/events", 409, event="accepted")


def test_a_care_monitor_reports_over_its_own_webhook(sim: Sim) -> None:
    answer = sim.post(f"monitors/{DOROTHY}/signals", signal="pulse", value=141)
    assert answer["status"] == 200
    [(provider, message, body, _)] = sim.core.hooks
    assert (provider, message, body["type"]) == ("3", answer["id"], "monitor.pulse")
    assert body["data"] == {"account": DOROTHY, "value": "141"}


def test_time_stops_on_the_way_for_what_the_town_does(sim: Sim) -> None:
    sim.mood("Rossi Grocer", "accepts")
    sim.offer("Rossi Grocer", window={"start": "2026-12-01T14:05:00Z", "end": "2026-12-01T14:09:00Z"})
    sim.post("clock", by="PT20M")
    assert [move - START for move in sim.core.moves if move < START + timedelta(minutes=10)] == [
        timedelta(minutes=6), timedelta(minutes=7),
    ]  # fmt: skip
    assert abs(sim.core.moves[-1] - START - timedelta(minutes=20)) < timedelta(seconds=5)


def test_what_is_due_is_done_when_time_runs_by_itself(sim: Sim) -> None:
    sim.mood("Swift", "accepts")
    sim.offer("Swift", window={"start": "2026-12-01T14:00:00Z", "end": "2026-12-01T14:00:00Z"})
    deadline = time.monotonic() + 5
    while sim.core.events()[-1] != ("2", "dispatch.delivered"):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_settle_tells_what_is_left(sim: Sim, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("concierge_bot.simulator.world.SETTLE", 0.3)
    sim.core.unfinished = {"inbox": 0, "outbox": 2, "due": 0}
    assert sim.post("settle") == {"settled": False, "unfinished": {"inbox": 0, "outbox": 2, "due": 0}}


def test_the_desk_is_passed_on(sim: Sim) -> None:
    sim.post("desk/claim", number=4)
    sim.post("desk/close", number=4, outcome="called her")
    sim.post("desk/undo_order", order=27)
    sim.post("desk/acknowledge_alarm", number=1)
    sim.post("desk/resolve_alarm", alarm=1, outcome="she is fine")
    sim.post("desk/reply", phone=DOROTHY, text="It is me, Pat.")
    sim.post("desk/take_over", phone=DOROTHY)
    sim.post("desk/hand_back", phone=DOROTHY)
    assert [path for path, _ in sim.core.desk] == [
        "tasks/4/claim", "tasks/4/close", "orders/27/undo", "alarms/1/acknowledge", "alarms/1/resolve",
        f"conversations/{DOROTHY}/reply", f"conversations/{DOROTHY}/take-over", f"conversations/{DOROTHY}/hand-back",
    ]  # fmt: skip
    assert sim.core.desk[1][1] == {"outcome": "called her"}
    assert sim.core.desk[5][1] == {"text": "It is me, Pat."}


@pytest.mark.parametrize(
    ("path", "body", "status", "field"),
    [
        ("reset", {"name": "nowhere"}, 404, "name"),
        ("reset", {**TOWN, "wrong": 1}, 422, "wrong"),
        ("providers/nobody/events", {"event": "accepted"}, 404, "name"),
        ("providers/swift/events", {"event": "eaten"}, 422, "event"),
        ("providers/swift/events", {"event": "accepted"}, 409, None),
        ("providers/dosette/events", {"event": "accepted", "order": 1}, 501, None),
        (f"monitors/{DOROTHY}/signals", {"signal": "itch"}, 422, "signal"),
        (f"monitors/{DOROTHY}/signals", {"signal": "fall", "monitor": "Dosette"}, 501, None),
        (f"handsets/{DOROTHY}", {"state": "lost"}, 422, "state"),
        ("handsets/dorothy/texts", {"text": "hello"}, 422, "phone"),
        (f"handsets/{DOROTHY}/calls/CA1/keys", {"digits": "1"}, 404, "sid"),
        ("clock", {"to": "tomorrow"}, 422, "to"),
        ("clock", {"to": "2026-11-01T09:00"}, 422, "to"),
        ("clock", {}, 422, "to"),
        ("desk/admit", {}, 422, "name"),
        ("desk/dance", {}, 404, "act"),
        ("desk/claim", {}, 422, "number"),
        ("weather", {}, 404, None),
    ],
)
def test_what_is_refused_is_refused_by_name(
    sim: Sim, path: str, body: dict[str, Any], status: int, field: str | None
) -> None:
    response = sim.http.post(f"/sim/{path}", json=body)
    assert (response.status_code, response.json().get("field")) == (status, field)
    assert response.json()["error"]


def test_a_refused_scenario_leaves_the_town_as_it_was(sim: Sim) -> None:
    sim.offer("Rossi Grocer")
    sim.post("reset", 422, **{**TOWN, "wrong": 1})
    assert sim.post("providers/rossi-grocer/events", event="accepted")["status"] == 200


def test_the_state_is_the_cores_own(sim: Sim) -> None:
    sim.core.state = {"customers": [], "unfinished": {"inbox": 0}}
    assert sim.get("state") == sim.core.state


def test_the_town_tells_where_its_pages_are(sim: Sim) -> None:
    town = sim.get("town")
    assert set(town["pages"]) == {"family", "desk"}
    assert all(page.startswith(f"{PUBLIC}/{name}/enter/") for name, page in town["pages"].items())
    assert town["local"] == "Tuesday 01 December, 09:00"
    assert {person["name"] for person in town["people"]} == {"Dorothy", "Corner Mart", "The desk"}


@pytest.mark.parametrize(
    ("provider", "events", "fits"),
    [
        ("rossi-grocer", [], ["accepted", "declined"]),
        ("rossi-grocer", ["proposed"], ["accepted", "declined"]),
        ("rossi-grocer", ["accepted"], ["ready", "picked_up", "failed"]),
        ("rossi-grocer", ["accepted", "ready"], ["picked_up", "failed"]),
        ("rossi-grocer", ["accepted", "picked_up"], []),
        ("rossi-grocer", ["declined"], []),
        ("swift", ["accepted"], ["picked_up", "failed"]),
        ("swift", ["accepted", "picked_up"], ["delivered", "failed"]),
        ("swift", ["accepted", "picked_up", "delivered"], []),
    ],
)
def test_a_job_says_what_may_be_reported_next(
    sim: Sim, provider: str, events: list[str], fits: list[str]
) -> None:
    sim.offer("Rossi Grocer" if provider == "rossi-grocer" else "Swift")
    for event in events:
        sim.post(f"providers/{provider}/events", event=event)
    [job] = sim.get(f"providers/{provider}/jobs")
    assert job["next"] == fits
