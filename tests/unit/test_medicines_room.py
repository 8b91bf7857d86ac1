"""The desk's medicines room: a refill on paper, and what came of her doses, each with who says so and no more."""

import csv
import io
import json
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from concierge_bot.models import Dose, DoseStatus, Entry, Evidence, Medication, Order, OrderStatus
from concierge_bot.services.medicines import plans, supply
from concierge_bot.services.medicines.adherence_fhir import EVIDENCE
from concierge_bot.web.app import create
from concierge_bot.worker import outbox
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.fhir import Engine
from tests.fixtures.town import DOROTHY
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
SHOP: dict[str, Any] = {
    "name": "Main St Pharmacy",
    "kind": "pharmacy",
    "channel": "phone",
    "phone": "+13055550144",
}
PAGE, SHEET = f"/desk/customers/{DOROTHY}/medicines", "/desk/orders/1/sheet"
CSV, FHIR = f"/desk/customers/{DOROTHY}/adherence.csv", f"/desk/customers/{DOROTHY}/adherence.json"
OUTCOMES = [
    (DoseStatus.taken, Evidence.device),
    (DoseStatus.taken, Evidence.visitor),
    (DoseStatus.taken, Evidence.customer),
    (DoseStatus.taken, Evidence.family),
    (DoseStatus.skipped, Evidence.customer),
    (DoseStatus.missed, Evidence.none),
    (DoseStatus.held, Evidence.none),
    (DoseStatus.held, Evidence.customer),
    (DoseStatus.cancelled, Evidence.none),
]


@pytest.fixture
def door(core: Core) -> TestClient:
    """The desk's door, of who is signed in."""
    (dorothy,) = WORLD["customers"]
    core.load(customers=[{**dorothy, "medications": [HEART]}], providers=[*WORLD["providers"], SHOP])
    key = core.app.settings.desk_key.get_secret_value()
    return TestClient(create(core.app), headers={"Authorization": f"Bearer {key}"})


def ask(core: Core) -> None:
    """She says yes to a refill, and a person is to ring the pharmacy."""
    with core.write() as s:
        supply.look(s, core.clock.now(), core.dorothy(s))
        hears(s, core, "ok")
    while outbox.send_one(core.app):
        pass


def days(core: Core) -> None:
    """Her last days, each of which ended in another way."""
    with core.write() as s:
        customer = core.dorothy(s)
        (plan,) = plans.of(s, customer)
        for n, (status, evidence) in enumerate(OUTCOMES, 1):
            due = NOW - timedelta(days=n, hours=1)
            dose = plans.new_dose(s, customer, plan, due.date(), "08:00", due)
            dose.status, dose.evidence, dose.step_at = status, evidence, None
            dose.ended_at = due + timedelta(minutes=7)
            s.add(dose)


def refill(s: Session) -> Order:
    """The one refill."""
    return s.exec(select(Order)).one()


@pytest.mark.parametrize("path", [PAGE, SHEET, CSV, FHIR])
def test_nothing_is_shown_to_who_is_not_signed_in(core: Core, door: TestClient, path: str) -> None:
    ask(core)
    assert door.get(path).status_code == 200
    answer = door.get(path, headers={"Authorization": "Bearer nobody"})
    assert answer.status_code == 403
    assert "isinopril" not in answer.text


def test_the_sheet_tells_the_pharmacist_all_and_takes_the_answer(core: Core, door: TestClient) -> None:
    ask(core)
    sheet = door.get(SHEET).text
    for said in (
        "Lisinopril 10 mg",
        "7012345",
        "Dorothy Baker",
        "Main St Pharmacy, +13055550144",
        "The pharmacist decides",
    ):
        assert said in sheet
    form = {"event": "on_hold", "quantity": "", "reason": "the doctor must sign"}
    assert door.post("/desk/page/orders/1/answer", data=form, follow_redirects=False).status_code == 303
    with core.write() as s:
        assert "must check your request 1" in core.sent(s)[-1].body
        assert any(task.about == "the doctor must sign" for task in core.tasks(s))
    door.post("/desk/page/orders/1/answer", data={"event": "accepted"})
    answer = door.post("/desk/orders/1/answer", json={"event": "done", "quantity": 30})
    assert answer.json() == {"number": 1, "status": "done", "effect": "done"}
    with core.write() as s:
        assert refill(s).status == OrderStatus.done
        assert s.exec(select(Medication)).one().supply_left == 33
    late = door.post("/desk/orders/1/answer", json={"event": "declined"})
    assert (late.status_code, "nothing left to answer" in late.text) == (409, True)
    assert "no answer is awaited" in door.get(SHEET).text


