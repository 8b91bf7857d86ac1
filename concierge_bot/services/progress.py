"""What a provider reports moves its leg, the order, and what she is told; a repeat or a late report moves nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput
from concierge_bot.models import (
    ENDED_LEGS,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Provider,
    ProviderEvent,
    Urgency,
)
from concierge_bot.services import desk, dispatch, notify, pharmacy, proposals, responders, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note
from concierge_bot.texts import say
from connectors.kinds import LegEvent

STEPS = (LegStatus.offered, LegStatus.accepted, LegStatus.ready, LegStatus.picked_up, LegStatus.delivered)


@dataclass(frozen=True)
class Report:
    """What a provider said, whatever the channel; ``key`` is the same when it says it again."""

    key: str
    event: str
    dispatch: str | None = None
    order: int | None = None
    window: tuple[datetime, datetime] | None = None
    note: str = ""
    total: int | None = None
    items: tuple[proposals.Line, ...] = ()


def report(s: Session, now: datetime, provider: Provider, said: Report) -> str:
    """Apply a report once; return in one word what it did. BadInput if it is about nothing of theirs."""
    row = find(s, provider, said)  # locked: the same report may come several times at the same moment
    known = select(ProviderEvent).where(
        ProviderEvent.provider_id == provider.id, ProviderEvent.event_key == said.key
    )
    if s.exec(known).first():
        return "repeat"
    effect = _apply(s, now, provider, row, said)
    s.add(
        ProviderEvent(
            agency_id=provider.agency_id,
            provider_id=provider.key,
            event_key=said.key,
            event=said.event,
            effect=effect,
            received_at=now,
        )
    )
    return effect


def find(s: Session, provider: Provider, said: Report) -> Dispatch:
    """Return the offer that a report is about; it must be this provider's own."""
    query = select(Dispatch).where(Dispatch.provider_id == provider.id)
    if said.dispatch is not None:
        query = query.where(Dispatch.ref == said.dispatch)
    elif said.order is not None:
        query = (
            query.join(Leg, col(Leg.id) == Dispatch.leg_id)
            .join(Order, col(Order.id) == Leg.order_id)
            .where(Order.number == said.order)
        )
    row = s.exec(query.order_by(col(Dispatch.id).desc()).with_for_update()).first()
    if row is None:
        raise BadInput(f"{provider.name} has no such job: name the dispatch or the order of one of its own")
    return row


def _apply(s: Session, now: datetime, provider: Provider, row: Dispatch, said: Report) -> str:
    leg = s.get_one(Leg, row.leg_id, with_for_update=True)
    order = s.get_one(Order, leg.order_id, with_for_update=True)
    customer = s.get_one(Customer, order.customer_id)
    if leg.provider_id != provider.id or row.status not in (*dispatch.OPEN, *dispatch.HELD):
        return "too late"
    decided = pharmacy.decides(order, leg)
    if said.event == LegEvent.ON_HOLD:
        return pharmacy.held(s, now, row, said.note) if decided else "nothing new"
    status = LegStatus(said.event)
    if decided and status != LegStatus.proposed:
        row.held = False
        pharmacy.dispensed(s, order, [line.quantity for line in said.items])
    if status in (LegStatus.declined, LegStatus.failed, LegStatus.cancelled):
        if row.status == LegStatus.picked_up:
            return _goods_in_their_hands(s, now, customer, order, provider, status)
        if decided:
            dispatch.refused(s, now, row, status, said.note)
            return "refused"
        dispatch.next_one(s, now, row, status)
        return "next"
    if status == LegStatus.proposed and row.status in dispatch.HELD:
        return "too late"
    if status == LegStatus.proposed:
        proposals.propose(s, now, row, said.items, window=said.window, note=said.note, total=said.total)
        return "proposed"
    if status != LegStatus.done and STEPS.index(status) <= STEPS.index(_step(row.status)):
        return "nothing new"
    if row.status == LegStatus.proposed:  # it is done as it was asked for, if nothing else is said
        leg.window_start, leg.window_end = order.window_start, order.window_end
    dispatch.move(s, now, row, status)
    leg.status = status
    if said.window:
        leg.window_start, leg.window_end = said.window
        if status == LegStatus.accepted and leg.position == 1:
            order.window_start, order.window_end = said.window
    s.add(leg)
    note(s, now, order.agency_id, f"{provider.name}: {status}", customer=customer, order=order)
    _move_order(s, now, customer, order, leg, provider)
    return str(status)


