"""She took one and not the other, at her own time, in her own spelling: each medicine gets what she said of it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlmodel import col, select

from concierge_bot.models import Message, Question
from concierge_bot.services.talk import messages, questions
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.doses import dose_hours, dose_told
from tests.fixtures.core import Core
from tests.unit.said import hears
from tests.unit.test_dose_named import KNEE, outcome, reminded
from tests.unit.test_dose_talk import HEART, hear

WATER: dict[str, Any] = {"name": "Furosemide", "times": ["08:00"], "say_as": "water pill"}
NAMES = {"Lisinopril": ["heart pill"], "Ibuprofen": ["knee pill"], "Furosemide": ["water pill"]}
ONE_AND_NOT_THE_OTHER = """took the heart pill but not the knee pill
heart yes, knee no
heart pill taken. knee pill not yet, will have it with food at 9
I had my heart pill. Did not have the knee one
Only heart pill I take. Knee pill I did not take.
knee pill no. heart pill yes already
tok the hart pill, not the knee 1
skipped the knee pill but took the heart pill"""
MORNING = datetime(2026, 12, 1, 7, 58, 20, tzinfo=UTC)


@pytest.mark.parametrize("words", ONE_AND_NOT_THE_OTHER.splitlines())
def test_one_is_taken_and_the_other_is_not(words: str) -> None:
    told = dose_told.read(words, NAMES)
    assert told is not None
    assert {word.of: word.act for word in told.words} == {"Lisinopril": "taken", "Ibuprofen": "left"}


@pytest.mark.parametrize(
    "words",
    [
        "took both",
        "took the knee pill and the heart pill",
        "i did half",
        "order knee socks, not the heart ones",
    ],
)
def test_what_parts_nothing_is_left_to_others(words: str) -> None:
    assert dose_told.read(words, NAMES) is None


@pytest.mark.parametrize("words", ONE_AND_NOT_THE_OTHER.splitlines()[:4])
def test_what_she_did_not_take_still_waits(core: Core, words: str) -> None:
    reminded(core, HEART, KNEE)
    hear(core, words)
    assert {name: status for name, (status, _) in outcome(core).items()} == {
        "heart pill": "taken",
        "knee pill": "reminded",
    }


@pytest.mark.parametrize(
    "words", ["T, all but the water pill", "took them except the water pill", "all but the water one"]
)
def test_all_but_one_are_taken(core: Core, words: str) -> None:
    reminded(core, HEART, KNEE, WATER)
    hear(core, words)
    assert {name: status for name, (status, _) in outcome(core).items()} == {
        "heart pill": "taken",
        "knee pill": "taken",
        "water pill": "reminded",
    }


def test_a_wrong_note_of_one_is_put_right_and_the_other_stands(core: Core) -> None:
    reminded(core, HEART, KNEE)
    hear(core, "T")
    told = hear(core, "you have it wrong. I only took the heart pill. The knee pill I never took")
    assert told.startswith("All right. I wrote down that you have not taken your knee pill")
    assert {name: status for name, (status, _) in outcome(core).items()} == {
        "heart pill": "taken",
        "knee pill": "reminded",
    }


@pytest.mark.parametrize(
    "words", ["T. But knee pill I dont take today", "took heart pill. knee pill is only on fridays"]
)
def test_what_is_not_for_today_is_not_asked_again_and_the_pharmacist_hears_of_it(
    core: Core, words: str
) -> None:
    reminded(core, HEART, KNEE)
    hear(core, words)
    assert {name: status for name, (status, _) in outcome(core).items()} == {
        "heart pill": "taken",
        "knee pill": "skipped",
    }
    with core.write() as s:
        assert ["the pharmacist should call her" in task.task for task in core.tasks(s)] == [True]


def test_what_is_not_for_today_and_critical_is_asked_first(core: Core) -> None:
    reminded(core, HEART, {**KNEE, "critical": True})
    assert "Shall I write down that you skip your knee pill" in hear(
        core, "T but the knee pill i dont take today"
    )
    assert outcome(core)["knee pill"][0] == "reminded"


def test_one_of_two_is_asked_for_its_name(core: Core) -> None:
    reminded(core, HEART, KNEE)
    assert hear(core, "one yes, other no").startswith(
        "Which one did you take of your heart pill and your knee pill"
    )
    assert {status for status, _ in outcome(core).values()} == {"reminded"}
    hear(core, "i took the heart one")
    assert outcome(core)["heart pill"][0] == "taken"


def parts(core: Core, words: str) -> list[str]:
    """Let her text arrive; return the texts into which it was taken apart."""
    with core.write() as s:
        assert hears(s, core, words) == messages.PARTS
        found = [row.body for row in s.exec(select(Message).where(col(Message.part_of).is_not(None)))]
        assert hears(s, core, found[0]).startswith("answer")
        return found


def test_what_she_asks_for_besides_is_not_lost(core: Core) -> None:
    reminded(core, HEART, KNEE)
    assert parts(core, "took heart pill, knee pill not yet, where is my milk")[1] == "where is my milk"
    assert outcome(core)["heart pill"][0] == "taken"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("taken 0758", "07:58"),
        ("Taken, both, 0731.", "07:31"),
        ("took them at 0645 hours", "06:45"),
        ("T 0758", "07:58"),
        ("took it at 8", "07:58"),
        ("took it 7:30 a.m.", "07:30"),
        ("took it at 9 p.m.", "21:00"),
    ],
)
def test_a_time_by_the_day_of_24_hours_is_of_its_own_half_of_the_day(words: str, at: str) -> None:
    told = dose_hours.taken_at(words, MORNING)
    assert told is not None
    assert told.strftime("%H:%M") == at
    assert told <= MORNING.replace(tzinfo=None)


def test_a_wrong_half_of_the_day_is_put_right(core: Core) -> None:
    reminded(core)
    hear(core, "took it 9:10 pm")
    assert (
        hear(core, "wrong. 0710 is a.m., not p.m.") == "Thank you. I wrote down 7:10am for your heart pill."
    )


def test_a_time_still_to_come_is_asked_about(core: Core) -> None:
    reminded(core)
    assert hear(core, "taken at 1130").startswith("Did you take your heart pill")
    assert outcome(core)["heart pill"][0] == "reminded"


@pytest.mark.parametrize(
    "words",
    [
        "tok it",
        "tok my hart pil",
        "swalowd it",
        "already did at supper",
        "ttt",
        "T T",
        "alredy took em",
        "did already",
        "T 0755",
    ],
)
def test_a_dose_is_heard_however_it_is_spelt(core: Core, words: str) -> None:
    reminded(core)
    hear(core, words)
    assert outcome(core)["heart pill"][0] == "taken"


@pytest.mark.parametrize(("words", "reply"), [("ttt", "taken"), ("LL", "later"), ("tt", "taken")])
def test_a_letter_of_a_hand_that_shakes(words: str, reply: str) -> None:
    assert replies.read(words) == reply
    assert replies.is_letter(words)


@pytest.mark.parametrize(
    ("words", "rest"),
    [
        ("tok my hart pil an need egs n yogrt", "need egs n yogrt"),
        ("bring me bred and i tok it", "bring me bred"),
    ],
)
def test_a_misspelt_dose_and_an_order_are_both_heard(core: Core, words: str, rest: str) -> None:
    reminded(core)
    assert parts(core, words)[1] == rest
    assert outcome(core)["heart pill"][0] == "taken"


def test_the_number_of_a_choice_and_a_dose_are_both_heard(core: Core) -> None:
    reminded(core)
    with core.write() as s:
        customer = core.dorothy(s)
        (dose,) = questions.open_about(s, customer, "dose")
        hold = questions.ask(s, core.clock.at, customer, "hold", choices=["1", "2"], words="a hold", data={})
        questions.ask_which(s, core.clock.at, customer, dose, hold, "no", once="asked")
    hear(core, "2 and yes tok my hart pil at 7")
    assert outcome(core)["heart pill"] == ("taken", "07:00")
    with core.write() as s:
        assert s.get_one(Question, hold.key).closed_at is not None
