"""An answer that only the dialogue model hears, given to the question that it is for.

Her words alone come first (`short_answers.py`): what is read here they did not say plainly enough.
"""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.medicines import dose_answers, dose_book
from concierge_bot.services.talk import answering, answers, questions
from concierge_bot.services.talk.messages import close, take_apart
from concierge_bot.texts import say
from concierge_bot.understanding.answer_texts import DOSE, OFFER, WHICH
from concierge_bot.understanding.answered import Answered

BY_MODEL = "answer heard"
"""How a text was read whose answer the dialogue model heard."""


def kinds(s: Session, now: datetime, customer: Customer) -> tuple[str, ...]:
    """Return what kinds of answers she may be giving, by what we asked and wait for."""
    found = [DOSE] if dose_book.asked(s, now, customer) else []
    asked = questions.open_ones(s, now, customer)
    found += [OFFER] if answers.to_agree(s, now, customer) else []
    return (*found, *([WHICH] if any(q.about in answers.OF_TWO for q in asked) else []))


def give(s: Session, now: datetime, customer: Customer, message: Message, told: Answered) -> bool:
    """Do what an answer asks for, or part it from what she wants besides; False if nothing open can take it."""
    if told.besides:
        take_apart(s, now, message, [told.words, told.besides])
        return True
    if not _given(s, now, customer, message, told):
        return False
    customer.misunderstood = 0
    s.add(customer)
    close(s, now, message, BY_MODEL)
    return True


def other_words(s: Session, now: datetime, customer: Customer) -> None:
    """Her text chooses neither of the meanings that we named: it stands for itself."""
    for question in questions.open_about(s, customer, questions.MEANING):
        questions.drop(s, now, question, "other words")


def _given(s: Session, now: datetime, customer: Customer, message: Message, told: Answered) -> bool:
    once = answering.once(message)
    if told.kind == DOSE:
        tell = dose_answers.told_taken if told.meant == "taken" else dose_answers.told_later
        return bool(tell(s, now, customer, told.words, once=once))
    if told.kind == WHICH:
        return answers.pick(s, now, customer, told.meant, message) or _neither(s, now, customer, message)
    if told.meant == "change":
        return bool(answers.amend(s, now, customer, told.words, once=once))
    if told.meant == "no":
        return answers.answer(s, now, customer, "no", message)
    last = _just_asked(s, now, customer)
    return last is not None and answers.agree(s, now, customer, message, [last])


def _just_asked(s: Session, now: datetime, customer: Customer) -> Question | None:
    """A yes in words of her own is only for what we said last: else it may be for anything."""
    asked = answers.to_agree(s, now, customer)
    return next((q for q in asked if questions.was_last_said(s, customer, q)), None)


def _neither(s: Session, now: datetime, customer: Customer, message: Message) -> bool:
    """She wants neither of two: both are let be."""
    for question in questions.open_ones(s, now, customer):
        if question.about not in answers.OF_TWO:
            continue
        both = [s.get(Question, int(question.data[n])) for n in answers.NAMED if question.data[n].isdigit()]
        questions.close(s, now, question, "neither")
        for one in both:
            if one is not None and one.closed_at is None:
                questions.drop(s, now, one, "she said no")
        answering.say_once(s, now, customer, say("left_as_is"), message)
        return True
    return False
