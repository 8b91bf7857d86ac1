"""Members of the federation, between our rows and the connectors' value types."""

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Agency,
    Customer,
    Dispatch,
    Leg,
    Medication,
    Order,
    OrderItem,
    Outbox,
    Provider,
)
from concierge_bot.services import dispatch as offers
from concierge_bot.services.progress import Report
from concierge_bot.services.proposals import Line
from connectors.base import AnyConnector, Event, Item, Job, Member, Window
from connectors.kinds import Kind
from connectors.registry import Registry


def connector(registry: Registry, provider: Provider) -> AnyConnector:
    """Return the connector of a provider."""
    return registry.find(provider.channel, Kind(provider.kind))


def member(provider: Provider, agency: Agency) -> Member:
    """Return a provider as its connector sees it."""
    house = {"agency": agency.name, "time_zone": agency.time_zone, "country": agency.country}
    return Member(provider.name, Kind(provider.kind), {**house, **provider.config}, tuple(provider.secrets))


def job(s: Session, row: Outbox) -> Job:
    """Return the job of an outbox row: what this one member must know to do its leg."""
    dispatch = s.get_one(Dispatch, row.dispatch_id)
    leg = s.get_one(Leg, dispatch.leg_id)
    order = s.get_one(Order, leg.order_id)
    agency = s.get_one(Agency, order.agency_id)
    customer = s.get_one(Customer, order.customer_id)
    start, end = leg.window_start, leg.window_end
    provider = s.get_one(Provider, dispatch.provider_id)
    packs_only = leg.kind in offers.GOODS and offers.needs_courier(s, customer, provider)
    return Job(
        dispatch=dispatch.ref,
        order=order.number,
        kind=Kind(leg.kind),
        items=_items(s, order),
        reply_by=dispatch.expires_at or row.due_at,
        customer=_short(customer.name),
        window=Window(start, end) if start and end else None,
        address=None if packs_only else ", ".join(p for p in (customer.address, customer.postcode) if p),
        pickup=_pickup(s, order) if leg.kind == Kind.COURIER else None,
        note=order.chosen_because.get("note") if order.kind == offers.RESPONSE else None,
        currency=agency.currency,
    )


def _short(name: str) -> str:
    """A member is told a first name and an initial: ``Dorothy B.``"""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first


def _items(s: Session, order: Order) -> tuple[Item, ...]:
    rows = s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id)))
    plan = s.get(Medication, order.medication_id) if order.medication_id else None
    reference = (plan.prescription or None) if plan else None
    return tuple(Item(row.name, row.quantity, row.unit, row.price, reference) for row in rows)


def _pickup(s: Session, order: Order) -> str | None:
    query = select(Provider).join(Leg, col(Leg.provider_id) == Provider.id)
    shop = s.exec(query.where(Leg.order_id == order.id, Leg.kind != "courier")).first()
    return shop.name if shop else None


def report(event: Event) -> Report:
    """Return an event of a connector as the core takes it."""
    return Report(
        key=event.id,
        event=str(event.event),
        dispatch=event.dispatch,
        order=event.order,
        window=(event.window.start, event.window.end) if event.window else None,
        note=event.note or "",
        items=tuple(Line(i.name, i.quantity, i.unit, i.price) for i in event.items),
        total=event.total,
    )
