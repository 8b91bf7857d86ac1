"""A shop has not all of it: what it has instead is told to her in our words, and she decides."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import (
    Customer,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderItem,
    Provider,
    Question,
    Urgency,
)
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note as write_down
from concierge_bot.services.members import candidates, dispatch
from concierge_bot.services.orders import baskets, legs, order_course, ordering, packs
from concierge_bot.services.orders.proposals import Line, may_pass, time_to_decide
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import substitutes

SWAP, SECOND = "swap", "second_shop"


def propose(s: Session, now: datetime, row: Dispatch, note: str, total: int | None) -> str:
    """Ask her about the one line that a shop has not; nothing if its note says something else.

    Return what became of the shop's answer.
    """
    leg, order, customer, shop = _all_of(s, row)
    lines = legs.rows(s, order, leg) if order.kind == "groceries" else []
    sold = [product.name for product in baskets.catalogue(s, shop)]
    found = substitutes.read(note, [line.name for line in lines], sold)
    if found is None or (found.new and not may_pass(s, order, shop, found.new)):
        return ""
    gone = next(line for line in lines if line.name == found.gone)
    new = None if found.new in customer.dislikes else found.new
    if new is None and len(lines) == 1:
        dispatch.next_one(s, now, row, LegStatus.declined)
        return "next"
    dispatch.hold(s, now, row)
    kept = [Line(line.name, line.quantity, line.unit, line.price) for line in lines if line.name != gone.name]
    data = {"gone": gone.name, "leave": _change(kept, _less(leg, gone) if new or total is None else total)}
    words = say("swap_none", shop=shop.name, gone=gone.name)
    if new is not None:
        price = _price_of(s, shop, new, gone, kept, total)
        taken = [*kept, Line(new, gone.quantity, gone.unit, price)]
        data |= {"new": new, "take": _change(taken, _less(leg, gone, price))}
        data["change"] = f"{new} for {gone.name}"
        words = together(words, say("swap_new", new=new, price=_said_price(s, customer, price, gone.price)))
    _ask(s, now, customer, row, order, data, words, once=f"swap:{row.id}:{now.isoformat()}")
    write_down(s, now, order.agency_id, f"{shop.name}: has not all of it", customer=customer, order=order)
    return "proposed"


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She takes it, leaves it out, or wants it from another shop."""
    row = s.get_one(Dispatch, q.subject_id, with_for_update=True)
    if row.status != LegStatus.proposed:
        notify.to_customer(s, now, customer, say("late_answer"), about="answer", once=once)
    elif reply in ("1", "yes") and "take" in q.data:
        order_course.agree(s, now, row, json.loads(q.data["take"]))
    elif reply == "2" and _something_is_left(q):
        order_course.agree(s, now, row, json.loads(q.data["leave"]))
    elif reply == "2":
        order = s.get_one(Order, _leg(s, row).order_id)
        ordering.undo(s, now, order, "the customer, who does without it")
        ordering.say_undone(s, now, order, once=once)
    elif reply == "3":
        _elsewhere(s, now, customer, row, q, once)
    else:
        _ask_without_it(s, now, customer, row, q, once)


