"""An alarm from a sensor or from her words: she gets the fixed text, the desk and her first contact are told."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Alarm, AlarmStatus, Customer, TaskStatus, Urgency
from concierge_bot.services import desk, escalation, notify, questions
from concierge_bot.services.alarm_words import SIGNAL_WORDS
from concierge_bot.services.timeline import next_number, note
from concierge_bot.texts import emergency_number, say

MONITOR, HERSELF = "monitor", "customer"
"""Who tells of danger; a contact who does is named instead."""
SAME_WITHIN = timedelta(minutes=5)
"""A button is pressed again and again, a panel repeats itself: that is one call for help."""


def raise_alarm(s: Session, now: datetime, customer: Customer, *, source: str, kind: str, once: str) -> Alarm:
    """Open an alarm, or join the one that is open already: fixed text to her, urgent task, first contact."""
    s.refresh(customer, with_for_update=True)  # her words and her sensor may tell of it at the same moment
    alarm = open_alarm(s, customer)
    if alarm is None:
        alarm = Alarm(
            agency_id=customer.agency_id,
            number=next_number(s, customer.agency_id),
            customer_id=customer.key,
            source=source,
            kind=kind,
            raised_at=now,
        )
        s.add(alarm)
        s.flush()
        note(s, now, customer.agency_id, f"alarm raised: {kind}", customer=customer, alarm=alarm)
        escalation.tell(s, now, customer, alarm)
    else:
        escalation.tell_again(s, now, customer, alarm, once)
    _tell_her(s, now, customer, alarm, source, kind, once)
    return alarm


def signal(s: Session, now: datetime, customer: Customer, kind: str, *, once: str) -> str:
    """A sensor tells of danger: an alarm, unless it has just told the same; return in one word what it did."""
    alarm = open_alarm(s, customer)
    if alarm is not None and escalation.has_step(s, alarm, MONITOR, kind, since=now - SAME_WITHIN):
        note(s, now, customer.agency_id, f"monitor: {kind} again", customer=customer, alarm=alarm)
        return "merged"
    alarm = raise_alarm(s, now, customer, source=MONITOR, kind=kind, once=once)
    escalation.step(s, now, alarm, MONITOR, "signal", kind)
    return "alarm"


def ask_if_safe(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """One safety question where her words may or may not mean danger; silence counts as a yes."""
    question = questions.ask(
        s,
        now,
        customer,
        "safety",
        choices=["1", "2"],
        words="are you all right",
        urgency=0,
        lasts=timedelta(minutes=3),
    )
    text = say("safety_check", emergency=emergency_number(customer.country))
    notify.to_customer(
        s, now, customer, text, about="safety_check", once=once, urgency=Urgency.alarm, question=question
    )


def open_alarm(s: Session, customer: Customer) -> Alarm | None:
    """Return her alarm that no person has ended yet."""
    query = select(Alarm).where(Alarm.customer_id == customer.id, Alarm.status != AlarmStatus.resolved)
    return s.exec(query.order_by(col(Alarm.id).desc())).first()


def find(s: Session, agency_id: int, number: int) -> Alarm:
    """Return the alarm of a number; NotFound if this agency has none."""
    alarm = s.exec(select(Alarm).where(Alarm.agency_id == agency_id, Alarm.number == number)).first()
    if alarm is None:
        raise NotFound(f"There is no alarm {number}: look at the list of the desk")
    return alarm


def acknowledge(s: Session, now: datetime, alarm: Alarm, who: str) -> None:
    """A person has it; a person must still end it."""
    if alarm.status != AlarmStatus.open:
        raise NotNow(f"Alarm {alarm.number} is {alarm.status} already")
    alarm.status = AlarmStatus.acknowledged
    s.add(alarm)
    escalation.step(s, now, alarm, who, "desk", "acknowledged")
    for task in escalation.tasks(s, alarm):
        if task.status == TaskStatus.open:
            desk.claim(s, now, task, who)
    note(s, now, alarm.agency_id, f"alarm acknowledged by {who}", alarm=alarm, customer=_whose(s, alarm))


def resolve(s: Session, now: datetime, alarm: Alarm, outcome: str, who: str) -> None:
    """A person ends an alarm with what came of it."""
    if alarm.status == AlarmStatus.resolved:
        raise NotNow(f"Alarm {alarm.number} is resolved already")
    alarm.status, alarm.outcome = AlarmStatus.resolved, outcome
    s.add(alarm)
    for task in escalation.tasks(s, alarm):
        desk.close(s, now, task, outcome, who)
    customer = _whose(s, alarm)
    for question in questions.open_about(s, customer, "alarm"):
        questions.close(s, now, question, "resolved")
    note(s, now, alarm.agency_id, f"alarm resolved by {who}", alarm=alarm, customer=customer)


def _tell_her(
    s: Session, now: datetime, customer: Customer, alarm: Alarm, source: str, kind: str, once: str
) -> None:
    """Her own words get the fixed text; where others speak of her, she may say that she is OK."""
    emergency = emergency_number(customer.country)
    question = None
    if source == HERSELF:
        text = say("emergency", emergency=emergency)
    else:
        question = questions.ask(
            s, now, customer, "alarm", choices=["1"], subject_id=alarm.id, words="the alarm", urgency=0
        )
        text = (
            say("sensor", kind=SIGNAL_WORDS[kind], emergency=emergency)
            if source == MONITOR
            else say("contact_worries", name=source, emergency=emergency)
        )
    notify.to_customer(
        s, now, customer, text, about="emergency", once=once, urgency=Urgency.alarm, question=question
    )
    escalation.step(s, now, alarm, "customer", "sms")


def _whose(s: Session, alarm: Alarm) -> Customer:
    return s.get_one(Customer, alarm.customer_id)
