"""An order that she names by its number is stopped, and no other; what was stopped by mistake comes back."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Entry, Order, OrderItem, OrderStatus
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import (
    baskets,
    corrections,
    errands,
    hers,
    legs,
    ordering,
    quotes,
    read_backs,
    visit_words,
    windows,
)
from concierge_bot.services.orders.read_backs import tell
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.orders import stopping
from concierge_bot.understanding.visits import errands as errands_words

BACK_WITHIN = timedelta(hours=4)
"""How long what was stopped can come back by a word of hers."""
WHICH = "stop_which"
BACK_AS = "back_as"
STOPPED = "order undone by customer"
"""The entry of the timeline that an order stopped at her word leaves."""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """Stop the orders that she names by number, and bring back those that she wants; False if she names none."""
    said = stopping.stops(words)
    asked = questions.open_about(s, customer, WHICH)
    if asked and not said.stop:
        said = stopping.Stops(tuple(stopping.numbers(words)))
    if not said.stop:
        return False
    for question in asked:
        questions.close(s, now, question, "named")
    told = together(*[stopped(s, now, customer, number) for number in said.stop])
    for number in said.keep:
        if (gone := _stopped_lately(s, now, customer, number)) is not None:
            told = together(told, _back(s, now, customer, gone[0], once))
    tell(s, now, customer, told, once)
    return True


def stopped(s: Session, now: datetime, customer: Customer, number: int) -> str:
    """Stop one order, or say why it is not stopped; no other is touched."""
    order = _find(s, customer, number)
    if order is None or order.status == OrderStatus.quoted:
        return say("order_none", number=number)
    if order.status in LIVE_ORDERS:
        return ordering.stop(s, now, customer, order)
    off = order.status in (OrderStatus.cancelled, OrderStatus.failed)
    return say("order_off_already" if off else "order_over", number=number)


def by_goods(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Stop the order whose goods she says she does not need; an empty string if that is no whole order of hers."""
    order = meant_by_goods(s, now, customer, words)
    return tell(s, now, customer, ordering.stop(s, now, customer, order), once) if order is not None else ""


def meant_by_goods(s: Session, now: datetime, customer: Customer, words: str) -> Order | None:
    """Return the order all of whose goods she says she does not need, of several the one at the time that she says."""
    goods = stopping.unwanted(words)
    if not goods or read_backs.open_quote(s, now, customer) is not None:
        return None
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    whole = [
        order
        for order in s.exec(query.order_by(col(Order.id).desc()))
        if (rows := baskets.rows(s, order)) and all(stopping.names_nearly(goods, row.name) for row in rows)
    ]
    if len(whole) > 1:
        here = local(now, customer.time_zone)
        when = times.read(words, here, country=customer.country)
        hour = when.start.hour if when is not None and isinstance(when.start, datetime) else None
        at = [o for o in whole if o.window_start and local(o.window_start, customer.time_zone).hour == hour]
        whole = at or whole[:1]
    return whole[0] if whole else None


