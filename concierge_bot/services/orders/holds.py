"""Days on which she wants no deliveries: what a hold covers of what comes again and again."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from concierge_bot.clock import local
from concierge_bot.models import Customer, StandingOrder
from concierge_bot.understanding.orders.holding import Stretch
from concierge_bot.understanding.visits import particulars

FOREVER = date(2100, 12, 31)
"""The last day of a hold that lasts until she says."""


def covering(customer: Customer, row: StandingOrder, wall: datetime) -> datetime | None:
    """Return the last moment of the hold in which a wall clock time lies for a standing order, or None."""
    days = [
        date.fromisoformat(hold["last"])
        for hold in customer.holds
        if _is_of(hold, row) and hold["first"] <= wall.date().isoformat() <= hold["last"]
    ]
    return datetime.combine(max(days), time.max) if days else None


def _is_of(hold: dict[str, Any], row: StandingOrder) -> bool:
    """Tell whether a hold is of what comes again: one of all deliveries is of goods and meals, and of no visit."""
    visit = row.visit.get("kind", particulars.MEAL) != particulars.MEAL
    return hold.get("number") == row.number or (hold.get("number") is None and not visit)


def standing(customer: Customer, now: datetime) -> list[dict[str, Any]]:
    """Return her holds that are not over."""
    today = local(now, customer.time_zone).date().isoformat()
    return [hold for hold in customer.holds if hold["last"] >= today]


def kept(days: Stretch, number: int | None = None) -> dict[str, Any]:
    """Return a hold as it is kept."""
    last = days.last or FOREVER
    return {"first": days.first.isoformat(), "last": last.isoformat(), "number": number}


def spoken(hold: dict[str, Any], customer: Customer, now: datetime) -> str:
    """Say the days of a hold: "from today until Saturday Dec 5", "on Tuesday Dec 8", "until you tell me"."""
    today = local(now, customer.time_zone).date()
    first, last = date.fromisoformat(hold["first"]), date.fromisoformat(hold["last"])
    begin = "" if first <= today else f"from {_day(first)} "
    if last >= FOREVER:
        return f"{begin}until you tell me"
    if first == last:
        return "just today" if first == today else f"on {_day(first)}"
    return f"{begin or 'from today '}up to and with {_day(last)}"


def until(customer: Customer, row: StandingOrder, now: datetime) -> date | None:
    """Return the last day on which a standing order is on hold, of the holds that are not over."""
    days = [date.fromisoformat(h["last"]) for h in standing(customer, now) if _is_of(h, row)]
    return max(days, default=None)


def back_on(hold: dict[str, Any]) -> str:
    """Say the day on which deliveries go on by themselves after a hold; empty if she must say so."""
    last = date.fromisoformat(hold["last"])
    return "" if last >= FOREVER else _day(last + timedelta(days=1))


def without(customer: Customer, ended: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return her holds but for some."""
    return [hold for hold in customer.holds if hold not in ended]


def _day(day: date) -> str:
    return f"{day:%A %b} {day.day}"
