"""What is a time for whoever comes, and what in her words only sounds like one."""

import re

from concierge_bot.understanding.visits import fetching, ride_places

_ALL_NIGHT = re.compile(
    r"\b(?:(?:al+|the whole|half the|through the|during the|every|in the middle of the) (?:night|nite|day|morning)"
    r"|(?:keeps?|kept|wakes?|woke) (?:me|us) (?:up|awake)(?: at night)?|(?:since|last) (?:yesterday|night))\b",
    re.IGNORECASE,
)
"""How long or when something troubles her: no time for anybody to come."""
_HOW_SHE_IS = re.compile(
    r"\b(?:(?:because|cause|cos|since|as) )?(?:i|we)(?: am|'m|m| are|'re| get| feel)? (?:\w+ ){0,2}?"
    r"(?:slow|stiff|tired|asleep|sleeping|napping|weak|shaky|sore|no good|not well|at my best"
    r"|not (?:up|dressed|awake|ready))\b"
    r"(?:(?! but\b)[^,.;!?])*",
    re.IGNORECASE,
)
"""How she is at some hour of the day: why, and not when."""
_CORNER = re.compile(r"\b\w+ (?:and|&) \d{1,3}(?:st|nd|rd|th)\b", re.IGNORECASE)
"""Where two streets meet: no day of the month."""
_BY = re.compile(
    r"\b(?:by|(?<!not )before|(?:no|not) later than|latest(?: by| at)?) (?:about |around )?"
    r"(?=\d|noon|midday|half|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_FETCHED = re.compile(r"\b(?:come|be here|get here|fetch|collect|pick)\b")
_FOR_SO_MANY = re.compile(
    r"\bfor (?:[1-9]|one|two|three|four|five|six)\b(?! ?(?:[ap]\.?m\b|:|o'?clock|days?|weeks?|hours?))",
    re.IGNORECASE,
)
_CLOSES_AT = re.compile(r"\bclos(?:es?|in|ing)(?: up)? at", re.IGNORECASE)
_FROM_A_PLACE = re.compile(
    r"\bfrom(?= (?!\d|noon\b|now\b|(?:mon|tue|wed|thu|fri|sat|sun)\w*day\b))", re.IGNORECASE
)


def says_fetched(text: str) -> bool:
    """Tell whether the hour of a ride is when she is fetched."""
    return bool(_FETCHED.search(text.casefold()))


def without_trouble(text: str) -> str:
    """Return words without what is no time to come: "it drips all night", "Jackson and 4th"."""
    return _CORNER.sub("", _ALL_NIGHT.sub("", _HOW_SHE_IS.sub("", text)))


def for_times(text: str, sort: str) -> str:
    """Return words, as long as before, without what sounds like a time: "from home at ten", "410 third street"."""
    if sort == "meal":
        return _FOR_SO_MANY.sub(lambda found: " " * len(found[0]), text)
    if sort == fetching.FETCH:
        text = _CLOSES_AT.sub(lambda found: "before".ljust(len(found[0])), text)
    if sort not in ("ride", fetching.FETCH):
        return text
    return _FROM_A_PLACE.sub("near", ride_places.ADDRESS.sub(lambda found: " " * len(found[0]), text))


def clauses(text: str) -> list[str]:
    """Return the clauses of a text, each of which may name a time of its own: when she must be there, and who comes."""
    return [part for part in re.split(r"[,;.?!]\s+|\b(?:so|but|and)\b", text) if part.strip()]


def says_by(text: str) -> bool:
    """Tell whether a text says by when somebody is to come."""
    return bool(_BY.search(text.casefold()))


def by_night(text: str) -> bool:
    """Tell whether a text says in so many words that an hour is one of the night or the early morning."""
    return bool(re.search(r"\d\s*a\.?m\b|\bmorning\b|\bnight\b", text.casefold()))
