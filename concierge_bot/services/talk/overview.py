"""All that she has open, each in plain words with its price; and whether what we named last is ordered."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import instant
from concierge_bot.models import LIVE_ORDERS, Customer, Order, OrderStatus, Question, StandingOrder
from concierge_bot.services.everyday import coming
from concierge_bot.services.orders import (
    baskets,
    errands,
    legs,
    order_questions,
    ordering,
    read_backs,
    spoken_of,
    standing_book,
    visit_book,
    visit_status,
    visit_words,
    windows,
)
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import capital, money, say, together
from concierge_bot.understanding.everyday import overview_words
from concierge_bot.understanding.orders import bills

Dated = tuple[datetime, str]


def answer(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Tell all that is open, on the days that she names or at all; an empty string where she asks for no such thing."""
    asked = overview_words.read(text)
    if bills.asks_cash(text):
        return read_backs.tell(s, now, customer, say("bill_how"), once)
    if bills.asks_who_pays(text):
        return read_backs.tell(s, now, customer, say("bill_who"), once)
    if not asked:
        return ""
    found = sorted([*_orders(s, now, customer), *_visits(s, now, customer)])
    again = [
        (at, coming.again(at, row, customer, now))
        for at, row in sorted(_standing(s, now, customer), key=_first)
    ]
    spans = [span for span in coming.spans(text, customer, now) if span.asked]
    on_days = [one for one in (*found, *again) if any(span.holds(one[0], customer) for span in spans)]
    lines = [capital(line) + "." for _, line in (on_days or ([*found, *again] if asked == "all" else found))]
    waits = [*_waiting(s, now, customer)]
    if not (lines or waits):
        return ""
    first = [say("all_open")] if lines else []
    total = [_total(s, customer), say("bill_how")] if asked == "owed" else []
    return read_backs.tell_each(s, now, customer, (*first, *lines, *total, *waits), once, about="answer")


def _orders(s: Session, now: datetime, customer: Customer) -> Iterator[Dated]:
    for order in _live(s, customer):
        if order.kind == legs.SERVICE:
            continue
        window = read_backs.spoken_window(order, customer, now) if order.window_start else say("all_no_day")
        yield (
            order.window_start or now,
            say(
                "all_order",
                when=window,
                items=baskets.spoken(baskets.of_order(s, order))
                if order.kind == "groceries"
                else say("all_medicine"),
                shop=ordering.shop_now(s, order) or order.chosen_because.get("shop", "our team"),
                price=capital(money(order.total, agency_of(s, customer).currency)),
                number=order.number,
            ),
        )


def _visits(s: Session, now: datetime, customer: Customer) -> Iterator[Dated]:
    for visit in visit_book.coming(s, now, customer):
        what, when = visit_words.spoken(visit.data), visit.when(now, customer)
        at = visit.start(customer) or now
        if visit.order is None or visit.task is not None or visit.order.status == OrderStatus.failed:
            yield at, say("schedule_nobody", when=when, thing=what)
        else:
            price = money(visit.order.total, agency_of(s, customer).currency)
            yield (
                at,
                say("all_visit", when=when, what=what, shop=visit_book.shop_of(s, visit.order), price=price),
            )


def _standing(s: Session, now: datetime, customer: Customer) -> list[tuple[datetime, StandingOrder]]:
    return standing_book.coming(s, now, customer)


def _first(pair: tuple[datetime, StandingOrder]) -> datetime:
    return pair[0]


def _waiting(s: Session, now: datetime, customer: Customer) -> Iterator[str]:
    """Say what waits for her OK, and is not ordered."""
    draft = read_backs.open_quote(s, now, customer)
    if draft is not None:
        yield say("not_ordered", items=baskets.spoken(baskets.of_order(s, draft)))
    for question in questions.open_about(s, customer, errands.ABOUT):
        if question.expires_at > now:
            yield say("all_not_booked", what=visit_words.spoken(question.data))


def _live(s: Session, customer: Customer) -> list[Order]:
    query = select(Order).where(Order.customer_id == customer.id, col(Order.status).in_(LIVE_ORDERS))
    return list(s.exec(query.order_by(col(Order.id))))


def _total(s: Session, customer: Customer) -> str:
    """Say what all orders under way come to, and how many have no price yet."""
    live = _live(s, customer)
    known = sum(order.total for order in live if order.total is not None)
    open_ones = sum(order.total is None for order in live)
    total = money(known, agency_of(s, customer).currency)
    return (
        say("all_total_and_more", total=total, more=open_ones) if open_ones else say("all_total", total=total)
    )


def who_brings(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Say which shop has goods and who brings them; an empty string where she asks of none that come to her."""
    goods = overview_words.whom_of(text)
    order = next(
        (one for one in reversed(_live(s, customer)) if goods and baskets.holds(s, one, goods)), None
    )
    if order is not None:
        said = _bringer(s, order, baskets.spoken(baskets.of_order(s, order)))
        return read_backs.tell(s, now, customer, said, once)
    rows = [
        row
        for _, row in standing_book.coming(s, now, customer)
        if any(baskets.called(line, goods) for line in standing_book.lines(row))
    ]
    if not rows:
        return ""
    row = rows[0]
    thing = baskets.spoken(standing_book.lines(row))
    found = standing_book.next_one(row, customer, now)
    day = found.at if found is not None else now
    when = windows.spoken(instant(day, customer.time_zone), None, customer.time_zone, now)
    return read_backs.tell(s, now, customer, say("who_brings_again", thing=thing, when=when), once)


def _bringer(s: Session, order: Order, thing: str) -> str:
    shop = ordering.shop_now(s, order) or order.chosen_because.get("shop", "our team")
    leg = legs.courier(s, order)
    if leg is None or leg.provider_id is None or leg.status not in legs.HELD:
        return say("who_brings_later", thing=thing, shop=shop)
    return say("who_brings", thing=thing, shop=shop, name=ordering.name_of(s, leg))


def went_through(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Say whether what we named to her last is ordered ("did it go through"); empty where she asks no such thing."""
    if not overview_words.asks_if_done(text):
        return ""
    asked, last = spoken_of.asked(s, now, customer), spoken_of.last(s, customer)
    if asked is not None:
        return _not_yet(s, now, customer, asked, once)
    if last is None or last.status == OrderStatus.quoted:
        return ""
    if spoken_of.is_visit(last):
        visit = next((one for one in visit_book.coming(s, now, customer) if one.order == last), None)
        return "" if visit is None else visit_status.tell_of_one(s, now, customer, visit, "", once=once)
    told = order_questions.told(s, now, customer, last) if last.kind == "groceries" else ""
    draft = read_backs.open_quote(s, now, customer)
    waits = say("not_ordered", items=baskets.spoken(baskets.of_order(s, draft))) if draft is not None else ""
    said = together(say("yes_ordered"), told or ordering.spoken_status(s, now, customer, last), waits)
    return read_backs.tell(s, now, customer, said, once)


def _not_yet(s: Session, now: datetime, customer: Customer, asked: Question, once: str) -> str:
    """Say that what was read back is not ordered, and read it back once more."""
    draft = read_backs.open_quote(s, now, customer)
    if asked.about in read_backs.READ_BACK and draft is not None:
        return read_backs.repeat(s, now, customer, draft, once=once, first=say("not_done_yet"))
    return questions.say_again(s, now, customer, asked, once=once, first=say("not_done_yet"))
