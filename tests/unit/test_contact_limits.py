"""What her people want to be told, and when: said by text or at the desk, kept by every ladder and every text."""

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from concierge_bot.services.safety import alarm_book, alarms
from concierge_bot.understanding.terms import contact_limits as words_of
from concierge_bot.web import app as web_app
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.test_alarm_news import text, told
from tests.unit.test_medication import EVENING, PILL, run, start, world

BEN = "+13055550188"
NIGHT = {**PILL, "times": ["23:30"], "critical": True}


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("not at night please", (True, None)),
        ("Please don't text me at night", (True, None)),
        ("only alarms please", (None, True)),
        ("text me only in emergencies", (None, True)),
        ("alarms only, and dont call me at night", (True, True)),
        ("any time is fine", (False, False)),
        ("you can text me at night again", (False, False)),
        ("she does not sleep at night", None),
        ("is she ok at night?", None),
        ("i cannot go", None),
        ("only milk please", None),
    ],
)
def test_the_words_of_a_limit(words: str, limits: tuple[bool | None, bool | None] | None) -> None:
    read = words_of.read(words)
    assert (None if read is None else (read.not_at_night, read.only_alarms)) == limits


def people(**ana: Any) -> dict[str, Any]:
    """Ana comes first, then Ben; both may hear of everything."""
    may = ["alarms", "doses"]
    return {
        "contacts": [
            {"name": "Ana", "phone": ANA, "permissions": may, "order": 1, **ana},
            {"name": "Ben", "phone": BEN, "permissions": may, "order": 2},
        ]
    }


def fall(core: Core) -> None:
    """A fall is told of."""
    with core.write() as s:
        alarms.signal(s, core.clock.at, core.dorothy(s), "fall", once=str(core.clock.at))


def test_not_at_night_is_kept_and_the_next_one_is_asked(core: Core) -> None:
    start(core, EVENING, world(NIGHT, **people()))
    text(core, ANA, "please dont text me at night")
    assert told(core, ANA) == ["Elm Care: thank you, I keep to that. I do not text you at night."]
    run(core, hours=3)
    fall(core)
    assert len(told(core, ANA)) == 1
    assert len(told(core, BEN)) == 2, "about the dose, and about the alarm"
    core.clock.at = datetime(2026, 12, 2, 15, tzinfo=UTC)
    with core.write() as s:
        alarms.resolve(s, core.clock.at, alarms_open(core, s), "well", "Kim")
    fall(core)
    assert len(told(core, ANA)) == 2, "by day she is asked"


def alarms_open(core: Core, s: Any) -> Any:
    """Return the open alarm."""
    found = alarm_book.open_alarm(s, core.dorothy(s))
    assert found is not None
    return found


def test_only_alarms_is_kept(core: Core) -> None:
    start(core, EVENING, world({**PILL, "critical": True}, **people()))
    text(core, ANA, "only alarms please")
    assert told(core, ANA) == ["Elm Care: thank you, I keep to that. I text you only if there is an alarm."]
    run(core, hours=10, minutes=50)
    assert len(told(core, ANA)) == 1
    assert len(told(core, BEN)) == 1, "the next one is asked about the dose"
    fall(core)
    assert "may have fallen" in told(core, ANA)[-1]
    text(core, ANA, "any time is fine")
    assert told(core, ANA)[-1] == "Elm Care: thank you, I keep to that. I may text you at any time."


def test_the_desk_sets_a_limit(core: Core) -> None:
    start(core, EVENING, world({**PILL, "critical": True}, **people()))
    key = core.app.settings.desk_key.get_secret_value()
    desk = TestClient(web_app.create(core.app), headers={"Authorization": f"Bearer {key}"})
    path = f"/desk/conversations/{DOROTHY}/limits"
    assert desk.post(path, json={"contact": "+13055550111", "only_alarms": True}).status_code == 404
    kept = desk.post(path, json={"contact": ANA, "only_alarms": True}).json()
    assert kept == {"name": "Ana", "not_at_night": False, "only_alarms": True}
    run(core, hours=10, minutes=50)
    assert told(core, ANA) == []


def test_one_phone_is_asked_once_of_one_thing_though_it_is_two_contacts(core: Core) -> None:
    twice = people()
    twice["contacts"].append({"name": "Ana at work", "phone": ANA, "permissions": ["doses"], "order": 3})
    twice["contacts"] = [twice["contacts"][0], twice["contacts"][2]]
    start(core, EVENING, world({**PILL, "critical": True}, **twice))
    run(core, hours=12)
    assert len([words for words in told(core, ANA) if "Can you check?" in words]) == 1


@pytest.mark.parametrize(("critical", "woken"), [(False, 0), (True, 1)])
def test_at_night_her_people_are_woken_for_a_critical_medicine_alone_and_the_desk_hears_of_any(
    core: Core, critical: bool, woken: int
) -> None:
    start(core, EVENING, world({**PILL, "times": ["22:30"], "critical": critical}, **people()))
    run(core, hours=3)
    assert len(told(core, ANA)) == woken
    with core.write() as s:
        assert [task.task for task in core.tasks(s)] == ["No word about a medicine: please call her"]
