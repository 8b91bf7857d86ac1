"""Texts from the desk's phone, and from a number that nobody knows."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, Message, Urgency
from concierge_bot.services.house import desk, notify
from concierge_bot.services.people import numbers, opt_outs
from concierge_bot.texts import emergency_number, say
from concierge_bot.understanding.danger import safety
from concierge_bot.understanding.terms.opt_out import opt_out

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


def from_unknown(s: Session, now: datetime, agency: Agency, message: Message) -> None:
    """One polite text and a task, once for a number; danger gets the emergency text and an urgent task."""
    asked = opt_out(message.body).kind
    if message.opt_out_type == "STOP" or asked in ("stop", "wish"):
        opt_outs.begin(s, now, agency, message.sender, message.body)
        return
    if asked == "start":
        opt_outs.end(s, agency, message.sender)
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
    if numbers.from_unknown(s, now, agency, message):
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
