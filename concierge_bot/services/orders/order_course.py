"""A leg came on: what that makes of the order, who is asked next, and what she is told."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import (
    ENDED_LEGS,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Provider,
    Urgency,
)
from concierge_bot.services.cases import cases, faults, how_was_it
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import dispatch, home_help, live_view, member_day, nobody
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import (
    hers_or_new,
    legs,
    ordering,
    planning,
    proposals,
    read_backs,
    visit_words,
    windows,
)
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import responders
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together


def go_on(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    leg: Leg,
    provider: Provider,
    *,
    price_is_new: bool = False,
    word: str = "",
) -> None:
    """A leg came to its status: tell its neighbours and her, and ask whoever has the next turn."""
    if order.kind == dispatch.RESPONSE:
        responders.moved(s, now, customer, order, leg, provider)
        return
    live_view.tell(s, now, leg, str(leg.status), word)
    if leg.status in (LegStatus.delivered, LegStatus.done) and leg.checklist:
        home_help.finish(s, now, customer, order, leg, provider, word)
    if leg.parent_id is not None:
        return  # what it makes of the order is for the member above to say
    if leg.kind == legs.COURIER and order.kind != legs.SERVICE:
        _carried(s, now, customer, order, leg, provider)
    elif order.kind == legs.SERVICE:
        _served(s, now, customer, order, leg, provider)
    elif leg.kind in legs.GOODS:
        _packed(s, now, customer, order, leg, provider, price_is_new=price_is_new)
    elif leg.status == LegStatus.done:
        words = say("done", shop=provider.name, number=order.number)
        _tell(s, now, customer, order, OrderStatus.done, words)
    _over(s, now, customer, order)


def _over(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Where an order has come to its end: its money, the case that it ends, and the question how it was."""
    ledger.settle(s, now, customer, order)
    cases.came(s, now, customer, order)
    faults.part_over(s, now, customer, order)
    how_was_it.plan(s, now, customer, order)


def _served(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider
) -> None:
    """Who does a service said yes, is on the way, or has done it."""
    visit_words.agreed(order, customer.time_zone)
    told = visit_words.told(s, now, customer, order)
    if leg.status in (LegStatus.accepted, LegStatus.ready):
        text = say("service_yes", shop=provider.name, **told)
        _tell(s, now, customer, order, OrderStatus.accepted, text, f":{leg.round}" if leg.round > 1 else "")
    elif leg.status == LegStatus.picked_up:
        text = say("service_on_way", shop=provider.name, what=told["what"])
        _tell(s, now, customer, order, OrderStatus.on_the_way, text)
    else:
        questions.settled(s, now, (hers_or_new.ABOUT,), order.key, "it is done")
        text = say("service_done", shop=provider.name, what=told["what"])
        _tell(s, now, customer, order, OrderStatus.done, text)


