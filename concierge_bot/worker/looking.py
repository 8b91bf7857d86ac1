"""Threads that do the same work look for it one at a time, and only that one waits: else every ring would wake all."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass

from concierge_bot.wake import Wake

POLL = 1.0
"""Seconds after which is looked again though nobody rang."""


@dataclass
class Look:
    """One look for work: whether it is worth it, and how many seconds to rest after it if nobody rings before."""

    worth: bool = True
    rest: float = 0.0


Looks = AbstractContextManager[Look]


class Looking:
    """Lets one thread look at a time; who found nothing rests until a ring for its tables, and the others behind it."""

    def __init__(self, wake: Wake, *tables: str) -> None:
        self._wake, self._tables = wake, tables
        self._one = threading.Lock()
        self._over = False

    @contextmanager
    def alone(self) -> Iterator[Look]:
        """Give the look to one thread; it lets the next one look when it has found something, or has rested."""
        with self._one:
            seen = self._wake.count(*self._tables)
            look = Look(worth=not self._over)
            yield look
            if look.rest and not self._over:
                self._wake.wait(seen, look.rest, *self._tables)

    def end(self) -> None:
        """Let nobody look any more; who rests wakes with the next ring."""
        self._over = True


def by_myself() -> Looks:
    """Return a look that is shared with nobody, and after which nobody rests."""
    return nullcontext(Look())
