"""A dose's life: reminded on her own clock, asked on by its ladder, and ended once with its evidence."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, func, or_, select

from concierge_bot.clock import instant, local
from concierge_bot.models import (
    Consent,
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
    Urgency,
)
from concierge_bot.services import desk, ladder, late, lines, notify, questions, windows
from concierge_bot.services.customers import agency_of, pharmacy_words
from concierge_bot.services.timeline import note
from concierge_bot.texts import say
from concierge_bot.understanding import reminding
from concierge_bot.understanding.match import medicine

LATER = timedelta(minutes=30)
RECENT = timedelta(hours=4)
MAY_BE_TAKEN = (DoseStatus.reminded, DoseStatus.skipped, DoseStatus.missed)
"""A dose that she takes after all, though she had said that she would not, or had said nothing."""


def fall_due(s: Session, now: datetime, dose: Dose) -> None:
    """Remind of everything due at one time; what was asked before and not answered goes up its ladder."""
    customer = s.get_one(Customer, dose.customer_id)
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.due_at == dose.due_at,
        Dose.status == dose.status,
        col(Dose.step_at) <= now,
    )
    together = list(s.exec(query.order_by(col(Dose.id))))
    if dose.status == DoseStatus.reminded:
        _climb(s, now, customer, together, at=now)
    elif notify.may_text(customer, "dose"):
        _remind(s, now, customer, together)
    else:
        _not_wanted(s, now, customer, together)


def _remind(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> None:
    wait = ladder.policies()[_policy(s, doses)].steps[0].after
    for dose in doses:
        dose.status, dose.step_at = DoseStatus.reminded, now + wait
        s.add(dose)
    _ask(s, now, customer, doses, "dose_late" if late.is_late(now, doses[0].due_at) else "dose")
    note(s, now, customer.agency_id, "dose reminded", customer=customer)


def _not_wanted(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> None:
    """Before her OK nothing begins; after a STOP a person looks after what no text may remind her of."""
    revoked = customer.consent == Consent.revoked
    for dose in doses:
        end(s, now, dose, DoseStatus.missed if revoked else DoseStatus.held, Evidence.none)
    if revoked:
        desk.open_task(
            s,
            now,
            agency_of(s, customer),
            "She gets no texts: please call her about a medicine",
            once=f"unwanted:{doses[0].id}",
            customer=customer,
            urgent=_policy(s, doses) == "dose_critical",
        )


def _policy(s: Session, doses: Sequence[Dose]) -> str:
    critical = any(s.get_one(Medication, dose.medication_id).critical for dose in doses)
    return "dose_critical" if critical else "dose"


def _climb(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, at: datetime) -> Ladder:
    row = ladder.begin(s, now, customer, _policy(s, doses), at=at)
    for dose in doses:
        dose.step_at, dose.ladder_id = None, row.id
        s.add(dose)
    return row


def _ask(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], sentence: str) -> None:
    """Ask about doses by a text; at a phone that takes none, by a call."""
    question = _question(s, now, customer, doses)
    row = notify.to_customer(
        s,
        now,
        customer,
        _spoken_question(s, customer, question)
        if _only_rings(s, customer)
        else say(sentence, what=question.words),
        about="dose",
        once=f"dose:{question.id}",
        urgency=Urgency.dose,
        question=question,
    )
    if row is not None and any(s.get_one(Medication, dose.medication_id).critical for dose in doses):
        row.risk = 0


def _question(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> Question:
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


def ring(s: Session, now: datetime, question: Question) -> None:
    """Ask her by voice, at home if she has a landline."""
    customer = s.get_one(Customer, question.customer_id)
    notify.call(
        s,
        now,
        agency_of(s, customer),
        customer.landline or customer.phone,
        _spoken_question(s, customer, question),
        about="dose",
        once=f"dose:{question.id}:call",
        customer=customer,
        urgency=Urgency.dose,
        question=question,
    )


def _spoken_question(s: Session, customer: Customer, question: Question) -> str:
    return say("dose_call", agency=agency_of(s, customer).name, what=question.words)


def _only_rings(s: Session, customer: Customer) -> bool:
    return lines.by_voice(s, customer.agency_id, customer.phone)


def of_ladder(s: Session, row: Ladder) -> list[Dose]:
    """Return the doses that a ladder asks about and that have not ended."""
    query = select(Dose).where(Dose.ladder_id == row.id, Dose.status == DoseStatus.reminded)
    return list(s.exec(query.order_by(col(Dose.id))))


def may_be_taken(s: Session, now: datetime, row: Ladder) -> list[Dose]:
    """Return the doses of a ladder of which somebody may still say that they were taken."""
    query = select(Dose).where(
        Dose.ladder_id == row.id,
        or_(
            Dose.status == DoseStatus.reminded,
            and_(Dose.status == DoseStatus.missed, col(Dose.ended_at) > now - RECENT),
        ),
    )
    return list(s.exec(query.order_by(col(Dose.id))))


def ask_again(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ask once more about what she did not answer; False if she wants nothing of us."""
    if not notify.may_text(customer, "dose"):
        return False
    _ask(s, now, customer, of_ladder(s, row), "dose_again")
    return True


