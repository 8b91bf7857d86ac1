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
_OFF_IT = re.compile(
    r"\btake ((?:\w+ ){1,5}?)(?:off|out|away)(?: of| from)?(?: (?:it|that|there|mine))?\b", re.IGNORECASE
)
_TO_IT = (
    r"\b(?:too|also|as well|aswell|besides)\b|\b(?:i|we) (?:almost |nearly |just |clean )?for?gott?(?:en)?\b"
    r"(?: about| to say)?|\b(?:one|another) (?:more |other )?thing\b"
    r"|\bwhile (?:you'?re|youre|he'?s|they'?re) (?:at it|there)\b"
    r"|\b(?:with|to|in|into|on) (?:that|it|the (?:rest|others?|same)|what i (?:have|ordered))\b"
)
_AND = r"^\W*(?:(?:and|oh|also|plus|sorry|please|pls|ok|well|wait|no)\b\W*)+"
_ADDS = re.compile(
    rf"^\W*(?:(?:oh|sorry|please|pls|ok|well|wait)\b\W*)*(?:and|also|plus|add|put|stick|throw|include)\b|{_TO_IT}",
    re.IGNORECASE,
)
_CUES = re.compile(rf"{_AND}|{_TO_IT}", re.IGNORECASE)
"""How she says that something belongs to what she ordered just now."""
_TOGETHER = re.compile(
    r"^\W*(?:(?:yes|no|but|and|please|pls|just|in|with|on|by|at|it|can|come|bring|put|send|make|all|them|both|should|be|same"
    r"|one|the|you|that|as|to|milk|first|other|order|delivery|deliver|time|trip|bag|together|go|goes|this|van|driver)\b\W*)+$",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"\b(?:same|one) (?:delivery|order|time|trip|bag|van|driver)\b|\btogether\b"
    r"|\bwith (?:the|my) (?:first|other)(?: one| order)?\b",
    re.IGNORECASE,
)
"""Two that are to come as one."""
_ANOTHER_ONE = re.compile(
    r"\b(?:another|new|second|separate|different) (?:order|delivery)\b|\bevery\b|\beach\b|\bfrom \w",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:put|stick|pop|throw|add|send|include) (?P<new>[^.;!?\n]+?) (?:in |along |together )?with (?:the|my|those)"
    r" (?P<goods>[a-z]+)\b(?P<more>[^.;!?\n]*)",
    re.IGNORECASE,
)
"""Goods that shall come with others that she has coming."""
_PUTS = re.compile(r"\b(?:put|stick|throw|include)(?: in)?\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:order|delivery|everything|all|whole|groceries|shopping)\b", re.IGNORECASE)
_LESS = re.compile(
    r"\b(?:cancel|remove|take (?:\w+ ){0,5}?(?:off|out|away)|drop|leave (?:off|out)|forget|no|without|stop|delete"
    r"|(?:dont|don't|do not|no longer) (?:want|need))\b",
    re.IGNORECASE,
)


def names_order(text: str) -> bool:
    """Tell whether a text would change an order that it names by number or by day ("in my saturday order")."""
    return bool(_NAMED.search(text) and _CHANGES.search(text)) and "?" not in text


def goods(text: str) -> str:
    """Return the change of goods that a text asks for, without the order that it names."""
    left = _OFF_IT.sub(r"remove \1 ", _OFF.sub(r"remove \1 ", _ANOTHER.sub(" ", text)))
    left = _PUTS.sub("add", _ANY.sub(" ", left))
    return " ".join(left.split())


def takes_out(text: str) -> bool:
    """Tell whether a text wants a part of an order left out, and not the whole stopped."""
    return bool(_LESS.search(text)) and not _WHOLE.search(_ANY.sub(" ", text)) and bool(goods(text))


def adds(text: str) -> str:
    """Return the goods that a text adds to what was ordered just now ("bread too"); empty if it adds to nothing."""
    if "?" in text or not _ADDS.search(text) or _ANOTHER_ONE.search(text):
        return ""
    left = " ".join(_CUES.sub(" ", text).split()).strip(" .,;!")
    return (
        left
        if re.match(r"(?:add|put|stick|throw|include)\b", left, re.IGNORECASE)
        else left and f"add {left}"
    )


def beside(text: str) -> tuple[str, str]:
    """Return what shall come with goods that she has coming, as a change, and those; two empty strings if none."""
    found = _BESIDE.search(text)
    if found is None or "?" in text or _ANOTHER_ONE.search(text):
        return "", ""
    return f"add {found['new']}{found['more']}", found["goods"]


def joins(text: str) -> bool:
    """Tell whether a text only says that what was read back shall come with what was ordered: "same delivery"."""
    return bool(_SAME.search(text) and _TOGETHER.match(text)) and "?" not in text
