"""A member says that he is late: the times move, she hears it before she asks, and so does whoever waits for him."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Leg, Order, Provider, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import dispatch, live_view
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import responders
from concierge_bot.texts import say
from concierge_bot.understanding import when as times
from concierge_bot.understanding.members import delays

LATE = "late"


def told(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    leg: Leg,
    provider: Provider,
    *,
    window: windows.Span | None,
    words: str,
) -> str:
    """Move a leg to when it comes now; of a response team only the desk's course of the alarm hears."""
    moved = window or _moved(s, now, customer, leg, words)
    note(s, now, order.agency_id, f"{provider.name}: running late", customer=customer, order=order)
    if order.kind == dispatch.RESPONSE:
        responders.late(s, now, order, provider)
        return LATE
    if moved is not None:
        _move(s, order, leg, moved)
    live_view.tell(s, now, leg, LATE)
    text = say(
        "running_late" if moved is None else "running_late_until",
        shop=provider.name,
        number=order.number,
        window="" if moved is None else windows.spoken(*moved, customer.time_zone, now),
    )
    once = f"late:{leg.id}:{now.isoformat()}"
    notify.to_customer(s, now, customer, text, about="late", once=once, urgency=Urgency.order)
    return LATE


def _move(s: Session, order: Order, leg: Leg, moved: windows.Span) -> None:
    """Whoever waits for a late one is as late: the whole order and each leg that has not ended."""
    leg.window_start, leg.window_end = moved
    s.add(leg)
    order.window_start, order.window_end = moved
    s.add(order)
    for other in live_view.neighbours(s, leg):
        if live_view.turn(other) > live_view.turn(leg):
            other.window_start, other.window_end = moved
            s.add(other)


def _moved(s: Session, now: datetime, customer: Customer, leg: Leg, words: str) -> windows.Span | None:
    """Read how late or until when; the member's clock is the agency's."""
    if leg.window_start is None or leg.window_end is None:
        return None
    if (by := delays.read(words)) is not None:
        return leg.window_start + by, leg.window_end + by
    agency = agency_of(s, customer)
    here = local(now, agency.time_zone).replace(tzinfo=None)
    read = times.read(words, here, country=agency.country) if words else None
    said = read and (read.end or read.start)
    if not isinstance(said, datetime):
        return None
    until = instant(said, agency.time_zone)
    late_by = until - leg.window_start
    return (until, leg.window_end + late_by) if until > leg.window_start else None
