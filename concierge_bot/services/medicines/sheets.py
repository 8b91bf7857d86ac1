"""A refill on paper: what a person tells a pharmacy that has no system, and what its pharmacist answers by mouth."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Customer, Dispatch, Leg, Medication, Order, OrderItem, Provider
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import progress
from concierge_bot.services.orders import legs
from concierge_bot.services.orders.proposals import Line
from concierge_bot.texts.pages import stated, told
from connectors.kinds import LegEvent

ANSWERS = (
    LegEvent.ACCEPTED,
    LegEvent.ON_HOLD,
    LegEvent.DECLINED,
    LegEvent.READY,
    LegEvent.DONE,
    LegEvent.FAILED,
)
"""What a pharmacist can say on the phone, or write on the sheet."""


@dataclass(frozen=True)
class Sheet:
    """All that a pharmacist needs to decide; ``open`` says that an answer is still awaited."""

    order: Order
    agency: Agency
    customer: Customer
    pharmacy: Provider
    plan: Medication
    items: Sequence[str]
    asked: str
    open: bool


def find(s: Session, agency_id: int, number: int) -> Order:
    """Return a refill of an agency, locked; NotFound if there is none with this number."""
    query = select(Order).where(
        Order.agency_id == agency_id, Order.number == number, Order.kind == pharmacy.PRESCRIPTION
    )
    order = s.exec(query.with_for_update()).first()
    if order is None or _offer(s, order) is None:
        raise NotFound(told("There is no refill {number} that a pharmacy was asked for", number=number))
    return order


def sheet(s: Session, order: Order) -> Sheet:
    """Return what is printed about a refill."""
    row = _offer(s, order)
    assert row is not None
    agency = s.get_one(Agency, order.agency_id)
    rows = s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id)))
    return Sheet(
        order=order,
        agency=agency,
        customer=s.get_one(Customer, order.customer_id),
        pharmacy=s.get_one(Provider, row.provider_id),
        plan=s.get_one(Medication, order.medication_id),
        items=[item.name for item in rows],
        asked=f"{local(row.offered_at, agency.time_zone):%A %d %B %Y, %H:%M}",
        open=row.status in (*legs.OPEN, *legs.HELD),
    )


def answered(
    s: Session, now: datetime, order: Order, event: LegEvent, quantity: int | None, reason: str
) -> str:
    """Take what the pharmacist said, as if her system had said it; NotNow if nothing is awaited any more."""
    row = _offer(s, order)
    if row is None or row.status not in (*legs.OPEN, *legs.HELD):
        raise NotNow(
            told(
                "Refill {number} is {status}: its pharmacy has nothing left to answer",
                number=order.number,
                status=stated(order.status),
            )
        )
    items = (Line("refill", float(quantity), None, None),) if quantity is not None else ()
    said = progress.Report(
        key=f"desk:{row.ref}:{event}", event=str(event), dispatch=row.ref, note=reason, items=items
    )
    return progress.report(s, now, s.get_one(Provider, row.provider_id), said)


def _offer(s: Session, order: Order) -> Dispatch | None:
    query = select(Dispatch).join(Leg, col(Leg.id) == Dispatch.leg_id)
    query = query.where(Leg.order_id == order.id, Leg.kind == pharmacy.PHARMACY)
    return s.exec(query.order_by(col(Dispatch.id).desc())).first()
