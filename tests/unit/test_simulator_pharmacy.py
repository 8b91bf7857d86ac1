"""The town's pharmacy with a FHIR server: the real connector asks it, and its pharmacist answers by rest-hook."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from connectors.base import Gone, Item, Job, Member, Rejected, Temporary
from connectors.fhir import FhirPharmacy
from connectors.kinds import Kind, LegEvent
from connectors.testing.common import STAMP, sample_job
from tests.unit.simulator_core import Sim, running

TOWN: dict[str, Any] = {
    "now": "2026-12-01T09:00",
    "agency": {"phone": "+19375550100", "desk_phone": "+19375550199", "time_zone": "America/New_York"},
    "customers": [
        {
            "name": "Dorothy",
            "phone": "+19375550101",
            "medications": [{"name": "Lisinopril", "prescription": "7012345", "refill_quantity": 28}],
        }
    ],
    "providers": [{"name": "Main St Pharmacy", "kind": "pharmacy", "channel": "fhir"}],
}
JOB: Job = dataclasses.replace(
    sample_job(Kind.PHARMACY), dispatch="d-1", items=(Item("Lisinopril", reference="7012345"),)
)


@pytest.fixture(scope="module")
def world() -> Iterator[Sim]:
    with running() as sim:
        yield sim


@pytest.fixture
def sim(world: Sim) -> Sim:
    world.afresh(TOWN)
    return world


def member(sim: Sim, **other: str) -> Member:
    """The pharmacy as the core was told of it."""
    told = sim.core.loads[-1]["endpoints"]["Main St Pharmacy"]
    return Member(
        "Main St Pharmacy", Kind.PHARMACY, {"url": told["url"]}, (other.get("secret", told["secret"]),)
    )


def ask(sim: Sim, **other: str) -> str | None:
    """Ask for the refill."""
    return FhirPharmacy().dispatch(JOB, member(sim, **other), sim.http, STAMP).reference


def look(sim: Sim) -> list[tuple[LegEvent, tuple[Item, ...]]]:
    """What the connector makes of the Task now."""
    events = FhirPharmacy().follow(JOB, member(sim), sim.http, STAMP + timedelta(minutes=5))
    return [(event.event, event.items) for event in events]


def test_asking_twice_is_one_task(sim: Sim) -> None:
    assert ask(sim) == ask(sim) == "Task/task-1"
    first, again = sim.get("providers/main-st-pharmacy/inbox")
    assert (first["verified"], first["answered"], again["answered"]) == (True, 201, 200)
    assert first["body"]["focus"] == {"reference": "MedicationRequest/rx-7012345"}
    [job] = sim.get("providers/main-st-pharmacy/jobs")
    assert (job["dispatch"], job["order"], job["status"]) == ("d-1", 27, "requested")


def test_who_is_not_let_in_asks_nothing(sim: Sim) -> None:
    with pytest.raises(Rejected):
        ask(sim, secret="another")


@pytest.mark.parametrize(
    ("event", "status"),
    [("on_hold", "on-hold"), ("accepted", "accepted"), ("declined", "rejected"), ("failed", "failed")],
)
def test_the_pharmacist_decides_and_her_server_tells(sim: Sim, event: str, status: str) -> None:
    ask(sim)
    sim.post("providers/main-st-pharmacy/events", event=event, note="the doctor must sign", id="evt-1")
    sim.post("providers/main-st-pharmacy/events", event=event, id="evt-1", order=27)
    first, again = [hook[2] for hook in sim.core.hooks]
    assert first == again, "the same id again is the same resource again"
    assert (first["status"], first["statusReason"]) == (status, {"text": "the doctor must sign"})
    assert look(sim) == [(LegEvent(event), ())]


def test_what_is_dispensed_is_told_with_its_number(sim: Sim) -> None:
    ask(sim)
    sim.post("providers/main-st-pharmacy/events", event="ready", items=[{"name": "pills", "quantity": 28}])
    assert look(sim) == [(LegEvent.READY, (Item("Lisinopril", 28),))]
    sim.post("providers/main-st-pharmacy/events", event="done")
    assert look(sim) == [(LegEvent.DONE, (Item("Lisinopril", 28),))]


def test_a_task_that_is_taken_back_is_closed(sim: Sim) -> None:
    ask(sim)
    FhirPharmacy().withdraw(JOB, member(sim), sim.http, STAMP, "she changed her mind")
    [job] = sim.get("providers/main-st-pharmacy/jobs")
    assert (job["status"], job["open"]) == ("withdrawn", False)


def test_it_accepts_and_delivers_by_itself(sim: Sim) -> None:
    sim.mood("Main St Pharmacy", "accepts")
    ask(sim)
    sim.post("clock", by="PT2H")
    assert [hook[2]["status"] for hook in sim.core.hooks] == [
        "accepted",
        "completed",
        "completed",
        "completed",
    ]
    assert look(sim)[0][0] is LegEvent.DELIVERED


@pytest.mark.parametrize(("mood", "fault"), [("down", Temporary), ("gone", Gone)])
def test_its_moods_are_those_of_any_member(sim: Sim, mood: str, fault: type[Exception]) -> None:
    sim.mood("Main St Pharmacy", mood)
    with pytest.raises(fault):
        ask(sim)
