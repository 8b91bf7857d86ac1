"""A visit for company: asked for in her words, read back, and set up with the members of that kind."""

import pytest
from sqlmodel import select

from concierge_bot.models import Leg
from concierge_bot.services.orders import errands
from concierge_bot.understanding.visits import errands as reading
from tests.fixtures.core import NOW, WORLD, Core
from tests.unit.said import hears

ASKED = [
    "i would like someone to visit me on thursday at 2",
    "could somebody come and sit with me on thursday at 2?",
    "can somebody keep me company thursday at 2",
    "i want a visitor on thursday at 2",
    "id like somebody to come over and chat thursday at 2",
]


@pytest.mark.parametrize("words", ASKED)
def test_it_is_heard(words: str) -> None:
    assert reading.kind(words) == "companion"
    assert reading.asked_for(words)


@pytest.mark.parametrize(
    "words", ["need a ride to visit my sister", "my visitor was lovely", "i want a visit to the doctor"]
)
def test_other_words_are_not_it(words: str) -> None:
    assert reading.kind(words) != "companion"


def test_it_is_read_back_with_who_comes_and_asked_of_them(core: Core) -> None:
    friends = {"name": "Friendly Visits", "kind": "companion", "channel": "sms", "phone": "+13055550190"}
    core.load(providers=[*WORLD["providers"], friends])
    with core.write() as s:
        told = errands.quote(s, NOW, core.dorothy(s), ASKED[0], "thursday at 2", once="visit")
        assert told.startswith("Somebody to keep you company")
        assert "Thursday" in told
        assert "Friendly Visits" in told
        hears(s, core, "1")
        (leg,) = s.exec(select(Leg)).all()
        assert (leg.kind, leg.status) == ("companion", "offered")
        assert core.tasks(s) == []
