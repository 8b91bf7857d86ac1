"""She wants an order under way at another time: which one she means, and when that is."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order
from concierge_bot.services.orders import baskets, read_backs, spoken_of, windows
from concierge_bot.understanding import when as times
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.orders import changes, moving_orders, stopping
from concierge_bot.understanding.visits import errands, visit_hours


def meant(s: Session, now: datetime, customer: Customer, words: str) -> Order | None:
    """Return the order that words only give another time: the one whose goods they name, else the one we named last."""
    if recall.names_pills(words) or read_backs.open_quote(s, now, customer) is not None:
        return None
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    live = list(s.exec(query.order_by(col(Order.id).desc())))
    named = [one for one in live if moving_orders.names(words, _goods(s, one))]
    last = spoken_of.last(s, customer)
    if not named and (errands.kind(words) != errands.OTHER or not errands.names_nothing_else(words)):
        return None
    fitting = named if moving_orders.sets_against(words) else []
    fitting = fitting or [
        one for one in live if last is not None and one.id == last.id and (one in named or not named)
    ]
    return next((one for one in fitting if span(s, now, customer, one, words) is not None), None)


def span(s: Session, now: datetime, customer: Customer, order: Order, words: str) -> windows.Span | None:
    """Return when an order would come by a time that words name and nothing else; None for the time it has."""
    if order.window_start is None or order.window_end is None:
        return None
    had, here = (order.window_start, order.window_end), local(now, customer.time_zone)
    for wish in moving_orders.wishes(stopping.without_numbers(words)):
        plain = changes.plainly(wish)
        when = times.read(plain, here, country=customer.country)
        rest = times.without_time(plain, here, customer.country)
        if when is None or when.asks or when.rrule or not moving_orders.only_brings(rest, _goods(s, order)):
            continue
        new = windows.moved(
            had, when.start, when.end, customer, now, keeps_day=visit_hours.of_that_day(plain, here)
        )
        return None if new == had or new[0] < now else new
    return None


def _goods(s: Session, order: Order) -> list[str]:
    return [row.name for row in baskets.rows(s, order)]
