"""What somebody answers to our invitation, who has not agreed to anything yet."""

import re
from collections.abc import Sequence
from typing import Literal

from concierge_bot.understanding.answers import replies

Answer = Literal["agrees", "declines", "waits", "person", "asks"]

_DECLINES = re.compile(
    r"^(no|nope|nah|non)( (thank\w*|thanks|thx|ta|dear|love|please|i|im|not|dont|do|want|need|it|this|you))*$"
    r"|\b(not interested|(dont|do not) (want|need) (it|this|that|any|your|you|help)|not for me|no thank(s| you))\b"
)
_IN_PART = re.compile(r"\b(but|only|just|except|without|no|not|nothing|dont|apart from|unless|if)\b")
_AGREES = re.compile(r"^(well |oh )*(yes|yeah|yep|ok|okay|all right|alright|sure|fine|i agree|agreed)\b")
_WAITS = re.compile(r"\b(maybe|perhaps|think about it|think it over|let me think|not sure|later|ask my)\b")
_PERSON = re.compile(
    r"\b(cost\w*|free|price|charge\w*|pay|expensive|who (sees|reads|can see|gets)|private|privacy|real person|a person"
    r"|a human|call me|ring me|phone me|talk to|speak to|daughter|son|my family)\b"
)


def read(text: str, yes: Sequence[str]) -> Answer:
    """Return what it is; a yes with a condition, and whatever only a person can answer, is for a person."""
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", ""))
    line = " ".join(words.split())
    if _AGREES.search(line) and _IN_PART.search(line):
        return "person"
    if replies.read(text) in yes:
        return "agrees"
    if _DECLINES.search(line):
        return "declines"
    if _PERSON.search(line):
        return "person"
    return "waits" if _WAITS.search(line) else "asks"
