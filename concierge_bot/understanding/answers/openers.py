"""Words like "right", "oh" and "ok" before a question or an addition: they only open it, and say no yes."""

import re

_ASKS_ON = re.compile(
    r"^(?:(?:and|so|now|then|but|well|oh)\b ?)*(?:(?:where|what|when|who|how|why|which)s?\b"
    r"|(?:do|did|does|is|are|am|was|were|have|has|had|can|could|may|should|shall) (?:i|we|you|it|that|they|the|my)\b)"
)
"""How a question begins that an "ok" or a "right" only leads up to."""
_OPENERS = frozenset(
    "right so well oh ok okay now good fine grand lovely alright all sure then dear love ah".split()
)
_LOST_THREAD = re.compile(r"\bwhere (?:was|were|did|had) (?:i|we)\b")
_ADDS = re.compile(
    r"^(?:(?:oh|right|well|ok|okay|yes|so|now|good|lovely|grand|fine|sure|alright) )*(?:and|also|plus|add)\b"
    r"|(?<!\bthat )(?<!\bit )(?<!\bthem )(?<!\bme )\b(?:too|as well|also)\b|\b(?:my|the) usual\b"
)


def leads_to(head: str, rest: str) -> bool:
    """Tell whether a head of such words only opens the question behind it; both in small letters without signs."""
    asks = set(head.split()) <= _OPENERS and _ASKS_ON.match(rest)
    return bool(asks or _LOST_THREAD.search(rest))


def adds(line: str) -> bool:
    """Tell whether a line puts something to what was read back."""
    return bool(_ADDS.search(line))
