"""Of which of her times a word about a dose is, where she says so: last night's is another one than this morning's."""

import re
from datetime import datetime, time, timedelta

from concierge_bot.understanding.doses.dose_spelling import plain

_PARTS = {
    "last night": (r"last (?:night|evening)s?|yesterday (?:evening|night)s?", 1, 17, 28),
    "yesterday": (r"yesterdays?", 1, 0, 24),
    "this morning": (r"this mornin(?:g|gs)?", 0, 0, 12),
    "this afternoon": (r"this afternoons?", 0, 11, 18),
    "tonight": (r"tonights?|this (?:evening|night)s?", 0, 17, 28),
}
"""A part of a day as it is said: how many days ago it began, and between which hours from then on it lies."""
OVER = frozenset({"last night", "yesterday"})
"""What is of these was taken then: not now, and not today."""


def part(text: str) -> str:
    """Return the part of a day that words name, an empty string if none."""
    line = plain(text)
    return next((name for name, (words, *_) in _PARTS.items() if re.search(rf"\b(?:{words})\b", line)), "")


def span(name: str, here: datetime) -> tuple[datetime, datetime]:
    """Return from when to when a part of a day lies, on the wall clock that ``here`` shows."""
    _, ago, begin, end = _PARTS[name]
    day = datetime.combine(here.date() - timedelta(days=ago), time())
    return day + timedelta(hours=begin), day + timedelta(hours=end)
