"""What she asks of the thing that we named to her last is answered, and what she tells beside it changes nothing."""

import pytest
from sqlmodel import select

from concierge_bot.models import Order, OrderStatus, Question, Task
from concierge_bot.services.medicines import refills
from concierge_bot.services.orders import errands, quotes
from concierge_bot.services.talk import conversation, look
from concierge_bot.services.talk.look import Request
from concierge_bot.understanding.answers import follow_ups
from concierge_bot.understanding.answers.answered import Parsed
from concierge_bot.understanding.model.answer_texts import OFFER, UNDER
from tests.fixtures.core import Core
from tests.unit.said import hears, store
from tests.unit.test_supply import HEART, world
from tests.unit.test_visit_corrections import TOWN, told

DOUBTFUL = [("order_status", 0.4), ("chitchat", 0.2)]


@pytest.fixture
def town(core: Core) -> Core:
    """A Tuesday at nine, in a town with shops and services."""
    core.load(providers=TOWN)
    return core


def reads(core: Core, words: str, does: str, share: float = 0.9) -> Request | None:
    """Let her text something in which the model hears what it does with the thing; return what is left to be read."""
    core.clock.move(minutes=1)
    heard = Parsed(DOUBTFUL, {OFFER: (does, share), UNDER: (does, share)})
    with core.write() as s:
        message = store(s, core, words)
        return conversation.second_look(s, core.clock.at, core.dorothy(s), message, heard)


def offered(core: Core) -> str:
    """Read a handyman back to her, who waits for her OK."""
    with core.write() as s:
        words = "a handyman for the sink wednesday morning"
        errands.quote(s, core.clock.at, core.dorothy(s), words, words, once="first")
    return told(core)


def booked(core: Core) -> str:
    """Book him."""
    offered(core)
    core.clock.move(minutes=1)
    with core.write() as s:
        assert hears(s, core, "1") == "answer 1"
    return told(core)


def visits(core: Core) -> list[OrderStatus]:
    with core.write() as s:
        return [order.status for order in s.exec(select(Order).where(Order.kind == "service"))]


def tasks(core: Core) -> list[str]:
    with core.write() as s:
        return [task.about for task in s.exec(select(Task))]


def waits(core: Core) -> bool:
    with core.write() as s:
        return any(
            q.closed_at is None for q in s.exec(select(Question).where(Question.about == errands.ABOUT))
        )


@pytest.mark.parametrize(
    "words", ["did that take", "will he come for sure then", "and is that him on wednesday"]
)
def test_a_question_is_no_yes_to_what_was_read_back(town: Core, words: str) -> None:
    offered(town)
    assert reads(town, words, "question") is None
    assert waits(town)
    assert visits(town) == []
    assert "handyman" in told(town)
    assert "Reply 1" in told(town)


@pytest.mark.parametrize("words", ["has he got his own plunger", "is he the one with the moustache"])
def test_what_no_row_knows_a_person_finds_out_and_she_is_told_so(town: Core, words: str) -> None:
    offered(town)
    assert reads(town, words, "question") is None
    assert told(town).startswith("That I do not know. I asked our team.")
    assert words in tasks(town)
    assert waits(town)


def test_a_question_moves_no_visit(town: Core) -> None:
    booked(town)
    assert reads(town, "what comes this week then, is it him thursday", "question") is None
    with town.write() as s:
        (order,) = s.exec(select(Order).where(Order.kind == "service"))
        assert order.window_start is not None
        assert f"{order.window_start:%A}" == "Wednesday"


def test_whether_he_knows_something_of_her_is_no_yes(town: Core) -> None:
    booked(town)
    assert reads(town, "did you tell him its the blue door", "question") is None
    assert not told(town).startswith("Yes")
    assert "did you tell him its the blue door" in tasks(town)


def test_how_a_visit_stands_is_told_as_often_as_she_asks(town: Core) -> None:
    booked(town)
    assert reads(town, "is he still on for it", "question") is None
    assert "handyman" in told(town)


def test_after_a_person_was_asked_what_waits_is_still_what_she_speaks_of(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "milk and eggs", "", once="goods")
    assert reads(town, "is that the butcher one", "question") is None
    assert reads(town, "and whats that going to run me", "question") is None
    assert "Reply 1 to order" in told(town)
    assert reads(town, "so do you have it or not", "question") is None
    assert told(town).startswith("Not ordered yet")


