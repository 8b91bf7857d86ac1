"""Orders as the desk reads them: whose, how far, who does what, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Agency, Customer, Entry, Order, OrderStatus
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.members import tiers
from concierge_bot.services.orders import baskets
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts.pages import stated

SHOWN = timedelta(days=7)


@dataclass(frozen=True)
class OrderLine:
    """One order, with its window on her clock and the desk's."""

    order: Order
    customer: Customer
    items: str
    status: str
    window: str
    may_undo: bool
    parts: Sequence[tiers.Tier]


def lately(s: Session, now: datetime, agency_id: int) -> list[OrderLine]:
    """Return the orders of the last week, the newest first."""
    query = select(Order).where(
        Order.agency_id == agency_id,
        Order.status != OrderStatus.quoted,
        col(Order.created_at) > now - SHOWN,
    )
    return [line(s, now, order) for order in s.exec(query.order_by(col(Order.id).desc()))]


def of_customer(s: Session, now: datetime, customer: Customer) -> list[OrderLine]:
    """Return the orders of hers that are on their way to her."""
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    return [line(s, now, order) for order in s.exec(query.order_by(col(Order.id)))]


def line(s: Session, now: datetime, order: Order) -> OrderLine:
    """Return an order as the desk reads it."""
    customer = s.get_one(Customer, order.customer_id)
    start, clocks = order.window_start, Clocks(customer.time_zone, agency_of(s, customer).time_zone)
    live = order.status in LIVE_ORDERS
    return OrderLine(
        order=order,
        customer=customer,
        items=baskets.spoken(baskets.of_order(s, order)),
        status=stated(order.status),
        window=clocks.spoken(start, order.window_end, now) if start and live else "",
        may_undo=live and order.status != OrderStatus.on_the_way,
        parts=tiers.tree(s, now, order),
    )


def history(s: Session, order: Order) -> list[tuple[datetime, str]]:
    """Return what happened in an order, on the agency's clock."""
    zone = s.get_one(Agency, order.agency_id).time_zone
    happened = s.exec(select(Entry).where(Entry.order_id == order.id).order_by(col(Entry.id)))
    return [(local(row.at, zone), row.what) for row in happened]
