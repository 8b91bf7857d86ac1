"""A pill dispenser: what it gave is seen, what is the matter is a person's, its plan is the pharmacy's to change."""

import json
from itertools import count
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import (
    Device,
    Dose,
    DoseStatus,
    Evidence,
    Ladder,
    Medication,
    Outbox,
    OutboxState,
    Provider,
)
from concierge_bot.services.medicines import dispensers, dose_answers, plan_requests
from concierge_bot.web import brokers
from concierge_bot.web.app import create
from concierge_bot.worker import outbox
from concierge_bot.worker.ticks import Ticker
from connectors.base import DispenserNews, PlanLine, PlanRequest
from connectors.fhir import SIGNATURE, sign
from connectors.kinds import DispenserWord
from connectors.mqtt_dispenser import MqttDispenser
from connectors.testing.common import SECRET
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears
from tests.unit.test_listening import running_broker

HEART: dict[str, Any] = {
    "name": "Lisinopril",
    "strength": "10 mg",
    "times": ["10:00", "20:00"],
    "say_as": "heart pill",
    "supply_left": 30,
    "prescription": "7012345",
    "in_dispenser": True,
}
SUGAR: dict[str, Any] = {
    "name": "Metformin",
    "times": ["10:00"],
    "say_as": "sugar pill",
    "in_dispenser": True,
}
DROPS: dict[str, Any] = {"name": "Timolol", "times": ["10:00"], "say_as": "eye drops"}
ACCOUNT, SLOT = "D-81", "2026-12-01T10:00"
NUMBERS = count(1)


def load(core: Core, url: str = "mqtt://127.0.0.1:9", *medicines: dict[str, Any]) -> None:
    """Dorothy with a dispenser in her kitchen, and her pharmacy."""
    (dorothy,) = WORLD["customers"]
    device = {"monitor": "Dosette", "account": ACCOUNT}
    core.load(
        customers=[{**dorothy, "medications": list(medicines or (HEART, SUGAR, DROPS)), "devices": [device]}],
        providers=[
            {"name": "Dosette", "kind": "dispenser", "channel": "mqtt", "url": url},
            {"name": "Main St Pharmacy", "kind": "pharmacy", "channel": "fhir", "url": url, "secret": SECRET},
        ],
    )


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy at home, an hour before her dose."""
    load(core)
    return core


def says(core: Core, word: str, slot: str | None = SLOT, **more: Any) -> str:
    """Her dispenser tells something; return what it did."""
    news = DispenserNews(f"n{next(NUMBERS)}", ACCOUNT, DispenserWord(word), core.clock.at, slot, **more)
    with core.write() as s:
        provider = s.exec(select(Provider).where(Provider.kind == "dispenser")).one()
        return dispensers.receive(s, core.clock.now(), provider, news)


def doses(s: Session) -> dict[str, tuple[DoseStatus, Evidence]]:
    """How each dose of ten o'clock stands."""
    rows = s.exec(select(Dose).where(Dose.slot == "10:00", Dose.local_date == NOW.date()))
    return {s.get_one(Medication, dose.medication_id).name: (dose.status, dose.evidence) for dose in rows}


def remind(core: Core, **by: float) -> None:
    """Let time go on, and all that falls due be done."""
    core.clock.move(**by)
    Ticker(core.app).sweep()


def test_what_was_dispensed_is_seen_and_what_lies_elsewhere_is_still_asked(home: Core) -> None:
    remind(home, hours=1)
    home.clock.move(minutes=4)
    assert says(home, "dispensed") == "taken"
    with home.write() as s:
        seen = (DoseStatus.taken, Evidence.device)
        assert doses(s) == {
            "Lisinopril": seen,
            "Metformin": seen,
            "Timolol": (DoseStatus.reminded, Evidence.none),
        }
        heart = s.exec(select(Medication).where(Medication.name == "Lisinopril")).one()
        assert heart.supply_left == 29


def test_on_both_databases_a_dose_is_seen_and_a_plan_is_changed(core_on_either: Core) -> None:
    load(core_on_either)
    assert says(core_on_either, "dispensed") == "taken"
    assert says(core_on_either, "jam", None) == "desk"
    assert request(core_on_either, ("12:00",)) == "changed"
    remind(core_on_either, minutes=11)
    with core_on_either.write() as s:
        assert any("has not taken over its new plan" in task.task for task in core_on_either.tasks(s))


