"""She asks again and again whether she took her medicine: at the third time in a week a person hears of it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from concierge_bot.models import Customer, Entry, Scope, Task
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people.customers import agency_of, contacts_with
from concierge_bot.texts import say

WINDOW, OFTEN = timedelta(days=7), 3
ASKED = "asked if she took her medicine"


def asked(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """Count a question once; the desk, and whoever she lets see her medicines, hear of the third, once in a week."""
    if notify.was_told(s, once):
        return  # the same text is worked on again
    note(s, now, customer.agency_id, ASKED, customer=customer)
    s.flush()
    counted = select(func.count()).where(
        Entry.customer_id == customer.id, Entry.what == ASKED, col(Entry.at) > now - WINDOW
    )
    times = s.exec(counted).one()
    if times >= OFTEN and not _told_lately(s, now, customer):
        _tell(s, now, customer, times)


def is_unsure(s: Session, customer: Customer, since: datetime) -> bool:
    """Tell whether she asked since a moment if she took it: she answers then, and does not know."""
    asked = select(Entry.id).where(
        Entry.customer_id == customer.id, Entry.what == ASKED, col(Entry.at) >= since
    )
    return s.exec(asked.limit(1)).first() is not None


def _told_lately(s: Session, now: datetime, customer: Customer) -> bool:
    told = select(Task.id).where(
        Task.customer_id == customer.id,
        col(Task.once).startswith(_key(customer), autoescape=True),
        col(Task.created_at) > now - WINDOW,
    )
    return s.exec(told.limit(1)).first() is not None


def _tell(s: Session, now: datetime, customer: Customer, times: int) -> None:
    agency, once = agency_of(s, customer), f"{_key(customer)}{now.isoformat()}"
    words = f"Memory note: asked {times} times in a week if the medicine was taken. Please talk with {customer.name}"
    desk.open_task(s, now, agency, words, once=once, customer=customer, due_in=timedelta(days=1))
    text = say("contact_memory", agency=agency.name, name=customer.name)
    for contact in contacts_with(s, customer, Scope.doses):
        notify.to_contact(
            s, now, contact, Scope.doses, text, about="memory note", once=f"{once}:{contact.id}"
        )


def _key(customer: Customer) -> str:
    return f"memory:{customer.id}:"
