"""A refill is no dose, the medicine text is for questions about medicines, and an errand shows nobody a thing."""

import pytest

from concierge_bot.models import DoseStatus
from concierge_bot.understanding.answers import replies, well_words
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.medicines import recall, refill_words
from concierge_bot.understanding.terms import sharing
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import HEART, hear, lines
from tests.unit.test_medication import EVENING, doses, run, start, world

KNEE = {"name": "Naproxen", "times": ["21:00"], "say_as": "knee pill"}
ANA = {"name": "Ana Baker", "phone": "+13055550111", "relation": "daughter", "permissions": ["orders"]}
REFILLS = """YES TO PILLS|REFILL THE BLOOD PRESSURE PILLS. DIDNT SAY I TOOK ONE|REFILL. SAME AS BEFORE|I WANT PILLS
i need my pills|yes to the refill|refill my heart pill please|no emergency. I want my tablets
i need more pills please"""
NO_REFILLS = """wheres my refill|when will my refill be here|did you ask for my refill|I need help|i want my dinner
i took my pills|no refill please|cancel the refill|i need my pills by my bed where are they|who brings the refill
remind me to refill it|yes to the cab|i dont need pills"""
OF_MEDICINE = """can i eat grapefruit|is it ok with my dinner|what is it for|is it safe|can i crush it
does it matter if i have wine
is it ok to drive|should i have it with milk|what happens if i forget one|may I take both|what are these for
will it make me sleepy|do i take it before food|whats the little pink one for"""
OF_NONE = (
    "is that the one with the butcher|oh and is it any trouble|why did ana call|is that the one with the dog"
)
OF_SEEING = """who can see my things|what does kate know about me|let kate see my orders|dont tell ana
who gets my messages
does denise know about my pills|i want to know who looks at my orders|stop sharing with ben
who all gets told when i fall"""
OF_BRINGING = """and does anyone know who carries the milk|I should like to know who brings it|then who gets me home
I'd like to know who delivers it, if you would be so good|who drives me|do you know who comes"""
CALM = """And only the one gallon, not two. I don't know where two came from.|i dont know where that came from
can she come to the house on account of my hip|I am sorry for all the trouble|it is only my old hip"""
STILL_DANGER = """I dont know where I am|i dont know where i came from|cant get up on account of my hip
i am on the floor because of my bad hip|I fell and its my old hip|dont know where im going"""


@pytest.mark.parametrize("words", lines(REFILLS))
def test_a_wish_for_more_is_a_refill(core: Core, words: str) -> None:
    assert refill_words.wants(words)
    start(core, EVENING, world(HEART, KNEE))
    run(core, hours=10.1)
    hear(core, "T")
    hear(core, words, "refill_medication")
    with core.write() as s:
        (dose,) = [one for one in doses(s) if one.status == DoseStatus.taken]
        assert dose.ended_at is not None


@pytest.mark.parametrize("words", lines(NO_REFILLS))
def test_what_asks_after_one_or_wants_something_else_is_none(words: str) -> None:
    assert not refill_words.wants(words)


def test_more_of_them_is_of_the_medicine_that_was_spoken_of(core: Core) -> None:
    assert not refill_words.wants("need more of them")
    assert refill_words.wants("NEED MORE OF THEM", of_medicine=True)


def test_that_she_said_no_dose_beside_a_refill_opens_no_record(core: Core) -> None:
    start(core, EVENING, world(HEART, KNEE))
    run(core, hours=10.1)
    hear(core, "T")
    answer = hear(core, "REFILL THE HEART PILLS. DIDNT SAY I TOOK ONE", "refill_medication")
    assert "When did you take" not in answer


@pytest.mark.parametrize("words", lines(OF_MEDICINE))
def test_a_question_about_a_medicine_is_known_as_one(words: str) -> None:
    assert recall.may_be_of_medicine(words)


@pytest.mark.parametrize("words", lines(OF_NONE))
def test_what_has_no_word_of_it_gets_no_medicine_text(core: Core, words: str) -> None:
    assert not recall.may_be_of_medicine(words)
    core.load(**world(HEART))
    assert "advise on medicines" not in hear(core, words, "medication_question")


@pytest.mark.parametrize("words", lines(OF_MEDICINE))
def test_a_question_about_a_medicine_gets_it(core: Core, words: str) -> None:
    core.load(**world(HEART))
    assert "will call you by" in hear(core, words, "medication_question")


@pytest.mark.parametrize("words", lines(OF_SEEING))
def test_who_may_see_or_know_is_of_sharing(words: str) -> None:
    assert sharing.is_of_seeing(words)


@pytest.mark.parametrize("words", lines(OF_BRINGING))
def test_who_brings_or_drives_is_not(core: Core, words: str) -> None:
    assert not sharing.is_of_seeing(words)
    core.load(**world(contacts=[ANA]))
    answer = hear(core, words, "family_access")
    assert "What may" not in answer
    assert "Ana Baker sees" not in answer


def test_an_errand_of_one_of_her_people_is_a_persons_and_no_right(core: Core) -> None:
    core.load(**world(contacts=[ANA]))
    assert "What may" not in hear(core, "ANA CAN GET IT", "family_access")
    with core.write() as s:
        assert "fetch something" in core.tasks(s)[-1].task


@pytest.mark.parametrize("words", lines("3 i guess|3 please|3 then i suppose|three i guess|ok 3 i guess"))
def test_a_number_is_the_answer_though_she_hesitates(words: str) -> None:
    assert replies.read(words) == "3"


def test_a_reason_behind_a_number_is_no_danger_if_it_is_years_ago() -> None:
    calm = "2 it is only my old hip from the fall in 09 i am sitting at the table with my crossword"
    assert well_words.all_well(calm, by_number=True)
    for words in lines("2 but i fell again|2 i am on the floor|2 my chest hurts|2 i fell in the bath"):
        assert not well_words.all_well(words, by_number=True), words


@pytest.mark.parametrize("words", lines(CALM))
def test_no_rule_hears_danger_in_these(words: str) -> None:
    assert safety.by_rules(words).level == "none"


@pytest.mark.parametrize("words", lines(STILL_DANGER))
def test_rules_still_hear_it_in_these(words: str) -> None:
    assert safety.by_rules(words).level == "alarm"


def test_a_doubt_of_a_dose_is_no_danger_by_what_is_left_of_it(core: Core) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10.1)
    words = "I'm afraid I don't know whether I took that pill. The box says Tuesday is empty."
    answer = hear(core, words)
    assert "heart pill" in answer
    assert "911 now" not in answer
