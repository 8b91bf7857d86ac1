"""Her alarms as every room sees them: which is open, what it is about, who has it, and whether it holds her pills."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from concierge_bot.errors import NotFound
from concierge_bot.models import Alarm, AlarmStatus, Customer, Entry, Ladder, LadderStep, Task, TaskStatus
from concierge_bot.texts.pages import told

HOLD_AT_MOST = timedelta(hours=2)
SIGNAL, WORDS = "signal", "words"
"""By which way somebody told of danger, as a step of an alarm says it."""
TAKEN_BY, CONTACT_COMES = "alarm acknowledged by", "alarm: a contact will check"
"""How a line of an alarm's course begins that says that a person has it now."""


def open_alarm(s: Session, customer: Customer) -> Alarm | None:
    """Return her alarm that no person has ended yet."""
    query = select(Alarm).where(Alarm.customer_id == customer.id, Alarm.status != AlarmStatus.resolved)
    return s.exec(query.order_by(col(Alarm.id).desc())).first()


def find(s: Session, agency_id: int, number: int) -> Alarm:
    """Return the alarm of a number; NotFound if this agency has none."""
    alarm = s.exec(select(Alarm).where(Alarm.agency_id == agency_id, Alarm.number == number)).first()
    if alarm is None:
        raise NotFound(told("There is no alarm {number}: look at the list of the desk", number=number))
    return alarm


def holds(now: datetime, raised_at: datetime) -> bool:
    """Tell whether an alarm holds what asks about her medicines: while people look after it, two hours at most."""
    return now - raised_at < HOLD_AT_MOST


def holding(s: Session, now: datetime, customer: Customer) -> Alarm | None:
    """Return the alarm that holds what asks about her medicines, if one does."""
    alarm = open_alarm(s, customer)
    return alarm if alarm is not None and holds(now, alarm.raised_at) else None


def taken_at(s: Session, alarm: Alarm) -> datetime | None:
    """Return since when a person has an alarm, the last who took it; None while nobody has it."""
    if alarm.status != AlarmStatus.acknowledged:
        return None
    taken = or_(col(Entry.what).startswith(TAKEN_BY), Entry.what == CONTACT_COMES)
    query = select(Entry.at).where(Entry.alarm_id == alarm.id, taken)
    return s.exec(query.order_by(col(Entry.id).desc()).limit(1)).first()


def tasks(s: Session, alarm: Alarm) -> list[Task]:
    """Return the tasks of an alarm that nobody ended: they go its way, whoever has the alarm has them."""
    return list(s.exec(select(Task).where(Task.alarm_id == alarm.id, Task.status != TaskStatus.closed)))


def kinds(s: Session, alarm: Alarm) -> list[str]:
    """Return what was told of in an alarm, each kind once, the first one first."""
    return list(dict.fromkeys([alarm.kind, *(step.answer for step in _told(s, alarm))]))


def newest(s: Session, alarm: Alarm) -> tuple[str, datetime]:
    """Return what was told of last in an alarm, and when."""
    steps = _told(s, alarm)
    return (steps[-1].answer, steps[-1].at) if steps else (alarm.kind, alarm.raised_at)


def _told(s: Session, alarm: Alarm) -> list[LadderStep]:
    query = (
        select(LadderStep)
        .join(Ladder, col(Ladder.id) == LadderStep.ladder_id)
        .where(Ladder.alarm_id == alarm.id, col(LadderStep.channel).in_((SIGNAL, WORDS)))
        .order_by(col(LadderStep.id))
    )
    return list(s.exec(query))
