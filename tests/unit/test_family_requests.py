"""More that family asks by text: the ride, what is left, a reminder for her; all within what she shares."""

from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.models import Question, Reminder
from concierge_bot.services.orders import errands
from concierge_bot.understanding.people.family_words import Ask, asks
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.said import hears
from tests.unit.test_family_alarms import write

ASKED: dict[str, Ask] = {
    "how many pills are left": "left",
    "how many pills does mum have left": "left",
    "is mum running low on her pills": "left",
    "does she have enough medicine": "left",
    "when is mums ride": "ride",
    "what time is the taxi tomorrow": "ride",
    "is her ride booked": "ride",
    "did mum take her pills": "pills",
    "when is the delivery": "delivery",
}


@pytest.mark.parametrize("words", ASKED)
def test_what_is_asked(words: str) -> None:
    assert asks(words, ["Dorothy Baker"]) == [ASKED[words]]


def load(core: Core, *rights: str) -> Core:
    """Dorothy with two counted medicines, and Ana with these rights."""
    person: dict[str, Any] = {
        **WORLD["customers"][0],
        "medications": [
            {"name": "Lisinopril", "times": ["20:00"], "supply_left": 9},
            {"name": "Metformin", "times": ["08:00", "20:00"], "supply_left": 8},
        ],
        "contacts": [
            {"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": list(rights)}
        ],
    }
    core.load(agency={"desk_phone": None}, customers=[person])
    return core


def test_what_is_left_names_no_medicine(core: Core) -> None:
    with load(core, "doses").write() as s:
        assert (
            write(core, s, "how many pills are left")
            == "By our count the first medicine of Dorothy lasts 4 more days."
        )


def test_without_the_right_it_is_said_so(core: Core) -> None:
    with load(core, "orders").write() as s:
        assert "has not shared medicine" in write(core, s, "how many pills are left")


def test_the_ride(core: Core) -> None:
    with load(core, "orders").write() as s:
        assert write(core, s, "when is mums ride") == "No ride is planned for Dorothy now."
        errands.quote(s, NOW, core.dorothy(s), "a ride to the doctor", "tomorrow at 2pm", once="ride")
        hears(s, core, "1")
        told = write(core, s, "what time is her ride")
        assert told.startswith("The next ride of Dorothy is planned:")
        assert "2pm" in told


def test_a_reminder_is_read_back_to_her_and_set_by_her_own_ok(core: Core) -> None:
    with load(core, "orders").write() as s:
        assert "I asked Dorothy" in write(core, s, "please remind mum to put the bins out tonight at 7")
        hers = [row.body for row in core.sent(s) if row.to == DOROTHY]
        assert hers[0] == "Ana Baker asks me to remind you of this."
        assert "bins" in hers[1]
        assert s.exec(select(Reminder)).one().started_at is None
        assert s.exec(select(Question).where(Question.about == "reminder")).one()
        hears(s, core, "1")
        assert s.exec(select(Reminder)).one().started_at is not None


@pytest.mark.parametrize(
    "words",
    ["remind mum to take her lisinopril at 8", "remind mum to water the plants", "can you remind mum?"],
)
def test_a_medicine_or_no_time_is_for_a_person(core: Core, words: str) -> None:
    with load(core, "orders", "doses").write() as s:
        write(core, s, words)
        assert s.exec(select(Reminder)).all() == []
        assert core.tasks(s) != []


def test_who_sees_nothing_sets_nothing(core: Core) -> None:
    with load(core).write() as s:
        write(core, s, "remind mum to put the bins out tonight at 7")
        assert s.exec(select(Reminder)).all() == []
