"""What the machine cannot do or know a person does for her: a task of the desk, and a time that is promised to her."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

PERSON_WITHIN = timedelta(minutes=30)


def to_a_person(
    s: Session,
    now: datetime,
    customer: Customer,
    task: str,
    sentence: str,
    *,
    once: str,
    words: str = "",
    **named: str,
) -> str:
    """Give a request to the desk with her words, and tell her by when she hears; return what she is told."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"person:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
        promised=True,
    )
    text = say(sentence, by=windows.by(now, PERSON_WITHIN, customer.time_zone), **named)
    notify.to_customer(s, now, customer, text, about="to a person", once=once)
    return text
