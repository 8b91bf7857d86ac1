"""Who are you, what day is it, I am lonely: answered plainly, and nothing else is taken for it."""

import pytest

from concierge_bot.services.everyday import company
from concierge_bot.services.house import notify
from concierge_bot.understanding.everyday import company as reading
from tests.fixtures.core import NOW, Core


@pytest.mark.parametrize(
    ("words", "ask"),
    [
        ("who are you", "who"),
        ("are you a real girl or a machine", "who"),
        ("Are you a person?", "who"),
        ("what day is it", "day"),
        ("is it tuesday", "day"),
        ("What is the time by your clock?", "day"),
        ("is it morning yet", "day"),
        ("im so lonely today", "lonely"),
        ("what time is my delivery", None),
        ("what day is the bread coming", None),
        ("who are you sending", None),
        ("what are you bringing me", None),
        ("is it coming on tuesday", None),
        ("need milk", None),
    ],
)
def test_what_is_asked(words: str, ask: str | None) -> None:
    assert reading.asks(words) == ask


def test_the_answers(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        assert "machine" in company.asked(s, NOW, her, "who are you", once="1")
        assert company.asked(s, NOW, her, "what day is it", once="2") == "It is Tuesday, December 1, 9am."
        company.asked(s, NOW, her, "im so lonely", once="3")
        assert "lonely" in core.tasks(s)[0].task
        assert company.asked(s, NOW, her, "need milk", once="4") == ""


@pytest.mark.parametrize(
    ("words", "felt"),
    [
        ("I miss my sister so much", "grief"),
        ("my brother died last week", "grief"),
        ("It has been three years since he passed", "grief"),
        ("she would have been 80 today", "grief"),
        ("I am so proud of my boy", "proud"),
        ("my granddaughter got engaged on sunday", "proud"),
        ("oh I am dead tired tonight", "tired"),
        ("thank you for that nice young driver", "praise"),
        ("the cleaner was so kind", "praise"),
        ("my brother died, I need a ride to the church", None),
        ("I miss my bus when the pills are late", None),
        ("the driver was kind but late", None),
        ("Im tired and my chest hurts", None),
        ("its a month since I ordered", None),
        ("is the driver nice?", None),
    ],
)
def test_what_she_feels(words: str, felt: str | None) -> None:
    assert reading.feeling(words) == felt


def test_nobody_came_for_days_and_feeling_blue_is_being_alone() -> None:
    for words in (
        "not a soul has visited me in two weeks",
        "it gets so blue here",
        "nobody rang me in three days",
    ):
        assert reading.asks(words) == "lonely"
    assert reading.asks("nobody came with the bread") is None


def test_a_warm_word_is_never_the_same_twice_in_a_row_and_praise_is_passed_on(core: Core) -> None:
    with core.write() as s:
        her = core.dorothy(s)
        told = [company.asked(s, NOW, her, "I miss my husband", once=f"grief {n}") for n in range(3)]
        assert told[0] != told[1] != told[2]
        assert "pass" in company.asked(s, NOW, her, "the driver was lovely", once="praise")
        (task,) = core.tasks(s)
        assert (task.task, task.about) == (
            "Dorothy Baker praises who came to her: please pass it on",
            "the driver was lovely",
        )
        chats = []
        for n in range(3):
            chats.append(str(company.not_again(s, her, *company.CHATS)))
            notify.to_customer(s, NOW, her, chats[-1], about="answer", once=f"chat {n}")
        assert chats[0] != chats[1] != chats[2]
