"""All that falls due, in one list: what is claimed, when, and the verb that does it. The tick only asks."""

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import BindParameter, ColumnElement, Select, bindparam
from sqlalchemy.orm import Mapped
from sqlmodel import Session, col, func, select

from concierge_bot.models import (
    Alarm,
    Case,
    CheckIn,
    Company,
    Customer,
    Device,
    Dispatch,
    Dose,
    DoseStatus,
    Ladder,
    Leg,
    Message,
    MessageState,
    Order,
    Outbox,
    OutboxState,
    Provider,
    Question,
    Reminder,
    StandingOrder,
    Task,
    Term,
    Trip,
)
from concierge_bot.services.cases import arrivals, cases, how_was_it
from concierge_bot.services.everyday import daily, reminders_due, trips
from concierge_bot.services.house import bulk, promises
from concierge_bot.services.medicines import (
    dispensers,
    first_reminders,
    late_doses,
    medication,
    plans,
    supply,
)
from concierge_bot.services.members import dispatch, member_day, membership, signing_secrets
from concierge_bot.services.money import paydays, terms
from concierge_bot.services.orders import pauses, read_backs, standing, standing_placing
from concierge_bot.services.people import sharing_named
from concierge_bot.services.safety import care_answers, check_ins, devices, escalation, responders
from concierge_bot.services.talk import questions

Unit = Sequence[int]
"""The ids of what is done together or not at all."""
FIRST = "doses"
"""First reminders, which an outage counts by themselves."""
BATCH = 2000
"""How much of what is done in bulk is done in one commit: other writers wait for it some hundredths of a second."""


@dataclass(frozen=True, eq=False)
class Due:
    """One kind of planned thing: the column that says when, a further condition, and what is then done with a row.

    What many people may be due at one moment is done ``in_bulk``, which gets ids and returns those that it leaves to
    be done one by one. ``by_person``: no two workers do things of one person at once.
    """

    model: Any
    name: str
    only: tuple[ColumnElement[bool], ...]
    do: Callable[[Session, datetime, Any], None]
    in_bulk: Callable[[Session, datetime, Sequence[int]], Sequence[Unit]] | None = None
    by_person: bool = False
    named: str = ""

    @property
    def at(self) -> Mapped[Any]:
        """Return the column that says when."""
        return col(getattr(self.model, self.name))

    @property
    def kind(self) -> str:
        """Return by what name it is counted."""
        return self.named or str(self.model.__name__.lower())

    def work(
        self, s: Session, now: datetime, units: Sequence[Unit], *, alone: bool = False
    ) -> Sequence[Unit]:
        """Do units that were claimed; return those that are to be done alone, each in a commit of its own."""
        if self.in_bulk is not None and not alone:
            return self.in_bulk(s, now, [key for unit in units for key in unit])
        for unit in units:
            self.do(s, now, s.get_one(self.model, unit[0]))
        return ()


def _question(s: Session, now: datetime, question: Question) -> None:
    """An expired question confirms nothing; an unanswered safety question counts as a cry for help."""
    questions.close(s, now, question, "expired")
    customer = s.get_one(Customer, question.customer_id)
    if question.about == "safety":
        care_answers.silent(s, now, customer, question)
    read_backs.unanswered(s, now, question, "no answer")
    pauses.undecided(s, now, question)
    standing_placing.undecided(s, now, question)
    sharing_named.undecided(s, now, question)


def _plan(s: Session, now: datetime, customer: Customer) -> None:
    """Plan her doses ahead, and see that none is planned for which nothing is left."""
    plans.plan_ahead(s, now, customer)
    supply.look(s, now, customer)


def _open(at: Mapped[Any]) -> tuple[ColumnElement[bool], ...]:
    return (at.is_not(None),)


DUES = (
    Due(Question, "expires_at", (col(Question.closed_at).is_(None),), _question),
    Due(Task, "nag_at", _open(col(Task.nag_at)), promises.fall_due),
    Due(Ladder, "step_at", _open(col(Ladder.step_at)), escalation.fall_due, by_person=True),
    Due(Alarm, "respond_at", _open(col(Alarm.respond_at)), responders.fall_due),
    Due(Device, "silent_at", _open(col(Device.silent_at)), devices.fall_due),
    Due(Device, "plan_due", _open(col(Device.plan_due)), dispensers.fall_due, named="dispenser plan"),
    Due(Customer, "plan_at", _open(col(Customer.plan_at)), _plan),
    Due(
        Dose,
        "step_at",
        (*_open(col(Dose.step_at)), col(Dose.status) == DoseStatus.planned),
        late_doses.look_after,
        first_reminders.remind,
        by_person=True,
        named=FIRST,
    ),
    Due(
        Dose,
        "step_at",
        (*_open(col(Dose.step_at)), col(Dose.status) == DoseStatus.reminded),
        medication.unanswered,
        by_person=True,
    ),
    Due(Trip, "step_at", _open(col(Trip.step_at)), trips.fall_due),
    Due(Dispatch, "expires_at", _open(col(Dispatch.expires_at)), dispatch.fall_due),
    Due(Leg, "again_at", _open(col(Leg.again_at)), dispatch.asked_again, named="part that nobody took"),
    Due(Order, "window_end", arrivals.OVER, arrivals.ask, named="service whose hour is over"),
    Due(Order, "window_end", cases.LATE_ONLY, cases.found_late, named="late order"),
    Due(Order, "rate_at", _open(col(Order.rate_at)), how_was_it.fall_due, named="how it was"),
    Due(Case, "promise_due", cases.PROMISED_ONLY, cases.promise_missed),
    Due(Provider, "recap_at", _open(col(Provider.recap_at)), member_day.fall_due),
    Due(Provider, "payday_at", _open(col(Provider.payday_at)), paydays.fall_due, named="payday"),
    Due(Provider, "look_at", _open(col(Provider.look_at)), membership.fall_due, named="evidence"),
    Due(
        Provider,
        "old_secret_until",
        _open(col(Provider.old_secret_until)),
        signing_secrets.fall_due,
        named="old secret",
    ),
    Due(Term, "next_at", _open(col(Term.next_at)), terms.fall_due),
    Due(StandingOrder, "next_at", _open(col(StandingOrder.next_at)), standing.fall_due),
    Due(CheckIn, "step_at", _open(col(CheckIn.step_at)), check_ins.fall_due, by_person=True),
    Due(Company, "next_at", _open(col(Company.next_at)), daily.fall_due),
    Due(Reminder, "next_at", _open(col(Reminder.next_at)), reminders_due.fall_due, reminders_due.tell),
)


