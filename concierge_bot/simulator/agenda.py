"""What the town itself will do later, by business time: a courier who arrives at half past three."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Act:
    """One future act; `about` names the dispatch that it belongs to."""

    at: datetime
    about: str
    do: Callable[[], Awaitable[object]]


@dataclass
class Agenda:
    """Future acts; those at one instant are done in the order in which they were planned."""

    acts: list[Act] = field(default_factory=list)

    def plan(self, act: Act) -> None:
        """Add an act."""
        self.acts.append(act)
        self.acts.sort(key=lambda planned: planned.at)

    def drop(self, about: str) -> None:
        """Forget what was planned for a dispatch."""
        self.acts = [act for act in self.acts if act.about != about]

    def next_at(self) -> datetime | None:
        """When the next act is due, UTC."""
        return self.acts[0].at if self.acts else None

    def take_due(self, now: datetime) -> Act | None:
        """Take the first act that is due, if any."""
        return self.acts.pop(0) if self.acts and self.acts[0].at <= now else None