def test_there_is_no_sheet_of_what_is_no_refill(core: Core, door: TestClient) -> None:
    assert door.get("/desk/orders/99/sheet").status_code == 404
    assert door.post("/desk/orders/99/answer", json={"event": "accepted"}).status_code == 404


def test_each_dose_is_told_with_who_says_so(core: Core, door: TestClient) -> None:
    days(core)
    page = door.get(PAGE).text
    for said in (
        "left the dispenser",
        "taken, seen by a visitor",
        "said by her to be taken",
        "no word",
        "held",
    ):
        assert said in page
    assert "cancelled" not in page, "what was called off was never asked"
    rows = list(csv.DictReader(io.StringIO(door.get(CSV).text)))
    assert [(row["outcome"], row["evidence"]) for row in rows] == [
        (str(status), str(evidence)) for status, evidence in reversed(OUTCOMES[:-1])
    ]
    assert rows[-1]["planned"].startswith("2026-11-30T08:00-05:00")
    assert rows[-1]["at"] == "2026-11-30T08:07-05:00"
    few = list(csv.DictReader(io.StringIO(door.get(f"{CSV}?first=2026-11-30&last=2026-11-30").text)))
    assert len(few) == 1
    assert door.get(f"{CSV}?first=2026-11-30&last=2026-11-01").status_code == 422


def test_what_leaves_the_house_is_in_the_timeline_with_who_took_it(core: Core, door: TestClient) -> None:
    for path in (CSV, FHIR):
        door.get(path)
    with core.write() as s:
        notes = [row.what for row in s.exec(select(Entry)) if "adherence" in row.what]
    assert notes == ["adherence report taken by the desk"] * 2


def test_a_name_is_no_formula_of_a_spreadsheet(core: Core, door: TestClient) -> None:
    days(core)
    with core.write() as s:
        s.exec(select(Medication)).one().name = "=HYPERLINK(1)"
    rows = list(csv.DictReader(io.StringIO(door.get(CSV).text)))
    assert rows[0]["medicine"] == "'=HYPERLINK(1)"


def resources(door: TestClient) -> list[dict[str, Any]]:
    """The resources of the bundle."""
    answer = door.get(FHIR)
    assert answer.headers["content-type"] == "application/fhir+json"
    return [entry["resource"] for entry in json.loads(answer.text)["entry"]]


def test_an_administration_is_only_what_was_seen(core: Core, door: TestClient) -> None:
    days(core)
    _, *doses = resources(door)
    coded = {one["extension"][0]["valueCode"] + one["status"]: one["resourceType"] for one in doses}
    assert all(one["extension"][0]["url"] == EVIDENCE for one in doses)
    assert coded == {
        "devicecompleted": "MedicationAdministration",
        "visitorcompleted": "MedicationAdministration",
        "customercompleted": "MedicationStatement",
        "familycompleted": "MedicationStatement",
        "customernot-taken": "MedicationStatement",
        "noneunknown": "MedicationStatement",
        "noneon-hold": "MedicationStatement",
        "customeron-hold": "MedicationStatement",
    }
    said = next(one for one in doses if one["extension"][0]["valueCode"] == "family")
    assert said["informationSource"] == {"type": "RelatedPerson", "display": "family"}


def test_a_fhir_engine_takes_all_of_it(core: Core, door: TestClient, fhir_engine: Engine) -> None:
    days(core)
    told = resources(door)
    assert len(told) == 1 + len(OUTCOMES) - 1
    for one in told:
        assert fhir_engine.create(one)["id"]


def test_a_count_made_by_hand_is_counted_on_from(core: Core, door: TestClient) -> None:
    with core.write() as s:
        s.exec(select(Medication)).one().supply_left = None
    form = {"medication": "Lisinopril", "left": "2"}
    assert (
        door.post(f"/desk/page/customers/{DOROTHY}/count", data=form, follow_redirects=False).status_code
        == 303
    )
    with core.write() as s:
        assert s.exec(select(Medication)).one().supply_left == 2
        assert core.sent(s)[-1].body.startswith("You will soon need more of your heart pill.")
    wrong = door.post(f"/desk/customers/{DOROTHY}/count", json={"medication": "Warfarin", "left": 2})
    assert wrong.status_code == 404


def test_a_dose_in_the_making_is_nobodys_failure(core: Core, door: TestClient) -> None:
    with core.write() as s:
        assert s.exec(select(Dose).where(Dose.status == DoseStatus.planned)).first() is not None
    assert "No dose has ended in these days." in door.get(PAGE).text
