"""A leg is offered to one provider after another, by her preference, until one says yes or nobody is left."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    ENDED_LEGS,
    LIVE_ORDERS,
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Provider,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import candidates, choosing, evidence, home_help, job_post, nobody
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import baskets, legs, prices, visit_words, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.members import opening

REPLY_WITHIN = timedelta(minutes=15)
RESPONDER, RESPONSE = "responder", "response"
RESPONDER_WITHIN = timedelta(minutes=2)
PERSON_WITHIN = timedelta(minutes=15)
STILL_ON = (*LIVE_ORDERS, OrderStatus.delivered)
"""An order of which a part can still be done; who helps at home comes after it is delivered."""
CHANGES = ("proposal", "swap", "second_shop")
"""What she is asked while a member waits for her answer to a change."""


def offer(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, chosen: Provider | None = None
) -> None:
    """Offer a leg to the provider she chose, else to the next by her preference who was not asked in this round."""
    this_round = _round(s, leg)
    in_round = select(Dispatch.provider_id).where(Dispatch.leg_id == leg.id, Dispatch.round == this_round)
    asked = {*s.exec(in_round), *_packs_another_part(s, order, leg), *_hands_it_down(s, leg)}
    before = s.get(Provider, leg.provider_id) if leg.provider_id else None
    ranked, refused = candidates.of_kind(s, customer, leg.kind, _wanted(s, now, customer, order, leg))
    if leg.parent_id is not None:  # whoever works for a member must be insured as that one is
        ranked, refused = _insured(s, now, customer, ranked, refused)
    left = [c for c in ranked if c.provider_id not in asked]
    if order.kind == legs.SERVICE and order.total is not None:  # she pays no more than she was told
        left = [c for c in left if _costs(s, order, c) <= order.total]
    hers = (
        chosen is not None
        and order.chosen_because.get(legs.CONSENTED) == chosen.key
        and chosen.key not in asked
    )
    if not hers and (chosen is None or chosen.key not in {c.provider_id for c in left}):
        chosen = s.get_one(Provider, left[0].provider_id) if left else None
        because = choosing.because(left, refused, customer.prefers)
        made = {**order.chosen_because.get("legs", {}), leg.kind: because}
        order.chosen_because = {**order.chosen_because, "legs": made}
        s.add(order)
    if chosen is None:
        _nobody_left(s, now, customer, order, leg)
        return
    leg.provider_id, leg.again_at = chosen.key, None
    legs.move(s, now, leg, LegStatus.offered)
    leg.window_start, leg.window_end = order.window_start, order.window_end
    row = Dispatch(
        agency_id=order.agency_id,
        ref=f"dsp_{secrets.token_hex(12)}",
        leg_id=leg.key,
        provider_id=chosen.key,
        round=this_round,
        offered_at=now,
        expires_at=_answer_by(s, now, customer, order, leg, chosen),
    )
    s.add(row)
    s.flush()
    job_post.offer(s, now, row)
    note(s, now, order.agency_id, f"{leg.kind} leg offered to {chosen.name}", customer=customer, order=order)
    text = _moved(s, now, customer, order, leg, before, chosen) if before and leg.position == 1 else ""
    leg.price = leg.quoted = prices.of_leg(s, customer, order, leg, chosen)
    leg.promised_end = leg.window_end
    s.add(leg)
    if text:
        notify.to_customer(
            s, now, customer, text, about="order moved", once=f"moved:{row.id}", urgency=Urgency.order
        )


def _answer_by(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, chosen: Provider
) -> datetime:
    """Return by when who is asked must answer; a shop that is shut has until after it opens, if that is in time."""
    if leg.kind == RESPONDER:
        return now + RESPONDER_WITHIN
    within = pharmacy.ANSWER_WITHIN if pharmacy.decides(order, leg) else REPLY_WITHIN
    if order.window_start is None:
        return now + within
    zone = agency_of(s, customer).time_zone
    opens = instant(opening.next_opening(chosen.hours, local(now, zone).replace(tzinfo=None)), zone)
    return opens + within if now < opens and opens + within <= order.window_start else now + within


def again(s: Session, now: datetime, leg: Leg) -> None:
    """Ask all who may do a leg that came to nothing once more, as if none of them had been asked."""
    order = s.get_one(Order, leg.order_id)
    customer = s.get_one(Customer, order.customer_id)
    leg.round = _round(s, leg) + 1
    if legs.is_way(order, leg):
        order.window_start, order.window_end = windows.not_over(
            order.window_start, order.window_end, customer, now
        )
    s.add_all((leg, order))
    s.flush()
    note(s, now, order.agency_id, f"{leg.kind} leg: all are asked again", customer=customer, order=order)
    offer(s, now, customer, order, leg)


def asked_again(s: Session, now: datetime, leg: Leg) -> None:
    """Nobody took a part a while ago: all are asked for it once more, if it is still wanted and nobody saw to it."""
    leg.again_at = None
    s.add(leg)
    if nobody.still_wanted(s, s.get_one(Order, leg.order_id), leg):
        again(s, now, leg)


def _hands_it_down(s: Session, leg: Leg) -> set[int]:
    """Return the member above, if a part was handed down: it is not asked to do it itself after all."""
    above = s.get(Leg, leg.parent_id) if leg.parent_id else None
    return {above.provider_id} if above is not None and above.provider_id is not None else set()


def _insured(
    s: Session,
    now: datetime,
    customer: Customer,
    ranked: list[choosing.Candidate],
    refused: dict[str, str],
) -> candidates.Found:
    today = local(now, agency_of(s, customer).time_zone).date()
    bare = {c.name for c in ranked if not evidence.insured(s.get_one(Provider, c.provider_id), today)}
    fit = [c for c in ranked if c.name not in bare]
    return fit, {**refused, **dict.fromkeys(bare, "no insurance is recorded that is still good")}


def _packs_another_part(s: Session, order: Order, leg: Leg) -> set[int]:
    """A shop that packs one part of an order, and has not the rest, is not asked for the rest."""
    others = [one for one in legs.goods(s, order) if one.id != leg.id] if leg.kind in legs.GOODS else []
    return {one.provider_id for one in others if one.provider_id is not None}


def _round(s: Session, leg: Leg) -> int:
    highest = s.exec(select(func.max(Dispatch.round)).where(Dispatch.leg_id == leg.id)).one() or 1
    return max(int(highest), leg.round)


def _wanted(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> choosing.Wanted:
    """Return what a leg asks of whoever does it; a response team must be there now."""
    window = (now, None) if leg.kind == RESPONDER else (order.window_start, order.window_end)
    service = order.chosen_because[legs.VISIT]["kind"] if leg.kind == legs.SERVICE == order.kind else ""
    return candidates.wanted(s, customer, window, leg.skills, service=service)


def _costs(s: Session, order: Order, candidate: choosing.Candidate) -> int:
    """Return what a service would cost with a member in cents; one that has yet to name its price may do it."""
    shop = s.get_one(Provider, candidate.provider_id)
    return visit_words.once_cents(order.chosen_because[legs.VISIT], shop) or 0


def _moved(
    s: Session, now: datetime, customer: Customer, order: Order, leg: Leg, before: Provider, chosen: Provider
) -> str:
    """Another shop is asked in its own names and prices; she pays what she was told, or hears it for the first time."""
    names = {"old": before.name, "new": chosen.name, "number": order.number}
    if order.kind == legs.SERVICE:
        order.total = visit_words.once_cents(order.chosen_because[legs.VISIT], chosen)
        s.add(order)
        told = visit_words.told(s, now, customer, order)
        return say("service_moved", old=before.name, shop=chosen.name, **told)
    if order.kind != "groceries":
        return say("moved", **names)
    lines = tuple(Item(row.name, row.quantity, row.unit) for row in legs.rows(s, order, leg))
    basket = baskets.restate(s, customer, lines, chosen)
    legs.write(s, order, leg, zip(basket.items, basket.prices, strict=True))
    if order.total is not None:
        return say("moved_alike", **names)
    if basket.subtotal is not None and len(legs.goods(s, order)) == 1:
        order.fee = candidates.delivery_fee(s, customer, chosen)
        order.total = basket.subtotal + order.fee
        s.add(order)
    if order.total is None:
        return say("moved", **names)
    return say("moved_price", total=money(order.total, agency_of(s, customer).currency), **names)


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
    legs.move(s, now, leg, status)
    offer(s, now, customer, order, leg)


def fall_due(s: Session, now: datetime, dispatch: Dispatch) -> None:
    """Silent past its deadline: tell the member that it is too late, and ask the next one."""
    leg = s.get_one(Leg, dispatch.leg_id)
    if pharmacy.decides(s.get_one(Order, leg.order_id), leg):
        pharmacy.unanswered(s, now, dispatch, "no answer in time")
        return
    job_post.take_back(s, now, dispatch, "no answer in time")
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
    job_post.take_back(s, now, dispatch, "the customer did not want the change")
    next_one(s, now, dispatch, LegStatus.declined)


def withdraw(s: Session, now: datetime, leg: Leg, reason: str) -> None:
    """Take a leg that has not ended back from whoever has it or was asked."""
    query = select(Dispatch).where(
        Dispatch.leg_id == leg.id, col(Dispatch.status).in_((*legs.OPEN, *legs.HELD))
    )
    for row in s.exec(query):
        job_post.take_back(s, now, row, reason)
        move(s, now, row, LegStatus.cancelled)
    if leg.status not in ENDED_LEGS:
        legs.move(s, now, leg, LegStatus.cancelled)


def hold(s: Session, now: datetime, dispatch: Dispatch) -> None:
    """A member wants it otherwise: the offer and its leg wait for her."""
    dispatch.status = LegStatus.proposed
    s.add(dispatch)
    legs.move(s, now, s.get_one(Leg, dispatch.leg_id), LegStatus.proposed)


def move(s: Session, now: datetime, dispatch: Dispatch, status: LegStatus) -> None:
    """Move an offer on, which no clock awaits any more; a change that it proposed is no question any more."""
    if dispatch.answered_at is None and status in (LegStatus.accepted, LegStatus.declined):
        dispatch.answered_at = now
    dispatch.status, dispatch.expires_at = status, None
    s.add(dispatch)
    questions.settled(s, now, CHANGES, dispatch.key, status)


def finish(s: Session, now: datetime, leg: Leg) -> None:
    """What others saw says that a part is done: whoever did it has nothing left to report, and is paid for it."""
    held = select(Dispatch).where(Dispatch.leg_id == leg.id, col(Dispatch.status).in_(legs.HELD))
    for row in s.exec(held):
        move(s, now, row, LegStatus.done)
    legs.move(s, now, leg, LegStatus.done)


def _nobody_left(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> None:
    """Without its goods an order has come to nothing; of any other leg only that one has, and the rest stands."""
    legs.move(s, now, leg, LegStatus.failed)
    note(s, now, order.agency_id, f"nobody left for the {leg.kind} leg", customer=customer, order=order)
    comes_again = nobody.plan(s, now, customer, order, leg)
    known = nobody.known(s, leg)
    if known and comes_again:
        return  # she and the desk know, and hear when somebody takes it or the day is over
    once = f"{nobody.key(leg)}{_round(s, leg)}"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        nobody.task_words(order, leg),
        once=once,
        about=visit_words.for_the_desk(order, customer) if order.kind == legs.SERVICE else "",
        customer=customer,
        order=order,
        urgent=True,
        calm=order.kind != RESPONSE,
        due_in=PERSON_WITHIN,
    )
    if order.kind == RESPONSE:
        return
    if leg.parent_id is not None:
        return  # the member above has its part as before, and the desk helps it
    packed = [one for one in legs.goods(s, order) if one.id != leg.id]
    if order.kind == legs.SERVICE:
        order.status = OrderStatus.failed
        s.add(order)
        told = visit_words.told(s, now, customer, order)
        text = say("service_nobody", what=told["what"], when=told["when"], by=_promised(now, customer))
    elif leg.kind not in legs.GOODS or packed:
        text = _only_this(s, now, customer, order, leg)
        ledger.settle(s, now, customer, order)
    else:
        order.status = OrderStatus.failed
        s.add(order)
        for other in legs.every(s, order):
            withdraw(s, now, other, "the order could not be completed")
        text = say("nobody_left", number=order.number, by=_promised(now, customer))
    notify.to_customer(s, now, customer, text, about="nobody left", once=once, urgency=Urgency.order)


def _only_this(s: Session, now: datetime, customer: Customer, order: Order, leg: Leg) -> str:
    """One leg of several came to nothing; return what she is told of it."""
    if leg.kind == legs.COURIER:
        again = leg.again_at is not None
        return nobody.not_brought(s, order, _promised(now, customer), again=again)
    if leg.kind == home_help.HELPER:
        return say("nobody_helps", number=order.number, by=_promised(now, customer))
    lines = legs.rows(s, order, leg)
    names = ", ".join(baskets.lines(tuple(Item(row.name, row.quantity, row.unit) for row in lines)))
    if order.total is not None and leg.price is not None:
        order.total -= leg.price
        s.add(order)
    legs.write(s, order, leg, [])
    return say("rest_comes", items=names, number=order.number)


def _promised(now: datetime, customer: Customer) -> str:
    return windows.by(now, PERSON_WITHIN, customer.time_zone)
