"""Whose word it is, what goes with a medicine, more of one, or none of it: all that is no dose of hers."""

from datetime import UTC, datetime

import pytest

from concierge_bot.services.talk import known_intents
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.doses import dose_wrong
from concierge_bot.understanding.medicines import recall, refill_words
from concierge_bot.understanding.people import speaker
from tests.fixtures.core import Core
from tests.fixtures.town import ANA
from tests.unit.test_medication import doses, run, start, world
from tests.unit.test_memory import hear

MORNING = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""Seven in New York."""
SUGAR_PILL = {"name": "Metformin", "say_as": "sugar pill", "times": ["08:00"]}
PEOPLE = [
    {"name": "Geoffrey Baker", "relation": "husband", "phone": "+13055550177", "permissions": ["alarms"]},
    {"name": "Ana", "relation": "daughter", "phone": ANA, "permissions": ["alarms", "doses"]},
]


def reminded(core: Core) -> None:
    """She was asked about her sugar pill."""
    start(core, MORNING, world(SUGAR_PILL, contacts=PEOPLE))
    run(core, hours=1.1)


def state(core: Core) -> str:
    with core.write() as s:
        return doses(s)[0].status


@pytest.mark.parametrize("words", ["I've had mine. G", "took mine - Geoffrey", "Geoff here. i had my pill"])
def test_what_another_took_is_no_dose_of_hers_and_she_is_asked_whose_it_was(core: Core, words: str) -> None:
    reminded(core)
    assert hear(core, words).startswith(
        "Whose was that? If you, Dorothy, took your sugar pill (8am) yourself"
    )
    assert state(core) == "reminded"
    core.clock.move(minutes=2)
    assert hear(core, "sorry that was Geoffrey about his own, I have just had mine now") == (
        "Thank you. I wrote down 8:08am for your sugar pill."
    )


@pytest.mark.parametrize("words", ["took it. T", "took it. D", "took mine love Dorothy", "had my pill x"])
def test_her_own_word_is_hers(core: Core, words: str) -> None:
    reminded(core)
    assert hear(core, words).startswith("Thank you. I wrote down")


def test_her_aide_who_gave_it_to_her_is_believed(core: Core) -> None:
    reminded(core)
    assert hear(core, "Geoff here. i gave her the sugar pill").startswith("Thank you. I wrote down")


def test_what_was_written_down_of_another_is_put_right_at_her_word(core: Core) -> None:
    reminded(core)
    hear(core, "took it")
    core.clock.move(minutes=20)
    assert hear(core, "sorry that was Geoffrey about his own. I have just had my sugar pill now") == (
        "Thank you. I wrote down 8:26am for your sugar pill."
    )


@pytest.mark.parametrize(
    ("words", "who"),
    [("all done. G", "G"), ("yes. Geoffrey", "Geoffrey"), ("took it. T", ""), ("took it. x", "")],
)
def test_who_signs(words: str, who: str) -> None:
    assert speaker.signs(words, "Dorothy Baker", ("Geoffrey Baker",)) == who


ADVICE = """is it ok to drink rum with the sugar pill hahaha
can i have grapefruit with it
is wine with the sugar pill bad
is it true that aspirin stops a stroke? asking general
does ibuprofen thin the blood"""
NO_ADVICE = """can i get more of the sugar pill
get me some beer with my order
i had my pill with a glass of milk
can you bring wine and my sugar pills
will the sugar pill come today"""


@pytest.mark.parametrize("words", ADVICE.splitlines())
def test_what_goes_with_a_medicine_is_for_the_pharmacist(core: Core, words: str) -> None:
    reminded(core)
    hear(core, "T")
    core.clock.move(minutes=2)
    assert hear(core, words).startswith("I cannot advise on medicines. Please call your pharmacy.")
    with core.write() as s:
        task = core.tasks(s)[-1]
        assert (task.task, task.about) == ("She asks about a medicine: the pharmacist should call her", words)


@pytest.mark.parametrize("words", NO_ADVICE.splitlines())
def test_a_wish_is_no_question_of_a_medicine(words: str) -> None:
    assert not recall.asks_advice(words, of_medicine=True)


def test_who_asks_of_herself_asks_nothing_in_general() -> None:
    assert not recall.asks_in_general("does aspirin help, i think im having a stroke")
    assert safety.danger("does aspirin help, i think im having a stroke").level == "alarm"


@pytest.mark.parametrize(
    "words", ["and yes get more of the sugar pills", "get mi more of the sugar pill before it done"]
)
def test_more_of_a_taken_one_is_a_refill_and_no_word_of_a_dose(core: Core, words: str) -> None:
    reminded(core)
    hear(core, "T")
    assert refill_words.wants(words)
    before = hear(core, words)
    assert "You told me" not in before
    with core.write() as s:
        customer = core.dorothy(s)
        assert (
            known_intents.known_intent(s, core.clock.at, customer, words, unsure=False) == "refill_medication"
        )


def test_a_refusal_for_what_it_does_to_her_is_written_down_and_told_on_in_her_words(core: Core) -> None:
    reminded(core)
    words = "aint takin that sugar one today it makes my legs ache"
    assert hear(core, words).startswith("I wrote down that you skip your sugar pill (8am) this time.")
    assert state(core) == "skipped"
    with core.write() as s:
        task = core.tasks(s)[-1]
        assert task.task == "She skips a medicine and says why: the pharmacist should call her"
        assert "makes my legs ache" in task.about


def test_who_has_not_taken_it_yet_refuses_nothing(core: Core) -> None:
    reminded(core)
    hear(core, "aint taken it yet, my legs ache")
    assert state(core) == "reminded"


@pytest.mark.parametrize(
    "words", ["dont tell ana about my pills no mas", "dont tell denise", "never tell him that"]
)
def test_who_shall_not_hear_of_it_says_nothing_of_the_record(words: str) -> None:
    assert not dose_wrong.says_wrong(words)
    assert dose_wrong.says_wrong("i never told you 4")


def test_the_end_of_a_right_is_no_word_of_a_dose(core: Core) -> None:
    reminded(core)
    hear(core, "T")
    words = "dont tell ana about my pills"
    assert "When did you take" not in hear(core, words)
    with core.write() as s:
        customer = core.dorothy(s)
        assert known_intents.known_intent(s, core.clock.at, customer, words, unsure=False) == "family_access"