def part_only(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Words that name only some of its goods stop no order: it is read back, or a person changes it; else empty."""
    draft = read_backs.open_quote(s, now, customer)
    order = draft or hers.order(s, customer, words)
    if order is None or not stopping.names_part(words, [row.name for row in baskets.rows(s, order)]):
        return ""
    if draft is None:
        return ordering.change_placed(s, now, customer, order, once=once)
    return corrections.amend(s, now, customer, words, once=once) or read_backs.repeat(
        s, now, customer, draft, once=once
    )


def status(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Say how the order stands that she names by number; an empty string if she names none of hers."""
    numbers = stopping.numbers(words)
    orders = [order for number in numbers if (order := _find(s, customer, number))]
    if not orders:
        none = stopping.asks_after(words)
        return tell(s, now, customer, say("order_unknown", number=numbers[0]), once) if none else ""
    parts = [together(_named(s, order), _how_far(s, now, customer, order)) for order in orders]
    return tell(s, now, customer, together(*parts), once)


def _how_far(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    return (
        say("order_off_already", number=order.number)
        if order.status == OrderStatus.cancelled
        else ordering.spoken_status(s, now, customer, order)
    )


def _named(s: Session, order: Order) -> str:
    """Say what an order is of: a number alone tells her nothing; a medicine is not named."""
    goods = thing(s, order)
    return say("contents", number=order.number, items=goods) if goods else ""


def thing(s: Session, order: Order) -> str:
    if order.kind == legs.SERVICE:
        return visit_words.spoken(order.chosen_because[legs.VISIT])
    return baskets.spoken(baskets.of_order(s, order)) if order.kind == "groceries" else ""


def last_stopped(s: Session, now: datetime, customer: Customer) -> tuple[Order, datetime] | None:
    """Return the order that was stopped last at her word and can still come back, and when."""
    return _stopped_lately(s, now, customer, None)


def bring_back(s: Session, now: datetime, customer: Customer, *, once: str, words: str = "") -> bool:
    """Place again what was stopped last, a service on her OK; False if nothing was, or her words name another."""
    last = last_stopped(s, now, customer)
    if last is None:
        return False
    visit = last[0].chosen_because.get(legs.VISIT)
    over = last[0].window_end is not None and last[0].window_end <= now
    if errands_words.kind(words) not in (errands_words.OTHER, visit["kind"] if visit else ""):
        return False
    if visit and not over:
        last[0].chosen_because = {**last[0].chosen_because, BACK_AS: last[0].number}
        s.add(last[0])
        errands.offer(s, now, customer, visit, once=once, first=say("was_called_off"))
        return True
    tell(s, now, customer, _back(s, now, customer, last[0], once), once)
    return True


def _back(s: Session, now: datetime, customer: Customer, old: Order, once: str) -> str:
    """Place an order again as it was; a person sees to what cannot simply be asked for once more."""
    late = old.window_end is not None and old.window_end <= now
    if old.kind != "groceries" or late:
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"She wants order {old.number} after all, which was stopped: set it up again",
            once=f"back:{once}",
            customer=customer,
            order=old,
            due_in=quotes.PERSON_WITHIN,
        )
        return say(
            "back_by_team", number=old.number, by=windows.by(now, quotes.PERSON_WITHIN, customer.time_zone)
        )
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        window_start=old.window_start,
        window_end=old.window_end,
        chosen_because={k: v for k, v in old.chosen_because.items() if k != "instead_of"},
        total=old.total,
        fee=old.fee,
        created_at=now,
    )
    s.add(order)
    s.flush()
    for row in baskets.rows(s, old):
        s.add(
            OrderItem(
                agency_id=order.agency_id,
                order_id=order.key,
                name=row.name,
                quantity=row.quantity,
                unit=row.unit,
                price=row.price,
            )
        )
    old.chosen_because = {**old.chosen_because, BACK_AS: order.number}
    s.add(old)
    s.flush()
    note(s, now, order.agency_id, "stopped by mistake: placed again", customer=customer, order=order)
    ordering.place(s, now, customer, order)
    return say(
        "placed_again",
        old=old.number,
        number=order.number,
        window=read_backs.spoken_window(order, customer, now),
        undo=ordering.undo_before(order, customer, now),
    )


def _stopped_lately(
    s: Session, now: datetime, customer: Customer, number: int | None
) -> tuple[Order, datetime] | None:
    """Return an order that was stopped at her word not long ago and did not come back, the last if none is named."""
    query = (
        select(Order, Entry.at)
        .join(Entry, col(Entry.order_id) == Order.id)
        .where(Entry.customer_id == customer.id, Entry.what == STOPPED, Entry.at > now - BACK_WITHIN)
    )
    if number is not None:
        query = query.where(Order.number == number)
    found = s.exec(query.order_by(col(Entry.id).desc()).limit(1)).first()
    return None if found is None or BACK_AS in found[0].chosen_because else (found[0], found[1])


def _find(s: Session, customer: Customer, number: int) -> Order | None:
    return s.exec(select(Order).where(Order.customer_id == customer.id, Order.number == number)).first()
