"""SKIP: what comes again and again is left out once, be it what she was told of, or a time that she names."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import takewhile

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, plans, skips
from concierge_bot.services.orders import baskets, standing_book, standing_placing, windows
from concierge_bot.services.orders.standing_book import Occurrence
from concierge_bot.services.talk import questions
from concierge_bot.texts import say_some
from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.match import best_named
from concierge_bot.understanding.words.vocabulary import names_food

MOST_AHEAD = 60


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """Leave out what she means; False if she means a dose, or nothing that comes again and again."""
    told, doses = standing_placing.told_of(s, now, customer), dose_book.asked(s, now, customer)
    if replies.is_skip(words):
        if told and doses:  # a pill and a delivery wait for the same word: never guess
            questions.ask_which(s, now, customer, doses[0], told[0], skips.SKIP, once=once)
        elif told:
            standing_placing.skip(s, now, customer, told[0], once=once)
        return bool(told)
    wished = replies.skips_something(words) or replies.not_then(words)
    row = (_named(s, customer, words) or _on_that_day(s, now, customer, words)) if wished else None
    if row is None:
        return False
    mine = [q for q in told if _order_of(s, q).standing_order_id == row.id]
    here = local(now, customer.time_zone)
    if mine and times.read(words, here, country=customer.country) is None:
        standing_placing.skip(s, now, customer, mine[0], once=once)
        return True
    return _ahead(s, now, customer, row, words, mine, once)


def _ahead(
    s: Session,
    now: datetime,
    customer: Customer,
    row: StandingOrder,
    words: str,
    told: list[Question],
    once: str,
) -> bool:
    first, last = days(now, customer, words)
    for question in told:
        start = _order_of(s, question).window_start
        if start and first <= local(start, customer.time_zone).date() <= last:
            standing_placing.skip(s, now, customer, question, once=once)
            return True
    times_of_it = coming(row, customer, now)
    found = next((one for one in times_of_it if first <= one.at.date() <= last), None)
    if found is None:
        return False
    text = left_out(s, now, customer, row, found)
    notify.to_customer(s, now, customer, text, about="standing", once=once)
    return True


def left_out(s: Session, now: datetime, customer: Customer, row: StandingOrder, found: Occurrence) -> str:
    """Leave one time of it out; return the sentence that says so."""
    row.exceptions = [*row.exceptions, found.rule.date().isoformat()]
    standing_book.plan(s, now, customer, row)
    note(s, now, customer.agency_id, "one time of a standing order left out", customer=customer)
    start_at, end_at = windows.window(found.at, None, customer, now)
    return say_some(
        "standing_skipped_ahead",
        baskets.lines(standing_book.lines(row)),
        window=windows.spoken(start_at, end_at, customer.time_zone, now),
    )


def coming(row: StandingOrder, customer: Customer, now: datetime) -> Iterator[Occurrence]:
    """Yield the coming times of a standing order, which stays as it is."""
    shadow = StandingOrder(**row.model_dump(exclude={"id"}))
    for _ in range(MOST_AHEAD):
        found = standing_book.next_one(shadow, customer, now)
        if found is None:
            return
        yield found
        shadow.placed_to = instant(found.rule, customer.time_zone)


def days(now: datetime, customer: Customer, words: str) -> tuple[date, date]:
    """Return the days that she names, both inclusive; without any, all that come."""
    here = local(now, customer.time_zone)
    read = times.read(words, here, country=customer.country)
    if read is None or read.rrule:
        return here.date(), date.max
    first = read.start.date() if isinstance(read.start, datetime) else read.start
    end = read.end.date() if isinstance(read.end, datetime) else read.end
    week = timedelta(days=6 if "week" in read.words else 0)
    return first, max(end or first, first) + (week if not end else timedelta(0))


def _named(s: Session, customer: Customer, words: str) -> StandingOrder | None:
    """Return the standing order whose goods she names; a medicine's name is none."""
    pills = {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans.of(s, customer)}
    if best_named(words, pills).choice:
        return None
    rows = {str(row.number): row for row in standing_book.of_customer(s, customer)}
    named = best_named(words, {n: [item["name"] for item in row.items] for n, row in rows.items()}).choice
    return rows[named] if named else None


def _on_that_day(s: Session, now: datetime, customer: Customer, words: str) -> StandingOrder | None:
    """Return what comes again on the one day that she names, where she names nothing ("dont send it this thursday")."""
    here = local(now, customer.time_zone)
    read = times.read(words, here, country=customer.country)
    if read is None or read.rrule or names_food(words) or errands.kind(words) != errands.OTHER:
        return None
    first, last = days(now, customer, words)
    rows = [
        row
        for row in standing_book.of_customer(s, customer)
        if first == last and any(one.at.date() == first for one in _till(row, customer, now, last))
    ]
    placed = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(LIVE_ORDERS),
        col(Order.standing_order_id).is_not(None),
    )
    told = [
        s.get_one(StandingOrder, order.standing_order_id)
        for order in s.exec(placed)
        if order.window_start and local(order.window_start, customer.time_zone).date() == first == last
    ]
    return rows[0] if len(rows) == 1 and not told else told[0] if len(told) == 1 and not rows else None


def _till(row: StandingOrder, customer: Customer, now: datetime, last: date) -> Iterator[Occurrence]:
    return takewhile(lambda one: one.at.date() <= last, coming(row, customer, now))


def _order_of(s: Session, question: Question) -> Order:
    return s.get_one(Order, question.subject_id)
