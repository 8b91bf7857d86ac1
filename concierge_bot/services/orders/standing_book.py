"""Standing orders and their times: which comes next on her wall clock, moved where shops are shut, held, left out."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from dateutil.rrule import rrulestr
from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, StandingOrder
from concierge_bot.services.everyday import holidays
from concierge_bot.services.orders import holds, windows
from concierge_bot.understanding.goods.items import Item

PLACED_AT = time(10)
GOODS_AHEAD, VISITS_AHEAD = timedelta(days=1), timedelta(days=2)
SHOP_NEEDS = timedelta(hours=1)
ANOTHER_DAY = (-1, 1, -2, 2, 3)
"""What would come on a day when shops are shut comes the day before, else the nearest day after."""


@dataclass(frozen=True)
class Occurrence:
    """One time of a standing order on her wall clock: as the rule has it, and when it comes; why, if it was moved."""

    rule: datetime
    at: datetime
    holiday: str = ""


def next_one(row: StandingOrder, customer: Customer, now: datetime) -> Occurrence | None:
    """Return the first time that was not dealt with, leaving out exceptions and a hold."""
    begin = _next(row, customer)
    return _on_an_open_day(row, customer, begin, now) if begin else None


def place_time(
    row: StandingOrder, found: Occurrence | None, customer: Customer, now: datetime
) -> datetime | None:
    """Return when the order for a time is placed: the morning before, or at once if that has passed."""
    return max(morning_before(row, found.at, customer), now) if found else None


def morning_before(row: StandingOrder, at: datetime, customer: Customer) -> datetime:
    """Return the moment at which the order for a time is placed: whoever comes to her is asked a day earlier."""
    day = at.date() - (VISITS_AHEAD if row.visit else GOODS_AHEAD)
    return instant(datetime.combine(day, PLACED_AT), customer.time_zone)


def in_time(at: datetime, customer: Customer, now: datetime) -> bool:
    """Tell whether a shop could still bring it within its window."""
    _, end = windows.window(at, None, customer, now)
    return now + SHOP_NEEDS <= end


def plan(s: Session, now: datetime, customer: Customer, row: StandingOrder) -> None:
    """Set when the next order of a standing order is placed; what was before it began was not missed."""
    row.placed_to = row.placed_to or now
    row.next_at = place_time(row, next_one(row, customer, now), customer, now)
    s.add(row)


def lines(row: StandingOrder) -> tuple[Item, ...]:
    """Return what comes each time."""
    return tuple(Item(i["name"], i["quantity"], i["unit"]) for i in row.items)


def of_customer(s: Session, customer: Customer) -> list[StandingOrder]:
    """Return her standing orders that were started and not ended."""
    query = select(StandingOrder).where(StandingOrder.customer_id == customer.id)
    return [row for row in s.exec(query) if row.next_at is not None]


def next_of(s: Session, now: datetime, customer: Customer) -> datetime | None:
    """Return when, on her wall clock, the next thing comes that is planned again and again and not yet placed."""
    times = [next_one(row, customer, now) for row in of_customer(s, customer)]
    return min((found.at for found in times if found is not None), default=None)


def coming(s: Session, now: datetime, customer: Customer) -> list[tuple[datetime, StandingOrder]]:
    """Return when each of her standing orders comes next (UTC); after ``holds.FOREVER`` what waits for her word."""
    found = [(next_one(row, customer, now), row) for row in of_customer(s, customer)]
    return [(instant(one.at, customer.time_zone), row) for one, row in found if one is not None]


def _on_an_open_day(row: StandingOrder, customer: Customer, begin: datetime, now: datetime) -> Occurrence:
    holiday = holidays.shut(customer, begin.date())
    if not holiday:
        return Occurrence(begin, begin)
    days = [begin + timedelta(days=n) for n in ANOTHER_DAY]
    fit = [
        day
        for day in days
        if not holidays.shut(customer, day.date())
        and holds.covering(customer, row, day) is None
        and in_time(day, customer, now)
    ]
    return Occurrence(begin, fit[0], holiday) if fit else Occurrence(begin, begin)


def _next(row: StandingOrder, customer: Customer) -> datetime | None:
    after = max(at for at in (row.placed_to, row.held_until) if at is not None)
    first = local(row.first, customer.time_zone).replace(tzinfo=None)
    rule = rrulestr(row.rrule, dtstart=first)
    here = local(after, customer.time_zone).replace(tzinfo=None)
    found: datetime | None = rule.after(here)
    while found is not None:
        held = holds.covering(customer, row, found)
        if held is None and found.date().isoformat() not in row.exceptions:
            break
        found = rule.after(held or found)
    return found
