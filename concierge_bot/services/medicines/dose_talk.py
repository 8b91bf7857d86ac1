"""What she says of a dose in her own words: only what is beyond doubt is written down, all else is asked."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Question
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import (
    dose_answers,
    dose_back,
    dose_book,
    dose_doubted,
    dose_early,
    dose_meant,
    dose_missed,
    dose_moves,
    dose_outcomes,
    dose_record,
    memory,
    refills,
    refusals,
    skips,
)
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.services.people.customers import pharmacy_words
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.doses import (
    dose_delays,
    dose_doubts,
    dose_given,
    dose_hours,
    dose_told,
    dose_words,
)
from concierge_bot.understanding.medicines import refill_words


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Do what words say of a dose where no doubt is left; an empty string if they say nothing of the kind."""
    given, words = words, dose_given.told(words, dose_meant.names(s, customer))
    unasked = not dose_book.asked(s, now, customer)
    if skips.take_back(s, now, customer, words, once=once) or dose_back.take_back(
        s, now, customer, words, once=once
    ):
        return "back"
    if not unasked and refusals.heard(s, now, customer, words, once=once):
        return "skip"
    if dose_missed.heard(s, now, customer, words, once=once):
        return "not missed"
    if dose_back.corrected_time(s, now, customer, words, once=once):
        return "time"
    of_dose = is_about_one(s, customer, words) or dose_book.spoke_of_it(s, customer)
    if of_dose and dose_told.denies_second(words) and (known := dose_back.told_lately(s, now, customer)):
        dose_record.tell(s, now, customer, known, once=once)
        return "no second"
    if (unasked or not dose_delays.asks_again(words)) and dose_moves.heard(
        s, now, customer, words, once=once
    ):
        return "later"
    early = dose_meant.soon(s, now, customer) if unasked and _is_bare(words) else []
    if unasked and not (early or _awaits_word(s, now, customer, words)):
        return ""
    if not unasked and dose_delays.puts_off(words):
        dose_answers.told_later(s, now, customer, words, once=once)
        return "later"
    if not unasked and dose_words.retracts(words):
        ask_if_taken(
            s, now, customer, dose_answers.meant(s, dose_book.asked(s, now, customer), words)[0], once=once
        )
        return "retracted"
    if dose_words.asks_besides(words) or refill_words.wants(words):
        return ""
    if is_taken(s, customer, words):
        told_taken(s, now, customer, given, once=once)
        return "taken"
    if dose_words.says_i_did(words) and _was_asked_if(s, now, customer):
        dose_answers.told_taken(s, now, customer, words, once=once)
        return "taken"
    return ""


