"""When she wants to be asked about a medicine today ("text me at noon about the water pill") it is asked.

Her plan stays as it is: only this one dose waits, no longer than a "later" may; what repeats is a person's to set.
"""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Medication
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes, dose_record, refills
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.doses import dose_delays
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.medicines import recall


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Ask about a dose of today at the time that she names; an empty string if her words want nothing of the kind."""
    asked = dose_delays.asks_at(words)
    named = _named(s, now, customer, words, asked) if asked else []
    wall = reminding.later(asked, local(now, customer.clock_zone), customer.country) if named else None
    if wall is None:
        return ""
    at = instant(wall, customer.clock_zone)
    doses = [dose for plan in named if (dose := dose_meant.of(s, now, customer, Meant(plan)))]
    open_ones = [dose for dose in doses if dose.status in (DoseStatus.planned, DoseStatus.reminded)]
    if not open_ones or any(not _may_wait(dose, at) for dose in open_ones):
        return ""
    return _wait(s, now, customer, open_ones, at, once=once)


def _named(s: Session, now: datetime, customer: Customer, words: str, asked: str) -> list[Medication]:
    """Return the medicines that she names; for "my pill" what comes next, if that is one."""
    own = refills.medicines(s, customer)
    if found := refills.find_all(words, own):
        return found
    of_it = recall.names_pills(words) or (
        dose_book.spoke_of_it(s, customer) and not dose_delays.names_another(asked)
    )
    next_ones = (
        dose_record.coming(s, now, customer)[:1] if of_it and not dose_book.asked(s, now, customer) else []
    )
    plans = {dose.medication_id for one in next_ones for dose in dose_book.of_one_time(s, one)}
    return [plan for plan in own if plan.id in plans]


def _may_wait(dose: Dose, at: datetime) -> bool:
    """What is to be asked before its time, or long after it, is a change of her plan."""
    return dose.due_at < at <= dose.due_at + reminding.LATER_AT_MOST


def _wait(
    s: Session, now: datetime, customer: Customer, doses: list[Dose], at: datetime, *, once: str
) -> str:
    for question in dose_book.asked_about(s, customer, doses):
        questions.close(s, now, question, "later")
    dose_outcomes.wait_until(s, doses, at)
    note(s, now, customer.agency_id, "dose put off by her before it was asked", customer=customer)
    there = dose_book.told_at(customer, at, now)
    text = say("dose_ahead", what=dose_book.called(s, customer, doses), at=there)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def told(s: Session, now: datetime, customer: Customer, plan_ids: set[int | None]) -> str:
    """Say when she is asked about what she has put off; an empty string if nothing of these is."""
    waiting = [
        dose
        for dose in dose_meant.put_off(s, now, customer)
        if dose.medication_id in plan_ids and not dose_book.asked_about(s, customer, [dose])
    ]
    return dose_record.at_its_step(s, now, customer, waiting)
