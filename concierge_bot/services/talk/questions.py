"""What we asked her and still wait for; nothing that must work depends on the dialogue server."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Message, Outbox, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.asked_once import asked_once
from concierge_bot.texts import say, together

DOSE, ORDER, RATHER, OFFER = 2, 5, 7, 9
"""How urgent a question is; an offer, such as a way back, never stands in the way of what was asked later."""
LASTS = timedelta(hours=4)
WHICH, MEANING = "which", "meaning"
NO_ANSWERS = ("replaced", "other words", "both are closed")
"""Why a question was closed that she did not answer."""
PUT_RIGHT = ("replaced", "read back anew")
"""Why a question was closed of which another was asked: she changed what it read back."""
NAMED_AGAIN = "named again"
"""What is written at a question that she was told of once more by its name: "I still wait for your yes: the order"."""


def ask(
    s: Session,
    now: datetime,
    customer: Customer,
    about: str,
    *,
    choices: Sequence[str],
    subject_id: int | None = None,
    words: str = "",
    urgency: int = ORDER,
    lasts: timedelta = LASTS,
    data: dict[str, str] | None = None,
    instead_of: Sequence[Question] | None = None,
) -> Question:
    """Open a question; it closes those it stands instead of, if none are named every open one of its kind."""
    stale = open_about(s, customer, about) if instead_of is None else list(instead_of)
    if "1" in choices and about not in (WHICH, MEANING):  # a 1 now means what was asked last
        stale += open_about(s, customer, WHICH) + open_about(s, customer, MEANING)
    for old in stale:
        drop(s, now, old, "replaced")
    row = Question(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        about=about,
        subject_id=subject_id,
        words=words,
        choices=list(choices),
        data=data or {},
        urgency=urgency,
        asked_at=now,
        expires_at=now + lasts,
    )
    s.add(row)
    s.flush()
    return row


def read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    about: str,
    text: str,
    *,
    once: str,
    told: str = "",
    choices: Sequence[str] = ("1", "2"),
    subject_id: int | None = None,
    words: str = "",
    urgency: int = ORDER,
    lasts: timedelta = LASTS,
    data: dict[str, str] | None = None,
    instead_of: Sequence[Question] | None = None,
) -> str:
    """Open a question and text it to her once, as being about the same or ``told``; return the sentence."""
    question = ask(
        s,
        now,
        customer,
        about,
        choices=choices,
        subject_id=subject_id,
        words=words,
        urgency=urgency,
        lasts=lasts,
        data=data,
        instead_of=instead_of,
    )
    notify.to_customer(s, now, customer, text, about=told or about, once=once, question=question)
    return text


def close(s: Session, now: datetime, question: Question, answer: str) -> None:
    """Close a question with what came of it; a choice between it and another that is closed too ends with it."""
    question.closed_at, question.answer = now, answer
    s.add(question)
    s.flush()
    choices = select(Question).where(
        Question.customer_id == question.customer_id,
        col(Question.closed_at).is_(None),
        Question.about == WHICH,
    )
    for choice in s.exec(choices):
        both = [s.get_one(Question, int(choice.data[which])) for which in ("first", "second")]
        if question in both and all(one.closed_at for one in both):
            drop(s, now, choice, "both are closed")


def drop(s: Session, now: datetime, question: Question, why: str) -> None:
    """Close a question that she did not answer; its text is not sent if it has not left yet."""
    close(s, now, question, why)
    notify.drop_unsent(s, now, question)


def settled(s: Session, now: datetime, about: Sequence[str], subject_id: int, why: str) -> None:
    """Close what was asked about a thing that came to an end, or went on, without her answer."""
    query = select(Question).where(
        col(Question.about).in_(about),
        Question.subject_id == subject_id,
        col(Question.closed_at).is_(None),
    )
    for question in s.exec(query).all():
        drop(s, now, question, why)


def ask_which(
    s: Session, now: datetime, customer: Customer, first: Question, second: Question, reply: str, *, once: str
) -> str:
    """Her reply could be meant for either of two questions: ask which one it is to answer."""
    data = {"first": str(first.id), "second": str(second.id), "reply": reply}
    question = ask(s, now, customer, WHICH, choices=["1", "2"], urgency=DOSE - 1, data=data)
    text = say("which", first=first.words, second=second.words)
    notify.to_customer(s, now, customer, text, about=WHICH, once=once, question=question)
    return text


def open_ones(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return her open questions, most urgent first, then newest."""
    asked = [q for q in _not_closed(s, customer.key) if q.expires_at > now]
    return sorted(asked, key=lambda q: (q.urgency, -q.asked_at.timestamp(), -q.key))


def open_about(s: Session, customer: Customer, about: str) -> list[Question]:
    """Return her questions about one kind of thing that were not closed yet."""
    return [q for q in _not_closed(s, customer.key) if q.about == about]


@asked_once
def _not_closed(s: Session, customer_id: int) -> Sequence[Question]:
    query = select(Question).where(Question.customer_id == customer_id, col(Question.closed_at).is_(None))
    return s.exec(query.order_by(col(Question.id))).all()


def was_last_said(s: Session, customer: Customer, question: Question) -> bool:
    """Tell whether the last text to her is the one that asks this."""
    query = select(Outbox.question_id).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    return s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first() == question.id


def turn_of(s: Session, question: Question) -> int | None:
    """Return which text of hers a question was asked upon, as a whole; None if upon none."""
    key = s.exec(select(Outbox.key_once).where(Outbox.question_id == question.id).limit(1)).first() or ""
    number = key.removeprefix("answer:").split(":")[0]
    message = s.get(Message, int(number)) if key.startswith("answer:") and number.isdigit() else None
    while message is not None and message.part_of is not None:
        message = s.get(Message, message.part_of)
    return None if message is None else message.id


def texts_between(s: Session, before: Question, after: Question) -> bool:
    """Tell whether she wrote another text between the two upon which two questions were asked."""
    first, last = turn_of(s, before), turn_of(s, after)
    if first is None or last is None:
        return False
    query = select(Message.id).where(
        Message.customer_id == after.customer_id,
        col(Message.part_of).is_(None),
        col(Message.id) > first,
        col(Message.id) < last,
    )
    return s.exec(query.limit(1)).first() is not None


def say_again(
    s: Session, now: datetime, customer: Customer, question: Question, *, once: str, first: str = ""
) -> str:
    """Tell her by its name that a question waits; the yes that follows is for it."""
    question.data = {**question.data, NAMED_AGAIN: "yes"}
    s.add(question)
    text = together(first, say("still_waits", what=question.words))
    notify.to_customer(s, now, customer, text, about=question.about, once=once, question=question)
    return text


def ask_again(s: Session, now: datetime, customer: Customer, question: Question, *, once: str) -> None:
    """Ask a question once more in the same words."""
    query = select(Outbox.body).where(Outbox.question_id == question.id, Outbox.to == customer.phone)
    if text := s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).first():
        notify.to_customer(s, now, customer, text, about=question.about, once=once, question=question)


def just_said_again(s: Session, customer: Customer, among: Sequence[Question]) -> Question | None:
    """Return the one of some questions that the last text to her named as waiting: a yes after that is for it."""
    return next((q for q in among if NAMED_AGAIN in q.data and was_last_said(s, customer, q)), None)
