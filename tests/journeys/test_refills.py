"""A refill from the set day to the full box, through a pharmacy that speaks FHIR."""

from tests.fixtures.town import Town
from tests.journeys.worlds import PHARMACY, Json, dorothy

PILL: Json = {
    "name": "Lisinopril",
    "times": ["07:00"],
    "say_as": "heart pill",
    "supply_left": 3,
    "refill_at_days": 3,
    "prescription": "7012345",
}


def test_before_it_runs_out_the_pharmacist_is_asked_and_decides(town: Town) -> None:
    town.reset(
        now="2026-12-01T07:30",
        customers=[dorothy(medications=[PILL])],
        providers=[{**PHARMACY, "channel": "fhir"}],
    )
    (asked,) = town.clock(by="PT12H")
    assert asked.startswith("You will soon need more of your heart pill. I will ask Main St Pharmacy")
    town.text("1")
    (offer,) = town.inbox("Main St Pharmacy")
    assert offer["verified"] is True
    assert offer["body"]["focus"] == {"reference": "MedicationRequest/rx-7012345"}
    (held,) = town.event("Main St Pharmacy", "on_hold", note="Lisinopril: the doctor must sign again")
    assert held.startswith("Main St Pharmacy must check your request")
    (task,) = [task for task in town.tasks() if "on hold" in task["task"]]
    assert "doctor must sign" in task["about"]
    (accepted,) = town.event("Main St Pharmacy", "accepted")
    assert "has your request" in accepted
    (done,) = town.event("Main St Pharmacy", "done", items=[{"name": "pills", "quantity": 30}])
    assert done.startswith("Main St Pharmacy says your order")
    (order,) = town.dorothy()["orders"]
    assert (order["status"], order["items"][0]["quantity"]) == ("done", 30)
    told = [text["text"] for text in town.received()]
    assert not any("isinopril" in text for text in told)
