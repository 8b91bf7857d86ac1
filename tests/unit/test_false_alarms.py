"""What only sounds like danger: a late cab, a heavy stomach, a muddled order; and what is told of the rest."""

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm
from concierge_bot.services.safety import alarm_words
from concierge_bot.understanding.answers import well_words
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


@pytest.mark.parametrize(
    "words",
    [
        "I am a little mareada today, maybe the sun, I sit down. can you bring me some ginger tea mi hija",
        "jajaja no, mareada is dizzy! I feel dizzy mija. only the ginger tea, no soup",
        "where is my ride im so dizzy",
        "forget it, cancel the tea. call luis please, I dont feel good",
    ],
)
def test_who_says_that_she_is_dizzy_or_unwell_is_asked_whatever_else_she_wants(words: str) -> None:
    assert safety.danger(words).level == "uncertain"
    assert not safety.is_settled(words, [("order_groceries", 0.95), ("emergency", 0.01)])


def test_pills_at_an_end_and_a_wish_for_more_are_a_refill() -> None:
    assert not safety.is_sure("im out of suger pills i think. can you get more", "emergency", 0.97)
    assert safety.is_sure("im out of breath, cant get more air", "emergency", 0.97)


def test_what_still_flutters_is_not_over() -> None:
    assert well_words.trouble("I don't want a fuss, Kevin will only worry. It still flutters a little though")
    assert not well_words.trouble("i am still here and fine")


def test_a_sink_that_is_clogged_and_a_word_about_our_message_raise_no_alarm(home: Core) -> None:
    with home.write() as s:
        for said in (
            "Mom's sink is clogged, she's grumpy but harmless. Can someone come tomorrow morning instead?",
            "Why did I get a danger message about mom this morning?? Is she ok",
        ):
            assert "911" not in write(home, s, said)
        assert s.exec(select(Alarm)).all() == []
        assert "911" in write(home, s, "mom is in danger, can someone come")
