"""An answer to what is no longer open: it confirms nothing, but what still could be is read back once more."""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Question
from concierge_bot.services.everyday import reminders
from concierge_bot.services.house import notify
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies

REMINDER = "reminder"
OF_HER_HEALTH = ("dose", "safety", "alarm")


def is_late(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether a text answers what is no longer open: the number of a choice, or a yes or no after it expired."""
    late = replies.read(text) in ("yes", "no") and _expired_last(s, customer) is not None
    return replies.is_number(text) or late


def told(s: Session, now: datetime, customer: Customer, *, once: str, agrees: bool = True) -> str:
    """Tell her that what she answers is closed; where she says yes to a reminder, read that back once more."""
    asked = _expired_last(s, customer, but=OF_HER_HEALTH)
    of_reminder = agrees and asked is not None and asked.about == REMINDER
    if of_reminder and asked and (text := reminders.ask_again(s, now, customer, asked, once=once)):
        return text
    text = say("late_answer")
    notify.to_customer(s, now, customer, text, about="answer", once=once)
    return text


def is_closed(s: Session, customer: Customer) -> bool:
    """Tell whether what we asked her last, but for her doses and how she is, ended without her answer."""
    return _expired_last(s, customer, but=OF_HER_HEALTH) is not None


def _expired_last(s: Session, customer: Customer, but: Collection[str] = ()) -> Question | None:
    """Return the last thing that we asked her if it ended without her answer: a late one confirms nothing."""
    query = select(Question).where(Question.customer_id == customer.id, col(Question.about).not_in(but))
    last = s.exec(query.order_by(col(Question.id).desc()).limit(1)).first()
    return last if last is not None and last.answer == "expired" else None
