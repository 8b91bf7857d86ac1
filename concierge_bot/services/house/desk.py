"""The desk's worklist: tasks are opened by the core, and ended only by a person."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Alarm, AlarmStatus, Case, Customer, Order, Outbox, Task, TaskStatus
from concierge_bot.services.house import desk_phone
from concierge_bot.services.house.once import keep
from concierge_bot.services.house.timeline import next_number, note
from concierge_bot.services.safety import alarm_book
from concierge_bot.texts.pages import told


def open_task(
    s: Session,
    now: datetime,
    agency: Agency,
    task: str,
    *,
    once: str,
    about: str = "",
    customer: Customer | None = None,
    order: Order | None = None,
    alarm: Alarm | None = None,
    case: Case | None = None,
    urgent: bool = False,
    calm: bool = False,
    due_in: timedelta = timedelta(minutes=30),
    nag_in: timedelta = timedelta(0),
    promised: bool = False,
) -> Task:
    """Open a task once under the key ``once``; an urgent one is texted to the desk phone until claimed.

    ``calm``: nobody is in danger, so the phone is told less often. ``nag_in``: so long its phone is left in peace,
    since it rings about this already. ``promised``: she was told by when it is done, so it becomes urgent then
    (services/house/promises.py).
    """
    row, new = keep(
        s,
        select(Task).where(Task.agency_id == agency.id, Task.once == once),
        lambda: Task(
            agency_id=agency.key,
            number=next_number(s, agency.key),
            task=task,
            about=about,
            once=once,
            customer_id=customer.id if customer else None,
            order_id=order.id if order else None,
            alarm_id=alarm.id if alarm else None,
            case_id=case.id if case else None,
            urgent=urgent,
            calm=calm,
            due_at=now + due_in,
            created_at=now,
        ),
    )
    if not new:
        return row
    note(s, now, agency.key, f"desk task opened: {task}", customer=customer, order=order, alarm=alarm)
    if urgent and nag_in:
        row.nag_at = now + nag_in
    elif urgent:
        desk_phone.nag(s, now, row)
    elif promised:
        row.nag_at = row.due_at
        s.add(row)
    return row


def find(s: Session, agency_id: int, number: int) -> Task:
    """Return the task of a number; NotFound if this agency has none."""
    task = s.exec(select(Task).where(Task.agency_id == agency_id, Task.number == number)).first()
    if task is None:
        raise NotFound(told("There is no task {number}: look at the list of the desk", number=number))
    return task


def claim(s: Session, now: datetime, task: Task, who: str, *, in_call: Outbox | None = None) -> None:
    """Say that a person has this task now, and its alarm with it; the alarm's course says who."""
    hand_to(s, now, task, who, in_call=in_call)
    alarm = _live_alarm(s, task)
    if alarm is not None:
        alarm.status = AlarmStatus.acknowledged
        s.add(alarm)
        note(s, now, task.agency_id, f"{alarm_book.TAKEN_BY} {who}", customer=_customer(s, task), alarm=alarm)


def hand_to(s: Session, now: datetime, task: Task, who: str, *, in_call: Outbox | None = None) -> None:
    """Give a task to a person; its reminders to the desk phone end, but not a call in which it is said."""
    if task.status == TaskStatus.closed:
        raise NotNow(told("Task {number} is closed already", number=task.number))
    task.status, task.claimed_by, task.nag_at = TaskStatus.claimed, who, None
    s.add(task)
    desk_phone.stop_ringing(s, now, task, in_call)
    note(s, now, task.agency_id, f"desk task {task.number} claimed by {who}", customer=_customer(s, task))


def take(s: Session, now: datetime, task: Task, who: str, instead_of: str = "") -> None:
    """Claim a task that nobody has, or ``instead_of`` whoever has it; NotNow names who was quicker."""
    s.refresh(task, with_for_update=True)
    if task.status == TaskStatus.claimed and task.claimed_by not in (who, instead_of):
        raise NotNow(
            told(
                "{holder} has task {number} already: take it over if you mean to",
                holder=task.claimed_by,
                number=task.number,
            )
        )
    claim(s, now, task, who)


def close(s: Session, now: datetime, task: Task, outcome: str, who: str) -> None:
    """End a task with what came of it."""
    if task.status == TaskStatus.closed:
        raise NotNow(told("Task {number} is closed already", number=task.number))
    task.status, task.outcome, task.nag_at, task.ended_at = TaskStatus.closed, outcome, None, now
    task.claimed_by = task.claimed_by or who
    s.add(task)
    desk_phone.stop_ringing(s, now, task)
    alarm = _live_alarm(s, task)
    if alarm is not None:
        alarm.status, alarm.outcome = AlarmStatus.resolved, outcome
        s.add(alarm)
    _case_goes_along(s, task)
    note(s, now, task.agency_id, f"desk task {task.number} closed by {who}", customer=_customer(s, task))


def tasks(s: Session, agency_id: int, *, closed: bool = False) -> list[Task]:
    """Return the worklist, most urgent first, then by clock."""
    query = select(Task).where(Task.agency_id == agency_id)
    if not closed:
        query = query.where(Task.status != TaskStatus.closed)
    return list(s.exec(query.order_by(col(Task.urgent).desc(), col(Task.due_at))))


def _live_alarm(s: Session, task: Task) -> Alarm | None:
    """Return the alarm of a task that no person has ended: who has the one has the other, and ends it."""
    alarm = s.get(Alarm, task.alarm_id) if task.alarm_id else None
    return alarm if alarm is not None and alarm.status != AlarmStatus.resolved else None


def _case_goes_along(s: Session, task: Task) -> None:
    """Who ends the task of a case has resolved the case."""
    case = s.get(Case, task.case_id) if task.case_id else None
    if case is not None:
        case.status = "resolved"
        s.add(case)


def _customer(s: Session, task: Task) -> Customer | None:
    return s.get(Customer, task.customer_id) if task.customer_id else None
