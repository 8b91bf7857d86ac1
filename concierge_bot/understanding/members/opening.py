"""Opening hours as a shopkeeper writes them: "8-6 mon to sat", "Mon-Fri 9am-5pm, Sat 9-1", "08:00-19:00", "24/7"."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time, timedelta

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = (
    r"\b(?:(?:mon|fri|sun)(?:days?)?|tue(?:s(?:days?)?)?|wed(?:s|nesdays?)?|thu(?:r(?:s(?:days?)?)?)?"
    r"|sat(?:urdays?)?)\b"
)
_TO = r"\s*(?:-|\u2013|to|till|til|until|through|thru)\s*"
_TIME = r"(\d{1,2})(?:[:.](\d\d))?(?:\s*([ap])\.?(?:m\b\.?|\b))?"
_PIECE = re.compile(
    rf"(?P<days>{_DAY})(?:{_TO}(?P<last>{_DAY}))?"
    r"|(?P<some>weekdays|weekends?|daily|every ?day|all week|7 days(?: a week)?)"
    rf"|(?P<always>24 ?/ ?7|24 ?h(?:ou)?rs?|always)|(?P<closed>closed)|(?P<span>{_TIME}{_TO}{_TIME})",
    re.IGNORECASE,
)
_SOME = {"weekday": (0, 5), "weekend": (5, 7)}
DAY = timedelta(days=1)

Week = Mapping[int, tuple[tuple[int, int], ...]]
"""For each weekday (Monday is 0) the stretches in which it is open, in minutes after midnight."""


def read(words: str) -> Week | None:
    """Return the week that words describe; None if they name no hours."""
    week: dict[int, tuple[tuple[int, int], ...]] = {}
    pieces = list(_pieces(words.casefold()))
    for days, spans in _pairs(pieces):
        for day in days if spans else ():
            week[day] = tuple(_in_order(spans))
    return week if any(week.values()) else None


def without(words: str) -> str:
    """Return words without the hours and days in them."""
    return _PIECE.sub(" ", words)


def spoken(week: Week) -> str:
    """Return a week as it is kept and shown: ``mon-sat 08:00-18:00``."""
    runs: list[tuple[int, int]] = []
    for day in range(7):
        if runs and runs[-1][1] == day - 1 and week.get(day, ()) == week.get(runs[-1][0], ()):
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return ", ".join(
        f"{_DAYS[a] if a == b else f'{_DAYS[a]}-{_DAYS[b]}'} "
        + " ".join(f"{s // 60:02}:{s % 60:02}-{e // 60:02}:{e % 60:02}" for s, e in week[a])
        for a, b in runs
        if week.get(a)
    )


def is_open(words: str, start: datetime, end: datetime) -> bool:
    """Tell whether a place is open at some moment of a stretch (its wall clock); unreadable hours are open."""
    week = read(words)
    return week is None or any(opens < end and start < closes for opens, closes in _stretches(week, start))


def within(words: str, start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Return the part of a stretch in which a place is open (its wall clock); all of it where none is known."""
    week = read(words)
    parts = [(max(a, start), min(b, end)) for a, b in _stretches(week, start)] if week is not None else []
    return next(((begin, until) for begin, until in parts if begin < until), (start, end))


def next_opening(words: str, at: datetime) -> datetime:
    """Return when a place is open next (its wall clock): the very moment if it is open or its hours cannot be read."""
    week = read(words)
    if week is None:
        return at
    return min((max(opens, at) for opens, closes in _stretches(week, at) if closes > at), default=at)


def _stretches(week: Week, around: datetime) -> Iterator[tuple[datetime, datetime]]:
    for ahead in range(-1, 9):
        midnight = datetime.combine((around + ahead * DAY).date(), time.min)
        for opens, closes in week.get(midnight.weekday(), ()):
            yield midnight + timedelta(minutes=opens), midnight + timedelta(minutes=closes)


def _in_order(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A second stretch that seems to begin before the first has ended is meant for the afternoon: "8-1 and 3-7"."""
    before = 0
    for opens, closes in spans:
        later = 12 * 60 if opens < before <= opens + 12 * 60 else 0
        yield opens + later, closes + later
        before = closes + later


def _pieces(words: str) -> Iterator[tuple[str, list[int] | tuple[int, int] | None]]:
    for found in _PIECE.finditer(words):
        if found["days"]:
            first = _DAYS.index(found["days"][:3])
            last = _DAYS.index((found["last"] or found["days"])[:3])
            yield "days", [day % 7 for day in range(first, last + 1 + (7 if last < first else 0))]
        elif found["some"]:
            begin, end = next(
                (span for word, span in _SOME.items() if found["some"].startswith(word)), (0, 7)
            )
            yield "days", list(range(begin, end))
        elif found["closed"]:
            yield "closed", None
        elif found["always"]:
            yield "span", (0, 24 * 60)
        elif (span := _span(found)) is not None:
            yield "span", span


def _span(found: re.Match[str]) -> tuple[int, int] | None:
    hour, minute, half, hour2, minute2, half2 = found.groups()[-6:]
    opens, closes = _minutes(hour, minute, half), _minutes(hour2, minute2, half2)
    if half is None and half2 == "p" and opens > closes:
        return None
    if closes <= opens:
        closes += 12 * 60 if half2 is None and closes + 12 * 60 > opens else 24 * 60
    return (opens, closes) if opens < 24 * 60 and closes <= 48 * 60 else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    hours = int(hour) % 12 if half else int(hour)
    return (hours + (12 if half == "p" else 0)) * 60 + int(minute or 0)


def _pairs(
    pieces: list[tuple[str, list[int] | tuple[int, int] | None]],
) -> Iterator[tuple[list[int], list[tuple[int, int]]]]:
    """Pair days with their hours, whichever of the two is written first."""
    if not any(kind == "days" for kind, _ in pieces):
        yield list(range(7)), [span for kind, span in pieces if kind == "span" and isinstance(span, tuple)]
        return
    days: list[int] = []
    spans: list[tuple[int, int]] = []
    days_first = pieces[0][0] == "days"
    before = ""
    for kind, piece in pieces:
        turns = kind == ("days" if days_first else "span") and before not in ("", kind)
        if turns:
            yield days, spans
            days, spans = [], []
        if isinstance(piece, list):
            days += piece
        elif isinstance(piece, tuple):
            spans.append(piece)
        before = kind
    yield days, spans
