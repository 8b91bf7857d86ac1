"""Which hour of a ride is which: when she is fetched and by when she must be there; and whether a text names a day."""

import re
from datetime import date, datetime

from concierge_bot.understanding import when as times
from concierge_bot.understanding.visits.ride_places import way

_COUNT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOUR = (
    r"(?P<hour>(?:(?:half past|quarter (?:past|to)) \w+|(?:[01]?\d|2[0-4])[:. ]?[0-5][05](?!\d)|\d{1,2}(?!\d)"
    rf"|noon|midday|(?:{_COUNT})\b(?: thirty| fifteen| forty[ -]five)?)(?: ?o'?clock)?(?: ?[ap]\.? ?m\b\.?)?"
    r"(?: in the (?:morning|afternoon|evening))?)"
    r"(?! (?:(?:[nsew]\.?|north|south|east|west) )?\w+ (?:st|street|ave?|avenue|road|rd|lane|ln|drive|blvd|way|pike)\b)"
    r"(?! (?:people|persons|passengers|of us|bags?|hours?|minutes?|mins?|years?|days?|weeks?)\b)"
)
_OTHER_HOUR = (
    r"(?!(?:pick\w*|leav\w*|fetch\w*|collect\w*|taxi|cab|ride|so|and|but|then|back|home|return\w*|from|not"
    r"|at least)\b)"
)
_UP_TO = rf"(?:[ ,]+{_OTHER_HOUR}(?:[a-z'&]+|(?:[a-z]{{1,3}}\.)+)){{0,8}}?[ ,]+"
_THERE = re.compile(
    r"\b(?:(?P<meets>appointment|appointed|appt|starts?|begins?"
    r"|(?:mass|misa|service|funeral|wedding|rosary|class|meeting)(?= (?:is|starts|begins|at)\b))"
    r"|ar+ive|ar+ives|ar+iving|ar+ival"
    r"|(?:be|being|get|getting|gets|got)(?: me| us)? (?:there|(?:to|at|in) (?!\d)[a-z.'&]+)|(?:have|take"
    r"|drop)(?: me| us)? there"
    rf"|there (?:by|before|for)|due|expected)(?:{_UP_TO}|[ :]+){_HOUR}",
    re.IGNORECASE,
)
_THERE_AFTER = re.compile(
    rf"\b(?:by|before|at) {_HOUR}[ ,]+(?:(?:\w+ ){{0,5}}?(?:be|get|getting|being|have me) there\b"
    r"|is when (?:it|they|the \w+) (?:begins?|starts?)(?: the \w+)?)",
    re.IGNORECASE,
)
_IS_MY_APPOINTMENT = re.compile(
    rf"(?<![\w:]){_HOUR} (?:is|was|for) (?:when )?(?:my|the|his|her|our) (?:\w+ )?(?:appointment|appt|visit|checkup)\b"
    r"(?: is)?",
    re.IGNORECASE,
)
_FOR_THEN = re.compile(rf"\bfor {_HOUR}", re.IGNORECASE)
_COMES_FOR_HER = re.compile(r"\b(?:pick\w*|come|fetch|collect|get me|leave)\b", re.IGNORECASE)
_FETCHED = re.compile(
    r"\b(?:pick(?:ed|ing|s)?(?: me| us)?[ -]?up|pick-?up|leav\w*|fetch\w*|collect\w*|come|comes|be here|cab|taxi|ride"
    rf"|maybe|at|for)(?:{_UP_TO}|[ :]+){_HOUR}",
    re.IGNORECASE,
)
_ANY = re.compile(rf"(?<![\w:]){_HOUR}", re.IGNORECASE)
_ALONE = re.compile(
    r"(?:(?:ok|oh|at|about|around|by|maybe|say|please|i think|but|no|and|make it|i (?:mean|meant|said)|rather"
    rf"|better|for|more like|then)[ ,.]+)*{_HOUR}"
    r"(?:[ ,]+(?:please|inste?ad|then|dear|love|thanks|thank you|sharp|better))*",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:tonight|next|\d{1,2}(?:st|nd|rd|th)|\d{1,2}/\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct"
    r"|nov|dec)[a-z]* "
    r"\d|in (?:\d|an?|one|two|three|half))",
    re.IGNORECASE,
)