def test_what_was_given_before_its_time_is_not_reminded_of(core: Core) -> None:
    load(core, "mqtt://127.0.0.1:9", HEART)
    assert says(core, "dispensed") == "taken"
    remind(core, hours=2)
    with core.write() as s:
        assert [row for row in core.sent(s) if row.about == "dose"] == []
        assert s.exec(select(Ladder)).all() == []


def test_her_word_is_borne_out_by_the_machine_and_counted_once(core: Core) -> None:
    load(core, "mqtt://127.0.0.1:9", HEART)
    remind(core, hours=1)
    with core.write() as s:
        assert hears(s, core, "T")
    with core.write() as s:
        assert doses(s) == {"Lisinopril": (DoseStatus.taken, Evidence.customer)}
    assert says(core, "dispensed") == "taken"
    with core.write() as s:
        assert doses(s) == {"Lisinopril": (DoseStatus.taken, Evidence.device)}
        assert s.exec(select(Medication)).one().supply_left == 29


def test_her_word_after_the_machine_bears_it_out_and_is_no_second_dose(core: Core) -> None:
    load(core, "mqtt://127.0.0.1:9", HEART)
    remind(core, hours=1)
    says(core, "dispensed")
    core.clock.move(minutes=1)
    with core.write() as s:
        for once in ("first", "second"):
            dose_answers.told_taken(s, core.clock.now(), core.dorothy(s), "took it", once=once)
        told = [row.body for row in core.sent(s) if row.to == DOROTHY][-2:]
        assert told[0] == "Your box shows that you took your heart pill (10am) at 10am."
        assert told[1].endswith("Do not take it again. Not sure? Call Main St Pharmacy.")
        assert doses(s) == {"Lisinopril": (DoseStatus.taken, Evidence.device)}


def test_the_same_event_again_is_a_repeat_and_a_second_one_is_the_pharmacists(home: Core) -> None:
    news = DispenserNews("same", ACCOUNT, DispenserWord.DISPENSED, home.clock.at, SLOT)
    with home.write() as s:
        provider = s.exec(select(Provider).where(Provider.kind == "dispenser")).one()
        told = [dispensers.receive(s, NOW, provider, news) for _ in range(2)]
    assert told == ["taken", "repeat"]
    assert says(home, "dispensed") == "twice"
    with home.write() as s:
        (task,) = home.tasks(s)
        assert (task.urgent, "may have given a dose twice" in task.task) == (True, True)


@pytest.mark.parametrize("slot", ["2026-12-01T11:00", "2026-12-09T10:00", None])
def test_what_is_in_no_plan_is_the_pharmacists(home: Core, slot: str | None) -> None:
    assert says(home, "dispensed", slot) == "mismatch"
    with home.write() as s:
        assert all(status == DoseStatus.planned for status, _ in doses(s).values())
        assert "in no plan" in home.tasks(s)[0].task


def test_a_skipped_dose_that_was_given_is_asked_about_by_a_person(home: Core) -> None:
    with home.write() as s:
        for dose in s.exec(select(Dose).where(Dose.slot == "10:00")):
            dose.status, dose.evidence, dose.step_at = DoseStatus.skipped, Evidence.customer, None
    assert says(home, "dispensed") == "desk"
    with home.write() as s:
        assert doses(s)["Lisinopril"] == (DoseStatus.skipped, Evidence.customer), (
            "no machine decides which is true"
        )
        assert "leaves a dose out, and her dispenser gave it" in home.tasks(s)[0].task


def test_a_cup_left_standing_goes_up_the_ladder_and_contradicts_her_word(core: Core) -> None:
    load(core, "mqtt://127.0.0.1:9", HEART)
    remind(core, hours=1)
    assert says(core, "not_taken") == "noted"
    with core.write() as s:
        assert doses(s) == {"Lisinopril": (DoseStatus.reminded, Evidence.none)}
        hears(s, core, "T")
    assert says(core, "not_taken") == "desk"


