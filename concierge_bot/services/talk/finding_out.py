"""What no row of hers can know a person finds out for her, by a time that is promised."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

PERSON_WITHIN = timedelta(minutes=30)


def promise(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Give the question to the desk, and tell her by when she hears."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{customer.name} wants us to find something out: do so, and tell her",
        once=f"person:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
        promised=True,
    )
    text = say("finds_out", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="to a person", once=once)
    return text
