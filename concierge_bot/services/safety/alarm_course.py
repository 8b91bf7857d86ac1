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
from concierge_bot.texts import together
from concierge_bot.texts.pages import begun, marked, spoken, told

SAID_BY_A_STEP = frozenset({"a contact was told"})
"""Lines of the timeline that a step of the ladder tells with the name."""
ASKED = {
    "sms": marked("{who} is texted"),
    "call": marked("{who} is rung"),
    "sms and call": marked("{who} is texted and rung"),
}
ANSWERED = {"sms": told("by text"), "call": told("in our call"), "responder": told("the response team")}
CONTACT_NEXT = marked("If nobody takes it, {name} is told {at}.")
TEAM_NEXT = marked("If nobody takes it, the response team is sent {at}.")


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
        kind=together(*map(alarm_words.of_her, alarm_book.kinds(s, alarm)), by=told(" and ")),
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
    lines = [(row.at, 1, row.key, row.what) for row in happened if row.what not in SAID_BY_A_STEP]
    lines += [
        (row.at, 0 if row.channel in heard else 2, row.key, _step(row, customer))
        for row in asked
        if row.channel != "desk"
    ]
    return [Moment(_clock(at, zone, now), begun(what)) for at, _, _, what in sorted(lines)]


def _step(row: LadderStep, customer: Customer) -> str:
    """Say who was asked in which way, or what came back."""
    who = {"customer": customer.name, "desk": told("the desk")}.get(row.who, row.who)
    if row.channel == alarm_book.SIGNAL:
        return told("the device reports: {answer}", answer=row.answer)
    if row.channel == alarm_book.WORDS:
        return told("{who} says: {answer}", who=who, answer=row.answer)
    if row.answer:
        way = ANSWERED.get(row.channel, row.channel)
        return told("{who} ({way}): {answer}", who=who, way=way, answer=row.answer)
    return told(ASKED[row.channel], who=who) if row.channel in ASKED else f"{who} {row.channel}"


def _next(s: Session, now: datetime, alarm: Alarm, customer: Customer, zone: str) -> list[str]:
    """Say who is told next by the clock, as long as nobody has it."""
    if alarm.status != AlarmStatus.open:
        return []
    row = ladder.of_alarm(s, alarm)
    contact = ladder.whose_turn(s, now, customer, row, but=alarm.source) if row.step_at else None
    steps = [(row.step_at, CONTACT_NEXT, contact.name)] if contact and row.step_at else []
    steps += [(alarm.respond_at, TEAM_NEXT, "")] if alarm.respond_at else []
    return [told(what, name=name, at=windows.spoken(at, None, zone, now)) for at, what, name in sorted(steps)]


def _clock(at: datetime, zone: str, now: datetime) -> str:
    """Return a time to the second, with its weekday if that is not today."""
    wall = local(at, zone)
    day = "" if wall.date() == local(now, zone).date() else f"{wall:%a} "
    return spoken(f"{day}{wall.hour % 12 or 12}:{wall:%M:%S}{'am' if wall.hour < 12 else 'pm'}")
