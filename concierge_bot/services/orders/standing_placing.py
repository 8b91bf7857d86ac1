"""A standing order is placed the day before, with a text that says so; SKIP leaves it out, a new price is asked."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import instant
from concierge_bot.models import (
    LIVE_ORDERS,
    Customer,
    Order,
    OrderStatus,
    Provider,
    Question,
    StandingOrder,
    Urgency,
)
from concierge_bot.services.everyday import holidays
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import next_number
from concierge_bot.services.members import choosing
from concierge_bot.services.orders import baskets, ordering, quotes, read_backs, shop_choice, windows
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.orders.standing_book import SHOP_NEEDS, Occurrence, lines
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, money, say, say_some
from concierge_bot.understanding.answers.replies import Reply

TOLD, DEARER = "standing_told", "standing_dearer"
MOST_DEARER = 10
"""By so many per cent the goods may cost more than when she agreed; above that she is asked again."""


def place(s: Session, now: datetime, customer: Customer, row: StandingOrder, found: Occurrence) -> None:
    """Place the order of a time and tell her; if it costs much more than she agreed to, ask her first."""
    at_shops, ranked, refused = shop_choice.ranked(
        s,
        customer,
        lambda shop: baskets.restate(s, customer, lines(row), shop),
        windows.window(found.at, None, customer, now),
    )
    if not ranked:
        not_made(s, now, customer, row, [found.at], "No shop can take a standing order")
        return
    shop = s.get_one(Provider, ranked[0].provider_id)
    order = _drafted(
        s,
        now,
        customer,
        row,
        found,
        choosing.because(ranked, refused, customer.prefers),
        shop,
        at_shops[shop.key],
    )
    goods = None if order.total is None else order.total - order.fee
    if goods is not None and is_dearer(row, goods):
        _ask(s, now, customer, row, order, found, goods)
        return
    row.price = row.price if goods is None else row.price or goods
    _place(s, now, customer, row, order, found)


def is_dearer(row: StandingOrder, cents: int | None) -> bool:
    """Tell whether something costs so much more than when she agreed that she must be asked again."""
    return None not in (cents, row.price) and (cents or 0) * 100 > (row.price or 0) * (100 + MOST_DEARER)


def dearer(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, /, *, once: str) -> None:
    """She agrees to the new price, which counts from now on, or leaves it out this time."""
    order = s.get_one(Order, q.subject_id, with_for_update=True)
    row = s.get_one(StandingOrder, order.standing_order_id)
    if reply not in ("1", "yes"):
        read_backs.lapse(s, now, order, "too dear for her")
        notify.to_customer(s, now, customer, say("standing_left_out"), about="standing", once=once)
        return
    row.price = int(q.data["goods"])
    s.add(row)
    ordering.place(s, now, customer, order)
    ordering.say_placed(s, now, customer, order, once=once)


def undecided(s: Session, now: datetime, q: Question) -> None:
    """She did not say whether it may cost so much: it is not made, and she and the desk hear so."""
    if q.about != DEARER:
        return
    order, customer = s.get_one(Order, q.subject_id), s.get_one(Customer, q.customer_id)
    read_backs.lapse(s, now, order, "no answer to the new price")
    row = s.get_one(StandingOrder, order.standing_order_id)
    begin = datetime.fromisoformat(q.data["at"])
    not_made(
        s, now, customer, row, [begin], "A standing order costs more now and she did not answer: ask her"
    )


def not_made(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, begins: list[datetime], task: str
) -> None:
    """Nothing is left out in silence: she is told, and a person sees to it by a promised time."""
    once = f"standing-missed:{row.id}:{begins[0].isoformat()}"
    desk.open_task(
        s, now, agency_of(s, customer), task, once=once, customer=customer, due_in=quotes.PERSON_WITHIN
    )
    start_at, end_at = windows.window(begins[0], None, customer, now)
    more = f" and {len(begins) - 1} more" if begins[1:] else ""
    text = say_some(
        "standing_missed",
        baskets.lines(lines(row)),
        window=windows.spoken(start_at, end_at, customer.time_zone, now) + more,
        by=windows.by(now, quotes.PERSON_WITHIN, customer.time_zone),
    )
    notify.to_customer(s, now, customer, text, about="standing", once=once, urgency=Urgency.order)


def _drafted(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    found: Occurrence,
    because: dict[str, object],
    shop: Provider,
    basket: Basket,
) -> Order:
    start_at, end_at = windows.window(found.at, None, customer, now)
    order = Order(
        agency_id=row.agency_id,
        number=next_number(s, row.agency_id),
        customer_id=customer.key,
        standing_order_id=row.key,
        window_start=start_at,
        window_end=end_at,
        chosen_because=because,
        created_at=now,
    )
    s.add(order)
    s.flush()
    read_backs.fill(s, customer, order, shop, basket)
    return order


def _ask(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    order: Order,
    found: Occurrence,
    goods: int,
) -> None:
    """Ask before it is made, for as long as a shop could still bring it."""
    currency = agency_of(s, customer).currency
    assert order.window_end is not None
    text = say_some(
        "standing_dearer",
        baskets.lines(lines(row)),
        window=capital(read_backs.spoken_window(order, customer, now)),
        price=money(goods, currency),
        before=money(row.price, currency),
    )
    questions.read_back(
        s,
        now,
        customer,
        DEARER,
        text,
        told="standing",
        once=f"standing-dearer:{row.id}:{found.rule.isoformat()}",
        subject_id=order.id,
        words="the new price",
        lasts=order.window_end - SHOP_NEEDS - now,
        data={"goods": str(goods), "at": found.at.isoformat()},
        instead_of=(),
    )


def _place(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, order: Order, found: Occurrence
) -> None:
    ordering.place(s, now, customer, order)
    late = now > instant(found.at, customer.time_zone)
    offer_skip(s, now, customer, row, order, found, _placed(now, customer, row, order, found, late))


def offer_skip(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    order: Order,
    found: Occurrence,
    text: str,
) -> None:
    """Tell her of the order of a time, which she may leave out."""
    assert order.undo_until is not None
    questions.read_back(
        s,
        now,
        customer,
        TOLD,
        text,
        told="standing",
        once=f"standing:{row.id}:{found.rule.isoformat()}",
        choices=["SKIP"],
        subject_id=order.id,
        words=f"order {order.number}",
        urgency=questions.OFFER,
        lasts=order.undo_until - now,
        instead_of=(),
    )


def _placed(
    now: datetime, customer: Customer, row: StandingOrder, order: Order, found: Occurrence, late: bool
) -> str:
    open_one = holidays.kept(customer, found.at.date())
    day = f"{found.rule:%A}"
    first: str = ""
    if found.holiday:
        first = say("on_holiday_moved", day=day, holiday=found.holiday)
    elif open_one:
        first = say("on_holiday", day=day, holiday=open_one)
    return say_some(
        "standing_late" if late else "standing_placed",
        baskets.lines(lines(row)),
        first=first,
        window=capital(read_backs.spoken_window(order, customer, now)),
        shop=order.chosen_because["shop"],
        number=order.number,
    )


def skip(s: Session, now: datetime, customer: Customer, q: Question, *, once: str) -> str:
    """Leave out the order that she was told of the day before; the next one comes as planned."""
    order = s.get_one(Order, q.subject_id, with_for_update=True)
    questions.close(s, now, q, "skip")
    text: str = say("late_answer")
    for one in reversed(together_with(s, customer, order)):  # the way back goes with the way there
        text = ordering.stop(s, now, customer, one)
    if order.status == OrderStatus.cancelled and text:
        text = say("standing_skipped", window=read_backs.spoken_window(order, customer, now))
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return text


def together_with(s: Session, customer: Customer, order: Order) -> list[Order]:
    """Return an order of what comes again, and what else was placed for that same time, if it is under way."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.standing_order_id == order.standing_order_id,
        Order.created_at == order.created_at,
        col(Order.status).in_(LIVE_ORDERS),
    )
    found = list(s.exec(query.order_by(col(Order.id))))
    return found if order in found else []


def told_of(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return the questions by which she may leave out what she was told of, the newest first."""
    return [q for q in questions.open_ones(s, now, customer) if q.about == TOLD]
