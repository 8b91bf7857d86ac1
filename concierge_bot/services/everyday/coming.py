"""What is planned for her, in one text: medicine times without names, her reminders, deliveries, what comes again."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    LIVE_ORDERS,
    Customer,
    Dose,
    DoseStatus,
    Order,
    OrderStatus,
    Reminder,
    StandingOrder,
)
from concierge_bot.services.everyday import reminder_book
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_book, plans
from concierge_bot.services.orders import (
    baskets,
    holds,
    legs,
    ordering,
    read_backs,
    standing_book,
    visit_book,
    visit_words,
    windows,
)
from concierge_bot.texts import fits, say, together
from concierge_bot.understanding import when as times
from concierge_bot.understanding.words.match import best

LONGEST_LINE = 110
_AND = re.compile(r"\s*(?:,|&|/|\b(?:and|or|also|plus|then)\b)\s*", re.IGNORECASE)
AHEAD = timedelta(days=7)
OPEN_DOSES = (DoseStatus.planned, DoseStatus.reminded)


@dataclass(frozen=True)
class Span:
    """The local days that she asks about, both inclusive; ``asked`` if she named them."""

    first: date
    last: date
    asked: bool

    def holds(self, at: datetime, customer: Customer) -> bool:
        """Tell whether a moment lies on one of the days."""
        return self.first <= local(at, customer.time_zone).date() <= self.last


def tell(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Tell her what is planned, the soonest first, as much as two segments hold, and how much more there is."""
    asked_of = spans(words, customer, now)
    found = list(dict.fromkeys(line for span in asked_of for line in _lines(s, now, customer, span, words)))
    if not found and asked_of[0].asked:
        found = _lines(s, now, customer, _week(customer, now), words)
    text = _fitted(found) if found else say("schedule_empty")
    notify.to_customer(s, now, customer, text, about="schedule", once=once)
    return text


def spans(words: str, customer: Customer, now: datetime) -> list[Span]:
    """Return the days that she asks about, each by itself where she names several: "today and wednesday"."""
    each = [_span(part, customer, now) for part in _AND.split(words)]
    named = list(dict.fromkeys(span for span in each if span.asked))
    return named if len(named) > 1 else [_span(words, customer, now)]


def _span(words: str, customer: Customer, now: datetime) -> Span:
    here = local(now, customer.time_zone)
    read = times.read(words, here, country=customer.country)
    if read is None or read.asks or read.rrule:
        return _week(customer, now)
    first = _day(read.start)
    return Span(first, max(_day(read.end) if read.end else first, first), True)


def _week(customer: Customer, now: datetime) -> Span:
    today = local(now, customer.time_zone).date()
    return Span(today, today + AHEAD, False)


def _lines(s: Session, now: datetime, customer: Customer, span: Span, words: str) -> list[str]:
    """What she names first, then medicine, then what comes once in order of time, then what comes again."""
    begin = max(now, instant(datetime.combine(span.first, time.min), customer.time_zone))
    end = instant(datetime.combine(span.last + timedelta(days=1), time.min), customer.time_zone)
    rows = reminder_book.live(s, customer)
    named = best(words, [row.what for row in rows])
    first = [row for row in rows if row.what in (named.choice, *named.candidates)]
    rest = [row for row in rows if row not in first and row.next_at and begin <= row.next_at < end]
    once = [(row.next_at or now, _reminder(row, customer, now)) for row in rest]
    once += [
        (order.window_start or now, _order(s, order, customer, now))
        for order in _orders(s, customer, begin, end)
    ]
    once += [
        (visit.start(customer) or now, _visit(visit, customer, now))
        for visit in visit_book.coming(s, now, customer)
        if begin <= (visit.start(customer) or begin) < end
    ]
    repeated = [
        again(at, row, customer, now)
        for at, row in sorted(standing_book.coming(s, now, customer), key=lambda pair: pair[0])
        if not span.asked or at < end
    ]
    return [
        *(_reminder(row, customer, now) for row in first),
        *_medicine(s, now, customer, span, begin, end),
        *(line for _, line in sorted(once)),
        *repeated,
    ]


