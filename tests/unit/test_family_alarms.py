"""Her daughter writes about danger: what she is told, and what her words do to an alarm that is open."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, Message
from concierge_bot.services.people import customers, family_texts
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.services.safety import alarm_book, alarms, escalation, ladder
from concierge_bot.services.talk import arrival
from concierge_bot.understanding.people import alarm_replies, family_words
from tests.fixtures.core import NOW, WORLD, Core
from tests.fixtures.town import ANA
from tests.unit.said import hears

BEN = "+19375550103"
PEOPLE = [{"name": "Ana Baker", "relation": "daughter", "phone": ANA, "permissions": ["alarms"]}]


def write(core: Core, s: Session, words: str) -> str:
    """Let Ana write, and return what she is told."""
    agency = core.agency(s)
    sid = f"SM{len(s.exec(select(Message)).all()):032d}"
    arrival.store(s, NOW, agency, sid=sid, sender=ANA, body=words)
    message = s.exec(select(Message).where(Message.sid == sid)).one()
    contacts = customers.contacts_by_phone(s, agency.key, ANA)
    family_texts.read(Talk(s, NOW, agency, contacts, message, "https://house.example.test"))
    told = [row for row in core.sent(s) if row.to == ANA and row.key_once == f"answer:{message.id}"]
    return told[0].body


@pytest.fixture
def home(core: Core) -> Core:
    """Dorothy at home, whose daughter is told of alarms."""
    core.load(customers=[{**WORLD["customers"][0], "address": "14 Elm Street", "contacts": PEOPLE}])
    return core


def test_the_caller_is_told_to_call_for_her_and_where(home: Core) -> None:
    with home.write() as s:
        told = write(home, s, "mum fell in the bathroom and cant get up")
        assert "call 911 for Dorothy now" in told
        assert "14 Elm Street" in told
        assert "if you are hurt" not in told


@pytest.mark.parametrize("words", ["im on my way", "I will go and check on her", "coming now"])
def test_on_my_way_takes_the_alarm_on(home: Core, words: str) -> None:
    with home.write() as s:
        write(home, s, "mum fell in the bathroom and cant get up")
        write(home, s, words)
        assert s.exec(select(Alarm)).one().status == "acknowledged"


@pytest.mark.parametrize(
    "words",
    [
        "shes fine now thanks, false alarm",
        "I rang her she is fine, poison control said one extra sugar pill is ok",
    ],
)
def test_word_that_all_is_well_is_no_new_alarm_and_a_person_still_ends_it(home: Core, words: str) -> None:
    with home.write() as s:
        write(home, s, "mum fell in the bathroom and cant get up")
        told = write(home, s, words)
        assert "911" not in told
        assert s.exec(select(Alarm)).one().status != "resolved"
        assert "all is well" in home.tasks(s)[-1].task


def test_new_danger_while_an_alarm_is_open_is_danger(home: Core) -> None:
    with home.write() as s:
        write(home, s, "mum fell in the bathroom and cant get up")
        assert "911" in write(home, s, "she is awake but bleeding a lot from her head")


def test_who_repeats_what_we_said_and_comes_takes_it_on(home: Core) -> None:
    with home.write() as s:
        write(home, s, "mum may be having a stroke her face is drooping")
        said = "What?? a stroke? I just called her she says she is only shaky, I'm going over. 1"
        assert "911 for Dorothy now" not in write(home, s, said)
        assert s.exec(select(Alarm)).one().status == "acknowledged"


def test_hospital_brings_a_person_within_minutes(home: Core) -> None:
    with home.write() as s:
        told = write(home, s, "Mum is in hospital since this morning, cancel everything until she is home")
        assert "by 9:05am" in told
        (task,) = home.tasks(s)
        assert task.urgent
        assert "hospital" in task.task


@pytest.mark.parametrize(
    "words",
    [
        "What is happening? mom says she only asked about dinner rolls. Please cancel the alarm, 2.",
        "nothing is wrong she was just joking",
        "she is not in danger",
        "call it off please, he was only tired",
        "no one is hurt, it was the cat",
    ],
)
def test_that_there_was_no_danger_is_a_report(words: str) -> None:
    assert alarm_replies.all_well(words)


@pytest.mark.parametrize(
    "words",
    ["is she ok?", "i hope shes ok", "she is not fine", "make sure shes ok", "not sure, cancel the alarm?"],
)
def test_a_question_is_no_report(words: str) -> None:
    assert not alarm_replies.all_well(words)


SEES = [{**PEOPLE[0], "permissions": ["alarms", "doses", "orders"]}]


def test_worry_with_a_question_is_answered_from_the_record_and_a_person_calls(core: Core) -> None:
    core.load(customers=[{**WORLD["customers"][0], "address": "14 Elm Street", "contacts": SEES}])
    with core.write() as s:
        told = write(
            core, s, "Mom sounds confused today. Did she take her thyroid pill, and has she ordered anything?"
        )
        assert "911" not in told
        assert s.exec(select(Alarm)).all() == []
        task = core.tasks(s)[0]
        assert (task.task, task.urgent) == ("Ana Baker (daughter) is worried and asks: call soon", False)


def test_confusion_with_slurred_words_alarms_whatever_is_asked(core: Core) -> None:
    core.load(customers=[{**WORLD["customers"][0], "address": "14 Elm Street", "contacts": SEES}])
    with core.write() as s:
        assert "911" in write(core, s, "Mom is confused and slurring her words. Did she take her pill?")
        assert s.exec(select(Alarm)).one()


WROTE = "i am so tired of it all and i fell in the hall"


def wrote(core: Core, s: Session, words: str = WROTE) -> None:
    """Let Dorothy write words of danger, which raise the alarm."""
    agency, customer = core.agency(s), core.dorothy(s)
    arrival.store(s, NOW, agency, sid=f"SM{words}", sender=customer.phone, body=words)
    message = s.exec(select(Message).where(Message.sid == f"SM{words}")).one()
    arrival.first_look(s, NOW, customer, message)


@pytest.mark.parametrize(
    "words",
    [
        "shes not picking up. what did she say to you?",
        "What is going on with mom??",
        "2 is she conscious?? I'm an hour away, call her now",
        "2. I am at work. Is mom ok? What happened?",
        "why did I get this alarm",
        "2 I'm at work, she always grumbles. is it about her leg?",
        "What is happening?",
        "I talked to her, shes fine. what happened?",
    ],
)
def test_who_may_know_of_alarms_hears_what_she_wrote_and_who_is_on_it(home: Core, words: str) -> None:
    with home.write() as s:
        wrote(home, s)
        told = write(home, s, words)
        assert f': "{WROTE}"' in told
        assert "Our team is calling." in told


def test_words_of_a_medicine_are_for_those_who_see_her_doses(home: Core) -> None:
    with home.write() as s:
        wrote(home, s, "i took too many of my pills")
        told = write(home, s, "what did she say to you?")
        assert "pills" not in told
        assert "Dorothy may have taken something harmful" in told


def test_the_name_of_a_medicine_asks_for_her_medicine() -> None:
    assert family_words.asks("Did Mom take her warfarin tonight? She isnt picking up.", ["Dorothy"]) == [
        "pills"
    ]


@pytest.mark.parametrize(
    "words", ["what did she order", "how is mum", "did her groceries come", "is she low on pills"]
)
def test_other_questions_stay_what_they_are(words: str) -> None:
    assert "happened" not in family_words.asks(words, ["Dorothy"])


@pytest.mark.parametrize(
    "words",
    [
        "1 I just called her she is fine, it was about bread. What on earth happened",
        "1 going over now. she took just one I checked the bottle. she had no breakfast, she has eaten now and is fine",
        "I am there, she is ok, in bed now. just weak",
        "false alarm, she only meant the bread",
    ],
)
def test_an_all_clear_is_noted_and_alarms_nobody_else(core: Core, words: str) -> None:
    ben = {"name": "Ben Baker", "relation": "son", "phone": BEN, "permissions": ["alarms"]}
    core.load(customers=[{**WORLD["customers"][0], "contacts": [*PEOPLE, ben]}])
    with core.write() as s:
        alarm = alarms.raise_alarm(s, NOW, core.dorothy(s), source="customer", kind="danger", once="a")
        told = write(core, s, words)
        assert told.startswith("Thank you. I told our team.")
        assert "911" not in told
        assert "all is well" in core.tasks(s)[-1].task
        assert core.tasks(s)[-1].about == words
        for minutes in (3, 6, 9, 40):
            row = ladder.of_alarm(s, alarm)
            if row.step_at is not None and row.step_at <= NOW + timedelta(minutes=minutes):
                escalation.fall_due(s, NOW + timedelta(minutes=minutes), row)
        assert [row for row in core.sent(s) if row.to == BEN] == []
        assert alarm.status != "resolved"
        assert alarm_book.kinds(s, alarm) == ["danger"]


@pytest.mark.parametrize(
    "words",
    [
        "This is Ben. I got a text my mother may be in danger?? I was in a meeting. Is she ok",
        "did she fall??",
        "is mom in danger?",
        "your text says she may be in danger, what is going on",
    ],
)
def test_a_question_about_an_alarm_hears_how_it_stands_and_is_no_new_danger(home: Core, words: str) -> None:
    with home.write() as s:
        hears(s, home, "ana cant come. i still want bread today")
        alarms.raise_alarm(s, NOW, home.dorothy(s), source="customer", kind="danger", once="a")
        told = write(home, s, words)
        assert "i still want bread today" in told
        assert "call 911 for" not in told
        assert s.exec(select(Alarm)).one().source == "customer"
        assert [row.body for row in home.sent(s) if "says you may need help" in row.body] == []


def test_who_asks_of_danger_that_we_know_nothing_of_has_a_person(home: Core) -> None:
    with home.write() as s:
        told = write(home, s, "Is mom in danger? I just have a feeling")
        assert "911" not in told
        assert s.exec(select(Alarm)).all() == []
        assert "worried and asks" in home.tasks(s)[0].task


@pytest.mark.parametrize(
    "words", ["is mom ok? she fell in the kitchen", "I got a text from mom that she fell and cant get up"]
)
def test_a_report_beside_a_question_is_danger(home: Core, words: str) -> None:
    with home.write() as s:
        assert "call 911 for Dorothy now" in write(home, s, words)


def test_help_that_is_there_is_no_new_danger(home: Core) -> None:
    with home.write() as s:
        write(home, s, "mum fell in the bathroom and cant get up")
        told = write(home, s, "I am with mum we go to hospital now")
        assert "911 for" not in told
        assert s.exec(select(Alarm)).one().status == "acknowledged"
        assert home.tasks(s)[-1].urgent
        assert "read it" in home.tasks(s)[-1].task


def test_what_her_people_say_is_not_said_to_be_her_word(home: Core) -> None:
    with home.write() as s:
        alarms.raise_alarm(s, NOW, home.dorothy(s), source="customer", kind="fall", once="a")
        told = write(home, s, "I am there, she is ok. what happened")
        assert "Ana Baker told us that all is well." in told
        assert "Dorothy says" not in told
