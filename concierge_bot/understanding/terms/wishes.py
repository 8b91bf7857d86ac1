"""How she wants us to come to her: by text and not by phone, and what to do at her door."""

import re
from typing import Literal

from concierge_bot.understanding.parting import clauses

Wish = Literal["text_only", "door"]
_NOT = r"(?:dont|do not|never|not to|no need to|please not)"
_SOMEBODY = r"(?:(?:have|let) (?:anybody|anyone|somebody|someone|them|him|your \w+) )?"
_WISHES: dict[Wish, re.Pattern[str]] = {
    "text_only": re.compile(
        r"\b(?:text|texts|texting) (?:me )?only\b|\bonly texts? (?:me|please)\b|\bno (?:phone )?calls\b"
        rf"|\b(?:{_NOT}|stop) {_SOMEBODY}(?:call|calling|phone|phoning|ring|ringing) me\b"
        r"(?! (?:at|before|after|until|on|about|back|love|dear|that|names|old)\b)"
    ),
    "door": re.compile(
        rf"\b{_NOT} {_SOMEBODY}(?:ring|press|use|push) (?:the |my )?(?:door ?)?bell\b|\b(?:knock|bang) (?:loud"
        rf"|hard|twice)"
        r"|\b(?:use|flick|flip|try) the (?:light switch|porch light|knocker)\b"
        r"|\b(?:leave|put|set|drop) (?:it|them|things|everything|(?:the |my )?(?:bags?|box(?:es)?|groceries|order"
        r"|food|shopping|parcels?|delivery|milk)) (?:at|on|by|in|behind|round) (?:the |my )?(?:\w+ )?"
        r"(?:door|porch|steps?|stoop|garage|bench|shed)\b"
        r"|\b(?:bring|carry) (?:it|them|things|everything)(?: up| round| around)? to the (?:side|back|kitchen) door\b"
        r"|\b(?:come|go|use)(?: to)? the (?:side|back|kitchen) door\b"
    ),
}
_EXPLAINS = re.compile(
    r"\W*(?:(?:and|so|because|cause|cos|as|for) )*(?:i|im|i'm|ill|i'll|i've|he|she|it|its|it's|they|the|my|we"
    r"|that|there"
    r"|thanks?|please|dear|love)\b"
)
_ASKED = re.compile(r"\W*(?:and |also |but )*(?:can|could|would|will|may|shall|did|is|are|was|he|she|they)\b")
"""How a question or a story begins, which is no wish."""


_SO = re.compile(r"(?= so (?:please )?(?:dont|don.t|do not|no need|never|stop)\b)", re.IGNORECASE)
"""Where a wish begins that follows from what she tells before it."""


def parted(text: str) -> tuple[dict[Wish, str], str]:
    """Return the wishes of a text in her words, and what else it asks for; what only explains a wish is no request."""
    found: dict[Wish, str] = {}
    rest: list[str] = []
    for piece in (part for one in clauses.cut(text) for part in _SO.split(one)):
        wish = _wish(piece)
        if wish:
            found[wish] = f"{found[wish]} / {piece.strip(' .,!')}" if wish in found else piece.strip(" .,!")
        else:
            rest.append(piece)
    left = [one for one in rest if clauses.orders_on(one) or not _EXPLAINS.match(one.casefold())]
    return found, clauses.bare("".join(left).strip(" ,")).strip()


def _wish(piece: str) -> Wish | None:
    line = piece.casefold().replace("'", "").replace("\u2019", "")
    if _ASKED.match(line) or "?" in line:
        return None
    return next((wish for wish, pattern in _WISHES.items() if pattern.search(line)), None)
