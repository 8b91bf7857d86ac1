"""A dose that counts as missed and was taken is put right by her word, and whoever was told hears so."""

from datetime import timedelta
from typing import Any

import pytest

from concierge_bot.models import DoseStatus, Evidence
from concierge_bot.understanding.doses import dose_hours, dose_missed, dose_words
from tests.fixtures.core import Core
from tests.unit.test_dose_record_mended import taken
from tests.unit.test_dose_talk import HEART, hear, lines
from tests.unit.test_medication import EVENING, doses, run, start, world

PINK: dict[str, Any] = {"name": "Warfarin", "times": ["20:00"], "say_as": "evening pill", "critical": True}
ANA = {"name": "Ana Baker", "phone": "+13055550111", "relation": "daughter", "permissions": ["doses"]}
TAKING = """no i see it now its still sitting in the little box, taking it now with water|im taking it now
I am taking my pill right now|taking it now|ok taking them now dear|just swallowing it now|yes I'm taking it this minute
taking my evening pill now with a biscuit"""
NOT_YET = """not taking it now|should i be taking it now|i stopped taking it now|what am i taking now|taking it easy now
i am taking it at nine now|im about to be taking it now|i will be taking it now and then|taking half of it now
am i taking it now or later|taking it back to the shop now|shall I be taking it now"""
DISPUTED = """why did ana call me last night all in a tizzy saying i missed my pink pill, i told you i took it
i told you i took it|why did ana call me saying i missed my pink pill, i took it|I did not miss my pill last night
ana says I missed my pill but I took it|you told my daughter i forgot my pill. i did take it!
I took my evening pill last night|i never missed it, i had it with my tea|ana thinks i didnt take it and i did take it
my daughter rang to say i hadnt taken my tablet. well I had taken it
you have me down as missed but I took it last night"""
NOT_DISPUTED = """ana says i missed my pill|i missed my pill last night|i think i took it|i told you i want milk
i told you i took the bus|ana says i missed the bus so i took a cab|did i miss my pill|why did ana call
i forgot my pill last night, should i have taken it|i told you i didnt take it|i missed it, i took the other one"""


def missed(core: Core, hours: float) -> None:
    """Begin in the evening, with the pill of eight asked about and missed, and go on to so many hours after eight."""
    start(core, EVENING - timedelta(hours=4), world(PINK, HEART, contacts=[ANA]))
    run(core, hours=2 + hours)
    with core.write() as s:
        assert doses(s)[0].status == DoseStatus.missed


@pytest.mark.parametrize("words", lines(TAKING))
def test_who_takes_it_as_she_writes_has_taken_it(words: str) -> None:
    assert dose_words.says_taken(words, ["evening pill"])


@pytest.mark.parametrize("words", lines(NOT_YET))
def test_who_asks_or_only_will_has_not(words: str) -> None:
    assert not dose_words.says_taken(words, ["evening pill"])


@pytest.mark.parametrize("words", lines(TAKING))
def test_a_dose_that_she_takes_as_she_writes_is_written_down(core: Core, words: str) -> None:
    start(core, EVENING - timedelta(hours=4), world(PINK, HEART))
    run(core, hours=2.1)
    hear(core, words, "nlu_fallback")
    assert taken(core) == {"evening pill": "20:06"}


@pytest.mark.parametrize("words", lines(DISPUTED))
def test_that_it_was_not_missed_is_known(words: str) -> None:
    assert dose_missed.disputes(words, ["evening pill"])


@pytest.mark.parametrize("words", lines(NOT_DISPUTED))
def test_what_was_missed_or_is_of_something_else_disputes_nothing(words: str) -> None:
    assert not dose_missed.disputes(words, ["evening pill"])


@pytest.mark.parametrize("words", lines(DISPUTED))
def test_what_counts_as_missed_is_put_right_the_next_morning(core: Core, words: str) -> None:
    missed(core, 12.1)
    assert "taken" not in str(core.carrier.bodies())
    hear(core, "took my heart pill")
    answer = hear(core, words, "ask_medicine")
    with core.write() as s:
        late = doses(s)[0]
        assert (late.status, late.evidence) == (DoseStatus.taken, Evidence.customer)
        assert late.ended_at == late.due_at
    assert "evening pill" in answer
    assert "Ana" in answer
    run(core, minutes=1)
    assert [body for body in core.carrier.bodies() if "has an answer to our 8pm text now" in body]


def test_an_open_dose_of_which_she_says_so_is_that_one(core: Core) -> None:
    start(core, EVENING - timedelta(hours=4), world(PINK))
    run(core, hours=2.3)
    hear(core, "why did ana call me saying i missed my pill, i took it")
    assert taken(core) == {"evening pill": "20:18"}


def test_what_is_written_down_already_is_read_to_her(core: Core) -> None:
    start(core, EVENING - timedelta(hours=4), world(PINK))
    run(core, hours=2.1)
    hear(core, "T")
    answer = hear(core, "why did ana call me saying i missed my pill, i took it", "ask_medicine")
    assert "You told me at 8:06pm" in answer


def test_of_two_that_were_missed_a_person_asks_her(core: Core) -> None:
    start(core, EVENING - timedelta(hours=4), world(PINK, {**HEART, "times": ["21:30"], "critical": True}))
    run(core, hours=13)
    assert "A person will put it right" in hear(core, "i told you i took it", "ask_medicine")
    with core.write() as s:
        assert {dose.status for dose in doses(s)[:2]} == {DoseStatus.missed}


@pytest.mark.parametrize(
    "words",
    lines("TOOK IT 730 WITH COFFEE|took it at 730|had it 730 this morning|taken 730"),
)
def test_a_time_without_its_colon_is_that_time(core: Core, words: str) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10.05)
    hear(core, words)
    assert taken(core) == {"heart pill": "07:30"}


@pytest.mark.parametrize(
    "words", lines("took metformin 500|took 100 mg|took my aspirin 325|i took it 2 times")
)
def test_what_a_medicine_weighs_is_no_time(words: str) -> None:
    assert dose_hours.taken_at(words, EVENING + timedelta(hours=6)) is None


@pytest.mark.parametrize("words", lines("I said 730|you wrote 803, it was 730|730 not 803"))
def test_the_hour_that_she_said_before_is_put_right_whatever_was_spoken_of_since(
    core: Core, words: str
) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10.05)
    hear(core, "TOOK IT 730 WITH COFFEE")
    with core.write() as s:
        dose = doses(s)[0]
        dose.ended_at = core.clock.at.replace(minute=3, second=2)
        s.add(dose)
    hear(core, "what time is it")
    hear(core, words, "nlu_fallback")
    assert taken(core) == {"heart pill": "07:30"}


def test_a_number_that_is_a_choice_is_no_hour(core: Core) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10.1)
    hear(core, "T")
    assert "When did you take" in hear(core, "i never said i took it at 8:06", "nlu_fallback")
    hear(core, "1", "nlu_fallback")
    assert taken(core) == {"heart pill": "08:06"}


def test_an_hour_far_from_its_own_is_put_right(core: Core) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10.1)
    hear(core, "T")
    with core.write() as s:
        dose = doses(s)[0]
        dose.ended_at = core.clock.at.replace(hour=6, minute=0)
        s.add(dose)
    run(core, hours=2)
    hear(core, "I TOOK IT AT 8", "nlu_fallback")
    assert taken(core) == {"heart pill": "08:00"}
