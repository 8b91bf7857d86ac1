"""What a provider reports moves its leg, the order, and what she is told; a repeat or a late report moves nothing."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput
from concierge_bot.models import (
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    Provider,
)
from concierge_bot.services.cases import remedies
from concierge_bot.services.house import desk, heard_once
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import dispatch, home_help, member_day, nobody, running_late
from concierge_bot.services.orders import legs, order_course, price_limits, prices, proposals, swaps
from concierge_bot.services.people.customers import agency_of
from connectors.kinds import LegEvent

ANSWERS = (LegStatus.accepted, LegStatus.declined, LegStatus.proposed)
STEPS = (LegStatus.offered, LegStatus.accepted, LegStatus.ready, LegStatus.picked_up, LegStatus.delivered)


@dataclass(frozen=True)
class Report:
    """What a provider said, whatever the channel; ``key`` is the same when it says it again, ``total`` its price."""

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
    return heard_once.once(
        s, now, provider, said.key, said.event, lambda: _apply(s, now, provider, row, said)
    )


def has(s: Session, provider: Provider, ref: str) -> bool:
    """Tell whether a job was ever a member's own."""
    mine = select(Dispatch.id).where(Dispatch.ref == ref, Dispatch.provider_id == provider.id)
    return s.exec(mine).first() is not None


def find(s: Session, provider: Provider, said: Report) -> Dispatch:
    """Return the offer that a report is about; it must be this provider's own, and where it names none its only one."""
    query = select(Dispatch).where(Dispatch.provider_id == provider.id)
    if said.dispatch is None and said.order is None:
        query = query.where(Dispatch.id == _only(s, provider, said))
    elif said.dispatch is not None:
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


def _only(s: Session, provider: Provider, said: Report) -> int | None:
    """A bare answer is about the only offer that it can be about; of several the member says which."""
    fitting = legs.OPEN if said.event in ANSWERS else (*legs.HELD, *legs.OPEN)
    query = (
        select(Dispatch.id, Order.number)
        .join(Leg, col(Leg.id) == Dispatch.leg_id)
        .join(Order, col(Order.id) == Leg.order_id)
        .where(Dispatch.provider_id == provider.id, col(Dispatch.status).in_(fitting))
    )
    found = s.exec(query.order_by(col(Order.number))).all()
    if len(found) > 1:
        numbers = " or ".join(str(number) for _, number in found)
        raise BadInput(f"Which order do you mean, {numbers}? Please send the number too.")
    return found[0][0] if found else None


def _apply(s: Session, now: datetime, provider: Provider, row: Dispatch, said: Report) -> str:
    leg = s.get_one(Leg, row.leg_id, with_for_update=True)
    order = s.get_one(Order, leg.order_id, with_for_update=True)
    customer = s.get_one(Customer, order.customer_id)
    if leg.provider_id != provider.id or row.status not in (*legs.OPEN, *legs.HELD):
        return "too late"
    decided = pharmacy.decides(order, leg)
    if said.event == LegEvent.ON_HOLD:
        return pharmacy.held(s, now, row, said.note) if decided else "nothing new"
    if said.event == LegEvent.LATE:
        return running_late.told(s, now, customer, order, leg, provider, window=said.window, words=said.note)
    if said.event == LegEvent.STEP:
        done = home_help.check(now, leg, said.note)
        s.add(leg)
        return "checked" if done else "not proven"
    status = LegStatus(said.event)
    if decided and status != LegStatus.proposed:
        row.held = False
        pharmacy.dispensed(s, order, [line.quantity for line in said.items])
    if status in (LegStatus.declined, LegStatus.failed, LegStatus.cancelled):
        if row.status == LegStatus.picked_up:
            return _goods_in_their_hands(s, now, customer, order, leg, provider, status)
        if decided:
            dispatch.refused(s, now, row, status, said.note)
            return "refused"
        dispatch.next_one(s, now, row, status)
        return "next"
    if status == LegStatus.proposed and row.status in legs.HELD:
        return "too late"
    if status == LegStatus.proposed:
        return _proposed(s, now, row, said)
    if status != LegStatus.done and STEPS.index(status) <= STEPS.index(_step(row.status)):
        return "nothing new"
    price_is_new = False
    if said.total is not None and status == LegStatus.accepted:
        whole = prices.in_all(s, customer, order, leg, said.total)
        most = price_limits.of_part(s, order, leg)
        if (order.total is not None and whole > order.total) or (most is not None and said.total > most):
            return _proposed(s, now, row, said)
        price_is_new = order.total is None
        prices.agree(s, customer, order, leg, said.total)
    elif said.total is not None and leg.price is None:  # who could not say it when it was agreed says it now
        prices.agree(s, customer, order, leg, said.total)
    if row.status == LegStatus.proposed:  # it is done as it was asked for, if nothing else is said
        leg.window_start, leg.window_end = order.window_start, order.window_end
    dispatch.move(s, now, row, status)
    legs.move(s, now, leg, status)
    member_day.plan_recap(s, now, provider)
    nobody.awake(s, now, provider)
    if said.window:
        leg.window_start, leg.window_end = said.window
        if status == LegStatus.accepted and leg.position == 1:
            order.window_start, order.window_end = said.window
    s.add(leg)
    note(s, now, order.agency_id, f"{provider.name}: {status}", customer=customer, order=order)
    order_course.go_on(s, now, customer, order, leg, provider, price_is_new=price_is_new, word=said.note)
    return str(status)


def _proposed(s: Session, now: datetime, row: Dispatch, said: Report) -> str:
    if (
        not said.items
        and said.window is None
        and (effect := swaps.propose(s, now, row, said.note, said.total))
    ):
        return effect
    proposals.propose(s, now, row, said.items, window=said.window, note=said.note, total=said.total)
    return "proposed"


def _goods_in_their_hands(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    leg: Leg,
    provider: Provider,
    status: LegStatus,
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
    note(s, now, order.agency_id, f"{provider.name}: {status}", customer=customer, order=order)
    if order.kind == "groceries":
        remedies.lost(s, now, customer, order, leg)
    return "desk"


def _step(status: LegStatus) -> LegStatus:
    return LegStatus.offered if status == LegStatus.proposed else status
