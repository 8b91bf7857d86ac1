"""What somebody who is told of her wants to be told, and when: "not at night", "only alarms", "any time again"."""

import re
from dataclasses import dataclass

LONGEST = 14  # words

_REACH = r"(?:text|txt|message|ring|call|phone|wake|disturb|contact|bother)\w*"
_NOT = r"(?:not|no|dont|do not|never|stop|please no)"
_NIGHT = re.compile(
    rf"\b{_NOT}\b(?: \w+){{0,4}} ?{_REACH}(?: \w+){{0,3}} (?:at|in the|during the) nights?\b"
    rf"|^(?:ok |please )*{_NOT}(?: {_REACH})? (?:at|in the|during the) nights?(?: please| thanks| thank you)*$"
    rf"|\bonly {_REACH}(?: me)? (?:in|during) the day(?:time)?\b"
)
_ALARMS = re.compile(
    r"\bonly (?:\w+ ){0,5}(?:alarms?|emergenc\w+)\b|\b(?:alarms?|emergenc\w+) only\b"
    r"|\b(?:except|apart from|but not) (?:\w+ ){0,2}alarms?\b"
)
_ANYTHING = re.compile(
    r"\b(?:at )?any ?time (?:is ok|is fine|again|you like|day or night)\b"
    r"|\bday (?:or|and) night (?:is ok|is fine|again)\b"
    r"|\b(?:everything|all texts?) again\b|\bat night (?:too|again|is ok|is fine)\b|\bnot only alarms\b"
)


@dataclass(frozen=True)
class Limits:
    """What is different; None leaves it as it is."""

    not_at_night: bool | None = None
    only_alarms: bool | None = None


def read(text: str) -> Limits | None:
    """Return the limits that a text sets or lifts; None if it is about something else."""
    line = " ".join(re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", "")).split())
    if "?" in text or len(line.split()) > LONGEST:
        return None
    if _ANYTHING.search(line):
        return Limits(not_at_night=False, only_alarms=False)
    night, alarms = bool(_NIGHT.search(line)), bool(_ALARMS.search(line))
    return Limits(night or None, alarms or None) if night or alarms else None
