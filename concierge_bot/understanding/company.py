"""Small questions about the house and the day, which no service of ours is behind."""

import re
from typing import Literal

Asks = Literal["who", "day", "lonely"]

_MACHINE = r"(person|human|human being|girl|lady|woman|man|robot|machine|computer|bot|recording|real)"
_PATTERNS: dict[Asks, re.Pattern[str]] = {
    "who": re.compile(
        r"^(hi |hello |but |so |and |excuse me )*(who|what) (are you|am i (talking|speaking|texting) (to|with))"
        r"( please| dear| really| then| exactly| anyway| again| now)*$"
        rf"|^(\w+ ){{0,2}}?are you (a |an |just |only |real |live |some )*{_MACHINE}\b.*$"
        rf"|\b(is this|am i (talking|speaking|texting) (to|with)) (a |an |real |live )*{_MACHINE}\b"
    ),
    "day": re.compile(
        r"^(\w+ ){0,3}?(what|which|whats|what is|what s) (the )?(day|date|time)( of the week)?"
        r"( is it| is today| is this| now| today| by your clock| there| please| dear| of day)*$"
        r"|^(\w+ )?is (it|today) (mon|tues|wednes|thurs|fri|satur|sun)day( today| yet)?$"
        r"|^(\w+ )?is it (morning|afternoon|evening|night|noon|day)( time)?( yet| now)?$"
    ),
    "lonely": re.compile(
        r"\b(im|i am|i feel|feeling|i get|i do get) (\w+ )?(lonely|lonesome)\b|\bnobody (to talk to|talks to me)\b"
    ),
}

_A_PERSON = re.compile(
    r"\b(want|give|connect|rather|sooner|prefer|need|get me|let me|like to (talk|speak)|can i (talk|speak))\b"
)


def asks(text: str) -> Asks | None:
    """Return which of these a text asks, or None."""
    words = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", ""))
    line = " ".join(words.split())
    if _A_PERSON.search(line):
        return None
    return next((ask for ask, pattern in _PATTERNS.items() if pattern.search(line)), None)
