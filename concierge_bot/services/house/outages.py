"""Gaps in which no worker was alive: noticed, made up for, and reported to the desk in numbers that agree."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Dose, DoseStatus, Heartbeat, Outage, Task
from concierge_bot.services.house import desk, due, late
from concierge_bot.services.house.due import FIRST
from concierge_bot.services.orders import windows
from concierge_bot.texts.pages import stated

GAP = timedelta(minutes=5)
REPORTS_SHOWN = 20
DONE, FAULT = "done late", "not possible, given to the desk"
KINDS = {
    "question": "questions to close",
    "task": "reminders of the desk's tasks",
    "ladder": "further steps of what nobody answered",
    "customer": "plans of coming doses",
    "dose": "further steps for doses",
    "dispatch": "offers that ran out",
    "standingorder": "repeating orders",
    "checkin": "steps of check-ins",
    "company": "small things of the day",
    "reminder": "reminders of their own",
}


def beat(s: Session, now: datetime, machine: datetime, *, starting: bool) -> None:
    """Say that a worker is alive; after a gap, write down for each agency what it left undone.

    Where the clock can be moved, a gap of business time counts only for a worker that starts.
    """
    row = s.get(Heartbeat, 1, with_for_update=True)
    if row is None:
        _first(s, now, machine)
        return
    if machine - row.machine_at > GAP or (starting and now - row.business_at > GAP):
        for agency in s.exec(select(Agency).order_by(col(Agency.id))).all():
            s.add(_outage(s, now, agency, row))
    row.machine_at, row.business_at = machine, now
    s.add(row)


def open_ones(s: Session) -> list[Outage]:
    """Return the gaps that are not reported yet, or whose texts to us are not fetched yet."""
    query = select(Outage).where(col(Outage.reported_at).is_(None) | col(Outage.fetched).is_(None))
    return list(s.exec(query.order_by(col(Outage.id))))


def report(s: Session, now: datetime, outage: Outage) -> None:
    """Give the desk one task with what became of everything; each thing is counted in one way."""
    agency = s.get_one(Agency, outage.agency_id)
    began, ended = (windows.clock(local(at, agency.time_zone)) for at in (outage.began_at, outage.ended_at))
    lines = [f"From {began} to {ended} nothing could be sent", *_lines(s, outage)]
    desk.open_task(
        s,
        now,
        agency,
        f"We were down from {began} to {ended}: read the report",
        once=f"outage:{outage.id}",
        about=". ".join([*lines, ""]).strip(),
    )
    outage.reported_at = now
    s.add(outage)


def reports(s: Session, agency_id: int) -> list[tuple[str, list[str], str]]:
    """Return the reports of the last outages, the newest first: what it was, its lines, and what the desk did."""
    query = select(Task).where(Task.agency_id == agency_id, col(Task.once).startswith("outage:"))
    return [
        (row.task, [line.strip(". ") for line in row.about.split(". ")], row.outcome or stated(row.status))
        for row in s.exec(query.order_by(col(Task.id).desc()).limit(REPORTS_SHOWN))
    ]


def _lines(s: Session, outage: Outage) -> list[str]:
    lines = []
    for kind, ids in outage.due.items():
        ways = _doses(s, outage, ids) if kind == FIRST else _others(s, kind, ids)
        lines.append(_line(f"{KINDS.get(kind, kind)} that fell due", ways))
    lines.append(_line("texts that waited", outage.texts))
    if outage.fetched is None:
        lines.append("The carrier's list of texts to us could not be had yet: it is asked again")
    else:
        lines.append(f"{outage.fetched} texts to us fetched from the carrier's list")
    return lines


def _line(what: str, ways: dict[str, int]) -> str:
    counted = [f"{n} {way}" for way, n in ways.items() if n]
    total = f"{sum(ways.values())} {what}"
    return f"{total}: {', '.join(counted)}" if counted else total


def _doses(s: Session, outage: Outage, ids: Sequence[int]) -> dict[str, int]:
    return dict(Counter(_way(s.get_one(Dose, dose_id), outage) for dose_id in ids))


def _way(dose: Dose, outage: Outage) -> str:
    if dose.status == DoseStatus.reminded:
        told_late = late.is_late(outage.ended_at, dose.due_at)
        return "reminded late and saying so" if told_late else "reminded on time"
    if dose.status == DoseStatus.missed:
        return late.TO_DESK
    return str(dose.status) if dose.status != DoseStatus.planned else FAULT


def _others(s: Session, kind: str, ids: Sequence[int]) -> dict[str, int]:
    faults = set(s.exec(select(Task.once).where(col(Task.once).startswith(f"fault:{kind}:"))))
    return dict(Counter(FAULT if f"fault:{kind}:{row_id}" in faults else DONE for row_id in ids))


def _outage(s: Session, now: datetime, agency: Agency, last: Heartbeat) -> Outage:
    return Outage(
        agency_id=agency.key,
        began_at=last.business_at,
        ended_at=now,
        silent_since=last.machine_at,
        due={kind: ids for kind, ids in _due(s, now, agency).items() if ids},
        texts=late.sort_texts(s, now, agency),
    )


def _due(s: Session, now: datetime, agency: Agency) -> dict[str, list[int]]:
    """Return the ids of all that is due, first reminders of doses by themselves."""
    found: dict[str, list[int]] = {FIRST: []}
    for kind in due.DUES:
        query = select(kind.model.id).where(kind.model.agency_id == agency.id, *kind.only, kind.at <= now)
        found[kind.kind] = list(s.exec(query))
    return found


def _first(s: Session, now: datetime, machine: datetime) -> None:
    try:
        with s.begin_nested():
            s.add(Heartbeat(machine_at=machine, business_at=now))
    except IntegrityError:  # another worker started at the same moment
        return
