"""A dose that counts as missed and was taken: it is put right by her word, and whoever was told hears so."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Ladder
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import (
    dose_back,
    dose_book,
    dose_meant,
    dose_outcomes,
    dose_record,
    refills,
)
from concierge_bot.services.safety import ladder
from concierge_bot.texts import say, together
from concierge_bot.understanding.doses import dose_missed

LATE_WITHIN = timedelta(hours=24)
"""So long after a dose her word that it was not missed counts for it."""
NEAR = timedelta(hours=6)
"""So far from its time may be the time at which she says that she took it."""
HALF_A_DAY = timedelta(hours=12)


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Put a missed dose right, or read the record where none is missed; an empty string if she says nothing of it."""
    if not dose_missed.disputes(words, dose_meant.names(s, customer)):
        return ""
    doses = _missed(s, now, customer, words)
    if not doses:
        known = [] if dose_book.asked(s, now, customer) else dose_back.told_lately(s, now, customer)
        return dose_record.tell(s, now, customer, known, once=once) if known else ""
    if len({dose.due_at for dose in doses}) > 1:
        return dose_back.to_a_person(s, now, customer, doses, words, once=once)
    text = _written(s, now, customer, doses, words)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _missed(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return the doses of the last day that count as missed, of the medicine that she names if one of them is."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == DoseStatus.missed,
        col(Dose.due_at) <= now,
        col(Dose.due_at) > now - LATE_WITHIN,
    )
    doses = list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))
    named = {plan.id for plan in refills.find_all(words, refills.medicines(s, customer))}
    return [dose for dose in doses if dose.medication_id in named] or doses


def _written(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], words: str) -> str:
    """Write some doses down as taken, and return what she hears of it."""
    told = [contact.name.split()[0] for row in _ladders(s, doses) for contact in ladder.told(s, row)]
    at = _when(now, customer, doses[0], words)
    dose_outcomes.take_all(s, now, customer, doses, Evidence.customer, at=at)
    what = dose_book.called(s, customer, doses)
    text = say("dose_not_missed", what=what, at=dose_book.told_at(customer, at, now))
    return together(text, say("dose_told_on", who=" and ".join(dict.fromkeys(told))) if told else "")


def _ladders(s: Session, doses: Sequence[Dose]) -> list[Ladder]:
    ids = dict.fromkeys(dose.ladder_id for dose in doses if dose.ladder_id)
    return [s.get_one(Ladder, ladder_id) for ladder_id in ids]


def _when(now: datetime, customer: Customer, dose: Dose, words: str) -> datetime:
    """Return when she says that she took it, of either half of the day what is nearer to its time; else its time."""
    said = dose_meant.her_time(now, customer, words)
    if said is None:
        return dose.due_at
    at = min(said, said - HALF_A_DAY, key=lambda one: abs(one - dose.due_at))
    return at if abs(at - dose.due_at) <= NEAR else dose.due_at
