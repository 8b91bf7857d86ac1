"""An answer that only the dialogue model hears, given to the question that it is for.

Her words alone come first (`short_answers.py`): what is read here they did not say plainly enough.
"""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Message, Question
from concierge_bot.services.medicines import dose_answers, dose_book
from concierge_bot.services.orders import errands
from concierge_bot.services.safety import care_answers
from concierge_bot.services.safety.care_answers import WELL as ABOUT_HER
from concierge_bot.services.talk import answer_table, answering, answers, lately, questions, whom
from concierge_bot.services.talk.messages import close, take_apart
from concierge_bot.services.talk.other_hands import contact_names
from concierge_bot.texts import say
from concierge_bot.understanding.answers import agreeing, well_words
from concierge_bot.understanding.answers.answered import Answered
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.model.answer_texts import DOSE, GOODS, OFFER, WELL, WHICH
from concierge_bot.understanding.parting import clauses, telling
from concierge_bot.understanding.visits import errands as reading

BY_MODEL = "answer heard"
"""How a text was read whose answer the dialogue model heard."""


def kinds(s: Session, now: datetime, customer: Customer) -> tuple[str, ...]:
    """Return what kinds of answers she may be giving, by what we asked and wait for."""
    found = [DOSE] if dose_book.asked(s, now, customer) else []
    asked = questions.open_ones(s, now, customer)
    found += [OFFER] if answers.to_agree(s, now, customer) else []
    found += [WHICH] if any(q.about in answers.OF_TWO for q in asked) else []
    found += [WELL] if any(q.about in ABOUT_HER for q in asked) else []
    return (*found, *([GOODS] if lately.last_said(s, now, customer) == "delivered" else []))


def give(s: Session, now: datetime, customer: Customer, message: Message, told: Answered) -> bool:
    """Do what an answer asks for, or part it from what she wants besides; False if nothing open can take it."""
    if told.besides:
        if told.meant == "yes" and agreeing.only_opens(told.words, told.besides):
            return False
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
    if told.kind == GOODS:
        return False  # it is no answer, but a problem to be served as such
    if told.kind == DOSE:
        tell = dose_answers.told_taken if told.meant == "taken" else dose_answers.told_later
        return bool(tell(s, now, customer, told.words, once=once))
    if told.kind == WHICH:
        return answers.pick(s, now, customer, told.meant, message) or _neither(s, now, customer, message)
    if told.kind == WELL:
        return _of_herself(s, now, customer, message, told)
    if told.meant == "change":
        return bool(answers.amend(s, now, customer, told.words, once=once))
    if told.meant == "no":
        if _of_another(s, customer, told.words):
            return False  # "no one ever called me about the hair" is no word against a meal
        return answers.answer(s, now, customer, "no", message)
    if telling.read(told.words, whom.called(s, customer)).message or _names_hers(s, customer, told.words):
        return False  # "do tell Sheila" is no yes
    last = _just_asked(s, now, customer)
    if last is not None and reading.kind(told.words) not in (reading.OTHER, last.data.get("kind")):
        return False  # "and the TV man to come fix it please" is no yes to a hold
    if last is not None and (
        agreeing.adds(told.words) or any(map(agreeing.is_against, clauses.cut(told.words)))
    ):
        return _but(s, now, customer, last, told.words, once)
    return last is not None and answers.agree(s, now, customer, message, [last])


def _of_another(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words name a service, and none that waits for her OK."""
    kind = reading.kind(words)
    return kind != reading.OTHER and all(
        q.data.get("kind") != kind for q in questions.open_about(s, customer, errands.ABOUT)
    )


def _names_hers(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words name one of her own people."""
    return any(agreeing.names(words, name) for name in contact_names(s, customer))


def _but(s: Session, now: datetime, customer: Customer, last: Question, words: str, once: str) -> bool:
    """A yes with a but, or more to it, is no yes to what was read back: that is changed, or she is asked how."""
    if not answers.amend(s, now, customer, words, once=once):
        questions.say_again(s, now, customer, last, once=once, first=say("change_what"))
    return True


def _of_herself(s: Session, now: datetime, customer: Customer, message: Message, told: Answered) -> bool:
    """Asked if she is all right she says so, or that she is not: she is well only where no reader hears danger."""
    asked = [q for q in questions.open_ones(s, now, customer) if q.about in ABOUT_HER]
    if told.meant == "well":
        unwell = safety.danger(told.words).level != "none" or well_words.trouble(told.words)
        if unwell or any(letter.isdigit() for letter in told.words):
            return False
        return bool(care_answers.all_well(s, now, customer, once=answering.once(message)))
    return any(answer_table.HANDLERS[q.about](s, now, customer, q, "no", message) for q in asked[:1])


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
