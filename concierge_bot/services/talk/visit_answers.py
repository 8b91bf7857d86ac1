"""What she asks about a service is answered from the rows: her order, the read-back that waits, or a member's price."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.orders import errands, hires, visit_notes, visit_status
from concierge_bot.services.talk import who_comes
from concierge_bot.understanding import errands as reading
from concierge_bot.understanding import plain_questions, visit_questions, word_for_them

_THEM = re.compile(r"\b(?:tell|let|ask|inform|sure|remind) (?:him|them|they|he|driver)\b", re.IGNORECASE)


def answer(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Answer what she asks about a service; an empty string where she asks of something else."""
    firm = hires.firm(s, customer, text)
    if word_for_them.is_word_for_them(text) and (firm is not None or _speaks_of_them(text)):
        return visit_notes.pass_on(s, now, customer, text, once=once)
    asked = visit_questions.read(text, firm.name if firm else "")
    if asked is None or _of_her_own(s, customer, text):
        return ""
    if text_of_order := visit_status.tell(s, now, customer, text, once=once):
        return text_of_order
    if waits := errands.once_more(s, now, customer, text, once=once):
        return waits
    if asked == "price" and (firm is not None or reading.kind(text) != reading.OTHER):
        return errands.quote(s, now, customer, text, text, once=once)
    return visit_status.not_set_up(s, now, customer, text, once=once)


def _speaks_of_them(text: str) -> bool:
    """Tell whether whoever is to be told something may be somebody who does a service."""
    return visit_questions.names_one(text) or bool(_THEM.search(text))


def _of_her_own(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether she asks when one of her own people comes."""
    asked = plain_questions.read(text)
    return asked is not None and who_comes.named(s, customer, asked.about) is not None
