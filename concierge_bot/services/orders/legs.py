"""The parts of an order as rows: which there are, how far each is and since when."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Protocol

from sqlmodel import Session, col, func, select

from concierge_bot.models import Leg, LegStatus, Order, OrderItem, OrderStatus

GOODS = ("grocer", "pharmacy")
COURIER = "courier"
SERVICE = "service"
"""The kind of an order that is a service, and of the members that come to do one."""
VISIT = "visit"
"""Under which word an order for a service keeps what she asked for."""
CONSENTED = "consented"
"""Under which word an order names the business that is not a member and that she agreed to."""
OPEN = (LegStatus.offered, LegStatus.proposed)
HELD = (LegStatus.accepted, LegStatus.ready, LegStatus.picked_up)
NOTHING = (LegStatus.declined, LegStatus.expired, LegStatus.cancelled, LegStatus.failed)


class Named(Protocol):
    """A line as anybody writes it."""

    @property
    def name(self) -> str:
        """Return what it is."""

    @property
    def quantity(self) -> float | None:
        """Return how many."""

    @property
    def unit(self) -> str | None:
        """Return of what size."""


def every(s: Session, order: Order) -> list[Leg]:
    """Return all legs of an order, those that were handed down among them."""
    query = select(Leg).where(Leg.order_id == order.id)
    return list(s.exec(query.order_by(col(Leg.position), col(Leg.id))))


def of(s: Session, order: Order) -> list[Leg]:
    """Return the legs of an order, in their order; what is handed down is its member's matter."""
    return [leg for leg in every(s, order) if leg.parent_id is None]


def courier(s: Session, order: Order) -> Leg | None:
    """Return the leg that brings the goods, where the shop does not bring them itself."""
    return next((leg for leg in of(s, order) if leg.kind == COURIER), None)


def is_way(order: Order, leg: Leg) -> bool:
    """Tell whether a leg is the way of goods to her door."""
    return leg.kind == COURIER and leg.parent_id is None and order.kind != SERVICE


def unbrought(s: Session, order: Order) -> bool:
    """Tell whether goods have nobody who brings them: all who could were asked, and none of them took it yet."""
    way = courier(s, order)
    if (
        way is None
        or not is_way(order, way)
        or order.status not in (OrderStatus.placed, OrderStatus.accepted)
    ):
        return False
    return way.status == LegStatus.failed or (way.status in OPEN and way.round > 1)


def packed(s: Session, order: Order) -> bool:
    """Tell whether all shops have said that the goods of an order are ready."""
    parts = goods(s, order)
    return bool(parts) and all(leg.status == LegStatus.ready for leg in parts)


def taken_away(s: Session, order: Order) -> bool:
    """Tell whether somebody has goods of an order on the way to her."""
    return order.status == OrderStatus.on_the_way or any(
        leg.status == LegStatus.picked_up for leg in of(s, order)
    )


def in_vain(s: Session, now: datetime, order: Order) -> bool:
    """Tell whether goods are not on their way though they should have come, or have nobody who brings them."""
    if order.kind == SERVICE or order.status not in (OrderStatus.placed, OrderStatus.accepted):
        return False
    over = order.window_end is not None and order.window_end <= now
    return unbrought(s, order) or (over and not taken_away(s, order))


def add(s: Session, order: Order, position: int, kind: str) -> Leg:
    """Add a leg to an order, which nobody is asked to do yet."""
    leg = Leg(
        agency_id=order.agency_id,
        order_id=order.key,
        position=position,
        kind=kind,
        window_start=order.window_start,
        window_end=order.window_end,
    )
    s.add(leg)
    s.flush()
    return leg


def move(s: Session, now: datetime, leg: Leg, status: LegStatus) -> None:
    """A leg came to another status; it stands there since now."""
    if leg.status != status or leg.since is None:
        leg.since = now
    leg.status = status
    s.add(leg)


def goods(s: Session, order: Order) -> list[Leg]:
    """Return the legs of an order that pack goods and have not come to nothing."""
    return [leg for leg in of(s, order) if leg.kind in GOODS and leg.status not in NOTHING]


def ended_at(s: Session, orders: Collection[int]) -> dict[int, datetime]:
    """Return when the last part of each of these orders came to its end."""
    if not orders:
        return {}
    query = select(col(Leg.order_id), func.max(col(Leg.since))).where(
        col(Leg.order_id).in_(orders), col(Leg.since).is_not(None)
    )
    return {order: at for order, at in s.exec(query.group_by(col(Leg.order_id))) if at is not None}


def rows(s: Session, order: Order, leg: Leg | None = None) -> list[OrderItem]:
    """Return the lines of an order that a leg packs; what was given to no leg yet is its first one's."""
    query = select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id))
    lines = list(s.exec(query))
    if leg is None or leg.kind not in GOODS:
        return lines
    return [row for row in lines if row.leg_id == leg.id or (row.leg_id is None and leg.position == 1)]


def write(s: Session, order: Order, leg: Leg | None, lines: Iterable[tuple[Named, int | None]]) -> None:
    """Replace the lines that a leg packs by others with their prices in cents."""
    for old in rows(s, order, leg):
        s.delete(old)
    first = leg is None or leg.position == 1
    for line, price in lines:
        s.add(
            OrderItem(
                agency_id=order.agency_id,
                order_id=order.key,
                leg_id=None if first or leg is None else leg.id,
                name=line.name,
                quantity=line.quantity,
                unit=line.unit,
                price=price,
            )
        )
    s.flush()
