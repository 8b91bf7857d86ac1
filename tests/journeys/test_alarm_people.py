"""Who hears of danger besides her: the desk and her first contact, again and again until somebody has it."""

from tests.fixtures.town import ANA, DESK, DOROTHY, Town
from tests.journeys.worlds import IN_DOUBT, SAFEHOME, Json, ana, dorothy

BEN = "+13055550141"


def ben(*permissions: str, order: int = 2) -> Json:
    """Her son, who lives far away."""
    return {
        "name": "Ben Baker",
        "relation": "son",
        "phone": BEN,
        "permissions": list(permissions),
        "order": order,
    }


def test_her_contacts_are_told_in_plain_words_each_once_until_a_one(town: Town) -> None:
    pill = {"name": "Lisinopril", "times": ["20:00"]}
    town.reset(
        customers=[dorothy(medications=[pill], contacts=[ben("alarms"), {**ana("alarms"), "order": 1}])]
    )
    town.text("my chest hurts real bad i think its the lisinopril")
    (told,) = town.new(ANA)
    assert told == (
        f"Elm Care: Dorothy Baker may have chest pain. The phone there is {DOROTHY}. Can you check? "
        "Reply 1 if you will, 2 if you cannot. In danger call 911."
    )
    assert town.new(BEN) == [], "the first one only"
    town.clock(by="PT2M")
    assert town.new(ANA) == town.new(BEN) == [], "nobody of hers is told twice"
    town.clock(by="PT1M")
    assert town.new(BEN) == [told], "the next one, while nobody has it"
    assert len(town.new(DESK)) == 4, "every 60 seconds"

    (thanks,) = town.text("1 i will", ANA)
    assert thanks.startswith("Thank you. I told our team.")
    assert town.new(DESK) == [
        "Elm Care: Ana Baker will check on Dorothy Baker. End the alarm at the desk when all is well."
    ]
    assert town.new()[-1].startswith("Ana Baker will check on you.")
    town.clock(by="PT10M")
    assert town.new(ANA) == town.new(DESK) == town.new(BEN) == []
    (alarm,) = town.dorothy()["alarms"]
    assert alarm["status"] == "acknowledged", "only a person ends it"
    assert any(step["who"] == "Ana Baker" and step["answer"] == "will check" for step in alarm["steps"])

    again = town.text("1", ANA)
    assert again == [thanks]
    assert town.new(DESK) == town.new() == [], "a second 1 tells nobody anything new"
    town.desk("resolve_alarm", number=alarm["number"], outcome="Ana is with her, the doctor comes")
    assert town.tasks() == town.tasks("claimed") == []


def test_when_the_desk_takes_it_her_contact_is_left_in_peace(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    town.text("i fel in the kitchen and cant get up")
    (task,) = town.tasks()
    town.text(f"OK {task['number']}", DESK)
    assert len(town.new(ANA)) == 1
    town.clock(by="PT5M")
    assert town.new(ANA) == []
    town.text("1", ANA)
    assert any("Ana Baker will check" in text for text in town.new(DESK)), "the desk hears who comes"


def test_a_contact_who_cannot_come_makes_room_for_the_next(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[{**ana("alarms"), "order": 1}, ben("alarms")])])
    town.text("help i fell")
    noted = town.text("no i am in florida", ANA)[-1]
    assert "passed your text to our team" in noted, "what is more than a no is for a person to read"
    (goes_on,) = town.text("2", ANA)
    assert goes_on.startswith("Thank you for telling me.")
    (told,) = town.new(BEN)
    assert "may have fallen" in told
    town.new(ANA)
    town.clock(by="PT2M")
    assert town.new(ANA) == town.new(BEN) == []
    town.text("yes", BEN)
    assert town.new()[-1].startswith("Ben Baker will check on you.")


def test_who_went_to_check_and_sends_no_word_is_not_waited_for_for_ever(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[{**ana("alarms"), "order": 1}, ben("alarms")])])
    town.text("help i fell")
    town.text("1 on my way", ANA)
    town.new(DESK)
    town.clock(by="PT29M")
    assert town.new(BEN) == town.new(DESK) == []
    town.clock(by="PT2M")
    assert len(town.new(BEN)) == 1
    assert any("no word from who went to check" in text for text in town.new(DESK))
    assert town.dorothy()["alarms"][0]["status"] == "open"


