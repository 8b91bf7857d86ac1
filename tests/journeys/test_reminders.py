"""Reminders of her own: read back, put right midway, told on her wall clock, moved, ended; medicines go to a person."""

from tests.fixtures.town import Town
from tests.journeys.worlds import PHARMACY, ROSSI, dorothy

PILL = {"name": "Lisinopril", "times": ["08:00", "20:00"], "say_as": "heart pill"}


def reminders(town: Town) -> list[tuple[str, str]]:
    """Return what she is reminded of, and how far each is."""
    return [(r["about"], r["status"]) for r in town.dorothy()["reminders"]]


def test_the_bins_on_thursday_night(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (ask,) = town.text("remind me to put the bins out thursday night")
    assert ask.startswith("I will remind you Thursday 7pm: put the bins out.")
    assert reminders(town) == [], "nothing is stored before her OK"
    (ask,) = town.text("no, 8 pm")
    assert ask.startswith("I will remind you Thursday 8pm: put the bins out.")
    (noted,) = town.text("1")
    assert noted == "Good. I will remind you Thursday 8pm."
    assert reminders(town) == [("put the bins out", "active")]

    assert town.clock(to="2026-12-03T19:59") == []
    (told,) = town.clock(to="2026-12-03T20:00")
    assert told == "You asked me to remind you: put the bins out."
    (again,) = town.text("remind me again in 20 minutes")
    assert again == "Good. I will remind you today 8:20pm."
    (told,) = town.clock(to="2026-12-03T20:21")
    assert "put the bins out" in told
    assert town.text("done") == ["Good. Thank you for telling me."]
    assert town.clock(by="P8D") == []
    assert {status for _, status in reminders(town)} == {"done"}
    assert town.tasks() == []


def test_what_is_missing_is_asked_piece_by_piece(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (when,) = town.text("can you remind me to call my sister")
    assert when.startswith("When shall I remind you?")
    (hour,) = town.text("tomorrow")
    assert hour.startswith("At what time that day?")
    (ask,) = town.text("at 10")
    assert ask.startswith("I will remind you tomorrow 10am: call my sister.")
    town.text("yes please")
    (told,) = town.clock(to="2026-12-02T10:00")
    assert "call my sister" in told


def test_never_mind_midway_and_never_mind_after_it_was_read_back(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("remind me to feed the cat")
    (left,) = town.text("never mind")
    assert left == "All right, I have put that aside. Text me any time."
    town.text("remind me to feed the cat at noon")
    (left,) = town.text("never mind")
    assert left == "All right. I leave it as it is."
    assert town.clock(by="P2D") == []
    assert reminders(town) == []


def test_the_same_message_twice_is_one_reminder(town: Town) -> None:
    town.reset(customers=[dorothy()])
    sid = "SM" + "7" * 32
    town.text("remind me to water the plants every monday at 9", sid=sid)
    assert town.text("remind me to water the plants every monday at 9", sid=sid) == []
    yes = "SM" + "8" * 32
    assert len(town.text("1", sid=yes)) == 1
    assert town.text("1", sid=yes) == []
    assert reminders(town) == [("water the plants", "active")]
    told = town.clock(to="2026-12-15T10:00")
    assert told == ["You asked me to remind you: water the plants."] * 2


def test_one_is_moved_and_one_is_ended_and_which_is_asked(town: Town) -> None:
    town.reset(customers=[dorothy()])
    for words in ("remind me to put the bins out thursday at 7pm", "remind me to ring the vet friday at 10"):
        town.text(words)
        town.text("1")
    (which,) = town.text("change my reminder")
    assert which == "Which one do you mean? Reply 1 for put the bins out. 2 for ring the vet."
    (when,) = town.text("1")
    assert when == "I remind you Thursday 7pm: put the bins out. What time shall it be?"
    (ask,) = town.text("at 9")
    assert ask.startswith("I will remind you Thursday 9pm: put the bins out.")
    town.text("1")
    (ended,) = town.text("stop the reminder about the vet")
    assert ended == "Good. I will not remind you of this any more: ring the vet."
    assert town.dorothy()["consent"]["status"] == "given", "to end a reminder is no opt-out"
    assert town.clock(to="2026-12-05T12:00") == ["You asked me to remind you: put the bins out."]


def test_to_leave_a_move_keeps_what_stood(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("remind me to put the bins out thursday at 7pm")
    town.text("1")
    (ask,) = town.text("move the bins reminder to 9")
    assert "Thursday 9pm" in ask
    town.text("2")
    assert town.clock(to="2026-12-03T19:00") == ["You asked me to remind you: put the bins out."]


def test_a_medicines_time_is_asked_morning_or_evening_and_set_by_a_person(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    (half,) = town.text("remind me to take my pills at 5")
    assert half == "Is that in the morning or in the evening?"
    (person,) = town.text("evening")
    assert "They will text or call you by 9:30am" in person
    (task,) = town.tasks()
    assert task["about"] == "a medicine, today at 5pm"
    (already,) = town.text("remind me to take my pills at 8 every night")
    assert "at 8am and 8pm each day" in already
    assert reminders(town) == []
    assert len(town.dorothy()["doses"]) == 3, "her plan is as it was"


def test_a_medicines_reminder_is_changed_by_a_person(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    (person,) = town.text("move my heart pill reminder to 9")
    assert "They will text or call you by" in person
    (task,) = town.tasks()
    assert "reminder" in task["task"]


def test_an_order_begun_before_a_reminder_is_still_there_after_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk and bread")
    town.text("remind me to put the bins out thursday at 7pm")
    (which,) = town.text("1")
    assert which == "I asked you two things. Reply 1 for the reminder, 2 for the order."
    (noted,) = town.text("1")
    assert noted.startswith("Good. I will remind you")
    (placed,) = town.text("1")
    assert placed.startswith("Ordered")


def test_a_reminder_that_an_outage_kept_back_comes_once_and_says_so(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("remind me to water the plants every day at 10")
    town.text("1")
    told = town.clock(to="2026-12-03T10:00")
    assert told == ["You asked me to remind you: water the plants."] * 3
