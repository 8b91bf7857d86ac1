"""What a person learnt of a dose, on the phone or from who was there, is written down with who says so.

So a dose of which no text brought word has its outcome too, and what was written down wrong is put right.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotFound, NotNow
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.services.house.timeline import note
from concierge_bot.services.medicines import adherence, dose_book, dose_outcomes
from concierge_bot.texts.pages import stated, told

LOOKED_BACK = timedelta(days=2)
"""So long after its time a dose is offered to be written down; an older one is named by its day."""
OPEN = {DoseStatus.planned: told("not asked yet"), DoseStatus.reminded: told("asked, no answer yet")}
SEEN = (Evidence.device, Evidence.visitor)
OUTCOMES = {"taken": DoseStatus.taken, "not_taken": DoseStatus.skipped}


@dataclass(frozen=True)
class Written:
    """A dose of the last days as it is written down now, on her clock."""

    medicine: str
    day: date
    slot: str
    said: str


@dataclass(frozen=True)
class Word:
    """What somebody says of a dose: ``outcome`` is a key of OUTCOMES, ``at`` her time of day, ``seen_by`` a visitor."""

    outcome: str
    says: Evidence
    at: time | None = None
    seen_by: str = ""


def lately(s: Session, now: datetime, customer: Customer) -> list[Written]:
    """Return her doses of the last days that were due, the newest first."""
    query = (
        select(Dose, Medication)
        .join(Medication, col(Medication.id) == Dose.medication_id)
        .where(
            Dose.customer_id == customer.id,
            Dose.status != DoseStatus.cancelled,
            col(Dose.due_at).between(now - LOOKED_BACK, now),
        )
        .order_by(col(Dose.due_at).desc(), col(Dose.id))
    )
    return [Written(plan.name, dose.local_date, dose.slot, _said(dose)) for dose, plan in s.exec(query)]


def find(s: Session, plan: Medication, day: date, slot: str) -> Dose:
    """Return the dose of a medicine at a day and time of her plan; NotFound if there was none."""
    query = select(Dose).where(Dose.medication_id == plan.id, Dose.local_date == day, Dose.slot == slot)
    dose = s.exec(query.with_for_update()).first()
    if dose is None or dose.status == DoseStatus.cancelled:
        raise NotFound(told("She has no such dose: look at her medicines for its day and time"))
    return dose


def write(s: Session, now: datetime, dose: Dose, word: Word, who: str) -> None:
    """Write down what came of a dose; who was asked about it hears that there is an answer. NotNow if it is to come."""
    customer, status = s.get_one(Customer, dose.customer_id), OUTCOMES[word.outcome]
    if dose.due_at > now:
        raise NotNow(told("This dose is still to come: her plan can be changed instead"))
    if dose.status == status and dose.evidence in SEEN and word.says not in SEEN:
        raise NotNow(told("It was seen already, which counts for more than what is said"))
    at = _at(now, customer, dose, word) or _known_time(dose)
    if dose.status == DoseStatus.taken:
        dose_outcomes.untake(s, [dose], now)
    if status == DoseStatus.taken:
        dose_outcomes.take_all(s, now, customer, [dose], word.says, at=at)
    else:
        dose_book.end(s, now, dose, status, word.says)
        dose_outcomes.settle(s, now, customer, [dose])
    says = word.seen_by if word.says == Evidence.visitor else str(word.says)
    note(s, now, dose.agency_id, f"dose written down by {who}, told by {says}", customer=customer)


def _known_time(dose: Dose) -> datetime:
    """Return when she took a dose as it is written down already, else its hour: whoever writes now says no time."""
    return (dose.ended_at if dose.status == DoseStatus.taken else None) or dose.due_at


def _at(now: datetime, customer: Customer, dose: Dose, word: Word) -> datetime | None:
    """Return when she took it; a time of day is that of the dose's day, or of the day after for one of the night."""
    if word.at is None:
        return None
    wall = datetime.combine(dose.local_date, word.at)
    if wall < local(dose.due_at, customer.clock_zone).replace(tzinfo=None) - timedelta(hours=12):
        wall += timedelta(days=1)
    at = instant(wall, customer.clock_zone)
    if at > now:
        raise BadInput(told("This time is still to come: write when she took it"), field="at")
    return at


def _said(dose: Dose) -> str:
    return OPEN.get(dose.status) or adherence.SAID.get((dose.status, dose.evidence), stated(dose.status))
