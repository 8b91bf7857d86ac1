"""Odd texts, bursts, a person at the desk, and what happens when the machine does not understand."""

import pytest

from tests.fixtures.town import ANA, DOROTHY, Town
from tests.journeys.worlds import ROSSI, ana, dorothy


@pytest.mark.parametrize("words", ["", "   ", "👍", "😀🌷", "?!"])
def test_a_text_without_words_gets_a_kind_answer(town: Town, words: str) -> None:
    town.reset(customers=[dorothy()])
    assert len(town.text(words)) == 1


def test_a_very_long_text_and_one_that_begins_with_a_slash_are_read_as_words(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    assert len(town.text("i was telling my neighbour about the roses " * 37)) == 1
    (quote,) = town.text("/need milk")
    assert "2% milk" in quote
    (still,) = town.text("/restart")
    assert "closed" not in still


def test_a_command_of_the_dialogue_server_is_read_as_words(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (ask,) = town.text("/order_groceries{...}")
    assert "What would you like me to" in ask
    (quote,) = town.text('/order_groceries{"order_what": "milk"}')
    assert "2% milk" in quote
    assert town.dorothy()["alarms"] == []


def test_ten_texts_in_a_second_are_answered_in_order_and_together(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    for words in ("need milk", "and bread", "also eggs"):
        town.send(words)
    town.settle()
    quotes = [text for text in town.new() if "Reply 1 to order" in text]
    # Whether a read-back leaves before her next text arrives is the network's matter; tests/unit/test_outbox.py
    # holds that it waits for a text that is there. What she reads last holds everything, and is the one question.
    assert all(thing in quotes[-1].lower() for thing in ("milk", "bread", "egg"))
    assert len(town.dorothy()["questions"]) == 1
    assert len(town.dorothy()["orders"]) == 1
    for n in range(10):
        town.send("hello" if n % 2 else "good morning dear")
    town.settle()
    answers = town.new()
    waits = [text for text in answers if text.startswith("I still wait for your yes")]
    assert len(waits) == 1, "small talk is no answer to what was read back, and that is said once"
    assert 1 <= len(answers) - len(waits) <= 10


def test_a_second_failure_in_a_row_goes_to_a_person(town: Town) -> None:
    town.reset(customers=[dorothy()])
    first = town.text("it was and it will be")
    second = town.text("the them of that")
    assert len(first) == len(second) == 1
    assert "What would you like me to do?" in first[0]
    assert "They will text or call you by" in second[0]
    assert len(town.tasks()) >= 1


def test_what_the_machine_cannot_do_becomes_a_task_with_a_promised_time(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (passed,) = town.text("what is the capital of peru and who is the king of spain")
    assert "by 9:30am" in passed
    (task,) = town.tasks()
    town.desk("claim", number=task["number"])
    town.desk("close", number=task["number"], outcome="talked with her")
    (closed,) = town.tasks("closed")
    assert closed["outcome"] == "talked with her"


def test_an_operator_takes_over_and_the_machine_is_silent(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.desk("take_over", phone=DOROTHY)
    assert town.text("need milk") == []
    assert len(town.tasks()) == 1
    town.desk("reply", phone=DOROTHY, text="Hello Dorothy, this is Ruth. Two bottles?")
    town.settle()
    assert town.new() == ["Hello Dorothy, this is Ruth. Two bottles?"]
    town.desk("hand_back", phone=DOROTHY)
    (quote,) = town.text("need milk")
    assert "Reply 1 to order" in quote


def test_a_familys_text_reaches_the_desk(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (noted,) = town.text("thank you for looking after mum", ANA)
    assert "passed your text to our team" in noted
    (task,) = town.tasks()
    assert "Ana Baker (daughter) wrote" in task["task"]


def test_yes_and_start_from_somebody_who_never_opted_out_are_ordinary_answers(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    (placed,) = town.text("YES")
    assert placed.startswith("Ordered")
    assert len(town.text("START")) == 1


def test_a_phone_that_is_off_is_tried_again_and_a_landline_is_called(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    town.post(f"/sim/handsets/{DOROTHY}", {"state": "landline"})
    town.event("Rossi Grocer", "accepted")
    calls = town.get(f"/sim/handsets/{DOROTHY}/calls")
    assert any("said yes" in call["text"] for call in calls)


def test_two_requests_in_one_text_are_both_read_back(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    told = town.text("need milk and eggs please. and remind me at 5pm to feed the cat")
    assert len(told) == 2
    assert "2% milk half gallon, Eggs large dozen" in told[0]
    assert "5pm" in told[1]
    assert "feed the cat" in told[1]
    assert {question["about"] for question in town.dorothy()["questions"]} == {"order", "reminder"}
