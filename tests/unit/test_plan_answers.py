"""What she asks of her own plan and record is answered from the rows in a sentence, and never as advice."""

from datetime import UTC, datetime
from typing import Any

import pytest

from concierge_bot.understanding.medicines import pill_holds, plan_words
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import hear
from tests.unit.test_medication import run, start, world

SUGAR: dict[str, Any] = {"name": "Metformin", "times": ["08:00", "18:00"], "say_as": "sugar pill"}
NIGHT: dict[str, Any] = {"name": "Warfarin", "times": ["21:00"], "say_as": "night capsule", "critical": True}
BONE: dict[str, Any] = {"name": "Alendronate", "times": ["07:00"], "say_as": "bone pill", "days": ["sunday"]}
NAMES = {"Metformin": ["sugar pill"], "Warfarin": ["night capsule"], "Alendronate": ["bone pill"]}
EARLY = datetime(2026, 12, 1, 11, 30, tzinfo=UTC)  # half past six in the morning of a Tuesday in New York


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("And did yall straighten out them pills? What you got wrote down for me this mornin", "written"),
        ("You got my sugar pill marked took this mornin? Yes or no", "written"),
        ("What is written down for my sugar pill today, and at what hour?", "written"),
        ("did you put my pills down?", "written"),
        ("Otis say thank you. Ha. Now what time my next pill", "next"),
        ("when is my next dose?", "next"),
        ("What pills do I have left to take tonight", "left"),
        ("do I still have any pills to take today?", "left"),
        ("Metformin at 6 still on? im drivin", "at"),
        ("UNDERSTAND pills fine. just tell me if you text me at 6", "at"),
        ("will you remind me of my night capsule?", "at"),
        ("Night capsule time at 9 aint it. I'll take it then. Thank you baby", "at"),
        ("is it still the sugar pill at six?", "at"),
        ("whats the score w my sugar pill. 6 oclock right", "at"),
        ("whats the story with my night capsule", "due"),
        ("I mean do I take mine at night still? the sugar pill", "due"),
        ("do i still take the night capsule in the evening", "due"),
        ("Is my pressure pill one of those?", "due"),
        ("is the sugar pill on my list", "due"),
        ("do I take my sugar pill with milk?", ""),
        ("is my sugar pill safe at night?", ""),
        ("should I take my sugar pill at 6?", ""),
        ("can I take my sugar pill at 6 with wine?", ""),
        ("I took my sugar pill at 6", ""),
        ("remind me at 9 to take my night capsule", ""),
        ("send me my sugar pills at 6", ""),
        ("will you text me at 6 that the taxi is there", ""),
        ("how many sugar pills do I have left?", ""),
    ],
)
def test_what_is_asked_of_her_plan(words: str, kind: str) -> None:
    asked = plan_words.read(words, NAMES)
    assert (asked.kind if asked else "") == kind


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "My pills. What you got wrote down for me this mornin?",
            "You told me at 8:09am that you took your sugar pill (8am).",
        ),
        ("now what time my next pill?", "I will text you about your sugar pill at 6pm."),
        (
            "What pills do I have left to take tonight",
            "I will text you about your sugar pill at 6pm. I will text you about your night capsule at 9pm.",
        ),
        ("Metformin at 6 still on? im drivin", "Yes. I will text you about your sugar pill at 6pm."),
        ("just tell me if you text me at 6", "Yes. I will text you about your sugar pill at 6pm."),
        ("is my night capsule at 8?", "I will text you about your night capsule at 9pm."),
        ("did I take my bone pill today", "None is planned for that day: your bone pill is for Sunday."),
        (
            "No no! Do not hold the reminders. I WANT reminder at 9 pm. Continue as it is.",
            "Good. I go on to remind you of your medicine. I will text you about your sugar pill at 6pm.",
        ),
    ],
)
def test_her_plan_answers(core: Core, words: str, told: str) -> None:
    start(core, EARLY, world(SUGAR, NIGHT, BONE))
    run(core, minutes=99)
    hear(core, "T")
    run(core, minutes=180)
    assert hear(core, words) == told


@pytest.mark.parametrize(
    "words",
    [
        "newspaper was not come. Two, remind me 9 pm my night capsule before I sleep, I am forgetting.",
        "No no! Do not hold the reminders. I WANT reminder at 9 pm. Continue as it is.",
        "never stop the pill reminders",
    ],
)
def test_what_shall_go_on_is_not_held(words: str) -> None:
    assert not pill_holds.asks(words)
    assert not pill_holds.asks_of(words, ["Warfarin", "night capsule"])
