"""She says that a doctor stopped or changed a medicine: what may harm is not pushed, and a person checks it at once.

Only what a person then writes into her plan ends such a hold before its time (docs/decisions/0021).
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Task, TaskStatus
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_meant, dose_outcomes, dose_talk, plans, refills
from concierge_bot.services.orders import holds, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.medicines import doctor_words, pill_holds
from concierge_bot.understanding.medicines.doctor_words import News

ABOUT = "doctor's word"
PHARMACIST_WITHIN = timedelta(minutes=15)
SPOKEN_OF_WITHIN = timedelta(hours=1)
"""For so long the name of a medicine answers which one a doctor stopped."""


def heard(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Hold what a doctor stopped, give every change to a person; an empty string if words tell of neither."""
    names = dose_meant.names(s, customer)
    news = doctor_words.read(words, names)
    own = plans.of(s, customer)
    if not news.act:
        return _further(s, now, customer, own, words, once)
    which = _which(s, now, customer, own, news)
    if news.act == "changed":
        dose_talk.heard(s, now, customer, doctor_words.whole(words), once=f"{once}:dose")
        return _to_a_person(s, now, customer, "changed a medicine", "doctor_changed", words, once)
    if which is not None:
        return _stop(s, now, customer, which, words, once)
    if not news.named:
        return ""  # what "it" is nobody knows: the words mean something else
    return _to_a_person(
        s, now, customer, "stopped a medicine, which one is not clear", _which_one(own), words, once
    )


def and_more(s: Session, customer: Customer, words: str) -> tuple[str, str]:
    """Part the news of a doctor's word from a request besides; two empty strings if there is no such thing."""
    news = doctor_words.read(words, dose_meant.names(s, customer))
    return (news.words, news.rest) if news.act and assent.asks(news.rest) else ("", "")


def task_key(plan: Medication) -> str:
    """Return how the keys of the desk's tasks about a medicine's hold begin."""
    return f"doctor:{plan.id}:"


def _further(
    s: Session, now: datetime, customer: Customer, own: Sequence[Medication], words: str, once: str
) -> str:
    """What she says of a medicine after that: its name, other days, or a question whether it is off."""
    named = _named(own, doctor_words.stopped_only(words))
    if named is not None and _was_asked_which(s, now, customer):
        return _stop(s, now, customer, named, words, once)
    plan = named or _only_held(customer, own, now)
    hold = plans.held_by_doctor(customer, plan, local(now, customer.clock_zone).date()) if plan else None
    if plan is None or hold is None:
        return ""
    if doctor_words.asks_state(words) and (named or pill_holds.of_reminders(words)):
        return _say(s, now, customer, "doctor_held", plan, hold, once)
    if pill_holds.asks_of(words, dose_meant.names(s, customer)):
        return _stop(s, now, customer, plan, words, once)
    return ""


def _stop(s: Session, now: datetime, customer: Customer, plan: Medication, words: str, once: str) -> str:
    """Hold one medicine for the days that she says, else until a person has checked it."""
    today = local(now, customer.clock_zone).date()
    before = plans.held_by_doctor(customer, plan, today)
    days = pill_holds.days(words, local(now, customer.clock_zone), customer.country)
    first, last = (days.first, days.last or holds.FOREVER) if days else (today, holds.FOREVER)
    if before is not None:  # said again: it never ends sooner by that
        first = min(first, date.fromisoformat(before["first"]))
        told = date.fromisoformat(before["last"])
        last = max(last, told) if days else told
    hold = {"first": first.isoformat(), "last": last.isoformat(), "doctor": str(plan.id)}
    customer.pill_holds = [*(one for one in customer.pill_holds if one != before), hold]
    s.add(customer)
    _hold_doses(s, now, customer, plan, first, last)
    note(s, now, customer.agency_id, "medicine on hold: she says that a doctor stopped it", customer=customer)
    kind = "a critical medicine" if plan.critical else "a medicine"
    device = ", which lies in her dispenser" if plan.in_dispenser else ""
    _tell_desk(
        s,
        now,
        customer,
        f"{customer.name} says that a doctor stopped {kind}{device}. We do not remind her of it: "
        "the pharmacist should check it and write it into her plan",
        words,
        f"{task_key(plan)}{first}:{last}",
    )
    return _say(s, now, customer, "doctor_stopped", plan, hold, once)


