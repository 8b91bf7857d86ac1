"""She says, or asks where he is, that somebody did not come whose hour has begun: a person calls him, then her."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderStatus
from concierge_bot.services.cases import arrivals
from concierge_bot.services.orders import hires, legs
from concierge_bot.services.talk import questions
from concierge_bot.understanding.visits import about_hers
from concierge_bot.understanding.visits import errands as reading

LATELY = timedelta(hours=12)
_DUE = (OrderStatus.placed, OrderStatus.accepted, OrderStatus.failed)


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> bool:
    """Give it to a person that a service did not come; False where she says so of none that is due."""
    firm = hires.firm(s, customer, text)
    if not about_hers.did_not_come(text, firm.name if firm else ""):
        return False
    kind = reading.kind(text) if firm is None or not firm.services else firm.services[0]
    order = _due(s, now, customer, kind)
    if order is None:
        return False
    for question in questions.open_about(s, customer, arrivals.ABOUT):
        if question.subject_id == order.id:
            questions.close(s, now, question, "no")
    arrivals.did_not_come(s, now, customer, order, once=once)
    return True


def _due(s: Session, now: datetime, customer: Customer, kind: str) -> Order | None:
    """Return the service of a kind, or of any, whose hour began lately and that nobody said is done."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == legs.SERVICE,
        col(Order.status).in_(_DUE),
        col(Order.window_start) <= now,
        col(Order.window_start) > now - LATELY,
    )
    found = s.exec(query.order_by(col(Order.window_start).desc())).all()
    return next((o for o in found if kind in (reading.OTHER, o.chosen_because[legs.VISIT]["kind"])), None)
