"""Questions about a service: whether somebody comes, what became of it, and what it costs."""

import re
from typing import Literal

from concierge_bot.understanding.visits import errand_names, errands

Asked = Literal["status", "price"]
_COST = re.compile(
    r"\b(?:how much|what(?:'?s| is| does| do| will| would)?\b.{0,40}\b(?:costs?|price|charge|run me|set me back|pay)"
    r"|(?:the )?price (?:of|for)|what (?:price|cost))\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:com(?:e|es|ing)|here yet|on (?:his|her|its|the|their) way|book(?:ed)?|arrang(?:e|ed)|set ?up|confirm(?:ed)?"
    r"|sa(?:y|id) yes|agree(?:d)?|accept(?:ed)?|answer(?:ed)?|sure|still on|included?|ask(?:ed)?|happening|ordered"
    r"|called|know(?:s)?|what time|when|yes or no|sorted|fixed up|go(?:ing)? to be)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\byes or no\b|(?:^|[.!,;]\s*)(?:and |so |but |oh |ok |hi |hello |good morning |dear )*"
    r"(?:is|are|was|will|did|has|have|does|do we|do i|when|what time|what|who|which|how much"
    r"|tell me (?:if|when|which|whether))(?:'?s)?\b"
    r"|\b(?:confirm|let me know|want to know|like to know)\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:taxi|cab|ride|lift|driver|plumber|electrician|handyman|repair ?man|carpenter|joiner|painter|gardener|cleaner"
    r"|cleaners|cleaning|maid|hairdresser|haircut|barber|locksmith|technician|notary|lawyer|solicitor|attorney"
    r"|companion|meals? on wheels|dinners?|meals?)\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\b(?:the|that|my|your|which|what) (?:guy|man|men|lady|woman|fella|bloke|people|driver|company|firm|helper|taxi"
    r" company|trips?|visits?|booking)\b|\bboth (?:trips|visits|rides)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(
    r"\b(?:can|could|would|will) (?:you|u|somebody|someone|anybody) (?:please )?(?:get|send|find|book|order|come|fix"
    r"|help|take|drive|bring|arrange|set up|do)\b"
    r"|\b(?:i|we) (?:want|need|would like|should like|require)\b(?! to know)",
    re.IGNORECASE,
)
"""Words that ask for a service, and not how one stands."""


_WONDERS = re.compile(
    r"\b(?:wonder(?:ing|ed)?|(?:want(?:ed)?|like|love|good|nice) to know|tell me|let me know|no idea|not sure)\b"
    r"[^.;!?]{0,40}?\b(?:when|what time|if|whether|which day)\b",
    re.IGNORECASE,
)


_MORE = re.compile(
    r"\b(?:what time|when|who|which|how much|how long|what day|at what|where(?:s| is)?"
    r"|what(?:'?s| is) (?:the|my)|hora)\b",
    re.IGNORECASE,
)


_WHICH_HOUR = re.compile(
    r"\b(?:pick\w*|fetch\w*|collect\w*|comes?|leav\w*|gets? me)\b[^.!]{0,50}\bor\b[^.!]{0,50}"
    r"\b(?:there|arriv\w*|appointment|appt|due|drop\w*|get to|at the (?!door\b)\w+)\b"
    r"|\b(?:there|arriv\w*|appointment|appt|due|drop\w*)\b[^.!]{0,50}\bor\b[^.!]{0,50}"
    r"\b(?:pick\w*|fetch\w*|collect\w*|comes?|leav\w*|gets? me)\b",
    re.IGNORECASE,
)


def asks_which_hour(text: str) -> bool:
    """Tell whether a text asks if an hour is when she is fetched or when she is there."""
    return bool(_WHICH_HOUR.search(text)) and (
        bool(_ASKS.search(text)) or bool(re.search(r"\bis (?:that|it|this)\b", text, re.IGNORECASE))
    )


def asks_more(text: str) -> bool:
    """Tell whether a text asks when, who or how much: a yes is no answer to that."""
    return bool(_MORE.search(text))


def wonders(text: str) -> bool:
    """Tell whether a text asks something, with a question mark or without: what it tells besides changes nothing."""
    return "?" in text or bool(_WONDERS.search(text))


def names_one(text: str) -> bool:
    """Tell whether a text names somebody who does a service, or the service itself; not only a thing of hers."""
    return bool(
        _SERVICE.search(errands.mended(text)) or errand_names.by_trade(text) or _SOMEBODY.search(text)
    )


def read(text: str, firm: str = "") -> Asked | None:
    """Return what a text asks about a service; None where it asks nothing, or of something else."""
    if not (firm or names_one(text)) or not errands.names_nothing_else(text):
        return None
    if _COST.search(text):
        return "price"
    return "status" if _ASKS.search(text) and _STATE.search(text) and not _WANTS.search(text) else None
