"""What comes again and again ends at her word, with what is placed of it; of several she is asked which."""

from datetime import datetime

from dateutil.rrule import rrulestr
from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import LIVE_ORDERS, Customer, Order, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import baskets, ordering, standing_book, standing_placing
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, say_some, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.orders import ending
from concierge_bot.understanding.orders.ending import Ending
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.match import best_named

WHICH = "standing_which"
MOST = 3


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """End what she wants no more; return what else her text asks for, or None if nothing that repeats is meant."""
    said = ending.read(text, local(now, customer.time_zone), customer.country)
    if said is None:
        return None
    rows = standing_book.of_customer(s, customer)
    meant = _meant(customer, rows, said)
    if not meant and (not said.repeating or errands.kind(said.words) != errands.OTHER):
        return None
    sure = bool(meant) or not said.names_one
    if len(meant := meant or rows) > 1 or (meant and not sure):
        _ask(s, now, customer, meant[:MOST], once)
    else:
        text = end(s, now, customer, meant[0]) if meant else say("standing_none")
        notify.to_customer(s, now, customer, text, about="standing", once=once)
    return said.besides


def end(s: Session, now: datetime, customer: Customer, row: StandingOrder, *, words: str = "") -> str:
    """End it, and stop what is placed of it; return the sentence that says so."""
    row.next_at, row.ended_at = None, now
    s.add(row)
    note(s, now, customer.agency_id, "standing order ended by customer", customer=customer)
    query = select(Order).where(
        Order.customer_id == customer.id,
        Order.standing_order_id == row.id,
        col(Order.status).in_(LIVE_ORDERS),
    )
    stopped = [ordering.stop(s, now, customer, order) for order in s.exec(query.order_by(col(Order.id)))]
    for question in standing_placing.told_of(s, now, customer):
        if s.get_one(Order, question.subject_id).standing_order_id == row.id:
            questions.close(s, now, question, "ended")
    text = say_some("standing_ended", baskets.lines(standing_book.lines(row)), words=words or row.words)
    return together(text, *stopped[:1])


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She chose which of several ends, or none of them."""
    row = s.get(StandingOrder, int(q.data[reply])) if reply in q.data else None
    text = end(s, now, customer, row) if row is not None and row.next_at else say("left_as_is")
    notify.to_customer(s, now, customer, text, about="standing", once=once)


def _meant(customer: Customer, rows: list[StandingOrder], said: Ending) -> list[StandingOrder]:
    """Return what her words name: by what somebody comes for, by goods, by the day on which it comes."""
    kind = errands.kind(said.words)
    if kind != errands.OTHER:
        return [row for row in rows if row.visit.get("kind") == kind]
    goods = {str(row.number): [item["name"] for item in row.items] for row in rows if not row.visit}
    named = best_named(said.words, goods)
    by_name = [row for row in rows if str(row.number) in (named.choice, *named.candidates)]
    on_day = [row for row in rows if said.day is not None and said.day in days(row, customer)]
    return [row for row in by_name if row in on_day] or by_name or on_day


def days(row: StandingOrder, customer: Customer) -> set[int]:
    """Return the days of the week on which something comes."""
    first = local(row.first, customer.time_zone).replace(tzinfo=None)
    rule = rrulestr(row.rrule, dtstart=first)
    return {at.weekday() for at, _ in zip(rule, range(7), strict=False)}


def _ask(s: Session, now: datetime, customer: Customer, rows: list[StandingOrder], once: str) -> None:
    ways = [
        f"{place} for {baskets.spoken(standing_book.lines(row)[:2])}, {row.words}".rstrip(", ")
        for place, row in enumerate(rows, start=1)
    ]
    questions.read_back(
        s,
        now,
        customer,
        WHICH,
        say("standing_which", ways="; ".join(ways)),
        told="standing",
        once=once,
        choices=[str(place) for place in range(1, len(rows) + 1)],
        words="which one to end",
        data={str(place): str(row.id) for place, row in enumerate(rows, start=1)},
    )
