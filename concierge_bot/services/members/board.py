"""A member's board: what it says itself of its coming days. Whoever chooses reads it, and so do the desk's risks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house.timeline import note

MOST = 30


@dataclass(frozen=True)
class Notice:
    """From when until when, on the agency's clock: no jobs (0), at most so many a day, or only what else changes."""

    start: datetime
    end: datetime
    jobs: int | None = 0
    words: str = ""


def of(provider: Provider) -> list[Notice]:
    """Return what stands on a member's board, the first to begin first."""
    return sorted((_read(one) for one in provider.board), key=lambda notice: (notice.start, notice.end))


def coming(s: Session, now: datetime, provider: Provider) -> list[Notice]:
    """Return what stands on a member's board and is not over."""
    return [one for one in of(provider) if one.end > here(s, now, provider)]


def limit(notices: Iterable[Notice], start: datetime, end: datetime) -> int | None:
    """Return the fewest jobs that a member says it can do at a time; None if it says nothing of it."""
    said = (one.jobs for one in notices if one.jobs is not None and one.start < end and start < one.end)
    return min(said, default=None)


def declare(s: Session, now: datetime, provider: Provider, notice: Notice) -> None:
    """Put a notice on a member's board, in the place of one of the same time."""
    kept = [one for one in coming(s, now, provider) if (one.start, one.end) != (notice.start, notice.end)]
    write(s, now, provider, [*kept, notice][-MOST:])


def write(s: Session, now: datetime, provider: Provider, notices: Sequence[Notice]) -> None:
    """Let a member's board be this and nothing else."""
    board = [_written(one) for one in notices]
    if board == provider.board:
        return
    provider.board = board
    s.add(provider)
    note(s, now, provider.agency_id, f"{provider.name} changed its board: {len(board)} coming")


def can_do(s: Session, now: datetime, provider: Provider, jobs: int | None) -> None:
    """Write down how many jobs a member can do in a day; None sets no limit."""
    if provider.capacity != jobs:
        provider.capacity = jobs
        s.add(provider)
        many = "any number of jobs" if jobs is None else f"{jobs} jobs"
        note(s, now, provider.agency_id, f"{provider.name} says that it can do {many} in a day")


def here(s: Session, now: datetime, provider: Provider) -> datetime:
    """Return what the clock shows where a member's agency is."""
    return local(now, s.get_one(Agency, provider.agency_id).time_zone).replace(tzinfo=None)


def _read(one: dict[str, Any]) -> Notice:
    start, end = (datetime.fromisoformat(one[key]) for key in ("from", "until"))
    return Notice(start, end, one.get("jobs", 0), one["words"])


def _written(notice: Notice) -> dict[str, Any]:
    span = {"from": notice.start.isoformat(), "until": notice.end.isoformat()}
    return {**span, "jobs": notice.jobs, "words": notice.words[:200]}
