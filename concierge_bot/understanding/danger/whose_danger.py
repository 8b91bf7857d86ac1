"""Of whom danger is told: who writes that his wife talks funny is not ill himself, and calls for help for her."""

import re

from concierge_bot.understanding.words.plain_words import plain

_OTHERS = (
    r"(?:wife|wifey|husband|hubby|partner|sister|brother|son|daughter|grandson|granddaughter|neighbou?r|friend|roommate"
    r"|guest|visitor|cousin|niece|nephew|aunt|auntie|uncle)"
)
"""Not her mother: whoever writes so from this phone may write of our customer."""
_HAS_IT = re.compile(
    rf"\b(?:my|mi|the|our) (?:\w+ )?{_OTHERS} (?:[,.] )*(?:\w+ )?"
    r"(?:she|shes|he|hes|her|his|is|isnt|was|has|had|wont|cant|couldnt|doesnt|not|just|fell|fallen|collapsed|fainted"
    r"|passed|stopped|feels|looks|seems|talks|woke)\b"
)
_SUBJECTS = re.compile(rf"\b(?:(?P<other>{_OTHERS}|she|shes|he|hes|her|his|him)|i|im|ive|me|myself)\b")
KINDS = frozenset(
    {"stroke", "unresponsive", "chest", "breath", "fall", "bleeding", "allergy", "unwell", "burn", "dizzy"}
)
"""Of what somebody else may be meant: the rest is danger to whoever is there, or has words of its own."""


def is_anothers(text: str, words: str) -> bool:
    """Tell whether the danger that some words of a text tell is another person's who is with her."""
    line = plain(text)
    if not _HAS_IT.search(line):
        return False
    until = line.find(words) + len(words) if words and words in line else len(line)
    named = list(_SUBJECTS.finditer(line[:until]))
    return bool(named) and named[-1]["other"] is not None
