"""A person of the desk learns what came of a dose, and writes it down through the desk's door: it has its outcome."""

from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlmodel import Session, select

from concierge_bot.models import Dose, Entry, Medication
from concierge_bot.web.app import create
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.test_medication import EVENING, run, start, world
from tests.unit.test_memory import hear

HEART: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"], "say_as": "heart pill", "supply_left": 30}
WATER: dict[str, Any] = {"name": "Furosemide", "times": ["08:00"], "say_as": "water pill", "supply_left": 30}
ANA_SEES = [{"name": "Ana", "relation": "daughter", "phone": ANA, "permissions": ["doses"]}]
DAY = "2026-12-02"
PAGE = f"/desk/customers/{DOROTHY}/medicines"


def begin(core: Core, hours: float, *plans: dict[str, Any]) -> TestClient:
    """So many hours after the evening before; return the desk's door."""
    start(core, EVENING, world(*(plans or (HEART,)), contacts=ANA_SEES))
    run(core, hours=hours)
    key = core.app.settings.desk_key.get_secret_value()
    return TestClient(create(core.app), headers={"Authorization": f"Bearer {key}"})


def write(door: TestClient, medicine: str = "Lisinopril", **word: Any) -> Any:
    """Write down what came of a dose of that morning."""
    body = {
        "medication": medicine,
        "day": DAY,
        "slot": "08:00",
        "outcome": "taken",
        "says": "customer",
        **word,
    }
    return door.post(f"/desk/customers/{DOROTHY}/dose", json=body)


def dose(s: Session, medicine: str = "Lisinopril") -> Dose:
    """That morning's dose."""
    plan = s.exec(select(Medication).where(Medication.name == medicine)).one()
    return s.exec(select(Dose).where(Dose.medication_id == plan.id, Dose.slot == "08:00")).all()[0]


def left(s: Session) -> int | None:
    """How many heart pills are left by our count."""
    return s.exec(select(Medication.supply_left).where(Medication.name == "Lisinopril")).one()


def told(core: Core) -> list[str]:
    """What Ana was told."""
    return [text.body for text in core.carrier.taken if text.to == ANA]


def test_what_she_says_on_the_phone_ends_a_missed_dose_and_all_that_hangs_on_it(core: Core) -> None:
    door = begin(core, 12.5)
    with core.write() as s:
        assert dose(s).status == "missed"
        assert [task.status for task in core.tasks(s)] == ["open"]
    assert "heart" not in told(core)[0]
    assert f'href="{PAGE}">Write down the dose</a>' in door.get("/desk").text
    assert write(door, at="08:20").json() == {"status": "taken", "evidence": "customer"}
    run(core, hours=0.1)
    assert "has an answer to our 8am text now" in told(core)[-1]
    with core.write() as s:
        assert [task.status for task in core.tasks(s)] == ["closed"]
        assert left(s) == 29
        whats = [row.what for row in s.exec(select(Entry))]
    assert "dose written down by the desk, told by customer" in whats
    assert hear(core, "did i take my heart pill").startswith(
        "You told me at 8:20am that you took your heart pill"
    )


def test_an_open_dose_that_a_visitor_saw_is_asked_about_no_more(core: Core) -> None:
    door = begin(core, 10.1)
    refused = write(door, says="visitor")
    assert (refused.status_code, "Write who saw it" in refused.text) == (422, True)
    form = {
        "medication": "Lisinopril",
        "day": DAY,
        "slot": "08:00",
        "outcome": "taken",
        "says": "visitor",
        "at": "",
    }
    assert "Lisinopril, Wed 08:00: asked, no answer yet" in door.get(PAGE).text
    sent = door.post(f"/desk/page/customers/{DOROTHY}/dose", data={**form, "seen_by": "Nurse Kim"})
    assert "Lisinopril, Wed 08:00: taken, seen by a visitor" in sent.text
    before = len(core.carrier.taken)
    run(core, hours=4)
    assert len(core.carrier.taken) == before
    again = write(door)
    assert (again.status_code, "was seen already" in again.text) == (409, True)
    with core.write() as s:
        assert (dose(s).status, dose(s).evidence) == ("taken", "visitor")
        assert "told by Nurse Kim" in str([row.what for row in s.exec(select(Entry))])


def test_what_was_written_down_wrong_is_put_right_and_her_stock_with_it(core: Core) -> None:
    door = begin(core, 10.1)
    hear(core, "T")
    with core.write() as s:
        assert left(s) == 29
    assert write(door, outcome="not_taken").json() == {"status": "skipped", "evidence": "customer"}
    with core.write() as s:
        assert left(s) == 30
    assert write(door, says="family").json() == {"status": "taken", "evidence": "family"}
    with core.write() as s:
        assert left(s) == 29


def test_of_two_medicines_the_one_without_a_word_still_waits_for_its_person(core: Core) -> None:
    door = begin(core, 12.5, HEART, WATER)
    assert write(door).status_code == 200
    with core.write() as s:
        assert [task.status for task in core.tasks(s)] == ["open"]
        assert dose(s, "Furosemide").status == "missed"
    assert write(door, "Furosemide", outcome="not_taken").status_code == 200
    with core.write() as s:
        assert [task.status for task in core.tasks(s)] == ["closed"]


@pytest.mark.parametrize(
    ("word", "status", "says"),
    [
        ({"slot": "09:00"}, 404, "no such dose"),
        ({"at": "23:00"}, 422, "still to come"),
        ({"medication": "Warfarin"}, 404, ""),
        ({"outcome": "held"}, 422, ""),
    ],
)
def test_what_cannot_be_is_refused_in_words(core: Core, word: dict[str, Any], status: int, says: str) -> None:
    door = begin(core, 10.1)
    answer = write(door, **word)
    assert (answer.status_code, says in answer.text) == (status, True)


def test_what_is_to_come_is_not_written_down(core: Core) -> None:
    answer = write(begin(core, 9))
    assert (answer.status_code, "still to come" in answer.text) == (409, True)


def test_nobody_writes_it_who_is_not_signed_in(core: Core) -> None:
    door = begin(core, 10.1)
    door.headers["Authorization"] = "Bearer nobody"
    assert write(door).status_code == 403


def test_a_word_without_a_time_is_of_the_hour_of_the_dose_and_keeps_a_time_that_is_known(core: Core) -> None:
    door = begin(core, 12.5, HEART, WATER)
    assert write(door).is_success
    assert write(door, "Furosemide", at="08:20").is_success
    assert write(door, "Furosemide", says="visitor", seen_by="Nurse Kim").is_success
    with core.write() as s:
        assert dose(s).ended_at == dose(s).due_at
        kept = dose(s, "Furosemide")
        assert kept.ended_at == kept.due_at + timedelta(minutes=20)
