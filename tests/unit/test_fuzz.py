"""Texts that nobody would expect: read without a crash, and each with an answer or a turn of its own.

Many more: `.venv/bin/python -m pytest tests/unit/test_fuzz.py --hypothesis-profile=long`.
"""

from collections import Counter
from datetime import datetime

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, MessageState, Question
from concierge_bot.services.orders import quotes
from concierge_bot.services.talk import arrival, conversation
from concierge_bot.simulator.segments import measure
from concierge_bot.understanding import everything
from concierge_bot.understanding.goods.items import Product
from concierge_bot.understanding.when import read, words
from tests.fixtures.core import NOW, Core
from tests.fixtures.scribbles import SCRIBBLES
from tests.fixtures.town import AGENCY, DOROTHY

MANY = settings().max_examples
HERE = datetime(2026, 12, 1, 9, 0)  # noqa: DTZ001 - her wall clock
SHOP = tuple(Product(name) for name in ("2% milk half gallon", "Wheat bread", "Eggs large dozen"))
MEDICINES = {"Lisinopril": ["heart pill"], "Metformin": ["sugar pill"], "Metoprolol": []}
ALL = [(intent, 0.3) for intent in ("order_groceries", "set_reminder", "request_service", "rate_service")]
UNANSWERED = ("consent", "opted out")  # the law: the carrier answers, or nobody may


@given(SCRIBBLES)
@settings(max_examples=15 * MANY, suppress_health_check=[HealthCheck.too_slow])
def test_every_reader_reads_every_text(text: str) -> None:
    told = everything.understand(text, ALL, everything.Known(HERE, MEDICINES, SHOP))
    assert set(told["medications"]) <= set(MEDICINES)
    when = read(text, HERE, medicine=True)
    assert when is None or measure(words(when, HERE)) <= ("GSM-7", 1)


@given(SCRIBBLES, st.booleans())
@example("one.  when  i  get  up  one  when  ", True)
@settings(max_examples=5 * MANY, suppress_health_check=list(HealthCheck))
def test_every_text_has_its_answer_or_its_turn(core: Core, text: str, quoted: bool) -> None:
    with core.write() as s:
        customer = core.dorothy(s)
        if quoted:  # an open question is there, to be answered or kept
            quotes.quote(s, NOW, customer, "milk and bread", "", once="quote")
        before = len(core.sent(s))
        message = _heard(s, customer, text)
        arrival.first_look(s, NOW, customer, message)
        _has_its_answer_or_its_turn(core, s, message, before)
        said = core.sent(s)[before:]
        assert all(measure(row.body) <= ("GSM-7", 2) for row in said)
        still = s.exec(select(Question).where(col(Question.closed_at).is_(None))).all()
        assert all(number == 1 for number in Counter(question.about for question in still).values())
        s.rollback()


def _has_its_answer_or_its_turn(core: Core, s: Session, message: Message, before: int) -> None:
    """What is taken apart is answered part by part, each as a text of its own."""
    waits = message.state == MessageState.waiting
    left = conversation.second_look(s, NOW, core.dorothy(s), message) if waits else None
    parts = s.exec(select(Message).where(Message.part_of == message.key)).all()
    assert left or message.state == MessageState.done
    assert left or parts or core.sent(s)[before:] or message.read_as in UNANSWERED
    for part in parts:
        _has_its_answer_or_its_turn(core, s, part, len(core.sent(s)))


def _heard(s: Session, customer: Customer, text: str) -> Message:
    message = Message(
        agency_id=customer.agency_id,
        sid="SM" + "0" * 32,
        sender=DOROTHY,
        recipient=AGENCY,
        body=text,
        customer_id=customer.id,
        received_at=NOW,
    )
    s.add(message)
    s.flush()
    return message
