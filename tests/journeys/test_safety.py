"""Danger, sensors and opt-out never wait for the dialogue server, and a person always hears of them."""

from tests.fixtures.town import ANA, DESK, DOROTHY, Town
from tests.journeys.worlds import IN_DOUBT, ROSSI, SAFEHOME, ana, dorothy

STRANGER = "+13055550177"


def test_a_fall_told_in_words_reaches_the_desk_and_her_first_contact(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (fixed,) = town.text("i fel in the kitchen and cant get up")
    assert fixed.startswith("Call 911 now")
    assert "We are not 911" in fixed
    (to_desk,) = town.new(DESK)
    assert "call Dorothy Baker now" in to_desk
    assert len(town.get(f"/sim/handsets/{DESK}/calls")) == 1, "danger is called too"
    (to_ana,) = town.new(ANA)
    assert "Dorothy Baker may have fallen" in to_ana
    town.clock(by="PT3M")
    assert len(town.new(DESK)) == 3, "every 60 seconds until somebody has it"
    number = next(task["number"] for task in town.tasks())
    town.text(f"OK {number}", DESK)
    alarm = town.dorothy()["alarms"][0]
    assert alarm["status"] == "acknowledged", "who has the task has the alarm"
    town.clock(by="PT5M")
    assert town.new(DESK) == []
    town.desk("resolve_alarm", number=alarm["number"], outcome="her son is with her")
    assert town.dorothy()["alarms"][0]["status"] == "resolved"


def test_the_desks_phone_stops_ringing_when_the_task_is_taken_by_text(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("i fel in the kitchen and cant get up")
    (call,) = town.get(f"/sim/handsets/{DESK}/calls")
    assert call["waiting"]
    (task,) = town.tasks()
    town.text(f"OK {task['number']}", DESK)
    (call,) = town.get(f"/sim/handsets/{DESK}/calls")
    assert (call["status"], call["waiting"]) == ("completed", False)


def test_who_takes_the_task_in_a_call_hears_the_answer_out(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text("i fel in the kitchen and cant get up")
    (call,) = town.get(f"/sim/handsets/{DESK}/calls")
    (task,) = town.tasks()
    town.post(f"/sim/handsets/{DESK}/calls/{call['sid']}/keys", {"digits": "1"})
    town.settle()
    (call,) = town.get(f"/sim/handsets/{DESK}/calls")
    assert f"Task {task['number']} is yours" in call["text"]
    assert town.tasks("claimed")[0]["claimed_by"] == "the desk phone"


def test_a_contact_without_the_grant_is_not_told(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])])
    town.text("i have fallen and i cant get up")
    assert town.new(ANA) == []


def test_a_fall_sensor_asks_her_and_only_a_person_ends_it(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SAFEHOME])
    town.post(f"/sim/monitors/{DOROTHY}/signals", {"signal": "fall"})
    town.settle()
    (asked,) = town.new()
    assert "you may have fallen" in asked
    assert "911" in asked
    (noted,) = town.text("1")
    assert "A person will still check on you" in noted
    alarm = town.dorothy()["alarms"][0]
    assert alarm["status"] == "open"
    assert any(step["answer"] == "says she is OK" for step in alarm["steps"])


def test_the_test_signal_of_a_sensor_alarms_nobody(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SAFEHOME])
    town.post(f"/sim/monitors/{DOROTHY}/signals", {"signal": "test"})
    town.settle()
    assert town.new() == []
    assert town.dorothy()["alarms"] == []


def test_an_uncertain_text_gets_one_question_and_silence_counts_as_a_cry(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (asked,) = town.text(IN_DOUBT)
    assert asked.startswith("Are you all right?")
    assert town.dorothy()["alarms"] == []
    (fixed,) = town.clock(by="PT4M")
    assert fixed.startswith("Call 911 now")
    assert len(town.dorothy()["alarms"]) == 1


def test_an_uncertain_text_answered_two_is_nothing(town: Town) -> None:
    town.reset(customers=[dorothy()])
    town.text(IN_DOUBT)
    (glad,) = town.text("2")
    assert glad.startswith("I am glad")
    assert town.clock(by="PT10M") == []
    assert town.dorothy()["alarms"] == []


def test_stop_is_obeyed_and_a_person_hears_which_doses_no_longer_reach_her(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"]}
    town.reset(customers=[dorothy(medications=[pill])])
    assert town.text("STOP") == []
    consent = town.dorothy()["consent"]
    assert (consent["status"], consent["words"]) == ("revoked", "STOP")
    (task,) = town.tasks()
    assert "1 medicine reminder of the next day no longer reaches her" in task["about"]
    town.desk("claim", number=task["number"])
    assert town.clock(to="2026-12-01T21:00") == []
    (back,) = town.text("START")
    assert back.startswith("Welcome back")


def test_a_bare_cancel_is_an_opt_out_and_perhaps_a_misunderstanding(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[ROSSI])
    town.text("need milk")
    town.text("1")
    assert town.text("CANCEL") == []
    (task,) = town.tasks()
    assert "meant something else: phone her" in task["task"]
    order = town.dorothy()["orders"][0]
    town.desk("undo_order", number=order["number"])
    town.settle()
    assert town.dorothy()["orders"][0]["status"] == "cancelled"


def test_a_wish_in_words_counts_too_and_is_confirmed_once(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (confirmed,) = town.text("please stop texting me")
    assert "no more texts" in confirmed
    assert town.dorothy()["consent"]["status"] == "revoked"
    assert town.text("hello") == []


def test_help_always_opens_a_welfare_call(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (fixed,) = town.text("HELP")
    assert "In an emergency call 911 now" in fixed
    (task,) = town.tasks()
    assert task["urgent"]
    assert "call now" in task["task"]


def test_a_stranger_gets_one_polite_text_and_danger_from_one_is_urgent(town: Town) -> None:
    town.reset(customers=[dorothy()])
    (polite,) = town.text("who is this", STRANGER)
    assert "I do not know this number yet" in polite
    assert town.text("hello?", STRANGER) == []
    assert len(town.tasks()) == 1
    (fixed,) = town.text("help me i fell down", STRANGER)
    assert "call 911 now" in fixed
    assert any(task["urgent"] for task in town.tasks())


def test_before_her_consent_only_who_we_are_is_said_but_danger_is_heard(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["10:00"]}
    town.reset(customers=[dorothy(consent="asked", medications=[pill])], providers=[ROSSI])
    assert town.clock(to="2026-12-01T10:05") == []
    (who,) = town.text("whos this")
    assert "We never ask for money" in who
    (fixed,) = town.text("i fell and cant get up")
    assert "911" in fixed
    (thanks,) = town.text("ok dear")
    assert thanks.startswith("Thank you")
    assert town.dorothy()["consent"]["words"] == "ok dear"
