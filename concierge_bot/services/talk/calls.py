"""What a pressed key does in a call that we placed."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.errors import ConciergeError
from concierge_bot.models import Alarm, Outbox, Question
from concierge_bot.services.house import desk
from concierge_bot.services.safety import alarms, care_answers
from concierge_bot.texts import say


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
