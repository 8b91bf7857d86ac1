"""A thing to be fetched that is already hers, or paid: a job for who brings parcels, no purchase and no ride."""

import re
from collections.abc import Mapping

FETCH = "fetch"
DRIVER = "a driver"
_HERS = re.compile(
    r"\b(?:(?:already|allready|all|been|is|its|it's|are|they're) paid|paid (?:for|already|up)"
    r"|(?:got|have|has|is|are|be|it's|they're) (?:my [\w ]{2,20} |it |them )?(?:all )?ready"
    r"|ready (?:for (?:me|pick)|to (?:be )?(?:pick|collect|fetch))"
    r"|waiting (?:for me|there|at)|(?:on hold|put (?:by|aside)|set aside|holding \w+) for me|i left (?:my|it|them)"
    r"|my [\w ]{2,20}? (?:from|at) (?:the )?(?:dry |shoe |watch )?(?:cleaners?|repair\w*|tailors?|post office|library"
    r"|cobbler))\b",
    re.IGNORECASE,
)
_FETCHES = re.compile(
    r"\b(?:pick(?:ed|ing)? (?:\w+ ){0,5}?up|pick ?up|collect|fetch"
    r"|(?:can|could|send|need|want|just) (?:a |the |some )?driver"
    r"|(?:get|bring)\b[^.;!?]{1,60}\bfrom)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"^\W*(?:is|are|was|were|has|have|did|when|where|why|who|what)\b", re.IGNORECASE)
_WHAT = re.compile(
    r"\b(?:pick(?:ed)? ?up|collect|fetch|get|bring(?: me)?) (?P<thing>(?:[\w'-]+ ){0,5}?[\w'-]+)"
    r"(?=\s*(?:[,.;!?|]|$|\b(?:at|from|in|on|and|for|please|already|allready|its|it's|that|they|which|today|tomorrow)\b))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:^|[,.;] ?)(?P<thing>(?:\d+|two|three|four|my) [a-z][\w' -]{2,25}?)(?=\s*(?:[,.;!?|]|$))",
    re.IGNORECASE,
)
_READY = re.compile(r"\bmy (?P<thing>[\w' -]{2,25}?) (?:is |are |all )*ready\b", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:at|from) (?P<from>(?:the )?[A-Za-z][\w'&-]*(?: (?!and\b|please\b|already\b|allready\b|today\b|its\b|it's\b"
    r"|they\b|for\b|that\b|to\b|but\b|before\b)[\w'&-]+){0,5})|(?:^|[,.;"
    r"|] ?)(?P<named>[A-Z][\w'&-]+(?: (?:on|[A-Z0-9])[\w'&-]*)+)"
)
_NOT_THINGS = re.compile(
    r"\b(?:me|him|her|us|mom|mum|dad|husband|wife|son|daughter|sister|brother|friend)\b", re.IGNORECASE
)
_MEDICINE = re.compile(
    r"\b(?:pills?|tablets?|medicines?|meds|medications?|prescriptions?|refills?|insulin|inhaler)\b",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"^(?:it|them|em|those|these|that|this|they)$|^(?:them|those|these|that) ", re.IGNORECASE
)


def asked_for(text: str) -> bool:
    """Tell whether a text wants a thing fetched that is hers or paid; medicine goes its own way."""
    wanted = bool(_HERS.search(text) and _FETCHES.search(text)) and not _ASKS.match(text)
    return wanted and not _MEDICINE.search(text) and "thing" in read(text)


def read(words: str) -> dict[str, str]:
    """Return what is to be fetched, and from where."""
    things = [
        one["thing"].strip() for pattern in (_WHAT, _COUNTED, _READY) for one in pattern.finditer(words)
    ]
    things = [one for one in things if not _NOT_THINGS.search(one)]
    plain = [one for one in things if not _POINTING.match(one)] or [
        one.split(" ", 1)[1] for one in things if " " in one
    ]
    place = _FROM.search(words)
    found = {
        "thing": plain[0] if plain else "",
        "from": (place["from"] or place["named"]).strip() if place else "",
    }
    return {key: value for key, value in found.items() if value}


def spoken(said: str, data: Mapping[str, str]) -> str:
    """Return it as she would say it: ``a driver to fetch 2 salt blocks from Millers Feed``."""
    place = f" from {data['from']}" if data.get("from") else ""
    return f"{said} to fetch {re.sub(r'^my ', 'your ', data.get('thing', 'it'))}{place}"
