"""Which question about money a text asks, by a closed list; and whether somebody wants her card or codes."""

import re
from typing import Literal

Asks = Literal["month", "owed", "order", "other"]

_SECRETS = (
    r"(card( number)?|credit card|debit card|pin( number)?|bank (details|account|number)|account number|pass ?word|"
    r"social security|security number|gift cards?|(security|secret|bank|text|access) code|cvv|sort code)"
)
_FRAUD = re.compile(
    r"\b(ask\w*|wants|wanted|wanting|needs|demand\w*|request\w*|told me|said|says|call\w*|phon\w*|rang|text\w*"
    rf"|e?mail\w*|gave|give)\b.*\b{_SECRETS}\b"
    rf"|\b{_SECRETS}\b.*\b(ask\w*|want\w*|over the phone|to (a|some) (man|woman|lady|person))\b"
)
_DISPUTE = re.compile(
    r"\b(why|twice|2x|double|two times|wrong|mistake|refund|back|explain|didnt|did not|never|not|receipt|statement|"
    r"medicare|insurance|extra|charged? for|what is (this|the|that)|whats (this|the|that)|cheque|check|already)\b"
)
_MONTH = re.compile(r"\b(month|so far|altogether|in all|total|spen[dt])\b")
_OWED = re.compile(r"\b(owe|owing|due|debo|pay|bill)\b")
_HOW_MUCH = re.compile(r"\b(how much|how many dollars|comes? to|came to|costs?|prices?|set me back|cuanto)\b")
_IN_ALL = re.compile(r"\b(total|altogether|all together|in all|bill|sum|pay)\b")
_ANOTHER_MATTER = re.compile(
    r"\b(month|so far|spen[dt]|owe|owing|twice|double|wrong|mistake|refund|back|charged?|last (time|week|order)|"
    r"receipt|statement|medicare|insurance|cheque|check|card|already|never|not|didnt)\b"
)


def asked_for_secrets(text: str) -> bool:
    """Tell whether somebody wants her card, her codes or her account: that is never us."""
    line = _plain(text)
    return bool(_FRAUD.search(line))


def asks_price(text: str) -> bool:
    """Tell whether it is asked what something costs, and nothing about a bill of old."""
    line = _plain(text)
    return bool(_HOW_MUCH.search(line) or _IN_ALL.search(line)) and not _ANOTHER_MATTER.search(line)


def asks(text: str) -> Asks:
    """Return what is asked; whatever is disputed or not known here is for a person."""
    line = _plain(text)
    if _DISPUTE.search(line):
        return "other"
    if _OWED.search(line):
        return "owed"
    if _MONTH.search(line):
        return "month"
    return "order" if _HOW_MUCH.search(line) else "other"


def _plain(text: str) -> str:
    spaced = re.sub(r"[^\w\s]", " ", text.casefold().replace("'", "").replace("’", ""))
    return " ".join(spaced.split())
