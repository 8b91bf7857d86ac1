"""Several wishes in one text: it is cut where its words leave no doubt that another thing is asked for.

What no rule is sure of stays with what it stands beside; the model may still part it (``clauses``).
"""

import re
from dataclasses import dataclass

from concierge_bot.understanding.everyday import reminding
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.vocabulary import names_food

HOLD, REMINDER, GOODS = "hold", "reminder", "goods"
_HOLDS = re.compile(
    r"\b(?:dont|don't|do not|no need to|needn'?t|stop|not to|never)\b(?: \w+){0,2}? (?:bring|deliver|send|com)\w*"
    r"(?: me| us)? (?:anything|nothing|any (?:food|groceries|deliver\w*)|then|deliver\w*|until|till)\b"
    r"|\b(?:bring|send|deliver) (?:me |us )?nothing\b|\b(?:hold|pause|stop) (?:all )?(?:my |the )?deliver\w*\b",
    re.IGNORECASE,
)
_MOVES = re.compile(r"(?:make|move|change|put|switch|have) (?:the|my|that|our)\b", re.IGNORECASE)
_RUN_OUT = re.compile(r"\b(?:out of|running low|run(?:ning)? out|ran out|low on)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"\W*(?:(?:and|also|plus|oh|then)\W+)*(?:the |some |an? |my |two |three |dos |un |una |\d+ )?(?:\w+ ){0,2}\w+\W*",
    re.IGNORECASE,
)
"""Goods as they stand in a list, and nothing else with them: "and some milk"."""
_FOR_ANOTHER = re.compile(r"\b(?:tell|ask|let|remind) (?!me know\b)\w+", re.IGNORECASE)
_OWN = re.compile(
    r"(?:can|could|would|will) (?:you|u)\b|(?:i|we)(?:'?d)? (?:also )?(?:need|want|would like|like)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?;\n]\s*$")


@dataclass
class _Part:
    about: str
    words: str
    last: str


def parts(text: str) -> list[str]:
    """Return the wishes of a text where they are plainly of several things, in her order; else nothing."""
    found: list[_Part] = []
    for piece in clauses.cut(text):
        about = _about(piece, found[-1] if found else None)
        before = found[-1] if found else None
        if before is None or (
            about and before.about and about != before.about and not _carries_on(before, piece)
        ):
            found.append(_Part(about, piece, piece))
        else:
            before.about, before.words, before.last = before.about or about, before.words + piece, piece
    return [clauses.bare(part.words).strip() for part in found] if len(found) > 1 else []


def _about(piece: str, before: _Part | None) -> str:
    """Return what a piece of a text plainly asks for; empty where it asks for nothing, or one cannot be sure."""
    words = clauses.bare(piece)
    asks = clauses.orders_on(piece)
    if reminding.asks(words):
        return REMINDER
    if _HOLDS.search(words):
        return HOLD
    kind = errands.kind(words)
    if kind != errands.OTHER and (asks or _MOVES.match(words) or errands.asked_for(words)):
        return kind
    if not names_food(words) or kind != errands.OTHER:
        return ""
    other = before is not None and before.about not in ("", GOODS) and names_food(before.words)
    listed = _LISTED.fullmatch(piece) and not other and (before is None or words != piece.strip())
    return GOODS if asks or listed or _RUN_OUT.search(words) else ""


def _carries_on(before: _Part, piece: str) -> bool:
    """Tell whether a piece is more of what somebody shall be told, or she reminded of: "... and bring the milk"."""
    told = before.about == REMINDER or _FOR_ANOTHER.search(before.last)
    return bool(told) and not _ENDED.search(before.last) and not _OWN.match(clauses.bare(piece))
