"""What she says has not happened to her: readers that learned from texts hear the word and not the "no" before it."""

import re

_NOT = (
    r"(?:aint|have not|havent|had not|hadnt|did not|didnt|am not|im not|was not|wasnt|never|not|dont|do not)"
    r"(?: (?:even|once|been|get|got|gone and))*"
)
_HAPPENED = (
    r"(?:fell|fallen|fall|fallin|falling|slipped|tripped|hurt|hurting|bleeding|sick|ill|dizzy|faint|in pain|in danger"
    r"|in trouble|on the floor|need (?:no |any )?(?:help|ambulance))"
    r"(?: (?:down|off|over|or (?:nothin|nothing|anything|anythin)|at all|once|any ?more))*"
)
_DENIED = re.compile(
    rf"\b{_NOT} {_HAPPENED}(?: (?:and|nor|or)(?: i)?(?: {_NOT})? {_HAPPENED})*\b"
    r"(?! (?:like|so|this|that|as|worse|before|until|till)\b)",
    re.IGNORECASE,
)


def without(text: str) -> str:
    """Take out what a text says has not happened; what else it tells stays ("never hurt like this" is no denial)."""
    said = text.replace("\u2019", "'").replace("'", "")
    left = _DENIED.sub(" ", said)
    return left if left != said else text
