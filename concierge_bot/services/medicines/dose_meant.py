"""Which doses her words are about: the medicine that she names wins over the one that happens to be asked."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Dose, DoseStatus, Medication
from concierge_bot.services.medicines import dose_book
from concierge_bot.understanding import dose_claims

LATE_WITHIN = timedelta(hours=12)
"""How long after a missed dose her word that she had it still counts for it."""
EARLY_WITHIN = timedelta(hours=4)
"""How long before its time a dose may have been taken."""
OPEN = (DoseStatus.reminded, DoseStatus.missed, DoseStatus.skipped, DoseStatus.planned)


def named(s: Session, customer: Customer, words: str) -> list[Medication]:
    """Return the medicines of hers that she names as taken or not taken."""
    plans = list(s.exec(select(Medication).where(Medication.customer_id == customer.id)))
    names = {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans}
    chosen = dose_claims.named(words, names)
    return [plan for plan in plans if plan.name in chosen]


def of(s: Session, now: datetime, customer: Customer, plan: Medication) -> Dose | None:
    """Return the dose of a medicine that may be meant: the asked one, else a missed one, else the next."""
    near = _near(s, now, customer, plan)
    for status in OPEN:
        fit = [dose for dose in near if dose.status == status]
        if fit:
            return fit[0] if status == DoseStatus.planned else fit[-1]
    return None


def taken(s: Session, now: datetime, customer: Customer, plan: Medication) -> Dose | None:
    """Return the newest dose of a medicine that is written down as taken, not long ago."""
    return next(
        (dose for dose in reversed(_near(s, now, customer, plan)) if dose.status == DoseStatus.taken), None
    )


def waiting(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return every dose that waits for her word."""
    return [dose for q in dose_book.asked(s, now, customer) for dose in dose_book.doses_of(s, q)]


def _near(s: Session, now: datetime, customer: Customer, plan: Medication) -> list[Dose]:
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.medication_id == plan.id,
        Dose.due_at > now - LATE_WITHIN,
        Dose.due_at <= now + EARLY_WITHIN,
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))
