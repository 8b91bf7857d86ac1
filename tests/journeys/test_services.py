"""A service that is no shopping: collected by a form, read back in words, then set up by a person in time."""

from tests.fixtures.town import Json, Town
from tests.journeys.worlds import ROSSI, dorothy

HANDY: Json = {"name": "Fixit", "kind": "service", "services": ["handyman"], "phone": "+13055550160"}


def test_a_plumber_is_read_back_and_becomes_a_task_that_says_enough(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, HANDY])
    (asked,) = town.text("my sink is blocked, i need a plumber on thursday morning", sid="SM" + "2" * 32)
    assert asked.startswith("A plumber, Thursday 8am to noon.")
    assert "Reply 1 if that is right" in asked
    assert town.tasks() == [], "nothing is begun before her OK"
    (told,) = town.text("1")
    assert "They will text or call you by 9:30am" in told
    (task,) = town.tasks()
    assert task["task"] == "Service: a plumber, Thursday 8am to noon, for Dorothy Baker"
    assert "my sink is blocked" in task["about"]
    assert "14 Elm Street" in task["about"]
    assert "Does such work: Fixit" in task["about"]
    assert town.text("my sink is blocked, i need a plumber on thursday morning", sid="SM" + "2" * 32) == []
    assert len(town.tasks()) == 1


def test_when_is_asked_and_as_soon_as_possible_is_an_answer(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (when,) = town.text("can you send someone to cut my hair")
    assert when.startswith("When shall it be?")
    (asked,) = town.text("as soon as you can please")
    assert asked.startswith("A hairdresser, as soon as we can.")
    town.text("ok")
    (task,) = town.tasks()
    assert "No member does such work yet" in task["about"]


def test_never_mind_midway_is_the_end_of_it(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("i need a ride to the eye doctor")
    (left,) = town.text("never mind")
    assert "put that aside" in left
    assert town.tasks() == []
    town.text("i need a ride to the eye doctor tomorrow at 10")
    (left,) = town.text("no thank you")
    assert "put that aside" in left
    assert town.tasks() == []


def test_two_services_do_not_push_each_other_out(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("i need a plumber tomorrow morning")
    town.text("and a ride to church on sunday at nine thirty")
    (which,) = town.text("1")
    assert "a ride" in which
    assert "a plumber" in which
    town.text("1")
    town.text("1")
    assert sorted(t["task"].split(",")[0] for t in town.tasks()) == ["Service: a plumber", "Service: a ride"]


def test_a_ride_is_planned_asked_about_moved_and_called_off(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (asked,) = town.text("i ned a rde thursday at 10 to the eye docter")
    assert asked.startswith("A ride, Thursday at 10am.")
    town.text("1")
    (told,) = town.text("is the ride coming")
    assert told.startswith("A ride, Thursday at 10am. Our team is seeing to it.")
    (planned,) = town.text("waht is happenning thursday")
    assert "a ride" in planned
    (moved,) = town.text("make it 11 instead")
    assert "Thursday at 11am" in moved
    assert "Thursday at 11am" in town.tasks()[0]["task"]
    (off,) = town.text("cancel the ride")
    assert off.startswith("Good. I called this off: A ride, Thursday at 11am.")
    assert town.tasks() == []