def _medicine(
    s: Session, now: datetime, customer: Customer, span: Span, begin: datetime, end: datetime
) -> list[str]:
    """Say the times of her doses by day, without a name; a day that has no rows yet is read from her plan."""
    query = select(Dose.due_at).where(Dose.customer_id == customer.id, col(Dose.status).in_(OPEN_DOSES))
    rows = s.exec(query.where(Dose.due_at < end, Dose.due_at >= begin - dose_book.RECENT)).all()
    today = local(now, customer.time_zone).date()
    days: dict[date, set[time]] = {}
    for due in rows:
        wall = local(due, customer.time_zone)
        days.setdefault(wall.date(), set()).add(wall.time())
    planned = range(plans.AHEAD_DAYS, (span.last - today).days + 1) if span.asked else ()
    for day in (today + timedelta(days=n) for n in planned):
        if day >= span.first and (slots := plans.slots(s, customer, day)):
            days[day] = slots
    shown = sorted((day, slots) for day, slots in days.items() if span.first <= day <= span.last)
    alike = [[day for day, _ in group] for _, group in groupby(shown, lambda pair: pair[1])]
    said = [f"{_spoken_days(some, customer, now)} {_joined(days[some[0]])}" for some in alike]
    return [say("schedule_doses", when=when) for when in said]


def _orders(s: Session, customer: Customer, begin: datetime, end: datetime) -> list[Order]:
    query = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.status).in_(LIVE_ORDERS),
        Order.kind != legs.SERVICE,
    )
    return [order for order in s.exec(query) if _comes_within(order, begin, end)]


def _comes_within(order: Order, begin: datetime, end: datetime) -> bool:
    """Tell whether an order comes within a time; a refill has no window before the pharmacy says one."""
    start = order.window_start
    return start is None or (begin <= (order.window_end or start) and start < end)


def _reminder(row: Reminder, customer: Customer, now: datetime) -> str:
    return say("schedule_thing", when=reminder_book.spoken(row, customer, now), thing=row.what)


def _visit(visit: visit_book.Visit, customer: Customer, now: datetime) -> str:
    thing = _cut(visit_words.spoken(visit.data))
    nobody = visit.order is not None and visit.order.status == OrderStatus.failed
    return say("schedule_nobody" if nobody else "schedule_thing", when=visit.when(now, customer), thing=thing)


def _order(s: Session, order: Order, customer: Customer, now: datetime) -> str:
    shop = ordering.shop_now(s, order) or order.chosen_because.get("shop", "our team")
    if order.window_start is None:
        return say("schedule_refill", number=order.number, shop=shop)
    window = read_backs.spoken_window(order, customer, now)
    return say("schedule_order", when=window, number=order.number, shop=shop)


def again(at: datetime, row: StandingOrder, customer: Customer, now: datetime) -> str:
    """Say what comes again and again, and when."""
    things = _cut(baskets.spoken(standing_book.lines(row)))
    if local(at, customer.time_zone).date() > holds.FOREVER:
        return say("schedule_held", thing=things)
    held = holds.until(customer, row, now)
    next_one = windows.spoken(at, None, customer.time_zone, now)
    return say("schedule_thing", when=next_one if held else row.words or next_one, thing=things)


def _fitted(lines: list[str]) -> str:
    """Put in as many lines as fit, at least the first, and say how many are left."""
    for n in range(len(lines), 0, -1):
        coming, more = together(*lines[:n], by="; "), len(lines) - n
        text = say("schedule_more", coming=coming, more=more) if more else say("schedule", coming=coming)
        if fits(text):
            break
    return text


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LINE else f"{words[: LONGEST_LINE - 3].rsplit(' ', 1)[0]}..."


def _spoken_days(days: list[date], customer: Customer, now: datetime) -> str:
    first, last = (_spoken_day(day, customer, now) for day in (days[0], days[-1]))
    joint = " and " if len(days) == 2 else " to "
    return first if len(days) == 1 else f"{first}{joint}{last}"


def _spoken_day(day: date, customer: Customer, now: datetime) -> str:
    noon = instant(datetime.combine(day, time(12)), customer.time_zone)
    return windows.spoken(noon, None, customer.time_zone, now).rsplit(" ", 1)[0].rstrip(",")


def _joined(slots: set[time]) -> str:
    said = [windows.clock(datetime.combine(date.min, slot)) for slot in sorted(slots)]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _day(at: date | datetime) -> date:
    return at.date() if isinstance(at, datetime) else at
