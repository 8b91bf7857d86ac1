"""How late somebody says that he is: "20 min", "half an hour", "an hour and a half"."""

import re
from datetime import timedelta

MOST = timedelta(hours=12)
"""Who is later than that has another time to propose, and is no longer late."""
_NUMBERS = "one two three four five six seven eight nine ten fifteen twenty thirty forty fifty".split()
_VALUES = dict(zip(_NUMBERS, (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 40, 50), strict=True))
_MINUTES = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_NUMBERS)}) ?(?:min(?:ute)?s?|m)\b")
_HALF = re.compile(r"\bhalf (?:an |a )?(?:hour|hr)\b|\band a half\b")
_HOURS = re.compile(
    r"\b(\d{1,2}(?:\.5)?|an?|one|two|three|four) (?:hour|hr)s?\b|\b(\d{1,2}(?:\.5)?)(?:h|hrs?|hours?)\b"
)


def read(words: str) -> timedelta | None:
    """Return how much later it is; None if the words name no such time."""
    said = words.casefold()
    minutes = sum(_value(found) for found in _MINUTES.findall(said))
    halves = len(_HALF.findall(said))
    rest = _HALF.sub(" ", said)
    hours = sum(_value(one or other) for one, other in _HOURS.findall(rest.replace("a half", "")))
    whole = timedelta(minutes=minutes + 30 * halves, hours=hours)
    return whole if timedelta() < whole <= MOST else None


def _value(word: str) -> float:
    return 1 if word in ("a", "an") else _VALUES.get(word) or float(word)
