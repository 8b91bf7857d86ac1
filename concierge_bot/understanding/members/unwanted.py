"""She says that somebody shall come, or be asked, no more: by a name, or as "that driver", and not only this time."""

import re

_WHO_CAME = (
    r"(?:that|this|the)(?: same| last)? (?:driver|courier|delivery (?:man|boy|guy|girl|lady|person)"
    r"|fella|fellow|man|guy|boy|kid|lad|lady|woman|girl|person)"
)
SHOP = r"(?:that|this)(?: same| last)? (?:shop|store|market|mart|grocer\w*|place)"
"""The shop that was named last."""
_NO = r"(?:dont|don't|do not|never|wont|won't|no|not)"
_DOES = r"(?:bring|come|deliver|drive|carry|touch|send|do)"
_AGAIN = r"(?:no more|any ?more|anymore|ever again|again|nothing no more|back|round here)"
_USES = r"(?:use|order from|buy from|shop at|deal with|go to|get (?:nothing|anything|things|stuff|groceries) from)"


def who_came(text: str) -> str:
    """Return how whoever came last may be called in a text: "him" only where it tells of a driver or the like."""
    return rf"(?:{_WHO_CAME}|him|her)" if re.search(_WHO_CAME, text, re.IGNORECASE) else _WHO_CAME


def find(text: str, called: str) -> re.Match[str] | None:
    """Find where a text says so of whoever is called like that (a pattern)."""
    return re.search(
        rf"\b(?:(?:and|so|please|also|just|i|but) )*(?:"
        rf"{_NO} (?:want|send|let|have|use|like)(?: me| us)? (?:the |that )?{called}\b(?: to)?(?: {_DOES})?"
        rf"[^.;!?]{{0,40}}?\b{_AGAIN}\b"
        rf"|no more {called}\b"
        rf"|{_NO} (?:want|send)(?: me)? {called} to {_DOES} (?:me |my )?(?:nothing|anything)\b"
        rf"|(?:{_NO} )?never (?:again )?{_USES} {called}\b(?: again)?"
        rf"|{_NO} (?:ever |want (?:you )?to )?{_USES} {called}\b[^.;!?]{{0,20}}?\b(?:{_AGAIN}|ever)\b"
        rf"|(?:done|through|finished) with {called}\b"
        rf"|(?:unsubscribe|take) me (?:from|off)(?: of)? {called}\b"
        rf")(?: for me| to me| neither| either)*",
        text,
        re.IGNORECASE,
    )
