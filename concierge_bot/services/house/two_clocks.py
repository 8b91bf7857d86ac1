"""One moment on her clock and on the reader's: where they differ both are said, so that nobody has to reckon."""

from dataclasses import dataclass
from datetime import datetime

from concierge_bot.clock import local
from concierge_bot.services.orders import windows
from concierge_bot.texts.pages import marked, spoken, told

BOTH = {
    0: marked("{at} her time, {later} yours"),
    1: marked("{at} her time, {later} yours the next day"),
    -1: marked("{at} her time, {later} yours the day before"),
}
"""Both clocks, by how many days the reader's is ahead."""


@dataclass(frozen=True)
class Clocks:
    """Her time zone, and that of who reads; an empty one is not known, and all is said on her clock."""

    hers: str
    reader: str = ""

    def differ(self, at: datetime) -> bool:
        """Tell whether the two clocks show another time at an instant."""
        return bool(self.reader) and local(at, self.hers).utcoffset() != local(at, self.reader).utcoffset()

    def clock(self, at: datetime) -> str:
        """Return a time of day: ``8am``, or ``8am her time, 5am yours``."""
        return self.both(windows.clock(local(at, self.hers)), at)

    def spoken(self, start: datetime, end: datetime | None, now: datetime) -> str:
        """Return a window with its day: ``today 3-5pm``, or ``today 3-5pm her time, 12-2pm yours``."""
        return self.both(windows.spoken(start, end, self.hers, now), start, end)

    def both(self, hers: str, start: datetime, end: datetime | None = None) -> str:
        """Put the reader's time beside words that say hers, if it is another."""
        if not self.differ(start):
            return spoken(hers)
        apart = local(start, self.reader).date() - local(start, self.hers).date()
        return told(BOTH[apart.days], at=hers, later=windows.times(start, end, self.reader))
