"""An order from her OK to its end: placed in one commit, undone in time, changed by a person once it is out."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import NotNow
from concierge_bot.models import (
    LIVE_ORDERS,
    Customer,
    Entry,
    Leg,
    Order,
    OrderStatus,
    Provider,
    Task,
    TaskStatus,
)
from concierge_bot.services.cases import cases
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import pharmacy
from concierge_bot.services.members import dispatch, nobody
from concierge_bot.services.orders import baskets, legs, planning, proposals, read_backs, shop_notes, windows
from concierge_bot.services.orders.quotes import PERSON_WITHIN
from concierge_bot.services.orders.read_backs import spoken_window, tell
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some, together
from concierge_bot.texts.pages import stated, told
from concierge_bot.understanding.orders import order_words

PLAINLY = {OrderStatus.placed: "we wait for an answer", OrderStatus.accepted: "they said yes"}
"""How far an order is, in words that she would use."""
UNDO_AT_LEAST = timedelta(minutes=10)
UNDO_BEFORE = timedelta(hours=1)
FAILED_LATELY = timedelta(days=1)
CAME_LATELY = timedelta(hours=12)


def place(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """Turn a quoted order into a placed one: legs, first dispatch and outbox row in this same commit."""
    if order.status != OrderStatus.quoted:
        raise NotNow(
            told(
                "Order {number} is {status}: it can be placed only once",
                number=order.number,
                status=stated(order.status),
            )
        )
    order.status = OrderStatus.placed
    may_be_undone(order, now)
    s.add(order)
    questions.settled(s, now, read_backs.READ_BACK, order.key, "placed")
    note(s, now, order.agency_id, "order placed", customer=customer, order=order)
    _in_place_of(s, now, customer, order)
    planning.begin(s, now, customer, order)
    pharmacy.over_the_counter(s, now, customer, order)


def may_be_undone(order: Order, now: datetime) -> None:
    """Write down until when it can be stopped: an hour before it comes, and some minutes from now at least."""
    order.undo_until = max((order.window_start or now) - UNDO_BEFORE, now + UNDO_AT_LEAST)


def _in_place_of(s: Session, now: datetime, customer: Customer, order: Order) -> None:
    """She wanted another shop for an order that was under way: the old one is stopped, or a person sees to it."""
    number = order.chosen_because.get("instead_of")
    if number is None:
        return
    old = s.exec(select(Order).where(Order.agency_id == order.agency_id, Order.number == number)).one()
    if old.status in (OrderStatus.placed, OrderStatus.accepted):
        undo(s, now, old, "the customer, for another shop")
    elif old.status != OrderStatus.cancelled:
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"Order {order.number} was to take the place of order {number}, which is {old.status}: call her",
            once=f"in-place-of:{order.id}",
            customer=customer,
            order=order,
        )


def say_placed(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> str:
    """Tell her what is ordered, when it comes, its number, and until when it can be undone."""
    text = say_some(
        "placed",
        baskets.lines(baskets.of_order(s, order)),
        number=order.number,
        window=spoken_window(order, customer, now),
        undo=undo_before(order, customer, now),
        first=together(_for_another(order), shop_notes.spoken(s, order)),
    )
    return tell(s, now, customer, text, once)


def _for_another(order: Order) -> str:
    number = order.chosen_because.get("instead_of")
    return "" if number is None else say("takes_place_of", number=number)


def undo_before(order: Order, customer: Customer, now: datetime) -> str:
    """Return until when an order can be undone, as she would say it."""
    return windows.spoken(order.undo_until or now, None, customer.time_zone, now).removeprefix("today ")


def undo(s: Session, now: datetime, order: Order, who: str) -> None:
    """Stop a placed order, and all that waits because it did not come; NotNow once it is on its way."""
    if order.status not in LIVE_ORDERS or order.status == OrderStatus.on_the_way:
        raise NotNow(
            told(
                "Order {number} is {status}: it can no longer be undone",
                number=order.number,
                status=stated(order.status),
            )
        )
    order.status = OrderStatus.cancelled
    s.add(order)
    for leg in s.exec(select(Leg).where(Leg.order_id == order.id)):
        dispatch.withdraw(s, now, leg, "the customer stopped the order")
    customer = s.get_one(Customer, order.customer_id)
    note(s, now, order.agency_id, f"order undone by {who}", customer=customer, order=order)
    nobody.over(s, now, order, "the order was stopped")
    if (late := cases.of_order(s, order)) is not None:
        cases.resolve(s, now, late, "the order was stopped")


def say_undone(s: Session, now: datetime, order: Order, *, once: str) -> str:
    """Tell her that her order was stopped."""
    customer = s.get_one(Customer, order.customer_id)
    return tell(s, now, customer, say("undone", number=order.number), once)


def undo_last(s: Session, now: datetime, customer: Customer, *, once: str, by_our_word: bool = False) -> str:
    """Do what her UNDO asks: end what waits for her OK, else stop her newest order, else a person helps.

    ``by_our_word``: we offered UNDO for what was placed, so that comes first, and what waits for her OK still does.
    """
    draft, order = read_backs.open_quote(s, now, customer), newest_live(s, customer)
    undoable = can_undo(s, now, customer)
    if draft is None and order is None:
        return tell(s, now, customer, say("nothing_to_undo"), once)
    if draft is None or (by_our_word and undoable and order is not None):
        assert order is not None
        return tell(
            s,
            now,
            customer,
            together(stop(s, now, customer, order), say("draft_waits") if draft is not None else ""),
            once,
        )
    read_backs.lapse(s, now, draft, "she did not want it")
    other = say("still_comes", number=order.number) if order is not None and undoable else ""
    return tell(s, now, customer, together(say("nothing_left"), other), once)


def can_undo(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether her newest order is one that UNDO still stops."""
    order = newest_live(s, customer)
    return order is not None and (not _too_late(order, now) or legs.in_vain(s, now, order))


