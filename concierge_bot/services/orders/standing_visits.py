"""A visit that repeats: kept as what comes again is, and each time asked of whoever does it, two days before.

Each one is an order of its own, so that it is asked after, moved and called off like any other visit.
"""

from datetime import date, datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Question, StandingOrder
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.orders import hires, standing_book, standing_placing, visit_words, windows
from concierge_bot.services.orders.standing_book import Occurrence
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import capital, money, say

MOMENTS = ("start", "end", "back", "due")
"""What of a visit lies on its day."""


def begin(s: Session, now: datetime, customer: Customer, q: Question, *, once: str) -> None:
    """She agreed to a visit that repeats: it is kept from now on, and she is told when the first is asked for."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    first = datetime.fromisoformat(q.data["start"])
    if "T" not in q.data["start"]:
        first = datetime.combine(first, windows.OPENS)
    shop = hires.best(s, now, customer, q.data)
    words = visit_words.when(q.data, here)
    row = StandingOrder(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        items=[{"name": visit_words.in_full(q.data), "quantity": None, "unit": None}],
        visit=dict(q.data),
        rrule=q.data["repeats"],
        first=instant(first, customer.time_zone),
        words=words,
        price=visit_words.once_cents(q.data, shop) if shop else None,
    )
    s.add(row)
    standing_book.plan(s, now, customer, row)
    note(s, now, customer.agency_id, f"repeating visit begun: {q.data['kind']}", customer=customer)
    text = say("visits_begun", when=capital(words), what=visit_words.with_notes(q.data))
    notify.to_customer(s, now, customer, text, about="service", once=once)


def place(s: Session, now: datetime, customer: Customer, row: StandingOrder, found: Occurrence) -> None:
    """Ask for the visit of a time and tell her; where nobody does it for what she agreed to, a person sees to it."""
    data = _of_day(row, found.rule.date(), found.at.date(), customer)
    shop = hires.best(s, now, customer, data)
    price = visit_words.once_cents(data, shop) if shop else None
    if shop is None or standing_placing.is_dearer(row, price):
        task = "Nobody does a repeating visit for the price she agreed to: see who can"
        standing_placing.not_made(s, now, customer, row, [found.at], task)
        return
    orders = [hires.book(s, now, customer, way, shop) for way in visit_words.ways(data)]
    for order in orders:
        order.standing_order_id = row.id
        s.add(order)
    text = say(
        "visit_planned",
        when=capital(visit_words.when(data, local(now, customer.time_zone).replace(tzinfo=None))),
        what=visit_words.with_notes(data),
        shop=shop.name,
        price=money(orders[0].total, agency_of(s, customer).currency),
        number=orders[0].number,
    )
    standing_placing.offer_skip(s, now, customer, row, orders[0], found, text)


def _of_day(row: StandingOrder, rule: date, day: date, customer: Customer) -> dict[str, str]:
    """Return a visit as it is on one of its days."""
    data = dict(row.visit)
    by = day - datetime.fromisoformat(data["start"]).date()
    moved = {key: _later(data[key], by) for key in MOMENTS if data.get(key)}
    return {**data, **moved, "repeats": ""}


def _later(moment: str, by: timedelta) -> str:
    if "T" in moment:
        return (datetime.fromisoformat(moment) + by).isoformat()
    return (date.fromisoformat(moment) + by).isoformat()
