"""What no row can know a person finds out; a question behind thanks, or behind a story, is a question."""

import pytest

from concierge_bot.understanding.everyday import find_out
from concierge_bot.understanding.parting import clauses
from tests.fixtures.core import Core
from tests.unit.said import hears


@pytest.mark.parametrize(
    "words",
    [
        "Thank you sweetheart. Ana says I should get my flu shot, can you find out when the pharmacy does them",
        "But what about the flu shot dear, can the pharmacy give me one",
        "Could you please find out if the library is open on Monday?",
        "can you ask the church office when the service is",
        "do they do covid boosters at the pharmacy?",
    ],
)
def test_a_person_finds_it_out_by_a_promised_time(core: Core, words: str) -> None:
    core.load()
    assert find_out.asks(words)
    with core.write() as s:
        assert hears(s, core, words) == "answer plain"
        assert ["find something out" in task.task for task in core.tasks(s)] == [True]
        assert "find it out" in core.sent(s)[-1].body


@pytest.mark.parametrize(
    "words",
    [
        "can you find out where my order is",
        "my arm is sore after the flu shot, is that normal?",
        "i had my flu shot",
        "should i get the flu shot?",
        "find out about the taxi please",
        "send milk and could you find out the price",
        "thank you dear",
    ],
)
def test_what_is_ours_or_a_pharmacists_is_not_found_out(words: str) -> None:
    assert not find_out.asks(words)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("Thank you sweetheart. How much is it?", "How much is it?"),
        (
            "I am grateful. Please tell me the total for both glasses.",
            "Please tell me the total for both glasses.",
        ),
        ("Gracias! can you send the receipt to Luis", "can you send the receipt to Luis"),
        ("thank you so much dear", "thank you so much dear"),
        ("Thank you. It was lovely.", "Thank you. It was lovely."),
        (
            "Thank you, but last time he left the bag out in the wet by the gate",
            "but last time he left the bag out in the wet by the gate",
        ),
        ("thanks for the milk, it was nice", "thanks for the milk, it was nice"),
    ],
)
def test_what_she_asks_behind_her_thanks(words: str, rest: str) -> None:
    assert clauses.without_thanks(words) == rest
