"""Two have one phone: a dose that another than she tells of himself is none of hers, and she is asked whose it was."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_book, dose_talk
from concierge_bot.texts import say
from concierge_bot.understanding.people import speaker


def asked(
    s: Session, now: datetime, customer: Customer, text: str, people: tuple[str, ...], *, once: str
) -> bool:
    """Ask whose dose it was that somebody else tells of; False if nobody does, or no dose of hers waits."""
    waiting, other = dose_book.asked(s, now, customer), speaker.speaker(text, customer.name, people)
    signed = other is not None or speaker.signs(text, customer.name, people)
    said = other.rest if other is not None else text
    if not (waiting and signed) or speaker.is_of_her(said, customer.name):
        return False
    if not dose_talk.is_taken(s, customer, said):
        return False
    question = waiting[0]
    question.data = {**question.data, "asked": "yes"}
    s.add(question)
    text = say("dose_whose", what=question.words, name=customer.name.split()[0])
    notify.to_customer(s, now, customer, text, about="dose", once=once, question=question)
    return True
