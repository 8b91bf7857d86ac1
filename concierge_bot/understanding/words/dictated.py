"""What a telephone wrote down for a number that it heard: "too bags of rice" are two."""

import re

from concierge_bot.understanding.words.units import UNITS
from concierge_bot.understanding.words.vocabulary import is_ware

_TOO = re.compile(r"\btoo (?=(?P<next>[a-z]+)(?P<is> (?:is|are|was|were|low|please)\b)?)", re.IGNORECASE)
_THEM = frozenset(
    "of more bags cans boxes bottles packs jars loaves rolls meals taxis cabs rides visits".split()
)
_MANY = frozenset(form for form in UNITS if form.endswith("s") and len(form) > 3)
_NEVER = frozenset("pills tablets capsules doses times as this his is was us yes".split())
"""What a "too" before is not read of: nobody guesses a number of pills."""


def counted(text: str) -> str:
    """Return a text with "two" where its "too" counts what follows."""
    return _TOO.sub(lambda found: "two " if _counts(found) else found[0], text)


def _counts(found: re.Match[str]) -> bool:
    word = found["next"].casefold()
    if word in _NEVER:
        return False
    if word in _THEM or word in _MANY:
        return True
    return word.endswith("s") and not word.endswith("ss") and not found["is"] and is_ware(word)
