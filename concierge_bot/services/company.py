"""Who we are, which day it is, and a kind word: said plainly, and a person rings whoever is alone."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer
from concierge_bot.services import desk, notify, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.texts import say
from concierge_bot.understanding import company as reading

PERSON_WITHIN = timedelta(hours=2)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer a small question; an empty string if her words are none."""
    ask, agency = reading.asks(words), agency_of(s, customer)
    wall = local(now, customer.time_zone)
    if ask == "who":
        text = say("who_i_am", agency=agency.name, phone=agency.phone)
    elif ask == "day":
        text = say("day_now", day=f"{wall:%A}", date=f"{wall:%B} {wall.day}", time=windows.clock(wall))
    elif ask == "lonely":
        text = say("lonely", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
        desk.open_task(
            s,
            now,
            agency,
            f"{customer.name} says she is lonely: ring her for a chat",
            once=f"lonely:{customer.id}:{wall.date()}",
            customer=customer,
            due_in=PERSON_WITHIN,
        )
    else:
        return ""
    notify.to_customer(s, now, customer, text, about="company", once=once)
    return text
