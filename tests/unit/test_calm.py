"""What a text takes back of its danger frightens nobody; small talk and plain questions of the house are answered."""

import pytest
from sqlmodel import select

from concierge_bot.models import Alarm, Question
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk.known_intents import NOT_UNDERSTOOD
from concierge_bot.texts import say
from concierge_bot.understanding.answers import well_words
from concierge_bot.understanding.danger import danger_denied, safety
from concierge_bot.understanding.everyday import company, plain_questions
from concierge_bot.understanding.orders import bills, complaints
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.unit.test_danger_in_doubt import hear as hear_all
from tests.unit.test_meaning import hear

TAKEN_BACK = [
    "My toothache has gone away now, so no need to send anyone",
    "that backache is much better, I only wanted the radio times",
    "I'm not feeling ill, I was asking which bus goes to the library",
    "Nobody has to come round, I was asleep in my chair",
    "no ambulance please, just the newspaper",
    "had one aspirin and my headache cleared up",
    "i dont feel sick at all, i asked for the phone number",
]


@pytest.mark.parametrize("words", TAKEN_BACK)
def test_what_a_text_takes_back_is_heard_by_neither_reader_nor_alarms_by_the_model(words: str) -> None:
    assert safety.danger(words).level == "none"
    assert not safety.is_sure(words, "emergency", 0.98)


@pytest.mark.parametrize(
    "words",
    [
        "the headache has gone but now i cant lift my arm",
        "pain in my chest has gone off but i am sweating",
        "nobody has come and i am still on the floor",
        "no need to send groceries i cant breathe",
        "took one pill too many of the heart ones and feel faint",
        "just a little headache and my words come out wrong",
        "no ambulance came and he is bleeding badly",
    ],
)
def test_danger_beside_what_is_taken_back_is_danger(words: str) -> None:
    assert safety.danger(words).level == "alarm" or safety.is_sure(words, "emergency", 0.98)


@pytest.mark.parametrize("words", ["no help", "nobody has come", "no doctor came"])
def test_what_may_be_a_cry_is_not_taken_for_taken_back(words: str) -> None:
    assert danger_denied.taken_back(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "i am not at all well",
        "not very well today",
        "im not feeling too clever",
        "off my food",
        "not up to much",
        "no strength in me",
        "something isnt right with me",
        "Ive been better",
        "not keeping so well",
        "feeling rather low and grim",
    ],
)
def test_who_says_shortly_that_she_is_not_well_is_asked(words: str) -> None:
    assert safety.danger(words).level != "none"


@pytest.mark.parametrize(
    "words",
    [
        "you have me confused about which day he comes",
        "I got muddled with the two deliveries, drop the later one please",
        "let my son know not to come before noon",
        "ring my niece, she can explain it in english",
        "a bit of a cold, can I have the cough drops with my tea",
    ],
)
def test_a_muddle_about_a_thing_and_a_word_for_her_people_are_no_danger(words: str) -> None:
    found = safety.by_rules(words)
    assert found.level == "none" or found.kind == "unwell"
    assert safety.danger(words).level in ("none", "uncertain")


@pytest.mark.parametrize(
    "words",
    [
        "They are on my step. These are white eggs. I ordered brown.",
        "I received skim milk and not whole",
        "this is rye bread, I wanted sourdough",
    ],
)
def test_goods_that_are_not_what_she_ordered_are_a_problem_and_no_alarm(words: str) -> None:
    assert complaints.kind(words) == "wrong"
    assert safety.tells_of_goods(words)
    assert not safety.is_sure(words, "emergency", 0.8)


def test_who_takes_it_back_is_believed_and_the_rest_is_served(core: Core) -> None:
    words = "no ambulance please, just bread"
    app, rasa = with_rasa(core.app)
    rasa.reads[words], rasa.share = ["emergency"], 0.9
    rasa.reads["just bread"] = ["order_groceries"]
    told = hear_all(core, (app, rasa), words)
    assert told[0] == say("glad_ok")
    assert "bread" in told[-1].casefold()
    assert not any("911" in text for text in told)
    with core.write() as s:
        assert not s.exec(select(Alarm)).all()
        assert not s.exec(select(Question).where(Question.about == "safety")).all()


def test_while_help_is_on_its_way_she_is_not_asked_if_she_needs_it(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads["cannot"], rasa.share = ["emergency"], 0.9
    with core.write() as s:
        alarms.raise_alarm(s, core.clock.at, core.dorothy(s), source="customer", kind="fall", once="fell")
    told = hear(core, app, "cannot")
    assert told.startswith("Call 911 now")
    assert "Reply 1" not in told
    with core.write() as s:
        assert len(s.exec(select(Alarm)).all()) == 1


@pytest.mark.parametrize(
    "words",
    [
        "2 I am fine, I need my son to help with the forms",
        "I'm ok, it was help with the email I wanted, no danger",
    ],
)
def test_a_hand_with_a_thing_is_no_trouble(words: str) -> None:
    assert well_words.all_well(words, by_number=True)
    assert not well_words.all_well("im fine but help with breathing", by_number=True)


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("the usual with the other one", ["report_problem", "resume_deliveries"]),
        ("as last time only for her", ["change_reminder", "cancel_order"]),
    ],
)
def test_who_is_not_understood_hears_one_open_question_and_then_a_person(
    core: Core, words: str, reads: list[str]
) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads[words] = [NOT_UNDERSTOOD, *reads]
    assert hear(core, app, words) == say("not_understood")
    assert "I asked a person to help" in hear(core, app, words)


@pytest.mark.parametrize(
    ("words", "felt"),
    [
        ("My late sister Ruth would have loved this", "memory"),
        ("rest her soul, she made the best dumplings", "memory"),
        ("while my husband was still alive we danced every Saturday", "memory"),
        ("I've not been the same since himself passed", "grief"),
        ("my bread was late", None),
    ],
)
def test_a_memory_is_heard_as_one(words: str, felt: str | None) -> None:
    assert company.feeling(words) == felt


@pytest.mark.parametrize("words", ["lonesome tonight", "So lonely today", "the lonely nights get to me"])
def test_a_bare_lonely_is_heard(words: str) -> None:
    assert company.asks(words) == "lonely"


@pytest.mark.parametrize(
    "words",
    [
        "Are you a machine?",
        "is this a real lady",
        "Am I texting with a person or a robot",
        "who are you please",
    ],
)
def test_who_we_are_is_a_plain_question(words: str) -> None:
    asked = plain_questions.read(words)
    assert asked is not None
    assert asked.kind == "who we are"


def test_who_we_are_is_told_beside_her_no(core: Core) -> None:
    app, rasa = with_rasa(core.app)
    rasa.reads["no"] = ["deny"]
    assert "I am a machine" in hear(core, app, "No thank you dear. Are you a real person?")


@pytest.mark.parametrize(
    "words",
    [
        "do I hand the plumber money",
        "should i pay the cab driver when he comes",
        "who do I pay",
        "can we pay in cash",
        "or do you send a bill",
    ],
)
def test_how_one_pays_is_a_fact_of_the_house(words: str) -> None:
    assert bills.asks_how_to_pay(words)
    assert not bills.asks_how_to_pay("what do i pay for the ride")
