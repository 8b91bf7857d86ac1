"""A reminder that she does not want ends, however she says it; nothing else is touched, and nothing switches it on."""

import pytest
from sqlmodel import select

from concierge_bot.models import Dose, Question
from concierge_bot.services.everyday import reminder_book, reminders
from concierge_bot.understanding.everyday import reminder_words
from tests.fixtures.core import Core
from tests.unit.test_dose_talk import HEART, hear, lines
from tests.unit.test_medication import EVENING, run, start, world

ENDS = """cancel that reminder for Thursday nine thirty I just want the cab|2 leave it out no reminder
no I said DON'T send it cancel the reminder|take that reminder out dear|now forget the thursday reminder alright
I dont want to be reminded of the bins any more|please stop reminding me about the bins
you need not remind me of the bins
get rid of that bins reminder|no reminder please, I know it|never mind the reminder, drop it"""
KEEPS = """remind me not to forget the bins|can you remind me to stop the milk|dont let me forget to call Ann
move my bins reminder to 8|change the reminder to 9 instead|don't remind me at 8, remind me at 9
is the reminder still on?|what reminders do i have|did you cancel my reminder?"""
ASKS = """is the reminder still on?|what reminders do i have|I'm still getting that reminder text ain't I
did you set my reminder"""
POINTS = "take it OUT cancel put out the bins|don't send it|Lord have mercy take that off|drop it"
OTHERS = (
    "cancel my cab to the clinic|stop the milk|no bread today|delete the pill reminder|leave out the eggs"
)


def begin(core: Core, *, stands: bool = True) -> None:
    """She has a reminder, or one waits for her OK."""
    start(core, EVENING, world(HEART))
    with core.write() as s:
        reminders.quote(
            s, core.clock.at, core.dorothy(s), "put out the bins", "Thursday at 9:30am", once="asked"
        )
        if stands:
            (question,) = s.exec(select(Question).where(Question.about == "reminder")).all()
            reminders.start(s, core.clock.at, core.dorothy(s), question, once="yes")
            question.closed_at = core.clock.at


def stands(core: Core) -> bool:
    """Tell whether it still comes, or waits for her OK."""
    with core.write() as s:
        customer = core.dorothy(s)
        return bool(reminder_book.live(s, customer) or reminder_book.waiting(s, core.clock.at, customer))


@pytest.mark.parametrize("words", lines(ENDS))
def test_that_she_does_not_want_it_is_known(words: str) -> None:
    assert reminder_words.ends(words)


@pytest.mark.parametrize("words", lines(KEEPS))
def test_a_wish_a_move_and_a_question_end_nothing(words: str) -> None:
    assert not reminder_words.ends(words)


@pytest.mark.parametrize("words", lines(ASKS))
def test_a_question_about_it_is_known(words: str) -> None:
    assert reminder_words.asks(words)


def test_it_ends_in_her_words_and_the_dose_beside_it_is_written_down(core: Core) -> None:
    for words in (*lines(ENDS)[:4], *lines(POINTS)):
        begin(core)
        assert "put out the bins" in hear(core, words, "change_reminder"), words
        assert not stands(core), words
    begin(core)
    run(core, hours=10)
    assert "heart pill" in hear(
        core, "took my heart pill. now forget the bins reminder alright don't send it"
    )
    assert not stands(core)


def test_a_refused_one_is_not_switched_on_by_a_later_yes(core: Core) -> None:
    begin(core, stands=False)
    hear(core, "2 no no I don't need no reminder", "deny")
    assert not stands(core)
    hear(core, "yeah one go ahead", "affirm")
    assert not stands(core)


def test_words_of_another_thing_leave_it(core: Core) -> None:
    begin(core)
    for words in lines(OTHERS):
        hear(core, words, "nlu_fallback")
        assert stands(core), words
    with core.write() as s:
        assert all(dose.ended_at is None for dose in s.exec(select(Dose)))


def test_she_is_told_whether_it_comes(core: Core) -> None:
    begin(core)
    for words in lines(ASKS):
        assert "put out the bins" in hear(core, words)
    assert stands(core)
