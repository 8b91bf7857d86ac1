"""An alarm or a question about her safety does not stick: what she writes since then counts, for her and her people."""

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm, Task
from concierge_bot.services.house import due
from concierge_bot.services.safety import alarms
from concierge_bot.understanding.answers import well_words
from concierge_bot.understanding.danger import safety
from tests.fixtures.core import Core
from tests.fixtures.town import ANA
from tests.unit.test_alarm_news import told
from tests.unit.test_alarms import alarm_of, course, fall, load
from tests.unit.test_dose_talk import hear

CALM = "And the dog still hasn't had his dinner"


def fall_due(core: Core) -> None:
    """Let three minutes go by, and what is due be done."""
    core.clock.move(minutes=4)
    with core.write() as s:
        while turn := due.whose_turn(s, core.clock.at):
            turn.due.work(s, core.clock.at, due.claim(s, core.clock.at, turn))


@pytest.mark.parametrize(
    "words",
    [
        "No stroke, no ambulance. I had some water, am better now",
        "stand down, no emergency here",
        "cancel the alarm please",
        "im fine now dear false alarm",
        "Lord no I am not in any danger",
    ],
)
def test_that_she_is_well_is_noted_and_told_to_who_was_told(core: Core, words: str) -> None:
    load(core)
    fall(core, source="customer")
    assert hear(core, words) == (
        "I am glad you are well, and sorry if I worried you. A person will still check on you."
    )
    assert hear(core, f"{words} really") == "Good, I am glad. Text me any time.", "she is told once"
    with core.write() as s:
        assert alarm_of(s).status == "open", "only a person ends it"
        assert "says she is OK" in course(s)
    said = [text for text in told(core, ANA) if "says that all is well now" in text]
    assert said == ["Elm Care: Dorothy Baker says that all is well now. Our team still calls to make sure."]


@pytest.mark.parametrize(
    "words", ["yes thats fine", "ok good", "the bread was good", "im fine but my chest hurts", "i feel worse"]
)
def test_what_is_no_word_of_herself_notes_nothing(words: str) -> None:
    assert not well_words.well_again(words)


@pytest.mark.parametrize(
    "words",
    ["Still kicking. Only my pride is hurt, it was a figure of speech", "just joking son, still standing"],
)
def test_a_joke_that_was_taken_for_danger_is_closed_by_her_word(core: Core, words: str) -> None:
    core.load()
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="one")
    assert "glad" in hear(core, words)


def test_a_calm_text_during_an_alarm_frightens_nobody_again(core: Core) -> None:
    assert safety.danger(CALM).level != "none"
    load(core)
    fall(core, source="customer")
    before = len(told(core, ANA))
    assert "911" not in hear(core, CALM, "chitchat")
    assert len(told(core, ANA)) == before


def test_a_rule_of_danger_still_counts_during_an_alarm(core: Core) -> None:
    load(core)
    fall(core, source="customer")
    with core.write() as s:
        alarms.acknowledge(s, core.clock.at, alarm_of(s), "Kim")
    assert hear(core, "my chest feels tight since lunch and hurts").startswith("Call 911 now")
    assert told(core, ANA)[-1] == (
        "Elm Care: there is more. Dorothy Baker may have chest pain. In danger call 911."
    )


@pytest.mark.parametrize(("words", "alarmed"), [("what day is it today", False), ("", True), ("gghj", True)])
def test_who_wrote_since_we_asked_is_not_silent(core: Core, words: str, alarmed: bool) -> None:
    load(core)
    with core.write() as s:
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="one")
    core.clock.move(seconds=20)
    if words:
        hear(core, words, "nlu_fallback")
    fall_due(core)
    with core.write() as s:
        assert bool(s.exec(select(Alarm)).all()) == alarmed
        tasks = [task.task for task in s.exec(select(Task))]
    assert any("wrote of everyday things" in task for task in tasks) == (not alarmed)
    assert bool(told(core, ANA)) == alarmed
