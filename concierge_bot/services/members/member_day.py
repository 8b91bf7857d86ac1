"""A member's day: its jobs on one sheet, the recap in the evening, and what it is owed and when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Agency, Dispatch, Leg, LegStatus, Order, Provider
from concierge_bot.services.house import notify
from concierge_bot.services.orders import legs
from concierge_bot.texts import money, say, together

RECAP, PAID = time(19), time(9)
PAYDAY = 4
"""Friday: each week is paid on it, to a corner shop as soon as to a chain."""
DONE = (LegStatus.delivered, LegStatus.done)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Owed:
    """What a member has earned since it was last paid, in cents; jobs without a price yet, and the next payday."""

    amount: int
    jobs: int
    unpriced: int
    on: date


def plan_recap(s: Session, now: datetime, provider: Provider) -> None:
    """A member that has a job is told in the evening how the day went."""
    if provider.recap_at is None and provider.phone:
        here = _here(s, now, provider)
        day = here.date() + (DAY if here.time() >= RECAP else timedelta())
        provider.recap_at = instant(datetime.combine(day, RECAP), _agency(s, provider).time_zone)
        s.add(provider)


def plan_payday(s: Session, now: datetime, provider: Provider) -> None:
    """Who has earned something is paid on the next Friday."""
    if provider.payday_at is None:
        payday = datetime.combine(_last_payday(_here(s, now, provider)) + 7 * DAY, PAID)
        provider.payday_at = instant(payday, _agency(s, provider).time_zone)
        s.add(provider)


def fall_due(s: Session, now: datetime, provider: Provider) -> None:
    """Text a member without IT how its day went; one with a system of its own has it there."""
    provider.recap_at = None
    s.add(provider)
    agency = _agency(s, provider)
    if provider.channel == "sms" and provider.phone:
        once = f"recap:{provider.id}:{local(now, agency.time_zone).date()}"
        notify.to_phone(s, now, agency, provider.phone, recap(s, now, provider), about="recap", once=once)
    if any(leg.status in legs.HELD for leg, _, _ in jobs(s, now, provider)):
        provider.recap_at = now + DAY


def recap(s: Session, now: datetime, provider: Provider) -> str:
    """Return a member's day in one text: each job and how far it is, and what it is owed."""
    today = jobs(s, now, provider)
    lines = ", ".join(f"{order.number} {str(leg.status).replace('_', ' ')}" for leg, order, _ in today)
    agency = _agency(s, provider)
    head = (
        say("member_day", agency=agency.name, lines=lines)
        if lines
        else say("member_day_none", agency=agency.name)
    )
    return together(head, owed_words(s, now, provider))


def owed_words(s: Session, now: datetime, provider: Provider) -> str:
    """Say what a member is owed and when it is paid."""
    due = owed(s, now, provider)
    agency = _agency(s, provider)
    if not due.jobs:
        return say("member_owed_nothing")
    open_ones = say("member_owed_open", more=due.unpriced) if due.unpriced else ""
    words = say(
        "member_owed",
        total=money(due.amount, agency.currency),
        orders=due.jobs,
        day=f"{due.on:%A %b} {due.on.day}",
    )
    return together(words, open_ones)


def owed(s: Session, now: datetime, provider: Provider) -> Owed:
    """Return what a member has earned since the last payday: whatever was done before Friday is paid on it."""
    since = _last_payday(_here(s, now, provider))
    begins = instant(datetime.combine(since, time.min), _agency(s, provider).time_zone)
    query = select(Leg).where(
        Leg.provider_id == provider.id, col(Leg.status).in_(DONE), col(Leg.since) >= begins
    )
    done = s.exec(query).all()
    priced = [leg.price for leg in done if leg.price is not None]
    return Owed(sum(priced), len(done), len(done) - len(priced), since + 7 * DAY)


def jobs(
    s: Session, now: datetime, provider: Provider, day: date | None = None
) -> list[tuple[Leg, Order, Dispatch]]:
    """Return a member's jobs of a day on the agency's clock, by their window; what it declined is none."""
    zone = _agency(s, provider).time_zone
    day = day or local(now, zone).date()
    begins, ends = (instant(datetime.combine(one, time.min), zone) for one in (day, day + DAY))
    query = (
        select(Leg, Order, Dispatch)
        .join(Order, col(Order.id) == Leg.order_id)
        .join(Dispatch, col(Dispatch.leg_id) == Leg.id)
        .where(Dispatch.provider_id == provider.id, Leg.provider_id == provider.id)
        .where(col(Dispatch.status).in_((*legs.OPEN, *legs.HELD, *DONE)))
        .order_by(col(Leg.window_start), col(Order.number))
    )
    found = [(leg, order, row) for leg, order, row in s.exec(query)]
    return [
        (leg, order, row)
        for leg, order, row in found
        if begins <= (leg.window_start or row.offered_at) < ends
    ]


def in_hand(s: Session, now: datetime, provider: Provider) -> list[Dispatch]:
    """Return what a member was asked or has to do, whatever the day, and what it did today; by their windows."""
    query = (
        select(Dispatch)
        .join(Leg, col(Leg.id) == Dispatch.leg_id)
        .where(Dispatch.provider_id == provider.id, col(Dispatch.status).in_((*legs.OPEN, *legs.HELD)))
        .order_by(col(Leg.window_start), col(Dispatch.id))
    )
    waiting = list(s.exec(query))
    return [*waiting, *(row for _, _, row in jobs(s, now, provider) if row.status in DONE)]


def _last_payday(here: datetime) -> date:
    return here.date() - DAY * ((here.weekday() - PAYDAY) % 7)


def _here(s: Session, now: datetime, provider: Provider) -> datetime:
    return local(now, _agency(s, provider).time_zone).replace(tzinfo=None)


def _agency(s: Session, provider: Provider) -> Agency:
    return s.get_one(Agency, provider.agency_id)