def _awaits_word(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words that no reminder waits for may be of a dose: a held one, one they name, or one just missed."""
    if _held_back(s, now, customer) or names_known(s, now, customer, words):
        return True
    return is_taken(s, customer, words) and bool(_missed_last(s, now, customer))


def names_known(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words that no reminder waits for name a medicine of which something is known."""
    words = dose_given.told(words, dose_meant.names(s, customer))
    meant = dose_meant.named(s, customer, words)
    by_hour = dose_meant.by_hour(s, now, customer, words)
    before = dose_meant.of_today_before_us(s, now, customer, words)
    early = dose_early.meant(s, now, customer, meant)
    return bool(by_hour or before or early) or any(
        dose_meant.of(s, now, customer, m)
        or dose_meant.taken(s, now, customer, m)
        or dose_meant.before_us(s, now, customer, m)
        for m in meant
    )


def told_taken(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she took it: what she says and when she says, or she is asked; nothing is guessed."""
    names = dose_meant.names(s, customer)
    other, words = dose_given.by_another(words, names), dose_given.told(words, names)
    waiting = dose_answers.meant(s, dose_book.asked(s, now, customer), words)
    sure = is_taken(s, customer, words)
    if waiting and (not sure or _is_to_come(now, customer, words)):
        if not dose_doubts.thinks(words):
            return ask_if_taken(s, now, customer, waiting[0], once=once)
        memory.asked(s, now, customer, once=once)
        return ask_if_taken(s, now, customer, waiting[0], once=once, sentence="dose_sure")
    evidence = Evidence.family if other else Evidence.customer
    meant = dose_meant.named(s, customer, words, "taken")
    doses = [dose for one in meant if (dose := _of(s, now, customer, one))]
    if doses and dose_told.means_an_hour(words):
        doses = dose_meant.with_their_hour(s, doses)
    if not meant and (by_hour := dose_meant.by_hour(s, now, customer, words)):
        doses = by_hour
    elif not (meant or waiting) and (before := dose_meant.of_today_before_us(s, now, customer, words)):
        doses = [dose for one in before if (dose := dose_meant.add_before_us(s, now, customer, one))]
    elif not meant and dose_told.means_all(words):
        doses = dose_meant.every(s, now, customer, words)
    elif not (meant or waiting) and _is_bare(words):
        doses = dose_meant.soon(s, now, customer)
    elif not meant and len(waiting) == 1:
        doses = dose_meant.waiting(s, now, customer)
    if doses:
        return write_taken(s, now, customer, doses, words, meant, evidence, once=once)
    if meant and (text := dose_back.sooner(s, now, customer, meant, once=once)):
        return text
    if sure and (early := dose_early.meant(s, now, customer, meant)):
        text = write_taken(s, now, customer, early, words, meant, evidence, once=once)
        dose_early.tell(s, now, customer, words, once=once)
        return text
    if meant:
        return dose_answers.told_again(s, now, customer, meant, once=once)
    missed = _held_back(s, now, customer) or _missed_last(s, now, customer)
    if not waiting and missed and sure:
        return write_taken(s, now, customer, missed, words, once=once)
    return dose_answers.told_taken(s, now, customer, words, once=once)


def _of(s: Session, now: datetime, customer: Customer, one: Meant) -> Dose | None:
    """Return the dose that she means, or the one of this morning before we knew of it; none that is written down."""
    dose = dose_meant.of(s, now, customer, one)
    if dose is None and dose_meant.taken(s, now, customer, one) is None:
        dose = dose_meant.add_before_us(s, now, customer, one)
    return dose


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
        at = (dose_meant.her_time(now, customer, one.said) if one else None) or dose_meant.her_time(
            now, customer, words
        )
        at = at or dose_doubted.her_time(s, customer, dose)
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
    text = say(sentence, what=question.words, pharmacy=pharmacy_words(s, customer))
    notify.to_customer(s, now, customer, text, about="dose", once=once, question=question)
    return text


def answers_did_you(s: Session, question: Question) -> bool:
    """Tell whether she was asked in words if she took it, so that a yes means that she did."""
    return "asked" in question.data or any(dose.ladder_id for dose in dose_book.doses_of(s, question))


def _was_asked_if(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether the last that she was asked is if she took it."""
    asked = questions.open_ones(s, now, customer)
    return bool(asked) and asked[0].about == "dose" and answers_did_you(s, asked[0])


def is_taken(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words say that she took it, or that it was given to her."""
    words = dose_given.told(words, dose_meant.names(s, customer))
    own = refills.called(refills.medicines(s, customer))
    said = dose_words.says_taken(words, dose_meant.names(s, customer)) or dose_told.surely(words, own)
    return said and not dose_words.retracts(words)


def _is_bare(words: str) -> bool:
    return replies.read(words) == "taken" and not replies.is_letter(words)


def is_about_one(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether words can be about a medicine at all."""
    return dose_words.of_medicine(words, dose_meant.names(s, customer))


def _is_to_come(now: datetime, customer: Customer, words: str) -> bool:
    return dose_hours.is_to_come(words, local(now, customer.clock_zone), customer.country)


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
