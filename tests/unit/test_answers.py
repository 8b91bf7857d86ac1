"""What her short answers do to what we asked, where a wrong reading would do harm."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, Customer, Message, Question
from concierge_bot.services.orders import errands, quotes
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import answers, conversation, questions, waiting
from concierge_bot.understanding.answers import replies
from tests.fixtures.core import NOW, Core
from tests.fixtures.town import AGENCY, DOROTHY


def said(s: Session, customer: Customer, text: str) -> Message:
    """Store a text of hers."""
    row = Message(
        agency_id=customer.agency_id,
        sid=f"SM{len(s.exec(select(Message)).all()):032d}",
        sender=DOROTHY,
        recipient=AGENCY,
        body=text,
        customer_id=customer.id,
        received_at=NOW,
    )
    s.add(row)
    s.flush()
    return row


@pytest.mark.parametrize("text", ["1", "yes", "no", "nope", "yes please"])
def test_a_doubtful_answer_to_are_you_all_right_brings_a_person(core: Core, text: str) -> None:
    with core.write() as s:
        alarms.ask_if_safe(s, NOW, core.dorothy(s), once="asked")
        assert conversation.second_look(s, NOW, core.dorothy(s), said(s, core.dorothy(s), text)) is None
        assert s.exec(select(Alarm)).one().kind == "needs help"


@pytest.mark.parametrize("text", ["2", "ok", "I'm fine", "yes im ok dear"])
def test_that_all_is_well_raises_no_alarm(core: Core, text: str) -> None:
    with core.write() as s:
        alarms.ask_if_safe(s, NOW, core.dorothy(s), once="asked")
        conversation.second_look(s, NOW, core.dorothy(s), said(s, core.dorothy(s), text))
        assert s.exec(select(Alarm)).all() == []
        assert "glad" in core.sent(s)[-1].body


def test_two_questions_that_could_be_meant_are_told_apart(core: Core) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        for about, words in (("order", "the order"), ("standing", "the repeating order")):
            questions.ask(s, NOW, customer, about, choices=["1", "2"], subject_id=1, words=words)
        reply = replies.read("1")
        assert reply is not None
        assert answers.answer(s, NOW, customer, reply, said(s, customer, "1"))
        assert core.sent(s)[-1].body.endswith("Reply 1 for the repeating order, 2 for the order.")
        open_ones = s.exec(select(Question).where(Question.answer == "")).all()
        assert {q.about for q in open_ones} == {"order", "standing", "which"}


def test_an_answer_that_nothing_waits_for_is_not_taken(core: Core) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        questions.ask(s, NOW, customer, "dose", choices=["T", "L"], data={"doses": "1"})
        assert not answers.answer(s, NOW, customer, "2", said(s, customer, "2"))
        assert questions.open_about(s, customer, "dose")


def two_asked(s: Session, core: Core) -> tuple[Question, Question]:
    """Two read-backs wait for her yes."""
    customer = core.dorothy(s)
    hold = questions.ask(s, NOW, customer, "hold", choices=["1", "2"], words="a hold", data={})
    errands.quote(
        s, NOW + timedelta(minutes=2), customer, "a cab friday at 10", "a cab friday at 10", once="ride"
    )
    (ride,) = questions.open_about(s, customer, "service")
    return hold, ride


@pytest.mark.parametrize("text", ["1", "ok", "ya", "yes please", "go ahead then"])
def test_a_yes_is_for_what_we_just_said_still_waits(core: Core, text: str) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        hold, ride = two_asked(s, core)
        waiting.after_small_talk(s, NOW, customer, once="thanks")
        assert core.sent(s)[-1].body == "I still wait for your yes: a cab. Reply 1 for yes."
        conversation.second_look(s, NOW, customer, said(s, customer, text))
        assert (ride.closed_at is not None, hold.closed_at) == (True, None)
        assert not questions.open_about(s, customer, questions.WHICH)


@pytest.mark.parametrize(
    "text", ["1 and 2, both of em, the hold and the lift", "both love", "yes to the two of them", "1 n 2"]
)
def test_both_of_two_is_both_whatever_else_she_says(core: Core, text: str) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        first, second = two_asked(s, core)
        questions.ask_which(s, NOW, customer, second, first, "no", once="asked")
        conversation.second_look(s, NOW, customer, said(s, customer, text))
        assert first.closed_at is not None
        assert second.closed_at is not None


def answered(s: Session, core: Core, text: str) -> list[str]:
    """Let her text something; return what she is told."""
    before = len(core.sent(s))
    conversation.second_look(s, core.clock.at, core.dorothy(s), said(s, core.dorothy(s), text))
    return [row.body for row in core.sent(s)[before:] if row.to == DOROTHY]


def milk_asked(s: Session, core: Core) -> None:
    """A little later an order is read back to her."""
    core.clock.move(minutes=1)
    quotes.quote(s, core.clock.at, core.dorothy(s), "2% milk half gallon", "", once="milk")


def test_a_1_for_an_older_are_you_ok_says_so_and_the_next_one_is_for_the_order(core: Core) -> None:
    with core.write() as s:
        alarms.signal(s, NOW, core.dorothy(s), "fall", once="signal")
        milk_asked(s, core)
        told = answered(s, core, "1")
        assert told[0].startswith("I am glad you are well")
        assert told[1] == (
            "I took your 1 to mean that you are OK. I still wait for your yes: the order. Reply 1 for yes."
        )
        assert answered(s, core, "1")[0].startswith("Ordered: 1 2% milk")


def test_a_2_for_an_older_are_you_ok_says_so_too(core: Core) -> None:
    with core.write() as s:
        alarms.ask_if_safe(s, NOW, core.dorothy(s), once="asked")
        milk_asked(s, core)
        assert answered(s, core, "2")[1].startswith("I took your 2 to mean that you are OK. I still wait")
        assert s.exec(select(Alarm)).all() == []


def test_who_is_sent_help_for_her_1_hears_how_to_say_that_she_is_well(core: Core) -> None:
    with core.write() as s:
        alarms.ask_if_safe(s, NOW, core.dorothy(s), once="asked")
        milk_asked(s, core)
        told = answered(s, core, "1")
        assert told[0].startswith("Call 911 now")
        assert told[1] == "I took your 1 to mean that you need help. If you are OK text: I am fine."
        assert answered(s, core, "I am fine")[0].startswith("I am glad you are well")


def test_a_digit_with_nothing_else_asked_needs_no_such_word(core: Core) -> None:
    with core.write() as s:
        milk_asked(s, core)
        core.clock.move(minutes=1)
        alarms.ask_if_safe(s, core.clock.at, core.dorothy(s), once="asked")
        assert len(answered(s, core, "2")) == 1
