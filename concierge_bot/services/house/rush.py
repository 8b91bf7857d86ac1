"""A rush: where more people are due at one moment than a number reaches in a minute, it begins early to be on time."""

from datetime import datetime, timedelta

from sqlalchemy import Integer, bindparam, cast
from sqlmodel import Session, col, func, select, update

from concierge_bot.models import Dose, DoseStatus, Medication

EARLIEST = timedelta(minutes=15)
"""Nobody is reminded earlier than this; who does not fit in is reminded at the time itself, and waits in line."""
LOOK_AHEAD = EARLIEST + timedelta(minutes=5)
UNHURRIED = 60
"""Seconds that the texts of one moment may take without anybody minding."""


def spread(s: Session, now: datetime, per_second: float) -> None:
    """Let the reminders of each coming rush begin one after another, the riskiest first, the last on time."""
    people = func.count(func.distinct(col(Dose.customer_id)))
    rushes = (
        select(Dose.agency_id, Dose.due_at, people)
        .where(Dose.status == DoseStatus.planned, Dose.due_at > now, Dose.due_at <= now + LOOK_AHEAD)
        .group_by(col(Dose.agency_id), col(Dose.due_at))
        .having(people > per_second * UNHURRIED)
        .having(func.min(col(Dose.step_at)) == col(Dose.due_at))  # not spread yet
    )
    for agency_id, due_at, number in s.exec(rushes).all():
        _spread(s, agency_id, due_at, number, timedelta(seconds=1 / per_second))


def _spread(s: Session, agency_id: int, due_at: datetime, number: int, step: timedelta) -> None:
    begin = due_at - min(EARLIEST, number * step)
    times = [
        {"who": who, "at": min(due_at, begin + n * step)}
        for n, who in enumerate(_riskiest_first(s, agency_id, due_at))
    ]
    moved = (
        update(Dose.__table__)  # type: ignore[attr-defined]
        .where(col(Dose.customer_id) == bindparam("who"), col(Dose.due_at) == due_at)
        .where(col(Dose.status) == DoseStatus.planned)
        .values(step_at=bindparam("at"))
    )
    s.connection().execute(moved, times)


def _riskiest_first(s: Session, agency_id: int, due_at: datetime) -> list[int]:
    critical = func.max(cast(col(Medication.critical), Integer))
    query = (
        select(Dose.customer_id)
        .join(Medication, col(Medication.id) == Dose.medication_id)
        .where(Dose.agency_id == agency_id, Dose.due_at == due_at, Dose.status == DoseStatus.planned)
        .group_by(col(Dose.customer_id))
        .order_by(critical.desc(), col(Dose.customer_id))
    )
    return list(s.exec(query))
