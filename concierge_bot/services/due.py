"""All that falls due, in one list: what is claimed, when, and the verb that does it. The tick only asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, select

from concierge_bot.models import (
    Alarm,
    Customer,
    Device,
    Dispatch,
    Dose,
    Ladder,
    Message,
    MessageState,
    Outbox,
    OutboxState,
    Question,
    Reminder,
    StandingOrder,
    Task,
)
from concierge_bot.services import (
    alarm_words,
    alarms,
    desk,
    devices,
    dispatch,
    escalation,
    late_doses,
    pauses,
    plans,
    questions,
    quotes,
    reminders,
    responders,
    standing,
    supply,
)


@dataclass(frozen=True)
class Due:
    """One kind of planned thing: the column that says when, a further condition, and what is then done."""

    model: Any
    name: str
    only: tuple[ColumnElement[bool], ...]
    do: Callable[[Session, datetime, Any], None]

    @property
    def at(self) -> Mapped[Any]:
        """Return the column that says when."""
        return col(getattr(self.model, self.name))


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
            kind=alarm_words.NO_ANSWER,
            once=f"silent:{question.id}",
        )
    quotes.unanswered(s, now, question, "no answer")
    pauses.undecided(s, now, question)


def _plan(s: Session, now: datetime, customer: Customer) -> None:
    """Plan her doses ahead, and see that none is planned for which nothing is left."""
    plans.plan_ahead(s, now, customer)
    supply.look(s, now, customer)


def _open(at: Mapped[Any]) -> tuple[ColumnElement[bool], ...]:
    return (at.is_not(None),)


DUES = (
    Due(Question, "expires_at", (col(Question.closed_at).is_(None),), _question),
    Due(Task, "nag_at", _open(col(Task.nag_at)), desk.nag),
    Due(Ladder, "step_at", _open(col(Ladder.step_at)), escalation.fall_due),
    Due(Alarm, "respond_at", _open(col(Alarm.respond_at)), responders.fall_due),
    Due(Device, "silent_at", _open(col(Device.silent_at)), devices.fall_due),
    Due(Customer, "plan_at", _open(col(Customer.plan_at)), _plan),
    Due(Dose, "step_at", _open(col(Dose.step_at)), late_doses.fall_due),
    Due(Dispatch, "expires_at", _open(col(Dispatch.expires_at)), dispatch.fall_due),
    Due(StandingOrder, "next_at", _open(col(StandingOrder.next_at)), standing.fall_due),
    Due(Reminder, "next_at", _open(col(Reminder.next_at)), reminders.fall_due),
)


def next_after(s: Session, now: datetime) -> datetime | None:
    """Return when the next planned thing, a retry included, falls due after a moment."""
    times = [s.exec(select(func.min(due.at)).where(*due.only, due.at > now)).first() for due in DUES]
    waiting = select(func.min(Outbox.due_at)).where(Outbox.state == OutboxState.waiting, Outbox.due_at > now)
    retry = select(func.min(Message.retry_at)).where(
        Message.state == MessageState.waiting, col(Message.retry_at) > now
    )
    times += [s.exec(waiting).first(), s.exec(retry).first()]
    return min((t for t in times if t is not None), default=None)


def count(s: Session, now: datetime) -> int:
    """Return how many planned things are due and not done."""
    return sum(
        s.exec(select(func.count()).select_from(due.model).where(*due.only, due.at <= now)).one()
        for due in DUES
    )


@dataclass(frozen=True)
class Found:
    """A planned thing that is due, and how it is done."""

    at: datetime
    due: Due
    row: Any


def claim(s: Session, now: datetime) -> Found | None:
    """Return what has been due longest, locked for this transaction; None if nothing is due.

    On PostgreSQL a row that another worker holds is passed over (FOR UPDATE SKIP LOCKED).
    """
    found: list[Found] = []
    for due in DUES:
        query = select(due.model).where(*due.only, due.at <= now).order_by(due.at).limit(1)
        row = s.exec(query.with_for_update(skip_locked=True)).first()
        if row is not None:
            found.append(Found(getattr(row, due.name), due, row))
    return min(found, key=lambda f: f.at, default=None)
