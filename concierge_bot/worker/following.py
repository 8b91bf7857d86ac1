"""Asks a member's system how a job goes; whoever does not tell is rung by a person."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.models import LIVE_ORDERS, Agency, Customer, Dispatch, Leg, Order, Outbox, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.members import follows, progress
from concierge_bot.worker.claims import Claim
from connectors.base import AnyConnector, Event, FollowingConnector, Job, Member, Unsupported

AT_MOST = timedelta(days=14)
DESK_AFTER = 3
"""Attempts in a row, half an hour of them, after which a person asks by phone."""


def is_over(s: Session, now: datetime, row: Outbox, offer: Dispatch) -> bool:
    """Tell whether nobody asks any more: the order has ended, by a courier's word too, or is a fortnight old."""
    if now - row.created_at > AT_MOST:
        not_told(s, now, row)
        return True
    order = s.get_one(Order, s.get_one(Leg, offer.leg_id).order_id)
    return order.status not in LIVE_ORDERS


def ask(app: App, claim: Claim, connector: AnyConnector, who: Member, work: Job) -> None:
    """Ask how a job goes, and take what is said; raises a ConnectorError."""
    if not isinstance(connector, FollowingConnector):
        raise Unsupported(f"{who.name} does not tell how a job goes: wait for its word")
    _heard(app, claim, connector.follow(work, who, app.http, app.clock.machine()))


def _heard(app: App, claim: Claim, events: list[Event]) -> None:
    """What the member says when asked moves the job as what it tells by itself does; then it is asked again."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        now = app.clock.now()
        claim.end(s, app.clock.machine(), "asked")
        follows.again(s, now, row)
        provider = s.get_one(Provider, row.provider_id)
        for event in events:
            progress.report(s, now, provider, members.report(event))


def not_told(s: Session, now: datetime, row: Outbox) -> None:
    """Have a person ask instead."""
    provider = s.get_one(Provider, row.provider_id)
    order = s.get_one(Order, s.get_one(Leg, s.get_one(Dispatch, row.dispatch_id).leg_id).order_id)
    desk.open_task(
        s,
        now,
        s.get_one(Agency, row.agency_id),
        f"{provider.name} does not answer how order {order.number} goes: ring them",
        once=f"not-told:{row.id}",
        about=row.error,
        customer=s.get_one(Customer, order.customer_id),
        order=order,
    )