def ask_by_voice(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ring her about what she did not answer; False if that was done already, or may not be."""
    open_ones = asked_about(s, customer, of_ladder(s, row))
    if not open_ones or _only_rings(s, customer) or not notify.may_text(customer, "dose"):
        return False
    ring(s, now, open_ones[0])
    return True


def unreached(s: Session, now: datetime, question: Question) -> None:
    """The carrier says that a reminder did not arrive: nobody waits for an answer to it, her ladder is shorter."""
    customer, doses = s.get_one(Customer, question.customer_id), doses_of(s, question)
    if not doses or doses[0].ladder_id is not None:
        return
    row = _climb(s, now, customer, doses, at=now)
    row.policy = "dose_unreached" if row.policy == "dose" else row.policy
    ladder.plan(s, now, row)


def miss(s: Session, now: datetime, customer: Customer, row: Ladder) -> None:
    """Nobody answered: the doses are missed, and the desk rings her."""
    doses = of_ladder(s, row)
    for dose in doses:
        end(s, now, dose, DoseStatus.missed, Evidence.none)
    for question in asked_about(s, customer, doses):
        questions.drop(s, now, question, "missed")
    ladder.end(s, now, row, "missed")
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "No word about a medicine: please call her",
        once=f"missed:{row.id}",
        customer=customer,
        urgent=_policy(s, doses) == "dose_critical",
    )


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
        if not of_ladder(s, row) and row.outcome != "answered":
            _all_is_well(s, now, customer, row, doses, by)


def _all_is_well(
    s: Session, now: datetime, customer: Customer, row: Ladder, doses: Sequence[Dose], by: Contact | None
) -> None:
    ladder.end(s, now, row, "answered")
    text = say(
        "contact_settled", agency=agency_of(s, customer).name, name=customer.name, at=at_time(customer, doses)
    )
    for contact in ladder.told(s, row):
        if by is None or contact.id != by.id:
            ladder.tell_after(s, now, row, contact, text)
    query = select(Task).where(Task.once == f"missed:{row.id}", Task.status != TaskStatus.closed)
    for task in s.exec(query):
        desk.close(s, now, task, "word came about the medicine", "the machine")


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
        count_down(s, dose)
    settle(s, now, customer, doses, by)
    return say("dose_taken", at=now_there(customer, at or now))


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


def later(s: Session, now: datetime, question: Question, words: str = "", *, once: str) -> str:
    """Ask again when she says, else in a while; her next times stay where they are."""
    customer = s.get_one(Customer, question.customer_id)
    text = put_off_until(s, now, question, words)
    notify.to_customer(s, now, customer, text, about="dose", once=once)
    return text


def put_off_until(s: Session, now: datetime, question: Question, words: str = "") -> str:
    """Plan the next time to ask, once, and return what is said of it; a ladder begins anew then."""
    customer = s.get_one(Customer, question.customer_id)
    wall = reminding.later(words, local(now, customer.time_zone), customer.country)
    at = instant(wall, customer.time_zone) if wall else now + LATER
    for dose in doses_of(s, question):
        row = s.get(Ladder, dose.ladder_id) if dose.ladder_id else None
        if row is None:
            dose.step_at = at
            s.add(dose)
        else:
            row.step, row.step_at, row.holder_id = 0, at, None
            s.add(row)
    questions.close(s, now, question, "later")
    return say("dose_later", at=windows.clock(local(at, customer.time_zone)))


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
        text = take_all(s, now, customer, _of_one_time(s, last), Evidence.customer)
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
    """Return the newest dose that she was reminded of or took, or that she skipped or missed a while ago."""
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        or_(
            col(Dose.status).in_((DoseStatus.reminded, DoseStatus.taken)),
            and_(
                col(Dose.status).in_((DoseStatus.skipped, DoseStatus.missed)),
                Dose.due_at <= now,
                col(Dose.ended_at) > now - RECENT,
            ),
        ),
    )
    return s.exec(query.order_by(col(Dose.due_at).desc())).first()


def _of_one_time(s: Session, dose: Dose) -> list[Dose]:
    """Return the doses that were asked about together with this one, and ended as it did."""
    query = select(Dose).where(
        Dose.customer_id == dose.customer_id, Dose.due_at == dose.due_at, Dose.status == dose.status
    )
    return list(s.exec(query.order_by(col(Dose.id))))


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
        dose.ladder_id, dose.step_at = None, at
        s.add(dose)
    question = _question(s, now, customer, doses)
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
    at = at_time(customer, doses)
    if all(chosen):
        return f"your {' and your '.join(dict.fromkeys(chosen))} ({at})"
    return f"your {at} medicine"


def at_time(customer: Customer, doses: Sequence[Dose]) -> str:
    """Return the time of day for which doses were planned, on her clock."""
    return windows.clock(local(doses[0].due_at, customer.time_zone))


def now_there(customer: Customer, now: datetime) -> str:
    """Return the time of day on her clock."""
    return windows.clock(local(now, customer.time_zone))
