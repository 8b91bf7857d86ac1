"""She takes one pill more than she should, took it, or may have: she is told not to, and the pharmacist calls her."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Dose, DoseStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import advice, dose_book, dose_meant, dose_record, memory
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of, pharmacy_words
from concierge_bot.texts import emergency_number, poison_number, say, together
from concierge_bot.understanding.doses import dose_again
from concierge_bot.understanding.doses.dose_again import Again
from concierge_bot.understanding.medicines import doctor_words

TASKS = {
    "will": "She says that she takes a medicine once more: the pharmacist should call her",
    "took": "She may have taken a medicine twice: the pharmacist should call her",
    "may have": "She may have taken a medicine twice: the pharmacist should call her",
}


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Warn her where a text tells of one pill more; return what else it asks for, or None if it tells of none.

    Where nothing is written down as taken, "another one" may be the first of which she speaks.
    """
    said = told(s, now, customer, text)
    if said is None:
        return None
    took = [dose for dose in advice.asked_about(s, now, customer, said.words) if _lately(dose, now)]
    if not took and said.act == "will" and not said.to_be_sure:
        return None
    memory.asked(s, now, customer, once=once)
    by = windows.by(now, advice.PHARMACIST_WITHIN, customer.clock_zone)
    pharmacy = pharmacy_words(s, customer)
    noted = dose_record.read(s, now, customer, took) if took else ""
    if said.act != "will":
        emergency, poison = emergency_number(customer.country), poison_number(customer.country)
        warned = say("dose_twice", pharmacy=pharmacy, poison=poison, emergency=emergency, by=by)
        text = together(noted, warned)
    elif took:
        text = together(noted, say("dose_no_more", pharmacy=pharmacy))
    else:
        text = say("dose_not_sure", pharmacy=pharmacy, by=by)
    notify.to_customer(s, now, customer, text, about="medicine question", once=once)
    _tell_pharmacist(s, now, customer, said, took, once)
    return said.rest


def told(s: Session, now: datetime, customer: Customer, text: str) -> Again | None:
    """Return what a text tells of one pill more, if it may be one of hers."""
    names = dose_meant.names(s, customer)
    spoken = bool(dose_book.asked(s, now, customer)) or dose_book.spoke_of_it(s, customer)
    of_dose = spoken or any(_lately(dose, now) for dose in advice.asked_about(s, now, customer, text))
    said = dose_again.read(text, names, of_dose=of_dose)
    return None if said is None or doctor_words.tells(text, names) else said


def _lately(dose: Dose, now: datetime) -> bool:
    ended = dose.ended_at
    return dose.status == DoseStatus.taken and ended is not None and now - ended < dose_book.RECENT


def _tell_pharmacist(
    s: Session, now: datetime, customer: Customer, said: Again, took: list[Dose], once: str
) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        TASKS[said.act],
        once=f"again:{took[-1].id}:{said.act}" if took else f"again:{once}",
        about=said.words,
        customer=customer,
        urgent=True,
        due_in=advice.PHARMACIST_WITHIN,
    )
