"""A service that is no shopping: read back with who does it and the price, asked of them, or set up by a person."""

from tests.fixtures.town import Json, Town
from tests.journeys.worlds import ROSSI, dorothy

HANDY: Json = {
    "name": "Fixit",
    "kind": "service",
    "services": ["handyman"],
    "channel": "sms",
    "phone": "+13055550160",
    "price": 4500,
}
CAB: Json = {"name": "Blue Cab", "kind": "service", "services": ["ride"], "price": 1400}
OTHER_CAB: Json = {**CAB, "name": "Red Car", "rank": 200, "price": 1300}


def test_a_taxi_there_and_back_is_booked_asked_about_moved_and_called_off(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, CAB])
    (asked,) = town.text("i need a taxi tomorrow at 10 to the Hindu Temple, coming back at 12")
    assert asked == (
        "A taxi to the Hindu Temple, tomorrow at 10am, back at noon. Blue Cab, $14 each way, $28 in all. "
        "Reply 1 to book it, 2 to leave it."
    )
    assert town.inbox("Blue Cab") == [], "nothing is begun before her OK"
    (sent,) = town.text("1. And two people please")
    assert sent.startswith("Good. I asked Blue Cab: a taxi to the Hindu Temple, 2 people, tomorrow at 10am")
    jobs = (job["body"]["data"] for job in town.inbox("Blue Cab"))  # two at once: either may arrive first
    there, back = sorted(jobs, key=lambda job: str(job["window"]["start"]))
    assert there["items"][0]["name"] == "a taxi to the Hindu Temple, 2 people"
    assert back["items"][0]["name"] == "a taxi from the Hindu Temple to home, 2 people"
    (yes,) = town.event("Blue Cab", "accepted", order=there["order"])
    assert yes == "Blue Cab said yes: a taxi to the Hindu Temple, 2 people, tomorrow at 10am, $14."
    (told,) = town.text("is my taxi coming at 10?")
    assert told.startswith(
        "Yes. Blue Cab comes: a taxi to the Hindu Temple, 2 people, tomorrow at 10am, $14."
    )
    assert "I asked Blue Cab and wait for an answer: a taxi back from the Hindu Temple" in told
    (moved,) = town.text("make the taxi 9:30 instead")
    assert "Now it is: a taxi to the Hindu Temple, 2 people, tomorrow at 9:30am" in moved
    (off,) = town.text("cancel the return taxi")
    assert off.startswith("Good. I called this off with Blue Cab: a taxi back from the Hindu Temple")
    (again,) = town.event("Blue Cab", "accepted", order=there["order"])
    assert "tomorrow at 9:30am" in again
    (done,) = town.event("Blue Cab", "done", order=there["order"])
    assert done.startswith("Blue Cab says it is done")
    assert town.tasks() == []


def test_who_says_no_is_followed_by_the_next_and_then_by_a_person(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[CAB, OTHER_CAB])
    town.text("i need a ride thursday at 10 to the eye doctor")
    town.text("1")
    (moved,) = town.event("Blue Cab", "declined")
    assert moved.startswith(
        "Blue Cab cannot do it. I asked Red Car: a ride to the eye doctor, Thursday at 10am, $13."
    )
    (nobody,) = town.event("Red Car", "declined")
    assert nobody.startswith(
        "I am sorry. Nobody I asked can do it: a ride to the eye doctor, Thursday at 10am."
    )
    (task,) = town.tasks()
    assert "a ride to the eye doctor" in task["task"]
    assert "14 Elm Street" in task["about"]
    (stands,) = town.text("is my ride coming thursday?")
    assert "Our team is seeing to it" in stands


def test_her_word_goes_to_whoever_comes_and_she_says_whether_he_came(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI, HANDY])
    (asked,) = town.text("my sink is blocked, i need a plumber tomorrow at 9")
    assert asked.startswith("A plumber for your sink, tomorrow at 9am. Fixit, $45.")
    town.text("1")
    town.event("Fixit", "accepted")
    (told,) = town.text("tell the plumber the dog does not bite")
    assert told.startswith("I told Fixit.")
    assert any("the dog does not bite" in text["text"] for text in town.received(HANDY["phone"]))
    (came,) = [text for text in town.clock(to="2026-12-02T10:05") if "come" in text]
    assert came.startswith("Has Fixit come? It was for a plumber for your sink")
    assert town.text("yes") == ["Good. Thank you for telling me."]


def test_without_a_member_it_becomes_a_task_that_says_enough(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    (asked,) = town.text("my sink is blocked, i need a plumber on thursday morning", sid="SM" + "2" * 32)
    assert asked.startswith("A plumber for your sink, Thursday 8am to noon. Our team will set it up")
    (told,) = town.text("1")
    assert "I will look, and text you by noon tomorrow who can do it and the price." in told
    (task,) = town.tasks()
    assert task["task"] == "Service: a plumber for your sink, Thursday 8am to noon, for Dorothy Baker"
    assert "my sink is blocked" in task["about"]
    assert "No member does such work yet" in task["about"]
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
    assert sorted(t["task"].split(",")[0] for t in town.tasks()) == [
        "Service: a plumber",
        "Service: a ride to church",
    ]


def test_what_the_desk_sets_up_is_asked_about_moved_and_called_off(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (asked,) = town.text("i ned a rde thursday at 10 to the eye docter")
    assert asked.startswith("A ride to the eye docter, Thursday at 10am.")
    town.text("1")
    (told,) = town.text("is the ride coming")
    assert told.startswith("A ride to the eye docter, Thursday at 10am. Our team is seeing to it.")
    (planned,) = town.text("waht is happenning thursday")
    assert "a ride" in planned
    (moved,) = town.text("make it 11 instead")
    assert "Thursday at 11am" in moved
    assert "Thursday at 11am" in town.tasks()[0]["task"]
    (off,) = town.text("cancel the ride")
    assert off.startswith("Good. I called this off: A ride to the eye docter, Thursday at 11am.")
    assert town.tasks() == []
