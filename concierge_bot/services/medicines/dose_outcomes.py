"""How a dose ends or waits: taken with its evidence, put off, or open again, and who was told hears of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Ladder,
    Medication,
    Question,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import medication
from concierge_bot.services.medicines.dose_book import (
    asked_about,
    at_time,
    called,
    doses_of,
    end,
    spoken,
    told_at,
    without_word,
)
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import ladder
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.everyday import reminding

LATER = timedelta(minutes=30)
ANSWERED, CALLED_OFF = "answered", "called off"
"""How a ladder of doses ends that asks nobody any more."""


def take_all(
    s: Session,
    now: datetime,
    customer: Customer,
    doses: Sequence[Dose],
    evidence: Evidence,
    by: Contact | None = None,
    at: datetime | None = None,
) -> str:
    """End doses as taken, at the time that was told if one was, and return what is said of it."""
    for dose in doses:
        end(s, now, dose, DoseStatus.taken, evidence, at=at)
        _count_down(s, dose)
    settle(s, now, customer, doses, by)
    return say("dose_taken", what=called(s, customer, doses), at=told_at(customer, at or now, now))


def take(
    s: Session,
    now: datetime,
    question: Question,
    evidence: Evidence,
    *,
    once: str,
    at: datetime | None = None,
) -> str:
    """Close the doses of a reminder as taken, at her own time if she told one, and say what was written down."""
    customer = s.get_one(Customer, question.customer_id)
    text = take_all(s, now, customer, doses_of(s, question), evidence, at=at)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def take_some(
    s: Session,
    now: datetime,
    customer: Customer,
    told: Mapping[datetime | None, Sequence[Dose]],
    evidence: Evidence,
    *,
    once: str,
) -> str:
    """Close the doses that she names, by when she took them; what was asked beside them, not named, still waits."""
    asked = asked_about(s, customer, [dose for doses in told.values() for dose in doses])
    text = together(*(take_all(s, now, customer, doses, evidence, at=at) for at, doses in told.items()))
    for question in asked:
        if left := doses_of(s, question):
            question.words = spoken(s, customer, left)
            s.add(question)
            text = together(text, say("dose_open", what=question.words))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def _count_down(s: Session, dose: Dose) -> None:
    """One less is left of what was taken."""
    plan = s.get_one(Medication, dose.medication_id)
    if plan.supply_left is not None and plan.supply_left > 0:
        plan.supply_left -= 1
        s.add(plan)


def settle(
    s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], by: Contact | None = None
) -> None:
    """Close what was asked about doses that ended, and tell those who were told that nobody answers."""
    s.flush()
    for question in asked_about(s, customer, doses):
        if not doses_of(s, question):
            questions.drop(s, now, question, str(doses[0].status))
    for ladder_id in dict.fromkeys(dose.ladder_id for dose in doses if dose.ladder_id):
        row = s.get_one(Ladder, ladder_id)
        if not without_word(s, row) and row.outcome not in (ANSWERED, CALLED_OFF):
            _all_is_well(s, now, customer, row, doses, by)


def _all_is_well(
    s: Session, now: datetime, customer: Customer, row: Ladder, doses: Sequence[Dose], by: Contact | None
) -> None:
    off = all(dose.status in (DoseStatus.cancelled, DoseStatus.held) for dose in doses)
    ladder.end(s, now, row, CALLED_OFF if off else ANSWERED)
    sentence = "contact_called_off" if off else "contact_settled"
    text = say(sentence, agency=agency_of(s, customer).name, name=customer.name, at=at_time(customer, doses))
    for contact in ladder.told(s, row):
        if by is None or contact.id != by.id:
            ladder.tell_after(s, now, row, contact, text)
    query = select(Task).where(Task.once == f"missed:{row.id}", Task.status != TaskStatus.closed)
    for task in s.exec(query):
        desk.close(s, now, task, "word came about the medicine", "the machine")


def later(s: Session, now: datetime, question: Question, words: str = "", *, once: str) -> str:
    """Ask again when she says, else in a while; her next times stay where they are."""
    customer = s.get_one(Customer, question.customer_id)
    text = put_off_until(s, now, question, words)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def put_off_until(s: Session, now: datetime, question: Question, words: str = "") -> str:
    """Plan the next time to ask, once, and return what is said of it; a ladder begins anew then."""
    customer = s.get_one(Customer, question.customer_id)
    wall = reminding.later(words, local(now, customer.clock_zone), customer.country)
    at = instant(wall, customer.clock_zone) if wall else now + LATER
    wait_until(s, doses_of(s, question), at)
    questions.close(s, now, question, "later")
    return say("dose_later", at=windows.clock(local(at, customer.clock_zone)))


def wait_until(s: Session, doses: Sequence[Dose], at: datetime) -> None:
    """Ask about some doses at a moment and not before; a ladder begins anew then."""
    for dose in doses:
        row = s.get(Ladder, dose.ladder_id) if dose.ladder_id else None
        if row is None:
            dose.status, dose.step_at = DoseStatus.reminded, at
            s.add(dose)
        else:
            row.step, row.step_at, row.holder_id = 0, at, None
            s.add(row)


def reopen(s: Session, now: datetime, doses: Sequence[Dose], *, once: str) -> str:
    """She did not take it, or will take it after all: it waits for her word again, and she is asked in its time."""
    customer = s.get_one(Customer, doses[0].customer_id)
    if doses[0].due_at > now:
        return _plan_again(s, now, customer, doses, once)
    at = now + LATER
    untake(s, doses, at)
    question = medication.question_about(s, now, customer, doses)
    note(s, now, customer.agency_id, "dose open again: she takes it back", customer=customer)
    text = say("dose_reopened", what=question.words, at=windows.clock(local(at, customer.clock_zone)))
    notify.to_customer(s, now, customer, text, about="dose", once=once, question=question)
    return text


def _plan_again(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], once: str) -> str:
    """What she took back is due later today: it comes as if she had said nothing of it."""
    untake(s, doses, doses[0].due_at)
    for dose in doses:
        dose.status, dose.step_at = DoseStatus.planned, dose.due_at
    note(s, now, customer.agency_id, "dose planned again: she takes it back", customer=customer)
    text = say("dose_planned_again", what=called(s, customer, doses), at=at_time(customer, doses))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def untake(s: Session, doses: Sequence[Dose], at: datetime) -> None:
    """What was written down of some doses counts no more: they wait for her word."""
    for dose in doses:
        if dose.status == DoseStatus.taken:
            _count_up(s, dose)
        dose.status, dose.evidence, dose.ended_at = DoseStatus.reminded, Evidence.none, None
        dose.ladder_id, dose.step_at = None, at
        s.add(dose)


def _count_up(s: Session, dose: Dose) -> None:
    plan = s.get_one(Medication, dose.medication_id)
    if plan.supply_left is not None:
        plan.supply_left += 1
        s.add(plan)
