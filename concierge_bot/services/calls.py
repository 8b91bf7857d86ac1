"""Calls: what a pressed key does, and who is told when somebody rings our number."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, Alarm, Outbox, Question
from concierge_bot.services import alarms, care_answers, desk
from concierge_bot.services.customers import by_phone
from concierge_bot.texts import emergency_number, say


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


def incoming(s: Session, now: datetime, agency: Agency, caller: str, sid: str) -> str:
    """Somebody rings: an urgent task for the desk, and a sentence for the caller."""
    customer = by_phone(s, agency.key, caller)
    who = customer.name if customer else f"A number we do not know ({caller})"
    desk.open_task(
        s,
        now,
        agency,
        f"{who} rang us: call back now",
        once=f"call:{sid}",
        customer=customer,
        urgent=True,
        due_in=timedelta(minutes=2),
    )
    country = customer.country if customer else agency.country
    return say("call_answer", agency=agency.name, emergency=emergency_number(country))
