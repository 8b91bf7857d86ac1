"""What she sets right of what is written down: another time, not taken after all, or which of two was not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Message
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes, dose_record, refills, skips
from concierge_bot.services.medicines.dose_meant import Meant
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.doses import dose_denied, dose_hours, dose_told, dose_words, dose_wrong
from concierge_bot.understanding.medicines import refill_words

JUST_NOW = timedelta(minutes=30)
A_MOMENT = timedelta(minutes=5)
"""What she takes back so soon after is what she said last."""
CHOICES = ("1", "2", "3")
A_DAY = timedelta(hours=24)
PERSON_WITHIN = timedelta(minutes=15)
WRONG = "dose wrong"
"""We asked her what is right instead of what is written down."""


def corrected_time(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She took what is written down already, and at another time: hers is written down; only words of a dose do so."""
    names = dose_meant.names(s, customer)
    telling, denies = dose_wrong.telling(words, names) or words, dose_wrong.denies_time(words)
    at = dose_meant.her_time(now, customer, telling) or (now if dose_wrong.just_now(words) else None)
    wrong = dose_wrong.says_wrong(words) and not (at is None and refill_words.wants(words))
    last = dose_book.spoke_of_it(s, customer)
    asked_time = _was_asked(s, customer) and not questions.open_ones(s, now, customer)
    alone = dose_hours.is_time_alone(words, bare=asked_time) and (
        last or _is_of_a_record(s, now, customer, words, at)
    )
    if not (dose_wrong.is_told(words, names) or (last and wrong) or alone):
        return _asked_what_is_right(s, now, customer, words, once) if wrong else ""
    contradicts = denies or wrong or alone
    puts = contradicts or dose_wrong.puts_time(words, names)
    if at is None or not (puts or dose_words.says_taken(telling, names)):
        return _asked_what_is_right(s, now, customer, words, once) if wrong and not at else ""
    plans = {one.plan.id for one in dose_meant.named(s, customer, words)} or _named(s, customer, words)
    known = _told_at(s, now, customer, words) or skips.ended_last(
        s, customer, DoseStatus.taken, now - dose_book.RECENT
    )
    if contradicts or (puts and plans):
        noted = _noted(s, now, customer)
        spoken = _spoken_of(s, now, customer) if last else []
        known = _told_at(s, now, customer, words) or (noted if plans else spoken or known or noted[:1])
    known = known or [dose for dose in _noted(s, now, customer) if _is_far_off(dose, at)]
    doses = [dose for dose in known if not plans or dose.medication_id in plans]
    if replies.is_number(words) and not all(_fits(dose, at, words) for dose in doses):
        return ""
    asked = {dose.medication_id for dose in dose_meant.waiting(s, now, customer)}
    waits = bool(asked & plans if plans else asked)
    if (
        not doses
        or (doses[0].ended_at == at and not wrong)
        or not (puts or ((at < (doses[0].ended_at or at) or _is_far_off(doses[0], at)) and not waits))
    ):
        return ""
    text = _at_her_time(s, now, customer, doses, at)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _is_far_off(dose: Dose, at: datetime) -> bool:
    """Tell whether what stands there is hours before the time of a dose, and what she says now is near it."""
    ended = dose.ended_at or at
    return ended < dose.due_at - dose_meant.EARLY_WITHIN and abs(at - dose.due_at) < dose.due_at - ended


def _fits(dose: Dose, at: datetime, words: str) -> bool:
    """Tell whether a mere number can be an hour of this dose: what we offer as a choice only close to its time."""
    early = dose_meant.AN_HOUR if replies.read(words) in CHOICES else dose_meant.EARLY_WITHIN
    late = dose_meant.AN_HOUR if replies.read(words) in CHOICES else A_DAY
    return dose.due_at - early <= at <= dose.due_at + late


def _is_of_a_record(s: Session, now: datetime, customer: Customer, words: str, at: datetime | None) -> bool:
    """Tell whether a time alone is of a dose though we spoke of other things since.

    It denies the very minute that is written down, or it is what she said when she told of the dose ("I said 730").
    """
    exact = [dose for dose in _told_at(s, now, customer, words) if dose.ended_at and dose.ended_at.minute]
    if exact or at is None or not dose_wrong.says_before(words):
        return bool(exact)
    query = select(Message).where(
        Message.customer_id == customer.id,
        Message.received_at > now - A_DAY,
        col(Message.read_as).in_(("answer taken", "answer time")),
    )
    return any(dose_meant.her_time(one.received_at, customer, one.body) == at for one in s.exec(query))


def _named(s: Session, customer: Customer, words: str) -> set[int | None]:
    own = refills.medicines(s, customer)
    return {plan.id for plan in refills.find_all(words, own)}


def _noted(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return what is written down by her word of the last day, of each medicine the newest, the last noted first."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.status == DoseStatus.taken,
        col(Dose.evidence).in_(dose_meant.BY_HER),
        col(Dose.due_at) > now - A_DAY,
    )
    newest = {dose.medication_id: dose for dose in s.exec(query.order_by(col(Dose.due_at), col(Dose.id)))}
    return sorted(newest.values(), key=lambda dose: dose.due_at, reverse=True)


