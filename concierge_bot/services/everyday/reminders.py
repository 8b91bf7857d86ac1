"""Reminders of her own: read back before they count, told on her wall clock, changed and ended by her words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Medication, Question, Reminder
from concierge_bot.services.everyday.reminders_due import next_time
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import dose_book, dose_outcomes
from concierge_bot.services.orders import windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding import errand_answers, reminder_words, reminding, replies
from concierge_bot.understanding.match import best
from concierge_bot.understanding.when import When

PERSON_WITHIN = timedelta(minutes=30)
ALL_DAY = timedelta(hours=14)
"""What was read back in the morning waits for her OK till the evening, if it does not come before that."""
JUST_TOLD = timedelta(hours=2)
CHOICES = 3
SHOWN = 40


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
        _set(row, read, customer, now)
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
    _set(row, read, customer, now)
    s.add(row)
    s.flush()
    return _read_back(s, now, customer, row, once=once)


def is_medicine(s: Session, customer: Customer, words: str) -> bool:
    """Tell whether a reminder is about taking a medicine."""
    return reminding.is_medicine(
        words, [name for plan in _plans(s, customer) for name in (plan.name, plan.say_as)]
    )


def amend(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Change the time of the reminder that waits for her OK; an empty string if the words change nothing."""
    question = _waiting(s, now, customer)
    if question is None or question.data.get("also"):  # of two she says anew which time she means
        return ""
    row = s.get_one(Reminder, question.subject_id)
    read = _moved(row, errand_answers.without_refused(words), customer, now)
    if read is None:
        return ""
    if row.started_at is not None:
        return _move(s, now, customer, row, read, once=once)
    _set(row, read, customer, now)
    s.add(row)
    return _read_back(s, now, customer, row, instead=question.data.get("instead", ""), once=once)


def corrects(s: Session, now: datetime, customer: Customer, words: str) -> bool:
    """Tell whether words say when the reminder shall be that was just read back, and nothing else: "9. Not 8."."""
    question = _waiting(s, now, customer)
    if (
        question is None
        or "?" in words
        or replies.read(words)
        or not questions.was_last_said(s, customer, question)
    ):
        return False
    row = s.get_one(Reminder, question.subject_id)
    only = reminding.only_when(words, local(now, customer.time_zone), customer.country)
    return only and _moved(row, words, customer, now) is not None


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
        _end(s, now, old)
    rows = [row, *_also(s, question)]
    for one in rows:
        one.started_at, one.next_at = now, next_time(one.rrule, one.first, customer.time_zone, now) or now
        s.add(one)
        note(s, now, one.agency_id, "reminder set", customer=customer)
    when = "; ".join(spoken(one, customer, now) for one in rows)
    return _tell(s, now, customer, say("reminder_set", when=when), once)


def drop(s: Session, now: datetime, customer: Customer, question: Question, *, once: str) -> str:
    """She does not want what was read back; what stands already stays as it is."""
    for row in (s.get_one(Reminder, question.subject_id), *_also(s, question)):
        if row.started_at is None:
            _end(s, now, row)
    return _tell(s, now, customer, say("left_as_is"), once)


def _also(s: Session, question: Question) -> list[Reminder]:
    """Return the second of two reminders that were read back at once."""
    also = question.data.get("also")
    return [s.get_one(Reminder, int(also))] if also else []


