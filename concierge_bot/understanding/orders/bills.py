"""Which question about money a text asks, by a closed list; and whether somebody wants her card or codes."""

import re
from typing import Literal

Asks = Literal["items", "fee", "month", "owed", "order", "other"]

_SECRETS = (
    r"(card( number)?|credit card|debit card|pin( number)?|bank (details|account|number)|account number|pass ?word|"
    r"social security|security number|gift cards?|(security|secret|bank|text|access) code|cvv|sort code)"
)
_FRAUD = re.compile(
    r"\b(ask\w*|wants|wanted|wanting|needs|demand\w*|request\w*|told me|said|says|call\w*|phon\w*|rang|text\w*"
    rf"|e?mail\w*|gave|give)\b.*\b{_SECRETS}\b"
    rf"|\b{_SECRETS}\b.*\b(ask\w*|(?<! i )want\w*|over the phone|to (a|some) (man|woman|lady|person))\b"
)
_OUTSIDE = (
    r"(bank|microsoft|amazon|apple|irs|tax (man|office)|social security|medicare|government|police|officer|lawyer"
    r"|sheriff|lottery|prize|sweepstakes?|computer|virus|western union|bitcoin|crypto\w*|jail|prison|bail|arrest\w*"
    r"|warrant|kidnap\w*|lost (his|her) phone|new number|courier|safe account|investment)"
)
_MONEY = r"(money|cash|dollars|pounds|savings|bail|fee|thousand|hundred|\d{3,}|(gift |play |google )*cards?)"
_PAY = r"(send|sent|wired?|transfer\w*|give|gave|pay|paid|move|take out|withdraw|buy)"
_HANDS_OVER = (
    rf"({_PAY} (\w+ ){{0,5}}?{_MONEY}|(needs?|wants?|ask\w*|demands?|owes?) (\w+ ){{0,4}}?{_MONEY}"
    r"|arrest me|stop my benefits|give (him|her|them) my|(want|need|gave|give)s? (\w+ ){0,2}?my (\w+ )?number)"
)
_HE_OR_SHE = r"\b(he|she|they|man|lady|woman|caller|somebody|someone)\b"
_SOMEBODY = re.compile(rf"{_HE_OR_SHE}|\b{_OUTSIDE}\b")
_SCAMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_OUTSIDE}\b.*\b{_HANDS_OVER}\b|\b{_HANDS_OVER}\b.*\b{_OUTSIDE}\b",
        rf"{_HE_OR_SHE}.*\b(read|give|tell|text|send)\b.*\b(codes?|numbers? on)\b",
        rf"\b(want\w*|told|ask\w*|tell\w*|need\w*) me to {_PAY}\b.*\b{_MONEY}\b",
        rf"{_HE_OR_SHE}.*\b(virus|western union|safe account|gift cards?)\b|\bwestern union\b.*{_HE_OR_SHE}",
        rf"\b(should|shall|must) i (give|pay|send) (him|her|them|it|that)( to (him|her|them))?( it| the {_MONEY})?$",
        rf"{_HE_OR_SHE}.*\b(should|shall|must) i (give|pay|send) (it|that|my|the {_MONEY})\b",
    )
)
"""The stories by which old people are robbed: a stranger or an office, a hurry, and money, cards or a code."""
_EVERYDAY = re.compile(
    r"\b(driver|gate code|door code|birthday|christmas|wedding|present for|statement|bill|remind\w*|forget)\b"
)
_STRANGER = re.compile(
    r"\b(an? (\w+ ){0,2}(man|lady|woman|fella|guy|person|call|caller|letter|email)|somebody|someone|rang|phoned"
    r"|called|jail|bank)\b"
)
_NOT_TOLD_OF = re.compile(
    r"\b(?:do|will|would|did|must|should|can|have|are|if|whether) (?:you|u|ye|i|we)\b"
    r"|\b(?:you|u) (?:need|require|want|take)\b"
    r"|\b(?:nobody|no one|no fraud)\b|\b(?:prepaid|pre paid|top ?up|phone|calling|greeting|library|report|bus) cards?\b"
)
_GIFT = re.compile(r"\bgift cards?\b")
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


def asked_for_secrets(text: str) -> bool:
    """Tell whether somebody wants her card, her codes or her money in a hurry: that is never us."""
    line = _plain(text)
    if _EVERYDAY.search(line) and not _STRANGER.search(line):
        return False
    others = line.replace("bank card", "card").replace(
        "bank details", "details"
    )  # hers, and no bank that rang
    told_of = any(who.search(others) for who in (_SOMEBODY, _STRANGER)) or _GIFT.search(line)
    if _NOT_TOLD_OF.search(line) and not told_of:
        return False  # she asks us, or wants a card that is goods
    return any(pattern.search(line) for pattern in (_FRAUD, *_SCAMS))


def asks_cash(text: str) -> bool:
    """Tell whether it is asked if whoever comes is to get cash, and nobody else wants her money in it."""
    line = _plain(text)
    return bool(_CASH.search(line)) and len(line.split()) <= _SHORT and not asked_for_secrets(text)


_SHORT = 22  # words


def asks_how_to_pay(text: str) -> bool:
    """Tell whether it is asked if we want a card, or how one pays; nobody else wants her card in it."""
    line = _plain(text)
    return bool(_HOW_TO_PAY.search(line)) and not asked_for_secrets(text)


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
