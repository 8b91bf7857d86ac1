"""What a member has not begun goes to others when it may do no more of it: only where somebody else can."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Dispatch, Leg, LegStatus, Order, Provider
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import candidates, dispatch, job_post
from concierge_bot.services.orders import legs

NOT_BEGUN = (*legs.OPEN, LegStatus.accepted, LegStatus.ready)


def to_others(
    s: Session,
    now: datetime,
    provider: Provider,
    why: str,
    *,
    but_favourites: bool = False,
    only: Customer | None = None,
) -> None:
    """Ask others for what a member has not begun: of one customer or of all, but not of those who want this one."""
    query = select(Dispatch).where(Dispatch.provider_id == provider.id, col(Dispatch.status).in_(NOT_BEGUN))
    for row in s.exec(query).all():
        leg = s.get_one(Leg, row.leg_id)
        order = s.get_one(Order, leg.order_id)
        customer = s.get_one(Customer, order.customer_id)
        if but_favourites and provider.name in customer.favourites:
            continue
        if only is not None and customer.id != only.id:
            continue
        if pharmacy.decides(order, leg) or leg.parent_id is not None:
            continue
        if _another(s, customer, order, leg):
            job_post.take_back(s, now, row, why)
            dispatch.next_one(s, now, row, LegStatus.declined)


def _another(s: Session, customer: Customer, order: Order, leg: Leg) -> bool:
    asked = set(s.exec(select(Dispatch.provider_id).where(Dispatch.leg_id == leg.id)))
    job = candidates.wanted(s, customer, (order.window_start, order.window_end), leg.skills)
    return any(one.provider_id not in asked for one in candidates.of_kind(s, customer, leg.kind, job)[0])