def change(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """End or move the reminder that she means, or ask which; a medicine's follows her plan: a person sees to it."""
    if text := amend(s, now, customer, words, once=once):
        return text
    rows = live(s, customer) or _just_told(s, now, customer)
    found = best(words, [row.what for row in rows])
    if not found.certain and (is_medicine(s, customer, words) or (not rows and _plans(s, customer))):
        return to_a_person(s, now, customer, once=once)
    asked = questions.open_about(s, customer, "which_reminder")
    if asked:  # she answers in words which one she meant
        words = f"{asked[0].data['words']} {words}"
    if not rows:
        return _tell(s, now, customer, say("reminder_none"), once)
    meant = [row for row in rows if row.what == found.choice] or [
        row for row in rows if row.what in found.candidates
    ]
    meant = meant or _just_told(s, now, customer) or rows
    if len(meant) > 1:
        return _ask_which(s, now, customer, meant, words, once=once)
    return apply(s, now, customer, meant[0], words, once=once)


def apply(s: Session, now: datetime, customer: Customer, row: Reminder, words: str, *, once: str) -> str:
    """Do to one reminder what her words say: move it, end it, or ask for its new time."""
    for question in questions.open_about(s, customer, "which_reminder"):
        questions.close(s, now, question, "said")
    read = _moved(row, words, customer, now)
    if read is not None:
        return _move(s, now, customer, row, read, once=once)
    if reminding.wants_end(words) or reminder_words.ends(words):
        return end(s, now, customer, [row], once=once)
    question = questions.ask(
        s, now, customer, "reminder", choices=["2"], subject_id=row.id, words="the reminder"
    )
    text = say("reminder_new_time", when=spoken(row, customer, now), thing=row.what)
    return _tell(s, now, customer, text, once, question)


def end(s: Session, now: datetime, customer: Customer, rows: Sequence[Reminder], *, once: str) -> str:
    """She does not want these: they end, with what was asked about them, and she hears what they were."""
    for question in _asked_of(s, now, customer, rows):
        questions.close(s, now, question, "ended")
    for row in rows:
        _end(s, now, row)
        note(s, now, row.agency_id, "reminder ended", customer=customer)
    things = "; ".join(dict.fromkeys(row.what for row in rows))
    return _tell(s, now, customer, say("reminder_ended", thing=things), once)


def _asked_of(s: Session, now: datetime, customer: Customer, rows: Sequence[Reminder]) -> list[Question]:
    asked = [q for q in questions.open_ones(s, now, customer) if q.about == "reminder"]
    return [q for q in asked if {row.id for row in rows} & {row.id for row in of_question(s, q)}]


def of_question(s: Session, question: Question) -> list[Reminder]:
    """Return the reminders that a read-back is of, with the one that it would change."""
    old = question.data.get("instead")
    rows = [s.get_one(Reminder, question.subject_id), *_also(s, question)]
    return [*rows, *([s.get_one(Reminder, int(old))] if old else [])]


def waiting(s: Session, now: datetime, customer: Customer) -> list[Reminder]:
    """Return the reminders that wait for her OK, or of which we asked the new time."""
    question = _waiting(s, now, customer)
    return of_question(s, question) if question is not None else []


def chosen(s: Session, now: datetime, customer: Customer, question: Question, n: int, *, once: str) -> str:
    """She answered which reminder she means by its number."""
    ids = question.data["ids"].split(",")
    if n > len(ids):
        return _tell(s, now, customer, say("late_answer"), once)
    row = s.get_one(Reminder, int(ids[n - 1]))
    return apply(s, now, customer, row, question.data["words"], once=once)


def again(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Put off the reminder that she was told just now, if no medicine waits; an empty string if there is none."""
    told = _just_told(s, now, customer)
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
    return _tell(s, now, customer, say("reminder_set", when=spoken(row, customer, now)), once)


def done(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she did what she was just reminded of; an empty string if a medicine can be meant."""
    if (
        dose_book.asked(s, now, customer)
        or is_medicine(s, customer, words)
        or not _just_told(s, now, customer)
    ):
        return ""
    return _tell(s, now, customer, say("reminder_done"), once)


def live(s: Session, customer: Customer) -> list[Reminder]:
    """Return her reminders that are still to come, the soonest first."""
    query = select(Reminder).where(Reminder.customer_id == customer.id, col(Reminder.next_at).is_not(None))
    return list(s.exec(query.order_by(col(Reminder.next_at), col(Reminder.id))))


def spoken(row: Reminder, customer: Customer, now: datetime) -> str:
    """Say when a reminder comes."""
    return row.words if row.rrule else windows.spoken(row.next_at or row.first, None, customer.time_zone, now)


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
    return _tell(
        s, now, customer, say("reminder_person", by=windows.by(now, PERSON_WITHIN, customer.time_zone)), once
    )


def _for_a_medicine(
    s: Session, now: datetime, customer: Customer, what: str, read: When, *, once: str
) -> str:
    """Her plan has that time already, and she is told so; else a person sets it."""
    here = local(now, customer.time_zone)
    start = reminding.moment(read, here)
    plans = _plans(s, customer)
    named = best(what, [plan.name for plan in plans]).choice
    slots = sorted({slot for plan in plans if named in (None, plan.name) for slot in plan.times})
    if f"{start:%H:%M}" in slots and read.rrule in (None, "FREQ=DAILY"):
        at = " and ".join(windows.clock(datetime.fromisoformat(f"2000-01-01T{slot}")) for slot in slots)
        return _tell(s, now, customer, say("reminder_already", at=at), once)
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
    return _tell(s, now, customer, text, once, question)


def _move(s: Session, now: datetime, customer: Customer, old: Reminder, read: When, *, once: str) -> str:
    """Read the new time back; the old one stands until her OK."""
    row = Reminder(agency_id=old.agency_id, customer_id=old.customer_id, what=old.what, first=now)
    _set(row, read, customer, now)
    s.add(row)
    s.flush()
    return _read_back(s, now, customer, row, once=once, instead=str(old.id))


def _moved(row: Reminder, words: str, customer: Customer, now: datetime) -> When | None:
    """Read a new time for a reminder; what she leaves out stays as it was."""
    if reminder_words.ends(words):
        return None
    here = local(now, customer.time_zone)
    start = local(row.next_at or row.first, customer.time_zone).replace(tzinfo=None)
    rule = row.words.partition(" at ")[0] if row.rrule else ""
    return reminding.moved(words, start, rule, here, customer.country)


def _set(row: Reminder, read: When, customer: Customer, now: datetime) -> None:
    here = local(now, customer.time_zone)
    row.rrule, row.words = read.rrule or "", reminding.spoken(read, here)
    row.first = instant(reminding.moment(read, here), customer.time_zone)


def _end(s: Session, now: datetime, row: Reminder) -> None:
    row.next_at, row.ended_at = None, now
    s.add(row)


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
    return _tell(s, now, customer, say("reminder_which", things=together(*each, by=". ")), once, question)


def _cut(words: str) -> str:
    return words if len(words) <= SHOWN else f"{words[: SHOWN - 3].rsplit(' ', 1)[0]}..."


def _waiting(s: Session, now: datetime, customer: Customer) -> Question | None:
    return next((q for q in questions.open_ones(s, now, customer) if q.about == "reminder"), None)


def _just_told(s: Session, now: datetime, customer: Customer) -> list[Reminder]:
    """Return the reminder that she was told last, if that was just now."""
    query = select(Reminder).where(
        Reminder.customer_id == customer.id, col(Reminder.told_at) > now - JUST_TOLD
    )
    return list(s.exec(query.order_by(col(Reminder.told_at).desc()).limit(1)))


def _plans(s: Session, customer: Customer) -> list[Medication]:
    return list(s.exec(select(Medication).where(Medication.customer_id == customer.id)))


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="reminder", once=once, question=question)
    return text
