"""A check-in once a day at her hour: without a word it goes up a ladder, and any word of hers ends it."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    CheckIn,
    CheckInStatus,
    Company,
    Contact,
    Customer,
    Ladder,
    Task,
    TaskStatus,
    Urgency,
)
from concierge_bot.services.house import desk, late, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import plans
from concierge_bot.services.orders import windows
from concierge_bot.services.people import lines
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.safety import alarm_book, ladder
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together

ABOUT, POLICY = "check_in", "check_in"
LATEST = timedelta(hours=4)
"""Later than this it is not asked any more: a person rings her."""


def plan(s: Session, now: datetime, company: Company) -> None:
    """Write the next check-in, of today if its hour is to come, else of tomorrow; what is there is left alone."""
    customer = s.get_one(Customer, company.customer_id)
    if not company.check_in or customer.ended_at is not None:
        return
    today = local(now, customer.clock_zone).date()
    for day in (today, today + timedelta(days=1)):
        due = _due(customer, company, day)
        known = select(CheckIn).where(CheckIn.customer_id == customer.id, CheckIn.local_date == day)
        row = s.exec(known).first()
        if due <= now or (row is not None and row.status != CheckInStatus.cancelled):
            continue
        row = row or CheckIn(
            agency_id=customer.agency_id, customer_id=customer.key, local_date=day, due_at=due
        )
        row.status, row.due_at, row.step_at, row.ended_at = CheckInStatus.planned, due, due, None
        s.add(row)
        s.flush()
        return


def cancel(s: Session, now: datetime, customer: Customer) -> None:
    """End what is planned or asked: she wants none any more, or another hour."""
    still = (CheckInStatus.planned, CheckInStatus.asked)
    mine = select(CheckIn).where(CheckIn.customer_id == customer.id, col(CheckIn.status).in_(still))
    for row in s.exec(mine):
        _end(s, now, customer, row, CheckInStatus.cancelled)


def fall_due(s: Session, now: datetime, row: CheckIn) -> None:
    """Ask her, and plan the next day's; what was asked and not answered goes up its ladder."""
    customer = s.get_one(Customer, row.customer_id)
    if row.status == CheckInStatus.asked:
        row.step_at = None
        row.ladder_id = ladder.begin(s, now, customer, POLICY, at=now).key
        s.add(row)
        return
    away = plans.is_held(customer, None, row.local_date)
    if away or not notify.may_text(customer, ABOUT) or alarm_book.holding(s, now, customer) is not None:
        _end(s, now, customer, row, CheckInStatus.held)
    elif now - row.due_at > LATEST:
        _missed(s, now, customer, row, f"A check-in was not asked in time: ring {customer.name}")
    else:
        _ask(s, now, customer, row, "check_in")
        row.status, row.step_at = CheckInStatus.asked, now + ladder.policies()[POLICY].steps[0].after
        s.add(row)
    s.flush()
    company = s.exec(select(Company).where(Company.customer_id == customer.id)).one()
    plan(s, max(now, row.due_at), company)


def heard(s: Session, now: datetime, customer: Customer, *, answers: bool) -> None:
    """Whatever she texts is a sign of life: nobody goes on asking. Words that answer the question are for it."""
    for row in _asked(s, customer):
        _end(s, now, customer, row, CheckInStatus.answered, keep_question=answers)
    _settle_late(s, now, customer)
    s.flush()


def well(s: Session, now: datetime, customer: Customer, by: Contact | None = None) -> None:
    """She, or one of her people, says that all is well."""
    for row in _asked(s, customer):
        _end(s, now, customer, row, CheckInStatus.answered, by=by)


def of_ladder(s: Session, row: Ladder) -> CheckIn | None:
    """Return the check-in that a ladder asks about, if it has not ended."""
    query = select(CheckIn).where(CheckIn.ladder_id == row.id, CheckIn.status == CheckInStatus.asked)
    return s.exec(query).first()


