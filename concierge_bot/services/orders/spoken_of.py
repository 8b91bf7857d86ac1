"""Which of her orders and visits we named to her last: what she says next, and names nothing, is of that one."""

import re

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Outbox, Question
from concierge_bot.services.orders import legs

LOOKED_AT = 12
"""So many of our last texts are looked at."""
_OPEN = (*LIVE_ORDERS, OrderStatus.quoted)
_NUMBER = re.compile(r"\b(?:order|number|pedido|número) (\d+)\b", re.IGNORECASE)
_KEY = re.compile(r"order:(\d+):")


def last(s: Session, customer: Customer) -> Order | None:
    """Return the order, or the order of the visit, that is not over and that a text of ours named last."""
    query = select(Outbox).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    rows = s.exec(query.order_by(col(Outbox.id).desc()).limit(LOOKED_AT))
    return next((found for row in rows if (found := _named(s, customer, row)) is not None), None)


def is_visit(order: Order | None) -> bool:
    """Tell whether it is a visit, and no goods."""
    return order is not None and order.kind == legs.SERVICE


def _named(s: Session, customer: Customer, row: Outbox) -> Order | None:
    if key := _KEY.match(row.key_once):
        return _open(s.get(Order, int(key[1])))
    asked = s.get(Question, row.question_id) if row.question_id else None
    if asked is not None and asked.about == "order" and asked.subject_id is not None:
        return _open(s.get(Order, asked.subject_id))
    mine = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(_OPEN))
    if numbers := [int(number) for number in _NUMBER.findall(row.body)]:
        return s.exec(
            mine.where(col(Order.number).in_(numbers)).order_by(col(Order.id).desc()).limit(1)
        ).first()
    if row.about != "service" or asked is not None:  # what only waits for her OK is no visit yet
        return None
    visits = s.exec(mine.where(Order.kind == legs.SERVICE).order_by(col(Order.id).desc())).all()
    told = (one for one in visits if _what(one) in row.body.casefold())
    return next(told, visits[0] if visits else None)


def _what(order: Order) -> str:
    return str(order.chosen_because[legs.VISIT]["said"]).casefold()


def _open(order: Order | None) -> Order | None:
    return order if order is not None and order.status in _OPEN else None
