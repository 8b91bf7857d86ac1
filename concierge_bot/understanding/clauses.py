"""Two requests in one text, taken apart: "the eggs were broken. send milk today, and who comes thursday".

The model reads the text clause by clause; a cut is made only where both sides are requests that it is sure of, so
that a story before the point and a list of goods stay whole.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concierge_bot.understanding import replies

Read = Callable[[str], tuple[str, float]]
"""Gives the likeliest intent of some words, and how sure the model is of it."""

MOST = 4
SURE = 0.8
"""From this confidence on a clause is a request of its own."""
FILLING = frozenset(
    "greet goodbye chitchat affirm deny help out_of_scope emergency explain_choice nlu_fallback".split()
)
"""What a clause may be beside a request without being one; danger was looked for in the whole text before."""
ONE = tuple(
    map(
        frozenset,
        (
            {"order_groceries", "change_order"},
            {"order_groceries", "schedule_recurring"},
            {"order_groceries", "resume_deliveries"},
            {"change_order", "cancel_order"},
            {"set_reminder", "change_reminder"},
            {"request_service", "set_reminder"},
            {"confirm_taken", "medication_question"},
        ),
    )
)
"""What belongs together even so: goods, and what else is said about them."""
_JOINT = re.compile(r"^(?:\W|(?:and|also|plus|oh|then|but|so|now|please|pls)\b)+", re.IGNORECASE)
_ASKS = re.compile(
    r"(can|could|would|will) (you|u|somebody|someone|anybody|they|i|we)\b|"
    r"(i|we) (also )?(need|want|wanna|would like|could do with|have to have)\b|i'?d like\b|"
    r"(send|get|bring|order|need|want|add|refill|remind|book|find|call|ring|ask|cancel|stop|hold|pause|start|tell|let|put|"
    r"change|move|pick up|fetch)\b|(do not|don'?t) (tell|let|bring|send)\b|"
    r"(when|what|what'?s|where|where'?s|who|who'?s|how much|how many|is|are|did|does|has|have you)\b|"
    r"(a|my|the) (ride|lift|taxi|refill|plumber|hairdresser|handyman)\b|i (took|take|have taken|had)\b|im (ok|fine)\b",
    re.IGNORECASE,
)
"""How a request begins: a clause that says something, however like a request it sounds, is part of the story."""
_CUT = re.compile(r"[.!?;\n]+\s*|,?\s+(?=(?:and|also|plus|oh|then|but)\s)|,\s+(?=\w+\s+\w+)", re.IGNORECASE)


@dataclass
class _Part:
    words: str
    intent: str = ""


def parts(text: str, read: Read) -> list[str]:
    """Return the requests of a text, each in her words and her order; one alone if it is only one."""
    pieces = [piece for piece in _pieces(text) if re.search(r"\w", piece)]
    if len(pieces) < 2 or len(text.split()) < 3:
        return [text]
    found = _grouped(pieces, read)
    if len(found) < 2 or len(found) > MOST or not _stands(found, read):
        return [text]
    return [_JOINT.sub("", part.words) or part.words for part in found]


def _pieces(text: str) -> list[str]:
    """Cut where a request may end, keeping every letter: the pieces joined are the text."""
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def _grouped(pieces: Sequence[str], read: Read) -> list[_Part]:
    """Put together what is of one request; what is none goes with what it follows, a beginning with what follows."""
    found: list[_Part] = []
    before = ""
    for piece in pieces:
        answered = found and found[-1].intent.startswith("answer")
        intent = _request(piece, read, first=not (found or before), anything=bool(answered))
        if found and (not intent or _belongs(found[-1].intent, intent)):
            found[-1].words += piece
        elif intent:
            found.append(_Part(before + piece, intent))
            before = ""
        else:
            before += piece
    return found or [_Part(before)]


def _request(piece: str, read: Read, *, first: bool, anything: bool) -> str:
    """Return which request a piece is, or nothing; what answers our question may come first, and anything after it."""
    words = piece.strip(" .,!?;\n")
    if first and (reply := replies.read(words)) not in (None, "yes", "no"):
        return f"answer {reply}"
    bare = _JOINT.sub("", words)
    if not (first or anything or _ASKS.match(bare)):
        return ""
    intent, confidence = read(bare or words)
    return intent if confidence >= SURE and intent not in FILLING else ""


def _belongs(one: str, other: str) -> bool:
    return one == other or any({one, other} <= together for together in ONE)


def _stands(found: Sequence[_Part], read: Read) -> bool:
    """Tell whether the cut makes sense: each part by itself is still surely what it was."""
    alone = ((part.intent, read(_JOINT.sub("", part.words))) for part in found)
    return all(was.startswith("answer") or (now == was and sure >= SURE) for was, (now, sure) in alone)
