"""A thing found again or a visit mixed up frightens nobody; somebody found is another thing."""

import pytest

from concierge_bot.understanding.danger import muddles, safety
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import hear, reminded


@pytest.mark.parametrize(
    "words",
    [
        "I found the bottle behind the toaster",
        "found my purse, it was in the bread bin",
        "my glasses turned up under the paper",
        "I'm afraid there's been a bit of a muddle, a young man came about a computer and I haven't one",
        "a girl came to clean and I never asked for one",
    ],
)
def test_what_is_told_calmly_is_no_alarm_though_the_model_thinks_so(words: str) -> None:
    assert safety.is_muddle(words)
    assert not safety.is_sure(words, "emergency", 0.8)
    assert safety.is_sure(words, "emergency", 0.95)


@pytest.mark.parametrize(
    "words",
    [
        "I found him behind the door and he does not answer",
        "i found my husband on the floor",
        "a man came about the meter and i dont know him he wont leave",
        "found the bottle empty and she wont wake",
    ],
)
def test_danger_in_such_words_is_danger(words: str) -> None:
    assert not safety.is_muddle(words)


@pytest.mark.parametrize(
    "words", ["there was a mix up with the two girls", "im afraid a man came about the tv"]
)
def test_politeness_is_no_fear(words: str) -> None:
    assert safety.danger(words).level == "none"
    assert safety.danger("im afraid of the man at my door").level != "none"


def test_a_visit_is_no_thing() -> None:
    assert not muddles.found_a_thing("a man came about the boiler")
    assert muddles.of_a_visit("a man came about the boiler and i never sent for one")


def test_unsure_if_she_took_it_the_record_answers_and_nobody_is_frightened(core: Core) -> None:
    reminded(core)
    said = hear(core, "I DONT KNOW IF I TOOK IT. THE LITTLE BOX IS EMPTY FOR MONDAY", "emergency")
    assert "I have no word yet about your heart pill" in said
    assert "Are you all right" not in said
