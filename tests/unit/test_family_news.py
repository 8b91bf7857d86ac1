"""What family tells us: she had her medicine, which closes the dose by the family's word and by nothing less."""

from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Dose, DoseStatus, Evidence, Question
from concierge_bot.services.people import grants
from concierge_bot.worker.ticks import Ticker
from tests.fixtures.core import WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.test_family_alarms import write

SAID = [
    "she just told me she had her insulin",
    "mum has had her insulin",
    "Mom said she took her meds",
    "dorothy had her insulin this morning",
    "she says shes taken her pills",
]
NOT_SAID = [
    "has she had her insulin",
    "did mum have her insulin?",
    "she hasnt had her insulin",
    "she had her hair done",
    "tell her to take her insulin",
    "she had her insulin yesterday",
    "i think she had her insulin",
]


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy was asked about her insulin and her evening pill is to come; Ana may see doses."""
    person: dict[str, Any] = {
        **WORLD["customers"][0],
        "medications": [
            {"name": "Insulin", "times": ["09:01"]},
            {"name": "Lisinopril", "times": ["09:01", "20:00"]},
        ],
        "contacts": [{"name": "Ana Baker", "phone": ANA, "relation": "daughter", "permissions": ["doses"]}],
    }
    core.load(agency={"desk_phone": None}, customers=[person])
    core.clock.move(minutes=2)
    Ticker(core.app).sweep()
    return core


def outcomes(s: Session) -> list[tuple[str, str]]:
    """Return how each of today's doses stands, and by whose word."""
    rows = s.exec(select(Dose).where(Dose.slot == "09:01").order_by(col(Dose.id)))
    return [(str(d.status), str(d.evidence)) for d in rows if d.local_date.day == 1]


@pytest.mark.parametrize("words", SAID)
def test_her_word_through_the_family_closes_the_dose(home: Core, words: str) -> None:
    with home.write() as s:
        assert write(home, s, words).startswith("Good. I wrote down: taken, told by you")
        taken = (str(DoseStatus.taken), str(Evidence.family))
        assert taken in outcomes(s)
        if "insulin" in words:  # what was not named waits for a word of its own
            assert outcomes(s)[1][0] == "reminded"
        else:
            assert outcomes(s) == [taken, taken]
            assert s.exec(select(Question).where(col(Question.closed_at).is_(None))).all() == []
        assert s.exec(select(Dose).where(Dose.slot == "20:00")).first().status == "planned"  # type: ignore[union-attr]


@pytest.mark.parametrize("words", NOT_SAID)
def test_what_says_no_such_thing_closes_nothing(home: Core, words: str) -> None:
    with home.write() as s:
        write(home, s, words)
        assert {status for status, _ in outcomes(s)} == {"reminded"}


def test_who_may_not_see_her_doses_closes_none(home: Core) -> None:
    with home.write() as s:
        grants.end(s, home.clock.at, home.dorothy(s), s.exec(select(Contact)).one())
        write(home, s, SAID[0])
        assert {status for status, _ in outcomes(s)} == {"reminded"}