def _goods_in_their_hands(
    s: Session, now: datetime, customer: Customer, order: Order, provider: Provider, status: LegStatus
) -> str:
    """Who has picked it up can no longer be replaced by asking somebody else: a person finds out where it is."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"{provider.name} has order {order.number} and says: {status}. Find out where it is",
        once=f"in-their-hands:{order.id}:{provider.id}",
        customer=customer,
        order=order,
        urgent=True,
    )
    return "desk"


def _step(status: LegStatus) -> LegStatus:
    return LegStatus.offered if status == LegStatus.proposed else status


def _move_order(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider
) -> None:
    if order.kind == dispatch.RESPONSE:
        responders.moved(s, now, customer, order, leg, provider)
        return
    carried = s.exec(select(Leg).where(Leg.order_id == order.id, Leg.kind == "courier")).first()
    goods = leg.kind != "courier"
    if leg.status == LegStatus.delivered:
        _end(s, now, customer, order, leg, OrderStatus.delivered, say("delivered", number=order.number))
    elif leg.status == LegStatus.done and (goods and carried is None):
        words = say("done", shop=provider.name, number=order.number)
        _end(s, now, customer, order, leg, OrderStatus.done, words)
    elif leg.status == LegStatus.picked_up and (not goods or carried is None):
        _tell(s, now, customer, order, OrderStatus.on_the_way, say("on_the_way", number=order.number))
    elif goods and order.status == OrderStatus.placed:
        _tell(s, now, customer, order, OrderStatus.accepted, _accepted_words(customer, order, provider, now))
    if goods and leg.status in (LegStatus.accepted, LegStatus.ready):
        dispatch.bring(s, now, customer, order, leg)


def _accepted_words(customer: Customer, order: Order, provider: Provider, now: datetime) -> str:
    if order.kind == pharmacy.PRESCRIPTION:
        return say("refill_accepted", pharmacy=provider.name, number=order.number)
    if order.window_start is None:
        return say("accepted_no_window", shop=provider.name, number=order.number)
    window = windows.spoken(order.window_start, order.window_end, customer.time_zone, now)
    return say("accepted", shop=provider.name, number=order.number, window=window)


def _tell(
    s: Session, now: datetime, customer: Customer, order: Order, status: OrderStatus, words: str
) -> None:
    order.status = status
    s.add(order)
    note(s, now, order.agency_id, f"order {status.replace('_', ' ')}", customer=customer, order=order)
    notify.to_customer(
        s,
        now,
        customer,
        words,
        about=f"order {status}",
        once=f"order:{order.id}:{status}",
        urgency=Urgency.order,
    )


def _end(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, status: OrderStatus, words: str
) -> None:
    """The thing is there: whatever other leg is still open has nothing left to do."""
    for other in s.exec(select(Leg).where(Leg.order_id == order.id, Leg.id != leg.id)):
        if other.status not in ENDED_LEGS:
            if other.kind == "courier":
                dispatch.withdraw(s, now, other, "it is delivered already")
            else:
                other.status = LegStatus.done
                s.add(other)
    if order.kind == pharmacy.PRESCRIPTION:
        pharmacy.arrived(s, now, customer, order)
    _tell(s, now, customer, order, status, words)


def agree(s: Session, now: datetime, row: Dispatch, change: Mapping[str, str]) -> None:
    """She said yes to a change that the provider proposed, its new total in cents included: it is accepted."""
    leg = s.get_one(Leg, row.leg_id)
    order = s.get_one(Order, leg.order_id)
    provider = s.get_one(Provider, row.provider_id)
    customer = s.get_one(Customer, order.customer_id)
    dispatch.move(s, now, row, LegStatus.accepted)
    leg.status = LegStatus.accepted
    if leg.window_start is not None:
        order.window_start, order.window_end = leg.window_start, leg.window_end
    proposals.take_over(s, order, change)
    s.add(leg)
    note(s, now, order.agency_id, "she agreed to the change", customer=customer, order=order)
    _move_order(s, now, customer, order, leg, provider)
