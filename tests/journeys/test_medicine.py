"""Medicine: reminded on her own clock, closed by T, refilled through the pharmacy; nothing is ever advised."""

from tests.fixtures.town import Town
from tests.journeys.worlds import PHARMACY, ROSSI, dorothy

PILL = {"name": "Lisinopril", "times": ["10:00"], "say_as": "heart pill"}


def test_the_daily_reminder_is_closed_by_t(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    (reminder,) = town.clock(to="2026-12-01T10:00")
    assert "your heart pill (10am)" in reminder
    assert "Reply T when you took it" in reminder
    (noted,) = town.text("T")
    assert noted.startswith("Thank you. I wrote down 10")
    assert town.clock(by="PT3H") == [], "after it ended there is no further text for it"
    dose = town.dorothy()["doses"][0]
    assert (dose["status"], dose["evidence"]) == ("taken", "customer")


def test_a_letter_without_a_reminder_is_told_when_the_next_one_comes(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    for words in ("T", "L", "later"):
        assert town.text(words) == ["No reminder is waiting for you now. The next one comes today 10am."]


def test_a_drug_is_named_only_in_her_own_words(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[{"name": "Warfarin", "times": ["10:00"]}])])
    (reminder,) = town.clock(to="2026-12-01T10:00")
    assert "your 10am medicine" in reminder
    assert "Warfarin" not in reminder


def test_two_medicines_of_one_time_come_in_one_text_and_one_answer_closes_both(town: Town) -> None:
    other = {"name": "Metformin", "times": ["10:00"], "say_as": "sugar pill"}
    town.reset(customers=[dorothy(medications=[PILL, other])])
    (reminder,) = town.clock(to="2026-12-01T10:00")
    assert "your heart pill and your sugar pill" in reminder
    town.text("took them both dear")
    due_now = [d for d in town.dorothy()["doses"] if d["due"].startswith("2026-12-01")]
    assert [d["status"] for d in due_now] == ["taken", "taken"]


def test_later_asks_again_and_silence_repeats_once_then_tells_the_desk(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[{**PILL, "critical": True}])])
    town.clock(to="2026-12-01T10:00")
    (later,) = town.text("L")
    assert "ask you again at 10:30am" in later
    (again,) = town.clock(to="2026-12-01T10:31")
    assert "Did you take it?" in again
    town.clock(to="2026-12-01T11:12")
    assert town.dorothy()["doses"][0]["status"] == "missed"
    (task,) = town.tasks()
    assert "please call her" in task["task"]


def test_of_two_open_reminders_she_is_asked_which_or_names_one(town: Town) -> None:
    other = {"name": "Metformin", "times": ["10:20"], "say_as": "sugar pill"}
    for words, first in (
        ("well dear i have taken it with my breakfast already", "I asked you two things."),
        ("well dear i have taken my heart pill with my breakfast already", "Thank you. I wrote down"),
    ):
        town.reset(customers=[dorothy(medications=[PILL, other])])
        town.clock(to="2026-12-01T10:20")
        (told,) = town.text(words)
        assert told.startswith(first)
        if "two things" in told:
            assert told.endswith("Reply 1 for your sugar pill (10:20am), 2 for your heart pill (10am).")
            town.text("2")
        assert [dose["status"] for dose in town.dorothy()["doses"][:2]] == ["taken", "reminded"]


def test_did_i_take_it_twice_is_a_pharmacists_task(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    town.clock(to="2026-12-01T10:00")
    town.text("took it")
    (again,) = town.text("i took my pill")
    assert "Do not take it again" in again
    assert any("twice" in task["task"] for task in town.tasks())


def test_a_refill_is_asked_of_the_pharmacy(town: Town) -> None:
    other = {"name": "Metformin", "times": ["18:00"], "say_as": "sugar pill"}
    town.reset(customers=[dorothy(medications=[PILL, other])], providers=[PHARMACY])
    (ask,) = town.text("im nearly out of my sugar pil can you get more")
    assert "Main St Pharmacy for more of your sugar pill" in ask
    assert town.inbox("Main St Pharmacy") == []
    (asked,) = town.text("1")
    number = town.dorothy()["orders"][0]["number"]
    assert asked.startswith(f"I asked Main St Pharmacy for more of your sugar pill. It is number {number}.")
    assert "UNDO" in asked
    assert "rdered" not in asked, "nothing is ordered before the pharmacist says yes"
    (offer,) = town.inbox("Main St Pharmacy")
    assert offer["verified"] is True
    assert "Metformin" in str(offer["body"])
    (accepted,) = town.event("Main St Pharmacy", "accepted")
    assert "has your request" in accepted
    assert "Metformin" not in accepted


def test_a_medicine_question_gets_the_fixed_words_and_a_pharmacist(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[PHARMACY])
    (fixed,) = town.text("can i take tylenol with my heart pill")
    assert fixed.startswith("I cannot advise on medicines. Please call Main St Pharmacy")
    assert "911" in fixed
    assert any("pharmacist" in task["task"] for task in town.tasks())


def test_a_one_to_a_read_back_is_never_taken_for_a_medicine(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[ROSSI])
    town.clock(to="2026-12-01T10:00")
    town.text("milk every tuesday")
    (started,) = town.text("1")
    assert started.startswith("Good. Every Tuesday")
    assert town.dorothy()["doses"][0]["status"] == "reminded"


def test_a_yes_that_can_mean_two_things_is_asked(town: Town) -> None:
    town.reset(customers=[dorothy(medications=[PILL])], providers=[ROSSI])
    town.clock(to="2026-12-01T10:00")
    town.text("need milk")
    (which,) = town.text("yes")
    assert which == "I asked you two things. Reply 1 for your heart pill (10am), 2 for the order."
    (placed,) = town.text("2")
    assert placed.startswith("Ordered")
    (asked,) = town.text("yes")
    assert asked.startswith("Did you take your heart pill")
    (noted,) = town.text("yes")
    assert noted.startswith("Thank you. I wrote down")
