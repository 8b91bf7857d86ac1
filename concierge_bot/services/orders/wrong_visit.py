"""What was done to one visit and meant for another is put back, and done to the one that she meant."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.orders import hers, hires, visits
from concierge_bot.services.orders.visit_book import Visit
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import errands as reading

_MEANT = re.compile(
    r"\b(?:it was|it is|it'?s|i (?:meant|mean|said|spoke of|was talking (?:about|of)))"
    r" (?:about |for |of )?(?P<first>(?:the |my )?[\w']+(?: [\w']+)?)"
    r"|(?P<last>(?:the |my )?[\w']+) (?:i|is who i|is what i|was who i|was what i|is the one i) (?:meant|mean|said)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never) (?:for |about )?(?P<who>(?:the |my )?[\w']+)", re.IGNORECASE)
_TIMED = re.compile(r"\d|day\b|\b(?:tomorrow|tonight|today|noon|morning|afternoon|evening)\b", re.IGNORECASE)


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Put the visit back that was changed in the stead of another, and change that; an empty string if none was."""
    denied, meant = _named(s, now, customer, _NOT, text), _named(s, now, customer, _MEANT, text)
    wrong = next(
        (one for one in denied if one.order is not None and visits.BEFORE in one.order.chosen_because), None
    )
    if wrong is None or wrong.order is None:
        return ""
    right = next((one for one in meant if one.number != wrong.number), None)
    if right is None:
        return ""
    before = dict(wrong.order.chosen_because[visits.BEFORE])
    words = before.pop("words")
    visits.put_back(s, now, customer, wrong, before, once=f"{once}:back")
    return visits.change_one(s, now, customer, right, words, once=once)


def two(s: Session, now: datetime, customer: Customer, text: str) -> Sequence[str]:
    """Part a text that gives several visits each another time: "maria back to friday and the plumber thursday"."""
    parts: list[tuple[int, str]] = []
    for piece in re.split(r"[,.;]\s+(?:and\s+)?|\s+and\s+", text):
        visit = hers.named_visit(s, now, customer, piece) if _names(s, customer, piece) else None
        if visit is None and not parts:
            return ()
        if visit is None or visit.number == parts[-1][0] if parts else False:
            parts[-1] = parts[-1][0], f"{parts[-1][1]} {piece}"
        elif visit is not None:
            parts.append((visit.number, piece))
    if len({number for number, _ in parts}) < 2 or not all(_TIMED.search(words) for _, words in parts):
        return ()
    if clauses.only_asks(text) or "?" in text:
        return ()
    return [
        words if re.search(r"\b(?:put|make|move|change)\b", words) else f"make {words}" for _, words in parts
    ]


def _names(s: Session, customer: Customer, words: str) -> bool:
    return hires.firm(s, customer, words) is not None or reading.kind(words) != reading.OTHER


def _named(s: Session, now: datetime, customer: Customer, pattern: re.Pattern[str], text: str) -> list[Visit]:
    """Return the visits that words behind a pattern name."""
    said = [" ".join(filter(None, found.groupdict().values())) for found in pattern.finditer(text)]
    named = (hers.named_visit(s, now, customer, one) for one in said if _names(s, customer, one))
    return [one for one in named if one is not None]
