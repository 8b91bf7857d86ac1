"""A leg is offered to one provider after another, by her preference, until one says yes or nobody is left."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    ENDED_LEGS,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderItem,
    OrderStatus,
    Outbox,
    OutboxState,
    Provider,
    Urgency,
)
from concierge_bot.services import baskets, choosing, desk, notify, pharmacy, questions, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note
from concierge_bot.texts import money, say

REPLY_WITHIN = timedelta(minutes=15)
RESPONDER, RESPONSE = "responder", "response"
WITHIN = {RESPONDER: timedelta(minutes=2), pharmacy.PHARMACY: pharmacy.ANSWER_WITHIN}
"""In which time who was asked must answer, where it is another."""
PERSON_WITHIN = timedelta(minutes=15)
DELIVERS = "delivery"
GOODS = ("grocer", "pharmacy")
OPEN = (LegStatus.offered, LegStatus.proposed)
HELD = (LegStatus.accepted, LegStatus.ready, LegStatus.picked_up)


def begin(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Plan the legs of a placed order and offer the first one."""
    kind = pharmacy.PHARMACY if order.kind == pharmacy.PRESCRIPTION else "grocer"
    first = _add_leg(s, order, 1, kind)
    chosen = s.get(Provider, order.chosen_because.get("provider_id", 0))
    offer(s, now, customer, order, first, chosen)


def delivery_fee(s: Session, customer: Customer, shop: Provider) -> int:
    """Return what bringing it costs in cents: the shop's own price, or the courier's that would come."""
    if needs_courier(s, customer, shop):
        ranked = candidates(s, customer, "courier")
        return ranked[0].price if ranked else 0
    return shop.price


def needs_courier(s: Session, customer: Customer, shop: Provider) -> bool:
    """Tell whether somebody else must bring what this shop packs; with no courier in town the shop brings it."""
    return DELIVERS not in shop.services and bool(candidates(s, customer, "courier"))


def offer(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, chosen: Provider | None = None
) -> None:
    """Offer a leg to the provider she chose, else to the next by her preference who was not asked yet."""
    asked = {d.provider_id for d in s.exec(select(Dispatch).where(Dispatch.leg_id == leg.id))}
    before = s.get(Provider, leg.provider_id) if leg.provider_id else None
    if chosen is None or chosen.key in asked or choosing.eligible(chosen, customer):
        left = [c for c in candidates(s, customer, leg.kind) if c.provider_id not in asked]
        chosen = s.get_one(Provider, left[0].provider_id) if left else None
        legs = {**order.chosen_because.get("legs", {}), leg.kind: choosing.because(left, {})}
        order.chosen_because = {**order.chosen_because, "legs": legs}
        s.add(order)
    if chosen is None:
        _nobody_left(s, now, customer, order, leg)
        return
    leg.provider_id, leg.status = chosen.key, LegStatus.offered
    leg.window_start, leg.window_end = order.window_start, order.window_end
    s.add(leg)
    row = Dispatch(
        agency_id=order.agency_id,
        ref=f"dsp_{secrets.token_hex(12)}",
        leg_id=leg.key,
        provider_id=chosen.key,
        offered_at=now,
        expires_at=now + WITHIN.get(leg.kind, REPLY_WITHIN),
    )
    s.add(row)
    s.flush()
    _outbox(s, now, order, row, chosen, "offer")
    note(s, now, order.agency_id, f"{leg.kind} leg offered to {chosen.name}", customer=customer, order=order)
    if before is not None and leg.kind in GOODS:
        text = _moved(s, customer, order, before, chosen)
        notify.to_customer(
            s, now, customer, text, about="order moved", once=f"moved:{row.id}", urgency=Urgency.order
        )


