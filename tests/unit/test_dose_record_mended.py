"""Only words of a dose touch its record; what is wrong in it she puts right in her words, or a person does at once."""

from datetime import timedelta
from typing import Any

import pytest

from concierge_bot.clock import local
from concierge_bot.models import DoseStatus, Medication
from concierge_bot.understanding.doses import dose_delays, dose_hours, dose_words, dose_wrong
from concierge_bot.understanding.medicines import recall
from tests.fixtures.core import Core
from tests.unit.test_dose_beside import NIGHT, THINNER, THYROID
from tests.unit.test_dose_talk import HEART, hear, lines
from tests.unit.test_medication import EVENING, doses, run, start, world

NAMES = ["Lisinopril", "heart pill", "Apixaban", "blood thinner"]
WATER: dict[str, Any] = {"name": "Furosemide", "times": ["09:30"], "say_as": "water pill"}
OTHER = """2 no!! FRED come at 4 not 2. handyman|the cab is for ten not nine|tell maria eleven, not twelve please
no wait not at 3 at 5 for the groceries|scratch that, no eggs|i dont want to go there again
that is wrong, I said wheat bread
the plumber did it at 4|fred has done it already|they have used it all up|luis had one too"""
MENDED = """that is wrong, I took it at 8:30|my heart pill was at 8:30|NO. i did not tel u that. herat pill was 8:30 am
my hart pill. i took it 8:30 this mornin not 4 am. fix that|i didnt take no pill at 4. took it this morning at 8:30
the heart pill, I had it at half past eight, please correct it|I never said 4 I said 8:30"""
WRONG = "I never said 4|that is not right about my heart pill|no thats wrong"
NOT_OF_A_DOSE = "FRED come at 4 not 2. handyman|the bus was at 9 not 8|nurse at ten, not nine|milk at 3"
OF_A_DOSE = "took it at 8|my heart pill at 8 not 9|i swallowed it at nine|did not take that at 4|blood thinner was at 8"
BY_OTHERS = "the plumber did it|fred has done it|they took it|he took it at 4|my nephew did it already|luis had one too"
ASKED_AT = """ask me about the water pill at noon instead|all I want is you text me at twelve noon about the water pill
can you remind me of my water pill at noon|I'll take my water pill when I get home around twelve"""


def taken(core: Core) -> dict[str, str]:
    """Return when each medicine was taken, by what is written down."""
    with core.write() as s:
        done = [dose for dose in doses(s) if dose.status == DoseStatus.taken and dose.ended_at]
        return {
            s.get_one(
                Medication, dose.medication_id
            ).say_as: f"{local(dose.ended_at, 'America/New_York'):%H:%M}"
            for dose in done
            if dose.ended_at
        }


def told(core: Core, hour: float = 0.6) -> None:
    """She took the heart pill at half past eight, and said so; then other things were spoken of."""
    start(core, EVENING, world(HEART))
    run(core, hours=10 + hour)
    hear(core, "took my heart pill")
    hear(core, "thanks", "thanks")


def spoil(core: Core) -> None:
    """Four in the morning stands there."""
    with core.write() as s:
        (dose,) = [dose for dose in doses(s) if dose.status == DoseStatus.taken]
        dose.ended_at = core.clock.at.replace(hour=9, minute=0)
        s.add(dose)


@pytest.mark.parametrize("words", lines(NOT_OF_A_DOSE))
def test_a_time_of_another_thing_is_of_no_dose(words: str) -> None:
    assert not dose_wrong.is_told(words, NAMES)
    assert not dose_hours.is_time_alone(words)


@pytest.mark.parametrize("words", lines(OF_A_DOSE))
def test_words_of_a_dose_are_known(words: str) -> None:
    assert dose_wrong.is_told(words, NAMES)


@pytest.mark.parametrize("words", lines(BY_OTHERS))
def test_what_another_did_is_no_dose_of_hers(words: str) -> None:
    assert not dose_words.says_taken(words, NAMES)


def test_words_of_other_things_leave_the_record(core: Core) -> None:
    told(core)
    before = taken(core)
    for words in lines(OTHER):
        hear(core, words, "nlu_fallback")
        assert taken(core) == before, words


def test_words_of_other_things_close_no_open_dose(core: Core) -> None:
    start(core, EVENING, world(HEART))
    run(core, hours=10)
    for words in lines(OTHER):
        hear(core, words, "nlu_fallback")
        assert taken(core) == {}, words


def test_a_wrong_time_is_put_right_in_her_words(core: Core) -> None:
    told(core)
    run(core, hours=3)
    for words in lines(MENDED):
        spoil(core)
        assert "8:30am" in hear(core, words), words
        assert taken(core) == {"heart pill": "08:30"}, words


def test_who_only_says_that_it_is_wrong_is_asked_and_then_a_person_is(core: Core) -> None:
    told(core)
    run(core, hours=1)
    for words in lines(WRONG):
        spoil(core)
        hear(core, "did i take my heart pill")
        assert "When did you take your heart pill" in hear(core, words), words
        hear(core, "at 8:30")
        assert taken(core) == {"heart pill": "08:30"}, words
    hear(core, "no thats wrong")
    assert "A person will put it right" in hear(core, "still wrong")
    with core.write() as s:
        assert any(task.urgent for task in core.tasks(s))


@pytest.mark.parametrize("words", lines(ASKED_AT))
def test_when_she_wants_to_be_asked_today_is_read(words: str) -> None:
    assert dose_delays.asks_at(words)


@pytest.mark.parametrize(
    "words",
    lines("remind me to pick up my water pill at noon|text me every day at noon about my pill|what time"),
)
def test_an_errand_and_what_repeats_are_no_such_wish(words: str) -> None:
    assert not dose_delays.asks_at(words)


def test_she_is_asked_when_she_wants_to_be(core: Core) -> None:
    for words in lines(ASKED_AT):
        start(core, EVENING, world(WATER))
        run(core, hours=10.7)
        assert "water pill at 12pm" in hear(core, words), words
        assert "12pm" in hear(core, "what time is my water pill")
        run(core, minutes=1)
        sent = len(core.carrier.bodies())
        run(core, hours=3)
        assert len(core.carrier.bodies()) == sent, words
        run(core, minutes=45)
        assert "water pill" in core.carrier.bodies()[sent], words


def test_a_mere_took_shortly_before_its_time_is_of_that_dose(core: Core) -> None:
    start(core, EVENING, world(THYROID, NIGHT))
    run(core, hours=9.1)
    hear(core, "T")
    run(core, hours=13)
    assert "night pill" in hear(core, "took", "confirm_taken")


def test_all_of_an_hour_before_we_began_are_written_down(core: Core) -> None:
    start(core, EVENING + timedelta(hours=10, minutes=40), world(HEART, THINNER))
    hear(
        core,
        "Good morning. I have taken both of my eight o'clock pills. Would you order some milk?",
        "order_groceries",
    )
    assert set(taken(core)) == {"heart pill", "blood thinner"}


@pytest.mark.parametrize(
    "words", lines("I took something dear|which pill did i take|i dont know what i took")
)
def test_what_she_took_and_knows_not_is_a_pharmacists(words: str) -> None:
    assert recall.doubts_which(words)


def test_the_record_of_yesterday_is_read_to_her(core: Core) -> None:
    told(core)
    run(core, hours=24)
    assert "took your heart pill" in hear(core, "wat time my hart pill say i took it yesterday")
