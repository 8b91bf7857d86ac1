"""Of which one thing somebody shall not hear: that order, the fall, the bread; it is no change of what he may see."""

import re

from concierge_bot.understanding.parting.telling import clauses
from concierge_bot.understanding.terms.sharing import scopes

_LASTING = re.compile(
    r"\b(?:any ?more|no more|ever|never|from now on|always|again|anything|everything|nothing|a thing|whatever)\b"
)
_ABOUT = re.compile(
    r"\b(?:about|bout|of) (?P<thing>(?:this|that|these|those|it|today|tonight|yesterday|last night)(?: one| yet| now)?"
    r"|(?:the|my|our|this|that|her|his) [\w ]{2,30})(?: please)?$"
    r"|\bkeep (?P<kept>this|that|it|the [\w ]{2,20}?)(?: \w+)? (?:from|between)\b"
)
_SINGLE = re.compile(
    r"^(?:the|my|this|that) (?:order|delivery|alarm|fall|accident|ambulance|parcel)(?: today| yesterday)?$"
)
"""One thing, though its word names what may be shared: "the fall", where "falls" are all of them."""


def named(clause: str) -> str:
    """Return the one thing that a wish not to tell speaks of; empty where it means all, or things for good."""
    lines = [_line(part) for part in clauses(clause)]
    found = next((one for line in lines if (one := _ABOUT.search(line))), None)
    if found is None or any(map(_LASTING.search, lines)):
        return ""
    thing = found["thing"] or found["kept"]
    return thing if _SINGLE.match(thing) or not scopes(thing) else ""


def _line(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.replace("'", "").replace("’", "")).split())
