"""The one clock, with its two times: business time may be moved in development, machine time never."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_Moved = tuple[timedelta, datetime | None]
"""How far business time is moved, and where it stands if it does not run."""


class Clock:
    """Tells both times, always as aware UTC."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._last: _Moved = (offset, None)
        self._here = threading.local()

    @property
    def offset(self) -> timedelta:
        """How far business time is moved, as this thread read it last: another may still see a world that is gone."""
        return self._moved()[0]

    def set(self, offset: timedelta, stands: datetime | None = None) -> None:
        """Move business time, or let it stand at an instant."""
        self._last = self._here.moved = (offset, stands)

    def machine(self) -> datetime:
        """Return machine time: for signature stamps, leases, timeouts and measurements."""
        return datetime.now(UTC)

    def now(self) -> datetime:
        """Return business time: for due times, deadlines, retries, pace and link expiry."""
        offset, stands = self._moved()
        return stands or self.machine() + offset

    def stands(self) -> bool:
        """Tell whether business time stands still."""
        return self._moved()[1] is not None

    def _moved(self) -> _Moved:
        here: _Moved = getattr(self._here, "moved", self._last)
        return here


def local(instant: datetime, zone: str) -> datetime:
    """Return the wall clock time (aware) of an instant in an IANA time zone."""
    return instant.astimezone(ZoneInfo(zone))


def instant(wall: datetime, zone: str) -> datetime:
    """Return the UTC instant of a naive wall clock time.

    A time that a clock change skips is moved forward by the gap; one that happens twice means its first.
    """
    aware = wall.replace(tzinfo=ZoneInfo(zone), fold=0)
    return aware.astimezone(UTC)
