"""How many times as much of a good she wants, in words that count nothing: "double the chicken", "half the rice"."""

import re

_TOLD = re.compile(
    r"\b(?P<how>double|twice|half)(?: up)?(?: on)? (?:the|my|as (?:much|many)|that)(?: of)?(?: the| my)? "
    r"(?P<goods>[a-z]+(?: (?!(?:and|but|or|please|no|not|with|to|from|for|as|then|this|instead)\b)[a-z]+)?)"
    r"(?: (?:please|this time|as (?:last time|before|usual)))*",
    re.IGNORECASE,
)
_TIMES = {"double": 2.0, "twice": 2.0, "half": 0.5}


def told(text: str) -> list[tuple[float, str]]:
    """Return of which goods a text wants how many times as much."""
    return [(_TIMES[found["how"].casefold()], found["goods"]) for found in _TOLD.finditer(text)]


def without(text: str, goods: str) -> str:
    """Return a text without what it says of how much more of some goods she wants."""
    return _TOLD.sub(lambda found: " " if found["goods"] == goods else found[0], text)
