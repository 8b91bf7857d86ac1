"""An alarm from a sensor or from her words: she gets the fixed text, the desk and her first contact are told."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.errors import NotNow
from concierge_bot.models import Alarm, AlarmStatus, Customer, Outbox, Task, TaskStatus, Urgency
from concierge_bot.services.house import desk, desk_phone, notify
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book, alarm_news, alarm_words, escalation, ladder, responders
from concierge_bot.services.safety.alarm_words import HERSELF, MONITOR, NO_ANSWER, SIGNAL_WORDS
from concierge_bot.services.talk import questions
from concierge_bot.texts import emergency_number, in_language, say
from concierge_bot.texts.pages import stated, told

SAYS_OK = "says she is OK"
FRESH = timedelta(minutes=15)
"""So long what she writes after her own call for help is taken to be of it."""
SAME_WITHIN = timedelta(minutes=5)
"""A button is pressed again and again, a panel repeats itself: that is one call for help."""


def raise_alarm(s: Session, now: datetime, customer: Customer, *, source: str, kind: str, once: str) -> Alarm:
    """Open an alarm, or join the one that is open already: fixed text to her, urgent task, first contact."""
    s.refresh(customer, with_for_update=True)  # her words and her sensor may tell of it at the same moment
    alarm = alarm_book.open_alarm(s, customer)
    known = alarm is not None
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
        responders.plan(s, now, customer, alarm)
    else:
        alarm_news.more(s, now, customer, alarm, source=source, kind=kind, once=once)
    _tell_her(s, now, customer, alarm, source, kind, once, known=known)
    return alarm


def signal(s: Session, now: datetime, customer: Customer, kind: str, *, once: str) -> str:
    """A sensor tells of danger: an alarm, unless it has just told the same; return in one word what it did."""
    alarm = alarm_book.open_alarm(s, customer)
    if alarm is not None and escalation.has_step(s, alarm, MONITOR, kind, since=now - SAME_WITHIN):
        note(s, now, customer.agency_id, f"monitor: {kind} again", customer=customer, alarm=alarm)
        return "merged"
    alarm = raise_alarm(s, now, customer, source=MONITOR, kind=kind, once=once)
    escalation.step(s, now, alarm, MONITOR, alarm_book.SIGNAL, kind)
    return "alarm"


def ask_if_safe(s: Session, now: datetime, customer: Customer, *, once: str) -> None:
    """One safety question where her words may or may not mean danger; silence counts as a yes.

    While an alarm asks her if she is OK a second question would make her digits mean two things: it is told again.
    So it is while she waits for the help that she has just called for: what she writes then is of that.
    """
    if questions.open_about(s, customer, "alarm") or _waits_for_help(s, now, customer):
        raise_alarm(s, now, customer, source=HERSELF, kind="danger", once=once)
        return
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


def _waits_for_help(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether an alarm that her own words raised is fresh, and she has not said since that she is well."""
    alarm = alarm_book.open_alarm(s, customer)
    if alarm is None or alarm.source != HERSELF or alarm.kind == NO_ANSWER or now - alarm.raised_at > FRESH:
        return False
    return not escalation.has_step(s, alarm, "customer", SAYS_OK, since=alarm.raised_at)


def send_team(s: Session, now: datetime, alarm: Alarm, who: str) -> None:
    """A person sends the response team."""
    if alarm.status == AlarmStatus.resolved:
        raise NotNow(told("Alarm {number} is resolved already", number=alarm.number))
    note(s, now, alarm.agency_id, f"response team sent by {who}", alarm=alarm, customer=_whose(s, alarm))
    alarm.respond_at = None
    responders.send(s, now, alarm)


def key_pressed(s: Session, now: datetime, alarm: Alarm, digits: str) -> str:
    """She pressed a key in our call: noted, but only a person ends an alarm; return what is said to it."""
    customer = _whose(s, alarm)
    if digits != "1":
        escalation.step(s, now, alarm, "customer", "call", f"pressed {digits[:1]}")
        return in_language(say("alarm_key_other"), customer.language)
    escalation.step(s, now, alarm, "customer", "call", SAYS_OK)
    for question in questions.open_about(s, customer, "alarm"):
        questions.close(s, now, question, SAYS_OK)
    return in_language(say("ok_noted"), customer.language)


def not_answered(s: Session, now: datetime, row: Outbox, status: str) -> None:
    """Our call to her ended without her: that is a step of its alarm."""
    alarm = s.get(Alarm, row.job.get("alarm", 0))
    if alarm is not None and status != "completed":
        escalation.step(s, now, alarm, "customer", "call", status)