def _moved(s: Session, customer: Customer, order: Order, before: Provider, chosen: Provider) -> str:
    """Another shop is asked in its own names and prices; she pays what she was told, or hears it for the first time."""
    names = {"old": before.name, "new": chosen.name, "number": order.number}
    if order.kind != "groceries":
        return say("moved", **names)
    told, fee = order.total, order.fee
    fill(s, customer, order, chosen, baskets.restate(s, customer, baskets.of_order(s, order), chosen))
    if told is not None:
        order.total, order.fee = told, fee
        return say("moved_alike", **names)
    if order.total is None:
        return say("moved", **names)
    return say("moved_price", total=money(order.total, agency_of(s, customer).currency), **names)


def fill(s: Session, customer: Customer, order: Order, shop: Provider, basket: baskets.Basket) -> None:
    """Write a basket at a shop into an order: its lines, the fee and the total."""
    for old in baskets.rows(s, order):
        s.delete(old)
    for item, price in zip(basket.items, basket.prices, strict=True):
        s.add(
            OrderItem(
                agency_id=order.agency_id,
                order_id=order.key,
                name=item.name,
                quantity=item.quantity,
                unit=item.unit,
                price=price,
            )
        )
    order.fee = delivery_fee(s, customer, shop)
    order.total = None if basket.subtotal is None else basket.subtotal + order.fee
    s.add(order)
    s.flush()


def next_one(s: Session, now: datetime, dispatch: Dispatch, status: LegStatus) -> None:
    """Close an offer that came to nothing and offer the leg to the next provider; a pharmacist's no is final."""
    leg = s.get_one(Leg, dispatch.leg_id)
    order = s.get_one(Order, leg.order_id)
    if pharmacy.decides(order, leg):
        refused(s, now, dispatch, status)
        return
    move(s, now, dispatch, status)
    customer = s.get_one(Customer, order.customer_id)
    provider = s.get_one(Provider, dispatch.provider_id)
    note(s, now, order.agency_id, f"{provider.name}: {status}", customer=customer, order=order)
    leg.status = status
    s.add(leg)
    offer(s, now, customer, order, leg)


def fall_due(s: Session, now: datetime, dispatch: Dispatch) -> None:
    """Silent past its deadline: tell the member that it is too late, and ask the next one."""
    leg = s.get_one(Leg, dispatch.leg_id)
    if pharmacy.decides(s.get_one(Order, leg.order_id), leg):
        pharmacy.unanswered(s, now, dispatch, "no answer in time")
        return
    _take_back(s, now, leg, dispatch, "no answer in time")
    next_one(s, now, dispatch, LegStatus.expired)


def refused(s: Session, now: datetime, dispatch: Dispatch, status: LegStatus, why: str = "") -> None:
    """A pharmacist does not fill a refill: what others were to do for it is off as well."""
    move(s, now, dispatch, status)
    pharmacy.refused(s, now, dispatch, status, why)
    leg = s.get_one(Leg, dispatch.leg_id)
    for other in s.exec(select(Leg).where(Leg.order_id == leg.order_id, Leg.id != leg.id)):
        withdraw(s, now, other, "the order could not be completed")


def not_given(s: Session, now: datetime, dispatch: Dispatch, why: str) -> None:
    """The job did not reach the provider: the next one is asked; what a pharmacist decides, a person rings about."""
    leg = s.get_one(Leg, dispatch.leg_id)
    if pharmacy.decides(s.get_one(Order, leg.order_id), leg):
        pharmacy.unanswered(s, now, dispatch, why)
    else:
        next_one(s, now, dispatch, LegStatus.failed)


def refuse(s: Session, now: datetime, dispatch: Dispatch) -> None:
    """She does not want what the provider proposed: take the job back and ask the next one."""
    _take_back(s, now, s.get_one(Leg, dispatch.leg_id), dispatch, "the customer did not want the change")
    next_one(s, now, dispatch, LegStatus.declined)