@pytest.mark.parametrize(
    "words", ["will they bring it here", "is it ready yet", "has it got the safety cap on"]
)
def test_a_medicine_is_named_in_no_answer(core: Core, words: str) -> None:
    world(core, HEART)
    with core.write() as s:
        refills.quote(s, core.clock.at, core.dorothy(s), "my heart pill", once="refill")
    with core.write() as s:
        assert hears(s, core, "1") == "answer 1"
    assert reads(core, words, "question") is None
    assert HEART["name"] not in told(core)
    assert told(core).startswith("Order") or "our team" in told(core)


def test_what_she_owes_is_no_question_of_how_it_stands() -> None:
    heard = Parsed([("billing_question", 0.9)], {UNDER: ("question", 0.9), OFFER: ("question", 0.9)})
    assert follow_ups.heard(heard, UNDER, "what do i owe you people") == ""
    assert follow_ups.heard(heard, OFFER, "what does that come to") == "question"


def test_what_only_tells_is_talk_and_changes_nothing(town: Core) -> None:
    booked(town)
    left = reads(town, "ben says the church van is wednesday", "tell")
    assert left is not None
    assert left.intent == "chitchat"
    assert visits(town) == [OrderStatus.placed]


def test_what_is_amiss_with_it_or_off_is_served_as_such(town: Core) -> None:
    with town.write() as s:
        quotes.quote(s, town.clock.at, town.dorothy(s), "milk and eggs", "", once="goods")
    with town.write() as s:
        hears(s, town, "1")
    left = reads(town, "that fellow never showed his face", "wrong")
    assert left is not None
    assert left.intent == "report_problem"


def test_unsure_or_frightening_words_are_read_as_before() -> None:
    sure = {UNDER: ("question", 0.9)}
    assert follow_ups.heard(Parsed(DOUBTFUL, sure), UNDER, "is he still on") == "question"
    assert follow_ups.heard(Parsed(DOUBTFUL, {UNDER: ("question", 0.6)}), UNDER, "is he still on") == ""
    assert follow_ups.heard(Parsed([("emergency", 0.4)], sure), UNDER, "is he still on") == ""
    assert follow_ups.heard(Parsed([("greet", 0.9)], {UNDER: ("tell", 0.99)}), UNDER, "good morning") == ""
    why = Parsed([("explain_choice", 0.9)], sure)
    assert follow_ups.heard(why, UNDER, "and why that shop") == ""
    assert follow_ups.heard(Parsed([("refill_medication", 0.95)], sure), UNDER, "any more of the pills") == ""
    assert follow_ups.heard(Parsed(DOUBTFUL, sure), UNDER, "is he on. send me milk") == ""


def test_without_the_dialogue_model_nothing_waits_for_it(town: Core) -> None:
    offered(town)
    with town.write() as s:
        message = store(s, town, "did that take do you think")
        asked = conversation.second_look(s, town.clock.at, town.dorothy(s), message, None)
        assert asked is not None
        assert asked.hear, "first the model is asked what it hears"
        again = conversation.second_look(s, town.clock.at, town.dorothy(s), message, look.NOTHING_HEARD)
        assert again is None or not again.hear


def test_a_dose_a_short_answer_or_a_plain_list_never_waits_for_the_model(town: Core) -> None:
    offered(town)
    with town.write() as s:
        for words in ("1", "yes please", "took my morning pill", "need bread"):
            left = conversation.second_look(s, town.clock.at, town.dorothy(s), store(s, town, words), None)
            assert left is None or not left.hear, words


def test_questions_of_one_talk_are_one_task_with_one_promised_time(town: Core) -> None:
    offered(town)
    reads(town, "has he got his own plunger", "question")
    first = told(town)
    town.clock.move(minutes=5)
    reads(town, "is he the one with the moustache", "question")
    assert told(town) == first
    assert tasks(town) == ["has he got his own plunger / is he the one with the moustache"]


def test_a_question_of_something_else_is_left_to_the_other_readers(town: Core) -> None:
    booked(town)
    left = reads(town, "did ana ask after my knee", "question")
    assert left is not None
    assert tasks(town) == []


@pytest.mark.parametrize(
    "words", ["what time will the handyman knock wednesday?", "and who is doing my sink"]
)
def test_when_and_who_are_answered_from_the_rows_in_whatever_words(town: Core, words: str) -> None:
    booked(town)
    assert reads(town, words, "question") is None
    assert "handyman" in told(town)
    assert tasks(town) == []
