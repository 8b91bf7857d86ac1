"""A plan that a person changes: open doses end once, nothing is asked twice, and no day is left without its dose."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.clock import local
from concierge_bot.models import DoseStatus, Ladder
from concierge_bot.services.medicines import plan_changes, plans
from concierge_bot.services.talk import questions
from concierge_bot.web import app as web_app
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.test_medication import EVENING, PILL, doses, hear, reminders, run, start, world

BOTH = {**PILL, "times": ["08:00", "20:00"]}
ANA_HELPS: dict[str, Any] = {
    "contacts": [{"name": "Ana", "relation": "daughter", "phone": ANA, "permissions": ["doses"]}],
}


def change(core: Core, **told: Any) -> None:
    """Let the desk change the one plan."""
    with core.write() as s:
        plan = plan_changes.find(s, core.dorothy(s), "lisinopril")
        plan_changes.change(s, core.clock.at, plan, told, "Pat")


def told(core: Core) -> list[tuple[int, str, DoseStatus]]:
    """Return each dose by its day, its time and how it is."""
    with core.write() as s:
        return [(dose.local_date.day, dose.slot, dose.status) for dose in doses(s)]


def test_a_time_that_is_moved_while_its_dose_is_open_is_not_asked_again_that_day(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10, minutes=5)
    change(core, times=["09:00"])
    run(core, minutes=5)
    assert "I wrote down 8:10am" in hear(core, "T")
    run(core, hours=3)
    assert len(reminders(core)) == 1
    run(core, hours=22)
    assert len(reminders(core)) == 2, "from the next day on at nine"
    with core.write() as s:
        assert {
            local(dose.due_at, "America/New_York").hour for dose in doses(s) if dose.local_date.day > 2
        } == {9}
    assert told(core)[:2] == [(2, "08:00", "taken"), (2, "09:00", "cancelled")]


def test_a_medicine_that_is_ended_while_its_dose_is_open_asks_nobody_any_more(core: Core) -> None:
    start(core, EVENING, world({**PILL, "say_as": "heart pill"}, **ANA_HELPS))
    run(core, hours=11, minutes=5)
    assert len(reminders(core)) == 2
    assert core.carrier.bodies()[-1].startswith("Elm Care: Dorothy Baker has not answered")
    change(core, until=date(2026, 12, 1))
    run(core, hours=48)
    assert len(reminders(core)) == 2
    assert set(core.carrier.bodies()[-2:]) == {
        "I do not remind you of your heart pill any more. Not sure? Call your pharmacy.",
        "Elm Care: Dorothy Baker need not answer our 8am text any more. Nothing for you to do. Thank you.",
    }
    assert {status for _, _, status in told(core)} == {"cancelled"}
    with core.write() as s:
        assert questions.open_about(s, core.dorothy(s), "dose") == []
        assert [row.outcome for row in s.exec(select(Ladder))] == ["called off"]
        assert core.tasks(s) == []


def test_of_two_medicines_of_one_time_the_one_that_goes_on_is_still_asked(core: Core) -> None:
    start(core, EVENING, world(PILL, {"name": "Metformin", "times": ["08:00"], "say_as": "sugar pill"}))
    run(core, hours=10, minutes=5)
    change(core, until=date(2026, 12, 1))
    assert "I wrote down" in hear(core, "T")
    today = [(slot, status) for day, slot, status in told(core) if day == 2]
    assert today == [("08:00", "cancelled"), ("08:00", "taken")]


def test_days_that_leave_today_out_end_the_open_dose(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10, minutes=5)
    change(core, days=["mon", "thu"])
    run(core, hours=48)
    assert told(core)[:2] == [(2, "08:00", "cancelled"), (3, "08:00", "missed")]
    assert len(reminders(core)) == 3, "one on Wednesday, two on Thursday"


@pytest.mark.parametrize(
    ("times", "today"),
    [
        (["08:00"], [("08:00", "taken"), ("20:00", "cancelled")]),
        (["08:00", "14:00"], [("08:00", "taken"), ("14:00", "planned"), ("20:00", "cancelled")]),
        (
            ["08:00", "09:00"],
            [("08:00", "taken"), ("20:00", "planned")],
        ),  # nine is over: today still at eight
        (["10:00", "20:00"], [("08:00", "taken"), ("10:00", "cancelled"), ("20:00", "planned")]),
        (["08:00", "14:00", "20:00"], [("08:00", "taken"), ("14:00", "planned"), ("20:00", "planned")]),
    ],
)
def test_a_day_that_has_begun_keeps_as_many_doses_as_the_plan_has(
    core: Core, times: list[str], today: list[tuple[str, str]]
) -> None:
    start(core, EVENING, world(BOTH))
    run(core, hours=10)
    hear(core, "T")
    core.clock.move(hours=1, minutes=30)
    change(core, times=times)
    with core.write() as s:
        plans.plan_ahead(s, core.clock.at, core.dorothy(s))
    assert sorted((slot, status) for day, slot, status in told(core) if day == 2) == today


def test_a_time_that_comes_back_is_planned_again_but_never_one_that_was_asked(core: Core) -> None:
    start(core, EVENING, world(BOTH))
    run(core, hours=10)
    hear(core, "T")
    change(core, times=["09:00"])
    change(core, times=["08:00", "20:00"])
    run(core, hours=12)
    assert len(reminders(core)) == 2
    assert sorted((slot, str(status)) for day, slot, status in told(core) if day == 2) == [
        ("08:00", "taken"),
        ("09:00", "cancelled"),
        ("20:00", "reminded"),
    ]


def test_leap_day_has_its_dose_and_every_other_day_counts_it(core: Core) -> None:
    start(core, datetime(2028, 2, 26, 14, tzinfo=UTC), world(PILL, {**PILL, "name": "Other", "every": 2}))
    for _ in range(10):
        with core.write() as s:
            plans.plan_ahead(s, core.clock.at, core.dorothy(s))
        core.clock.move(hours=12)
    with core.write() as s:
        plan = plan_changes.find(s, core.dorothy(s), "Other")
        every = [dose.local_date for dose in doses(s) if dose.medication_id != plan.id]
        other = [dose.local_date for dose in doses(s) if dose.medication_id == plan.id]
    assert every[:5] == [
        date(2028, 2, 27),
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2028, 3, 1),
        date(2028, 3, 2),
    ]
    assert other[:3] == [date(2028, 2, 27), date(2028, 2, 29), date(2028, 3, 2)]


def test_the_desk_changes_a_plan_and_is_told_what_makes_none(core: Core) -> None:
    start(core, EVENING, world(PILL))
    key = core.app.settings.desk_key.get_secret_value()
    desk = TestClient(web_app.create(core.app), headers={"Authorization": f"Bearer {key}"})
    path = f"/desk/conversations/{DOROTHY}/plans"
    assert [plan["times"] for plan in desk.get(path).json()] == [["08:00"]]
    assert desk.post(path, json={"medication": "Aspirin", "times": ["09:00"]}).status_code == 404
    assert desk.post(path, json={"medication": "Lisinopril", "times": ["9 o'clock"]}).status_code == 422
    assert desk.post(path, json={"medication": "Lisinopril", "times": ["09:00"]}).json()["times"] == ["09:00"]
    run(core, hours=11)
    assert core.carrier.bodies()[0].startswith("From now on I remind you of your 8am medicine at 9am.")
    assert reminders(core) == ["It is time for your 9am medicine. Reply T when you took it, L for later."]
