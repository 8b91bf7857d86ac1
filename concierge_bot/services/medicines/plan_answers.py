"""What she asks of her own plan and record is told from the rows, in her own words; nothing of it is advice."""

from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_record, refills
from concierge_bot.texts import say
from concierge_bot.understanding import plan_words
from concierge_bot.understanding.plan_words import Asked

NOT_YET = (DoseStatus.planned, DoseStatus.reminded)


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer a question of her plan; an empty string if it is none, or she takes nothing."""
    own = refills.medicines(s, customer)
    asked = plan_words.read(words, refills.called(own)) if own else None
    text = _said(s, now, customer, asked) if asked is not None else ""
    if text:
        notify.to_customer(s, now, customer, text, about="medicine question", once=once)
    return text


def _said(s: Session, now: datetime, customer: Customer, asked: Asked) -> str:
    own = {plan.id for plan in refills.medicines(s, customer) if asked.of in ("", plan.name)}
    today = [dose for dose in _today(s, now, customer) if dose.medication_id in own]
    if asked.kind == "written":
        told = [dose for dose in today if dose.due_at <= now or dose.status == DoseStatus.taken]
        return dose_record.read(s, now, customer, told or today[:1])
    if asked.kind == "left":
        left = [dose for dose in today if dose.status in NOT_YET]
        return dose_record.read(s, now, customer, left) if left else say("dose_no_ahead")
    ahead = [dose for dose in dose_record.coming(s, now, customer) if dose.medication_id in own]
    at_hour = [dose for dose in ahead if local(dose.due_at, customer.clock_zone).hour in asked.hours]
    if asked.kind == "at" and (at_hour or not asked.hours):
        return dose_record.in_its_time(s, now, customer, at_hour or ahead, "dose_yes_ahead")
    return dose_record.in_its_time(s, now, customer, ahead)


def _today(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    day = local(now, customer.clock_zone).date()
    query = select(Dose).where(Dose.customer_id == customer.id, Dose.local_date == day)
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))
