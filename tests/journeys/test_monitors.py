"""Care monitors over their real protocols: what a panel or a sensor says at night, and who hears of it."""

from typing import Any

import pytest

from tests.fixtures.town import ANA, DESK, DOROTHY, Town
from tests.journeys.worlds import Json, ana, dorothy

KEY = "0123456789ABCDEF0123456789ABCDEF"
PANEL: Json = {"monitor": "SafeHome", "account": "4D2A", "key": KEY, "test_hours": 24}
SENSOR: Json = {"monitor": "SafeHome", "account": "dorothy/bathroom", "test_hours": 24}
PROTOCOLS = [pytest.param("sia", PANEL, id="sia"), pytest.param("mqtt", SENSOR, id="mqtt")]


def home(channel: str, device: Json, **fields: Any) -> Json:
    """A night at Dorothy's, whose alarm speaks by this channel."""
    return {
        "now": "2026-12-01T02:14",
        "customers": [dorothy(devices=[device], contacts=[ana("alarms")], **fields)],
        "providers": [
            {"name": "SafeHome", "kind": "care_monitor", "channel": channel},
            {"name": "First Response", "kind": "responder"},
        ],
    }


def sense(town: Town, signal: str, **more: Any) -> Json:
    """A sensor reports; return what the core answered to it."""
    answer = town.post(f"/sim/monitors/{DOROTHY}/signals", {"signal": signal, **more})
    town.settle()
    return answer


@pytest.mark.parametrize(("channel", "device"), PROTOCOLS)
def test_a_fall_at_night_until_a_person_ends_it(town: Town, channel: str, device: Json) -> None:
    town.reset(**home(channel, device))
    assert sense(town, "test")["answer"] in ("ACK", True)
    assert town.new() == town.new(ANA) == town.new(DESK) == [], "a test alarms nobody"
    assert sense(town, "fall")["answer"] in ("ACK", True)
    (asked,) = town.new()
    assert asked.startswith("Your alarm says: you may have fallen. If you are hurt call 911 now.")
    (told,) = town.new(ANA)
    assert "may have fallen" in told
    (rung,) = town.get(f"/sim/handsets/{DOROTHY}/calls")
    assert "you may have fallen" in rung["text"]
    pressed = town.post(f"/sim/handsets/{DOROTHY}/calls/{rung['sid']}/keys", {"digits": "1"})
    assert "A person will still check on you." in pressed["text"]
    sense(town, "fall")
    assert town.new() == town.new(ANA) == [], "the same again is the same alarm"
    (alarm,) = town.dorothy()["alarms"]
    assert alarm["status"] == "open", "a 1 alone does not close a fall"
    town.clock(by="PT3M")
    assert town.new(ANA) == [], "nobody is alerted twice for one thing"
    (job,) = town.inbox("first-response")
    assert "she may have fallen" in job["body"]["data"]["note"]
    assert town.event("first-response", "accepted")[-1].startswith("First Response is on the way to you.")
    town.desk("resolve_alarm", number=alarm["number"], outcome="she slipped, the neighbour is there")
    assert town.dorothy()["alarms"][0]["status"] == "resolved"
    town.settle()
    assert town.inbox("first-response")[-1]["body"]["type"] == "dispatch.withdrawn"
    town.clock(by="P1DT2H")
    assert any("is silent" in task["task"] for task in town.tasks()), "a missed daily test is a task"
    assert town.dorothy()["devices"][0]["status"] == "silent"
