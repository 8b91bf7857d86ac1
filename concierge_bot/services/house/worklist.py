"""The desk's worklist: what waits for a person, by risk and by clock, and who has taken what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    Agency,
    Alarm,
    AlarmStatus,
    Case,
    Customer,
    Finding,
    Order,
    Search,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import desk
from concierge_bot.services.orders import sourcing, windows
from concierge_bot.services.safety import alarm_course
from concierge_bot.services.safety.alarm_course import Course
from concierge_bot.texts import together
from concierge_bot.texts.pages import marked, spoken, told

STEPS_SHOWN = 3
ALARMS = marked("{count} alarm"), marked("{count} alarms")
TASKS = marked("{count} task"), marked("{count} tasks")
"""One, and several."""
OF_DOSE = ("missed:", "late:dose:", "unwanted:", "wrong:")
"""How the keys begin of tasks that end with a word about a dose, to be written down."""


@dataclass(frozen=True)
class TaskLine:
    """One task: who it is about, when it is due on the desk's clock, on hers if it is another, and how far off.

    Where it looks for somebody outside the network, ``found`` is who was found, maybe nobody yet; else it is None.
    """

    task: Task
    customer: Customer | None
    due: str
    hers: str
    left: str
    late: bool
    order: int | None
    case: int | None
    found: Sequence[Finding] | None

    @property
    def of_dose(self) -> bool:
        """Tell whether what comes of it is written down on her medicines page."""
        return self.task.once.startswith(OF_DOSE)


@dataclass(frozen=True)
class Worklist:
    """All that waits for a person at one look, for the operator who looks; times are the agency's."""

    agency: str
    at: str
    reader: str
    alarms: Sequence[Course]
    tasks: Sequence[TaskLine]
    talks: Sequence[Customer]

    @property
    def open(self) -> list[TaskLine]:
        """Return the tasks that nobody has."""
        return [line for line in self.tasks if line.task.status == TaskStatus.open]

    @property
    def own(self) -> list[TaskLine]:
        """Return the tasks that the reader has."""
        return [line for line in self.tasks if line.task.claimed_by == self.reader]

    @property
    def others(self) -> list[TaskLine]:
        """Return the tasks that somebody else has."""
        return [line for line in self.tasks if line.task.claimed_by not in ("", self.reader)]

    @property
    def waiting(self) -> str:
        """Say in one sentence how much of it nobody has taken yet."""
        alarms = sum(course.alarm.status == AlarmStatus.open for course in self.alarms)
        tasks = len(self.open)
        counts = [
            told(one if n == 1 else many, count=n)
            for n, (one, many) in ((alarms, ALARMS), (tasks, TASKS))
            if n
        ]
        if not counts:
            return told("Nothing waits for a person.")
        what = together(*counts, by=told(" and "))
        if alarms + tasks == 1:
            return told("{what} waits for a person.", what=what)
        return told("{what} wait for a person.", what=what)


def page(s: Session, now: datetime, agency_id: int, reader: str = "") -> Worklist:
    """Return the worklist of an agency, most urgent first; a task of an alarm is seen in the alarm."""
    agency = s.get_one(Agency, agency_id)
    alarms = s.exec(
        select(Alarm)
        .where(Alarm.agency_id == agency_id, Alarm.status != AlarmStatus.resolved)
        .order_by(col(Alarm.status).desc(), col(Alarm.id))
    ).all()
    talks = select(Customer).where(Customer.agency_id == agency_id, col(Customer.taken_over))
    within = {alarm.id for alarm in alarms}
    return Worklist(
        agency=agency.name,
        at=spoken(windows.spoken(now, None, agency.time_zone, now)),
        reader=reader,
        alarms=[alarm_course.course(s, now, alarm, latest=STEPS_SHOWN) for alarm in alarms],
        tasks=[task(s, now, row) for row in desk.tasks(s, agency_id) if row.alarm_id not in within],
        talks=s.exec(talks.order_by(col(Customer.name))).all(),
    )


def task(s: Session, now: datetime, row: Task) -> TaskLine:
    """Return a task as the worklist shows it."""
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    order = s.get(Order, row.order_id) if row.order_id else None
    case = s.get(Case, row.case_id) if row.case_id else None
    search = s.exec(select(Search).where(Search.task_id == row.id)).first()
    zone = s.get_one(Agency, row.agency_id).time_zone
    return TaskLine(
        task=row,
        customer=customer,
        due=spoken(windows.spoken(row.due_at, None, zone, now)),
        hers=_on_her_clock(row.due_at, zone, customer),
        left=left(row.due_at, now),
        late=row.due_at < now,
        order=order.number if order else None,
        case=case.number if case else None,
        found=sourcing.findings(s, search) if search is not None and search.ended_at is None else None,
    )


def left(due: datetime, now: datetime) -> str:
    """Say how far off a time is: ``in 12 min``, ``now``, ``2 h late``."""
    minutes = int(abs((due - now).total_seconds()) // 60)
    if not minutes:
        return told("now")
    span = (
        f"{minutes} min"
        if minutes < 120
        else f"{minutes // 60} h"
        if minutes < 2880
        else told("{count} days", count=minutes // 1440)
    )
    return told("{span} late", span=span) if due < now else told("in {span}", span=span)


def _on_her_clock(at: datetime, zone: str, customer: Customer | None) -> str:
    """Return the time of day where she lives, if it is another than at the desk."""
    if customer is None:
        return ""
    hers, ours = (windows.clock(local(at, place)) for place in (customer.time_zone, zone))
    return hers if hers != ours else ""
