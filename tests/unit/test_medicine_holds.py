""" "Suspend everything": her medicines go on unless she says so to our very question, and then a person hears of it."""

from datetime import date
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.models import CheckIn, Dose, Order, Outbox
from concierge_bot.services.orders import pauses
from concierge_bot.understanding.orders import holding
from concierge_bot.understanding.orders.holding import Stretch
from tests.fixtures.core import Core
from tests.fixtures.ticking import to
from tests.unit.said import hears
from tests.unit.test_holds import start

PILLS: list[dict[str, Any]] = [{"name": "Lisinopril", "times": ["20:00"], "critical": True}]
EVERYTHING = "im in hospital, suspend everything until saturday"


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy with bread that comes each day, and a pill each evening."""
    start(core, medications=PILLS, company={"check_in": "11:00"})
    return core


def asks(core: Core, words: str, last: date | None) -> str:
    """Let her ask for a hold from today on, and return what is read back."""
    with core.write() as s:
        days = Stretch(date(2026, 12, 1), last)
        return pauses.quote(s, core.clock.at, core.dorothy(s), words, days, once=words)


def doses(s: Session) -> dict[int, str]:
    """Return how each day's dose stands."""
    return {
        dose.local_date.day: str(dose.status) for dose in s.exec(select(Dose).order_by(col(Dose.local_date)))
    }


def say(core: Core, words: str) -> str:
    """Let her text something."""
    with core.write() as s:
        return hears(s, core, words)


@pytest.mark.parametrize(
    "words",
    ["suspend everything", "please stop everything for two weeks", "hold everything", "pause all services"],
)
def test_everything_is_heard(words: str) -> None:
    assert holding.everything(words)


@pytest.mark.parametrize(
    "words", ["hold my milk", "stop the bread until monday", "everything is fine", "stop"]
)
def test_goods_alone_are_not_everything(words: str) -> None:
    assert not holding.everything(words)


def test_her_medicines_go_on_unless_she_says(home: Core) -> None:
    told = asks(home, EVERYTHING, date(2026, 12, 5))
    assert "Your pill texts go on" in told
    assert say(home, "1") == "answer 1"
    to(home, "2026-12-02T20:01")
    with home.write() as s:
        assert doses(s)[1] in ("missed", "reminded")
        assert doses(s)[2] == "reminded"
        assert s.exec(select(Order)).all() == []


def test_all_is_held_only_after_a_read_back_of_its_own_and_begins_again_by_itself(home: Core) -> None:
    asks(home, EVERYTHING, date(2026, 12, 3))
    say(home, "3")
    with home.write() as s:
        told = s.exec(select(Outbox).order_by(col(Outbox.id).desc())).first()
        assert told is not None
        assert "Nobody will check if you take it" in told.body
        assert doses(s)[1] == "planned"
    say(home, "1")
    with home.write() as s:
        assert "is not reminded of her critical medicine" in home.tasks(s)[-1].task
    to(home, "2026-12-04T20:01")
    with home.write() as s:
        assert {day: doses(s)[day] for day in (1, 2, 3, 4)} == {
            1: "held",
            2: "held",
            3: "held",
            4: "reminded",
        }
        asked = s.exec(select(CheckIn).order_by(col(CheckIn.local_date)))
        assert [str(row.status) for row in asked][:3] == ["held", "held", "held"]
        assert s.exec(select(Order)).all() != []


def test_everything_without_an_end_is_for_a_person(home: Core) -> None:
    asks(home, "suspend everything until i tell you", None)
    say(home, "3")
    with home.write() as s:
        assert "they go on until then" in home.tasks(s)[-1].task
        assert doses(s)[1] == "planned"


def test_home_earlier_means_all_of_it(home: Core) -> None:
    asks(home, EVERYTHING, date(2026, 12, 9))
    say(home, "3")
    say(home, "1")
    to(home, "2026-12-03T12:00")
    assert say(home, "im home again") == ""  # the pills are on again, and the dialogue server reads the rest
    with home.write() as s:
        assert doses(s)[3] == "planned"
        assert pauses.lift(s, home.clock.at, home.dorothy(s), "im home again", once="lift").startswith(
            "Good."
        )


def test_said_before_we_asked_for_the_days(home: Core) -> None:
    say(home, "please suspend everything")
    assert "Your pill texts go on" in asks(home, "until saturday", date(2026, 12, 5))


def test_who_takes_no_medicine_is_not_asked_about_it(core: Core) -> None:
    start(core)
    assert "pill" not in asks(core, EVERYTHING, date(2026, 12, 5))
