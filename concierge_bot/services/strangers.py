"""Texts from people who are not customers: the desk, a contact, or a number that nobody knows."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, AlarmStatus, Contact, Customer, Message, Urgency
from concierge_bot.services import alarms, desk, notify
from concierge_bot.services.answers import YES
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding import replies, safety
from concierge_bot.understanding.opt_out import opt_out

CLAIM = re.compile(r"\s*ok\s*#?\s*(\d+)\b", re.IGNORECASE)


def from_desk(s: Session, now: datetime, agency: Agency, message: Message) -> None:
    """``OK 12`` from the desk phone claims task 12."""
    said = CLAIM.match(message.body)
    text = say("desk_unknown")
    if said:
        number = int(said.group(1))
        try:
            desk.claim(s, now, desk.find(s, agency.key, number), "the desk phone")
            text = say("desk_claimed", number=number)
        except ConciergeError as error:
            text = error.message
    _reply(s, now, agency, message, text, "desk answer")


def from_contact(s: Session, now: datetime, agency: Agency, contact: Contact, message: Message) -> None:
    """A contact's yes to an alarm is written down; danger and all else reach the desk."""
    customer = s.get_one(Customer, contact.customer_id)
    alarm = alarms.open_alarm(s, customer)
    emergency = emergency_number(customer.country)
    if safety.danger(message.body).level == "alarm":
        alarms.raise_alarm(
            s, now, customer, source=contact.name, kind="told by family", once=f"alarm:{message.id}"
        )
        text = say("emergency_unknown", agency=agency.name, emergency=emergency)
        _reply(s, now, agency, message, text, "emergency", Urgency.alarm)
    elif alarm is not None and alarm.status != AlarmStatus.resolved and replies.read(message.body) in YES:
        alarms.step(s, now, alarm, contact.name, "sms", "will check")
        _reply(s, now, agency, message, say("contact_thanks", emergency=emergency), "alarm", Urgency.alarm)
    else:
        task = f"{contact.name} ({contact.relation or 'contact'}) wrote: please answer"
        desk.open_task(s, now, agency, task, once=f"contact:{message.id}", customer=customer)
        _reply(s, now, agency, message, say("contact_noted", agency=agency.name), "contact")


def from_unknown(s: Session, now: datetime, agency: Agency, message: Message) -> None:
    """One polite text and a task, once for a number; danger gets the emergency text and an urgent task."""
    if message.opt_out_type == "STOP" or opt_out(message.body).kind in ("stop", "wish"):
        return
    if safety.danger(message.body).level != "none":
        desk.open_task(
            s,
            now,
            agency,
            f"Danger from a number we do not know: {message.sender}. Call it now",
            once=f"unknown-danger:{message.id}",
            urgent=True,
            due_in=timedelta(minutes=1),
        )
        text = say("emergency_unknown", agency=agency.name, emergency=emergency_number(agency.country))
        _reply(s, now, agency, message, text, "emergency", Urgency.alarm)
        return
    once = f"unknown:{agency.id}:{message.sender}"
    desk.open_task(s, now, agency, f"A number we do not know wrote: {message.sender}", once=once)
    text = say("unknown_sender", agency=agency.name)
    notify.to_phone(s, now, agency, message.sender, text, about="unknown sender", once=once)


def _reply(
    s: Session,
    now: datetime,
    agency: Agency,
    message: Message,
    text: str,
    about: str,
    urgency: Urgency = Urgency.answer,
) -> None:
    notify.to_phone(
        s, now, agency, message.sender, text, about=about, once=f"answer:{message.id}", urgency=urgency
    )
