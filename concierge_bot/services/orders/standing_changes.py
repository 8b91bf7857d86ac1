"""How much of what comes again and again shall come: one time of it, or from now on; it is no order besides."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import (
    baskets,
    ordering,
    placed_changes,
    read_backs,
    standing_book,
    standing_skips,
    windows,
)
from concierge_bot.services.orders.standing_book import Occurrence
from concierge_bot.texts import capital, say, say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import one_time
from concierge_bot.understanding.orders.one_time import Told
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words import spanish

ONCE = "FREQ=DAILY;COUNT=1"


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """Let more or less of a good come at the time that she names, or always; False if she names no time of hers."""
    if "?" in words:
        return False
    for row in _rows(s, customer):
        told = one_time.read(words, [item["name"] for item in row.items])
        if told is None or any(assent.asks_on(one) or errands.asked_for(one) for one in told.rest):
            continue
        days = _days(now, customer, told)
        if told.always and days is None and row.rrule != ONCE:
            items = _items(s, customer, standing_book.lines(row), told)
            from_now_on(s, now, customer, row, items, once)
            return True
        if days is not None and _one(s, now, customer, row, told, days, once):
            return True
    return False


def _rows(s: Session, customer: Customer) -> list[StandingOrder]:
    """Return what comes again and again, and what an order under way was made of, the newest first."""
    query = select(Order.standing_order_id).where(
        Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS)
    )
    under_way = [s.get_one(StandingOrder, key) for key in s.exec(query) if key is not None]
    rows = {row.key: row for row in (*standing_book.of_customer(s, customer), *under_way)}
    return [rows[key] for key in sorted(rows, reverse=True) if not rows[key].visit]


def _days(now: datetime, customer: Customer, told: Told) -> tuple[date, date] | None:
    """Return the days that she names for it; None where she names none."""
    here = local(now, customer.time_zone)
    for words in (told.when, *told.rest):
        read = times.read(words, here, country=customer.country)
        if read is not None and not read.rrule and read.start is not None:
            return standing_skips.days(now, customer, words)
    return (here.date(), here.date() + timedelta(days=7)) if told.this_time else None


def _one(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    told: Told,
    days: tuple[date, date],
    once: str,
) -> bool:
    first, last = days
    if (order := _placed(s, customer, row, first, last)) is not None:
        return _in_its_place(s, now, customer, order, row, told, once)
    found = next(
        (one for one in standing_skips.coming(row, customer, now) if first <= one.at.date() <= last), None
    )
    if found is None:
        return False
    if (draft := read_backs.open_quote(s, now, customer)) is not None:
        read_backs.lapse(s, now, draft, "she meant what comes again")
    once_with(s, now, customer, row, found, _items(s, customer, standing_book.lines(row), told), once)
    return True


def once_with(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    found: Occurrence,
    items: tuple[Item, ...],
    once: str,
) -> None:
    """Let other goods come one time, and all else as before."""
    this = row if row.rrule == ONCE else by_itself(s, now, customer, row, found)
    this.items = [{"name": i.name, "quantity": i.quantity, "unit": i.unit} for i in items]
    standing_book.plan(s, now, customer, this)
    note(s, now, customer.agency_id, "one time of a standing order changed", customer=customer)
    say_this_time(s, now, customer, items, found.at, once)


def by_itself(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, found: Occurrence
) -> StandingOrder:
    """Leave one time out of what comes again: that is a row of its own, and ends with that."""
    row.exceptions = [*row.exceptions, found.rule.date().isoformat()]
    standing_book.plan(s, now, customer, row)
    this = StandingOrder(
        agency_id=row.agency_id,
        number=next_number(s, row.agency_id),
        customer_id=row.customer_id,
        rrule=ONCE,
        first=instant(found.rule, customer.time_zone),
    )
    s.add(this)
    s.flush()
    return this


def _in_its_place(
    s: Session, now: datetime, customer: Customer, order: Order, row: StandingOrder, told: Told, once: str
) -> bool:
    """It is ordered already: it is read back in the place of that, or a person changes it."""
    shop = placed_changes.shop_of(s, order)
    if shop is None or not placed_changes.may_change(order, now):
        ordering.change_placed(s, now, customer, order, once=once)
        return True
    if (draft := read_backs.open_quote(s, now, customer)) is not None:
        read_backs.lapse(s, now, draft, "she meant what comes again")
    items = _items(s, customer, baskets.of_order(s, order), told)
    new = placed_changes.in_place(s, now, customer, order)
    basket = baskets.priced(items, baskets.catalogue(s, shop))
    first = say("takes_place_of", number=order.number)
    read_backs.read_back(s, now, customer, new, shop, basket, once=once, first=first)
    return True


def from_now_on(
    s: Session, now: datetime, customer: Customer, row: StandingOrder, items: tuple[Item, ...], once: str
) -> None:
    """Let other goods come each time."""
    row.items = [{"name": i.name, "quantity": i.quantity, "unit": i.unit} for i in items]
    row.price = None  # what she agreed to was for less of it
    s.add(row)
    note(s, now, customer.agency_id, "standing order changed", customer=customer)
    found = standing_book.next_one(row, customer, now)
    words = row.words or (_spoken(now, customer, found.at) if found else "")
    text = say_some("standing_started", baskets.lines(items), words=capital(words))
    notify.to_customer(s, now, customer, text, about="standing", once=once)


def _items(s: Session, customer: Customer, before: tuple[Item, ...], told: Told) -> tuple[Item, ...]:
    """Return what comes with her new count, and with what she wants beside it."""
    said = one_time.named(spanish.in_english(told.when))
    after = tuple(
        replace(item, name=told.sort or item.name, quantity=told.of(item.quantity or 1))
        if said & one_time.named(item.name)
        else item
        for item in before
    )
    extra = baskets.read(s, customer, told.extra, None).items if told.extra else ()
    if told.alone:
        return tuple(item for item in after if said & one_time.named(item.name))
    return (*after, *(item for item in extra if item.name not in {one.name for one in after}))


def _placed(s: Session, customer: Customer, row: StandingOrder, first: date, last: date) -> Order | None:
    """Return the order that was made of a standing one for some days and is under way."""
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.standing_order_id == row.id,
        col(Order.status).in_(LIVE_ORDERS),
    )
    for order in s.exec(query.order_by(col(Order.id).desc())):
        if order.window_start and first <= local(order.window_start, customer.time_zone).date() <= last:
            return order
    return None


def _spoken(now: datetime, customer: Customer, at: datetime) -> str:
    start_at, end_at = windows.window(at, None, customer, now)
    return windows.spoken(start_at, end_at, customer.time_zone, now)


def say_this_time(
    s: Session, now: datetime, customer: Customer, items: tuple[Item, ...], at: datetime, once: str
) -> None:
    """Tell her what comes this one time, and when."""
    when = _spoken(now, customer, at)
    text = say_some("standing_this_time", baskets.lines(items), window=capital(when))
    notify.to_customer(s, now, customer, text, about="standing", once=once)
