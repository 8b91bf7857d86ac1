"""What she says that she does not want or mean ("not Maria, the meal"), and what she only tells of a time gone by.

Whoever reads what she wants reads the rest; where nothing is left, her words are all of the one kind and stay whole.
"""

import re

_END = (
    r"(?=\s*(?:[.,;:!?\n]|$|\b(?:but|just|only|rather|instead)\b"
    r"|\b(?:i|we|it'?s|it is|its) (?:\w+ )?(?:want|need|meant|said|a|an|the)\b))"
)
_MEANT = (
    r"(?:need(?:ing|ed)?|want(?:ing|ed)?|ask(?:ed|ing)?(?: you)? for|mean|meant|order(?:ed|ing)?|looking for|after"
    r"|talking about|speaking of|say|said)"
)
_NO = r"(?:do not|don'?t|didn'?t|did not|never|no longer|ain'?t|am not|'?m not|wasn'?t|was not|dinna|nah|nuh)"
_TIME = (
    r"(?:before|after|at|on|in|until|till|by|too|yet|to|today|tonight|tomorrow|now|later|earlier|early|late|soon|next"
    r"|this|that|these|those|it|him|her|them|mon|tue|wed|thu|fri|sat|sun|morning|noon|afternoon|evening|\d)"
)
_HOW = (
    r"(?:sure|only|just|well|very|so|good|bad|been|as|much|many|more|less|far|long|be|being|really|at|all|i|you"
    r"|feeling)"
)
_DENIED = re.compile(
    rf"\b(?:i|we|mi|me) (?:\w+ )?{_NO} (?:\w+ )??{_MEANT} (?!to\b|until\b|till\b|before\b)[^.,;:!?\n]+?{_END}"
    rf"|\b(?:it|that|this)(?:'?s| is| was)? (?:not|isn'?t|wasn'?t|never) (?!{_TIME}|{_HOW}\b)[^.,;:!?\n]+?{_END}"
    rf"|\bnot (?:for |about |with )?(?:(?:an?|the|my|any|another) )?(?!{_TIME}|{_HOW}\b)[a-z'-]+(?: [a-z'-]+)?{_END}"
    r"|\b(?:there(?:'?s| is)|i(?:'?ve| have)(?: got)?) no"
    rf" (?:computer|laptop|tablet|telly|television|tv|car|dog|cat|garden)s?(?: at all)?{_END}"
    r"|\b(?:any|every|some|an) ?(?:other )?(?:day|time) (?:but|except|bar|other than|only not) (?:on |for )?\w+day\b"
    rf"|\b(?:instead of|rather than|in place of) (?:(?:an?|the|my) )?(?!{_TIME})[a-z'-]+(?: [a-z'-]+)?{_END}",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"(?:\b(?:but|and|pero|y|just|please|only)\s+)*\b(?:not|keep|spare|except(?: for)?"
    r"|(?:dont|don't|do not|never) (?:stop|can\w+|touch|undo|call off|drop|change|move))\s+"
    rf"(?:the|my|our|mi|el|la|los|las)\s+[a-z'-]+(?: [a-z'-]+)?{_END}",
    re.IGNORECASE,
)
_NO_NEED = re.compile(
    r"\bno (?:\w+ )?need (?:for|of|to)\b|\bneed no (?:more )?\w+"
    r"|\b(?:dont|don't|do not) (?:bother|trouble|disturb|worry) (?!about\b|with\b|me\b|to\b|if\b)\w+",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:i|we)(?:'?ve| have)?(?: still)?(?: got| have)? (?:plenty|enough|lots|loads)\b", re.IGNORECASE
)
_NONE_OF = re.compile(r"\bno (?:more )?([a-z]+)\b", re.IGNORECASE)
_TOLD = re.compile(
    r"\b(?:was|were|had|did|came|went|got|gave|saw|made|ate|left|noticed|used to|(?:has|have) been)\b|\b(?:last|ago)\b",
    re.IGNORECASE,
)
_WISHES = re.compile(
    r"\b(?:need|want|like|could|can|would|will|might|may|please|pls|book|wonder\w*|hop(?:e|ed|ing)|wish\w*|send|get|order"
    r"|come|bring|for (?:mon|tues|wednes|thurs|fri|satur|sun)day|shall|should|must|remind|there by|be (?:at|there))\b",
    re.IGNORECASE,
)
_IF_THEY_HAVE = re.compile(
    r"\b(?:if|whatever|what) (?:they|you|he|she)(?:'?ve)? (?:got|had|made)\b", re.IGNORECASE
)
"""A condition, and nothing that is told of a time gone by."""
_GAP = re.compile(r"^[\s,;.]+|[\s,;]+(?=[,;.])")
_CLAUSE = re.compile(r"(?<=[.,;:!?\n])\s+|\s+(?=(?:and|but|so) (?:i|we|she|he|they|it|you|my|the|then)\b)")


def without(text: str) -> str:
    """Return a text without what it says is not wanted or not meant; one that says nothing else stays whole."""
    rest = _DENIED.sub(" ", text)
    if rest == text or not re.search(r"[a-z]{3}", rest, re.IGNORECASE):
        return text
    return " ".join(_GAP.sub("", rest).split())


def spared(text: str) -> str:
    """Return a text without what it says shall stay ("undo the milk but not the taxi"): that is never meant by it."""
    return " ".join(_GAP.sub("", _SPARED.sub(" ", text)).split())


def no_need(text: str) -> bool:
    """Tell whether a text says that there is no need of something."""
    return bool(_NO_NEED.search(text))


def has_enough(text: str) -> bool:
    """Tell whether a text says that she has plenty of it."""
    return bool(_ENOUGH.search(text))


def none_of(text: str) -> str:
    """Return of what a text says that there shall be none ("no pills"), in words."""
    return " ".join(_NONE_OF.findall(text))


def words(text: str) -> str:
    """Return what a text says is not wanted or not meant; empty where it says nothing else besides."""
    return " ".join(_DENIED.findall(text)) if without(text) != text else ""


def not_told(text: str) -> str:
    """Return a text without the clauses that only tell of a time gone by; a text that only tells stays whole."""
    return wished(text) or text


def wished(text: str) -> str:
    """Return a text without the clauses that only tell of a time gone by; empty where it only tells."""
    clauses = _CLAUSE.split(text)
    return " ".join(
        one for one in clauses if _WISHES.search(one) or not _TOLD.search(_IF_THEY_HAVE.sub(" ", one))
    )
