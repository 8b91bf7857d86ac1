"""Words that change an order under way: which order they name, and what is left of them as a change of its goods."""

import re

_DAY = r"(?:\w{3,6}day|sabado|domingo|lunes|martes|miercoles|jueves|viernes|tomorrow|manana|today)"
_TO = r"(?:\b(?:in|on|to|into|onto|from|off|of|with|for|out of|inside|a|al|en|de)\s+)?(?:my |the |that |this |mi |el )?"
_ORDER = (
    rf"(?:{_DAY}(?:'?s)? (?:order|list|delivery|groceries)|(?:order|pedido|orden) (?:number |no\.? |#)?\d+)"
)
_NAMED = re.compile(rf"{_TO}\b{_ORDER}\b", re.IGNORECASE)
_ANY = re.compile(
    rf"{_NAMED.pattern}|{_TO}\b(?:last |same |other )?(?:order|delivery|list|pedido|orden)\b|\bwith the rest\b",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:put|add|stick|throw|include|also|too|take|remove|cancel|drop|leave (?:off|out)|without|no more|change|swap"
    r"|make|instead|need|want|forget|agrega|pon|quita)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\W*\b(?:no|not|dont|don't|do not)\b(?: want| make)?(?: an?)? (?:otr[oa]|another|a? ?(?:new|second|separate)|more)"
    r" (?:order|orden|pedido|one|list)s?\b\W*",
    re.IGNORECASE,
)
_OFF = re.compile(
    rf"\btake ((?:\w+ ){{1,5}}?)(?=(?:off|out|out of|from|of) (?:my |the |that |this )?(?:{_ORDER}|order|list)\b)",
    re.IGNORECASE,
)
_PUTS = re.compile(r"\b(?:put|stick|throw|include)(?: in)?\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:order|delivery|everything|all|whole|groceries|shopping)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:cancel|remove|take (?:off|out)|drop|leave (?:off|out)|forget|no|without|stop|delete"
    r"|(?:dont|don't|do not|no longer) (?:want|need))\b",
    re.IGNORECASE,
)


def names_order(text: str) -> bool:
    """Tell whether a text would change an order that it names by number or by day ("in my saturday order")."""
    return bool(_NAMED.search(text) and _CHANGES.search(text)) and "?" not in text


def goods(text: str) -> str:
    """Return the change of goods that a text asks for, without the order that it names."""
    left = _OFF.sub(r"remove \1 ", _ANOTHER.sub(" ", text))
    left = _PUTS.sub("add", _ANY.sub(" ", left))
    return " ".join(left.split())


def takes_out(text: str) -> bool:
    """Tell whether a text wants a part of an order left out, and not the whole stopped."""
    return bool(_LESS.search(text)) and not _WHOLE.search(_ANY.sub(" ", text)) and bool(goods(text))
