"""A conversation that goes on: what one text leaves open never stands in the way of the next."""

from tests.fixtures.town import Town
from tests.journeys.worlds import ROSSI, dorothy


def test_a_form_that_she_does_not_answer_lets_go_and_the_next_text_is_read(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (until,) = town.text("first stop the milk while im in there")
    assert until.startswith("Until when")
    (again,) = town.text("stop the milk i said")
    assert again == until
    left = [*town.text("the zzz qqq other"), *town.text("what is coming")]
    assert any("text or call you" in text for text in left)
    (told,) = town.text("what is coming")
    assert "nothing planned" in told


def test_a_time_answers_an_open_when_and_nothing_is_asked_twice(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (when,) = town.text("can you remind me to call my sister")
    assert when.startswith("When shall I remind you?")
    (read_back,) = town.text("mañana, tomorrow, cinco de la tarde, five in the afternoon")
    assert read_back.startswith("I will remind you tomorrow 5pm: call my sister.")
    (help_asked,) = town.text("i need a plumber for the sink")
    assert help_asked.startswith("When shall it be?")
    (read_back,) = town.text("Tomorrow. Maybe afternoon.")
    assert read_back.startswith("A plumber for the sink, tomorrow")
