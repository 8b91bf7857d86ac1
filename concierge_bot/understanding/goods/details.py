"""Of what size and kind goods shall be ("whole, with the bones, four or five pounds", "if its on sale"): a word for
the shop, and no goods besides."""

import re

_N = r"(?:\d{1,2}(?:\.5)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_BETWEEN = r"(?: ?(?:or|to|-|and a half to|,) ?)"
_SIZE = (
    rf"(?:(?:about|around|like|maybe|say) )?(?:(?:four|five|six|\d)[ -])?{_N}{_BETWEEN}{_N}"
    r" (?:pounds?|lbs?|ounces?|oz|kilos?)(?: or so)?"
)
_KIND = (
    r"(?:a )?whole(?: one)?|(?:with|without) (?:the |its )?(?:bones?|skin|fat|giblets)(?: in| on)?|bone[ -]in|boneless"
    r"|skinless|cut up|in pieces|not cut up|(?:not (?:a |too )?)?(?:little|small|big|large|fat) one"
    r"|not (?:too )?(?:big|small)"
    r"|not a (?:little|small|big|large) one|nothing (?:too )?(?:big|small)"
)
_ON_SALE = (
    r"(?:only )?if (?:it|its|it's|they|they're|theyre|that)?(?: ?(?:is|are))?"
    r" ?(?:on (?:sale|offer|special)|cheap)"
)
_ONE = rf"(?:{_SIZE}|{_KIND})"
_PIECE = re.compile(
    rf"(?:(?<=,)|(?<=^)|(?<=;)|(?<=\band))\s*(?:and )?(?P<how>{_ONE})"
    r"(?=\s*(?:[,.;!?]|$|and\b))",
    re.IGNORECASE,
)
_SALE = re.compile(rf"(?:\b(?P<goods>[a-z]+)[, ]+)?\b(?P<how>{_ON_SALE})\b", re.IGNORECASE)
_ASKS_SALE = re.compile(
    r"\b(?:is|are) (?:the |my |your |any )?(?P<goods>[a-z]+(?: [a-z]+)?) (?:on (?:sale|offer|special)|cheaper)\b",
    re.IGNORECASE,
)


def told(text: str) -> tuple[str, ...]:
    """Return what a text says of the size and kind of its goods, each as she says it."""
    return tuple(dict.fromkeys(found["how"].strip() for found in _PIECE.finditer(text)))


def on_sale(text: str) -> str:
    """Return the goods that a text wants only if they are on sale; empty where it names none."""
    found = _SALE.search(text)
    return "" if found is None else (found["goods"] or "")


def without(text: str) -> str:
    """Return a text without what only says of what size and kind its goods shall be, and under which price."""
    said = _SALE.sub(lambda found: found["goods"] or "", _PIECE.sub(" ", text))
    said = re.sub(r"(?:\s*,)+\s*(?=,|$)", "", said)
    return " ".join(said.split()) if said != text else text


def asks_if_on_sale(text: str) -> str:
    """Return the goods of which a text asks if they are on sale; empty where it asks that of none."""
    found = _ASKS_SALE.search(text)
    return "" if found is None else found["goods"]
