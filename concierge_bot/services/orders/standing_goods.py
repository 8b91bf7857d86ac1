"""Other goods in what comes again and again: this time only, or from now on; where she does not say, she is asked."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Provider, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.orders import (
    baskets,
    read_backs,
    shop_choice,
    standing,
    standing_book,
    standing_changes,
    standing_days,
    standing_ends,
    standing_skips,
)
from concierge_bot.services.orders.basket import Basket
from concierge_bot.services.orders.standing_book import Occurrence
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, say, say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import changes, one_time, standing_goods_words, usual_words
from concierge_bot.understanding.orders.standing_goods_words import Change

ABOUT = "standing_goods"


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Change the goods that she means in what comes again; None if she changes nothing of that."""
    if (draft := standing.draft(s, customer)) is not None:
        return _of_draft(s, now, customer, draft, text, once)
    said = standing_goods_words.read(text)
    if said is None or read_backs.open_quote(s, now, customer) is not None:
        return None
    found = _meant(s, now, customer, said, text)
    if found is None:
        return None
    row, items = found
    time = _time(s, now, customer, row, text) if said.this_time else None
    if said.always:
        standing_changes.from_now_on(s, now, customer, row, items, once)
    elif time is not None:
        _this_time(s, now, customer, time, text, once)
    else:
        _ask(s, now, customer, row, items, text, once)
    return ""


def _of_draft(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, text: str, once: str
) -> str | None:
    """What was read back last, and not begun, is changed by the goods that she names, or by the size of one of them."""
    (asked,) = questions.open_about(s, customer, "standing")[-1:]
    words = standing_goods_words.in_full(text, standing_book.lines(row))
    if not words or not questions.was_last_said(s, customer, asked):
        return None
    return "" if standing.amend(s, now, customer, words, once=once) else None


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said whether it is for this time only, from now on, or not at all."""
    row, text = s.get_one(StandingOrder, q.subject_id), q.data["words"]
    items = _after(s, now, customer, row, text) if row.next_at is not None else ()
    time = _time(s, now, customer, row, "") if items else None
    if reply == "1" and time is not None:
        _this_time(s, now, customer, time, text, once)
    elif reply == "2" and items:
        standing_changes.from_now_on(s, now, customer, row, items, once)
    else:
        notify.to_customer(s, now, customer, say("left_as_is"), about="standing", once=once)


def _meant(
    s: Session, now: datetime, customer: Customer, said: Change, text: str
) -> tuple[StandingOrder, tuple[Item, ...]] | None:
    """Return the one row that she means and what would be in it; what is under way, or two rows, is read elsewhere."""
    rows = [
        row
        for row in standing_book.of_customer(s, customer)
        if not row.visit and row.rrule != standing_changes.ONCE
    ]
    days = set(usual_words.days(text))
    if days:
        rows = [row for row in rows if standing_ends.days(row, customer) & days]
    if not said.names_order:
        rows = [row for row in rows if said.foods & usual_words.stems(row.items)]
    if len(rows) != 1 or _under_way(s, customer, rows[0], said.foods):
        return None
    counted = one_time.read(text, [item["name"] for item in rows[0].items])
    if counted is not None and not said.less and (days or said.this_time or said.always):
        return None  # that is told whole, and is read where counts are: `standing_changes.py`
    items = _after(s, now, customer, rows[0], text)
    return (rows[0], items) if items else None


def _under_way(s: Session, customer: Customer, row: StandingOrder, foods: frozenset[str]) -> bool:
    """Tell whether an order on its way is of that row, or brings such goods: her words may be of that."""
    query = select(Order).where(
        Order.customer_id == customer.id, Order.kind == "groceries", col(Order.status).in_(LIVE_ORDERS)
    )
    return any(
        order.standing_order_id == row.id
        or foods & {word for item in baskets.of_order(s, order) for word in lexicon.stems(item.name)}
        for order in s.exec(query)
    )


def _after(s: Session, now: datetime, customer: Customer, row: StandingOrder, text: str) -> tuple[Item, ...]:
    """Return what comes of a row by her words; nothing where they change none of it, leave none, or are unclear."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    words = times.without_time(changes.plainly(standing_goods_words.of_goods(text)), here, customer.country)

    def at(shop: Provider) -> Basket:
        there = baskets.restate(s, customer, standing_book.lines(row), shop)
        after = baskets.change(s, customer, there.items, words, shop)
        return after if after is not None and not after.unclear else Basket((), ())

    found, ranked, _ = shop_choice.ranked(s, customer, at, (None, None))
    return found[ranked[0].provider_id].items if ranked else ()


def _this_time(
    s: Session,
    now: datetime,
    customer: Customer,
    time: tuple[StandingOrder, Occurrence],
    text: str,
    once: str,
) -> None:
    row, found = time
    if items := _after(s, now, customer, row, text):
        standing_changes.once_with(s, now, customer, row, found, items, once)
    else:
        notify.to_customer(s, now, customer, say("left_as_is"), about="standing", once=once)


def _time(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, text: str
) -> tuple[StandingOrder, Occurrence] | None:
    """Return the next time of it, on the days that she names, and the row of that: it may be apart already."""
    read = times.read(text, local(now, customer.time_zone), country=customer.country)
    names = read is not None and read.start is not None and not read.rrule
    first, last = standing_skips.days(now, customer, text) if names else (date.min, date.max)
    apart = [
        one
        for one in standing_book.of_customer(s, customer)
        if one.rrule == standing_changes.ONCE
        and local(one.first, customer.time_zone).date().isoformat() in row.exceptions
        and usual_words.stems(one.items) & usual_words.stems(row.items)
    ]
    coming = ((one, found) for one in (*apart, row) for found in standing_skips.coming(one, customer, now))
    fit = [(one, found) for one, found in coming if first <= found.at.date() <= last]
    return min(fit, key=lambda pair: pair[1].at, default=None)


def _ask(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    items: tuple[Item, ...],
    text: str,
    once: str,
) -> None:
    when = capital(standing_days.spoken_days(row, customer, now))
    read = say_some(ABOUT, baskets.lines(items), words=when)
    questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        read,
        told="standing",
        once=once,
        choices=("1", "2", "3"),
        subject_id=row.id,
        words="what comes each time",
        data={"words": text},
    )
