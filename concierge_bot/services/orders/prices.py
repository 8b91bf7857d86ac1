"""What a leg of an order costs: what its member gets for it, and what the whole comes to when that changes."""

from sqlmodel import Session

from concierge_bot.models import Customer, Leg, Order, Provider
from concierge_bot.services.members import candidates
from concierge_bot.services.orders import legs


def of_leg(s: Session, customer: Customer, order: Order, leg: Leg, provider: Provider) -> int | None:
    """Return what a member gets in cents: its goods, and its way if it brings them; None while a price is to come."""
    if order.kind == legs.SERVICE:
        return order.total
    if leg.kind not in legs.GOODS:
        return provider.price
    rows = legs.rows(s, order, leg)
    if not rows or any(row.price is None for row in rows):
        return None
    way = 0 if candidates.needs_courier(s, customer, provider) else provider.price
    return sum(row.price or 0 for row in rows) + way


def in_all(s: Session, customer: Customer, order: Order, leg: Leg, price: int) -> int:
    """Return what the whole order comes to in cents if a leg costs so much: as she was told, and the difference."""
    if order.total is not None and leg.price is not None:
        return max(order.total + price - leg.price, 0)
    others = [other for other in legs.of(s, order) if other.id != leg.id]
    provider = s.get(Provider, leg.provider_id) if leg.provider_id else None
    fetched = leg.kind in legs.GOODS and provider and candidates.needs_courier(s, customer, provider)
    to_come = order.fee if fetched and all(other.kind != legs.COURIER for other in others) else 0
    return price + to_come + sum(other.price or 0 for other in others)


def agree(s: Session, customer: Customer, order: Order, leg: Leg, price: int) -> None:
    """Write into an order what one of its legs costs now."""
    order.total, leg.price = in_all(s, customer, order, leg, price), price
    s.add(order)
    s.add(leg)
