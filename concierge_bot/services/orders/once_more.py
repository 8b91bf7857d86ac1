"""What she orders and has coming already, or had within a day: she may have forgotten it, and is asked once."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Provider, Question
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import baskets, legs, read_backs
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some
from concierge_bot.understanding.answers.replies import Reply

FORGOTTEN_WITHIN = timedelta(days=1)


def coming_already(
    s: Session, now: datetime, customer: Customer, order: Order, basket: Basket
) -> Order | None:
    """Return an order under way that brings all of a basket on the same day: she may have forgotten it.

    One that waits in vain she has not forgotten.
    """
    wanted = {item.name for item in basket.items}
    day = local(order.window_start or order.created_at, customer.time_zone).date()
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    for one in s.exec(query.order_by(col(Order.id).desc())):
        same_day = local(one.window_start or one.created_at, customer.time_zone).date() == day
        if (
            not legs.in_vain(s, now, one)
            and same_day
            and wanted <= {item.name for item in baskets.of_order(s, one)}
        ):
            return one
    return _had_lately(s, customer, order, wanted)


def in_place_of(s: Session, now: datetime, customer: Customer, basket: Basket) -> Order | None:
    """Return an order that waits in vain and all of whose goods are in a basket: she has them got in another way."""
    wanted = {item.name for item in basket.items}
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    waiting = [one for one in s.exec(query.order_by(col(Order.id))) if legs.in_vain(s, now, one)]
    return next((one for one in waiting if _goods(s, one) <= wanted), None)


def _had_lately(s: Session, customer: Customer, order: Order, wanted: set[str]) -> Order | None:
    """Return an order that came in the last day with just these goods, more than one: she may have forgotten it."""
    came = select(Order).where(
        Order.customer_id == customer.id,
        Order.kind == "groceries",
        col(Order.status).in_((OrderStatus.delivered, OrderStatus.done)),
        col(Order.created_at) > order.created_at - FORGOTTEN_WITHIN,
    )
    same = [one for one in s.exec(came.order_by(col(Order.id).desc())) if _goods(s, one) == wanted]
    return same[0] if same and len(wanted) > 1 else None


def _goods(s: Session, order: Order) -> set[str]:
    return {item.name for item in baskets.of_order(s, order)}


def ask_once_more(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    shop: Provider,
    basket: Basket,
    coming: Order,
    once: str,
) -> str:
    read_backs.fill(s, customer, order, shop, basket)
    note(s, now, customer.agency_id, "asked if she wants it again", customer=customer, order=order)
    text = say_some(
        "once_more" if coming.status in LIVE_ORDERS else "had_already",
        baskets.lines(basket.items),
        number=coming.number,
        window=read_backs.spoken_window(coming, customer, now),
    )
    return questions.read_back(
        s,
        now,
        customer,
        "once_more",
        text,
        told="order",
        once=once,
        subject_id=order.id,
        words="one more time",
    )


def again(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said if she wants once more what is coming already: it is read back as any order is, or let go."""
    order = s.get_one(Order, q.subject_id)
    if reply not in ("1", "yes"):
        read_backs.lapse(s, now, order, "she has it coming")
        read_backs.tell(s, now, customer, say("left_as_is"), once)
        return
    read_backs.repeat(s, now, customer, order, once=once)
