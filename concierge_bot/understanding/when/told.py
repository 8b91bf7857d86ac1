"""All that a text tells of one time, by kind, and what is to be asked of it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from concierge_bot.understanding.when.parts import WINDOWS, Bound, Clock, Day, Part, PartOfDay

Asks = tuple[str, ...]
Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Told:
    """The parts of a message by kind, with her `now` and whether they are about a medicine."""

    parts: tuple[Part, ...]
    now: datetime
    medicine: bool

    def of(self, kind: type[Kind]) -> list[Kind]:
        return [part for part in self.parts if isinstance(part, kind)]

    @property
    def day_limits(self) -> list[Bound]:
        return [bound for bound in self.of(Bound) if isinstance(bound.what, Day)]

    @property
    def hour_limits(self) -> list[Bound]:
        """Limits by the hour, a part of day turned into the hour where it begins or ends."""
        return [_by_hour(bound) for bound in self.of(Bound) if not isinstance(bound.what, Day)]


def _by_hour(bound: Bound) -> Bound:
    if not isinstance(bound.what, PartOfDay):
        return bound
    first, last = WINDOWS[bound.what.name]
    edge = first if bound.side in ("before", "from") else last
    return replace(bound, what=Clock(edge.hour, edge.minute, fixed=True))
