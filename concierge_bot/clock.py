"""The one clock, with its two times: business time may be moved in development, machine time never."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class Clock:
    """Tells both times, always as aware UTC."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._last, self._here = offset, threading.local()

    @property
    def offset(self) -> timedelta:
        """How far business time is moved, as this thread read it last: another may still see a world that is gone."""
        here: timedelta = getattr(self._here, "offset", self._last)
        return here

    @offset.setter
    def offset(self, offset: timedelta) -> None:
        self._last = self._here.offset = offset

    def machine(self) -> datetime:
        """Return machine time: for signature stamps, leases, timeouts and measurements."""
        return datetime.now(UTC)

    def now(self) -> datetime:
        """Return business time: for due times, deadlines, retries, pace and link expiry."""
        return self.machine() + self.offset


def local(instant: datetime, zone: str) -> datetime:
    """Return the wall clock time (aware) of an instant in an IANA time zone."""
    return instant.astimezone(ZoneInfo(zone))


def instant(wall: datetime, zone: str) -> datetime:
    """Return the UTC instant of a naive wall clock time.

    A time that a clock change skips is moved forward by the gap; one that happens twice means its first.
    """
    aware = wall.replace(tzinfo=ZoneInfo(zone), fold=0)
    return aware.astimezone(UTC)
