"""One row of a table of time phrases, and how it is checked."""

from dataclasses import dataclass
from datetime import date, datetime

from concierge_bot.understanding.when import read

NOW = datetime(2026, 11, 23, 10, 15)  # noqa: DTZ001 - her wall clock, a Monday


@dataclass(frozen=True)
class Row:
    """A phrase and the exact answer; "11-24" is a day of 2026, "11-24 09:00" a moment, start None no time at all."""

    text: str
    start: str | None
    end: str | None = None
    rule: str | None = None
    asks: str = ""
    medicine: bool = False
    country: str = "US"
    now: datetime = NOW


def point(text: str | None) -> date | datetime | None:
    """The date or moment behind the short form of the tables."""
    if text is None:
        return None
    full = text if text[:2] == "20" and text[4:5] == "-" else f"2026-{text}"
    return datetime.fromisoformat(full) if " " in full else date.fromisoformat(full)


def check(row: Row) -> None:
    """Fails unless the phrase is read exactly as the row says."""
    when = read(row.text, row.now, medicine=row.medicine, country=row.country)
    if row.start is None:
        assert when is None
        return
    assert when is not None
    got = (when.start, when.end, when.rrule, set(when.asks))
    assert got == (point(row.start), point(row.end), row.rule, set(row.asks.split()))
    assert isinstance(when.start, datetime) == (" " in row.start)
