"""What in her words is a reason, or belongs to somebody else: a day or an hour that stands in it is not the visit's.

Left out only where another time is left: "Thursday, as Kate now says she'll come Friday night".
"""

import re

from concierge_bot.understanding.visits import errands

_DAY = re.compile(
    r"\b(?:today|tonight|tomm?or+ow|tmrw|(?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?s?|weekend)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    _DAY.pattern
    + r"|\b(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b)?|noon|midday|morning|afternoon|evening|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
_WHO = (
    r"(?:(?!i\b|you\b|u\b|we\b|he\b|she\b|they\b|it\b|that\b|this\b|there\b|who\b|what\b|which\b|when\b|and\b|but\b|so\b"
    r"|so\b|as\b|if\b|not\b|or\b|yes\b|no\b|please\b|maybe\b|could\b|would\b|can\b|will\b)[a-z'’]+)"
)
_SAYS = (
    rf"(?:my |the |our )?{_WHO}(?: now| just| also)? "
    r"(?:says?|said|tells? me|told me|thinks?|thought|wrote|writes|rang)\b"
)
_COMES = (
    rf"(?:my |our )?{_WHO}(?:(?:'s| is| was| will be) (?:(?:now|only|also) )?"
    r"(?:coming|here|staying|away|going|leaving|visiting|arriving)| (?:comes|visits|arrives|leaves|will come))\b"
)
_I_HAVE = (
    r"(?:i|we)(?:'ve| have| had|'m| am|'re| are| go| got| gotta)(?: got| to go| going)?(?: to| at| in)?"
    r" (?!it\b|him\b|her\b)"
    r"(?:(?:the|my|a|an|our|some) )?(?!come\b|leave\b|go\b|be\b|get\b|want\b|need\b)[a-z]+"
)
_LEAD = r"^\W*(?:(?:and|but|oh|well|see|you see|only|cause|cos)\b\W*)*"
_SOMEBODY = re.compile(rf"\W*\b(?:{_SAYS}|{_COMES})", re.IGNORECASE)
_OTHERS = re.compile(rf"{_LEAD}(?:{_SAYS}|{_COMES})", re.IGNORECASE)
_ITS_DAY = re.compile(
    rf"{_LEAD}(?:the |my )?{_WHO}(?: {_WHO})?(?:'s| is| are| was) (?:on |at |only )?(?={_DAY.pattern})",
    re.IGNORECASE,
)
_TAKES = re.compile(
    r"[,;.]?\s*\b(?:(?:and|cause|cos|since|as) )?(?:it|that|this|(?:the|my) (?:ride|drive|trip|way|visit|appointment))"
    r" (?:only |just |usually )?takes? (?:me |us |him )?(?:about |around |only |like |maybe )*"
    r"(?:\d+|an?|half an?|ten|fifteen|twenty|thirty|forty[ -]five|one|two)(?: (?:or|to) \w+)?[ -]?"
    r"(?:minutes?|mins?|hours?|hrs?)\b(?: (?:to get there|there|by car|by cab))?",
    re.IGNORECASE,
)
"""How long the way takes, or what she has there: no hour."""
_WISHES = re.compile(
    r"\?|\b(?:better|best|should|could|can|make|change|move|instead|prefer\w*|rather|please|need|want)\b",
    re.IGNORECASE,
)
"""What others say that is a wish for her: "my daughter says thursday is better"."""
_MINE = re.compile(rf"{_LEAD}{_I_HAVE}", re.IGNORECASE)
_BECAUSE = re.compile(
    r"(?:,\s*|\s+)(?:as|because|cause|cos|since|seeing(?: as| that)?|on account of)\s+"
    rf"(?=(?:i|we|he|she|they|it|there|my|our|the|that|{_WHO})(?:'\w+)?\s+(?:\w+\s+)?[a-z]+)(?!\w+day\b|the \w+day\b)"
    r"(?:(?!\b(?:so|but|maybe|could|can|please)\b)[^.;!?,])*",
    re.IGNORECASE,
)
_SO = re.compile(r"\bso\b(?! far\b| that\b| much\b| many\b| soon\b| early\b| late\b| i can\b)", re.IGNORECASE)
_CUT = re.compile(
    r"[,.;!?\n]+\s*|\s+(?:and|but)\s+(?=\w)|\s+(?=(?:maybe|perhaps|better|could you|can you|make it)\b)"
    r"|(?<=\btoday)\s+(?=i\b)|(?:(?<=day)|(?<=noon)|(?<=morning)|(?<=evening))\s+"
    r"(?=i have\b|i got\b|i am\b|i'm\b|i go\b)|\s+so\s+",
    re.IGNORECASE,
)


def without(text: str, *, ride: bool = False) -> str:
    """Return words without reasons and what is somebody else's; of a ride where she must be is no mere reason."""
    plain = _TAKES.sub(" ", _conclusion(text))
    rest = _BECAUSE.sub(lambda found: found[0] if ride and not _SOMEBODY.search(found[0]) else " ", plain)
    plain = rest if _TIME.search(rest) else plain
    pieces, last = [], 0
    for end in (*(found.end() for found in _CUT.finditer(plain)), len(plain)):
        pieces.append(plain[last:end])
        last = end
    kept = [one for one in pieces if errands.kind(one) != errands.OTHER or not _is_apart(one, ride)]
    return "".join(kept).strip() if len(kept) < len(pieces) and any(map(_TIME.search, kept)) else plain


def only_of_others(text: str) -> bool:
    """Tell whether a text only tells when somebody else comes, or says: "Kate is coming home thursday at noon"."""
    return bool(_SOMEBODY.match(text)) and not _WISHES.search(text)


def _conclusion(text: str) -> str:
    """Return what a text comes to: "church is Sunday and Ana is here Saturday so maybe Friday"."""
    for found in reversed(list(_SO.finditer(text))):
        before, after = text[: found.start()], text[found.end() :]
        if _DAY.search(before) and _DAY.search(after):
            return after.strip(" ,")
    return text


def _is_apart(piece: str, ride: bool) -> bool:
    told = _OTHERS.match(piece) or (not ride and (_ITS_DAY.match(piece) or _MINE.match(piece)))
    return bool(_TIME.search(piece)) and bool(told)
