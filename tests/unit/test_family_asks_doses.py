"""Family that may see her doses asks of one that is over; what they worry about and is not now, a person hears."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Alarm, Dose, DoseStatus, Evidence, Question
from concierge_bot.understanding.people import family_words, family_worries
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.test_dose_talk import lines
from tests.unit.test_family_alarms import write

NAMES = ["Clarence Dupree"]
ASKED = """did he take his sugar pill yesterday evening?|So did he or didn't he take it last night? I'm allowed to know
has dad had his tablets last night?|is his memory pill still on for 8|what time is his next pill due?
Hello this is Yvette, Clarence's daughter. He been bad lately and he don't tell yall. Did he take his pill yesterday?"""
FOR_A_WHILE = """he been having dizzy spells he dont tell yall|dad has been feeling faint lately|she keeps getting dizzy
he is dizzy on and off for weeks|he sometimes gets short of breath he says"""
NOW = """he is dizzy right now|he has been having chest pain since this morning|she just fell and keeps getting dizzy
help he has been very dizzy"""


@pytest.mark.parametrize("words", lines(ASKED))
def test_what_came_of_a_dose_is_asked(words: str) -> None:
    assert family_words.asks(words, NAMES) == ["pills"]


@pytest.mark.parametrize("words", lines(FOR_A_WHILE))
def test_what_has_gone_on_for_a_while_is_not_now(words: str) -> None:
    assert family_worries.not_now(words)


@pytest.mark.parametrize("words", lines(NOW))
def test_what_is_now_stays_danger(words: str) -> None:
    assert not family_worries.not_now(words)


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy takes a pill in the morning and in the evening; Ana may see her doses and alarms."""
    contact = {"name": "Ana Baker", "phone": ANA, "relation": "daughter", "permissions": ["doses", "alarms"]}
    person: dict[str, Any] = {
        **WORLD["customers"][0],
        "medications": [{"name": "Metformin", "times": ["08:00", "18:00"], "say_as": "sugar pill"}],
        "contacts": [contact],
    }
    core.load(agency={"desk_phone": None}, customers=[person])
    return core


def test_last_night_is_told_from_the_record(home: Core) -> None:
    with home.write() as s:
        dose = s.exec(select(Dose).where(Dose.slot == "18:00").order_by(col(Dose.due_at))).first()
        assert dose is not None
        dose.due_at -= timedelta(days=1)
        dose.local_date -= timedelta(days=1)
        dose.status, dose.evidence, dose.ended_at = DoseStatus.taken, Evidence.customer, dose.due_at
        s.add(dose)
        s.flush()
        told = write(home, s, "Did mum take her sugar pill yesterday evening?")
    assert told.startswith("Medicine of Dorothy yesterday: 6pm: Dorothy said it was taken.")
    assert "8am" not in told


def test_of_what_no_row_knows_nothing_is_said(home: Core) -> None:
    with home.write() as s:
        told = write(home, s, "did mum take her sugar pill last night?")
    assert told == "No medicine of Dorothy is written down with us for that time."


def test_a_worry_that_is_not_of_now_is_for_a_person(home: Core) -> None:
    with home.write() as s:
        told = write(home, s, "mum been having dizzy spells she dont tell yall")
        assert "911" not in told
        assert home.tasks(s)
        assert s.exec(select(Alarm)).first() is None
        assert s.exec(select(Question)).first() is None