_AWAY = re.compile(r"\b(?:now|soon|asap|right away|hours?|minutes?|mins?|days?|weeks?)\b", re.IGNORECASE)
_DIGITS = re.compile(
    r"(?<![\w:$#./-])(?P<h>1[0-2]|[1-9])(?P<m>[0-5][05])(?![\w:/-])(?! ?[ap]\.?m\b)"
    r"(?! (?:[nsew]\.? )?(?:(?!to\b|at\b|for\b|from\b)\w+ ){1,2}"
    r"(?:st|street|ave?|avenue|road|rd|lane|ln|drive|dr|blvd|way|pike|court|ct)\b)",
    re.IGNORECASE,
)
"""An hour without a mark in it: "PICK ME UP 1000"."""
_LEADS = re.compile(
    r"\b(?:at|by|before|after|until|till|about|around|and|to|for|from|not|say|or)\W*$", re.IGNORECASE
)
_NO_HOUR = re.compile(
    r"\b(?:order|number|no|apt|apartment|room|suite|unit|box|address|is|house|live|rt|route)\W*$",
    re.IGNORECASE,
)
_NOON = re.compile(r"\b12 ?(?=noon\b|midday\b)", re.IGNORECASE)


def spelled(text: str) -> str:
    """Return words with an hour in plain figures, as it is read elsewhere: "PICK ME UP 1000", "12 noon"."""
    return _DIGITS.sub(_with_a_mark, _NOON.sub("", text))


def _with_a_mark(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if _NO_HOUR.search(before):
        return found[0]
    return f"{'' if _LEADS.search(before) else 'at '}{found['h']}:{found['m']}"


def parted(text: str) -> tuple[str, str]:
    """Return a text without by when she must be there, and that hour; as it was, and nothing, if it says none."""
    found = (
        _THERE.search(text) or _THERE_AFTER.search(text) or _IS_MY_APPOINTMENT.search(text) or _for_then(text)
    )
    if found is None:
        return text, ""
    return f"{text[: found.start()]} {text[found.end() :]}", _spelled(found["hour"])


_MUST_BE_THERE = re.compile(
    r"\b(?:must|have to|has to|need to|got to|gotta|should|want to) (?:be|get) there\b", re.IGNORECASE
)


def must_be_there(text: str) -> bool:
    """Tell whether a text says that its hour is the one at which she must be there."""
    return _MUST_BE_THERE.search(text) is not None


def _for_then(text: str) -> re.Match[str] | None:
    """Find the hour for which she goes to a place: "to the clinic for 10:15"; "a cab for ten" is fetched."""
    found = _FOR_THEN.search(text)
    before = text[: found.start()] if found is not None else ""
    return found if way(before).get("to") and not _COMES_FOR_HER.search(before) else None


def fetched_at(text: str) -> str:
    """Return a text with the hour at which she is fetched in plain words: "pickup 930" is "pickup at 9:30"."""
    return _FETCHED.sub(_in_plain_words, text)


def _in_plain_words(found: re.Match[str]) -> str:
    said, plain = found["hour"], _spelled(found["hour"])
    return found[0] if plain == said else f"{found[0].removesuffix(said)}at {plain}"


def alone(text: str) -> bool:
    """Tell whether a text is an hour and nothing else."""
    return _ALONE.fullmatch(text.strip(" .!")) is not None


def hour(text: str) -> str:
    """Return the last hour that a text says, however it says it; empty if none."""
    said = [found["hour"] for found in _ANY.finditer(text)]
    return _spelled(said[-1]) if said else ""


def of_a_meeting(text: str) -> bool:
    """Tell whether that hour is when something begins where she goes, and no word against when she is fetched."""
    found = _THERE.search(text)
    return (found is not None and bool(found["meets"])) or _IS_MY_APPOINTMENT.search(text) is not None


def says_fetched(text: str) -> bool:
    """Tell whether a text says at what hour she is fetched."""
    return _FETCHED.search(text) is not None


def says_fetched_at(text: str) -> bool:
    """Tell whether a text names the hour at which somebody shall come for her, in a word of coming."""
    return any(_COMES_FOR_HER.search(found[0]) for found in _FETCHED.finditer(text))


def names_day(text: str, here: datetime) -> bool:
    """Tell whether a text names a day at all, or only an hour of the day that was spoken of."""
    return bool(_DAY.search(text)) or any(_is_day(word, here) for word in re.findall(r"[^\W\d]{3,}", text))


def of_that_day(text: str, here: datetime) -> bool:
    """Tell whether a text says only an hour of the day that was spoken of."""
    return hour(text) != "" and not names_day(text, here) and not _AWAY.search(text)


def _spelled(hour: str) -> str:
    return re.sub(r"^(\d{1,2})[. ]?([0-5]\d)(?!\d)", r"\1:\2", hour.strip(" ."))


def _is_day(word: str, here: datetime) -> bool:
    read = times.read(word, here)
    return read is not None and isinstance(read.start, date) and not isinstance(read.start, datetime)
