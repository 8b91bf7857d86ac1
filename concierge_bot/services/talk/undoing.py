"""Her word that takes back what was done last: a sharing that ended, an order that was stopped, a read-back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from concierge_bot.models import Customer, Message
from concierge_bot.services.orders import stops
from concierge_bot.services.talk import answer_table, questions
from concierge_bot.services.talk.answering import once
from concierge_bot.understanding.orders import stopping

ASKED = ("unshared", "share", "share_end")
"""What may be taken back while we still ask about it, by the digit of the way back or by a no."""


def heard(s: Session, now: datetime, customer: Customer, text: str, message: Message) -> bool:
    """Undo the last thing that she can mean; False if her words take nothing back, or nothing was done."""
    if stopping.not_that_one(text):
        return stops.bring_back(s, now, customer, once=once(message))
    if stopping.wants_after_all(text):
        return stops.bring_back(s, now, customer, once=once(message), words=text)
    if not stopping.puts_back(text):
        return False
    ways: list[tuple[datetime, Callable[[], bool]]] = []
    for question in questions.open_ones(s, now, customer):
        if question.about in ASKED:
            reply = answer_table.as_reply("1" if question.about == "unshared" else "no")
            handle = answer_table.HANDLERS[question.about]
            ways.append((question.asked_at, partial(handle, s, now, customer, question, reply, message)))
    if (stopped := stops.last_stopped(s, now, customer)) is not None:
        ways.append((stopped[1], partial(stops.bring_back, s, now, customer, once=once(message))))
    return bool(ways) and max(ways, key=lambda way: way[0])[1]()
