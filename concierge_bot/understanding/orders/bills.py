"""Which question about money a text asks, by a closed list."""

import re
from typing import Literal

Asks = Literal["items", "fee", "month", "owed", "order", "other"]

_HOW_TO_PAY = re.compile(
    r"\b(?:do|will|would|did|must|should|if|whether) (?:you|u|ye|i|we) (?:\w+ )?"
    r"(?:need|require|want|take|accept|use|give)(?: \w+){0,3}? (?:card|account number|bank details)\b"
    r"|\bhow (?:am|will|do|are|is) (?:i|we|it|that) (?:be )?(?:billed|charged|pay|paid|invoiced)\b"
    r"|\b(?:pay|paid) (?:by|with|on|in) (?:card|account|check|cheque|cash)\b"
    r"|\b(?:can|could|may|shall|should|do|must|will|am|have|need|if|whether) (?:i|we|mom|mum|he|she|they) (?:\w+ )?"
    r"(?:pay|give|hand)(?: \w+){0,3} (?:cash|money|a check|a cheque|directly|direct|at the door|himself|myself)\b"
    r"|\b(?:who|whom|how) (?:do|does|should|shall|must|will|am|are) (?:i|we|mom|mum)(?: to)? pay(?! for)\b"
    r"|\b(?:do|does|will|would|can|if|or) (?:you|u|yous|ye|yall|youse) (?:\w+ )?(?:bill|invoice|send (?:me )?a bill)\b"
    r"|(?<!what )(?<!much )\b(?:do|should|must|shall) (?:i|we) (?:pay|tip)"
    r" (?:(?:the|my|a) (?:\w+ )?\w+|(?!for\b|it\b|that\b)\w+)"
    r"(?: (?:when|or|now|then|myself|\w+self)\b|$)"
)
_CASH = re.compile(
    r"\b(?:do|should|must|shall|can|will) i (?:have to )?(?:owe|give|pay|hand|tip)(?: \w+){0,3}? (?:cash|money)\b"
    r"|\bdo(?:es)? (?:i|he|she|they) (?:owe|want|need|take|get) (?:\w+ )?(?:cash|money)\b"
)
_DISPUTE = re.compile(
    r"\b(why|twice|2x|double|two times|wrong|mistake|refund|back|explain|didnt|did not|never|not|receipt|statement|"
    r"medicare|insurance|extra|charged? for|what is (this|the|that)|whats (this|the|that)|cheque|check|already)\b"
)
_ITEMS = re.compile(
    r"\b(itemi[sz]e\w*|break ?down|broken down|each (charge|item) separately|(goods|groceries)\b.{0,40}\b(fee|delivery)"
    r"|what (am|was|were) (i|we) (being )?charged)\b"
)
_MONTH = re.compile(r"\b(month|so far|altogether|in all|total|spen[dt])\b")
_OWED = re.compile(r"\b(owe|owing|due|debo|pay|bill)\b")
_HOW_MUCH = re.compile(
    r"\b(how much|how many dollars|comes? to|came to|costs?|prices?|set me back|run me|cuanto)\b"
)
_IN_ALL = re.compile(r"\b(total|altogether|all together|in all|bill|sum|pay)\b")
_ANOTHER_MATTER = re.compile(
    r"\b(month|so far|spen[dt]|owe|owing|twice|double|wrong|mistake|refund|back|charged?|last (time|week|order)|"
    r"receipt|statement|medicare|insurance|cheque|check|card|already|never|not|didnt)\b"
)


_THE_PRICE = re.compile(
    r"\bwh?at(?:s| is| was|ll be| will be)? (?:the|my|your|it in|that in) (?:\w+ )?(?:total|price|cost|sum|damage)\b"
    r"|\b(?:total|price|cost) (?:including|with|and) (?:the )?deliver\w*|\b(?:all )?(?:going to|gonna) (?:run"
    r"|cost) (?:me|us)\b"
)
"""She asks what it comes to, and disputes nothing."""
_THE_FEE = re.compile(
    r"\b(?:how much|what|wat|rate|charge\w*|fee|cost\w*|price)\b.*\b(?:deliver\w*|bringing|to bring)\b"
    r"|\bdelivery (?:fee|charge|rate|cost|price)\b"
)

_NO_FEE = re.compile(r"\b(?:why|twice|double|wrong|mistake|refund|extra|back|never|not|didnt|too much)\b")


def asks_cash(text: str) -> bool:
    """Tell whether it is asked if whoever comes is to get cash."""
    line = _plain(text)
    return bool(_CASH.search(line)) and len(line.split()) <= _SHORT


_SHORT = 22  # words


_WHO_PAYS = re.compile(
    r"\bwho(?:s| is| does| do| will| would|ll| has to| gets to)? ?(?:be )?"
    r"(?:pay|pays|paying|to pay|footing|charged|billed)\b(?! for a\b)"
    r"|\bwho (?:gets|got|was|is being|gets the|got the) (?:charged|billed|bill|the bill)\b"
    r"|\b(?:is|was|does|did|will|do|has|are|were)(?: \w+){1,3}? (?:charged?|billed?|put|going|go|gone|been charged)"
    r" (?:to|on|for) (?:my \w+|\w+) or (?:to |on )?\w+"
    r"|\bam i (?:being )?(?:charged|billed|paying) (?:for (?:it|that|this)|or)\b"
)
_WHY_PAID = re.compile(r"\b(?:why|twice|double|mistake|refund|back|already)\b")


def asks_who_pays(text: str) -> bool:
    """Tell whether it is asked who pays for what comes to her, and nothing is disputed."""
    line = _plain(text)
    return bool(_WHO_PAYS.search(line)) and not _WHY_PAID.search(line) and len(line.split()) <= _SHORT


def asks_how_to_pay(text: str) -> bool:
    """Tell whether it is asked if we want a card, or how one pays."""
    line = _plain(text)
    return bool(_HOW_TO_PAY.search(line))


_WORRIES = re.compile(
    r"\b(?:dont|do not|wont|will not|shouldnt|should not|wouldnt|would not|not going to|refuse to|never)"
    r" (?:(?:want|like|have|going|need|wish|care|mean|expect|be|to) )*(?:pay(?:ing)?|be charged|charged)\b"
    r"(?! attention)"
    r"|\b(?:think|thinks|thinking|believe|say|says)(?: that)? (?:i|we) (?:didnt|did not|havent|have not|hadnt|never) "
    r"(?:pay|paid)\b"
    r"|\b(?:did|have|should|must|was) (?:i|we) (?:(?:have|supposed|meant|to|already) )*(?:pay|paid)\b(?! attention)"
)


def worries(text: str) -> bool:
    """Tell whether she fears that she did not pay, or will not pay for something."""
    return bool(_WORRIES.search(_plain(text)))


def asks_price(text: str) -> bool:
    """Tell whether it is asked what something costs, and nothing about a bill of old."""
    line = _plain(text)
    return bool(_HOW_MUCH.search(line) or _IN_ALL.search(line)) and not _ANOTHER_MATTER.search(line)


def asks(text: str) -> Asks:
    """Return what is asked; whatever is disputed or not known here is for a person."""
    line = _plain(text)
    if _ITEMS.search(line):
        return "items"
    if _THE_PRICE.search(line) and not _ANOTHER_MATTER.search(line):
        return "order"
    if _THE_FEE.search(line) and not (_IN_ALL.search(line) or _NO_FEE.search(line)):
        return "fee"
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