MOMENT: BindParameter[datetime] = bindparam("now")


@functools.cache
def _counts() -> Select[Any]:
    """How many are due, of each kind in one row: this is asked after every commit, so it is built only once."""
    each = (select(func.count()).select_from(due.model).where(*due.only, due.at <= MOMENT) for due in DUES)
    return sa.select(*(query.scalar_subquery() for query in each))


@functools.cache
def _longest() -> Select[Any]:
    """Since when the first is due, of each kind in one row, as above."""
    each = (select(func.min(due.at)).where(*due.only, due.at <= MOMENT) for due in DUES)
    return sa.select(*(query.scalar_subquery() for query in each))


@functools.cache
def _comings() -> Select[Any]:
    """When the next falls due, of each kind in one row, as above; what leaves and what is tried again too."""
    each = [select(func.min(due.at)).where(*due.only, due.at > MOMENT) for due in DUES]
    waiting = (Outbox.state == OutboxState.waiting, Outbox.due_at > MOMENT)
    retry = (Message.state == MessageState.waiting, col(Message.retry_at) > MOMENT)
    each += [
        select(func.min(Outbox.due_at)).where(*waiting),
        select(func.min(Message.retry_at)).where(*retry),
    ]
    return sa.select(*(query.scalar_subquery() for query in each))


def next_after(s: Session, now: datetime) -> datetime | None:
    """Return when the next planned thing, a retry included, falls due after a moment."""
    times = s.execute(_comings(), {"now": now}).one()
    return min((t for t in times if t is not None), default=None)


def count(s: Session, now: datetime) -> int:
    """Return how many planned things are due and not done."""
    counts: Sequence[int] = s.execute(_counts(), {"now": now}).one()
    return sum(counts)


@dataclass(frozen=True)
class Turn:
    """A kind of thing whose turn it is, until another kind has waited longer."""

    due: Due
    until: datetime


def whose_turn(s: Session, now: datetime, but: Collection[Due] = ()) -> Turn | None:
    """Return what has been due longest, of all but some kinds; None if nothing is due."""
    longest = zip(s.execute(_longest(), {"now": now}).one(), DUES, strict=True)
    firsts = [(at, due) for at, due in longest if at is not None and due not in but]
    firsts.sort(key=lambda first: first[0])
    return Turn(firsts[0][1], firsts[1][0] if firsts[1:] else now) if firsts else None


def claim(s: Session, now: datetime, turn: Turn, among: Sequence[Unit] = ()) -> list[Unit]:
    """Return the ids of what is due now, of some or of all, locked for this transaction; those of a person together.

    On PostgreSQL what another worker holds is passed over (FOR UPDATE SKIP LOCKED). Of what is done in bulk
    only the person is locked: some of it may have been done just before, so its verb looks again.
    """
    due = turn.due
    whose = due.model.customer_id if due.by_person else due.model.id
    query = select(due.model.id, whose).where(*due.only, due.at <= min(now, turn.until))
    lock: dict[str, Any] = {"of": [due.model]}
    if due.by_person:
        query = query.join(Customer, col(Customer.id) == whose)
        lock = {"of": [Customer] if due.in_bulk else [due.model, Customer], "key_share": True}
    if among:
        query = query.where(due.model.id.in_(bulk.among([one for unit in among for one in unit])))
    most = BATCH if due.in_bulk or among else 1
    query = query.order_by(due.at, whose).limit(most).with_for_update(skip_locked=True, **lock)
    units: dict[int, list[int]] = {}
    for key, who in (rows := s.connection().execute(query).all()):
        units.setdefault(who, []).append(key)
    if len(rows) == BATCH and len(units) > 1:  # the limit may have cut the last person's things apart
        del units[rows[-1][1]]
    return list(units.values())
