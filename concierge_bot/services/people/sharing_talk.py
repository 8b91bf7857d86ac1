"""What the verbs about sharing have in common: one way to answer, to ask her, and to let a person ask."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people import grants
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together

PERSON_WITHIN = timedelta(minutes=30)


def tell(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    """Answer her about who sees what, once."""
    notify.to_customer(s, now, customer, text, about="sharing", once=once)
    return text


def as_it_is(s: Session, now: datetime, customer: Customer, once: str, first: str = "") -> str:
    """Say who sees what now."""
    seen = grants.everybody(s, grants.contacts(s, customer))
    return tell(s, now, customer, together(first, seen), once)


def ask(
    s: Session,
    now: datetime,
    customer: Customer,
    about: str,
    choices: Sequence[str],
    data: dict[str, str],
    text: str,
    once: str,
) -> str:
    """Ask her something about who sees what, and wait for a short answer."""
    return questions.read_back(
        s,
        now,
        customer,
        about,
        text,
        told="sharing",
        once=once,
        choices=choices,
        words="who sees what",
        data=data,
    )


def to_a_person(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """What is not wholly clear a person asks her; nothing new is shown before that."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants to change who may see what: read her words, and ask her",
        once=f"sharing:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
        promised=True,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return tell(s, now, customer, say("share_person", by=promised), once)
