"""The most that she wants to pay ("paper plates, not over 8 dollars"): no goods and no number of them."""

import re
from dataclasses import dataclass

_SUM = (
    r"(?:[$£€] ?(?P<signed>\d{1,5}(?:\.\d\d)?)|(?P<plain>\d{1,5}(?:\.\d\d)?) ?"
    r"(?:dollars?|dolars?|bucks?|usd|pounds sterling|quid|euros?))\b"
)
_MOST = (
    r"(?:(?:not|no|nothing|never|don'?t (?:go|spend|pay)|dont (?:go|spend|pay)|do not (?:go|spend|pay)"
    r"|(?:must|should|shall|can) ?not (?:be|cost)|mustn'?t (?:be|cost)|shouldn'?t (?:be|cost)|can'?t (?:be|cost))"
    r" (?:any |anything )?(?:over|above|more than|dearer than|pricier than|higher than|to exceed|exceed\w*)"
    r"|under|below|less than|cheaper than|within|at most|at the most|up to|max(?:imum)?(?: of| is)?|tops?"
    r"|my limit is|limit(?: of| is)?|i (?:can|will|want to|could) (?:only )?(?:pay|spend)(?: up to| at most)?)"
)
_LEADS = (
    r"(?:(?:but|and|only|just|please|if|as long as|so long as|keep|make|it|its|it's|it is|they|they're|they are|that"
    r"|that's|is|are|be|cost|costs|for|the price|price|total|all|all together|in all)[ ,]+)*"
)
_LIMIT = re.compile(
    rf"[ ,]*\b{_LEADS}(?:{_MOST} (?:about )?{_SUM}"
    rf"|(?:for )?{_SUM.replace('signed', 'sum').replace('plain', 'amount')}"
    r" (?:or (?:less|under|cheaper)|max(?:imum)?|tops|at (?:the )?most))"
    r"(?: (?:all together|altogether|in all|in total|total|each|apiece))?(?: (?:please|pls))?",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"[.;!?\n]|\band\b|,(?!\s*(?:not|no|nothing|under|max|up to|at most|but|if|only)\b)", re.IGNORECASE
)

_SMALL = frozenset("the my and but for of a an only".split())


@dataclass(frozen=True)
class Limit:
    """The most in cents, and the words beside it that say of what."""

    cents: int
    of: str


def told(text: str) -> tuple[Limit, ...]:
    """Return each limit that a text names, with what else its clause says."""
    found = []
    for one in _LIMIT.finditer(text):
        found.append(Limit(_cents(one), text[_clause(text, one) : one.start()].strip(" ,")))
    return tuple(found)


def without(text: str) -> str:
    """Return a text without the limits that it names, and without goods that are named again only for one."""
    plain = text
    for one in reversed(list(_LIMIT.finditer(text))):
        begin = _clause(text, one)
        said, before = (
            set(re.findall(r"\w+", words.casefold())) for words in (text[begin : one.start()], text[:begin])
        )
        again = said - _SMALL and said - _SMALL <= before
        plain = f"{plain[: begin if again else one.start()]} {plain[one.end() :]}"
    return " ".join(plain.split()).strip(" ,") if plain != text else text


def _clause(text: str, found: re.Match[str]) -> int:
    """Return where the clause begins in which a limit stands."""
    return max((cut.end() for cut in _CLAUSES.finditer(text, 0, found.start())), default=0)


def _cents(found: re.Match[str]) -> int:
    said = next(value for value in found.groupdict().values() if value)
    return round(float(said) * 100)
