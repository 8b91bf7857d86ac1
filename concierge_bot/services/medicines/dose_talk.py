"""What she says of a dose in her own words: only what is beyond doubt is written down, all else is asked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import dose_answers, dose_book, dose_outcomes, skips
from concierge_bot.texts import say
from concierge_bot.understanding import dose_delays, dose_words

JUST_NOW = timedelta(minutes=30)
LATE_WITHIN = timedelta(hours=12)
"""How long after a missed dose her word that she had it still counts for it."""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what words say of a dose where no doubt is left; an empty string if they say nothing of the kind."""
    if skips.take_back(s, now, customer, words, once=once) or take_back(s, now, customer, words, once=once):
        return "back"
    if not dose_book.asked(s, now, customer):
        return ""
    if dose_delays.puts_off(words):
        dose_answers.told_later(s, now, customer, words, once=once)
        return "later"
    if dose_words.asks_besides(words):
        return ""
    if dose_words.given_by_another(words) or dose_words.says_taken(words, names(s, customer)):
        told_taken(s, now, customer, words, once=once)
        return "taken"
    return ""


def take_back(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She said that she took it, and did not: that dose waits for her word again."""
    said = dose_words.takes_back(words, names(s, customer))
    within = {"plain": dose_book.RECENT, "maybe": JUST_NOW, "": timedelta(0)}[said]
    taken = skips.ended_last(s, customer, DoseStatus.taken, now - within) if said else []
    if not taken or (dose_book.asked(s, now, customer) and not _ended_last_within(taken, now - JUST_NOW)):
        return ""
    return dose_outcomes.reopen(s, now, taken, once=once)


def told_taken(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she took it: as she says and when she says, or she is asked; nothing is guessed."""
    waiting = dose_answers.meant(s, dose_book.asked(s, now, customer), words)
    other = dose_words.given_by_another(words)
    sure = other or dose_words.says_taken(words, names(s, customer))
    if waiting and not sure:
        return ask_if_taken(s, now, customer, waiting[0], once=once)
    at = _her_time(now, customer, words)
    if len(waiting) == 1:
        evidence = Evidence.family if other else Evidence.customer
        return dose_outcomes.take(s, now, waiting[0], evidence, once=once, at=at)
    missed = _missed_last(s, now, customer)
    if not waiting and missed and sure:
        return _took_late(s, now, customer, missed, at or now, once=once)
    return dose_answers.told_taken(s, now, customer, words, once=once)


def ask_if_taken(
    s: Session,
    now: datetime,
    customer: Customer,
    question: Question,
    *,
    once: str,
    sentence: str = "dose_did_you",
) -> str:
    """What she sent may mean that she took it, or that she will: she is asked, and a yes to that is an answer."""
    question.data = {**question.data, "asked": "yes"}
    s.add(question)
    text = say(sentence, what=question.words)
    notify.to_customer(s, now, customer, text, about="dose", once=once, question=question)
    return text


def answers_did_you(s: Session, question: Question) -> bool:
    """Tell whether she was asked in words if she took it, so that a yes means that she did."""
    return "asked" in question.data or any(dose.ladder_id for dose in dose_book.doses_of(s, question))


def is_taken(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words say that she took it."""
    return dose_words.says_taken(words, names(s, customer))


def is_about_one(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words can be about a medicine at all."""
    return dose_words.of_medicine(words, names(s, customer))


def names(s: Session, customer: Customer) -> list[str]:
    """Return what her medicines are called, by the box and by her."""
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
    return [name for plan in plans for name in (plan.name, plan.say_as) if name]


def _her_time(now: datetime, customer: Customer, words: str) -> datetime | None:
    wall = dose_words.taken_at(words, local(now, customer.clock_zone), customer.country)
    return instant(wall, customer.clock_zone) if wall else None


def _took_late(
    s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], at: datetime, *, once: str
) -> str:
    text = dose_outcomes.take_all(s, now, customer, doses, Evidence.customer, at=at)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _missed_last(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses of her last time if they were missed today."""
    query = select(Dose).where(
        Dose.customer_id == customer.id, col(Dose.due_at) <= now, col(Dose.due_at) > now - LATE_WITHIN
    )
    doses = list(s.exec(query.order_by(col(Dose.due_at).desc(), col(Dose.id))))
    last = [dose for dose in doses if dose.due_at == doses[0].due_at]
    return [dose for dose in last if dose.status == DoseStatus.missed]


def _ended_last_within(doses: Sequence[Dose], since: datetime) -> bool:
    return all(dose.ended_at is not None and dose.ended_at >= since for dose in doses)
