"""A dispenser in the kitchen, over a real MQTT broker: seen doses, a jam, and the pharmacy's new times."""

from typing import Any

from tests.fixtures.town import DESK, DOROTHY, Town
from tests.journeys.worlds import PHARMACY, Json, dorothy

PILL: Json = {
    "name": "Lisinopril",
    "times": ["10:00"],
    "say_as": "heart pill",
    "prescription": "7012345",
    "in_dispenser": True,
}


def machine(town: Town, event: str, **more: Any) -> None:
    """Her dispenser tells something, and the core has it."""
    answer = town.post(f"/sim/dispensers/{DOROTHY}/events", {"event": event, **more})
    assert answer["answer"] is True
    town.settle()


def test_what_the_dispenser_gave_is_seen_and_its_plan_is_the_pharmacys(town: Town) -> None:
    town.reset(
        customers=[dorothy(medications=[PILL], devices=[{"monitor": "Dosette"}])],
        providers=[
            {**PHARMACY, "channel": "fhir"},
            {"name": "Dosette", "kind": "dispenser", "channel": "mqtt"},
        ],
    )
    machine(town, "plan")
    (reminded,) = town.clock(to="2026-12-01T10:00")
    assert "your heart pill" in reminded
    machine(town, "dispensed")
    (dose, *_) = town.dorothy()["doses"]
    assert (dose["status"], dose["evidence"]) == ("taken", "device")
    assert town.clock(by="PT2H") == [], "what was seen is asked about no more"
    machine(town, "jam")
    (told,) = town.new()
    assert told.startswith("Your pill machine is stuck.")
    assert any("is stuck" in text for text in town.new(DESK))
    machine(town, "plan", slots=[{"time": "08:00", "medicine": "Lisinopril"}])
    assert any("follows another plan" in task["task"] for task in town.tasks())
    town.desk("change_plan", phone=DOROTHY, medication="Lisinopril", times=["21:00"], pharmacist="Mr Main")
    town.settle()
    (changed,) = town.new()
    assert "at 9pm" in changed
    assert town.get(f"/sim/dispensers/{DOROTHY}")["slots"] == [
        {"time": "21:00", "medicine": "Lisinopril", "days": []}
    ]
    town.clock(by="PT30M")
    assert not any("has not taken over" in task["task"] for task in town.tasks())
