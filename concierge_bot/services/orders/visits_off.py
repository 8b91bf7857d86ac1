"""All services of a kind are called off at once: "cancel all cabs", those that stand and those that wait for her OK."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.orders import errands, visits
from concierge_bot.services.orders.errand_booking import tell
from concierge_bot.services.orders.visit_book import coming
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.visits import errands as reading

_PLURAL = re.compile(r"(?<=[a-z]{3})(?<!s)s\b", re.IGNORECASE)


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Call off each service of the kind that she wants none of; an empty string where she has none, or says less."""
    kind = reading.kind_said(_PLURAL.sub("", text)) if stopping.stops_all(text) else reading.OTHER
    if kind == reading.OTHER or not reading.names_nothing_else(text):
        return ""
    waiting = [q for q in questions.open_about(s, customer, errands.ABOUT) if q.data["kind"] == kind]
    standing = [one for one in coming(s, now, customer) if one.data["kind"] == kind]
    for question in waiting:
        questions.close(s, now, question, "she wants none")
    for n, one in enumerate(standing):
        visits.call_off_one(s, now, customer, one, text, once=f"{once}:{n}" if n else once)
    if waiting and not standing:
        return tell(s, now, customer, say("service_left"), once)
    return "called off" if standing else ""
