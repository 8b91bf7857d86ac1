"""Doses: planned ahead as rows, reminded on her own clock, each ended once with its evidence."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, and_, col, func, or_, select

from concierge_bot.clock import instant, local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication, Question, Urgency
from concierge_bot.services import desk, late, notify, questions, windows
from concierge_bot.services.customers import agency_of, pharmacy_words
from concierge_bot.services.fields import WEEKDAYS
from concierge_bot.services.timeline import note
from concierge_bot.texts import say
from concierge_bot.understanding import reminding
from concierge_bot.understanding.match import medicine

AHEAD_DAYS = 2
PLAN_EVERY = timedelta(hours=12)
REPEAT_AFTER = timedelta(minutes=30)
MISSED_AFTER = timedelta(minutes=60)
LATER = timedelta(minutes=30)
RECENT = timedelta(hours=4)
MAY_BE_TAKEN = (DoseStatus.reminded, DoseStatus.skipped)
"""A dose that she takes after all, though she had said that she would not."""


def plan_ahead(s: Session, now: datetime, customer: Customer) -> None:
    """Write the dose rows of the coming days; those that exist, and those already past, are left alone."""
    today = local(now, customer.time_zone).date()
    for plan in s.exec(select(Medication).where(Medication.customer_id == customer.id)):
        for day in (today + timedelta(days=n) for n in range(AHEAD_DAYS)):
            if not plan.as_needed and _falls_on(plan, day):
                _plan_day(s, now, customer, plan, day)
    customer.plan_at = now + PLAN_EVERY
    s.add(customer)


def slots(s: Session, customer: Customer, day: date) -> set[time]:
    """Return the times of day at which a dose is planned on a local day."""
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
    return {
        time.fromisoformat(slot)
        for plan in plans
        if not plan.as_needed and _falls_on(plan, day)
        for slot in plan.times
    }


def _falls_on(plan: Medication, day: date) -> bool:
    if plan.until and day > plan.until:
        return False
    if plan.days and WEEKDAYS[day.weekday()] not in {name[:3].lower() for name in plan.days}:
        return False
    return not (plan.every and plan.every > 1 and day.toordinal() % plan.every)


def _plan_day(s: Session, now: datetime, customer: Customer, plan: Medication, day: date) -> None:
    for slot in plan.times:
        due = instant(datetime.combine(day, time.fromisoformat(slot)), customer.time_zone)
        known = select(Dose).where(Dose.medication_id == plan.id, Dose.local_date == day, Dose.slot == slot)
        if due >= now and s.exec(known).first() is None:
            s.add(
                Dose(
                    agency_id=customer.agency_id,
                    medication_id=plan.key,
                    customer_id=customer.key,
                    local_date=day,
                    slot=slot,
                    due_at=due,
                    step_at=due,
                )
            )


def fall_due(s: Session, now: datetime, dose: Dose) -> None:
    """Remind, repeat once, then call it missed and tell the desk: the next step of everything due at one time."""
    customer = s.get_one(Customer, dose.customer_id)
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.due_at == dose.due_at,
        Dose.reminders == dose.reminders,
        col(Dose.step_at) <= now,
    )
    together = list(s.exec(query.order_by(col(Dose.id))))
    if dose.reminders < 2:
        _remind(s, now, customer, together)
    else:
        _miss(s, now, customer, together)


def _remind(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> None:
    first = doses[0].reminders == 0
    for dose in doses:
        dose.status, dose.reminders = DoseStatus.reminded, dose.reminders + 1
        dose.step_at = now + (REPEAT_AFTER if first else MISSED_AFTER)
        s.add(dose)
    question = _ask(s, now, customer, doses)
    row = notify.to_customer(
        s,
        now,
        customer,
        say(_reminder(now, doses) if first else "dose_again", what=question.words),
        about="dose",
        once=f"dose:{question.id}",
        urgency=Urgency.dose,
        question=question,
    )
    if row is not None and any(s.get_one(Medication, dose.medication_id).critical for dose in doses):
        row.risk = 0
    note(s, now, customer.agency_id, "dose reminded", customer=customer)


def _ask(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> Question:
    return questions.ask(
        s,
        now,
        customer,
        "dose",
        choices=["T", "L"],
        subject_id=doses[0].id,
        words=spoken(s, customer, doses),
        urgency=questions.DOSE,
        data={"doses": ",".join(str(dose.id) for dose in doses)},
        instead_of=asked_about(s, customer, doses),
    )


def _reminder(now: datetime, doses: Sequence[Dose]) -> str:
    return "dose_late" if late.is_late(now, doses[0].due_at) else "dose"


def _miss(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> None:
    for dose in doses:
        end(s, now, dose, DoseStatus.missed, Evidence.none)
    for question in asked_about(s, customer, doses):
        questions.close(s, now, question, "missed")
    critical = any(s.get_one(Medication, dose.medication_id).critical for dose in doses)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "No word about a medicine: please call her",
        once=f"missed:{doses[0].id}",
        customer=customer,
        urgent=critical,
    )


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
    for dose in doses_of(s, question):
        end(s, now, dose, DoseStatus.taken, evidence, at=at)
        count_down(s, dose)
    questions.close(s, now, question, "taken")
    text = say("dose_taken", at=windows.clock(local(at or now, customer.time_zone)))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def later(s: Session, now: datetime, question: Question, words: str = "", *, once: str) -> str:
    """Ask again when she says, else in a while; her next times stay where they are."""
    customer = s.get_one(Customer, question.customer_id)
    wall = reminding.later(words, local(now, customer.time_zone), customer.country)
    at = instant(wall, customer.time_zone) if wall else now + LATER
    for dose in doses_of(s, question):
        dose.step_at, dose.reminders = at, min(dose.reminders, 1)
        s.add(dose)
    questions.close(s, now, question, "later")
    text = say("dose_later", at=windows.clock(local(at, customer.time_zone)))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def meant(s: Session, waiting: Sequence[Question], words: str) -> list[Question]:
    """Return those of some questions that ask about the medicine she names, or all of them if she names none."""
    doses = {q.key: doses_of(s, q) for q in waiting if q.about == "dose"}
    plans = [s.get_one(Medication, dose.medication_id) for found in doses.values() for dose in found]
    named = medicine(words, {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans}).choice
    own = {plan.id for plan in plans if plan.name == named}
    fit = [q for q in waiting if own & {dose.medication_id for dose in doses.get(q.key, [])}]
    return fit or list(waiting)


def told_later(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She wants to be asked later: put off the reminder that she means, or ask which."""
    waiting = _reminders(s, now, customer, words)
    if not waiting:
        return nothing_waits(s, now, customer, once=once)
    if len(waiting) > 1:
        return questions.ask_which(s, now, customer, waiting[0], waiting[1], "later", once=once)
    return later(s, now, waiting[0], words, once=once)


