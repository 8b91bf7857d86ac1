"""Who hears of an alarm at once, besides its ladder: the desk, whoever has it of new danger, and all of its end."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Alarm, AlarmStatus, Customer, Scope, TaskStatus, Urgency
from concierge_bot.services.house import desk, desk_phone, notify
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book, alarm_words, ladder
from concierge_bot.texts import emergency_number, say

AT_ONCE = timedelta(minutes=1)


def raised(s: Session, now: datetime, customer: Customer, alarm: Alarm) -> None:
    """Tell the desk of a new alarm."""
    tell_desk(
        s, now, customer, alarm, f"Alarm {alarm.number} ({_spoken(alarm.kind)}): call {customer.name} now"
    )


def more(
    s: Session, now: datetime, customer: Customer, alarm: Alarm, *, source: str, kind: str, once: str
) -> None:
    """New danger in an open alarm: one of another kind is told to the desk and to all who were told, by its name."""
    new = kind not in (*alarm_book.kinds(s, alarm), *alarm_words.OF_NO_KIND)
    if alarm.status == AlarmStatus.acknowledged:
        words = f"Alarm {alarm.number}: new danger ({_spoken(kind)}), call {customer.name} now"
        tell_desk(s, now, customer, alarm, words, once)
    elif new:
        _add_to_task(s, now, alarm, kind)
    if new:
        _tell_family(s, now, customer, alarm, kind)
        if source != alarm_words.MONITOR:  # a sensor's signal is a step already
            ladder.log(s, now, ladder.of_alarm(s, alarm), source, alarm_book.WORDS, kind)


def tell_desk(
    s: Session, now: datetime, customer: Customer, alarm: Alarm, words: str, again: str = ""
) -> None:
    """Open an urgent task of an alarm, once for each key ``again``: the desk's phone is texted and rung."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        words,
        once=f"alarm:{alarm.id}:{again}" if again else f"alarm:{alarm.id}",
        customer=customer,
        alarm=alarm,
        urgent=True,
        due_in=AT_ONCE,
    )
    ladder.log(s, now, ladder.of_alarm(s, alarm), "desk", "sms and call")


def over(s: Session, now: datetime, customer: Customer, alarm: Alarm, who: str, had: set[str]) -> None:
    """An alarm was ended: her people who were told hear so, and the desk's phone, if another had it or nobody."""
    agency = agency_of(s, customer)
    row = ladder.of_alarm(s, alarm)
    ladder.end(s, now, row, "resolved")
    text = say("contact_alarm_over", agency=agency.name, name=customer.name)
    for contact in ladder.told(s, row):
        ladder.tell_after(s, now, row, contact, text)
    if agency.desk_phone and had != {who}:
        told = say("desk_alarm_over", agency=agency.name, number=alarm.number, name=customer.name, who=who)
        once = f"alarm:{alarm.id}:over"
        notify.to_phone(
            s, now, agency, agency.desk_phone, told, about="desk task", once=once, urgency=Urgency.alarm
        )


def _add_to_task(s: Session, now: datetime, alarm: Alarm, kind: str) -> None:
    """Nobody has it yet: the task that the desk is told again and again names the new danger too, at once."""
    waiting = [task for task in alarm_book.tasks(s, alarm) if task.status == TaskStatus.open]
    for task in waiting[:1]:
        task.task = f"{task.task}. New danger: {_spoken(kind)}"
        desk_phone.nag(s, now, task)


def says_well(s: Session, now: datetime, customer: Customer, alarm: Alarm) -> None:
    """Who was told of an alarm hears once that she says she is well; a person still looks after it."""
    row = ladder.of_alarm(s, alarm)
    text = say("contact_says_well", agency=agency_of(s, customer).name, name=customer.name)
    for contact in ladder.told(s, row):
        once = f"ladder:{row.id}:{contact.id}:well"
        if not notify.was_told(s, once):
            notify.to_contact(
                s, now, contact, Scope.alarms, text, about="alarm", once=once, urgency=Urgency.alarm
            )


def _tell_family(s: Session, now: datetime, customer: Customer, alarm: Alarm, kind: str) -> None:
    """Whoever went to check, and all of her people who were told of the alarm, hear of what is new in it."""
    row = ladder.of_alarm(s, alarm)
    text = say(
        "contact_alarm_more",
        agency=agency_of(s, customer).name,
        name=customer.name,
        kind=alarm_words.of_her(kind),
        emergency=emergency_number(customer.country),
    )
    for contact in ladder.told(s, row):
        once = f"ladder:{row.id}:{contact.id}:{kind}"
        notify.to_contact(
            s, now, contact, Scope.alarms, text, about="alarm", once=once, urgency=Urgency.alarm
        )
        ladder.log(s, now, row, contact.name, "sms", by=contact)


def _spoken(kind: str) -> str:
    return kind.replace("_", " ")
