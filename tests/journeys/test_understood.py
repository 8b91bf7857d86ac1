"""What she says is taken in the light of what we said, and where the model is unsure she chooses what she means."""

import re

import pytest

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, SWIFT, dorothy

TWO_WAYS = (
    "see to the usual but not the price",
    "sort the money but not the price",
    "sort the week and the rest",
    "leave the money for the next",
    "see to the week and the rest",
)
CHOICE = re.compile(r"I am not sure I got that\. Do you want 1 to (.+), 2 to (.+)\? Reply 1 or 2, or say")


def unclear(town: Town) -> str:
    """Send a text that can be read in two ways; return the choice that she is given."""
    for words in TWO_WAYS:
        town.reset(customers=[dorothy()], providers=[ROSSI])
        (answer,) = town.text(words)
        if CHOICE.match(answer):
            return answer
    pytest.fail("the model is sure of all of these: find others that can be read in two ways")


def test_an_unclear_text_offers_two_readings_and_a_1_does_the_first(town: Town) -> None:
    found = CHOICE.match(unclear(town))
    assert found
    assert found[1] != found[2]
    answers = town.text("1")
    assert answers
    assert not CHOICE.match(answers[0])
    assert len(town.dorothy()["questions"]) <= 1


def test_a_second_unclear_text_in_a_row_goes_to_a_person_with_a_promised_time(town: Town) -> None:
    unclear(town)
    (person,) = town.text("no")
    assert "They will text or call you by 9:30am" in person
    assert "not understood twice" in town.tasks()[-1]["task"]


def test_other_words_are_read_afresh(town: Town) -> None:
    unclear(town)
    (quote,) = town.text("need milk")
    assert "2% milk" in quote
    (placed,) = town.text("1")
    assert placed.startswith("Ordered"), "the 1 is for what was asked last"


def test_a_yes_after_is_something_wrong_is_a_problem_and_not_an_empty_answer(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, SWIFT])
    town.text("need milk")
    town.text("1")
    town.event("Rossi Grocer", "accepted")
    (delivered,) = town.event("Rossi Grocer", "delivered")
    assert "Is something wrong with it?" in delivered
    (passed,) = town.text("yes there is")
    assert "by 9:30am" in passed
    assert town.tasks()[-1]["task"].startswith("Case")


def test_a_yes_to_nothing_stays_an_empty_answer(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (answer,) = town.text("yes there is")
    assert "did not ask you anything" in answer


def test_undo_of_a_placed_order_goes_by_a_rule_and_stops_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    (undone,) = town.text("UNDO")
    assert undone.endswith("is stopped. You pay nothing for it.")
    assert town.dorothy()["orders"][0]["status"] == "cancelled"


def test_a_long_conversation_begins_anew_and_an_open_form_is_kept(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    for _ in range(19):
        town.text("good morning dear")
    (ask,) = town.text("i want to order some groceries")
    assert "What would you like me to order?" in ask
    (quote,) = town.text("milk")
    assert "2% milk" in quote
    hello, waits = town.text("good morning dear")
    assert "good to hear from you" in hello
    assert "I still wait for your yes" in waits
