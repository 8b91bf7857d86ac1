"""A part that nobody took: who hears of it, once, and when it is asked for again, by day and for no longer than a day.

Without this an order would lie packed in a shop, and a medicine at the pharmacy, and nobody would say a word of it.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from concierge_bot.models import (
    LIVE_ORDERS,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    Provider,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import desk
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.orders import legs, visit_words, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

PACE = (timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1))
"""How long after each round the next one begins; the last of them holds for all that follow."""
ASKED_FOR = timedelta(days=1)
AWAKE_AFTER = timedelta(minutes=5)
"""So soon after a round none begins because a member of that kind has shown that it is there."""


def plan(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> bool:
    """Say when couriers are asked again to bring an order; False if it is another part, or was tried for a day."""
    leg.again_at = None
    s.add(leg)
    if not legs.is_way(order, leg):
        return False
    first = s.exec(select(func.min(Dispatch.offered_at)).where(Dispatch.leg_id == leg.id)).one()
    at = windows.decent(now + PACE[min(leg.round, len(PACE)) - 1], agency_of(s, customer).time_zone)
    if at <= (first or leg.since or now) + ASKED_FOR:
        leg.again_at = at
    return leg.again_at is not None


def still_wanted(s: Session, order: Order, leg: Leg) -> bool:
    """Tell whether a part that nobody took is to be asked for again: a person who saw to it has closed the task."""
    known = s.exec(select(Task.status).where(_task(leg)).order_by(col(Task.id).desc()).limit(1)).first()
    return leg.status == LegStatus.failed and order.status in LIVE_ORDERS and known != TaskStatus.closed


def known(s: Session, leg: Leg) -> bool:
    """Tell whether the desk knows, and has not seen to it yet, that nobody takes a part."""
    return (
        s.exec(select(Task.id).where(_task(leg), Task.status != TaskStatus.closed).limit(1)).first()
        is not None
    )


def awake(s: Session, now: datetime, member: Provider) -> None:
    """A member that answers is there: what waits for one of its kind is asked for now."""
    waiting = select(Leg).where(
        Leg.agency_id == member.agency_id,
        Leg.kind == member.kind,
        col(Leg.again_at) > now,
        col(Leg.since) <= now - AWAKE_AFTER,
    )
    for leg in s.exec(waiting):
        leg.again_at = now
        s.add(leg)


def over(s: Session, now: datetime, order: Order, outcome: str) -> None:
    """Somebody takes it after all, or it is not wanted any more: nothing is asked again, and the desk has done."""
    for leg in legs.every(s, order):
        leg.again_at = None
        s.add(leg)
        for task in s.exec(select(Task).where(_task(leg), Task.status != TaskStatus.closed)):
            desk.close(s, now, task, outcome, "the concierge")


def key(leg: Leg) -> str:
    """Return how the keys of all begin that says of a part that nobody took it."""
    return f"nobody-left:{leg.id}:"


def task_words(order: Order, leg: Leg) -> str:
    """Return what the desk is told of it."""
    if order.kind == legs.SERVICE:
        return f"Nobody can do order {order.number}: {visit_words.in_full(order.chosen_because[legs.VISIT])}"
    said = f"Nobody can do the {leg.kind} part of order {order.number}"
    if legs.is_way(order, leg) and order.kind == pharmacy.PRESCRIPTION:
        return f"{said}: her medicine lies at the pharmacy"
    return said


def not_brought(s: Session, order: Order, by: str, *, again: bool) -> str:
    """Return what she is told of an order that nobody brings; it is packed only where the shop said so."""
    if not again:
        return say("nobody_brings_over", number=order.number, by=by)
    if legs.packed(s, order):
        return say("nobody_brings", number=order.number, by=by)
    shop = next(
        (s.get_one(Provider, leg.provider_id).name for leg in legs.goods(s, order) if leg.provider_id), ""
    )
    return say("nobody_brings_yet", shop=shop, number=order.number, by=by)


def _task(leg: Leg) -> ColumnElement[bool]:
    return col(Task.once).startswith(key(leg), autoescape=True)
