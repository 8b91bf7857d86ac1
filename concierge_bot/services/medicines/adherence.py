"""What came of her doses, for a doctor or a pharmacist: each with who says so, never more than that."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.errors import BadInput
from concierge_bot.models import Customer, Dose, DoseStatus, Evidence, Medication
from concierge_bot.texts.pages import stated, told

USUALLY = timedelta(days=30)
ENDED = (DoseStatus.taken, DoseStatus.skipped, DoseStatus.missed, DoseStatus.held)
SAID = {
    (DoseStatus.taken, Evidence.device): told("left the dispenser"),
    (DoseStatus.taken, Evidence.visitor): told("taken, seen by a visitor"),
    (DoseStatus.taken, Evidence.customer): told("said by her to be taken"),
    (DoseStatus.taken, Evidence.family): told("said by her family to be taken"),
    (DoseStatus.skipped, Evidence.customer): told("skipped, as she said"),
    (DoseStatus.skipped, Evidence.family): told("skipped, as her family said"),
    (DoseStatus.skipped, Evidence.visitor): told("not taken, as a visitor said"),
    (DoseStatus.missed, Evidence.none): told("no word"),
    (DoseStatus.held, Evidence.none): told("held"),
    (DoseStatus.held, Evidence.customer): told("held, as she said"),
}
"""In plain words; what somebody said is never told as what was seen."""


@dataclass(frozen=True)
class Line:
    """One dose that has ended, at her own time of day."""

    dose: Dose
    plan: Medication
    due: datetime
    at: datetime | None

    @property
    def said(self) -> str:
        """Say in plain words what came of it and who says so."""
        return SAID.get(
            (self.dose.status, self.dose.evidence),
            told("{status}, nobody saw or said it", status=stated(self.dose.status)),
        )


@dataclass(frozen=True)
class Adherence:
    """Her medicines and what came of the doses of some days, both of which count."""

    customer: Customer
    first: date
    last: date
    plans: Sequence[Medication]
    lines: Sequence[Line]

    def counts(self, plan: Medication) -> list[tuple[int, str]]:
        """Return how often each thing came of a medicine's doses, the most frequent first."""
        said = Counter(line.said for line in self.lines if line.plan.id == plan.id)
        return [(n, words) for words, n in said.most_common()]


def report(
    s: Session, now: datetime, customer: Customer, first: date | None = None, last: date | None = None
) -> Adherence:
    """Return what came of her doses from one of her days to another, of the last thirty if none are named."""
    until = last or local(now, customer.time_zone).date()
    begin = first or until - USUALLY
    if begin > until:
        raise BadInput(told("The first day is after the last: turn them round"), field="first")
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        col(Dose.local_date).between(begin, until),
        col(Dose.status).in_(ENDED),
    )
    known = select(Medication).where(Medication.customer_id == customer.id).order_by(col(Medication.id))
    plans = list(s.exec(known))
    by_id = {plan.id: plan for plan in plans}
    lines = [
        Line(
            dose,
            by_id[dose.medication_id],
            local(dose.due_at, customer.time_zone),
            local(dose.ended_at, customer.time_zone) if dose.ended_at else None,
        )
        for dose in s.exec(query.order_by(col(Dose.due_at), col(Dose.id)))
    ]
    return Adherence(customer, begin, until, plans, lines)


def as_csv(told: Adherence) -> str:
    """Return it as CSV (RFC 4180), times on her clock with their offset."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(("planned", "medicine", "strength", "prescription", "outcome", "evidence", "at"))
    for line in told.lines:
        at = line.at.isoformat(timespec="minutes") if line.at and line.dose.status == DoseStatus.taken else ""
        dose, plan = line.dose, line.plan
        cells = (plan.name, plan.strength, plan.prescription)
        planned = line.due.isoformat(timespec="minutes")
        table.writerow((planned, *map(_no_formula, cells), str(dose.status), str(dose.evidence), at))
    return out.getvalue()


def _no_formula(cell: str) -> str:
    """A spreadsheet takes what begins so for a formula, and runs it."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
