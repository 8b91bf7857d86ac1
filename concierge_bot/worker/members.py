"""What members of the federation are sent and what they say, between rows and the connectors' value types."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.bootstrap import App
from concierge_bot.errors import BadInput
from concierge_bot.models import (
    Agency,
    Customer,
    Dispatch,
    Leg,
    Message,
    Order,
    OrderItem,
    Outbox,
    Provider,
    Urgency,
)
from concierge_bot.services import notify, progress
from concierge_bot.services.progress import Report
from concierge_bot.texts import say
from connectors.base import AnyConnector, Event, Item, Job, Member, Rejected, TextConnector, Window
from connectors.kinds import Kind


def connector(app: App, provider: Provider) -> AnyConnector:
    """Return the connector of a provider."""
    return app.connectors.find(provider.channel, Kind(provider.kind))


def member(provider: Provider) -> Member:
    """Return a provider as its connector sees it."""
    return Member(provider.name, Kind(provider.kind), provider.config, tuple(provider.secrets))


def job(s: Session, row: Outbox) -> Job:
    """Return the job of an outbox row: what this one member must know to do its leg."""
    dispatch = s.get_one(Dispatch, row.dispatch_id)
    leg = s.get_one(Leg, dispatch.leg_id)
    order = s.get_one(Order, leg.order_id)
    agency = s.get_one(Agency, order.agency_id)
    customer = s.get_one(Customer, order.customer_id)
    start, end = leg.window_start, leg.window_end
    return Job(
        dispatch=dispatch.ref,
        order=order.number,
        kind=Kind(leg.kind),
        items=_items(s, order),
        reply_by=dispatch.expires_at or row.due_at,
        customer=customer.name,
        window=Window(start, end) if start and end else None,
        address=", ".join(part for part in (customer.address, customer.postcode) if part),
        pickup=_pickup(s, order) if leg.kind == Kind.COURIER else None,
        currency=agency.currency,
    )


def _items(s: Session, order: Order) -> tuple[Item, ...]:
    rows = s.exec(select(OrderItem).where(OrderItem.order_id == order.id).order_by(col(OrderItem.id)))
    return tuple(Item(row.name, row.quantity, row.unit, row.price) for row in rows)


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
        total=event.total,
    )


def read_text(
    app: App, s: Session, now: datetime, agency: Agency, provider: Provider, message: Message
) -> None:
    """Read a member's text as its connector does; what cannot be read is answered with how to say it."""
    found = connector(app, provider)
    once = f"answer:{message.id}"
    try:
        if not isinstance(found, TextConnector):
            raise Rejected(say("member_unknown", agency=agency.name))
        events = found.read(message.body, member(provider), message.sid, app.clock.machine())
        effects = [progress.report(s, now, provider, report(event)) for event in events]
    except (Rejected, BadInput) as refusal:
        notify.to_phone(s, now, agency, message.sender, str(refusal), about="member", once=once)
        return
    if effects and effects != ["repeat"]:
        number = events[0].order or "you have"
        text = say("member_noted", agency=agency.name, number=number)
        notify.to_phone(
            s, now, agency, message.sender, text, about="member", once=once, urgency=Urgency.order
        )
