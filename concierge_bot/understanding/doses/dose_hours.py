"""When she says that she took it, and a medicine that is called by its hour."""

import re
from datetime import datetime, time, timedelta

from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import replies
from concierge_bot.understanding.doses.dose_spelling import mended, plain

NO_REMINDER = re.compile(
    r"(?:\b(?:and|so|now|you|ye|can|please)\b ?)*(?:\b(?:leave me (?:be|alone|in peace)|let me (?:be|alone))\b"
    r"|\b(?:dont|do not|neednt|need not|no need(?: for)?|stop|quit)(?: (?:you|ye|to|go|have to|need to|be))*"
    r" (?:ring|remind|text|call|ask|bother|nag|pester|phone|buzz|check)(?:ing|ging|ers?|s)?\b).*$"
)
"""She took it, so we need not ask: that is no word of leaving anything out."""
TIME_WORD = (
    r"(?:\d[\d:.]*|[ap]m|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|noon|half|quarter|past|to|o|clock|oclock)"
)
THE_ONE_OF = re.compile(
    r"\b(?:the|my|mi) (?:(?P<hour>\d{1,2})(?: ?[0-5]\d)? ?(?P<half>[ap]m)?|(?P<word>one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)) ?(?:o ?clock )?(?:one|ones|pil+s?|tablets?|meds?|dose)\b"
)
"""A medicine that is called by its hour: "the 8 oclock one"; she says nothing of when she took it."""
_OF_ITS_PART = re.compile(
    r"\b(?:the|my|mi|that|this) (?:mornin\w*|noon|lunch\w*|afternoon|evening|tea ?time"
    r"|supper|night ?(?:time)?|bed ?time) one\b(?! ?o ?clock)"
)
"""A medicine that is called by its part of the day: "the morning one" is not one in the morning."""
NOT_THAT_TIME = re.compile(
    rf"\bnot (?:at |by )?(?:{TIME_WORD} ?\b)+"
    r"|\b(?:never|not|didnt|dont|wasnt) (?:i )?(?:say|said|tell|tel|told|text(?:ed)?|wrote|taken?|took)(?: you| u| ya)?"
    rf"(?: it was| i took it)? (?:at |by )?(?:{TIME_WORD} ?\b)+"
    r"|\b(?:(?:you|u|ya)(?: have| had| just)? (?:wrote|written|put|have|got)|(?<!\bi )wrote)"
    r"(?: it| me| that)?(?: down)?"
    rf"(?: as| at| for)? (?:{TIME_WORD} ?\b)+"
)
_NO_NAMES = re.compile(
    r"\b(?:no|nope|not|it|its|was|is|at|about|around|by|i|said|meant?|sorry|dear|love|oh|this|morning|evening|tonight|yes"
    r"|wrong|thats?|the|actually|didnt|dont|wasnt|took|taken|never|did|tell|told|you|u|tel|just|then|please|today|time"
    r"|right|correct|fix|should|be|say|in|wait|record|down|write|wrote|written|put|note)\b"
)
"""Words beside which a time is a time and nothing else is named."""
_WAS_THEN = re.compile(rf"\b(?:was|is|were) (?=(?:{TIME_WORD})\b)")
_AGO = re.compile(
    r"\b(half an|an|a|\d{1,2}|two|three|ten|fifteen|twenty|thirty) (hours?|hrs?|minutes?|mins?) ago\b"
)
_COUNTS = {
    "half an": 0.5,
    "an": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_CLOCK = re.compile(r"\d|clock|half|quarter|noon|sharp|\b(?:at|by|around|about)\b")
_BY_24_HOURS = re.compile(
    r"\b([01]\d|2[0-3])[:.]?([0-5]\d)\b(?! ?(?:[ap]m|mg|mcg|ml|units?)\b)", re.IGNORECASE
)
"""A time as a soldier or a nurse writes it: 0731, 1933, 07:31; which half of the day it is, is no question."""
_STRENGTHS = "100 110 125 130 140 150 200 220 240 250 300 325 400 450 500 550 600 650 700 750 800 850".split()
_NO_COLON = re.compile(
    r"(?<![\d:.$])\b(?P<hour>[1-9])(?P<minute>[0-5]\d)\b(?! ?(?:mg|mcg|ml|mgs|g|units?|iu|steps|calories)\b|[:.]\d)",
    re.IGNORECASE,
)
"""A time without its colon: 730."""
_BEFORE_A_TIME = re.compile(
    r"\b(?:it|em|them|mine|at|by|around|about|was|before|since|said|not|wrote)\W*$", re.IGNORECASE
)
"""Behind these a number is a time even if medicines are made in such a strength."""
_FIXED = re.compile(
    r"\b\d{1,2}(?:[:.]?\d\d)? ?[ap]m\b|\b(?:morning|afternoon|evening|tonight|noon)\b", re.IGNORECASE
)
_HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
TAKEN_WITHIN = timedelta(hours=12)
CLOCKS_DIFFER = timedelta(minutes=15)
"""So far ahead of ours her clock may be: what she took "at 8" five minutes before eight she took now."""


def with_colons(text: str) -> str:
    """Return a text with the colon in each time that has none; what a medicine weighs is no time."""

    def colon(found: re.Match[str]) -> str:
        sure = found[0] not in _STRENGTHS or _BEFORE_A_TIME.search(text[: found.start()])
        return f"{found['hour']}:{found['minute']}" if sure else found[0]

    return _NO_COLON.sub(colon, text)


def corrects_time(text: str) -> bool:
    """Tell whether she says which time is not the right one ("at nine, not at twelve forty")."""
    return bool(NOT_THAT_TIME.search(plain(text)))


def taken_at(text: str, now: datetime, country: str = "US") -> datetime | None:
    """Return when she says that she took it, the last such time before now; None if she names none."""
    here = now.replace(tzinfo=None)
    if ago := _AGO.search(plain(text)):
        count = _COUNTS.get(ago[1]) or float(ago[1])
        return here - timedelta(hours=count) if ago[2].startswith("h") else here - timedelta(minutes=count)
    at, step = _named(text, here, country)
    if at is None and is_time_alone(text, bare=True):
        kept = [NOT_THAT_TIME.sub("", plain(piece)) for piece in re.split(r"[,;]\s*|\.\s+", text)]
        alone = _NO_NAMES.sub(" ", " ".join(kept))
        at, step = _named(f"at {_clocked(' '.join(alone.split()))}", here, country)
    while at is not None and at > here + CLOCKS_DIFFER:
        at -= step
    return min(at, here) if at is not None and here - at < TAKEN_WITHIN else None


def of_hours(text: str) -> tuple[int, ...]:
    """Return the hours of the day of the one that she names by its hour ("the 8 oclock one"); none else."""
    found = THE_ONE_OF.search(plain(text))
    if found is None:
        return ()
    hour = int(found["hour"]) if found["hour"] else _HOURS.index(found["word"]) + 1
    if found["half"]:
        return (hour % 12 + (12 if found["half"] == "pm" else 0),)
    return (hour,) if hour > 12 else (hour % 12, hour % 12 + 12)


def of_taking(text: str) -> str:
    """Return a text without the times at which she is not to be asked, or by which she only calls a medicine."""
    line = plain(text)
    said = _OF_ITS_PART.sub("it", THE_ONE_OF.sub("it", NO_REMINDER.sub("", line)))
    return text if said == line else _clocked(said)


def _clocked(line: str) -> str:
    """Put back the colon that plain words have lost: "8 30" is half past eight."""
    return re.sub(r"\b(\d{1,2}) (\d\d)\b", r"\1:\2", line)


def is_time_alone(text: str, *, bare: bool = False) -> bool:
    """Tell whether a text is a time and nothing else ("no, it was at 8, not 9"); if ``bare`` a mere number, too."""
    if not bare and replies.is_number(text):
        return False  # "1 please" is the choice that she was offered
    line = plain(text)
    words = _NO_NAMES.sub(" ", f" {line} ").split()
    cued = len(words) < len(line.split()) or ":" in text or re.search(r"\d ?[ap]m\b|clock|half|quarter", line)
    timely = all(re.fullmatch(rf"(?:{TIME_WORD}|\d[\d:]*[ap]m)", word) for word in words)
    return bool(words and (cued or bare) and timely)


def time_denied(text: str, now: datetime, country: str = "US") -> time | None:
    """Return the time of day that she says is the wrong one, the last such before now."""
    found = NOT_THAT_TIME.search(plain(text))
    if found is None:
        return None
    said = re.sub(rf"^.*?(?={TIME_WORD}\b)", "at ", found[0]).strip()
    at = taken_at(_clocked(said), now, country)
    return at.time() if at is not None else None


def is_to_come(text: str, now: datetime, country: str = "US") -> bool:
    """Tell whether the time that she names can only be one that is still to come."""
    here = now.replace(tzinfo=None)
    at, step = _named(text, here, country)
    return at is not None and at > here + CLOCKS_DIFFER and here - (at - step) >= TAKEN_WITHIN


def _named(text: str, here: datetime, country: str) -> tuple[datetime | None, timedelta]:
    """Return the time of day that she names, of today or tomorrow, and how long before that it may have been else."""
    text = with_colons(mended(text))
    if corrects_time(text):
        text = _clocked(_WAS_THEN.sub("at ", NOT_THAT_TIME.sub("", plain(text))))
    if told := _BY_24_HOURS.search(text):
        return here.replace(hour=int(told[1]), minute=int(told[2]), second=0, microsecond=0), timedelta(
            days=1
        )
    when = times.read(text, here, country=country)
    known = when is not None and not when.rrule and not when.end and isinstance(when.start, datetime)
    if when is None or not known or not _CLOCK.search(when.words):
        return None, timedelta(0)
    assert isinstance(when.start, datetime)
    return when.start, timedelta(hours=24 if _FIXED.search(when.words) else 12)
