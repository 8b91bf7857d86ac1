"""A dose as every room sees it: found, named without its medicine's name, and ended once with its evidence."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, and_, col, or_, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Ladder, Medication, Question
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import windows
from concierge_bot.services.talk import questions

RECENT = timedelta(hours=4)
SPOKEN = ("dose", "dose wrong", "medicine question")
MAY_BE_TAKEN = (DoseStatus.reminded, DoseStatus.skipped, DoseStatus.missed)
"""A dose that she takes after all, though she had said that she would not, or had said nothing."""


def asked(s: Session, now: datetime, customer: Customer) -> list[Question]:
    """Return the open questions about her doses, the newest first."""
    return [q for q in questions.open_ones(s, now, customer) if q.about == "dose"]


def spoke_of_it(s: Session, customer: Customer) -> bool:
    """Tell whether the last text to her is about a dose, so that "that is wrong" and "at 8" are of it."""
    last = notify.last_to(s, customer)
    return last is not None and last.about in SPOKEN


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


def of_ladder(s: Session, row: Ladder) -> list[Dose]:
    """Return the doses that a ladder asks about and that have not ended."""
    query = select(Dose).where(Dose.ladder_id == row.id, Dose.status == DoseStatus.reminded)
    return list(s.exec(query.order_by(col(Dose.id))))


def without_word(s: Session, row: Ladder) -> bool:
    """Tell whether a dose of a ladder is left of which nobody has said anything."""
    silent = (DoseStatus.reminded, DoseStatus.missed)
    query = select(Dose.id).where(Dose.ladder_id == row.id, col(Dose.status).in_(silent))
    return s.exec(query.limit(1)).first() is not None


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


def last(s: Session, now: datetime, customer: Customer) -> Dose | None:
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


def of_one_time(s: Session, dose: Dose) -> list[Dose]:
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


def spoken(s: Session, customer: Customer, doses: Sequence[Dose]) -> str:
    """Name a medicine only by the words that she chose for it."""
    chosen = [s.get_one(Medication, dose.medication_id).say_as for dose in doses]
    return in_her_words(chosen, at_time(customer, doses))


def called(s: Session, customer: Customer, doses: Sequence[Dose]) -> str:
    """Name the medicines of some doses by her words alone, if she has some for each, else by their time."""
    chosen = [s.get_one(Medication, dose.medication_id).say_as for dose in doses]
    if all(chosen):
        return f"your {' and your '.join(dict.fromkeys(chosen))}"
    return in_her_words(chosen, at_time(customer, doses))


def in_her_words(chosen: Sequence[str], at: str) -> str:
    """Name the medicines of a time of day by her words for them, if she has some for each."""
    if all(chosen):
        return f"your {' and your '.join(dict.fromkeys(chosen))} ({at})"
    return f"your {at} medicine"


def at_time(customer: Customer, doses: Sequence[Dose]) -> str:
    """Return the time of day for which doses were planned, on her clock."""
    return windows.clock(local(doses[0].due_at, customer.clock_zone))


def told_at(customer: Customer, at: datetime, now: datetime) -> str:
    """Return a moment as it is told back to her, with its day if that is not today."""
    here, there = local(now, customer.clock_zone), local(at, customer.clock_zone)
    if here.date() == there.date():
        return now_there(customer, at)
    return windows.spoken(at, None, customer.clock_zone, now)


def now_there(customer: Customer, now: datetime) -> str:
    """Return the time of day on her clock."""
    return windows.clock(local(now, customer.clock_zone))
