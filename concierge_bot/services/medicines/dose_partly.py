"""She took one and not the other: what she took is written down, what she did not take waits, or is not for today."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes, dose_talk, skips
from concierge_bot.texts import say
from concierge_bot.understanding import dose_parts
from concierge_bot.understanding.dose_parts import Told

BY_HER = (Evidence.customer, Evidence.family)


def read(s: Session, now: datetime, customer: Customer, words: str) -> Told | None:
    """Return what a text says of several medicines of hers, if a dose of theirs is open or was told of lately."""
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id)).all()
    told = dose_parts.read(words, {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans})
    if told is None:
        return None
    asked = bool(dose_book.asked(s, now, customer)) or any(
        dose_meant.taken(s, now, customer, plan) for plan in plans if plan.name in told.left
    )
    return (
        told
        if asked or any(_open(s, now, customer, plan) for plan in plans if plan.name in told.taken)
        else None
    )


def write(s: Session, now: datetime, customer: Customer, told: Told, *, once: str) -> None:
    """Write down what she took; what she did not take is taken back, and asked about again in a while."""
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id)).all()
    left = [plan for plan in plans if plan.name in told.left]
    ids = {plan.id for plan in left}
    taken = [plan for plan in plans if plan.name in told.taken]
    waiting = dose_meant.waiting(s, now, customer)
    wrong = [
        dose
        for plan in left
        if (dose := dose_meant.taken(s, now, customer, plan)) is not None and dose.evidence in BY_HER
    ]
    doses = [dose for plan in taken if (dose := _open(s, now, customer, plan))]
    if told.all:
        doses = [dose for dose in waiting if dose.medication_id not in ids]
    again = once
    if doses:
        at = dose_talk.her_time(now, customer, told.said)
        dose_outcomes.take_some(s, now, customer, doses, Evidence.customer, once=once, at=at)
        again = f"{once}:left"
    not_taken = [dose for dose in dose_meant.waiting(s, now, customer) if dose.medication_id in ids]
    if told.refused and (wrong or not_taken):
        dose_outcomes.untake(s, wrong, now + dose_outcomes.LATER)
        skips.not_for_today(s, now, customer, [*wrong, *not_taken], once=again)
    elif wrong:
        dose_outcomes.reopen(s, now, wrong, once=again)
    elif not doses:
        what = (
            say("dose_open", what=dose_book.spoken(s, customer, not_taken))
            if not_taken
            else say("left_as_is")
        )
        notify.to_customer(s, now, customer, what, about="dose", once=once)


def ask_which(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> bool:
    """She took one of them and says not which: she is asked for its name, and nothing is written down."""
    waiting = dose_meant.waiting(s, now, customer)
    if len({dose.medication_id for dose in waiting}) < 2 or not dose_parts.one_of_two(words):
        return False
    what = dose_book.spoken(s, customer, waiting)
    notify.to_customer(s, now, customer, say("dose_which_one", what=what), about="dose", once=once)
    return True


def _open(s: Session, now: datetime, customer: Customer, plan: Medication) -> Dose | None:
    dose = dose_meant.of(s, now, customer, plan)
    return dose if dose is not None and dose.status != DoseStatus.taken else None
