"""The desk's phone: texted about an urgent task until a person has it, by itself at first and with the others later.

A phone that nobody answered sixty times is not answered by the next six hundred (docs/decisions/0012).
"""

from collections.abc import Mapping, Sequence, Set
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, or_, select

from concierge_bot.models import Agency, Outbox, Task, TaskStatus, Urgency
from concierge_bot.services.house import notify
from concierge_bot.texts import fits, say

NAG, NAGS = "nag:", "nags:"
KEYS = (NAG, NAGS)
"""How the keys of what the phone is sent begin: about one task, and about all of them together."""
EVERY = timedelta(seconds=60)
FIRST_HOUR, LATER_EVERY = timedelta(hours=1), timedelta(minutes=10)
LONG, LONG_EVERY = timedelta(hours=3), timedelta(hours=1)
MOST_NUMBERS = 40


def nag(s: Session, now: datetime, task: Task) -> None:
    """Text the desk phone about an unclaimed urgent task (danger: ring it too) and plan the next time."""
    agency = s.get_one(Agency, task.agency_id)
    if task.status != TaskStatus.open or not agency.desk_phone:
        task.nag_at = None
        s.add(task)
        return
    first = task.nag_at is None if task.calm else now - task.created_at < FIRST_HOUR
    once = f"{_nags(task)}{now.isoformat(timespec='seconds')}"
    if first:
        _text(s, now, agency, agency.desk_phone, say("desk_task", **_words(agency, task)), once)
    else:
        _text_of_all(s, now, agency, agency.desk_phone)
    if task.alarm_id:
        spoken = say("desk_call", **_words(agency, task))
        row = notify.call(s, now, agency, agency.desk_phone, spoken, about="desk task", once=f"{once}:call")
        row.job = {"task": task.number}
        s.add(row)
    pressing = first and not task.calm
    task.nag_at = _next(task.nag_at, now) if pressing else _slot(now, LATER_EVERY) + LATER_EVERY
    s.add(task)


def stop_ringing(s: Session, now: datetime, task: Task, in_call: Outbox | None = None) -> None:
    """A phone that rings for a task that somebody has is hung up; who took it in a call hears the answer out."""
    notify.end_calls(s, now, _nags(task), but=in_call)


def is_about(key: str, job: Mapping[str, Any], tasks: Set[int | None]) -> bool:
    """Tell whether what the phone was sent names one of some tasks."""
    if key.startswith(NAGS):
        named = job.get("tasks")
        return isinstance(named, list) and not tasks.isdisjoint(named)
    return key.startswith(NAG) and int(key.split(":")[1]) in tasks


def _text_of_all(s: Session, now: datetime, agency: Agency, phone: str) -> None:
    """One text for all that nobody took in an hour; what waits for three hours is in every sixth of them."""
    slot = _slot(now, LATER_EVERY)
    hourly = slot == _slot(now, LONG_EVERY)
    tasks = [task for task in _left_over(s, now, agency) if hourly or now - task.created_at < LONG]
    if not tasks:
        return
    said = [f"{task.number} {task.task}" for task in tasks]
    text = say("desk_tasks", agency=agency.name, count=len(tasks), items="; ".join(said))
    if not fits(text):
        numbers = ", ".join(str(task.number) for task in tasks[:MOST_NUMBERS])
        text = say("desk_tasks", agency=agency.name, count=len(tasks), items=numbers)
    if len(tasks) == 1:
        text = say("desk_task", **_words(agency, tasks[0]))
    row = _text(s, now, agency, phone, text, f"{NAGS}{agency.id}:{slot.isoformat(timespec='minutes')}")
    if row is not None and not row.job:
        row.job = {"tasks": [task.key for task in tasks]}
        s.add(row)


def _left_over(s: Session, now: datetime, agency: Agency) -> Sequence[Task]:
    query = select(Task).where(
        Task.agency_id == agency.id,
        Task.status == TaskStatus.open,
        col(Task.urgent).is_(True),
        col(Task.nag_at).is_not(None),
        or_(col(Task.calm), col(Task.created_at) <= now - FIRST_HOUR),
    )
    return s.exec(query.order_by(col(Task.id))).all()


def _text(s: Session, now: datetime, agency: Agency, phone: str, text: str, once: str) -> Outbox | None:
    return notify.to_phone(s, now, agency, phone, text, about="desk task", once=once, urgency=Urgency.alarm)


def _words(agency: Agency, task: Task) -> dict[str, object]:
    return {"agency": agency.name, "number": task.number, "task": task.task}


def _next(due: datetime | None, now: datetime) -> datetime:
    return max(due or now, now - EVERY) + EVERY


def _slot(now: datetime, length: timedelta) -> datetime:
    """Return when the present ten minutes, or hour, began: what falls due in it goes into one text."""
    return now - timedelta(seconds=now.timestamp() % length.total_seconds())


def _nags(task: Task) -> str:
    return f"{NAG}{task.id}:"
