"""A delivery to a member is sent again, under the same webhook-id, so that who has it already sees a repeat."""

from datetime import datetime

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import Select

from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import Dispatch, Leg, Order, Outbox, OutboxState, Provider
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import legs

LEFT = (OutboxState.sent, OutboxState.failed)
ABOUT = ("offer", "update", "withdraw")

Rows = Select[Outbox, Dispatch, Order, Provider]


def replay(
    s: Session, now: datetime, agency_id: int, who: str, *, order: int | None = None, member: str = ""
) -> list[str]:
    """Send again what left about an order, or what never arrived at a member; return what it is, in words.

    What is about a job that is over stays as it is: only that it was taken back is still told.
    """
    if order is None and not member:
        raise BadInput("Say of which order, or to which member", field="order")
    query = _jobs(agency_id).where(
        col(Outbox.state).in_(LEFT if order is not None else (OutboxState.failed,))
    )
    if order is not None:
        query = query.where(Order.number == order)
    if member:
        query = query.where(Provider.name == member)
    if again := _again(s, now, query, who):
        return again
    raise NotNow("There is nothing to send again: no delivery failed whose job is still on")


def replay_one(s: Session, now: datetime, provider: Provider, delivery: int, who: str) -> bool:
    """Send one delivery to a member again; False if it is none of its own, NotNow if its job is over."""
    query = _jobs(provider.agency_id).where(Outbox.provider_id == provider.id, Outbox.id == delivery)
    if s.exec(query).first() is None:
        return False
    if not _again(s, now, query, who):
        raise NotNow("This is not sent again: it is on its way already, or its job is over")
    return True


def is_on(row: Outbox, offer: Dispatch) -> bool:
    """Tell whether what left may leave again: its job is still on, or it says that it is not."""
    act = row.job["act"]
    on = act == "withdraw" or offer.status in (*legs.OPEN, *legs.HELD)
    return row.state in LEFT and act in ABOUT and on


def _jobs(agency_id: int) -> Rows:
    return (
        select(Outbox, Dispatch, Order, Provider)
        .join(Dispatch, col(Dispatch.id) == Outbox.dispatch_id)
        .join(Leg, col(Leg.id) == Dispatch.leg_id)
        .join(Order, col(Order.id) == Leg.order_id)
        .join(Provider, col(Provider.id) == Outbox.provider_id)
        .where(Outbox.agency_id == agency_id, Outbox.channel == "job", Provider.channel != "sms")
        .order_by(col(Outbox.id))
    )


def _again(s: Session, now: datetime, query: Rows, who: str) -> list[str]:
    again = []
    for row, offer, about, provider in s.exec(query.with_for_update(of=Outbox)).all():
        if is_on(row, offer):
            _anew(s, now, row)
            again.append(f"{row.job['act']} of order {about.number} to {provider.name}")
            note(s, now, row.agency_id, f"{again[-1]} sent again by {who}", order=about)
    return again


def _anew(s: Session, now: datetime, row: Outbox) -> None:
    row.state, row.ended_at, row.lease_until = OutboxState.waiting, None, None
    row.attempts, row.error, row.due_at, row.repeated = 0, "", now, True
    s.add(row)
