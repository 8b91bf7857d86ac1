"""Too much of a medicine, or no wish to live: the fixed words fit the danger, and no open question hides it."""

from typing import Any

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm, Question, Task
from concierge_bot.services.safety import alarm_words
from concierge_bot.texts import fits, in_language
from concierge_bot.understanding.doses import dose_twice
from tests.fixtures.core import WORLD, Core
from tests.unit.test_dose_talk import HEART, hear

SUGAR: dict[str, Any] = {"name": "Metformin", "times": ["18:00"], "say_as": "sugar pill"}
NAMES = ["Lisinopril", "heart pill", "Metformin", "sugar pill"]
TOO_MUCH = """i tok 2 hart pils by mistak
oops swalowd too sugar pils instead of one
had three of the heart pills, couldnt see the box. is that bad
i took my heart pill twice today
tooken to many sugar pils
I SWALOWD 2 HEART PILS WHAT DO I DO
took a double dose of the heart pill
i gave myself two heart pills by accident
took a secnd and an extra sugar pill by misteak"""
NOT = """i took my heart pill
took 2 heart pills as usual
did i take my heart pill twice
i take the sugar pill twice a day
i did not take two heart pills by mistake
you sent two loaves by mistake
i had two eggs for breakfast is that ok
i have two sugar pills left is that enough
order 2 sugar free jello by mistake i said 3
should i take two heart pills"""


@pytest.mark.parametrize("words", TOO_MUCH.splitlines())
def test_too_much_is_known_however_it_is_spelt(words: str) -> None:
    assert dose_twice.says(words, NAMES)


@pytest.mark.parametrize("words", NOT.splitlines())
def test_what_she_takes_or_buys_is_not_too_much(words: str) -> None:
    assert not dose_twice.says(words, NAMES)


@pytest.mark.parametrize(
    "words", ["no not order. i SWALOWD 2 suger pils. is that bad", "i tok 2 sugr pils by mistak"]
)
def test_no_open_order_hides_it(core: Core, words: str) -> None:
    who = {**WORLD["customers"][0], "medications": [SUGAR, HEART]}
    core.load(customers=[who])
    assert "Wheat bread" in hear(core, "need bread", "quote_order")
    told = hear(core, words, "change_order")
    assert "1-800-222-1222" in told
    with core.write() as s:
        assert s.exec(select(Alarm)).one().kind == "overdose"
        assert any(task.urgent for task in s.exec(select(Task)))
        (order,) = s.exec(select(Question).where(Question.about == "order")).all()
        assert order.closed_at is None


@pytest.mark.parametrize(("country", "number"), [("US", "988"), ("GB", "116 123"), ("IN", "")])
@pytest.mark.parametrize("language", ["en", "es"])
def test_who_does_not_want_to_live_gets_a_kind_word_and_a_number(
    country: str, number: str, language: str
) -> None:
    told = in_language(alarm_words.to_her("self_harm", country), language)
    assert number in told
    assert ("not alone" in told) == (language == "en")
    assert fits(told)


def test_a_wish_to_die_is_answered_kindly(core: Core) -> None:
    core.load()
    told = hear(core, "i want to kill myself")
    assert told.startswith("I am so glad that you told me. You are not alone. You can call 988")
    assert "A person will call you" in told


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("dizzy", "dizzy"),
        ("feel dizzy", "dizzy"),
        ("face droop", "stroke"),
        ("dizzy and cant speak", "stroke"),
    ],
)
def test_a_dizzy_head_is_not_told_as_a_stroke(words: str, kind: str) -> None:
    assert alarm_words.kind_of("stroke", words) == kind
    assert alarm_words.kind_of("fall", words) == "fall"
