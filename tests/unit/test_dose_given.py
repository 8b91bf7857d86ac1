"""A dose that somebody handed her, one told in her own manner, and one that the same text takes back."""

from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import DoseStatus, Evidence, Message
from concierge_bot.understanding.doses import dose_given, dose_words
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import hear, reminded
from tests.unit.test_medication import EVENING, doses, run, start, world

SUGAR: dict[str, Any] = {"name": "Metformin", "times": ["08:00", "18:00"], "say_as": "sugar pill"}
MORNING: dict[str, Any] = {"name": "Lisinopril", "times": ["08:00"], "say_as": "morning pill"}
NAMES = ["Lisinopril", "morning pill", "Metformin", "sugar pill"]


def outcomes(core: Core) -> list[tuple[str, str]]:
    """Return what came of her doses so far, each with who says so."""
    with core.write() as s:
        return [(dose.status, dose.evidence) for dose in doses(s) if dose.due_at <= core.clock.at]


@pytest.mark.parametrize(
    "words",
    [
        "i gave her the morning pills already at 730",
        "I've given her the lisinopril with her toast",
        "gave it to her at 8",
        "i handed her the sugar pill just now",
    ],
)
def test_who_gave_it_to_her_says_so(words: str) -> None:
    assert dose_given.by_another(f"tina here, {words}", NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "i gave her a bath",
        "i havent given her the pills yet",
        "did you give her the pills?",
        "i gave her the pill box back",
        "i gave her the milk",
    ],
)
def test_who_gave_her_anything_else_or_nothing_says_nothing_of_a_dose(words: str) -> None:
    assert not dose_given.by_another(words, NAMES)


@pytest.mark.parametrize(
    "words",
    [
        "my doctor gave me new pills",
        "the boy gave me those",
        "my friend gave me some pills",
        "Ana gave me the pill box",
    ],
)
def test_what_is_prescribed_sold_or_somebody_elses_is_no_dose(words: str) -> None:
    assert dose_given.told(words, NAMES) == words


def test_before_the_hour_her_aide_s_word_is_written_down_and_nobody_reminds_her_again(core: Core) -> None:
    start(core, EVENING, world(MORNING, SUGAR))
    run(core, hours=9, minutes=40)
    told = hear(
        core,
        "tina here, i gave her the morning pills already at 730 so please dont remind her she'll take them twice",
    )
    assert told == "Thank you. I wrote down 7:30am for your morning pill and your sugar pill."
    run(core, hours=1)
    assert outcomes(core) == [(DoseStatus.taken, Evidence.family)] * 2
    with core.write() as s:
        assert not [row for row in core.sent(s) if "It is time" in row.body]


@pytest.mark.parametrize(
    "words",
    [
        "TINA ALREADY GAVE ME THOSE. SHE SAYS TELL THE TELEPHONE. DID TINA TELL YOU",
        "Ana gave me them with my tea",
        "I have that taken now with my tea, thank you, and the man came just as I was sitting down",
        "heart pills down theres eggs in the box again",
    ],
)
def test_she_says_that_she_had_it_in_her_own_manner(core: Core, words: str) -> None:
    reminded(core)
    hear(core, words, "chitchat", "family_access")
    assert outcomes(core) == [(DoseStatus.taken, Evidence.customer)]
    with core.write() as s:
        assert not [row for row in core.sent(s) if "sees" in row.body or "What may" in row.body]


@pytest.mark.parametrize(
    "words",
    [
        "heart pill yeah i took it wait no that was the vitamin",
        "took it. no sorry that was the calcium",
        "had it already oh no i mean my tea",
    ],
)
def test_what_the_same_text_takes_back_is_asked_and_not_written_down(core: Core, words: str) -> None:
    reminded(core)
    assert "Did you take your heart pill" in hear(core, words, "confirm_taken")
    assert outcomes(core) == [(DoseStatus.reminded, Evidence.none)]


@pytest.mark.parametrize(
    "words", ["took it, no bother", "i took it with no milk", "yes had it, thanks for waiting"]
)
def test_a_no_to_anything_else_takes_nothing_back(words: str) -> None:
    assert not dose_words.retracts(words)


@pytest.mark.parametrize(
    "words", ["I did, yes, ten minutes ago, with the tea", "indeed I did dear", "oh I have, just now"]
)
def test_asked_if_she_took_it_i_did_is_an_answer(core: Core, words: str) -> None:
    reminded(core)
    assert "Did you take" in hear(core, "ok")
    assert "I wrote down" in hear(core, words, "chitchat")
    assert outcomes(core) == [(DoseStatus.taken, Evidence.customer)]


def test_asked_to_note_what_she_took_it_is_noted_and_the_rest_has_its_own_turn(core: Core) -> None:
    reminded(core, MORNING, SUGAR)
    words = "hi, she wants the coffee too. also can you put down she took lisinopril and metformin, i gave them at 8"
    hear(core, words)
    assert {status for status, _ in outcomes(core)} == {DoseStatus.taken}
    with core.write() as s:
        assert s.exec(select(Message.body).where(col(Message.part_of).is_not(None))).all()


@pytest.mark.parametrize(
    "words", ["my heart pill is gone can you get more", "heart pills all gone. please order new ones"]
)
def test_what_is_gone_and_wanted_was_not_taken(core: Core, words: str) -> None:
    reminded(core)
    hear(core, words, "refill_medication")
    assert outcomes(core) == [(DoseStatus.reminded, Evidence.none)]