def seen_by_her(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Who does a service has not said so, but she has seen that they came: it is done."""
    if order.status != OrderStatus.accepted:
        return
    for leg in legs.of(s, order):
        dispatch.finish(s, now, leg)
    order.status = OrderStatus.done
    s.add(order)
    note(s, now, order.agency_id, "she says that they came", customer=customer, order=order)
    _over(s, now, customer, order)


def _carried(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider
) -> None:
    if leg.status == LegStatus.accepted:
        _brings_after_all(s, now, customer, order, leg, provider)
        home_help.tell_code(s, now, customer, order, leg)
    elif leg.status == LegStatus.picked_up:
        _tell(s, now, customer, order, OrderStatus.on_the_way, say("on_the_way", number=order.number))
    elif leg.status == LegStatus.delivered:
        _end(s, now, customer, order, leg, OrderStatus.delivered, say("delivered", number=order.number))


def _packed(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    leg: Leg,
    provider: Provider,
    *,
    price_is_new: bool,
) -> None:
    courier = legs.courier(s, order)
    brings = courier is None or courier.status in legs.NOTHING
    last = all(one.status in ENDED_LEGS for one in legs.goods(s, order))
    if leg.status == LegStatus.delivered and last:
        _end(s, now, customer, order, leg, OrderStatus.delivered, say("delivered", number=order.number))
    elif leg.status == LegStatus.done and brings and last:
        words = say("done", shop=provider.name, number=order.number)
        _end(s, now, customer, order, leg, OrderStatus.done, words)
    elif leg.status == LegStatus.picked_up and brings:
        code = home_help.hand_over(s, now, customer, order, leg)
        words = together(say("on_the_way", number=order.number), code)
        _tell(s, now, customer, order, OrderStatus.on_the_way, words)
    elif order.status == OrderStatus.placed:
        words = _accepted_words(customer, order, provider, now)
        if price_is_new:
            currency = agency_of(s, customer).currency
            words = together(words, say("price_known", total=money(order.total, currency)))
        _tell(s, now, customer, order, OrderStatus.accepted, words)
    if leg.status in (LegStatus.accepted, LegStatus.ready):
        planning.bring(s, now, customer, order)


def _brings_after_all(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, provider: Provider
) -> None:
    """She was told that nobody brings it, and now somebody does."""
    if leg.round > 1:
        nobody.over(s, now, order, f"{provider.name} brings it")
        ordering.may_be_undone(order, now)
        text = together(
            say("brings_after_all", name=provider.name, number=order.number),
            say("it_comes_then", window=read_backs.spoken_window(order, customer, now))
            if order.window_start
            else "",
        )
        once = f"brings:{leg.id}:{leg.round}"
        notify.to_customer(s, now, customer, text, about="order", once=once, urgency=Urgency.order)


def _accepted_words(customer: Customer, order: Order, provider: Provider, now: datetime) -> str:
    if order.kind == pharmacy.PRESCRIPTION:
        return say("refill_accepted", pharmacy=provider.name, number=order.number)
    if order.window_start is None:
        return say("accepted_no_window", shop=provider.name, number=order.number)
    window = windows.spoken(order.window_start, order.window_end, customer.time_zone, now)
    return say("accepted", shop=provider.name, number=order.number, window=window)


def _tell(
    s: Session,
    now: datetime,
    customer: Customer,
    order: Order,
    status: OrderStatus,
    words: str,
    again: str = "",
) -> None:
    """Move an order on and tell her, once for a status; ``again`` tells apart what is asked anew."""
    order.status = status
    s.add(order)
    if status != OrderStatus.accepted:
        words = together(words, read_backs.overtaken(s, now, customer, order))
    note(s, now, order.agency_id, f"order {status.replace('_', ' ')}", customer=customer, order=order)
    notify.to_customer(
        s,
        now,
        customer,
        words,
        about=f"order {status}",
        once=f"order:{order.id}:{status}{again}",
        urgency=Urgency.order,
    )


def _end(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, status: OrderStatus, words: str
) -> None:
    """The thing is there: whoever packs or brings it has nothing left to do; whoever helps at home has his turn now."""
    for other in legs.of(s, order):
        if other.status in ENDED_LEGS:
            continue
        if other.kind == legs.COURIER:
            dispatch.withdraw(s, now, other, "it is delivered already")
        elif other.kind in legs.GOODS:
            dispatch.finish(s, now, other)
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
    legs.move(s, now, leg, LegStatus.accepted)
    member_day.plan_recap(s, now, provider)
    if leg.window_start is not None:
        order.window_start, order.window_end = leg.window_start, leg.window_end
    before = _lines(s, order, leg)
    proposals.take_over(s, customer, order, leg, change)
    if (kept := len(before & _lines(s, order, leg))) < len(before):
        row.lines_asked = row.lines_asked or len(before)
        row.lines_kept = kept
    s.add_all((leg, row))
    note(s, now, order.agency_id, "she agreed to the change", customer=customer, order=order)
    live_view.agreed(s, now, row)
    go_on(s, now, customer, order, leg, provider)


def _lines(s: Session, order: Order, leg: Leg) -> set[tuple[str, float | None]]:
    """Return what a leg is to bring, by name and how many."""
    return {(row.name, row.quantity) for row in legs.rows(s, order, leg)}
