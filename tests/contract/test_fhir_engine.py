"""The pharmacy connector against a FHIR engine that we did not write, in a process of its own."""

import dataclasses
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from connectors.base import Item, Job, Member, Rejected
from connectors.fhir import FhirPharmacy
from connectors.fhir_resources import DISPATCHES
from connectors.kinds import Kind, LegEvent
from connectors.testing.common import SECRET, STAMP, sample_job
from tests.fixtures.fhir import Engine, Resource

REQUEST: Resource = {
    "resourceType": "MedicationRequest",
    "status": "active",
    "intent": "order",
    "medicationCodeableConcept": {"text": "Lisinopril 10 mg"},
    "subject": {"reference": "Patient/dorothy"},
}


@dataclasses.dataclass(frozen=True)
class Desk:
    """The connector at work with one job, and the pharmacist at the engine."""

    engine: Engine
    job: Job
    member: Member
    http: httpx.Client

    def ask(self) -> str | None:
        """Ask for the refill; return the Task's address."""
        return FhirPharmacy().dispatch(self.job, self.member, self.http, STAMP).reference

    def look(self) -> list[tuple[LegEvent, str | None, tuple[Item, ...]]]:
        """What the connector makes of the Task now."""
        events = FhirPharmacy().follow(self.job, self.member, self.http, STAMP + timedelta(minutes=5))
        return [(event.event, event.note, event.items) for event in events]

    def task(self) -> Resource:
        """The Task as the engine has it."""
        (task,) = self.engine.all("Task", identifier=f"{DISPATCHES}|{self.job.dispatch}")
        return task

    def decide(self, **changed: Any) -> None:
        """The pharmacist moves the Task on."""
        self.engine.put(self.task(), **changed)


@pytest.fixture
def desk(fhir_engine: Engine, request: pytest.FixtureRequest) -> Iterator[Desk]:
    number = f"rx-{request.node.name}"
    made = fhir_engine.create({**REQUEST, "identifier": [{"value": number}]})
    assert made["id"]
    sample = sample_job(Kind.PHARMACY)
    item = Item("Lisinopril 10 mg", reference=number)
    job = dataclasses.replace(sample, dispatch=f"dsp-{request.node.name}", items=(item,))
    member = Member("Main St Pharmacy", Kind.PHARMACY, {"url": fhir_engine.url, "agency": "Elm"}, (SECRET,))
    with httpx.Client(timeout=5, trust_env=False) as http:
        yield Desk(fhir_engine, job, member, http)


def test_asking_twice_is_one_task_about_the_prescription(desk: Desk) -> None:
    assert desk.ask() == desk.ask() == f"Task/{desk.task()['id']}"
    task = desk.task()
    assert task["status"] == "requested"
    (request,) = desk.engine.all("MedicationRequest", identifier=str(desk.job.items[0].reference))
    assert task["focus"] == {"reference": f"MedicationRequest/{request['id']}"}
    assert task["for"] == {"reference": "Patient/dorothy"}
    assert desk.look() == [], "nothing is decided yet"


def test_the_pharmacist_holds_then_accepts_then_dispenses(desk: Desk) -> None:
    desk.ask()
    desk.decide(status="on-hold", statusReason={"text": "the doctor must sign"})
    assert desk.look() == [(LegEvent.ON_HOLD, "the doctor must sign", ())]
    desk.decide(status="accepted", statusReason=None)
    assert desk.look() == [(LegEvent.ACCEPTED, None, ())]
    dispense = desk.engine.create(
        {
            "resourceType": "MedicationDispense",
            "status": "completed",
            "medicationCodeableConcept": {"text": "Lisinopril 10 mg"},
            "authorizingPrescription": [desk.task()["focus"]],
            "quantity": {"value": 30, "unit": "tablet"},
            "whenPrepared": (STAMP + timedelta(hours=1)).isoformat(),
        }
    )
    desk.decide(status="completed")
    (item,) = desk.look()[0][2]
    assert (desk.look()[0][0], item.quantity, item.unit) == (LegEvent.READY, 30, "tablet")
    desk.engine.put(dispense, whenHandedOver=(STAMP + timedelta(hours=2)).isoformat())
    assert desk.look()[0][0] is LegEvent.DONE


def test_an_earlier_fill_of_the_same_prescription_is_not_this_one(desk: Desk) -> None:
    desk.ask()
    desk.engine.create(
        {
            "resourceType": "MedicationDispense",
            "status": "completed",
            "medicationCodeableConcept": {"text": "Lisinopril 10 mg"},
            "authorizingPrescription": [desk.task()["focus"]],
            "quantity": {"value": 90},
            "whenHandedOver": (STAMP - timedelta(days=30)).isoformat(),
        }
    )
    desk.decide(status="completed")
    assert desk.look() == [(LegEvent.READY, None, ())]


def test_the_pharmacist_rejects(desk: Desk) -> None:
    desk.ask()
    desk.decide(status="rejected", statusReason={"text": "no refills left"})
    assert desk.look() == [(LegEvent.DECLINED, "no refills left", ())]


def test_taking_it_back_leaves_alone_what_the_pharmacy_wrote(desk: Desk) -> None:
    desk.ask()
    desk.decide(status="accepted", note=[{"text": "on the counter"}])
    FhirPharmacy().withdraw(desk.job, desk.member, desk.http, STAMP, "she changed her mind")
    task = desk.task()
    assert (task["status"], task["statusReason"]) == ("cancelled", {"text": "she changed her mind"})
    assert task["note"] == [{"text": "on the counter"}]


def test_taking_back_what_never_arrived_is_no_fault(desk: Desk) -> None:
    FhirPharmacy().withdraw(desk.job, desk.member, desk.http, STAMP, "she changed her mind")
    assert desk.look() == []


def test_without_a_number_the_task_names_the_medicine_in_words(desk: Desk) -> None:
    nameless = dataclasses.replace(desk.job, items=(Item("Lisinopril 10 mg"),))
    FhirPharmacy().dispatch(nameless, desk.member, desk.http, STAMP)
    task = desk.task()
    assert "focus" not in task
    assert task["input"][0]["valueReference"] == {"display": "Lisinopril 10 mg"}


def test_the_engine_refuses_what_is_no_fhir(desk: Desk) -> None:
    """It judges: what the other tests gave it was valid."""
    answer = desk.http.post(f"{desk.engine.url}/Task", json={"resourceType": "Task", "status": 7})
    assert answer.status_code == 422
    broken = dataclasses.replace(desk.member, config={"url": f"{desk.engine.url}/nowhere"})
    with pytest.raises(Rejected):
        FhirPharmacy().dispatch(desk.job, broken, desk.http, STAMP)
