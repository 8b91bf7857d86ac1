"""She wants a stopped order back: what is stopped stays so, and the same is read back to her as a new one."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Order, OrderStatus
from concierge_bot.services.orders import baskets, ordering, quotes
from concierge_bot.texts import say

LATELY = timedelta(days=3)
_BACK = re.compile(
    r"\b(?:re-?instate|un-?cancel|un-?do the cancel\w*|restore|put back|bring back|reorder|i want back|start again)\b"
    r".{0,20}\b(?:orders?|number)\b(?: (?:number )?#?(?P<number>\d+))?|\border (?P<other>\d+) back\b",
    re.IGNORECASE,
)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say that a stopped order cannot go on and read it back anew; an empty string if she asks for no such thing."""
    found = _BACK.search(words)
    if found is None:
        return ""
    order = _stopped(s, now, customer, found["number"] or found["other"])
    if order is None:  # nothing was stopped: she hears how it stands
        live = ordering.newest_live(s, customer)
        return (
            quotes.tell(s, now, customer, ordering.spoken_status(s, now, customer, live), once)
            if live
            else ""
        )
    quotes.tell(s, now, customer, say("anew", number=order.number), f"{once}:anew")
    return quotes.quote(s, now, customer, baskets.spoken(baskets.of_order(s, order)), "", once=once)


def _stopped(s: Session, now: datetime, customer: Customer, number: str | None) -> Order | None:
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "groceries",
        Order.status == OrderStatus.cancelled,
        col(Order.created_at) > now - LATELY,
    )
    if number:
        query = query.where(Order.number == int(number))
    return s.exec(query.order_by(col(Order.id).desc()).limit(1)).first()
