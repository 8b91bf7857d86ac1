"""What a text tells of medicines beside a dose: one is mislaid, none is wanted, how far the pharmacy is, a reading.

Each is a piece of a text; what else the text says is left as it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from concierge_bot.understanding.doses.dose_spelling import KINDS, names_one, plain
from concierge_bot.understanding.parting import clauses

Kind = Literal["reading", "mislaid", "unwanted", "asked after"]
_BOTTLE = r"(?:bot+(?:le|el|al)s?|pill ?box|pill ?organi[sz]er|blister pack)"
_PHARMACY = r"(?:phar\w+|chemist|drug ?store)"
_LOST = r"(?:pil+s?|tablets?|tabs?|meds?|medicines?|medications?|capsules?|drops|patch|syrup)"
"""What one may look for in peace: without an inhaler, a spray or insulin she may be in danger."""
_LOOKED_FOR = (
    r"(?:i )?(?:just |still |also |really )*(?:(?:can'?t|can ?not|couldn'?t|could not)(?: \w+){0,2}? (?:find|see)"
    r"|(?:don'?t|do not) know where (?:i (?:put|left|have)|is|are)|(?:have |'ve )?(?:lost|mislaid|misplaced))"
)
_MISLAID = re.compile(
    rf"\b{_LOOKED_FOR}\b(?: (?!and\b|but\b)[\w'-]+){{0,4}}? (?:{_LOST}|{_BOTTLE})\b(?: {_BOTTLE})?"
    rf"(?! of (?!(?:my |the )?{_LOST}))"
    r"(?:,? the \w+ for (?:my |the )?\w+(?: \w+)?)?",
    re.IGNORECASE,
)
_WANTS_MORE = re.compile(r"\b(?:refills?|order|send|bring|more|another|new ones?)\b", re.IGNORECASE)
_UNWANTED = re.compile(
    rf"\bno (?:more )?(?:need|refills?|{_PHARMACY})\b|\bno (?:more )?(?:\w+ )?{KINDS} from\b"
    r"|\b(?:dont|do not|neednt|need not)(?: \w+){0,2}? (?:need|want|ask|order|bother|call|get|have)\b(?: \w+){0,4}?"
    rf" (?:more|any|them|it|refills?|{_PHARMACY}|{KINDS})\b"
    r"|\b(?:got|have|has)(?: \w+)? (?:plenty|enough|lots|loads)\b|\b(?:i|we|she) (?:just |have |ve )?found\b"
)
_ASKED_AFTER = re.compile(
    rf"\b(?:did|has|have|is|was|any (?:word|news|answer))\b(?: \w+){{0,3}}? {_PHARMACY}\b(?: \w+){{0,3}}?"
    r" (?:answer\w*|sa(?:y|id)|repl\w+|call\w*|hear\w*|respond\w*|get back|got back|accept\w*|text\w*|yet)\b"
    rf"|\bany (?:word|news|answer) (?:from|of) (?:the )?{_PHARMACY}"
    rf"|\b(?:did|have) (?:you|u|ye)(?: \w+)? (?:ask(?:ed)?|call(?:ed)?|hear|heard)(?: from)? (?:the )?{_PHARMACY}"
)
_READING = re.compile(
    r"\b(?:bp|b\.p\.|(?:blood )?pressure)\b[^.!?\n]{0,24}?\b\d{2,3} ?(?:/|over|on) ?\d{2,3}\b"
    r"|\b\d{2,3} ?(?:/|over) ?\d{2,3}\b(?= (?:bp|blood pressure|pressure)\b)"
    r"|\b(?:(?:blood )?sugars?|glucose)\b(?: (?!and\b)[a-z']+){0,3} \d{2,3}\b"
    r"(?! ?(?:lbs?|pounds?|oz|g|kg|bags?|packs?))"
    r"|\b(?:pulse|heart rate|oxygen|o2|sats|temp(?:erature)?)\b(?: (?!and\b)[a-z']+){0,3} \d{2,3}(?:\.\d)?\b",
    re.IGNORECASE,
)
_A_REST = 3
"""Fewer words beside what is told are no request of their own."""


@dataclass(frozen=True)
class News:
    """What a text tells, each kind in its words, and the words that are left."""

    told: dict[Kind, str] = field(default_factory=dict)
    rest: str = ""


def read(text: str, names: Sequence[str], *, of_dose: bool, of_refill: bool) -> News:
    """Part what a text tells from the rest; a bottle is a medicine's while a dose waits, none is wanted of a refill."""
    told: dict[Kind, str] = {}
    found = _MISLAID.search(text)
    hers = found and (of_dose or names_one(plain(found[0]), names) or names_one(plain(text), names))
    if found and hers and not _WANTS_MORE.search(text):
        told["mislaid"] = found[0].strip()
        text = text[: found.start()] + text[found.end() :]
    left = []
    for piece in clauses.cut(text):
        kind = _kind(piece, of_refill=of_refill)
        if kind:
            told[kind] = f"{told.get(kind, '')} {piece.strip()}".strip()
        else:
            left.append(piece)
    rest = clauses.bare("".join(left)).strip() if told else text
    return News(told, rest if len(rest.split()) >= _A_REST else "")


def without_mislaid(text: str) -> str:
    """Return a text without the words that a medicine cannot be found."""
    return _MISLAID.sub(" ", text)


def _kind(piece: str, *, of_refill: bool) -> Kind | None:
    line = plain(piece)
    if _READING.search(piece):
        return "reading"
    if of_refill and _ASKED_AFTER.search(line):
        return "asked after"
    return "unwanted" if of_refill and _UNWANTED.search(line) else None