def withdraw(s: Session, now: datetime, leg: Leg, reason: str) -> None:
    """Take a leg that has not ended back from whoever has it or was asked."""
    query = select(Dispatch).where(Dispatch.leg_id == leg.id, col(Dispatch.status).in_((*OPEN, *HELD)))
    for row in s.exec(query):
        _take_back(s, now, leg, row, reason)
        move(s, now, row, LegStatus.cancelled)
    if leg.status not in ENDED_LEGS:
        leg.status = LegStatus.cancelled
        s.add(leg)


def move(s: Session, now: datetime, dispatch: Dispatch, status: LegStatus) -> None:
    """Move an offer on, which no clock awaits any more; a change that it proposed is no question any more."""
    dispatch.status, dispatch.expires_at = status, None
    s.add(dispatch)
    questions.settled(s, now, ["proposal"], dispatch.key, status)


def bring(s: Session, now: datetime, customer: Customer, order: Order, goods: Leg) -> None:
    """Once the goods are promised, offer the way to her door to a courier, unless the shop brings them."""
    shop = s.get_one(Provider, goods.provider_id)
    there = s.exec(select(Leg).where(Leg.order_id == order.id, Leg.kind == "courier")).first()
    if there is None and needs_courier(s, customer, shop):
        offer(s, now, customer, order, _add_leg(s, order, goods.position + 1, "courier"))


def _add_leg(s: Session, order: Order, position: int, kind: str) -> Leg:
    leg = Leg(
        agency_id=order.agency_id,
        order_id=order.key,
        position=position,
        kind=kind,
        window_start=order.window_start,
        window_end=order.window_end,
    )
    s.add(leg)
    s.flush()
    return leg


def candidates(s: Session, customer: Customer, kind: str) -> list[choosing.Candidate]:
    """Return the members of a kind that may serve her, best first."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id, Provider.kind == kind)
    fit = [p for p in s.exec(query) if not choosing.eligible(p, customer)]
    return choosing.ranking([choosing.candidate(p, customer) for p in fit])


def _take_back(s: Session, now: datetime, leg: Leg, dispatch: Dispatch, reason: str) -> None:
    unsent = select(Outbox).where(Outbox.dispatch_id == dispatch.id, Outbox.state == OutboxState.waiting)
    for row in s.exec(unsent):
        row.state, row.ended_at, row.error = OutboxState.dropped, now, reason
        s.add(row)
    order = s.get_one(Order, leg.order_id)
    provider = s.get_one(Provider, dispatch.provider_id)
    _outbox(s, now, order, dispatch, provider, "withdraw", reason)


def _outbox(
    s: Session, now: datetime, order: Order, row: Dispatch, provider: Provider, act: str, reason: str = ""
) -> None:
    s.add(
        Outbox(
            agency_id=order.agency_id,
            key_once=f"{act}:{row.ref}",
            channel="job",
            to=provider.name,
            about=f"order {order.number}",
            urgency=int(Urgency.dispatch),
            dispatch_id=row.key,
            provider_id=provider.key,
            job={"act": act, "reason": reason},
            created_at=now,
            due_at=now,
        )
    )


def _nobody_left(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> None:
    leg.status = LegStatus.failed
    s.add(leg)
    if order.kind != RESPONSE:
        order.status = OrderStatus.failed
        s.add(order)
    note(s, now, order.agency_id, f"nobody left for the {leg.kind} leg", customer=customer, order=order)
    for other in s.exec(select(Leg).where(Leg.order_id == order.id, Leg.id != leg.id)):
        withdraw(s, now, other, "the order could not be completed")
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"Nobody can do the {leg.kind} part of order {order.number}",
        once=f"nobody-left:{leg.id}",
        customer=customer,
        order=order,
        urgent=True,
        due_in=PERSON_WITHIN,
    )
    if order.kind == RESPONSE:
        return
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    text = say("nobody_left", number=order.number, by=promised)
    notify.to_customer(
        s, now, customer, text, about="nobody left", once=f"nobody-left:{leg.id}", urgency=Urgency.order
    )
