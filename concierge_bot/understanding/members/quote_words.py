"""What a business that was asked for a price says: how much it is in all, that it cannot, and if she comes to it."""

import re
from dataclasses import dataclass
from datetime import datetime

from concierge_bot.understanding import when as times

_N = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d\d)?(?![\d.,]*\d)"
_NUMBER = re.compile(r"([\d,]+)(?:\.(\d\d))?")
_MARKED = re.compile(
    rf"(?<![\d.,])(?:[$£€] ?{_N}|{_N} ?(?:dollars?|bucks?|usd|pounds?|quid|euros?)\b)", re.IGNORECASE
)
_BARE = re.compile(rf"(?<![\w.,:/#-]){_N}(?![\w:/-])")
_PHONE = re.compile(r"\+?\d[\d().-]*[ ().-][\d ().-]{5,}\d|\+?\d{7,}")
_IN_PART = re.compile(
    rf"{_N} ?(?:-|to|or|\+|plus) ?[$£€]?{_N}|\b(?:per|an|a|each|every) (?:hour|hr|day|week|month)\b"
    r"|/ ?(?:hour|hr|h|day|week|month)\b|\bhourly\b|\b(?:from|at least|starting at|plus) [$£€]?\d|\d\+|\bplus\b",
    re.IGNORECASE,
)
"""What is no price for all of it: a range, so much an hour, so much and more besides."""
_FREE = re.compile(
    r"\b(?:for free|free of charge|(?:it|that|this|which)(?:'?s| is| will be| would be) free"
    r"|(?:no|without) (?:charge|cost|fee)s?|nothing to pay|costs? (?:her |him |them |you )?nothing)\b"
    r"(?! (?:for|to) (?:the |an? )?(?:estimate|quote|look|consultation|call|first))"
    r"|(?:^|[,.;!:-] ?|\b(?:yes|ok|okay|sure) )free(?=\W*$|[,.;!])",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^\W*(?:no|nope|nah|sorry|unfortunately|cannot|can not|can'?t|not|unable"
    r"|(?:we|i) (?:cannot|can not|can'?t|don'?t|do not|won'?t))\b"
    r"(?! (?:problem|worries|charge|cost|fee|before|until|till))"
    r"|\bbooked\b|\b(?:not|un) ?available\b|\bno (?:time|openings?|slots?)\b",
    re.IGNORECASE,
)
_SHE_GOES = re.compile(
    r"\b(?:comes?|coming|stops?|drops?|walks?|pops?) (?:on |right |over |down )?"
    r"(?:in|by|into|to (?:us|me|our|my|the (?:shop|store|office|clinic)))\b"
    r"|\b(?:brings?|takes?|carry|carries|drops?) (?:it|him|her|them|that|the \w+)? ?(?:on |right |over |off )?"
    r"(?:in|by|to us|to me|to our|to my|off)\b"
    r"|\b(?:at|in) (?:our|my|the) (?:shop|store|office|clinic|place|salon|studio|practice|surgery|branch)\b"
    r"|\b(?:no|don'?t (?:do|make)|do not (?:do|make)) (?:house|home) (?:calls?|visits?)\b|\bwalk[ -]?in\b",
    re.IGNORECASE,
)


LAST_HOUR = 1200
"""Twelve, in cents: "yes 10" may mean ten o'clock."""


@dataclass(frozen=True)
class Quote:
    """A price in cents for all of it, None where none is told; if it says no, if she goes there; what else is said."""

    price: int | None
    refuses: bool
    she_goes: bool
    rest: str


def read(text: str, here: datetime, country: str = "US") -> Quote:
    """Read what a business says on its wall clock; what could be a time, a telephone or a part of it is no price."""
    said = _PHONE.sub(" ", " ".join(text.split()))
    rest = _MARKED.sub(" ", said)
    marked = {_cents(found[0]) for found in _MARKED.finditer(said)}
    refuses = not marked and not _FREE.search(said) and bool(_NO.search(said))
    plain = times.without_time(rest, here, country)
    sums = marked or ({0} if _FREE.search(said) else set(_bare(plain)))
    whole = len(sums) == 1 and not refuses and not _IN_PART.search(times.without_time(said, here, country))
    return Quote(sums.pop() if whole else None, refuses, bool(_SHE_GOES.search(said)), rest)


def _bare(words: str) -> list[int]:
    """Return the sums that bear no sign; one that may be an hour of the day is none."""
    return [cents for one in _BARE.finditer(words) if (cents := _cents(one[0])) > LAST_HOUR or "." in one[0]]


def _cents(words: str) -> int:
    found = _NUMBER.search(words)
    assert found is not None, "it was found by its figures"
    return int(found[1].replace(",", "")) * 100 + int(found[2] or 0)
