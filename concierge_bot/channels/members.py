"""Members of the federation, between our rows and the connectors' value types."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Agency, Customer, Dispatch, Leg, Medication, Order, Outbox, Provider
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import candidates, live_view
from concierge_bot.services.members import dispatch as offers
from concierge_bot.services.members.progress import Report
from concierge_bot.services.orders import legs, shop_notes, visit_words
from concierge_bot.services.orders.proposals import Line
from connectors.base import AnyConnector, Event, Item, Job, Member, News, Peer, Window
from connectors.kinds import Kind
from connectors.privacy import permitted
from connectors.registry import Registry


def connector(registry: Registry, provider: Provider) -> AnyConnector:
    """Return the connector of a provider."""
    return registry.find(provider.channel, Kind(provider.kind))


def member(provider: Provider, agency: Agency) -> Member:
    """Return a provider as its connector sees it."""
    house = {"agency": agency.name, "time_zone": agency.time_zone, "country": agency.country}
    return Member(provider.name, Kind(provider.kind), {**house, **provider.config}, tuple(provider.secrets))


def job(s: Session, row: Outbox) -> Job:
    """Return the job of an outbox row."""
    return job_of(s, s.get_one(Dispatch, row.dispatch_id))


def job_of(s: Session, dispatch: Dispatch) -> Job:
    """Return what a member must know to do its leg, and may by the policy of its kind: the one place that builds it.

    Of a part that was handed down nothing is told that the member above may not know.
    """
    leg = s.get_one(Leg, dispatch.leg_id)
    order = s.get_one(Order, leg.order_id)
    agency = s.get_one(Agency, order.agency_id)
    customer = s.get_one(Customer, order.customer_id)
    start, end = leg.window_start, leg.window_end
    provider = s.get_one(Provider, dispatch.provider_id)
    packs_only = leg.kind in legs.GOODS and candidates.needs_courier(s, customer, provider)
    goes_there = visit_words.THERE in order.chosen_because.get(legs.VISIT, {})
    whole = Job(
        dispatch=dispatch.ref,
        order=order.number,
        kind=Kind(leg.kind),
        items=_items(s, order, leg),
        reply_by=dispatch.expires_at or dispatch.offered_at,
        customer=_short(customer.name),
        window=Window(start, end) if start and end else None,
        address=None
        if packs_only or goes_there
        else ", ".join(p for p in (customer.address, customer.postcode) if p),
        pickup=_pickup(s, order) if leg.kind == Kind.COURIER else None,
        note=_note(s, order),
        currency=agency.currency,
        peers=tuple(_peer(part) for part in live_view.parts(s, leg)),
    )
    above = s.get(Leg, leg.parent_id) if leg.parent_id else None
    if above is not None:
        whole = replace(permitted(replace(whole, kind=Kind(above.kind)), agency.country), kind=Kind(leg.kind))
    return permitted(whole, agency.country)


def _note(s: Session, order: Order) -> str | None:
    """Return what a response team, whoever does a service, or the shop must know besides."""
    if order.kind == legs.SERVICE:
        return visit_words.for_the_member(order)
    if order.kind == offers.RESPONSE:
        return order.chosen_because.get("note")
    return shop_notes.of(s, order) or None


def news(s: Session, row: Outbox) -> News:
    """Return why a member hears of its job again."""
    facts = row.job
    if "leg" not in facts:
        return News(facts["id"])
    leg = s.get_one(Leg, facts["leg"])
    peer = _peer(live_view.part(s, leg, facts["status"], datetime.fromisoformat(facts["at"])))
    return News(facts["id"], peer, facts.get("word"))


def _peer(part: live_view.Part) -> Peer:
    window = Window(part.start, part.end) if part.start and part.end else None
    return Peer(Kind(part.kind), part.name, part.status, part.at, window)


def _short(name: str) -> str:
    """A member is told a first name and an initial: ``Dorothy B.``"""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first


def _items(s: Session, order: Order, leg: Leg) -> tuple[Item, ...]:
    """Return the lines that a member packs with its own prices; whoever packs none sees no price at all."""
    own = leg.kind in legs.GOODS
    if order.kind == pharmacy.PRESCRIPTION and not (own or leg.kind == Kind.DISPENSER):
        return ()  # whoever brings or loads medicine is told no name of it
    plan = s.get(Medication, order.medication_id) if order.medication_id else None
    reference = (plan.prescription or None) if plan and own else None
    return tuple(
        Item(row.name, row.quantity, row.unit, row.price if own else None, reference)
        for row in legs.rows(s, order, leg)
    )


def _pickup(s: Session, order: Order) -> str | None:
    """Return where the goods are: the shops' names, and the setting `address` of those that have one."""
    shops = [s.get_one(Provider, leg.provider_id) for leg in legs.goods(s, order) if leg.provider_id]
    places = (", ".join(filter(None, (shop.name, shop.config.get("address")))) for shop in shops)
    return " and ".join(dict.fromkeys(places)) or None


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
