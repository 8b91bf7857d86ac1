"""What her short answers do to what we asked, where a wrong reading would do harm."""

import pytest
from sqlmodel import Session, select

from concierge_bot.models import Alarm, Customer, Message, Question
from concierge_bot.services.safety import alarms
from concierge_bot.services.talk import answers, conversation, questions
from concierge_bot.understanding import replies
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