def disliked(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> bool:
    """She does not like what a shop has instead, which is kept; the other ways stay. False if she says nothing such."""
    asked = next(
        (q for q in questions.open_ones(s, now, customer) if q.about == SWAP and "new" in q.data), None
    )
    if asked is None or not replies.dislikes(text):
        return False
    customer.dislikes = [*customer.dislikes, asked.data["new"]]
    s.add(customer)
    questions.close(s, now, asked, "she does not like it")
    _ask_without_it(s, now, customer, s.get_one(Dispatch, asked.subject_id), asked, once)
    return True


def second_answered(
    s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str
) -> None:
    """She wants the missing thing from the other shop, which becomes a leg of the same order; or does without it."""
    row = s.get_one(Dispatch, q.subject_id, with_for_update=True)
    leg, order, _, _ = _all_of(s, row)
    if row.status != LegStatus.proposed:
        notify.to_customer(s, now, customer, say("late_answer"), about="answer", once=once)
        return
    if reply in ("1", "yes"):
        shop = s.get_one(Provider, int(q.data["provider"]))
        second = legs.add(s, order, leg.position, leg.kind)
        second.position = max(one.position for one in legs.of(s, order)) + 1
        line = Line(**json.loads(q.data["line"]))
        legs.write(s, order, second, [(line, line.price)])
        order_course.agree(s, now, row, json.loads(q.data["leave"]))
        dispatch.offer(s, now, customer, order, second, shop)
        order.total = None if order.total is None or second.price is None else order.total + second.price
        s.add(order)
        text = say("second_added", shop=shop.name, item=line.name, number=order.number)
        notify.to_customer(s, now, customer, text, about="order", once=once)
        return
    order_course.agree(s, now, row, json.loads(q.data["leave"]))


def _ask_without_it(
    s: Session, now: datetime, customer: Customer, row: Dispatch, q: Question, once: str
) -> None:
    data = {key: q.data[key] for key in ("gone", "leave")}
    words = say("swap_not_that", new=q.data["new"]) if "new" in q.data else ""
    _ask(s, now, customer, row, s.get_one(Order, _leg(s, row).order_id), data, words, once=once)


def _ask(
    s: Session,
    now: datetime,
    customer: Customer,
    row: Dispatch,
    order: Order,
    data: dict[str, str],
    words: str,
    *,
    once: str,
) -> None:
    ways = [
        *([say("swap_1", new=data["new"])] if "new" in data else []),
        say("swap_2", gone=data["gone"]),
        say("swap_3"),
    ]
    text = together(words, say("swap_ways", ways=together(*ways, by=", ")))
    question = questions.ask(
        s,
        now,
        customer,
        SWAP,
        choices=[*(["1"] if "new" in data else []), "2", "3"],
        subject_id=row.id,
        words=f"the change to order {order.number}",
        lasts=time_to_decide(now, order, None),
        data={**data, "asked": text},
        instead_of=questions.open_about(s, customer, SECOND) + questions.open_about(s, customer, SWAP),
    )
    row.expires_at = question.expires_at
    s.add(row)
    notify.to_customer(
        s, now, customer, text, about="proposal", once=once, urgency=Urgency.order, question=question
    )


def _elsewhere(s: Session, now: datetime, customer: Customer, row: Dispatch, q: Question, once: str) -> None:
    """Offer her the missing thing from the next shop that lists it; with none she is asked what else."""
    if not _something_is_left(q):
        dispatch.refuse(s, now, row)
        notify.to_customer(s, now, customer, say("trying_next"), about="answer", once=once)
        return
    leg, order, _, first = _all_of(s, row)
    gone = next(line for line in legs.rows(s, order, leg) if line.name == q.data["gone"])
    found = _listed_at(s, customer, order, gone)
    if found is None:
        data = {key: q.data[key] for key in ("gone", "leave")}
        words = say("swap_nowhere", gone=gone.name)
        _ask(s, now, customer, row, order, data, words, once=once)
        return
    shop, line = found
    fetched = candidates.needs_courier(s, customer, shop)
    same = fetched and candidates.needs_courier(s, customer, first)
    way = 0 if fetched else shop.price
    currency = agency_of(s, customer).currency
    question = questions.ask(
        s,
        now,
        customer,
        SECOND,
        choices=["1", "2"],
        subject_id=row.id,
        words=f"{line.name} from {shop.name}",
        lasts=time_to_decide(now, order, None),
        data={**q.data, "provider": str(shop.id), "line": json.dumps(asdict(line))},
    )
    text = say(
        "second_same_driver" if same else "second_shop",
        shop=shop.name,
        item=line.name,
        price=money(line.price, currency),
        fee=money(way, currency),
    )
    row.expires_at = question.expires_at
    s.add(row)
    notify.to_customer(s, now, customer, text, about="proposal", once=once, question=question)


def _listed_at(s: Session, customer: Customer, order: Order, gone: OrderItem) -> tuple[Provider, Line] | None:
    """Return the first shop by her preference that lists a thing and has no part in the order, and the thing there."""
    taking_part = {leg.provider_id for leg in legs.of(s, order)}
    query = select(Provider).where(Provider.agency_id == order.agency_id, Provider.kind == "grocer")
    job = candidates.wanted(s, customer, (order.window_start, order.window_end))
    for one in candidates.choose(s, customer, s.exec(query).all(), job)[0]:
        shop = s.get_one(Provider, one.provider_id)
        wanted = (Item(gone.name, gone.quantity, gone.unit),)
        basket = baskets.restate(s, customer, wanted, shop)
        if shop.id not in taking_part and basket.subtotal is not None:
            item = basket.items[0]
            return shop, Line(item.name, item.quantity, item.unit, basket.prices[0])
    return None


def _price_of(
    s: Session, shop: Provider, new: str, gone: OrderItem, kept: Sequence[Line], total: int | None
) -> int | None:
    """Return what a line costs that stands in for another: as the shop says or lists it, else as the other one."""
    rest = sum(line.price or 0 for line in kept)
    if total is not None:  # what is less than the rest alone cannot be the whole
        return total if not kept or total <= rest else total - rest
    listed = next((p for p in baskets.catalogue(s, shop) if p.name == new), None)
    found = packs.line_price(Item(new, gone.quantity, gone.unit), listed)
    return gone.price if found is None else found


def _said_price(s: Session, customer: Customer, price: int | None, before: int | None) -> str:
    if price is None or price == before:
        return say("same_price")
    return say("for_price", price=money(price, agency_of(s, customer).currency))


def _change(lines: Sequence[Line], price: int | None) -> str:
    """Return a change as it is kept with a question: the lines as they would come, and what the leg costs then."""
    kept = {"items": json.dumps([asdict(line) for line in lines])}
    return json.dumps(kept if price is None else {**kept, "price": str(price)})


def _less(leg: Leg, gone: OrderItem, price: int | None = 0) -> int | None:
    """Return what a leg costs with another line for one of its own; None while one of the prices is to come."""
    if leg.price is None or gone.price is None or price is None:
        return None
    return leg.price - gone.price + price


def _something_is_left(q: Question) -> bool:
    return bool(json.loads(q.data["leave"])["items"] != "[]")


def _leg(s: Session, row: Dispatch) -> Leg:
    return s.get_one(Leg, row.leg_id)


def _all_of(s: Session, row: Dispatch) -> tuple[Leg, Order, Customer, Provider]:
    leg = _leg(s, row)
    order = s.get_one(Order, leg.order_id)
    return leg, order, s.get_one(Customer, order.customer_id), s.get_one(Provider, row.provider_id)
