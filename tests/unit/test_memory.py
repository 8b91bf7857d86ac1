"""She asks what she took, or sends a picture of it: the record answers, nothing is guessed, a person hears of it."""

import pytest

from concierge_bot.services.medicines import dose_book
from concierge_bot.services.talk import arrival
from concierge_bot.understanding.danger import safety
from concierge_bot.worker import inbox
from tests.fakes import with_rasa
from tests.fixtures.core import Core
from tests.fixtures.town import ANA, DOROTHY
from tests.unit.test_medication import EVENING, PILL, doses, reminders, run, start, world

BEN = "+13055550188"
PEOPLE = [
    {"name": "Ana", "phone": ANA, "permissions": ["doses"]},
    {"name": "Ben", "phone": BEN, "permissions": ["alarms"]},
]


def hear(core: Core, body: str, media: int = 0) -> str:
    """Let a text be read while the dialogue server is away; return the newest text to her."""
    app, rasa = with_rasa(core.app)
    rasa.down = True
    with core.write() as s:
        sid = f"SM{body}{core.clock.at}"
        agency = core.agency(s)
        arrival.store(s, core.clock.at, agency, sid=sid, sender=DOROTHY, body=body, media=media)
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with core.write() as s:
        return [row.body for row in core.sent(s) if row.to == DOROTHY][-1]


@pytest.mark.parametrize("body", ["", " ", "\U0001f48a", "..."])
def test_a_picture_without_words_after_a_reminder_is_asked_about_and_proves_nothing(
    core: Core, body: str
) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert hear(core, body, media=1) == (
        "I got your picture but I cannot see it. Did you take your 8am medicine? Reply T if you took it, L for later."
    )
    with core.write() as s:
        assert doses(s)[0].status == "reminded"
    assert hear(core, "yes") == "Thank you. I wrote down 8am for your 8am medicine."
    with core.write() as s:
        assert (doses(s)[0].status, doses(s)[0].evidence) == ("taken", "customer")


def test_a_picture_with_the_word_is_that_word(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert hear(core, "took it", media=1) == "Thank you. I wrote down 8am for your 8am medicine."


def test_did_i_take_my_pill_is_answered_from_the_record_without_the_dialogue_server(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert hear(core, "did i take my pil").startswith("I have no word yet about your 8am medicine.")
    hear(core, "T")
    core.clock.move(hours=2)
    assert hear(core, "did i take my pill today") == "You told me at 8am that you took your 8am medicine."
    with core.write() as s:
        assert dose_book.asked(s, core.clock.at, core.dorothy(s)) == []


def test_the_third_question_in_a_week_is_a_note_to_the_desk_and_to_whom_she_lets_see_it(core: Core) -> None:
    start(core, EVENING, world(PILL, contacts=PEOPLE))
    run(core, hours=10)
    hear(core, "T")
    for n in range(4):
        core.clock.move(hours=20)
        hear(core, "did i take my pill")
        with core.write() as s:
            notes = [task.task for task in core.tasks(s) if task.task.startswith("Memory note")]
            assert len(notes) == (n >= 2)
            written = [row for row in core.sent(s) if row.about == "memory note"]
            assert [row.to for row in written] == [ANA] * (n >= 2), "not Ben, who hears of alarms only"


def test_three_questions_in_three_weeks_are_no_note(core: Core) -> None:
    start(core, EVENING, world(PILL))
    for _ in range(3):
        core.clock.move(days=7)
        hear(core, "did i take my pill")
    with core.write() as s:
        assert not [task for task in core.tasks(s) if task.task.startswith("Memory note")]


def test_a_longer_text_that_also_wants_something_is_not_cut_short(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    hear(core, "did i take my pill and can you order more milk")
    assert len(reminders(core)) == 1
    with core.write() as s:
        assert [row.about for row in core.sent(s)][-1] != "medicine question"


WATER = {**PILL, "name": "Furosemide", "say_as": "water pill", "times": ["08:00", "20:00"]}


@pytest.mark.parametrize(
    "words", ["when is my water pill due", "i jst want to know wen its due hon, not advice. the water one"]
)
def test_when_it_is_due_is_answered_from_her_plan(core: Core, words: str) -> None:
    start(core, EVENING, world(WATER))
    assert not safety.is_sure(words, "emergency", 0.8)
    assert hear(core, words).startswith("Your water pill is at 8am and 8pm.")
    with core.write() as s:
        assert core.tasks(s) == []


def test_should_i_take_it_again_is_answered_by_what_she_told(core: Core) -> None:
    start(core, EVENING, world(PILL))
    run(core, hours=10)
    assert not hear(core, "should i take my pill again").startswith("You told me")
    hear(core, "T")
    assert hear(core, "shuld i take my pill agin??").startswith(
        "You told me at 8am that you took it. Do not take it"
    )


def test_what_she_took_while_her_alarm_was_looked_after_is_not_asked_later(core: Core) -> None:
    start(core, EVENING, world(PILL))
    core.clock.move(hours=9, minutes=50)
    hear(core, "i fell and cant get up")
    core.clock.move(minutes=15)
    run(core, minutes=5)
    assert reminders(core) == []
    assert hear(core, "I took my pill at 8").startswith("Thank you. I wrote down 8am")
    with core.write() as s:
        assert doses(s)[0].status == "taken"
