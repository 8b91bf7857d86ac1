"""What one of her people does on the page: takes an alarm, says she had her pills, answers for her, leaves a note.

What is not hers is told by False, so that the door can refuse it and the refusal is kept.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotNow, Refused
from concierge_bot.models import (
    Alarm,
    AlarmStatus,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    FamilyNote,
    Message,
    MessageState,
    Outbox,
    Question,
    Scope,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes
from concierge_bot.services.orders import standing_placing
from concierge_bot.services.people import family
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarms, escalation, ladder
from concierge_bot.services.talk import questions
from concierge_bot.services.talk.answer_table import HANDLERS
from concierge_bot.texts import say
from concierge_bot.texts.pages import told
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.danger import safety

LONGEST_NOTE = 2000
MAY_ANSWER = {
    "order": Scope.orders,
    "standing": Scope.orders,
    "proposal": Scope.orders,
    "service": Scope.orders,
    standing_placing.DEARER: Scope.orders,
    "refill": Scope.doses,
}
"""Which of our questions to her may be answered for her, and what the answerer must be allowed to see."""
REPLIES: dict[str, Reply] = {"yes": "1", "no": "no"}
_CHOICES = re.compile(r"\s*(Reply|Responda) 1\b.*", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """A question of ours that waits for her, as it was texted to her."""

    id: int
    words: str


def has_alarm(s: Session, now: datetime, contact: Contact, number: int) -> bool:
    """The contact has the alarm now, as with a 1 by text; NotNow if it is over."""
    query = select(Alarm).where(Alarm.customer_id == contact.customer_id, Alarm.number == number)
    alarm = s.exec(query).first()
    if alarm is None or Scope.alarms not in family.scopes(s, contact):
        return False
    if alarm.status == AlarmStatus.resolved:
        raise NotNow(told("This alarm is over already: a person has ended it"))
    row = ladder.of_alarm(s, alarm)
    if row.holder_id != contact.id:
        escalation.contact_will(s, now, contact, row, "page")
    return True


def took_it(s: Session, now: datetime, contact: Contact, dose_id: int) -> bool:
    """She had her medicine of one time, says one who may see it; NotNow if that was known already."""
    dose = s.get(Dose, dose_id, with_for_update=True)
    if dose is None or dose.customer_id != contact.customer_id:
        return False
    if Scope.doses not in family.may_see(s, contact):
        return False
    if not may_be_told(dose, now):
        raise NotNow(told("This medicine does not wait for a word any more: see the list"))
    customer = s.get_one(Customer, contact.customer_id)
    doses = dose_book.of_one_time(s, dose)
    dose_outcomes.take_all(s, now, customer, doses, Evidence.family, contact)
    return True


def may_be_told(dose: Dose, now: datetime) -> bool:
    """Tell whether somebody may still say that a dose was taken."""
    lately = dose.ended_at is not None and dose.ended_at > now - dose_book.RECENT
    return dose.status == DoseStatus.reminded or (dose.status == DoseStatus.missed and lately)


def waiting(s: Session, now: datetime, customer: Customer, granted: set[Scope]) -> Sequence[Asked]:
    """Return what waits for her answer and may be answered by somebody with these rights."""
    if Scope.answer not in granted:
        return []
    found = [q for q in questions.open_ones(s, now, customer) if MAY_ANSWER.get(q.about) in granted]
    return [Asked(q.key, _as_texted(s, q)) for q in found]


def answer(s: Session, now: datetime, contact: Contact, question_id: int, said: str) -> bool:
    """Answer a question for her: she is told by whom, and then what she would have been told herself."""
    customer = s.get_one(Customer, contact.customer_id)
    question = s.get(Question, question_id, with_for_update=True)
    if question is None or question.customer_id != customer.id or question.about not in MAY_ANSWER:
        return False
    granted = family.may_see(s, contact)
    if Scope.answer not in granted or MAY_ANSWER[question.about] not in granted:
        raise Refused(told("{name} has not given you this right: please call us", name=customer.name))
    if question.closed_at is not None or question.expires_at <= now:
        raise NotNow(told("This was answered meanwhile, or its time is over"))
    if said not in REPLIES:
        raise BadInput(told("Answer yes or no"), field="answer")
    message = Message(
        agency_id=customer.agency_id,
        sid=f"page:{question.id}",
        sender=contact.phone,
        recipient=agency_of(s, customer).phone,
        body=said,
        received_at=now,
        state=MessageState.done,
        read_as="answered for her",
        done_at=now,
    )
    s.add(message)
    s.flush()
    words = say("answered_for_you", name=contact.name)
    notify.to_customer(s, now, customer, words, about="answered for her", once=f"for-her:{question.id}")
    note(s, now, customer.agency_id, f"{contact.name} answered for her: {said}", customer=customer)
    return HANDLERS[question.about](s, now, customer, question, REPLIES[said], message)


def leave_note(s: Session, now: datetime, contact: Contact, words: str) -> None:
    """Keep a note for the desk and the others on the page; one that tells of danger is an alarm as in a text."""
    said = " ".join(words.split())
    if not said:
        raise BadInput(told("Write something first"), field="words")
    if len(said) > LONGEST_NOTE:
        raise BadInput(
            told(
                "A note has at most {most} characters, and this one {many}: write less, or call us",
                most=LONGEST_NOTE,
                many=len(said),
            ),
            field="words",
        )
    customer = s.get_one(Customer, contact.customer_id)
    row = FamilyNote(
        agency_id=contact.agency_id, customer_id=customer.key, contact_id=contact.key, words=said, at=now
    )
    s.add(row)
    s.flush()
    found = safety.by_rules(said)
    if found.level == "alarm":
        once = f"note:{row.id}"
        alarms.raise_alarm(s, now, customer, source=contact.name, kind=found.kind or "danger", once=once)
    note(s, now, customer.agency_id, f"{contact.name} left a note", customer=customer)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{contact.name} ({contact.relation or 'contact'}) left a note about {customer.name}: read it",
        once=f"note:{row.id}",
        about=said,
        customer=customer,
        urgent=found.level != "none",
    )


def _as_texted(s: Session, question: Question) -> str:
    texts = select(Outbox.body).where(Outbox.question_id == question.id).order_by(col(Outbox.id))
    return _CHOICES.sub("", s.exec(texts).first() or question.words)