def told_taken(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """She says that she took it: close the reminder that she means, ask which, or answer from the record."""
    waiting = _reminders(s, now, customer, words)
    if len(waiting) > 1:
        return questions.ask_which(s, now, customer, waiting[0], waiting[1], "taken", once=once)
    if waiting:
        return take(s, now, waiting[0], Evidence.customer, once=once)
    last = _last(s, now, customer)
    if last is not None and last.status in MAY_BE_TAKEN:
        end(s, now, last, DoseStatus.taken, Evidence.customer)
        count_down(s, last)
        text = say("dose_taken", at=windows.clock(local(now, customer.time_zone)))
    elif last is not None and last.ended_at and now - last.ended_at < RECENT:
        at, pharmacy = windows.clock(local(last.ended_at, customer.time_zone)), pharmacy_words(s, customer)
        text = say("dose_already", at=at, pharmacy=pharmacy)
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "She may have taken a medicine twice: the pharmacist should call her",
            once=f"twice:{last.id}",
            customer=customer,
            urgent=True,
        )
    else:
        return nothing_waits(s, now, customer, once=once)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def put_off(s: Session, now: datetime, customer: Customer) -> bool:
    """Tell whether a dose still waits for her word though no question about it is open: a T closes it even so."""
    last = _last(s, now, customer)
    return last is not None and last.status in MAY_BE_TAKEN


