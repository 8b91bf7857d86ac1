"""Questions about medicines: the record answers what was taken, all else gets fixed safe words and a pharmacist."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import (
    dose_book,
    dose_meant,
    dose_moves,
    dose_record,
    memory,
    plan_answers,
    plans,
    refills,
    supply,
)
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of, pharmacy_words
from concierge_bot.texts import emergency_number, poison_number, say, together
from concierge_bot.understanding.doses import dose_doubts, dose_spelling
from concierge_bot.understanding.medicines import doctor_words, recall

PHARMACIST_WITHIN = timedelta(minutes=15)
MOST_LINES = 2


def medicine_question(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Answer from the record what she took; nothing else about a medicine is answered by the machine."""
    if recall.asks_supply(words) and (text := supply.answer(s, now, customer, words, once=once)):
        return text
    of_record = recall.asks_the_record(words) or _doubts(s, customer, words)
    if known := _known(s, now, customer, words):
        notify.to_customer(s, now, customer, known, about="medicine question", once=once)
        return known
    if of_record:
        memory.asked(s, now, customer, once=once)
    doses = asked_about(s, now, customer, words) if of_record else []
    if of_record and not doses and (other_day := _not_today(s, now, customer, words)):
        notify.to_customer(s, now, customer, other_day, about="medicine question", once=once)
        return other_day
    if doses and all(dose.status == DoseStatus.taken for dose in doses):
        text = dose_record.read(s, now, customer, doses)
        if dose_doubts.says_so(words):
            text = together(text, say("dose_no_more", pharmacy=pharmacy_words(s, customer)))
    else:
        by = windows.by(now, PHARMACIST_WITHIN, customer.clock_zone)
        pharmacy = pharmacy_words(s, customer)
        _tell_pharmacist(s, now, customer, words, once)
        if of_record:
            noted = dose_record.read(s, now, customer, doses) if doses else say("dose_unknown")
            text = together(noted, say("dose_not_sure", pharmacy=pharmacy, by=by))
        else:
            emergency, poison = emergency_number(customer.country), poison_number(customer.country)
            text = say("medicine_question", pharmacy=pharmacy, poison=poison, emergency=emergency, by=by)
    notify.to_customer(s, now, customer, text, about="medicine question", once=once)
    return text


def _doubts(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether she is not sure that she took it, and knows which one it is."""
    names = dose_meant.names(s, customer)
    return dose_doubts.unsure(words, names, of_dose=True) and not recall.doubts_which(words)


def doubted(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Answer her doubt of a dose from the record; return what else she asks for, or None if she doubts none."""
    of_dose = bool(dose_book.asked(s, now, customer)) or dose_book.spoke_of_it(s, customer)
    names = dose_meant.names(s, customer)
    if recall.asks_advice(
        text, of_medicine=of_dose or dose_spelling.names_one(dose_spelling.plain(text), names)
    ):
        medicine_question(s, now, customer, text, once=once)
        return ""
    doubt = dose_doubts.read(text, names, of_dose=of_dose)
    if doubt is None or doctor_words.tells(text, names):
        return None
    medicine_question(s, now, customer, doubt.words, once=once)
    return doubt.rest


def _known(s: Session, now: datetime, customer: Customer, words: str) -> str:
    """Say when one is due by her plan, or that what she took is not taken again; empty if neither is asked."""
    if recall.asks_when_due(words):
        own = [plan for plan in refills.medicines(s, customer) if plan.times]
        meant = refills.find_all(words, own) or (own if recall.names_pills(words) else [])
        put_off = dose_moves.told(s, now, customer, {plan.id for plan in meant})
        lines = [put_off] if put_off else [plan_answers.due(plan) for plan in meant[:MOST_LINES]]
        doses = asked_about(s, now, customer, words) if recall.asks_the_record(words) else []
        return together(*lines, dose_record.read(s, now, customer, doses) if doses else "") if lines else ""
    doses = asked_about(s, now, customer, words)
    last = [dose for dose in doses if dose.due_at == doses[-1].due_at]
    if recall.asks_again(words) and last and all(dose.status == DoseStatus.taken for dose in last):
        at = windows.clock(local(last[0].ended_at or now, customer.clock_zone))
        return say("dose_already", at=at, pharmacy=pharmacy_words(s, customer))
    return ""


def _not_today(s: Session, now: datetime, customer: Customer, words: str) -> str:
    """Say on which days the medicine that she names is taken, if the day of which she asks is none of them."""
    day = local(now, customer.clock_zone).date() - timedelta(days=recall.asks_of_yesterday(words))
    named = refills.find_all(words, refills.medicines(s, customer))
    if len(named) != 1 or not named[0].days or plans.falls_on(named[0], day):
        return ""
    coming = [day + timedelta(days=n) for n in range(1, 8)]
    days = " and ".join(f"{one:%A}" for one in coming if plans.falls_on(named[0], one))
    return say("dose_other_day", what=refills.spoken(named[0]), days=days)


def asked_about(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return the doses of today or yesterday that she can mean: due, of the medicine and time of day that she names."""
    day = local(now, customer.clock_zone).date() - timedelta(days=recall.asks_of_yesterday(words))
    told = or_(col(Dose.due_at) <= now, Dose.status == DoseStatus.taken)
    query = select(Dose).where(Dose.customer_id == customer.id, Dose.local_date == day, told)
    begin, until = recall.part_of_day(words)
    due = [
        dose
        for dose in s.exec(query.order_by(col(Dose.due_at), col(Dose.id)))
        if begin <= local(dose.due_at, customer.clock_zone).hour < until
    ]
    named = refills.match(words, refills.medicines(s, customer)).choice
    own = {plan.id for plan in refills.medicines(s, customer) if plan.name == named}
    return [dose for dose in due if dose.medication_id in own] if own else due


def _tell_pharmacist(s: Session, now: datetime, customer: Customer, words: str, once: str) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She asks about a medicine: the pharmacist should call her",
        once=f"medicine:{once}",
        about=words,
        customer=customer,
        due_in=PHARMACIST_WITHIN,
    )
