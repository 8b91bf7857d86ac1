"""A reminder of her own is read back before it counts, and told on her wall clock from her OK on."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Question, Reminder
from concierge_bot.services.everyday.reminder_book import (
    is_medicine,
    medicines_of,
    put_an_end_to,
    question_of,
    second_of,
    set_time,
    spoken,
    tell,
)
from concierge_bot.services.everyday.reminders_due import next_time
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.everyday import reminder_words, reminding
from concierge_bot.understanding.visits import errand_answers
from concierge_bot.understanding.when import When
from concierge_bot.understanding.words.match import best

_NO_FIRST = re.compile(
    r"^\W*(?:no+|nope|nah)\b\W*(?=(?:at|on|it|its|make|the|i|to|today|tonight|tomorrow|\w+day|\d+)\b)",
    re.IGNORECASE,
)
"""The no that leads to another time."""
PERSON_WITHIN = timedelta(minutes=30)
ALL_DAY = timedelta(hours=14)
"""What was read back in the morning waits for her OK till the evening, if it does not come before that."""


def quote_two(
    s: Session, now: datetime, customer: Customer, both: Sequence[tuple[str, str]], *, once: str
) -> str:
    """Read two reminders back at once; an empty string if one of them is not for us to set (a medicine's)."""
    here = local(now, customer.time_zone)
    rows = []
    for what, when in both:
        read = reminding.read(when, here, country=customer.country)
        if read is None or not reminding.whole(read) or is_medicine(s, customer, what):
            return ""
        row = Reminder(agency_id=customer.agency_id, customer_id=customer.key, what=what, first=now)
        set_time(row, read, customer, now)
        rows.append(row)
    s.add_all(rows)
    s.flush()
    return _read_back(s, now, customer, rows[0], once=once, also=rows[1])


def quote(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Read a reminder back and ask for her OK; one about a medicine follows her plan, which a person looks after."""
    here = local(now, customer.time_zone)
    medicine = is_medicine(s, customer, what)
    read = reminding.read(when, here, medicine=medicine, country=customer.country)
    if read is None or not reminding.whole(read):
        return to_a_person(s, now, customer, once=once)
    if medicine:
        return _for_a_medicine(s, now, customer, what, read, once=once)
    row = Reminder(agency_id=customer.agency_id, customer_id=customer.key, what=what, first=now)
    set_time(row, read, customer, now)
    s.add(row)
    s.flush()
    return _read_back(s, now, customer, row, once=once)


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the time of the reminder that waits for her OK; an empty string if the words change nothing."""
    question = question_of(s, now, customer)
    if question is None or question.data.get("also"):  # of two she says anew which time she means
        return ""
    row = s.get_one(Reminder, question.subject_id)
    read = moved(row, errand_answers.without_refused(words), customer, now)
    if read is None:
        return ""
    if row.started_at is not None:
        return move(s, now, customer, row, read, once=once)
    set_time(row, read, customer, now)
    s.add(row)
    return _read_back(s, now, customer, row, instead=question.data.get("instead", ""), once=once)


def corrects(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say when the reminder shall be that was just read back, and nothing else: "9. Not 8."."""
    question = question_of(s, now, customer)
    if (
        question is None
        or "?" in words
        or replies.read(words)
        or not questions.was_last_said(s, customer, question)
    ):
        return False
    row, words = s.get_one(Reminder, question.subject_id), errand_answers.without_refused(words)
    only = reminding.only_when(words, local(now, customer.time_zone), customer.country)
    return only and moved(row, words, customer, now) is not None


def ask_again(s: Session, now: datetime, customer: Customer, question: Question, *, once: str) -> str:
    """Read back once more what she says yes to too late; an empty string if its time is over or it was ended."""
    row = s.get_one(Reminder, question.subject_id)
    if row.ended_at is not None or row.started_at is not None or question.data.get("also"):
        return ""
    if row.first <= now and not row.rrule:
        return ""
    return _read_back(s, now, customer, row, once=once, instead=question.data.get("instead", ""))


def start(s: Session, now: datetime, customer: Customer, question: Question, *, once: str) -> str:
    """She agreed: it counts from now on, in place of the one that it changes."""
    row = s.get_one(Reminder, question.subject_id)
    old = s.get(Reminder, int(question.data["instead"])) if question.data.get("instead") else None
    if old is not None:
        put_an_end_to(s, now, old)
    rows = [row, *second_of(s, question)]
    for one in rows:
        one.started_at, one.next_at = now, next_time(one.rrule, one.first, customer.time_zone, now) or now
        s.add(one)
        note(s, now, one.agency_id, "reminder set", customer=customer)
    when = "; ".join(spoken(one, customer, now) for one in rows)
    return tell(s, now, customer, say("reminder_set", when=when), once)


def drop(s: Session, now: datetime, customer: Customer, question: Question, *, once: str) -> str:
    """She does not want what was read back; what stands already stays as it is."""
    for row in (s.get_one(Reminder, question.subject_id), *second_of(s, question)):
        if row.started_at is None:
            put_an_end_to(s, now, row)
    return tell(s, now, customer, say("left_as_is"), once)


def to_a_person(s: Session, now: datetime, customer: Customer, *, once: str, when: str = "") -> str:
    """What the machine must not set by itself (a medicine's times), or could not read, is set by a person."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wants a reminder set or changed that needs a person: see her last text",
        about=when,
        once=f"reminder:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    return tell(
        s, now, customer, say("reminder_person", by=windows.by(now, PERSON_WITHIN, customer.time_zone)), once
    )


def _for_a_medicine(
    s: Session, now: datetime, customer: Customer, what: str, read: When, *, once: str
) -> str:
    """Her plan has that time already, and she is told so; else a person sets it."""
    here = local(now, customer.time_zone)
    start = reminding.moment(read, here)
    plans = medicines_of(s, customer)
    named = best(what, [plan.name for plan in plans]).choice
    slots = sorted({slot for plan in plans if named in (None, plan.name) for slot in plan.times})
    if f"{start:%H:%M}" in slots and read.rrule in (None, "FREQ=DAILY"):
        at = " and ".join(windows.clock(datetime.fromisoformat(f"2000-01-01T{slot}")) for slot in slots)
        return tell(s, now, customer, say("reminder_already", at=at), once)
    return to_a_person(s, now, customer, once=once, when=f"a medicine, {reminding.spoken(read, here)}")


def _read_back(
    s: Session,
    now: datetime,
    customer: Customer,
    row: Reminder,
    *,
    once: str,
    instead: str = "",
    also: Reminder | None = None,
) -> str:
    second = f"; {spoken(also, customer, now)}: {also.what}" if also else ""
    question = questions.ask(
        s,
        now,
        customer,
        "reminder",
        choices=["1", "2"],
        subject_id=row.id,
        words="the reminder",
        lasts=max(questions.LASTS, min(ALL_DAY, row.first - now)),
        data=({"instead": instead} if instead else {}) | ({"also": str(also.id)} if also else {}),
    )
    text = say("reminder", when=spoken(row, customer, now), thing=f"{row.what}{second}")
    return tell(s, now, customer, text, once, question)


def move(s: Session, now: datetime, customer: Customer, old: Reminder, read: When, *, once: str) -> str:
    """Read the new time back; the old one stands until her OK."""
    row = Reminder(agency_id=old.agency_id, customer_id=old.customer_id, what=old.what, first=now)
    set_time(row, read, customer, now)
    s.add(row)
    s.flush()
    return _read_back(s, now, customer, row, once=once, instead=str(old.id))


def moved(row: Reminder, words: str, customer: Customer, now: datetime) -> When | None:
    """Read a new time for a reminder; what she leaves out stays as it was."""
    if reminder_words.ends(_NO_FIRST.sub("", words)):
        return None
    here = local(now, customer.time_zone)
    start = local(row.next_at or row.first, customer.time_zone).replace(tzinfo=None)
    rule = row.words.partition(" at ")[0] if row.rrule else ""
    return reminding.moved(words, start, rule, here, customer.country)
