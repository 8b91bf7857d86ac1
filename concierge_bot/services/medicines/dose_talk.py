"""What she says of a dose in her own words: only what is beyond doubt is written down, all else is asked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import (
    dose_answers,
    dose_book,
    dose_meant,
    dose_outcomes,
    dose_record,
    refills,
    skips,
)
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.texts import say
from concierge_bot.understanding import dose_delays, dose_told, dose_words

JUST_NOW = timedelta(minutes=30)
A_MOMENT = timedelta(minutes=5)
"""What she takes back so soon after is what she said last."""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what words say of a dose where no doubt is left; an empty string if they say nothing of the kind."""
    if skips.take_back(s, now, customer, words, once=once) or take_back(s, now, customer, words, once=once):
        return "back"
    if corrected_time(s, now, customer, words, once=once):
        return "time"
    if dose_told.denies_second(words) and (known := _told_lately(s, now, customer)):
        dose_record.tell(s, now, customer, known, once=once)
        return "no second"
    unasked = not dose_book.asked(s, now, customer)
    if unasked and not _held_back(s, now, customer) and not names_known(s, now, customer, words):
        return ""
    if not unasked and dose_delays.puts_off(words):
        dose_answers.told_later(s, now, customer, words, once=once)
        return "later"
    if dose_words.asks_besides(words):
        return ""
    if dose_words.given_by_another(words) or dose_words.says_taken(words, names(s, customer)):
        told_taken(s, now, customer, words, once=once)
        return "taken"
    return ""


