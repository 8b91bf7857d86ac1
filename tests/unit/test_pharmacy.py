"""A refill at a pharmacy with a FHIR server: the pharmacist decides, she and the desk hear it, and it is counted."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Dispatch, Leg, LegStatus, Medication, Order, OrderStatus, Outbox, Provider
from concierge_bot.services.medicines import refills, sheets, supply
from concierge_bot.services.members import progress
from concierge_bot.services.orders import ordering
from concierge_bot.worker import outbox
from concierge_bot.worker.ticks import Ticker
from connectors.fhir import SIGNATURE, sign
from connectors.fhir_resources import DISPATCHES
from connectors.kinds import LegEvent
from connectors.sandbox import Behaviour, Received, Sandbox
from connectors.testing.common import SECRET
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

HEART: dict[str, Any] = {
    "name": "Lisinopril",
    "strength": "10 mg",
    "times": ["08:00"],
    "say_as": "heart pill",
    "supply_left": 3,
    "refill_at_days": 3,
    "prescription": "7012345",
}
WHY = "Lisinopril: the doctor must sign again"


@dataclass
class Pharmacy:
    """A house whose pharmacy answers as the test says."""

    core: Core
    box: Sandbox
    version: int = 1
    about: dict[str, Any] = field(default_factory=dict)

    def load(self, channel: str = "fhir", **medicine: Any) -> None:
        """Load Dorothy with her heart pill, and Main St Pharmacy."""
        (dorothy,) = WORLD["customers"]
        shop = {"name": "Main St Pharmacy", "kind": "pharmacy", "channel": channel, "phone": "+13055550144"}
        if channel == "fhir":
            shop |= {"url": self.box.url, "secret": SECRET}
        self.core.load(
            customers=[{**dorothy, "medications": [{**HEART, **medicine}]}],
            providers=[*WORLD["providers"], shop],
        )

    def asked(self) -> None:
        """She is asked at the set day, says yes, and the pharmacy is asked."""
        with self.core.write() as s:
            supply.look(s, self.core.clock.now(), self.core.dorothy(s))
            assert hears(s, self.core, "ok") == "answer yes"
        self.work()

    def work(self) -> None:
        """Send all that may leave now."""
        while outbox.send_one(self.core.app):
            pass

    def says(self, status: str, why: str = "", **more: Any) -> dict[str, Any]:
        """The Task as the pharmacy has it from now on."""
        with self.core.write() as s:
            ref = s.exec(select(Outbox).where(Outbox.channel == "job").order_by("id")).all()[0]
            key = ref.key_once.removeprefix("offer:")
        self.version += 1
        return {
            "resourceType": "Task",
            "id": "t1",
            "meta": {"versionId": str(self.version)},
            "identifier": [{"system": DISPATCHES, "value": key}],
            "status": status,
            "intent": "order",
            **({"statusReason": {"text": why}} if why else {}),
            **more,
        }

    def when_asked(self, *resources: dict[str, Any], minutes: int = 5) -> list[str]:
        """Answer with these when we ask next, so many minutes later; return what Dorothy then hears."""
        bundle = {"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}
        self.box.reply = json.dumps(bundle).encode()
        self.core.clock.move(minutes=minutes)
        with self.core.write() as s:
            before = len(self.core.sent(s))
        self.work()
        with self.core.write() as s:
            return [row.body for row in self.core.sent(s)[before:] if row.channel == "sms"]

    def of(self, s: Session) -> tuple[OrderStatus, LegStatus]:
        """How far the refill is."""
        return s.exec(select(Order)).one().status, s.exec(select(Leg)).one().status

    def posts(self) -> list[Received]:
        """What changed something at the pharmacy."""
        return [request for request in self.box.received if request.method != "GET"]


@pytest.fixture
def pharmacy(core: Core) -> Iterator[Pharmacy]:
    with Sandbox() as box:
        box.reply = b'{"resourceType": "Bundle", "type": "searchset", "total": 0}'
        made = Pharmacy(core, box)
        made.load()
        yield made


def test_on_both_databases_a_refill_comes_to_its_end(core_on_either: Core) -> None:
    with Sandbox() as box:
        box.reply = b'{"resourceType": "Bundle", "type": "searchset", "total": 0}'
        made = Pharmacy(core_on_either, box)
        made.load(refill_quantity=28)
        made.asked()
        made.when_asked(made.says("on-hold", WHY))
        made.when_asked(made.says("accepted"))
        with made.core.write() as s:
            order = sheets.find(s, made.core.agency(s).key, 1)
            assert sheets.answered(s, NOW, order, LegEvent.DONE, None, "") == "done"
        with made.core.write() as s:
            assert s.exec(select(Medication)).one().supply_left == 31


def test_the_pharmacy_is_asked_by_a_task_about_the_prescription(pharmacy: Pharmacy) -> None:
    request = {"resourceType": "MedicationRequest", "id": "rx-7", "subject": {"reference": "Patient/9"}}
    pharmacy.box.reply = json.dumps({"resourceType": "Bundle", "entry": [{"resource": request}]}).encode()
    pharmacy.asked()
    read, create = pharmacy.box.received
    assert (read.method, read.path) == ("GET", "/jobs/MedicationRequest?identifier=7012345")
    assert (create.method, create.path) == ("POST", "/jobs/Task")
    assert create.headers["authorization"] == f"Bearer {SECRET}"
    task = json.loads(create.body)
    assert task["focus"] == {"reference": "MedicationRequest/rx-7"}
    assert task["for"] == {"reference": "Patient/9"}
    assert task["status"] == "requested", "the pharmacist decides"
    assert task["input"][0]["valueReference"]["display"] == "Lisinopril 10 mg"


def test_on_hold_then_accepted_then_dispensed_and_counted(pharmacy: Pharmacy) -> None:
    pharmacy.asked()
    (held,) = pharmacy.when_asked(pharmacy.says("on-hold", WHY))
    assert held.startswith("Main St Pharmacy must check your request 1 first. I told our team.")
    assert "isinopril" not in held
    with pharmacy.core.write() as s:
        (task,) = pharmacy.core.tasks(s)
        assert task.about == WHY, "the desk reads the pharmacist's own words"
        assert pharmacy.of(s) == (OrderStatus.placed, LegStatus.offered)
        assert s.exec(select(Dispatch)).one().expires_at is None, "nobody else is asked meanwhile"
    assert pharmacy.when_asked(pharmacy.says("on-hold", WHY)) == [], "once"
    (accepted,) = pharmacy.when_asked(pharmacy.says("accepted"))
    assert accepted.startswith("Main St Pharmacy has your request.")
    focus = {"reference": "MedicationRequest/rx-7"}
    since = pharmacy.core.clock.now().isoformat()
    done = pharmacy.says("completed", focus=focus, authoredOn=since)
    later = (pharmacy.core.clock.now() + timedelta(hours=1)).isoformat()
    before = (pharmacy.core.clock.now() - timedelta(days=30)).isoformat()
    dispense = {"resourceType": "MedicationDispense", "status": "completed", "quantity": {"value": 30}}
    pharmacy.when_asked(done, {**dispense, "whenPrepared": later}, {**dispense, "whenPrepared": before})
    with pharmacy.core.write() as s:
        assert pharmacy.of(s) == (OrderStatus.accepted, LegStatus.ready)
    over = {**dispense, "whenPrepared": later, "whenHandedOver": later}
    (told,) = pharmacy.when_asked({**done, "meta": {"versionId": "99"}}, over)
    assert told.startswith("Main St Pharmacy says your order 1 is done.")
    with pharmacy.core.write() as s:
        assert s.exec(select(Medication)).one().supply_left == 33, "the old fill is not counted again"
        rows = len(pharmacy.core.sent(s))
        supply.look(s, pharmacy.core.clock.now(), pharmacy.core.dorothy(s))
        assert len(pharmacy.core.sent(s)) == rows, "there is enough of it"
    assert pharmacy.when_asked({**done, "meta": {"versionId": "99"}}, over, minutes=600) == []
    asked = len(pharmacy.box.received)
    pharmacy.when_asked(minutes=600)
    assert len(pharmacy.box.received) == asked, "a job that is over is asked about no more"


def test_what_a_pharmacist_rejects_no_other_pharmacy_is_asked_for(pharmacy: Pharmacy) -> None:
    pharmacy.load(critical=True)
    with pharmacy.core.write() as s:
        other = Provider(agency_id=pharmacy.core.agency(s).key, name="Other", kind="pharmacy", rank=900)
        s.add(other)
    pharmacy.asked()
    told = pharmacy.when_asked(pharmacy.says("rejected", WHY))
    assert any(text.startswith("Main St Pharmacy cannot fill your request 1 as it is.") for text in told)
    assert not any("isinopril" in text for text in told)
    with pharmacy.core.write() as s:
        assert pharmacy.of(s) == (OrderStatus.failed, LegStatus.declined)
        (task,) = pharmacy.core.tasks(s)
        assert (task.about, task.urgent) == (WHY, True), "a critical medicine is urgent"
        jobs = [row.to for row in pharmacy.core.sent(s) if row.channel == "job"]
        assert set(jobs) == {"Main St Pharmacy"}
        before = len(pharmacy.core.sent(s))
        supply.look(s, NOW + timedelta(days=1), pharmacy.core.dorothy(s))
        assert len(pharmacy.core.sent(s)) == before, "while a person sees to it she is not asked again"


def test_a_silent_pharmacy_is_rung_by_a_person_and_may_still_say_yes(pharmacy: Pharmacy) -> None:
    pharmacy.asked()
    pharmacy.when_asked(minutes=120)
    Ticker(pharmacy.core.app).sweep()
    with pharmacy.core.write() as s:
        assert any(
            task.task.startswith("Main St Pharmacy has not answered to refill 1: ring them")
            for task in pharmacy.core.tasks(s)
        )
    (accepted,) = pharmacy.when_asked(pharmacy.says("accepted"), minutes=30)
    assert "has your request" in accepted


def test_a_server_that_does_not_tell_is_rung_by_a_person(pharmacy: Pharmacy) -> None:
    pharmacy.asked()
    pharmacy.box.behaviour = Behaviour.DOWN
    for _ in range(3):
        pharmacy.when_asked(minutes=40)
    with pharmacy.core.write() as s:
        assert [t.task for t in pharmacy.core.tasks(s)][-1].startswith("Main St Pharmacy does not answer how")
    pharmacy.box.behaviour = Behaviour.OK
    assert pharmacy.when_asked(pharmacy.says("accepted"), minutes=600) != []


def test_a_request_that_does_not_arrive_is_rung_in(pharmacy: Pharmacy) -> None:
    pharmacy.box.behaviour = Behaviour.REFUSING
    pharmacy.asked()
    with pharmacy.core.write() as s:
        assert any("ring them, its sheet is on the desk" in task.task for task in pharmacy.core.tasks(s))
        assert pharmacy.of(s) == (OrderStatus.placed, LegStatus.offered)


def test_a_refill_that_a_courier_brought_is_asked_about_no_more(pharmacy: Pharmacy) -> None:
    pharmacy.load()
    with pharmacy.core.write() as s:
        who: dict[str, Any] = {"name": "Swift", "kind": "courier", "channel": "sms", "phone": "+13055550155"}
        s.add(Provider(agency_id=pharmacy.core.agency(s).key, **who))
    pharmacy.asked()
    pharmacy.when_asked(pharmacy.says("completed"))
    with pharmacy.core.write() as s:
        swift = s.exec(select(Provider).where(Provider.name == "Swift")).one()
        number = s.exec(select(Order)).one().number
        for event in ("accepted", "delivered"):
            progress.report(s, NOW, swift, progress.Report(key=event, event=event, order=number))
        assert s.exec(select(Order)).one().status == OrderStatus.delivered
    asked = len(pharmacy.box.received)
    pharmacy.when_asked(minutes=600)
    assert len(pharmacy.box.received) == asked


def test_a_second_hold_is_told_again(pharmacy: Pharmacy) -> None:
    pharmacy.asked()
    assert len(pharmacy.when_asked(pharmacy.says("on-hold"))) == 1
    pharmacy.when_asked(pharmacy.says("accepted"))
    (again,) = pharmacy.when_asked(pharmacy.says("on-hold"))
    assert "must check your request" in again
    with pharmacy.core.write() as s:
        assert len(pharmacy.core.tasks(s)) == 2


def test_a_rest_hook_and_our_asking_are_one_event_and_nothing_unsigned_is_believed(
    pharmacy: Pharmacy,
) -> None:
    from fastapi.testclient import TestClient

    from concierge_bot.web.app import create

    pharmacy.asked()
    task = pharmacy.says("accepted")
    body = json.dumps(task).encode()
    with pharmacy.core.write() as s:
        provider = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one().key
    door = TestClient(create(pharmacy.core.app))
    forged = door.post(f"/hooks/{provider}", content=body, headers={SIGNATURE: sign("another", body)})
    assert forged.status_code == 403
    hook = {SIGNATURE: sign(SECRET, body)}
    assert door.post(f"/hooks/{provider}", content=body, headers=hook).json() == {"effects": ["accepted"]}
    assert door.post(f"/hooks/{provider}", content=body, headers=hook).json() == {"effects": ["repeat"]}
    told = pharmacy.when_asked(task, minutes=0)
    assert len([text for text in told if "has your request" in text]) == 0, "told once, when the hook came"
    assert pharmacy.box.received[-1].method == "GET", "news makes us ask at once"
    requested = json.dumps(pharmacy.says("requested")).encode()
    echo = door.post(f"/hooks/{provider}", content=requested, headers={SIGNATURE: sign(SECRET, requested)})
    assert echo.json() == {"effects": []}


def test_stopping_a_refill_cancels_the_task(pharmacy: Pharmacy) -> None:
    pharmacy.asked()
    with pharmacy.core.write() as s:
        ordering.undo_last(s, NOW, pharmacy.core.dorothy(s), once="undo")
    pharmacy.work()
    withdrawn = pharmacy.posts()[-1]
    assert withdrawn.method == "PATCH"
    assert {"op": "add", "path": "/status", "value": "cancelled"} in json.loads(withdrawn.body)


@pytest.mark.parametrize("channel", ["sms", "phone"])
def test_a_pharmacy_without_a_system_is_asked_without_a_medicine_in_a_text(
    pharmacy: Pharmacy, channel: str
) -> None:
    pharmacy.load(channel, prescription="")
    pharmacy.asked()
    with pharmacy.core.write() as s:
        texts = [row.body for row in pharmacy.core.sent(s) if row.channel == "sms"]
        assert not any("isinopril" in text for text in texts)
        (task,) = pharmacy.core.tasks(s)
        assert task.task.startswith("Ring Main St Pharmacy")
        assert "isinopril" not in task.task
        order = s.exec(select(Order)).one()
        provider = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one()
        said = progress.Report(key="desk:1", event="on_hold", order=order.number, note=WHY)
        assert progress.report(s, NOW, provider, said) == "on hold"
        assert "must check your request" in pharmacy.core.sent(s)[-1].body


def test_who_knows_not_how_many_came_has_it_asked(pharmacy: Pharmacy) -> None:
    pharmacy.load("phone")
    pharmacy.asked()
    with pharmacy.core.write() as s:
        provider = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one()
        order = s.exec(select(Order)).one()
        progress.report(s, NOW, provider, progress.Report(key="1", event="delivered", order=order.number))
        assert s.exec(select(Medication)).one().supply_left is None, "a guess would be believed"
        assert any("nobody said how many" in task.task for task in pharmacy.core.tasks(s))


def test_the_usual_quantity_counts_where_the_pharmacy_says_none(pharmacy: Pharmacy) -> None:
    pharmacy.load("phone", refill_quantity=28)
    pharmacy.asked()
    with pharmacy.core.write() as s:
        provider = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one()
        order = s.exec(select(Order)).one()
        progress.report(s, NOW, provider, progress.Report(key="1", event="delivered", order=order.number))
        assert s.exec(select(Medication)).one().supply_left == 31
        assert refills.medicines(s, pharmacy.core.dorothy(s))[0].supply_left == 31
