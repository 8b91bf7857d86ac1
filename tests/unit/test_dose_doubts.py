"""She is not sure of a dose, spells it as she can, or took it too early: no dialogue server is needed."""

from datetime import UTC, datetime

import pytest

from concierge_bot.services.safety import alarm_book
from concierge_bot.understanding.doses import dose_doubts, dose_spelling
from concierge_bot.understanding.medicines import doctor_words
from tests.fixtures.core import Core
from tests.unit.test_medication import doses, run, start, world
from tests.unit.test_memory import hear

MORNING = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""Seven in New York."""
EVENING_PILL = {"name": "Atorvastatin", "say_as": "evening pill", "times": ["20:00"]}
SUGAR_PILL = {"name": "Metformin", "say_as": "sugar pill", "times": ["08:00", "18:00"]}
NAMES = ["Atorvastatin", "evening pill", "Metformin", "sugar pill", "blood thinner", "heart pill"]
IN_DOUBT = """i cant remember if i took my sugar pill just now, i think i did
think i took my evning pill befor supper but im not shure shoud i take it agan
I believe I had my blood thinner at breakfast but I can't for the life of me remember. Ought I to have another?
DONT KNOW IF I TOOK MY PILL
did i take my blood thinnr alredy or not, do i take anothr
i dont no if i had my tablits
Not sure. Took heart pill? Box is empty.
i took a pill but was it the morning one or the evening one
took my nigt pill alredy its only three oh dear was that the evning one
should i take my evening pill again i think i had it already
i dont remember taking the heart pill
the pill was on the table and now its gone, did i take it"""
IN_NO_DOUBT = """took my pill at 8. not sure if i need milk, can you order some?
i think i took it
i will take it later not sure when
can i take aspirin with my blood pressure pill
order more pills i dont know if i have enough
forgot to take my pill
i had my hair done, was that the blue one
i do not know which pill is for what
took my pills. did you order the milk i cant remember
What did you just say? I took it at six, not at ten past eight."""


@pytest.mark.parametrize("words", IN_DOUBT.splitlines())
def test_a_doubt_is_heard_however_it_is_spelt(words: str) -> None:
    assert dose_doubts.read(words, NAMES, of_dose=False)


@pytest.mark.parametrize("words", IN_NO_DOUBT.splitlines())
def test_what_is_sure_or_of_another_thing_is_no_doubt(words: str) -> None:
    assert dose_doubts.read(words, NAMES, of_dose=True) is None


def test_what_she_asks_for_besides_is_kept() -> None:
    doubt = dose_doubts.read("forgot wether i tok the suger pill and please send milk", NAMES, of_dose=False)
    assert doubt is not None
    assert doubt.rest == "send milk"


def test_only_a_strange_word_is_mended() -> None:
    told = "goodd mornign tookk it befor super, mettoprolol nigt"
    assert dose_spelling.plain(told) == "goodd morning took it before super mettoprolol night"


@pytest.mark.parametrize(
    "words",
    [
        "i cant remember if i took my sugar pill just now, i think i did",
        "DONT KNOW IF I TOOK MY SUGAR PILL OR NOT",
        "think i took my suger pill befor brekfast but im not shure shoud i take it agan",
    ],
)
def test_the_record_answers_and_a_pharmacist_calls(core: Core, words: str) -> None:
    start(core, MORNING, world(SUGAR_PILL, EVENING_PILL))
    run(core, hours=1.1)
    told = hear(core, words)
    assert told.startswith("I have no word yet about your sugar pill (8am). Not sure? Call")
    with core.write() as s:
        assert alarm_book.open_alarm(s, core.dorothy(s)) is None
        assert [task.task for task in core.tasks(s)] == [
            "She asks about a medicine: the pharmacist should call her"
        ]
    hear(core, "T")
    core.clock.move(minutes=10)
    assert "You told me" in hear(core, words)


def test_other_danger_beside_a_doubt_is_danger(core: Core) -> None:
    start(core, MORNING, world(SUGAR_PILL))
    assert hear(core, "i cant remember if i took my sugar pill and my arm is numb").startswith("Call 911 now")


def test_what_is_taken_hours_early_is_not_asked_for_again(core: Core) -> None:
    start(core, MORNING, world(SUGAR_PILL, EVENING_PILL))
    run(core, hours=8)
    told = hear(core, "oh i tookk my evning pill alredy")
    assert told.startswith("That was early. Take no more of it before our pharmacist calls you")
    run(core, hours=6)
    with core.write() as s:
        (dose,) = [one for one in doses(s) if one.slot == "20:00"][:1]
        assert (dose.status, dose.evidence) == ("taken", "customer")


@pytest.mark.parametrize("words", ["Taken 7:05. Yesterday also.", "took my sugar pill at 8. also yesterday"])
def test_a_word_of_yesterday_puts_no_doubt_on_today(core: Core, words: str) -> None:
    start(core, MORNING, world({**SUGAR_PILL, "times": ["07:00"]}))
    run(core, hours=1.2)
    assert hear(core, words).startswith("Thank you. I wrote down")


CHANGED = """i ment the doctor says half of the sugar pill at nigt now
home now i took half the sugar pill at six like the dr said
THE VA DOC SAYS ONE HEART PILL EVERY OTHER NIGHT NOW
My doctor would like me to take two of the blood thinner from now on, dear.
took only half of my blood pressure tablet, doctors orders
nurse rang, says to take the heart pill in the morning not at night
the doctor wants me on half a tablet"""
UNCHANGED = """i took my pill like the doctor said
took half my pill
the doctor said to take it with food
the doctor says i should drink more water, get me some bottles, and i took my pill
half a dozen eggs and my sugar pill refill like the doctor said
can i take half a sugar pill
the doctor comes on monday at half past two
doctor said to take my pills every night like always
please ask the doctor if half a pill is enough"""


@pytest.mark.parametrize("words", CHANGED.splitlines())
def test_how_much_a_doctor_wants_is_a_change(words: str) -> None:
    assert doctor_words.read(words, NAMES).act == "changed"


@pytest.mark.parametrize("words", UNCHANGED.splitlines())
def test_as_before_is_none(words: str) -> None:
    assert not doctor_words.read(words, NAMES).act


def test_half_as_the_doctor_said_is_taken_and_goes_to_the_pharmacist(core: Core) -> None:
    start(core, MORNING, world(SUGAR_PILL, EVENING_PILL))
    run(core, hours=11.1)
    told = hear(core, "home now i took half the sugar pill at six like the dr said")
    assert told.startswith("Thank you for telling me. Our pharmacist will call you")
    with core.write() as s:
        assert [dose.status for dose in doses(s) if dose.slot == "18:00"][:1] == ["taken"]


def test_another_than_the_stopped_one_is_not_held(core: Core) -> None:
    start(core, MORNING, world(SUGAR_PILL, EVENING_PILL))
    words = "n o more ofthe dizzy pill the dr stopt it he said half a sugar pill only at night"
    assert hear(core, words).startswith("Thank you for telling me. Which medicine did they stop?")
    with core.write() as s:
        assert core.dorothy(s).pill_holds == []
