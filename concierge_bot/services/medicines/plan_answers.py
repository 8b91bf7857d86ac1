"""What she asks of her own plan and record is told from the rows, in her own words; nothing of it is advice."""

from collections.abc import Sequence
from datetime import date, datetime, time

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Medication
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_moves, dose_record, refills, supply
from concierge_bot.services.orders import windows
from concierge_bot.texts import fits, say, together
from concierge_bot.understanding.medicines import plan_words, recall
from concierge_bot.understanding.medicines.plan_words import Asked

NOT_YET = (DoseStatus.planned, DoseStatus.reminded)


def answer(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer a question of her plan; an empty string if it is none, or she takes nothing."""
    own = refills.medicines(s, customer)
    asked = plan_words.read(words, refills.called(own)) if own else None
    if asked is None and own and _asks_count(words, own):
        return supply.answer(s, now, customer, words, once=once)
    text = _said(s, now, customer, asked) if asked is not None else ""
    if not fits(text):
        return ""
    if text:
        notify.to_customer(s, now, customer, text, about="medicine question", once=once)
    return text


def _asks_count(words: str, own: Sequence[Medication]) -> bool:
    of_pills = recall.names_pills(words) or bool(refills.match(words, own).choice)
    return recall.asks_supply(words) and of_pills


def _said(s: Session, now: datetime, customer: Customer, asked: Asked) -> str:
    plans = [plan for plan in refills.medicines(s, customer) if asked.of in ("", plan.name)]
    if asked.kind == "due":
        return together(*(due(plan) for plan in plans if plan.times))
    own = {plan.id for plan in plans}
    today = [dose for dose in _today(s, now, customer) if dose.medication_id in own]
    if asked.kind == "written":
        told = [dose for dose in today if dose.due_at <= now or dose.status == DoseStatus.taken]
        return dose_record.read(s, now, customer, told or today[:1])
    if asked.kind == "left":
        left = [dose for dose in today if dose.status in NOT_YET]
        return dose_record.read(s, now, customer, left) if left else say("dose_no_ahead")
    if put_off := dose_moves.told(s, now, customer, own):
        return put_off
    ahead = [dose for dose in dose_record.coming(s, now, customer) if dose.medication_id in own]
    at_hour = [dose for dose in ahead if local(dose.due_at, customer.clock_zone).hour in asked.hours]
    if asked.kind == "at" and (at_hour or not asked.hours):
        return dose_record.in_its_time(s, now, customer, at_hour or ahead, "dose_yes_ahead")
    return dose_record.in_its_time(s, now, customer, ahead)


def due(plan: Medication) -> str:
    """Say at which times of day a medicine is taken by her plan."""
    times = [
        windows.clock(datetime.combine(date.min, time.fromisoformat(slot))) for slot in sorted(plan.times)
    ]
    what = refills.spoken(plan)
    return say("dose_due", what=what[0].upper() + what[1:], times=" and ".join(times))


def _today(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    day = local(now, customer.clock_zone).date()
    query = select(Dose).where(Dose.customer_id == customer.id, Dose.local_date == day)
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))