def names_known(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words that no reminder waits for name a medicine of which something is known."""
    meant = dose_meant.named(s, customer, words)
    return any(dose_meant.of(s, now, customer, m) or dose_meant.taken(s, now, customer, m) for m in meant)


def corrected_time(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She took what is written down already, and at another time: hers is written down."""
    at, contradicts = her_time(now, customer, words), dose_words.corrects_time(words)
    if at is None or not (contradicts or dose_words.says_taken(words, names(s, customer))):
        return ""
    plans = {one.plan.id for one in dose_meant.named(s, customer, words)}
    within = dose_words.TAKEN_WITHIN if contradicts else dose_book.RECENT
    known = skips.ended_last(s, customer, DoseStatus.taken, now - within)
    doses = [dose for dose in known if not plans or dose.medication_id in plans]
    asked = {dose.medication_id for dose in dose_meant.waiting(s, now, customer)}
    waits = bool(asked & plans if plans else asked)
    if (
        not doses
        or doses[0].ended_at == at
        or not (contradicts or (at < (doses[0].ended_at or at) and not waits))
    ):
        return ""
    for dose in doses:
        dose.ended_at = at
        s.add(dose)
    note(s, now, customer.agency_id, "she says when she took it", customer=customer)
    what, there = dose_book.called(s, customer, doses), dose_book.now_there(customer, at)
    text = say("dose_taken", what=what, at=there)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def take_back(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She said that she took it, and did not, or it is another one: that dose waits for her word again."""
    said = dose_words.takes_back(words, names(s, customer))
    meant = dose_meant.named(s, customer, words) if said == "plain" else []
    if meant:
        return _named_not_taken(s, now, customer, meant, once)
    within = {"plain": dose_book.RECENT, "maybe": JUST_NOW, "": timedelta(0)}[said]
    if said == "plain" and dose_told.last_of_it(words) == "taken":
        return ""
    taken = skips.ended_last(s, customer, DoseStatus.taken, now - within) if said else []
    if said == "plain" and _ask_which_not(s, now, customer, taken, once):
        return "which not"
    if not taken or (dose_book.asked(s, now, customer) and not _ended_last_within(taken, now - JUST_NOW)):
        return ""
    return dose_outcomes.reopen(s, now, taken, once=once)


def _ask_which_not(s: Session, now: datetime, customer: Customer, last: Sequence[Dose], once: str) -> bool:
    """What she takes back may be of more than one medicine, and not of the last a moment ago: she is asked which."""
    lately = [
        dose for dose in _told_lately(s, now, customer) if (dose.ended_at or now) > now - dose_book.RECENT
    ]
    if (
        not last
        or _ended_last_within(last, now - A_MOMENT)
        or {dose.id for dose in lately} <= {d.id for d in last}
    ):
        return False
    text = say("dose_which_not", what=dose_book.called(s, customer, lately))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return True


def _named_not_taken(s: Session, now: datetime, customer: Customer, meant: Sequence[Meant], once: str) -> str:
    """She names what she has not taken: what she said of another one stands, and what is to come comes in its time."""
    doses = [dose for one in meant if (dose := dose_meant.not_taken(s, now, customer, one))]
    ahead = [dose for dose in doses if dose.status == DoseStatus.planned]
    wrong = [dose for dose in doses if dose not in ahead]
    if wrong:
        return dose_outcomes.reopen(s, now, wrong, once=once)
    if not ahead:
        return ""
    text = dose_record.in_its_time(s, now, customer, ahead)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def told_taken(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she took it: what she says and when she says, or she is asked; nothing is guessed."""
    waiting = dose_answers.meant(s, dose_book.asked(s, now, customer), words)
    other = dose_words.given_by_another(words)
    sure = other or dose_words.says_taken(words, names(s, customer))
    if waiting and (not sure or _is_to_come(now, customer, words)):
        return ask_if_taken(s, now, customer, waiting[0], once=once)
    evidence = Evidence.family if other else Evidence.customer
    meant = dose_meant.named(s, customer, words, "taken")
    doses = [dose for one in meant if (dose := dose_meant.of(s, now, customer, one))]
    if not meant and dose_told.means_all(words):
        doses = dose_meant.every(s, now, customer, words)
    elif not meant and len(waiting) == 1:
        doses = dose_meant.waiting(s, now, customer)
    if doses:
        return write_taken(s, now, customer, doses, words, meant, evidence, once=once)
    if meant:
        return dose_answers.told_again(s, now, customer, meant, once=once)
    missed = _held_back(s, now, customer) or _missed_last(s, now, customer)
    if not waiting and missed and sure:
        return write_taken(s, now, customer, missed, words, once=once)
    return dose_answers.told_taken(s, now, customer, words, once=once)


def write_taken(
    s: Session,
    now: datetime,
    customer: Customer,
    doses: Sequence[Dose],
    words: str,
    meant: Sequence[Meant] = (),
    evidence: Evidence = Evidence.customer,
    *,
    once: str,
) -> str:
    """Write down what she took, each at the time that she says of it, and tell it back."""
    said = {one.plan.id: one for one in meant}
    told: dict[datetime | None, list[Dose]] = {}
    for dose in doses:
        one = said.get(dose.medication_id)
        at = (her_time(now, customer, one.said) if one else None) or her_time(now, customer, words)
        told.setdefault(at or (dose.due_at if one and one.is_over else None), []).append(dose)
    return dose_outcomes.take_some(s, now, customer, told, evidence, once=once)


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


def her_time(now: datetime, customer: Customer, words: str) -> datetime | None:
    """Return when she says that she took it, if she says so."""
    wall = dose_words.taken_at(words, local(now, customer.clock_zone), customer.country)
    return instant(wall, customer.clock_zone) if wall else None


def _is_to_come(now: datetime, customer: Customer, words: str) -> bool:
    return dose_words.is_to_come(words, local(now, customer.clock_zone), customer.country)


def _held_back(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses that are due and of which nothing was asked yet, since an alarm of hers is looked after."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == DoseStatus.planned,
        col(Dose.due_at) <= now,
        col(Dose.step_at) > col(Dose.due_at),
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))


def _missed_last(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses of her last time if they were missed today."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        col(Dose.due_at) <= now,
        col(Dose.due_at) > now - dose_meant.LATE_WITHIN,
    )
    doses = list(s.exec(query.order_by(col(Dose.due_at).desc(), col(Dose.id))))
    last = [dose for dose in doses if dose.due_at == doses[0].due_at]
    return [dose for dose in last if dose.status == DoseStatus.missed]


def _told_lately(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return what is written down as taken of what she takes about now."""
    every = [Meant(plan) for plan in refills.medicines(s, customer)]
    return [dose for one in every if (dose := dose_meant.taken(s, now, customer, one))]


def _ended_last_within(doses: Sequence[Dose], since: datetime) -> bool:
    return all(dose.ended_at is not None and dose.ended_at >= since for dose in doses)
