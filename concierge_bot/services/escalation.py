"""Who is told of an alarm, again and again until somebody has it: the desk, and the first contact she allowed."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Agency,
    Alarm,
    AlarmStatus,
    AlarmStep,
    Contact,
    Customer,
    Scope,
    Task,
    TaskStatus,
    Urgency,
)
from concierge_bot.services import alarm_words, desk, notify, opt_outs
from concierge_bot.services.customers import agency_of, contacts_with
from concierge_bot.services.timeline import note
from concierge_bot.texts import emergency_number, say

AT_ONCE, LOOK_AFTER = timedelta(minutes=1), timedelta(minutes=15)
WILL, CANNOT = "will check", "cannot check"


def tell(s: Session, now: datetime, customer: Customer, alarm: Alarm) -> None:
    """Tell the desk and her first contact in this commit, and plan to tell them again."""
    _tell_desk(s, now, customer, alarm, f"Alarm {alarm.number} ({_kind(alarm)}): call {customer.name} now")
    fall_due(s, now, alarm)


def tell_again(s: Session, now: datetime, customer: Customer, alarm: Alarm, once: str) -> None:
    """New danger while somebody has the alarm: whoever has it may not know, so the desk is told once more."""
    if alarm.status == AlarmStatus.acknowledged:
        words = f"Alarm {alarm.number}: new danger ({_kind(alarm)}), call {customer.name} now"
        _tell_desk(s, now, customer, alarm, words, once)


def fall_due(s: Session, now: datetime, alarm: Alarm) -> None:
    """Text the contact whose turn it is, and plan the next time."""
    customer = s.get_one(Customer, alarm.customer_id)
    contact = _whose_turn(s, customer, alarm)
    alarm.tell_at = desk.next_reminder(alarm.raised_at, alarm.tell_at, now) if contact else None
    s.add(alarm)
    if contact is None:
        return
    agency = agency_of(s, customer)
    text = say(
        "contact_alarm",
        agency=agency.name,
        name=customer.name,
        kind=alarm_words.of_her(alarm.kind),
        phone=customer.phone,
        emergency=emergency_number(customer.country),
    )
    once = f"alarm:{alarm.id}:{contact.id}:{now.isoformat(timespec='seconds')}"
    notify.to_contact(s, now, contact, Scope.alarms, text, about="alarm", once=once, urgency=Urgency.alarm)
    step(s, now, alarm, contact.name, "sms")


def contact_will(s: Session, now: datetime, contact: Contact, alarm: Alarm) -> None:
    """A contact goes to check: nobody is reminded any more; the desk and she hear who comes."""
    customer = s.get_one(Customer, alarm.customer_id)
    agency = agency_of(s, customer)
    step(s, now, alarm, contact.name, "sms", WILL)
    alarm.status = AlarmStatus.acknowledged
    s.add(alarm)
    for task in tasks(s, alarm):
        if task.status == TaskStatus.open:
            desk.claim(s, now, task, contact.name)
            task.due_at = now + LOOK_AFTER
    note(s, now, alarm.agency_id, "alarm: a contact will check", alarm=alarm, customer=customer)
    once = f"alarm:{alarm.id}:{contact.id}:will"
    emergency = emergency_number(customer.country)
    notify.to_customer(
        s,
        now,
        customer,
        say("contact_comes", name=contact.name, emergency=emergency),
        about="emergency",
        once=once,
        urgency=Urgency.alarm,
    )
    if agency.desk_phone:
        told = say("desk_contact_comes", agency=agency.name, contact=contact.name, name=customer.name)
        notify.to_phone(
            s,
            now,
            agency,
            agency.desk_phone,
            told,
            about="desk task",
            once=f"{once}:desk",
            urgency=Urgency.alarm,
        )


def contact_cannot(s: Session, now: datetime, contact: Contact, alarm: Alarm) -> None:
    """A contact cannot go: the next one whom she allowed is told."""
    step(s, now, alarm, contact.name, "sms", CANNOT)
    s.flush()
    if alarm.status == AlarmStatus.open:
        alarm.tell_at = None
        fall_due(s, now, alarm)


def step(s: Session, now: datetime, alarm: Alarm, who: str, channel: str, answer: str = "") -> None:
    """Write down that a person was asked or told, and what came back."""
    s.add(
        AlarmStep(
            agency_id=alarm.agency_id, alarm_id=alarm.key, who=who, channel=channel, at=now, answer=answer
        )
    )


def has_step(s: Session, alarm: Alarm, who: str, answer: str, *, since: datetime) -> bool:
    """Tell whether a step of an alarm with this answer was written since a moment."""
    query = select(AlarmStep.id).where(
        AlarmStep.alarm_id == alarm.id,
        AlarmStep.who == who,
        AlarmStep.answer == answer,
        AlarmStep.at > since,
    )
    return s.exec(query.limit(1)).first() is not None


def tasks(s: Session, alarm: Alarm) -> list[Task]:
    """Return the tasks of an alarm that nobody ended: they go its way, whoever has the alarm has them."""
    return list(s.exec(select(Task).where(Task.alarm_id == alarm.id, Task.status != TaskStatus.closed)))


def _whose_turn(s: Session, customer: Customer, alarm: Alarm) -> Contact | None:
    """Return her first contact for alarms who takes texts, did not report it and did not say that it cannot be."""
    query = select(AlarmStep.who).where(AlarmStep.alarm_id == alarm.id, col(AlarmStep.answer) == CANNOT)
    passed_over = {*s.exec(query), alarm.source}
    return next(
        (
            contact
            for contact in contacts_with(s, customer, Scope.alarms)
            if contact.name not in passed_over and not opt_outs.holds(s, contact.agency_id, contact.phone)
        ),
        None,
    )


def _tell_desk(
    s: Session, now: datetime, customer: Customer, alarm: Alarm, words: str, again: str = ""
) -> None:
    agency: Agency = agency_of(s, customer)
    desk.open_task(
        s,
        now,
        agency,
        words,
        once=f"alarm:{alarm.id}:{again}" if again else f"alarm:{alarm.id}",
        customer=customer,
        alarm=alarm,
        urgent=True,
        due_in=AT_ONCE,
    )
    step(s, now, alarm, "desk", "sms and call")


def _kind(alarm: Alarm) -> str:
    return alarm.kind.replace("_", " ")
