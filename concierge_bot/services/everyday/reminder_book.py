"""What reminders of her own there are: those to come, the one told just now, and the one that waits for her OK."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Medication, Question, Reminder
from concierge_bot.services.house import notify
from concierge_bot.services.orders import windows
from concierge_bot.services.talk import questions
from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.when import When

JUST_TOLD = timedelta(hours=2)


def is_medicine(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a reminder is about taking a medicine."""
    return reminding.is_medicine(
        words, [name for plan in medicines_of(s, customer) for name in (plan.name, plan.say_as)]
    )


def second_of(s: Session, question: Question) -> list[Reminder]:
    """Return the second of two reminders that were read back at once."""
    also = question.data.get("also")
    return [s.get_one(Reminder, int(also))] if also else []


def of_question(s: Session, question: Question) -> list[Reminder]:
    """Return the reminders that a read-back is of, with the one that it would change."""
    old = question.data.get("instead")
    rows = [s.get_one(Reminder, question.subject_id), *second_of(s, question)]
    return [*rows, *([s.get_one(Reminder, int(old))] if old else [])]


def waiting(s: Session, now: datetime, customer: Customer) -> list[Reminder]:
    """Return the reminders that wait for her OK, or of which we asked the new time."""
    question = question_of(s, now, customer)
    return of_question(s, question) if question is not None else []


def live(s: Session, customer: Customer) -> list[Reminder]:
    """Return her reminders that are still to come, the soonest first."""
    query = select(Reminder).where(Reminder.customer_id == customer.id, col(Reminder.next_at).is_not(None))
    return list(s.exec(query.order_by(col(Reminder.next_at), col(Reminder.id))))


def spoken(row: Reminder, customer: Customer, now: datetime) -> str:
    """Say when a reminder comes."""
    return row.words if row.rrule else windows.spoken(row.next_at or row.first, None, customer.time_zone, now)


def set_time(row: Reminder, read: When, customer: Customer, now: datetime) -> None:
    """Give a reminder the time that was read, in words and as a rule."""
    here = local(now, customer.time_zone)
    row.rrule, row.words = read.rrule or "", reminding.spoken(read, here)
    row.first = instant(reminding.moment(read, here), customer.time_zone)


def put_an_end_to(s: Session, now: datetime, row: Reminder) -> None:
    """Let a reminder come no more."""
    row.next_at, row.ended_at = None, now
    s.add(row)


def question_of(s: Session, now: datetime, customer: Customer) -> Question | None:
    """Return the open question about a reminder, if there is one."""
    return next((q for q in questions.open_ones(s, now, customer) if q.about == "reminder"), None)


def just_told(s: Session, now: datetime, customer: Customer) -> list[Reminder]:
    """Return the reminder that she was told last, if that was just now."""
    query = select(Reminder).where(
        Reminder.customer_id == customer.id, col(Reminder.told_at) > now - JUST_TOLD
    )
    return list(s.exec(query.order_by(col(Reminder.told_at).desc()).limit(1)))


def medicines_of(s: Session, customer: Customer) -> list[Medication]:
    """Return her medicines, whose reminders follow her plan."""
    return list(s.exec(select(Medication).where(Medication.customer_id == customer.id)))


def tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    """Tell her a sentence about her reminders, once; return it."""
    notify.to_customer(s, now, customer, text, about="reminder", once=once, question=question)
    return text