@pytest.mark.parametrize(
    ("word", "words", "urgent"),
    [("jam", "is stuck", True), ("door_open", "stands open", True), ("low", "is nearly empty", False)],
)
def test_what_is_the_matter_is_a_persons(home: Core, word: str, words: str, urgent: bool) -> None:
    assert says(home, word, None) == "desk"
    with home.write() as s:
        (task,) = home.tasks(s)
        assert (words in task.task, task.urgent) == (True, urgent)
        told = [row.body for row in home.sent(s) if row.to == DOROTHY]
    assert bool(told) == (word == "jam"), "she stands before it and waits"
    assert not any("isinopril" in body for body in told)


def test_a_dispenser_that_is_gone_is_looked_after_once_it_stays_away(home: Core) -> None:
    assert says(home, "offline") == "offline"
    remind(home, minutes=11)
    with home.write() as s:
        assert "The dispenser of Dorothy Baker is silent" in home.tasks(s)[-1].task
    assert says(home, "alive") == "alive"


def followed(core: Core) -> tuple[PlanLine, ...]:
    """The plan that she is reminded by."""
    with core.write() as s:
        return dispensers.lines(s, core.dorothy(s), NOW.date())


def test_reminder_and_dispenser_share_the_plan_and_another_is_a_mismatch(home: Core) -> None:
    ours = followed(home)
    assert PlanLine("10:00", "Lisinopril 10 mg") in ours
    assert not any("Timolol" in line.medicine for line in ours), "that is not in the machine"
    assert says(home, "plan", None, plan=ours) == "same plan"
    assert says(home, "plan", None, plan=ours[1:]) == "mismatch"
    with home.write() as s:
        (task,) = home.tasks(s)
        assert (task.urgent, "another plan than her reminders" in task.task) == (True, True)
        assert "isinopril" not in task.task


def request(core: Core, times: tuple[str, ...], known: str = "r1") -> str:
    """The pharmacy asks for other times."""
    with core.write() as s:
        pharmacy = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one()
        asked = PlanRequest(known, "7012345", NOW, times)
        return plan_requests.receive(s, core.clock.now(), pharmacy, asked)


def test_the_pharmacys_request_changes_both_and_must_be_confirmed(home: Core) -> None:
    before = followed(home)
    assert request(home, ("09:30", "21:00")) == "changed"
    assert request(home, ("09:30", "21:00")) == "repeat"
    assert request(home, ("09:30", "21:00"), "r2") == "nothing new"
    with home.write() as s:
        heart = s.exec(select(Medication).where(Medication.name == "Lisinopril")).one()
        assert heart.times == ["09:30", "21:00"]
        (row,) = [row for row in home.sent(s) if row.channel == "plan"]
        assert row.state == OutboxState.waiting
        assert any("From now on I remind you of" in row.body for row in home.sent(s))
    assert says(home, "plan", None, plan=before) == "awaited", "the new one is still on its way"
    remind(home, minutes=11)
    with home.write() as s:
        assert any("has not taken over its new plan" in task.task for task in home.tasks(s))
    assert says(home, "plan", None, plan=followed(home)) == "same plan"


def test_what_is_no_time_of_day_is_for_a_person_to_read(home: Core) -> None:
    assert request(home, ()) == "desk"
    with home.write() as s:
        assert s.exec(select(Medication).where(Medication.name == "Lisinopril")).one().times == [
            "10:00",
            "20:00",
        ]
        assert "not by times of day" in home.tasks(s)[0].task


def test_the_desk_changes_what_lies_in_a_dispenser_only_at_a_pharmacists_word(home: Core) -> None:
    with home.write() as s:
        heart = s.exec(select(Medication).where(Medication.name == "Lisinopril")).one()
        with pytest.raises(NotNow, match="only when the pharmacist asks"):
            plan_requests.by_desk(s, NOW, heart, {"times": ["11:00"]}, "Maria", "")
        plan_requests.by_desk(s, NOW, heart, {"critical": True}, "Maria", "")
        assert [row for row in home.sent(s) if row.channel == "plan"] == []
        plan_requests.by_desk(s, NOW, heart, {"times": ["11:00"]}, "Maria", "Mr Main")
        assert len([row for row in home.sent(s) if row.channel == "plan"]) == 1
        drops = s.exec(select(Medication).where(Medication.name == "Timolol")).one()
        plan_requests.by_desk(s, NOW, drops, {"times": ["11:00"]}, "Maria", "")
        assert drops.times == ["11:00"], "what lies elsewhere is hers and the desk's as before"


