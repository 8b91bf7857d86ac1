"""What her words answer: the reminder that she means, or the record, where none waits."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, func, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import dose_book, dose_meant, dose_record
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.services.medicines.dose_outcomes import later, take, take_all
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of, pharmacy_words
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.doses import dose_words
from concierge_bot.understanding.words.match import medicine


def told_taken(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she took it: close the reminder that she means, ask which, or answer from the record."""
    waiting = _reminders(s, now, customer, words)
    if len(waiting) > 1:
        return questions.ask_which(s, now, customer, waiting[0], waiting[1], "taken", once=once)
    if waiting:
        return take(s, now, waiting[0], Evidence.customer, once=once)
    last = dose_book.last(s, now, customer)
    if last is not None and last.status in dose_book.MAY_BE_TAKEN:
        text = take_all(s, now, customer, dose_book.of_one_time(s, last), Evidence.customer)
    elif last is not None and (seen := _bears_out(s, now, customer, last)):
        text, once = seen
    elif last is not None and _is_recent(last, now) and dose_words.says_so_again(words):
        text = dose_record.read(s, now, customer, dose_book.of_one_time(s, last), dose_book.called)
    elif last is not None and last.ended_at and _is_recent(last, now):
        at, pharmacy = windows.clock(local(last.ended_at, customer.clock_zone)), pharmacy_words(s, customer)
        text = say("dose_already", at=at, pharmacy=pharmacy)
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "She may have taken a medicine twice: the pharmacist should call her",
            once=f"twice:{last.id}",
            customer=customer,
            urgent=True,
        )
    else:
        return nothing_waits(s, now, customer, once=once)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _is_recent(dose: Dose, now: datetime) -> bool:
    return dose.ended_at is not None and now - dose.ended_at < dose_book.RECENT


def told_again(s: Session, now: datetime, customer: Customer, meant: Sequence[Meant], *, once: str) -> str:
    """She says that she took what is written down as taken: the record is read to her, the open ones stay open."""
    known = [dose for one in meant if (dose := dose_meant.taken(s, now, customer, one))]
    if not known:
        return nothing_waits(s, now, customer, once=once)
    return dose_record.tell(s, now, customer, known, once=once)


def _bears_out(s: Session, now: datetime, customer: Customer, last: Dose) -> tuple[str, str] | None:
    """Her first word about a dose that was seen only bears it out; return what is said once, and under which key."""
    once = f"seen:{last.id}"
    if (
        not _is_recent(last, now)
        or last.evidence not in (Evidence.device, Evidence.visitor)
        or notify.was_told(s, once)
    ):
        return None
    at = dose_book.now_there(customer, last.ended_at or now)
    sentence = "dose_seen" if last.evidence == Evidence.device else "dose_told_by_others"
    return say(sentence, what=dose_book.spoken(s, customer, [last]), at=at), once


def told_later(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She wants to be asked later: put off the reminder that she means, or ask which."""
    waiting = _reminders(s, now, customer, words)
    if not waiting:
        return nothing_waits(s, now, customer, once=once)
    if len(waiting) > 1:
        return questions.ask_which(s, now, customer, waiting[0], waiting[1], "later", once=once)
    return later(s, now, waiting[0], words, once=once)


def meant(s: Session, waiting: Sequence[Question], words: str) -> list[Question]:
    """Return those of some questions that ask about the medicine she names, or all of them if she names none."""
    about = {q.key: dose_book.doses_of(s, q) for q in waiting if q.about == "dose"}
    plans = [s.get_one(Medication, dose.medication_id) for found in about.values() for dose in found]
    named = medicine(words, {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans}).choice
    own = {plan.id for plan in plans if plan.name == named}
    fit = [q for q in waiting if own & {dose.medication_id for dose in about.get(q.key, [])}]
    return fit or list(waiting)


def _reminders(s: Session, now: datetime, customer: Customer, words: str) -> list[Question]:
    return meant(s, dose_book.asked(s, now, customer), words)


def put_off(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether a dose still waits for her word though no question about it is open: a T closes it even so."""
    last = dose_book.last(s, now, customer)
    return last is not None and last.status in dose_book.MAY_BE_TAKEN


def letter_alone(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """Her T where no reminder waits: what is written down lately is read to her, so that she need not wonder."""
    last = dose_book.last(s, now, customer)
    if last is None or not _is_recent(last, now) or last.status != DoseStatus.taken:
        return nothing_waits(s, now, customer, once=once)
    known = dose_record.read(s, now, customer, dose_book.of_one_time(s, last), dose_book.called)
    coming = _next(s, now, customer)
    text = together(known, say("dose_next", at=coming) if coming else "")
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def nothing_waits(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """She answers a reminder that is not there: tell her when the next one comes."""
    coming = _next(s, now, customer)
    text = say("dose_none_yet", at=coming) if coming else say("dose_none")
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _next(s: Session, now: datetime, customer: Customer) -> str:
    """Return when the next reminder comes; an empty string if none is planned."""
    query = select(func.min(Dose.step_at)).where(Dose.customer_id == customer.id, col(Dose.step_at) > now)
    coming = s.exec(query).one()
    return windows.spoken(coming, None, customer.clock_zone, now) if coming is not None else ""
