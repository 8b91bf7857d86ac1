"""What a pressed key does in a call that we placed, and a call of ours that she does not want."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import ConciergeError
from concierge_bot.models import Alarm, Customer, Outbox, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarms, care_answers
from concierge_bot.texts import say

PERSON_WITHIN = timedelta(minutes=10)
_NO_CALL = re.compile(
    r"\b(?:cancel|stop|forget|no need (?:for|of)|do not (?:need|want)|don'?t (?:need|want)) (?:me )?"
    r"(?:that|the|this|your|a|any) (?:phone )?call(?:s|ing)?\b|\b(?:no need to|do not|don'?t) (?:call|ring|phone) me\b",
    re.IGNORECASE,
)


def not_wanted(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She wants no call of ours: whoever was to call hears so, and nothing else is stopped; empty if of none."""
    if not _NO_CALL.search(words):
        return ""
    task = f"{customer.name} wants no call: look at what is open for her before you ring"
    desk.open_task(
        s, now, agency_of(s, customer), task, once=f"no-call:{once}", customer=customer, due_in=PERSON_WITHIN
    )
    text = say("no_call")
    notify.to_customer(s, now, customer, text, about="answer", once=once)
    return text


def pressed(s: Session, now: datetime, row: Outbox, digits: str) -> str:
    """Do what a key asks in one of our calls; return what is said to it."""
    if alarm := s.get(Alarm, row.job.get("alarm", 0)):
        return alarms.key_pressed(s, now, alarm, digits)
    if row.question_id is not None:
        return care_answers.by_key(s, now, s.get_one(Question, row.question_id), digits)
    number = row.job.get("task")
    if digits != "1" or number is None:
        return say("call_goodbye")
    try:
        desk.claim(s, now, desk.find(s, row.agency_id, int(number)), "the desk phone", in_call=row)
    except ConciergeError as error:
        return error.message
    return say("desk_claimed", number=number)