def review(s: Session, now: datetime) -> int:
    """Look at every alarm that no person has ended, as a worker starts: what should go on, goes on."""
    left = s.exec(select(Alarm).where(Alarm.status == AlarmStatus.open).with_for_update()).all()
    for alarm in left:
        for task in alarm_book.tasks(s, alarm):
            if task.status == TaskStatus.open and task.nag_at is None:
                desk_phone.nag(s, now, task)
        note(s, now, alarm.agency_id, "alarm: goes on after a start", alarm=alarm, customer=_whose(s, alarm))
    return len(left)


def acknowledge(s: Session, now: datetime, alarm: Alarm, who: str) -> None:
    """A person has it; a person must still end it."""
    if alarm.status != AlarmStatus.open:
        raise NotNow(
            told("Alarm {number} is {status} already", number=alarm.number, status=stated(alarm.status))
        )
    alarm.status = AlarmStatus.acknowledged
    s.add(alarm)
    escalation.step(s, now, alarm, who, "desk", "acknowledged")
    for task in alarm_book.tasks(s, alarm):
        if task.status == TaskStatus.open:
            desk.hand_to(s, now, task, who)
    note(s, now, alarm.agency_id, f"{alarm_book.TAKEN_BY} {who}", alarm=alarm, customer=_whose(s, alarm))


def resolve(s: Session, now: datetime, alarm: Alarm, outcome: str, who: str) -> None:
    """A person ends an alarm with what came of it."""
    if alarm.status == AlarmStatus.resolved:
        raise NotNow(told("Alarm {number} is resolved already", number=alarm.number))
    alarm.status, alarm.outcome = AlarmStatus.resolved, outcome
    s.add(alarm)
    left = alarm_book.tasks(s, alarm)
    had = {task.claimed_by for task in left}
    for task in left:
        desk.close(s, now, task, outcome, who)
    responders.call_off(s, now, alarm)
    customer = _whose(s, alarm)
    notify.end_calls(s, now, f"alarm-call:{alarm.id}:")
    for question in questions.open_about(s, customer, "alarm"):
        questions.close(s, now, question, "resolved")
    alarm_news.over(s, now, customer, alarm, who, had)
    note(s, now, alarm.agency_id, f"alarm resolved by {who}", alarm=alarm, customer=customer)


def close_task(s: Session, now: datetime, task: Task, outcome: str, who: str) -> None:
    """A person ends a task; who ends an alarm's task has ended the alarm, with all that hangs on it."""
    alarm = s.get(Alarm, task.alarm_id) if task.alarm_id else None
    if alarm is None or alarm.status == AlarmStatus.resolved or task.status == TaskStatus.closed:
        desk.close(s, now, task, outcome, who)
    else:
        resolve(s, now, alarm, outcome, who)


def _tell_her(
    s: Session,
    now: datetime,
    customer: Customer,
    alarm: Alarm,
    source: str,
    kind: str,
    once: str,
    *,
    known: bool,
) -> None:
    """Her own words get the fixed text with who knows; where others speak of her, she may say that she is OK."""
    emergency = emergency_number(customer.country)
    question = None
    if source == HERSELF:
        names = [one.name.split()[0] for one in ladder.told(s, ladder.of_alarm(s, alarm))] if known else []
        text = alarm_words.to_her(kind, customer.country, names)
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
    if source != HERSELF or kind == NO_ANSWER:
        _ring_her(s, now, customer, alarm, _said(source, kind), once)


def _said(source: str, kind: str) -> str:
    """Say in a call what is known: her device by its own words, people by what they told."""
    return SIGNAL_WORDS[kind] if source == MONITOR else "you may need help"


def _ring_her(s: Session, now: datetime, customer: Customer, alarm: Alarm, said: str, once: str) -> None:
    """Ask her by voice as well, at home if she has a landline: who has fallen may not reach the phone that texts."""
    agency = agency_of(s, customer)
    words = say("alarm_call", agency=agency.name, kind=said, emergency=emergency_number(customer.country))
    row = notify.call(
        s,
        now,
        agency,
        customer.landline or customer.phone,
        in_language(words, customer.language),
        about="emergency",
        once=f"alarm-call:{alarm.id}:{once}",
        customer=customer,
    )
    row.job = {"alarm": alarm.key}
    s.add(row)
    escalation.step(s, now, alarm, "customer", "call")


def _whose(s: Session, alarm: Alarm) -> Customer:
    return s.get_one(Customer, alarm.customer_id)