def test_the_same_cry_twice_is_one_alarm_and_one_task(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    for _ in range(3):
        town.send("i fell and cant get up", sid="SM00000000000000000000000000000009")
    town.settle()
    assert len(town.new()) == len(town.new(ANA)) == 1
    (fixed,) = town.text("i fell and cant get up")
    assert fixed.startswith("Call 911 now"), "she is never left without an answer"
    assert town.new(ANA) == []
    assert len(town.dorothy()["alarms"]) == len(town.tasks()) == 1


def test_new_danger_while_somebody_is_on_the_way_reaches_the_desk_again(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    town.text("i fell and cant get up")
    town.text("1", ANA)
    town.new(DESK)
    town.text("now i cant breathe")
    (told,) = town.new(DESK)
    assert "new danger" in told
    (task,) = town.tasks()
    town.text(f"OK {task['number']}", DESK)
    town.new(DESK)
    town.clock(by="PT5M")
    assert town.new(DESK) == []
    assert len(town.dorothy()["alarms"]) == 1


def test_a_sensor_that_joins_an_alarm_of_her_words_is_told_to_her(town: Town) -> None:
    town.reset(customers=[dorothy()], providers=[SAFEHOME])
    town.text("my chest hurts and my arm is numb")
    town.post(f"/sim/monitors/{DOROTHY}/signals", {"signal": "fall"})
    town.settle()
    assert any("you may have fallen" in text for text in town.new())
    assert len(town.dorothy()["alarms"]) == 1
    assert len(town.tasks()) == 1


def test_a_safety_question_answered_one_is_an_alarm_for_everybody(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    (asked,) = town.text(IN_DOUBT)
    assert "Reply 1 if you need help now, 2 if you are OK" in asked
    assert town.new(ANA) == town.new(DESK) == [], "nobody is alarmed by a question"
    (fixed,) = town.text("1")
    assert fixed.startswith("Call 911 now")
    (told,) = town.new(ANA)
    assert "asked for help" in told
    assert len(town.new(DESK)) == 1


def test_silence_after_a_safety_question_reaches_her_contact_within_the_minute(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("alarms")])])
    town.text(IN_DOUBT)
    town.clock(by="PT2M")
    assert town.new(ANA) == []
    town.clock(by="PT2M")
    told = town.new(ANA)
    assert "did not answer when we asked if all is well" in told[0]
    town.text("sorry i was in the bathroom im ok")
    assert town.dorothy()["alarms"][0]["status"] == "open", "only a person ends it"
    (well,) = town.new(ANA)
    assert "says that all is well now" in well
    (will,) = town.text("1", ANA)
    assert will.startswith("Thank you")


def test_a_contact_tells_of_danger_and_the_other_one_is_asked_to_check(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[{**ana("orders"), "order": 1}, ben("alarms")])])
    (fixed,) = town.text("mum has fallen she just rang me", ANA)
    assert "call 911 for Dorothy now" in fixed
    assert "We are not 911" in fixed
    (to_her,) = town.new()
    assert to_her.startswith("Ana Baker says you may need help.")
    assert any("(fall): call Dorothy Baker now" in text for text in town.new(DESK))
    assert any("may have fallen" in text for text in town.new(BEN))
    (ok,) = town.text("1")
    assert "A person will still check on you" in ok
    (thanks,) = town.text("1", ANA)
    assert thanks.startswith("Thank you. I told our team."), "who reported it may go herself"
    (alarm,) = town.dorothy()["alarms"]
    assert (alarm["kind"], alarm["source"], alarm["status"]) == ("fall", "Ana Baker", "acknowledged")


def test_a_contact_without_the_grant_cannot_find_out_that_there_is_an_alarm(town: Town) -> None:
    town.reset(customers=[dorothy(contacts=[ana("orders")])])
    town.text("i have fallen and i cant get up")
    (noted,) = town.text("1", ANA)
    assert "passed your text to our team" in noted
    (answer,) = town.text("how is mum", ANA)
    assert "fallen" not in answer
    assert town.dorothy()["alarms"][0]["status"] == "open"
