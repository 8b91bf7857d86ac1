"""What she always has, what she had the last time, and all that she bought before: what her words may refer to."""

import re
from collections.abc import Sequence

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Order, OrderItem, OrderStatus
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import usual_words

CAME = (OrderStatus.delivered, OrderStatus.done)
BOUGHT = (OrderStatus.placed, OrderStatus.accepted, OrderStatus.on_the_way, *CAME)
_LAST_DAY = re.compile(r"\blast (?:mon|tue|wed|thu|fri|sat|sun)\w*", re.IGNORECASE)


def usual(customer: Customer) -> tuple[Item, ...]:
    """Return the lines that she always has."""
    return tuple(Item(u["name"], u.get("quantity"), u.get("unit")) for u in customer.usual)


def last(s: Session, customer: Customer, words: str) -> tuple[Item, ...]:
    """Return the lines of her last order of groceries that came, of the day that she names; else of the last at all."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(BOUGHT)
    )
    orders = s.exec(query.order_by(col(Order.id).desc())).all()
    came = [order for order in orders if order.status in CAME] or orders
    named = _LAST_DAY.search(words)
    days = usual_words.days(named[0]) if named else ()
    then = [order for order in came if _day(order, customer) in days]
    return _lines(s, next(iter(then or came), None))


def history(s: Session, customer: Customer) -> list[str]:
    """Return the names that she bought before, newest first."""
    query = (
        select(OrderItem.name)
        .join(Order, col(Order.id) == OrderItem.order_id)
        .where(Order.customer_id == customer.id, col(Order.status).in_(BOUGHT))
        .order_by(col(OrderItem.id).desc())
        .limit(100)
    )
    bought = list(s.exec(query))
    return list(dict.fromkeys([*bought, *(one.name for one in usual(customer))]))


def _day(order: Order, customer: Customer) -> int:
    return local(order.window_start or order.created_at, customer.time_zone).weekday()


def _lines(s: Session, order: Order | None) -> tuple[Item, ...]:
    if order is None:
        return ()
    rows: Sequence[OrderItem] = s.exec(
        select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id))
    ).all()
    return tuple(Item(row.name, row.quantity, row.unit) for row in rows)
