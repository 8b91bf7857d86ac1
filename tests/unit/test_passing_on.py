""" "Tell elena im fine": her words reach whom she means, and nobody sees more for it."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Grant, Outbox, Question
from concierge_bot.services.people import sharing
from concierge_bot.understanding.answers import well_words
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import DOROTHY
from tests.unit.said import hears

ELENA, KEVIN = "+13055550161", "+13055550162"
PERSON: dict[str, Any] = {
    **WORLD["customers"][0],
    "medications": [{"name": "Lisinopril", "times": ["20:00"]}],
    "contacts": [
        {"name": "Elena Baker", "relation": "daughter", "phone": ELENA, "permissions": ["orders"]},
        {"name": "Kevin Baker", "relation": "son", "phone": KEVIN, "permissions": []},
    ],
}


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy, whose daughter sees her deliveries and whose son sees nothing."""
    core.load(agency={"desk_phone": None}, customers=[PERSON])
    return core


def asks(core: Core, words: str) -> str:
    """Let her ask it, and return what she is told."""
    with core.write() as s:
        return sharing.asked(s, core.clock.at, core.dorothy(s), words, once=words)


def got(core: Core, phone: str) -> list[str]:
    """Return what was written to a phone."""
    with core.write() as s:
        rows = s.exec(select(Outbox).where(Outbox.to == phone).order_by(col(Outbox.id)))
        return [row.body for row in rows]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("tell elena i'm fine", "Elm Care: Dorothy Baker asks me to tell you: i'm fine"),
        (
            "please tell my daughter that i got home safe",
            "Elm Care: Dorothy Baker asks me to tell you: i got home safe",
        ),
        ("let elena know i am ok", "Elm Care: Dorothy Baker asks me to tell you: i am ok"),
        (
            "can you get elena to ring me tell her bring the wee lad",
            "Elm Care: Dorothy Baker asks me to tell you: please ring me. bring the wee lad",
        ),
        ("tell elena to call me", "Elm Care: Dorothy Baker asks you to call me"),
        (
            "tell elena i love her and dont fret",
            "Elm Care: Dorothy Baker asks me to tell you: i love her and dont fret",
        ),
        (
            "let elena know im fine, no need to worry",
            "Elm Care: Dorothy Baker asks me to tell you: im fine and no need to worry",
        ),
    ],
)
def test_it_is_texted_to_who_sees_something_of_hers(home: Core, words: str, text: str) -> None:
    assert asks(home, words) == "Good. I text that to Elena Baker now."
    assert got(home, ELENA) == [text]
    with home.write() as s:
        assert home.tasks(s) == []
        assert len(s.exec(select(Grant).where(Grant.status == "active")).all()) == 1


def test_who_sees_nothing_is_asked_about_first(home: Core) -> None:
    assert asks(home, "tell kevin i am fine") == (
        "Shall I text this to Kevin Baker: i am fine? Reply 1 for yes, 2 to leave it."
    )
    assert got(home, KEVIN) == []
    with home.write() as s:
        assert hears(s, home, "1") == "answer 1"
    assert got(home, KEVIN) == ["Elm Care: Dorothy Baker asks me to tell you: i am fine"]


def test_a_no_sends_nothing(home: Core) -> None:
    asks(home, "tell kevin i am fine")
    with home.write() as s:
        hears(s, home, "2")
        assert s.exec(select(Question).where(col(Question.closed_at).is_(None))).all() == []
    assert got(home, KEVIN) == []


def test_what_names_a_medicine_is_passed_on_by_a_person(home: Core) -> None:
    assert "a person on our team" in asks(home, "tell elena i took my lisinopril")
    assert got(home, ELENA) == []
    with home.write() as s:
        assert "pass it on" in home.tasks(s)[0].task


def test_at_night_it_waits_for_the_morning(home: Core) -> None:
    home.clock.move(hours=14)
    assert asks(home, "tell elena im fine") == "Good. I text that to Elena Baker in the morning."
    with home.write() as s:
        row = s.exec(select(Outbox).where(Outbox.to == ELENA)).one()
        assert row.due_at > home.clock.at
        assert row.to != DOROTHY


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("tell elena her father is fine", "asks me to tell you: her father is fine"),
        ("Please tell Elena it was Ray not me", "asks me to tell you: it was ray not me"),
        (
            "my daughter Elena, pls tell her father is fine, she worries",
            "asks me to tell you: father is fine",
        ),
        ("And tell Elena it is ham on Saturday", "asks me to tell you: it is ham on saturday"),
        (
            "Could you ask Elena whether she will be in for supper on Wednesday? I should like to make her a pie.",
            "asks whether she will be in for supper on wednesday",
        ),
        ("I DONT WANT EGGS. I WANT ELENA TO CALL ME", "please ring me"),
        ("forget the bacon. can you get elena on the phone for me", "please ring me"),
        ("Please say thank you to Elena for the soup.", "thank you for the soup"),
        ("thank elena for me", "thank you"),
    ],
)
def test_whatever_it_is_that_somebody_shall_hear(home: Core, words: str, text: str) -> None:
    asks(home, words)
    assert text in got(home, ELENA)[0]


@pytest.mark.parametrize("words", ["I am fine. tell Elena I am fine", "all is well, let my daughter know"])
def test_that_she_is_well_and_shall_be_told_so_are_two_things(words: str) -> None:
    assert well_words.besides(words)


def test_whose_name_has_a_title_is_meant_by_the_first_name(core: Core) -> None:
    james = {"name": "Rev. James Baker", "relation": "brother", "phone": KEVIN, "permissions": ["orders"]}
    core.load(agency={"desk_phone": None}, customers=[{**PERSON, "contacts": [james]}])
    asks(core, "tell james im makin greens sunday")
    assert got(core, KEVIN) == ["Elm Care: Dorothy Baker asks me to tell you: im makin greens sunday"]
