"""Who else could do it, and why it was this one: her choice, from the same inputs that made the first."""

import re
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Leg, Order, OrderStatus, Provider, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.members import candidates, choosing
from concierge_bot.services.orders import (
    baskets,
    corrections,
    ordering,
    proposals,
    read_backs,
    shop_choice,
    windows,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.answers.replies import Reply

_NEEDS = re.compile(r"\b(need|needed|want|wanted|must have|could do with|asked for)\b.*")
PERSON_WITHIN = timedelta(minutes=30)
MOST_CHOICES = 3
EXCHANGEABLE = (OrderStatus.placed, OrderStatus.accepted)
SEEN = (*LIVE_ORDERS, OrderStatus.delivered, OrderStatus.done)


def asked(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Offer her other shops for what was read back, or for her newest order; else a person looks for somebody."""
    order = read_backs.open_quote(s, now, customer) or _newest(s, customer)
    if replies.asks_cheaper(words) and "always" in words.casefold().split():
        customer.prefers = ["price", *(one for one in customer.prefers if one != "price")]
        s.add(customer)
    if order is not None and replies.asks_cheaper(words) and order.status == OrderStatus.quoted:
        return _cheapest(s, now, customer, order, once)
    if order is None or order.kind != "groceries" or not _can_change(order, now):
        return _to_a_person(s, now, customer, order, words, once)
    others = _others(s, customer, order)
    if not others:
        return _to_a_person(s, now, customer, order, words, once)
    few, currency = others[:MOST_CHOICES], agency_of(s, customer).currency
    choices = ", ".join(
        f"{n} {shop.name} ({_price(basket.subtotal, fee, currency)})"
        for n, (shop, basket, fee) in enumerate(few, 1)
    )
    data = {str(n): str(shop.id) for n, (shop, _, _) in enumerate(few, 1)}
    if order.status == OrderStatus.quoted:
        questions.settled(s, now, read_backs.READ_BACK, order.key, "others shown")
    question = questions.ask(
        s,
        now,
        customer,
        "other_shop",
        choices=list(data),
        subject_id=order.id,
        words="another shop",
        data=data,
    )
    text = say("others", choices=choices, window=_when(order, customer, now))
    return _tell(s, now, customer, text, once, question)


def _cheapest(s: Session, now: datetime, customer: Customer, order: Order, once: str) -> str:
    """Read what waits for her OK back from the shop that has most of it for least, be it the one she has.

    That this is the one is said only where it lists all of it: what has no price yet may cost more there.
    """
    items = baskets.of_order(s, order)
    found, ranked, _ = shop_choice.ranked(
        s,
        customer,
        lambda shop: baskets.restate(s, customer, items, shop),
        (order.window_start, order.window_end),
    )
    here = s.get_one(Provider, order.chosen_because["provider_id"])
    all_of_them = [here, *(s.get_one(Provider, c.provider_id) for c in ranked if c.provider_id != here.id)]
    least = min((found[shop.key].missing for shop in all_of_them if shop.key in found), default=0)
    priced = {
        shop.key: found[shop.key].known + candidates.delivery_fee(s, customer, shop)
        for shop in all_of_them
        if shop.key in found and found[shop.key].missing == least
    }
    best = min(
        (shop for shop in all_of_them if shop.key in priced), key=lambda shop: priced[shop.key], default=here
    )
    if best == here:
        first = "" if least else say("cheapest", shop=here.name)
        return read_backs.repeat(s, now, customer, order, once=once, first=first)
    order.chosen_because = {**order.chosen_because, "chosen_by_her": best.name}
    return read_backs.read_back(s, now, customer, order, best, found[best.key], once=once)


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She chose another shop: what it would be there is read back, and nothing is ordered before her OK."""
    order = s.get_one(Order, q.subject_id)
    shop = s.get_one(Provider, int(q.data[reply]))
    if order.status != OrderStatus.quoted:
        order = _again(s, now, customer, order)
    items = baskets.of_order(s, s.get_one(Order, q.subject_id))
    order.chosen_because = {**order.chosen_because, "chosen_by_her": shop.name}
    read_backs.read_back(s, now, customer, order, shop, baskets.restate(s, customer, items, shop), once=once)


def why(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say in one sentence why it was this member, from the inputs that were stored with the choice."""
    if (asked := proposals.waiting(s, now, customer)) is not None:
        return _tell(s, now, customer, proposals.once_more(s, asked), once, asked)
    if (needs := _NEEDS.search(words.casefold())) and (text := _move(s, now, customer, needs[0], once)):
        return text
    order = read_backs.open_quote(s, now, customer) or _newest(s, customer)
    about_courier = bool({"driver", "courier"} & set(words.casefold().split()))
    reason = _reason(s, customer, order, courier=about_courier) if order is not None else ""
    if not reason:
        return _to_a_person(s, now, customer, order, words, once)
    return _tell(s, now, customer, together(reason, say("why_no_fee")), once)


def _move(s: Session, now: datetime, customer: Customer, needs: str, once: str) -> str:
    """She asks why it comes when it does, and says when she needs it: it is moved, or a person moves it."""
    when = times.read(needs, local(now, customer.time_zone), country=customer.country)
    if when is None or when.start is None:
        return ""
    if read_backs.open_quote(s, now, customer) is not None:
        return corrections.amend(s, now, customer, needs, once=once)
    order = ordering.newest_live(s, customer)
    return "" if order is None else ordering.change_placed(s, now, customer, order, once=once)


def _reason(s: Session, customer: Customer, order: Order, *, courier: bool) -> str:
    kind = "courier" if courier else ("pharmacy" if order.kind == "prescription" else "grocer")
    leg = s.exec(select(Leg).where(Leg.order_id == order.id, Leg.kind == kind)).first()
    because = order.chosen_because
    shop = s.get(Provider, leg.provider_id if leg else because.get("provider_id"))
    if shop is None or (courier and leg is None):
        return ""
    if because.get("chosen_by_her") == shop.name:
        return say("why_you", shop=shop.name)
    first = because.get("shop")
    if leg is not None and not courier and first not in (None, shop.name):
        return say("why_moved", old=first, shop=shop.name)
    made = because.get("legs", {}).get("courier", {}) if courier else because
    ranked = [choosing.Candidate(**row) for row in made.get("ranking", [])]
    tried = set(because.get("tried", []))
    left = [c for c in ranked if c.provider_id not in tried or c.provider_id == shop.id]
    reason = choosing.reason(left, shop.key, len(customer.favourites), made.get("prefers", ()))
    return say(f"why_{reason}", shop=shop.name) if reason else ""


def _others(s: Session, customer: Customer, order: Order) -> list[tuple[Provider, Basket, int]]:
    """Return the other shops that list something of it, by her preference, with basket and delivery fee."""
    items = baskets.of_order(s, order)
    found, ranked, _ = shop_choice.ranked(
        s,
        customer,
        lambda shop: baskets.restate(s, customer, items, shop),
        (order.window_start, order.window_end),
    )
    now_at = order.chosen_because.get("provider_id")
    others = [s.get_one(Provider, c.provider_id) for c in ranked if c.provider_id != now_at]
    return [
        (shop, found[shop.key], candidates.delivery_fee(s, customer, shop))
        for shop in others
        if found[shop.key].missing < len(items)
    ]


def _again(s: Session, now: datetime, customer: Customer, old: Order) -> Order:
    """The same things once more as a new order, which takes the place of one that is still under way."""
    live = old.status in LIVE_ORDERS
    start, end = (old.window_start, old.window_end) if live else windows.window(None, None, customer, now)
    order = Order(
        agency_id=old.agency_id,
        number=next_number(s, old.agency_id),
        customer_id=old.customer_id,
        window_start=start,
        window_end=end,
        chosen_because={**_inputs(old), **({"instead_of": old.number} if live else {})},
        created_at=now,
    )
    s.add(order)
    s.flush()
    note(s, now, order.agency_id, "order read back from another shop", customer=customer, order=order)
    return order


def _inputs(old: Order) -> dict[str, Any]:
    return {key: old.chosen_because[key] for key in ("ranking", "not_chosen") if key in old.chosen_because}


def _newest(s: Session, customer: Customer) -> Order | None:
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(SEEN))
    return s.exec(query.order_by(col(Order.id).desc())).first()


def _can_change(order: Order, now: datetime) -> bool:
    """Tell whether another shop may still do it: what is on its way, or past its time, is no longer moved."""
    if order.status not in LIVE_ORDERS:
        return True
    return order.status in EXCHANGEABLE and (order.undo_until is None or now <= order.undo_until)


def _when(order: Order, customer: Customer, now: datetime) -> str:
    if order.status in (*LIVE_ORDERS, OrderStatus.quoted):
        return read_backs.spoken_window(order, customer, now)
    return windows.spoken(*windows.window(None, None, customer, now), customer.time_zone, now)


def _price(subtotal: int | None, fee: int, currency: str) -> str:
    return money(None if subtotal is None else subtotal + fee, currency)


def _to_a_person(
    s: Session, now: datetime, customer: Customer, order: Order | None, words: str, once: str
) -> str:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She asks who else could do it, or why it was them: see her words",
        once=f"others:{once}",
        about=words,
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return _tell(s, now, customer, say("others_person", by=promised), once)


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="choice", once=once, question=question)
    return text
