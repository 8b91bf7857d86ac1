"""A text that the model is unsure of: what she could have meant is offered or asked once, and then a person helps."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.house import notify
from concierge_bot.services.talk import doubt, handover, offering, questions
from concierge_bot.texts import say
from concierge_bot.understanding.danger.safety import A_SHARE, WORDS_TO_GO_BY
from concierge_bot.understanding.parting import clauses

EMERGENCY = "emergency"
CHOICE_LASTS = timedelta(minutes=30)

Reading = tuple[str, float]
"""An intent, and the model's confidence in it."""


def _only_tells(s: Session, message_id: int | None, text: str) -> bool:
    """Tell whether it is a part of a text that asks for nothing: its other part is answered."""
    message = s.get(Message, message_id) if message_id is not None else None
    return message is not None and message.part_of is not None and not clauses.wishes(text)


def not_understood(
    s: Session,
    now: datetime,
    customer: Customer,
    text: str,
    readings: Sequence[Reading],
    message_id: int | None,
    *,
    once: str,
) -> str:
    """Offer two requests that she could want once; danger is asked about instead, and talk is answered as talk."""
    frightening = A_SHARE if len(text.split()) >= WORDS_TO_GO_BY else 1.0
    best = [name for name, share in readings if name != EMERGENCY or share >= frightening][:2]
    if EMERGENCY in best:
        return doubt.ask_and_hold(s, now, customer, text, message_id, readings, once=once)
    calm = [(name, share) for name, share in readings if name != EMERGENCY]
    if talk := offering.small_talk(s, customer, text, calm):
        return _tell(s, now, customer, talk, once)
    if _only_tells(s, message_id, text):
        return ""
    customer.misunderstood += 1
    s.add(customer)
    if customer.misunderstood > 1:
        customer.misunderstood = 0
        task = "She was not understood twice: please answer her"
        return handover.to_a_person(s, now, customer, task, "to_a_person", once=once)
    offered = offering.choices(s, now, customer, text, calm)
    if not offered:
        return _tell(s, now, customer, say("not_understood"), once)
    first, second = offered
    question = questions.ask(
        s,
        now,
        customer,
        questions.MEANING,
        choices=["1", "2"],
        subject_id=message_id,
        words="what you want",
        urgency=questions.DOSE - 1,
        lasts=CHOICE_LASTS,
        data={"first": first, "second": second},
    )
    sentence = say("meaning", one=say(f"meaning_{first}"), two=say(f"meaning_{second}"))
    return _tell(s, now, customer, sentence, once, question)


def no_words(s: Session, now: datetime, customer: Customer, message_id: int | None, *, once: str) -> str:
    """A picture, or a text with nothing in it to read, is no failure of hers or ours."""
    message = s.get(Message, message_id) if message_id is not None else None
    return _tell(s, now, customer, say("picture" if message and message.media else "empty"), once)


def _tell(
    s: Session,
    now: datetime,
    customer: Customer,
    text: str,
    once: str,
    question: Question | None = None,
) -> str:
    notify.to_customer(s, now, customer, text, about="not understood", once=once, question=question)
    return text