def ask_again(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ask once more; False if she wants nothing of us."""
    check_in = of_ladder(s, row)
    if check_in is None or not notify.may_text(customer, ABOUT):
        return False
    _ask(s, now, customer, check_in, "check_in_again")
    return True


def ask_by_voice(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ring her, at home if she has a landline; False if she was rung in place of the texts already."""
    open_ones = questions.open_about(s, customer, ABOUT)
    only_rings = lines.by_voice(s, customer.agency_id, customer.phone)
    if not open_ones or only_rings or not notify.may_text(customer, ABOUT):
        return False
    notify.call(
        s,
        now,
        agency_of(s, customer),
        customer.landline or customer.phone,
        say("check_in_call", agency=agency_of(s, customer).name),
        about=ABOUT,
        once=f"check-in:{open_ones[0].id}:call",
        customer=customer,
        urgency=Urgency.order,
        question=open_ones[0],
    )
    return True


def miss(s: Session, now: datetime, customer: Customer, row: Ladder) -> None:
    """Nobody answered: the desk rings her, and finds out."""
    check_in = of_ladder(s, row)
    if check_in is not None:
        _missed(
            s,
            now,
            customer,
            check_in,
            f"{customer.name} does not answer the check-in: ring her, or send somebody",
        )
    ladder.end(s, now, row, "missed")


def at_time(customer: Customer, row: CheckIn) -> str:
    """Return the hour at which she was asked, on her clock."""
    return windows.clock(local(row.due_at, customer.clock_zone))


def _ask(s: Session, now: datetime, customer: Customer, row: CheckIn, sentence: str) -> None:
    agency = agency_of(s, customer)
    question = questions.ask(
        s,
        now,
        customer,
        ABOUT,
        choices=["1", "2"],
        subject_id=row.id,
        words="how you are",
        lasts=LATEST,
    )
    rings = lines.by_voice(s, agency.key, customer.phone)
    asked = say("check_in_call" if rings else sentence, agency=agency.name)
    text = together(say("late") if late.is_late(now, row.due_at) and row.ladder_id is None else "", asked)
    once = f"check-in:{question.id}"
    notify.to_customer(
        s, now, customer, text, about=ABOUT, once=once, urgency=Urgency.order, question=question
    )
    note(s, now, customer.agency_id, "asked if she is all right (check-in)", customer=customer)


def _missed(s: Session, now: datetime, customer: Customer, row: CheckIn, task: str) -> None:
    _end(s, now, customer, row, CheckInStatus.missed)
    once = f"{ABOUT}:{row.id}"
    desk.open_task(s, now, agency_of(s, customer), task, once=once, customer=customer, urgent=True)


def _end(
    s: Session,
    now: datetime,
    customer: Customer,
    row: CheckIn,
    status: CheckInStatus,
    *,
    by: Contact | None = None,
    keep_question: bool = False,
) -> None:
    row.status, row.step_at, row.ended_at = status, None, now
    s.add(row)
    note(s, now, customer.agency_id, f"check-in {status}", customer=customer)
    for question in [] if keep_question else questions.open_about(s, customer, ABOUT):
        questions.drop(s, now, question, str(status))
    found = s.get(Ladder, row.ladder_id) if row.ladder_id else None
    if found is not None and found.ended_at is None and status == CheckInStatus.answered:
        _all_is_well(s, now, customer, found, by)


def _all_is_well(s: Session, now: datetime, customer: Customer, row: Ladder, by: Contact | None) -> None:
    ladder.end(s, now, row, "answered")
    text = say("contact_heard", agency=agency_of(s, customer).name, name=customer.name)
    for contact in ladder.told(s, row):
        if by is None or contact.id != by.id:
            ladder.tell_after(s, now, row, contact, text)


def _settle_late(s: Session, now: datetime, customer: Customer) -> None:
    """Word came after the desk was asked to ring her: that task has nothing left to do."""
    query = select(Task).where(
        Task.customer_id == customer.id,
        col(Task.once).startswith(f"{ABOUT}:"),
        Task.status == TaskStatus.open,
    )
    for task in s.exec(query):
        desk.close(s, now, task, "she wrote to us", "the machine")


def _asked(s: Session, customer: Customer) -> list[CheckIn]:
    query = select(CheckIn).where(CheckIn.customer_id == customer.id, CheckIn.status == CheckInStatus.asked)
    return list(s.exec(query))


def _due(customer: Customer, company: Company, day: date) -> datetime:
    return instant(datetime.combine(day, time.fromisoformat(company.check_in)), customer.clock_zone)
