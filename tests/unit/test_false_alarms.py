"""What only sounds like danger: a late cab, a heavy stomach, a muddled order; and what is told of the rest."""

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm
from concierge_bot.services.safety import alarm_words
from concierge_bot.understanding.danger import safety
from tests.fixtures.core import Core
from tests.unit.test_alarm_news import signal
from tests.unit.test_family_alarms import home, write

__all__ = ["home"]


@pytest.mark.parametrize(
    "words", ["CAB IS NOT HERE ITS 935", "taxi isnt here im waiting outside in the cold", "driver late again"]
)
def test_a_cab_that_is_late_is_no_danger(words: str) -> None:
    assert safety.danger(words).level == "none"
    assert not safety.is_sure(words, "emergency", 0.8)


@pytest.mark.parametrize(
    "words", ["the cab is not here and my chest hurts", "no driver, i fell and cant get up"]
)
def test_danger_beside_it_is_danger(words: str) -> None:
    assert safety.danger(words).level == "alarm"


def test_who_is_a_little_unwell_is_asked_and_no_alarm_is_raised_by_the_model_alone() -> None:
    words = "stomach feel little heavy"
    assert safety.danger(words).level == "uncertain"
    assert not safety.is_sure(words, "emergency", 0.99)
    assert safety.is_sure("bit of a scald, skin's come away with the sock", "emergency", 0.99)


def test_a_stroke_is_told_only_where_her_words_say_so() -> None:
    assert alarm_words.kind_of("stroke", "hand shaking so i cant", sure=False) == "unwell"
    assert alarm_words.kind_of("stroke", "face is drooping") == "stroke"


def test_a_daughter_who_calls_her_confused_about_an_order_raises_no_alarm(home: Core) -> None:
    with home.write() as s:
        said = "Mom says you have milk on Monday now, is that right? And cancel the gallon thing, she is confused."
        assert "911" not in write(home, s, said)
        assert s.exec(select(Alarm)).all() == []
        assert any("is worried" in task.task for task in home.tasks(s))
        assert "911" in write(home, s, "mum is very confused and not making sense")


def test_who_asks_what_happened_hears_of_the_newest(home: Core) -> None:
    signal(home, "inactivity", "1")
    home.clock.move(minutes=40)
    signal(home, "smoke", "2")
    with home.write() as s:
        told = write(home, s, "what happened??")
        assert "smoke" in told
        assert "moved" not in told
