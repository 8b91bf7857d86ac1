"""What she calls us is no goods, though it may be sold: "I said 4 bananas honey", "thanks sugar", "sorry pumpkin"."""

import re
from collections.abc import Iterable

_CALLED = (
    r"(?:honey(?: ?(?:bunch|bun|pie|child))?|hunny|sugar(?: ?(?:pie|plum))?"
    r"|sweet ?(?:pea|pie|ie ?pie)|pumpkin|peach|cup ?cake"
    r"|dumplin[g']?|lamb chop|duck(?:s|ie|y)?|petal|pet|treacle|butter ?cup|possum|toots(?:ie)?|chuck|poppet)"
)
_WORDS = frozenset(re.findall(r"[a-z]{4,}", _CALLED))
_ON = r"\s*(?:i|im|i'm|id|i'd|ill|i'll|can|could|would|will|you|no|not|but|is|it|its|that|just|do|add)\b"
_GREETED = re.compile(
    r"\b(thanks?(?: you)?|thank ?u|thx|ta|hi|hiya|hello|hey|morning|afternoon|evening|bless you|bye|good ?night)"
    rf"[ ,]+{_CALLED}\b(?=\s*(?:$|[.,;:!?\n-])|{_ON})",
    re.IGNORECASE,
)
_SPOKEN_TO = re.compile(
    r"\b(please|pls|ok|okay|yes|yeah|yep|no|nope|nah|oh|sorry|well|right|you|ya|too|instead|there|now|wait|listen)"
    rf"[ ,]+{_CALLED}\b(?=\s*(?:$|[.!?\n])|{_ON})",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"(^|[.!?\n])\s*{_CALLED}\b(?=,?{_ON})",
    re.IGNORECASE,
)
_SENTENCES = re.compile(
    r"([.!?;\n]+(?!\d)|,(?=\s*(?:is|can|could|it|that|i|i'm|im|we|my|he|she|and (?:can|could|make))\b))"
)
_LAST = re.compile(
    r"(?P<said>.*?\w)(?P<sign>,?) +" + rf"(?P<called>{_CALLED})(?P<end>\W*)$", re.IGNORECASE | re.DOTALL
)
_GOODS_FOLLOW = re.compile(
    r"\b(?:and|some|of|the|a|an|any|add|not|without|want|need|get|have|with|plus|off|out|raw|clover|pure|local|brown|white"
    r"|or|for|more|mean|meant|said|order|send|bring|like|\d+\S*|two|three|four|five|six|dozen)$|[&+/]$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a|an|some)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\b(?:i|you|it|that|make|take|leave|drop|change|put|said|not|no|dont|don't|wrong|forgot)\b",
    re.IGNORECASE,
)


def without(text: str, had: Iterable[str] = ()) -> str:
    """Return a text without what she calls us; ``had`` are the goods that it may change, and what is in them stays."""
    inside = {word for name in had for word in name.casefold().split()}
    if inside & _WORDS & set(re.findall(r"[a-z]+", text.casefold())):
        return text
    text = _FIRST.sub(r"\1 ", _SPOKEN_TO.sub(r"\1", _GREETED.sub(r"\1", text)))
    if not inside:
        return text
    return "".join(_without_last(part) for part in _SENTENCES.split(text))


def _without_last(sentence: str) -> str:
    """A change that ends in one calls us so, unless it stands where goods stand: in a list, or counted."""
    found = _LAST.match(sentence)
    if found is None or _GOODS_FOLLOW.search(found["said"]):
        return sentence
    listed = "," in found["said"] or len(_COUNTED.findall(found["said"])) > 1
    if listed or (found["sign"] and not _TELLS.search(found["said"])):
        return sentence
    return found["said"] + found["end"]