def test_a_changed_prescription_comes_by_the_pharmacys_signed_hook(home: Core) -> None:
    prescription = {
        "resourceType": "MedicationRequest",
        "id": "rx-7",
        "meta": {"versionId": "3"},
        "status": "active",
        "identifier": [{"value": "7012345"}],
        "dosageInstruction": [{"timing": {"repeat": {"timeOfDay": ["21:00:00", "09:30:00"]}}}],
    }
    body = json.dumps(prescription).encode()
    with home.write() as s:
        pharmacy = s.exec(select(Provider).where(Provider.kind == "pharmacy")).one().key
    door = TestClient(create(home.app))
    assert door.post(f"/hooks/{pharmacy}", content=body, headers={SIGNATURE: "0"}).status_code == 403
    hook = {SIGNATURE: sign(SECRET, body)}
    assert door.post(f"/hooks/{pharmacy}", content=body, headers=hook).json() == {"effects": ["changed"]}
    assert door.post(f"/hooks/{pharmacy}", content=body, headers=hook).json() == {"effects": ["repeat"]}


def test_over_a_real_broker_it_tells_and_takes_over_its_plan(core: Core) -> None:
    given: list[tuple[str, bytes]] = []
    with running_broker() as (broker, call):
        broker.told = lambda topic, body: given.append((topic, body))
        load(core, broker.url("d"), HEART)
        ours = brokers.Brokers(core.app)
        ours.start()
        try:
            event = {"id": "81", "event": "dispensed", "slot": SLOT}
            call(broker.publish("d", f"dispenser/{ACCOUNT}/event", event))
            with core.write() as s:
                assert doses(s) == {"Lisinopril": (DoseStatus.taken, Evidence.device)}
            request(core, ("12:00",))
            while outbox.send_one(core.app):
                pass
            (topic, body) = given[-1]
            assert topic == f"dispenser/{ACCOUNT}/plan/set"
            assert json.loads(body)["slots"] == [
                {"time": "12:00", "medicine": "Lisinopril 10 mg", "days": []}
            ]
            call(broker.publish("d", f"dispenser/{ACCOUNT}/plan", json.loads(body)))
            with core.write() as s:
                assert s.exec(select(Device)).one().plan_due is None, "confirmed"
                row = s.exec(select(Outbox).where(Outbox.channel == "plan")).one()
                assert row.state == OutboxState.sent
                assert core.tasks(s) == []
        finally:
            ours.stop()


def test_a_broker_that_is_away_is_tried_again_and_the_desk_hears_in_time(home: Core) -> None:
    request(home, ("12:00",))
    while outbox.send_one(home.app):
        pass
    with home.write() as s:
        row = s.exec(select(Outbox).where(Outbox.channel == "plan")).one()
        assert (row.state, row.attempts) == (OutboxState.waiting, 1)
    remind(home, minutes=11)
    with home.write() as s:
        assert any("has not taken over its new plan" in task.task for task in home.tasks(s))


def test_a_connector_with_a_fault_is_tried_again_and_one_without_a_broker_is_a_persons(
    home: Core, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[str, bytes]:
        raise KeyError("slots")

    request(home, ("12:00",))
    with monkeypatch.context() as patch:
        patch.setattr(MqttDispenser, "plan", broken)
        while outbox.send_one(home.app):
            pass
    with home.write() as s:
        row = s.exec(select(Outbox).where(Outbox.channel == "plan")).one()
        assert (row.state, row.attempts) == (OutboxState.waiting, 1)
        s.exec(select(Provider).where(Provider.kind == "dispenser")).one().config = {}
    home.clock.move(seconds=6)
    while outbox.send_one(home.app):
        pass
    with home.write() as s:
        assert s.exec(select(Outbox).where(Outbox.channel == "plan")).one().state == OutboxState.failed
        assert any("could not be given its plan" in task.task for task in home.tasks(s))
