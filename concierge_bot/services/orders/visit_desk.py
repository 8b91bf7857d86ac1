"""What of a service goes to the desk, and what she hears of it then."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import desk, notify
from concierge_bot.services.orders import errand_booking, visit_words, windows
from concierge_bot.services.orders.errand_booking import PERSON_WITHIN
from concierge_bot.services.orders.visit_book import Visit
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say


def for_the_desk(
    s: Session, now: datetime, customer: Customer, visit: Visit, what: str, words: str, once: str
) -> datetime:
    row = desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{what}: {errand_booking.task_words(customer, visit.data)}",
        once=f"visit:{once}",
        about=f"Her words: {words}",
        customer=customer,
        order=visit.order,
        due_in=PERSON_WITHIN,
    )
    return row.due_at


def tell_of(
    s: Session, now: datetime, customer: Customer, sentence: str, visit: Visit, due: datetime, once: str
) -> str:
    by = windows.by(now, due - now, customer.time_zone)
    text = say(sentence, what=visit_words.headed(visit.data), when=visit.when(now, customer), by=by)
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
