"""Which thing of hers we named to her last, a question of ours or an order or a visit: what she says next, and names
nothing else, is of that one."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Outbox, Question
from concierge_bot.services.orders import legs
from concierge_bot.services.talk import questions
from concierge_bot.understanding.visits import particulars

LOOKED_AT = 12
"""So many of our last texts are looked at."""
_OPEN = (*LIVE_ORDERS, OrderStatus.quoted)
_NUMBER = re.compile(r"\b(?:order|number|pedido|número) (\d+)\b", re.IGNORECASE)
_THINGS = ("service", "order", "standing", "reminder", "hold", "ask")
"""What a text of ours is about that names a thing of hers, or asks for one."""
_OF_OTHERS = frozenset((questions.WHICH, questions.MEANING, "stars", "whom", "check_in", "consent"))
"""Questions that name no new thing."""
_KEY = re.compile(r"order:(\d+):")


def last(s: Session, customer: Customer) -> Order | None:
    """Return the order, or the order of the visit, that is not over and that a text of ours named last.

    None where we asked her something else since, and still wait for that.
    """
    for row in _texts(s, customer):
        if (found := _named(s, customer, row)) is not None:
            return found
        asked_of = _question(s, row)
        if asked_of is not None and asked_of.closed_at is None and _is_thing(asked_of):
            return None
    return None


def asked(s: Session, now: datetime, customer: Customer) -> Question | None:
    """Return the open question that is what we named to her last; None if that is closed, or was something else."""
    for row in _texts(s, customer):
        found = _question(s, row)
        if found is not None and _is_thing(found):
            return found if found.closed_at is None and found.expires_at > now else None
        if found is None and row.about.startswith(_THINGS):
            return None
    return None


def asked_since(s: Session, customer: Customer, question: Question) -> bool:
    """Tell whether we named another thing to her, or asked her something, since the text that asks a question."""
    for row in _texts(s, customer):
        if row.question_id == question.id:
            return False
        found = _question(s, row)
        if (found is not None and _is_thing(found)) or row.about.startswith(_THINGS):
            return True
    return True


def _texts(s: Session, customer: Customer) -> Sequence[Outbox]:
    query = select(Outbox).where(Outbox.customer_id == customer.id, Outbox.to == customer.phone)
    return s.exec(query.order_by(col(Outbox.id).desc()).limit(LOOKED_AT)).all()


def _question(s: Session, row: Outbox) -> Question | None:
    return s.get(Question, row.question_id) if row.question_id else None


def _is_thing(question: Question) -> bool:
    """Tell whether a question is of a thing of hers: her doses and her safety take the word of none."""
    return questions.ORDER <= question.urgency < questions.OFFER and question.about not in _OF_OTHERS


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
    body = row.body.casefold()
    told = [one for names in (_in_full, _what) for one in visits if names(one) in body]
    return next(iter([*told, *visits]), None)


def _what(order: Order) -> str:
    return str(order.chosen_because[legs.VISIT]["said"]).casefold()


def _in_full(order: Order) -> str:
    """Return a visit as it is told to her, so that the way there is not taken for the way back."""
    data = order.chosen_because[legs.VISIT]
    return particulars.spoken(data["said"], data["kind"], data).casefold()


def _open(order: Order | None) -> Order | None:
    return order if order is not None and order.status in _OPEN else None
