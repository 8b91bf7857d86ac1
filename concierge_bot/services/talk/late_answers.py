"""An answer to what is no longer open: it confirms nothing."""

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Question
from concierge_bot.understanding import replies


def is_late(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether a text answers what is no longer open: the number of a choice, or a yes or no after it expired."""
    return replies.is_number(text) or (replies.read(text) in ("yes", "no") and _expired_last(s, customer))


def _expired_last(s: Session, customer: Customer) -> bool:
    """Tell whether the last thing that we asked her ended without her answer: a late one confirms nothing."""
    query = select(Question).where(Question.customer_id == customer.id).order_by(col(Question.id).desc())
    last = s.exec(query).first()
    return last is not None and last.answer == "expired"