def stop(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """Stop an order that she does not want any more, or give it to a person; return the sentence that says so."""
    gone = legs.taken_away(s, order)
    if gone or (_too_late(order, now) and not legs.in_vain(s, now, order)):
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            f"She wants to stop order {order.number}, which is already being made or brought",
            once=f"undo-late:{order.id}",
            customer=customer,
            order=order,
        )
        return say("undo_too_late" if gone else "undo_is_late", number=order.number)
    undo(s, now, order, "customer")
    return say("undone", number=order.number)


def _too_late(order: Order, now: datetime) -> bool:
    return order.undo_until is not None and now > order.undo_until


def newest_live(s: Session, customer: Customer) -> Order | None:
    """Return her newest order that is placed and not yet delivered."""
    query = (
        select(Order)
        .where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
        .order_by(col(Order.id).desc())
    )
    return s.exec(query).first()


def shop_now(s: Session, order: Order) -> str:
    """Return who has an order now, which may be another than the one it was read back with; empty if nobody has."""
    leg = s.exec(select(Leg).where(Leg.order_id == order.id).order_by(col(Leg.position))).first()
    shop = s.get(Provider, leg.provider_id) if leg and leg.provider_id else None
    return shop.name if shop else ""


def name_of(s: Session, leg: Leg) -> str:
    """Return the name of the member that has a leg; empty if nobody has."""
    member = s.get(Provider, leg.provider_id) if leg.provider_id else None
    return member.name if member is not None else ""


def spoken_status(s: Session, now: datetime, customer: Customer, order: Order) -> str:
    """Return how far an order is, as she would say it."""
    if (asked := proposals.waiting(s, now, customer, order)) is not None:
        return proposals.once_more(s, asked)
    shop = shop_now(s, order)
    if legs.unbrought(s, order):
        return say(
            "status_packed" if legs.packed(s, order) else "status_unbrought", number=order.number, shop=shop
        )
    over = order.window_end is not None and order.window_end <= now and order.kind != legs.SERVICE
    comes = say("it_comes_then", window=spoken_window(order, customer, now)) if order.window_start else ""
    return say(
        "status_waits" if order.status == OrderStatus.placed and shop else "status",
        number=order.number,
        shop=shop or "our team",
        status=PLAINLY.get(order.status, "") or order.status.replace("_", " "),
        window=say("it_is_late") if over else comes,
    ).strip()


def status(
    s: Session, now: datetime, customer: Customer, *, once: str, words: str = "", of: Order | None = None
) -> str:
    """Tell her how far an open order is, the newest if she means none, and what is in it if she asks that."""
    order, draft = of or newest_live(s, customer), read_backs.open_quote(s, now, customer)
    if order is None and draft is not None:
        return read_backs.repeat(s, now, customer, draft, once=once, first=say("not_yet_booked"))
    if order is not None:
        waits = say("draft_waits") if draft is not None else ""
        told = _contents(s, order) if order_words.asks_contents(words) and order.kind == "groceries" else ""
        return tell(s, now, customer, together(told, spoken_status(s, now, customer, order), waits), once)
    told = failed_lately(s, now, customer) or _came(s, now, customer) or say("no_orders")
    return tell(s, now, customer, told, once)


def _contents(s: Session, order: Order) -> str:
    lines = baskets.lines(baskets.of_order(s, order))
    return say("contents", number=order.number, items=", ".join(lines))


def _came(s: Session, now: datetime, customer: Customer) -> str:
    """Say that her newest order was brought a while ago, which she may not have found; empty if none was."""
    query = select(Entry).where(Entry.customer_id == customer.id, Entry.what == "order delivered")
    brought = s.exec(
        query.where(col(Entry.at) > now - CAME_LATELY).order_by(col(Entry.id).desc()).limit(1)
    ).first()
    if brought is None or brought.order_id is None:
        return ""
    order = s.get_one(Order, brought.order_id)
    when = windows.spoken(brought.at, None, customer.time_zone, now)
    return say("came_lately", number=order.number, when=when)


def failed_lately(s: Session, now: datetime, customer: Customer) -> str:
    """Say what happens with her newest order if it came to nothing lately; an empty string if it did not."""
    newest = select(Order).where(Order.customer_id == customer.id, Order.status != OrderStatus.quoted)
    order = s.exec(newest.order_by(col(Order.id).desc()).limit(1)).first()
    if order is None or order.status != OrderStatus.failed or (order.window_end or now) < now - FAILED_LATELY:
        return ""
    query = select(Task).where(Task.order_id == order.id, Task.status != TaskStatus.closed)
    task = s.exec(query.order_by(col(Task.id).desc())).first()
    if task is None or task.due_at <= now:
        return say("status_failed_known", number=order.number)
    by = windows.by(task.due_at, timedelta(0), customer.time_zone)
    return say("status_failed", number=order.number, by=by)


def change_placed(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> str:
    """A change after the order went out is made by a person, by a promised time."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She wants to change order {order.number}: see her last text",
        once=f"change:{once}",
        customer=customer,
        order=order,
        due_in=PERSON_WITHIN,
    )
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    return tell(s, now, customer, say("change_placed", number=order.number, by=promised), once)