def _asked_what_is_right(s: Session, now: datetime, customer: Customer, words: str, once: str) -> str:
    """She says that what is written down is wrong, and not what is right: she is asked; a second time a person is."""
    here = local(now, customer.clock_zone)
    noted = _noted(s, now, customer)
    times = {local(dose.ended_at, customer.clock_zone).hour % 12 for dose in noted if dose.ended_at}
    named = _named(s, customer, words)
    meant = (
        [dose for dose in noted if dose.medication_id in named] or _spoken_of(s, now, customer) or noted[:1]
    )
    of_dose = dose_wrong.is_told(words, dose_meant.names(s, customer)) or dose_book.spoke_of_it(s, customer)
    denied = dose_wrong.hour_denied(words, here, customer.country)
    if not meant or not (of_dose or denied in times):
        return ""
    if not _was_asked(s, customer):
        text = say("dose_when", what=dose_book.called(s, customer, meant))
        notify.to_customer(s, now, customer, text, about=WRONG, once=once)
        return text
    return to_a_person(s, now, customer, meant, words, once=once)


def to_a_person(
    s: Session, now: datetime, customer: Customer, meant: Sequence[Dose], words: str, *, once: str
) -> str:
    """What is written down of some doses is wrong, and a person puts it right."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "What is written down of a medicine of hers is wrong, she says: please call her and put it right",
        once=f"wrong:{once}",
        about=words,
        customer=customer,
        urgent=True,
        due_in=PERSON_WITHIN,
    )
    what = dose_book.called(s, customer, meant)
    text = say("dose_wrong", what=what, by=windows.by(now, PERSON_WITHIN, customer.clock_zone))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _was_asked(s: Session, customer: Customer) -> bool:
    last = notify.last_to(s, customer)
    return last is not None and last.about == WRONG


def _spoken_of(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return what is written down of the medicines that the last text to her names."""
    last = notify.last_to(s, customer)
    body = last.body if last is not None and last.about in dose_book.SPOKEN else ""
    return [dose for dose in _noted(s, now, customer) if dose_book.called(s, customer, [dose]) in body]


def _told_at(s: Session, now: datetime, customer: Customer, words: str) -> list[Dose]:
    """Return what is written down for the very time that she says is wrong ("seven, not 9:03")."""
    here = local(now, customer.clock_zone)
    wrong = dose_hours.time_denied(words, here, customer.country)
    lately = [dose for dose in _noted(s, now, customer) if dose.ended_at is not None]
    ended = [(dose, local(dose.ended_at or now, customer.clock_zone)) for dose in lately]
    return [dose for dose, at in ended if wrong == at.time().replace(second=0, microsecond=0)]


def sooner(s: Session, now: datetime, customer: Customer, meant: Sequence[Meant], *, once: str) -> str:
    """She says of what is written down as taken that it was sooner: each at her own time; a later one is no change."""
    told: list[str] = []
    for one in meant:
        dose = dose_meant.taken(s, now, customer, one)
        at = dose_meant.her_time(now, customer, one.said)
        if (
            dose is None
            or at is None
            or dose.evidence not in dose_meant.BY_HER
            or at >= (dose.ended_at or at)
        ):
            continue
        told.append(_at_her_time(s, now, customer, [dose], at))
    text = together(*told)
    if told:
        notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _at_her_time(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], at: datetime) -> str:
    for dose in doses:
        dose.ended_at = at
        s.add(dose)
    note(s, now, customer.agency_id, "she says when she took it", customer=customer)
    there = dose_book.told_at(customer, at, now)
    return say("dose_taken", what=dose_book.called(s, customer, doses), at=there)


def take_back(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She said that she took it, and did not, or it is another one: that dose waits for her word again."""
    said = dose_denied.takes_back(words, dose_meant.names(s, customer))
    meant = dose_meant.named(s, customer, words) if said == "plain" else []
    spoke = dose_book.spoke_of_it(s, customer)
    told = dose_wrong.is_told(words, dose_meant.names(s, customer))
    if not meant and not (spoke or (told and said == "plain")):
        return ""  # "no, scratch that" after the groceries is of no dose
    if meant:
        return _named_not_taken(s, now, customer, meant, once)
    within = {"plain": dose_book.RECENT, "maybe": JUST_NOW, "": timedelta(0)}[said]
    if said == "plain" and dose_told.last_of_it(words) == "taken":
        return ""
    taken = skips.ended_last(s, customer, DoseStatus.taken, now - within) if said else []
    spoken = [dose for dose in _spoken_of(s, now, customer) if dose in taken]
    if spoken and not dose_told.says_both(words):
        taken = spoken  # what was spoken of last, and no more
    if said and _was_asked(s, customer):
        return dose_outcomes.reopen(s, now, _spoken_of(s, now, customer) or taken, once=once)
    if said == "plain" and _ask_which_not(s, now, customer, taken, once):
        return "which not"
    if not taken or (dose_book.asked(s, now, customer) and not _ended_last_within(taken, now - JUST_NOW)):
        return ""
    return dose_outcomes.reopen(s, now, taken, once=once)


def _ask_which_not(s: Session, now: datetime, customer: Customer, last: Sequence[Dose], once: str) -> bool:
    """What she takes back may be of more than one medicine, and not of the last a moment ago: she is asked which."""
    lately = [
        dose for dose in told_lately(s, now, customer) if (dose.ended_at or now) > now - dose_book.RECENT
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
        named = {one.plan.id for one in meant}
        ahead = [dose for dose in dose_record.coming(s, now, customer) if dose.medication_id in named]
    if not ahead:
        return ""
    text = dose_record.in_its_time(s, now, customer, ahead)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def told_lately(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return what is written down as taken of what she takes about now."""
    every = [Meant(plan) for plan in refills.medicines(s, customer)]
    return [dose for one in every if (dose := dose_meant.taken(s, now, customer, one))]


def _ended_last_within(doses: Sequence[Dose], since: datetime) -> bool:
    return all(dose.ended_at is not None and dose.ended_at >= since for dose in doses)
