"""Which of her orders shall stop, where more than one can be meant, or her words do not say so plainly."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import LIVE_ORDERS, Customer, Order, Question
from concierge_bot.services.orders import baskets, ordering, read_backs, stops
from concierge_bot.services.orders.read_backs import tell
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.orders import stopping

MOST, SHORT = 3, 35
JUST_PLACED = timedelta(minutes=30)
"""What was ordered so lately is what "cancel it" means."""


def which(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Stop the order whose goods she names, or ask which of several she means; empty if only one can be meant."""
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    live = list(s.exec(query.order_by(col(Order.id).desc())))
    if len(live) < 2:
        return ""
    named = [order for order in live if stopping.names(words, [row.name for row in baskets.rows(s, order)])]
    if len(named) == 1:
        return tell(s, now, customer, ordering.stop(s, now, customer, named[0]), once)
    if not named and live[0].created_at > now - JUST_PLACED:
        return ""
    return _ask_which(s, now, customer, (named or live)[:MOST], once)


def make_sure(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Ask if her newest order shall stop: a "never mind" may be of anything. Empty where her words say so."""
    newest = ordering.newest_live(s, customer)
    if newest is None or stopping.says_stop(words):
        return ""
    return _ask_which(s, now, customer, [newest], once)


def _ask_which(s: Session, now: datetime, customer: Customer, choices: list[Order], once: str) -> str:
    ways = [
        f"{place} for {_short(s, order)}, {read_backs.spoken_window(order, customer, now)}"
        for place, order in enumerate(choices, start=1)
    ]
    text = say("stop_which", ways="; ".join(ways))
    data = {str(place): str(order.id) for place, order in enumerate(choices, start=1)}
    digits = [str(place) for place in range(1, len(choices) + 1)]
    return questions.read_back(
        s,
        now,
        customer,
        stops.WHICH,
        text,
        told="order",
        once=once,
        choices=digits,
        words="which order to stop",
        data=data,
    )


def _short(s: Session, order: Order) -> str:
    """Return the number of an order and, as far as it is short, what it is of."""
    thing = stops.thing(s, order)
    shown = thing if len(thing) <= SHORT else f"{thing[:SHORT].rpartition(' ')[0]}..."
    return f"order {order.number} ({shown})" if shown else f"order {order.number}"


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She chose the order that shall stop, or none of them."""
    if reply not in q.data:
        tell(s, now, customer, say("left_as_is"), once)
        return
    order = s.get_one(Order, int(q.data[reply]))
    tell(s, now, customer, stops.stopped(s, now, customer, order.number), once)
