"""A wish of which a form could not learn the rest goes to a person with what she said of it: none is forgotten."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.talk import handover
from concierge_bot.texts import say
from concierge_bot.understanding.visits import errand_names, errands

WISHES = {
    "order_form": "order_what",
    "refill_form": "refill_what",
    "schedule_form": "schedule_what",
    "reminder_form": "remind_what",
    "hold_form": "hold_until",
    "service_form": "service_what",
}
"""The slot of what she wants, for each form."""
WORTHLESS_UNNAMED = frozenset({"order_form", "service_form"})
"""Without a word of what she wants these were begun by mistake."""


def is_wish(form: str, known: str) -> bool:
    """Tell whether a form has heard a wish at all."""
    return bool(known) or form not in WORTHLESS_UNNAMED


def to_a_person(
    s: Session, now: datetime, customer: Customer, form: str, known: str, words: str, *, once: str
) -> str:
    """Give what she wants, as far as a form knows it, to the desk with her last words; return what she is told."""
    thing = say(f"left_{form}")
    if form == "service_form" and errands.kind(known) != errands.OTHER:
        thing = errand_names.spoken(known)
    task = "She was asked twice for the rest of a wish, and it is not clear: ask her"
    said = " / ".join(dict.fromkeys(filter(None, (known, words))))
    return handover.to_a_person(s, now, customer, task, "form_left", once=once, words=said, thing=thing)
