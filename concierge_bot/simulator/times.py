"""Machine time and the few ways in which the simulator's callers write an instant."""

import re
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from .errors import Refused

LONGEST_MOVE = timedelta(days=366)  # as far as the core moves business time at once


def machine_now() -> datetime:
    """The machine's own time, UTC: signatures, the carrier's dates, patience."""
    return datetime.fromtimestamp(time.time(), UTC)


def iso(instant: datetime) -> str:
    """ISO 8601 in UTC."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


def instant(written: str, zone: ZoneInfo, now: datetime, field: str = "to") -> datetime:
    """An instant in UTC from ISO 8601 (local to `zone` when it names no offset) or `HH:MM`, the next such."""
    if re.fullmatch(r"\d\d:\d\d", written):
        return _next_time_of_day(written, zone, now)
    try:
        moment = datetime.fromisoformat(written)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refused(422, f"{field} must be an ISO 8601 time such as 2026-12-01T09:00", field) from None


def _next_time_of_day(written: str, zone: ZoneInfo, now: datetime) -> datetime:
    local = now.astimezone(zone).replace(tzinfo=None)
    hour, minute = (int(part) for part in written.split(":"))
    if hour > 23 or minute > 59:
        raise Refused(422, f"{written} is not a time of day", "to")
    wanted = local.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if wanted <= local:
        wanted += timedelta(days=1)
    return wanted.replace(tzinfo=zone).astimezone(UTC)
