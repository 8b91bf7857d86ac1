"""Threads that do the same work look for it one at a time: else every ring would set all of them on the database."""

import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from concierge_bot.wake import Wake


@dataclass
class Look:
    """One look for work: whether it is worth it, and whether it found that nothing is to be done."""

    worth: bool = True
    nothing: bool = False


Looks = AbstractContextManager[Look]


class Looking:
    """Lets one thread look at a time, and none again before somebody rings or the time to poll has come."""

    def __init__(self, wake: Wake, poll: float, *tables: str) -> None:
        self._wake, self._poll, self._tables = wake, poll, tables
        self._one = threading.Lock()
        self._empty_at, self._until = -1, 0.0

    @contextmanager
    def alone(self) -> Iterator[Look]:
        """Give the look to one thread; what it found holds for those that wait behind it."""
        with self._one:
            rung = self._wake.count(*self._tables)
            look = Look(worth=not self.empty())
            yield look
            if look.nothing:
                self._empty_at, self._until = rung, time.monotonic() + self._poll / 2

    def empty(self) -> bool:
        """Tell whether a look found nothing, and nobody rang since."""
        return self._empty_at == self._wake.count(*self._tables) and time.monotonic() < self._until


def by_myself() -> Looks:
    """Return a look that is shared with nobody."""
    return nullcontext(Look())