def nothing_waits(s: Session, now: datetime, customer: Customer, *, once: str) -> str:
    """She answers a reminder that is not there: tell her when the next one comes."""
    query = select(func.min(Dose.step_at)).where(Dose.customer_id == customer.id, col(Dose.step_at) > now)
    coming = s.exec(query).one()
    if coming is None:
        text = say("dose_none")
    else:
        text = say("dose_none_yet", at=windows.spoken(coming, None, customer.time_zone, now))
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def asked(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return the open questions about her doses, the newest first."""
    return [q for q in questions.open_ones(s, now, customer) if q.about == "dose"]


def _reminders(s: Session, now: datetime, customer: Customer, words: str) -> list[Question]:
    return meant(s, asked(s, now, customer), words)


def _last(s: Session, now: datetime, customer: Customer) -> Dose | None:
    """Return the newest dose that she was reminded of, took, or skipped a while ago."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        or_(
            col(Dose.status).in_((DoseStatus.reminded, DoseStatus.taken)),
            and_(Dose.status == DoseStatus.skipped, Dose.due_at <= now, col(Dose.ended_at) > now - RECENT),
        ),
    )
    return s.exec(query.order_by(col(Dose.due_at).desc())).first()


def end(
    s: Session,
    now: datetime,
    dose: Dose,
    status: DoseStatus,
    evidence: Evidence,
    *,
    at: datetime | None = None,
) -> None:
    """End a dose with its outcome and who says so."""
    dose.status, dose.evidence, dose.step_at, dose.ended_at = status, evidence, None, at or now
    s.add(dose)
    customer = s.get_one(Customer, dose.customer_id)
    note(s, now, dose.agency_id, f"dose {status}, evidence {evidence}", customer=customer)


def count_down(s: Session, dose: Dose) -> None:
    """One less is left of what was taken."""
    plan = s.get_one(Medication, dose.medication_id)
    if plan.supply_left is not None and plan.supply_left > 0:
        plan.supply_left -= 1
        s.add(plan)


def reopen(s: Session, now: datetime, doses: Sequence[Dose], *, once: str) -> str:
    """She did not take it, or will take it after all: it waits for her word again, and she is asked in a while."""
    customer = s.get_one(Customer, doses[0].customer_id)
    at = now + LATER
    for dose in doses:
        if dose.status == DoseStatus.taken:
            _count_up(s, dose)
        dose.status, dose.evidence, dose.ended_at = DoseStatus.reminded, Evidence.none, None
        dose.reminders, dose.step_at = 1, at
        s.add(dose)
    question = _ask(s, now, customer, doses)
    note(s, now, customer.agency_id, "dose open again: she takes it back", customer=customer)
    text = say("dose_reopened", what=question.words, at=windows.clock(local(at, customer.time_zone)))
    notify.to_customer(s, now, customer, text, about="dose", once=once, question=question)
    return text


def _count_up(s: Session, dose: Dose) -> None:
    plan = s.get_one(Medication, dose.medication_id)
    if plan.supply_left is not None:
        plan.supply_left += 1
        s.add(plan)


def asked_about(s: Session, customer: Customer, doses: Sequence[Dose]) -> list[Question]:
    """Return the open questions about any of these doses."""
    ids = {dose.key for dose in doses}
    return [q for q in questions.open_about(s, customer, "dose") if ids & set(_ids(q))]


def doses_of(s: Session, question: Question) -> list[Dose]:
    """Return the doses that a question asks about and that have not ended."""
    query = select(Dose).where(col(Dose.id).in_(_ids(question)), Dose.status == DoseStatus.reminded)
    return list(s.exec(query))


def _ids(question: Question) -> list[int]:
    return [int(i) for i in question.data["doses"].split(",")]


def spoken(s: Session, customer: Customer, doses: Sequence[Dose]) -> str:
    """Name a medicine only by the words that she chose for it."""
    chosen = [s.get_one(Medication, dose.medication_id).say_as for dose in doses]
    at = windows.clock(local(doses[0].due_at, customer.time_zone))
    if all(chosen):
        return f"your {' and your '.join(dict.fromkeys(chosen))} ({at})"
    return f"your {at} medicine"
