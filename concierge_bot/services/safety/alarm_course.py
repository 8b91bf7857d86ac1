"""The course of an alarm as the desk reads it: what happened, who was asked and what he said, in order of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Alarm, AlarmStatus, Contact, Customer, Entry, LadderStep
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.orders import windows
from concierge_bot.services.safety import alarm_book, alarm_words, ladder

SAID_BY_A_STEP = frozenset({"a contact was told"})
"""Lines of the timeline that a step of the ladder tells with the name."""


@dataclass(frozen=True)
class Moment:
    """One thing that happened, on the agency's clock."""

    at: str
    what: str


@dataclass(frozen=True)
class Course:
    """One alarm: whose it is, who has it since when, what happened, and what happens next if nobody takes it."""

    alarm: Alarm
    customer: Customer
    kind: str
    since: str
    holder: str
    held_since: str
    moments: Sequence[Moment]
    contacts: Sequence[Contact]
    next: Sequence[str]


def course(s: Session, now: datetime, alarm: Alarm, *, latest: int = 0) -> Course:
    """Return the course of an alarm, or the ``latest`` moments of it."""
    zone = s.get_one(Agency, alarm.agency_id).time_zone
    customer = s.get_one(Customer, alarm.customer_id)
    people = (
        select(Contact)
        .where(Contact.customer_id == customer.id)
        .order_by(col(Contact.position), col(Contact.id))
    )
    moments = _moments(s, now, alarm, customer, zone)
    clocks, taken_at = Clocks(customer.time_zone, zone), alarm_book.taken_at(s, alarm)
    return Course(
        alarm=alarm,
        customer=customer,
        kind=" and ".join(alarm_words.of_her(kind) for kind in alarm_book.kinds(s, alarm)),
        since=clocks.spoken(alarm.raised_at, None, now),
        holder=next((task.claimed_by for task in alarm_book.tasks(s, alarm) if task.claimed_by), ""),
        held_since=clocks.spoken(taken_at, None, now) if taken_at else "",
        moments=moments[-latest:],
        contacts=s.exec(people).all(),
        next=_next(s, now, alarm, customer, zone),
    )


def _moments(s: Session, now: datetime, alarm: Alarm, customer: Customer, zone: str) -> list[Moment]:
    happened = s.exec(select(Entry).where(Entry.alarm_id == alarm.id))
    asked = ladder.steps(s, ladder.of_alarm(s, alarm))
    heard = (alarm_book.SIGNAL, alarm_book.WORDS)  # what was heard comes before what was done for it at once
    told = [(row.at, 1, row.key, row.what) for row in happened if row.what not in SAID_BY_A_STEP]
    told += [
        (row.at, 0 if row.channel in heard else 2, row.key, _step(row, customer))
        for row in asked
        if row.channel != "desk"
    ]
    return [Moment(_clock(at, zone, now), what[:1].upper() + what[1:]) for at, _, _, what in sorted(told)]


def _step(row: LadderStep, customer: Customer) -> str:
    """Say who was asked in which way, or what came back."""
    who = {"customer": customer.name, "desk": "the desk"}.get(row.who, row.who)
    if row.channel == alarm_book.SIGNAL:
        return f"the device reports: {row.answer}"
    if row.channel == alarm_book.WORDS:
        return f"{who} says: {row.answer}"
    if row.answer:
        ways = {"sms": "by text", "call": "in our call", "responder": "the response team"}
        return f"{who} ({ways.get(row.channel, row.channel)}): {row.answer}"
    ways = {"sms": "is texted", "call": "is rung", "sms and call": "is texted and rung"}
    return f"{who} {ways.get(row.channel, row.channel)}"


def _next(s: Session, now: datetime, alarm: Alarm, customer: Customer, zone: str) -> list[str]:
    """Say who is told next by the clock, as long as nobody has it."""
    if alarm.status != AlarmStatus.open:
        return []
    row = ladder.of_alarm(s, alarm)
    contact = ladder.whose_turn(s, now, customer, row, but=alarm.source) if row.step_at else None
    told = [(row.step_at, f"{contact.name} is told")] if contact and row.step_at else []
    told += [(alarm.respond_at, "the response team is sent")] if alarm.respond_at else []
    return [f"If nobody takes it, {what} {windows.spoken(at, None, zone, now)}." for at, what in sorted(told)]


def _clock(at: datetime, zone: str, now: datetime) -> str:
    """Return a time to the second, with its weekday if that is not today."""
    wall = local(at, zone)
    day = "" if wall.date() == local(now, zone).date() else f"{wall:%a} "
    return f"{day}{wall.hour % 12 or 12}:{wall:%M:%S}{'am' if wall.hour < 12 else 'pm'}"
