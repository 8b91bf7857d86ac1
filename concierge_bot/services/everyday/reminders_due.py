"""Reminders of her own whose time has come: told in whole batches, each planned for its next time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from dateutil.rrule import rrulestr
from sqlalchemy import Row, and_, bindparam, select, update
from sqlmodel import Session, col

from concierge_bot.clock import instant, local
from concierge_bot.models import Agency, Customer, Entry, Line, Reminder, Urgency
from concierge_bot.services.house import bulk, notify
from concierge_bot.services.house.notify import Telling
from concierge_bot.services.orders import windows
from concierge_bot.texts import say

LATE_AFTER = timedelta(minutes=30)


def tell(s: Session, now: datetime, reminders: Sequence[int]) -> Sequence[Sequence[int]]:
    """Tell what was to be reminded of, once for what an outage kept back, and plan the next times, in one commit."""
    due = _due(s, reminders)
    told = [_telling(now, row) for row in due if notify.allowed(row.consent, row.ended_at, "reminder")]
    notify.to_customers(s, now, told, about="reminder", urgency=Urgency.order)
    people = [(row.agency_id, row.customer_id) for row in due]
    bulk.write(s, Entry, ("agency_id", "customer_id"), people, what="reminder told", at=now)
    _plan(s, now, due)
    return ()


def fall_due(s: Session, now: datetime, reminder: Reminder) -> None:
    """Tell one reminder by itself."""
    tell(s, now, [reminder.key])


def next_time(rrule: str, first: datetime, zone: str, after: datetime) -> datetime | None:
    """Return when a reminder comes next on her wall clock."""
    if not rrule:
        return first if first > after else None
    wall, here = (local(at, zone).replace(tzinfo=None) for at in (first, after))
    found: datetime | None = rrulestr(rrule, dtstart=wall).after(here)
    return instant(found, zone) if found else None


def _due(s: Session, reminders: Sequence[int]) -> Sequence[Row[Any]]:
    columns: list[Any] = [
        Reminder.id,
        Reminder.agency_id,
        Reminder.customer_id,
        Reminder.what,
        Reminder.rrule,
        Reminder.first,
        Reminder.next_at,
        Customer.phone,
        Customer.language,
        Customer.time_zone,
        Customer.consent,
        Customer.ended_at,
        col(Agency.name).label("agency"),
        col(Line.voice).label("voice"),
    ]
    query = (
        select(*columns)
        .join(Customer, col(Customer.id) == Reminder.customer_id)
        .join(Agency, col(Agency.id) == Reminder.agency_id)
        .outerjoin(Line, and_(col(Line.agency_id) == Reminder.agency_id, col(Line.phone) == Customer.phone))
        .where(col(Reminder.id).in_(bulk.among(reminders)))
        .order_by(col(Reminder.next_at), col(Reminder.id))
    )
    return s.connection().execute(query).all()


def _telling(now: datetime, row: Row[Any]) -> Telling:
    if now - row.next_at > LATE_AFTER:
        at = windows.spoken(row.next_at, None, row.time_zone, now)
        text = say("reminder_late", at=at, thing=row.what)
    else:
        text = say("reminder_due", thing=row.what)
    channel = "call" if row.voice else "sms"
    return Telling(
        agency_id=row.agency_id,
        customer_id=row.customer_id,
        phone=row.phone,
        channel=channel,
        parts=notify.parts(text, row.language, row.agency, channel),
        once=f"reminder:{row.id}:{row.next_at.isoformat(timespec='seconds')}",
    )


def _plan(s: Session, now: datetime, due: Sequence[Row[Any]]) -> None:
    planned = [
        {"which": row.id, "at": at, "over": None if at else now}
        for row in due
        for at in [next_time(row.rrule, row.first, row.time_zone, now)]
    ]
    told = (
        update(Reminder.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it
        .where(col(Reminder.id) == bindparam("which"))
        .values(told_at=now, next_at=bindparam("at"), ended_at=bindparam("over"))
    )
    s.connection().execute(told, planned)