def _hold_doses(
    s: Session, now: datetime, customer: Customer, plan: Medication, first: date, last: date
) -> None:
    query = select(Dose).where(
        Dose.medication_id == plan.id,
        col(Dose.status).in_((DoseStatus.planned, DoseStatus.reminded)),
        Dose.local_date >= first,
        Dose.local_date <= last,
    )
    doses = list(s.exec(query.order_by(col(Dose.id))))
    asked = [dose for dose in doses if dose.status == DoseStatus.reminded]
    for dose in doses:
        dose_book.end(s, now, dose, DoseStatus.held, Evidence.customer)
    if asked:
        dose_outcomes.settle(s, now, customer, asked)


def _say(
    s: Session,
    now: datetime,
    customer: Customer,
    sentence: str,
    plan: Medication,
    hold: dict[str, str],
    once: str,
) -> str:
    endless = date.fromisoformat(hold["last"]) >= holds.FOREVER
    when = say("until_checked") if endless else holds.spoken(hold, customer, now)
    by = windows.by(now, PHARMACIST_WITHIN, customer.clock_zone)
    text = say(sentence, what=refills.spoken(plan), when=when, by=by)
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    return text


def _to_a_person(
    s: Session, now: datetime, customer: Customer, what: str, sentence: str, words: str, once: str
) -> str:
    task = (
        f"{customer.name} says that a doctor {what}: the pharmacist should call, and write it into the plan"
    )
    key = f"{_asked_which(customer)}{once}" if sentence == "doctor_which" else f"doctor:{once}"
    _tell_desk(s, now, customer, task, words, key)
    text = say(sentence, by=windows.by(now, PHARMACIST_WITHIN, customer.clock_zone))
    notify.to_customer(s, now, customer, text, about=ABOUT, once=once)
    return text


def _tell_desk(s: Session, now: datetime, customer: Customer, task: str, words: str, key: str) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=key,
        about=words,
        customer=customer,
        urgent=True,
        due_in=PHARMACIST_WITHIN,
    )


def _which(
    s: Session, now: datetime, customer: Customer, own: Sequence[Medication], news: News
) -> Medication | None:
    """Return the one that she names; "it" is what she is asked about just now, or what is on hold already."""
    if news.named:
        return _named(own, news.which)
    asked = [
        dose for question in dose_book.asked(s, now, customer) for dose in dose_book.doses_of(s, question)
    ]
    meant = {dose.medication_id for dose in asked}
    if meant:
        return next((plan for plan in own if meant == {plan.id}), None)
    return _only_held(customer, own, now)


def _named(own: Sequence[Medication], words: str) -> Medication | None:
    """Return the one plan that words name; one alone needs no name, if she names none that is not hers."""
    found = refills.find_all(words, own) if len(own) > 1 else list(own)
    return found[0] if len(found) == 1 and refills.find(words, own) else None


def _only_held(customer: Customer, own: Sequence[Medication], now: datetime) -> Medication | None:
    today = local(now, customer.clock_zone).date()
    held = [plan for plan in own if plans.held_by_doctor(customer, plan, today)]
    return held[0] if len(held) == 1 else None


def _which_one(own: Sequence[Medication]) -> str:
    return "doctor_which" if len(own) > 1 else "doctor_changed"


def _asked_which(customer: Customer) -> str:
    return f"doctor-which:{customer.id}:"


def _was_asked_which(s: Session, now: datetime, customer: Customer) -> bool:
    query = select(Task.id).where(
        Task.customer_id == customer.id,
        Task.status != TaskStatus.closed,
        col(Task.once).startswith(_asked_which(customer), autoescape=True),
        col(Task.created_at) > now - SPOKEN_OF_WITHIN,
    )
    return s.exec(query.limit(1)).first() is not None
