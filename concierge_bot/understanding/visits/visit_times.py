"""When a visit shall be, read in the sentence that asks for it: a time that she said is read back, not asked again.

A text tells more than one time ("the tap drips since monday, could he come friday"), and what is not quite plain in
it ("half eleven or so") is told her with the day before anything is booked, so that she can put it right.
"""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import date, datetime

from concierge_bot.understanding import when as times
from concierge_bot.understanding.visits import errand_hours, errands
from concierge_bot.understanding.when import When
from concierge_bot.understanding.when.parts import HOUR, UNREAD, WHICH

READ_BACK = frozenset({HOUR, WHICH, UNREAD})
"""What is in doubt of a time and may be read back as the likeliest."""
_SENTENCE = re.compile(r"[.?!\n]+\s+")
_ASKED_BEFORE = re.compile(
    r"\bi (?:have |had )?(?:only |just |merely )*(?:asked|said|wondered|meant|wanted|mentioned|wrote)(?: you)?"
    r"(?: to know| to ask)?(?: whether| if| that)?\b",
    re.IGNORECASE,
)
"""She tells what she asked before: that she asked is past, what she asked for is not."""


_SUITS = re.compile(
    r"\b(?:(?:would|will|might|'?d|'?ll) (?:suit|do|work|be (?:best|better|fine|good|grand|lovely|ok|handy|nice))"
    r"|suits|works|is (?:best|better|fine|good))\b",
    re.IGNORECASE,
)
"""How she says which of the times that she names is the one."""
_CLAUSE = re.compile(r"[,;.?!\n]+\s+|\bbut\b", re.IGNORECASE)


def read(text: str, here: datetime, country: str) -> When | None:
    """Read the time of a visit; what still is in doubt of it has to be asked."""
    if said := suiting(text, here, country):
        return said
    kind = errands.kind(text)
    words = errand_hours.for_times(errand_hours.without_trouble(_ASKED_BEFORE.sub(" ", text)), kind)
    whole = times.read(words, here, country=country)
    if whole is None or not whole.asks or (whole.asks == (UNREAD,) and whole.words):
        return whole
    found = [whole, *(times.read(one, here, country=country) for one in _sentences(words, kind))]
    plain = next((one for one in found if one is not None and not one.asks), None)
    return plain or next(_likely(found, here), whole)


def suiting(text: str, here: datetime, country: str) -> When | None:
    """Return the one of several times that she says would suit her, if she says so of one."""
    clauses = (times.read(one, here, country=country) for one in _CLAUSE.split(text) if _SUITS.search(one))
    said = next((one for one in clauses if one is not None and not one.asks), None)
    return _with_its_hour(said, text, here, country) if said is not None else None


def _with_its_hour(said: When, text: str, here: datetime, country: str) -> When:
    """Return the day that suits her with the hour that she says beside it: "Wednesday would be fine, after lunch"."""
    if isinstance(said.start, datetime) or said.rrule:
        return said
    others = (one for one in _CLAUSE.split(text) if not _SUITS.search(one))
    read = (times.read(f"{said.words} {one}", here, country=country) for one in others)
    on_it = (
        one for one in read if one is not None and not one.asks and _hour(one) and day_of(one) == said.start
    )
    return next(on_it, said)


def likeliest(
    read: When, clauses: Sequence[str], out: Set[date], here: datetime, country: str
) -> When | None:
    """Return the time that a text means though something of it stays in doubt; None if it names none to come.

    A clause that is plain by itself counts before the whole, unless it loses the day that the whole names.
    """
    if not read.asks and day_of(read) not in out:
        return read
    plain = [one for part in clauses if (one := times.read(part, here, country=country)) and not one.asks]
    to_come = [one for one in plain if day_of(one) not in out and not _lies_back(one, here)]
    doubted = {*read.asks} <= READ_BACK and day_of(read) not in out and not _lies_back(read, here)
    if not doubted or (
        read.asks == (UNREAD,) and day_of(read) == here.date() and not read.end and not _hour(read)
    ):
        return next(iter(to_come), None)
    return next(
        (one for one in to_come if day_of(one) == day_of(read) and (_hour(one) or not _hour(read))), read
    )


def _hour(read: When) -> bool:
    return isinstance(read.start, datetime)


def day_of(read: When) -> date:
    """Return the day on which a time begins."""
    return read.start.date() if isinstance(read.start, datetime) else read.start


def _lies_back(read: When, here: datetime) -> bool:
    """Tell whether a time is over, or is a day that no word of hers names."""
    return not read.words or (
        isinstance(read.start, datetime) and max(read.start, read.end or read.start) < here
    )


def _sentences(words: str, kind: str) -> list[str]:
    """Return the sentences of a text, first those that name the service."""
    cut = [one for one in _SENTENCE.split(words) if one.strip()]
    return sorted(cut, key=lambda one: errands.kind(one) != kind)


def _likely(found: list[When | None], here: datetime) -> Iterator[When]:
    """Give the readings that name a day to come, one sentence's before the whole's."""
    for one in (*found[1:], found[0]):
        doubted = one is not None and one.words and set(one.asks) <= READ_BACK
        if one is not None and doubted and f"{one.start or here:%F}" > f"{here:%F}":
            yield replace(one, asks=())
