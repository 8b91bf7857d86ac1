"""Writes events as iCalendar (RFC 5545): wall times with their zone, lines folded, text escaped."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from concierge_bot.clock import local
from concierge_bot.services.people.calendar_events import Event

WALL, INSTANT = "%Y%m%dT%H%M%S", "%Y%m%dT%H%M%SZ"
LONGEST = 75  # octets of a line
DAY = timedelta(days=1)


def write(events: Sequence[Event], zone: str, name: str, now: datetime) -> str:
    """Return a calendar of events in an IANA time zone."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Concierge//Family page//EN", "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    ]  # fmt: skip
    lines += _zone(zone, now)
    for event in events:
        lines += _event(event, zone, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, zone: str, now: datetime) -> Iterator[str]:
    stamp = (event.changed_at or now).astimezone(UTC).strftime(INSTANT)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART;TZID={zone}:{local(event.start, zone).strftime(WALL)}"
    yield f"DTEND;TZID={zone}:{local(event.end, zone).strftime(WALL)}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.about:
        yield f"DESCRIPTION:{_text(event.about)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _zone(zone: str, now: datetime) -> Iterator[str]:
    """Describe a zone by each change of its clocks from a year ago to a year ahead."""
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone}"
    at, last = now - 400 * DAY, now + 400 * DAY
    yield from _observance(at, at, zone)
    while at < last:
        if _offset(at, zone) != _offset(at + DAY, zone):
            before, after = at, at + DAY
            while after - before > timedelta(minutes=1):
                middle = before + (after - before) / 2
                before, after = (
                    (before, middle) if _offset(middle, zone) != _offset(at, zone) else (middle, after)
                )
            yield from _observance(at, after.replace(second=0, microsecond=0), zone)
        at += DAY
    yield "END:VTIMEZONE"


def _observance(before: datetime, at: datetime, zone: str) -> Iterator[str]:
    kind = "DAYLIGHT" if local(at, zone).dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    wall = at.astimezone(UTC) + _offset(before, zone)  # a change is told by the clock that was before it
    yield f"DTSTART:{wall.strftime(WALL)}"
    yield f"TZOFFSETFROM:{_signed(_offset(before, zone))}"
    yield f"TZOFFSETTO:{_signed(_offset(at, zone))}"
    yield f"TZNAME:{local(at, zone).tzname()}"
    yield f"END:{kind}"


def _offset(at: datetime, zone: str) -> timedelta:
    return at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta(0)


def _signed(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, none of which breaks a letter."""
    part = ""
    for letter in line:
        if len(f"{part}{letter}".encode()) > LONGEST:
            yield part
            part = " "
        part += letter
    yield part
