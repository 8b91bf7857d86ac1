"""How she wants us to come to her is written on her page, said back in one sentence, and told to whoever comes."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say, together
from concierge_bot.understanding.terms import wishes as reading
from concierge_bot.understanding.terms.wishes import Wish

PERSON_WITHIN = timedelta(minutes=30)
LONGEST = 600
_WRITTEN: dict[Wish, str] = {"text_only": "Wants texts and no calls", "door": "At the door"}


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Write down what she wishes; return what else her text asks for, or None if it has no such wish."""
    found, rest = reading.parted(text)
    if not found:
        return None
    for wish, words in found.items():
        line = f"{_WRITTEN[wish]}: {words}"
        if line not in customer.notes:
            customer.notes = "\n".join(filter(None, [customer.notes, line]))[-LONGEST:]
    s.add(customer)
    note(s, now, customer.agency_id, f"wishes written down: {', '.join(found)}", customer=customer)
    if "door" in found:
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"{customer.name} wishes something at her door: tell whoever comes next",
            once=f"wish:{once}",
            about=found["door"],
            customer=customer,
            due_in=PERSON_WITHIN,
        )
    told = together(*(say(f"wish_{wish}") for wish in found))
    notify.to_customer(s, now, customer, told, about="answer", once=once)
    return rest
