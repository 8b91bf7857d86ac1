"""A dose's life from its first reminder until somebody answers: asked on by its ladder, at last missed."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import (
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Ladder,
    Medication,
    Question,
    Urgency,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.medicines import memory
from concierge_bot.services.medicines.dose_book import asked_about, doses_of, end, of_ladder, spoken
from concierge_bot.services.people import lines
from concierge_bot.services.people.customers import agency_of, pharmacy_words
from concierge_bot.services.safety import ladder
from concierge_bot.services.talk import questions
from concierge_bot.texts import say


def unanswered(s: Session, now: datetime, dose: Dose) -> None:
    """No word came: everything of its time that was asked about goes up its ladder."""
    query = select(Dose).where(
        Dose.customer_id == dose.customer_id,
        Dose.due_at == dose.due_at,
        Dose.status == DoseStatus.reminded,
        col(Dose.step_at) <= now,
    )
    together = list(s.exec(query.order_by(col(Dose.id))))
    if together:  # else another worker was faster
        _climb(s, now, s.get_one(Customer, dose.customer_id), together, at=now)


def policy_of(s: Session, doses: Sequence[Dose]) -> str:
    """Return the name of the ladder for some doses."""
    return policy_if(critical=any(s.get_one(Medication, dose.medication_id).critical for dose in doses))


def policy_if(*, critical: bool) -> str:
    """Return the name of the ladder for what is critical, or is not."""
    return "dose_critical" if critical else "dose"


def _climb(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], *, at: datetime) -> Ladder:
    row = ladder.begin(s, now, customer, policy_of(s, doses), at=at)
    for dose in doses:
        dose.step_at, dose.ladder_id = None, row.id
        s.add(dose)
    return row


def _ask(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose], sentence: str) -> None:
    """Ask about doses by a text; at a phone that takes none, by a call."""
    question = question_about(s, now, customer, doses)
    if is_doubted(s, customer, doses):
        sentence = "dose_sure"
    row = notify.to_customer(
        s,
        now,
        customer,
        _spoken_question(s, customer, question)
        if _only_rings(s, customer)
        else say(sentence, what=question.words, pharmacy=pharmacy_words(s, customer)),
        about="dose",
        once=f"dose:{question.id}",
        urgency=Urgency.dose,
        question=question,
    )
    if row is not None and any(s.get_one(Medication, dose.medication_id).critical for dose in doses):
        row.risk = 0


def question_about(s: Session, now: datetime, customer: Customer, doses: Sequence[Dose]) -> Question:
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


def is_doubted(s: Session, customer: Customer, doses: Sequence[Dose]) -> bool:
    """Tell whether she wrote since the time of some doses that she is not sure of them."""
    return bool(doses) and memory.is_unsure(s, customer, doses[0].due_at)


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


def ask_again(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ask once more about what she did not answer; False if she wants nothing of us."""
    if not notify.may_text(customer, "dose"):
        return False
    _ask(s, now, customer, of_ladder(s, row), "dose_again")
    return True


def ask_by_voice(s: Session, now: datetime, customer: Customer, row: Ladder) -> bool:
    """Ring her about what she did not answer; False if that was done already, may not be, or she does not know."""
    doses = of_ladder(s, row)
    open_ones = asked_about(s, customer, doses)
    if not open_ones or _only_rings(s, customer) or not notify.may_text(customer, "dose"):
        return False
    if is_doubted(s, customer, doses):
        return False  # she said that she does not know: a call that asks it again helps nobody
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
        urgent=policy_of(s, doses) == "dose_critical",
    )
