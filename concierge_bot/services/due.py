"""All that falls due, in one list: what is claimed, when, and the verb that does it. The tick only asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, select

from concierge_bot.models import Customer, Dispatch, Dose, Order, OrderStatus, Question, StandingOrder, Task
from concierge_bot.services import alarms, desk, dispatch, medication, ordering, questions, standing

BATCH = 50


@dataclass(frozen=True)
class Due:
    """One kind of planned thing: the column that says when, a further condition, and what is then done."""

    model: Any
    at: ColumnElement[Any]
    only: tuple[ColumnElement[bool], ...]
    do: Callable[[Session, datetime, Any], None]


def _question(s: Session, now: datetime, question: Question) -> None:
    """An expired question confirms nothing; an unanswered safety question counts as a cry for help."""
    questions.close(s, now, question, "expired")
    customer = s.get_one(Customer, question.customer_id)
    if question.about == "safety":
        alarms.raise_alarm(
            s,
            now,
            customer,
            source="customer",
            kind="no answer when asked if safe",
            once=f"silent:{question.id}",
        )
    elif question.about in ("order", "refill"):
        order = s.get_one(Order, question.subject_id)
        if order.status == OrderStatus.quoted:
            ordering.lapse(s, now, order, "no answer")


def _open(at: ColumnElement[Any]) -> tuple[ColumnElement[bool], ...]:
    return (at.is_not(None),)


DUES = (
    Due(Question, col(Question.expires_at), (col(Question.closed_at).is_(None),), _question),
    Due(Task, col(Task.nag_at), _open(col(Task.nag_at)), desk.nag),
    Due(Dose, col(Dose.step_at), _open(col(Dose.step_at)), medication.fall_due),
    Due(Dispatch, col(Dispatch.expires_at), _open(col(Dispatch.expires_at)), dispatch.fall_due),
    Due(StandingOrder, col(StandingOrder.next_at), _open(col(StandingOrder.next_at)), standing.fall_due),
)


def next_at(s: Session) -> datetime | None:
    """Return when the next planned thing falls due, past or future."""
    times = [s.exec(select(func.min(due.at)).where(*due.only)).first() for due in DUES]
    return min((t for t in times if t is not None), default=None)


def count(s: Session, now: datetime) -> int:
    """Return how many planned things are due and not done."""
    return sum(
        s.exec(select(func.count()).select_from(due.model).where(*due.only, due.at <= now)).one()
        for due in DUES
    )


def do_one(s: Session, now: datetime) -> bool:
    """Do the planned thing that has been due longest; False if nothing is due.

    On PostgreSQL a row that another worker holds is passed over (FOR UPDATE SKIP LOCKED).
    """
    found: list[tuple[datetime, Due, Any]] = []
    for due in DUES:
        query = select(due.model).where(*due.only, due.at <= now).order_by(due.at).limit(1)
        row = s.exec(query.with_for_update(skip_locked=True)).first()
        if row is not None:
            found.append((getattr(row, due.at.key or ""), due, row))
    if not found:
        return False
    _, due, row = min(found, key=lambda f: f[0])
    due.do(s, now, row)
    return True
