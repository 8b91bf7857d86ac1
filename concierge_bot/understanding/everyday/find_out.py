"""What no row of hers can know, and she asks us to find out: when the pharmacy gives flu shots, say."""

import re

from concierge_bot.understanding.parting import clauses

_YOU = r"(?:can|could|would|will) (?:you|u|ya|yall|somebody|someone)(?: please| kindly)?"
_FIND = re.compile(
    rf"\b(?:{_YOU}|please|pls|i need you to|i want you to) (?:find out|look up|look into|check with|inquire|enquire)\b"
    rf"|\b{_YOU} (?:ask|call|phone|ring) (?:at )?(?:the|my|dr|doctor) \w+(?: \w+)? (?:and ask )?"
    r"(?:when|if|whether|what)\b"
)
_SHOT = re.compile(
    r"\b(?:flu|covid|shingles|pneumonia|rsv|tetanus) (?:shots?|jabs?|vaccines?|vaccinations?|boosters?)\b"
)
_OF_A_SHOT = re.compile(r"\?|\b(?:when|where|can|could|does|do|is|are|what about|how about)\b")
_OURS = re.compile(
    r"\b(?:order\w*|deliver\w*|groceries|shopping|taxi|cab|driver|ride|cleaner|handyman|refill|pills?|tablets?|milk|bread)\b"
)
"""Of what we set up ourselves the rows know more than anybody whom we could ask."""

_HEARSAY = re.compile(
    r"\b(?:says?|said|tells? me|told me|thinks|heard|read)\b.*"
    r"\b(?:is (?:that|it|she|he) (?:so|right|true)|is that the case)\W*$"
)
"""What somebody told her, and she asks us if it is so: no machine knows, and it orders nothing."""
_ADVICE = re.compile(
    r"\b(?:sore|hurts?|dizzy|fever|sick|rash|reaction|safe|should i|normal|swollen|with my|side effects?)\b"
)
"""Whether it is good for her a pharmacist says."""


def asks(text: str) -> bool:
    """Tell whether a text asks us to find out something of others, and orders nothing besides."""
    line = " ".join(text.casefold().replace("'", "").replace("\u2019", "").split())
    if sum(map(clauses.orders_on, clauses.cut(text))) > 1:
        return False
    if _ADVICE.search(line):
        return False
    if _HEARSAY.search(line):
        return True
    shot = bool(_SHOT.search(line)) and bool(_OF_A_SHOT.search(line))
    return shot or (bool(_FIND.search(line)) and not _OURS.search(line))
