"""A reminder of her own is moved, put off, done or ended by her words; where several may be meant she is asked."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Question, Reminder
from concierge_bot.services.everyday.reminder_book import (
    is_medicine,
    just_told,
    live,
    medicines_of,
    of_question,
    put_an_end_to,
    spoken,
    tell,
)
from concierge_bot.services.everyday.reminders import amend, move, moved, to_a_person
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.everyday import reminder_words, reminding
from concierge_bot.understanding.words.match import best

CHOICES = 3
SHOWN = 40


def change(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """End or move the reminder that she means, or ask which; a medicine's follows her plan: a person sees to it."""
    if text := amend(s, now, customer, words, once=once):
        return text
    rows = live(s, customer) or just_told(s, now, customer)
    found = best(words, [row.what for row in rows])
    if not found.certain and (is_medicine(s, customer, words) or (not rows and medicines_of(s, customer))):
        return to_a_person(s, now, customer, once=once)
    asked = questions.open_about(s, customer, "which_reminder")
    if asked:  # she answers in words which one she meant
        words = f"{asked[0].data['words']} {words}"
    if not rows:
        return tell(s, now, customer, say("reminder_none"), once)
    meant = [row for row in rows if row.what == found.choice] or [
        row for row in rows if row.what in found.candidates
    ]
    meant = meant or just_told(s, now, customer) or rows
    if len(meant) > 1:
        return _ask_which(s, now, customer, meant, words, once=once)
    return apply(s, now, customer, meant[0], words, once=once)


def apply(s: Session, now: datetime, customer: Customer, row: Reminder, words: str, *, once: str) -> str:
    """Do to one reminder what her words say: move it, end it, or ask for its new time."""
    for question in questions.open_about(s, customer, "which_reminder"):
        questions.close(s, now, question, "said")
    read = moved(row, words, customer, now)
    if read is not None:
        return move(s, now, customer, row, read, once=once)
    if reminding.wants_end(words) or reminder_words.ends(words):
        return end(s, now, customer, [row], once=once)
    question = questions.ask(
        s, now, customer, "reminder", choices=["2"], subject_id=row.id, words="the reminder"
    )
    text = say("reminder_new_time", when=spoken(row, customer, now), thing=row.what)
    return tell(s, now, customer, text, once, question)


def end(s: Session, now: datetime, customer: Customer, rows: Sequence[Reminder], *, once: str) -> str:
    """She does not want these: they end, with what was asked about them, and she hears what they were."""
    for question in _asked_of(s, now, customer, rows):
        questions.close(s, now, question, "ended")
    for row in rows:
        put_an_end_to(s, now, row)
        note(s, now, row.agency_id, "reminder ended", customer=customer)
    things = "; ".join(dict.fromkeys(row.what for row in rows))
    return tell(s, now, customer, say("reminder_ended", thing=things), once)


def _asked_of(s: Session, now: datetime, customer: Customer, rows: Sequence[Reminder]) -> list[Question]:
    asked = [q for q in questions.open_ones(s, now, customer) if q.about == "reminder"]
    return [q for q in asked if {row.id for row in rows} & {row.id for row in of_question(s, q)}]


def chosen(s: Session, now: datetime, customer: Customer, question: Question, n: int, *, once: str) -> str:
    """She answered which reminder she means by its number."""
    ids = question.data["ids"].split(",")
    if n > len(ids):
        return tell(s, now, customer, say("late_answer"), once)
    row = s.get_one(Reminder, int(ids[n - 1]))
    return apply(s, now, customer, row, question.data["words"], once=once)


def again(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Put off the reminder that she was told just now, if no medicine waits; an empty string if there is none."""
    told = just_told(s, now, customer)
    if not told or dose_book.asked(s, now, customer):
        return ""
    here = local(now, customer.time_zone)
    wall = reminding.later(words, here, customer.country)
    at = instant(wall, customer.time_zone) if wall else now + dose_outcomes.LATER
    row = Reminder(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        what=told[0].what,
        first=at,
        started_at=now,
        next_at=at,
    )
    s.add(row)
    return tell(s, now, customer, say("reminder_set", when=spoken(row, customer, now)), once)


def done(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she did what she was just reminded of; an empty string if a medicine can be meant."""
    if (
        dose_book.asked(s, now, customer)
        or is_medicine(s, customer, words)
        or not just_told(s, now, customer)
    ):
        return ""
    return tell(s, now, customer, say("reminder_done"), once)


def _ask_which(
    s: Session, now: datetime, customer: Customer, rows: Sequence[Reminder], words: str, *, once: str
) -> str:
    shown = rows[:CHOICES]
    question = questions.ask(
        s,
        now,
        customer,
        "which_reminder",
        choices=[str(n) for n in range(1, len(shown) + 1)],
        words="the reminder",
        data={"ids": ",".join(str(row.id) for row in shown), "words": words},
    )
    each = [say("reminder_choice", number=n, thing=_cut(row.what)) for n, row in enumerate(shown, 1)]
    return tell(s, now, customer, say("reminder_which", things=together(*each, by=". ")), once, question)


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 3].rsplit(' ', 1)[0]}..."
