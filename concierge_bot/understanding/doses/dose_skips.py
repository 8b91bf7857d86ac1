"""A dose that she leaves out, or leaves out no more."""

import re
from collections.abc import Sequence
from typing import Literal

from concierge_bot.understanding.doses.dose_spelling import KINDS, is_it, names_one, plain

Skip = Literal["plain", "maybe", ""]
_SKIPPING = r"(?:skip\w*|miss(?:ing)?|leav(?:e|ing)(?: out| off)?|passing on|pass on)"
_NEGATED = (
    r"(?:(?:not|wont|will not|cant|cannot|refuse to|dont|do not|no way im|aint)"
    r"(?: (?:want|wanting|wanna|going|gonna|gon|feel|like|to|be|think|i|ill|am|able|really|even))*"
    r" (?:tak(?:e|ing|in)|hav(?:e|ing)|swallow\w*)|(?:dont|do not) want)"
)
_POSSESSES = re.compile(r"\b(?:dont|do not|not) have\b")
_SKIPS = re.compile(rf"\b(?:{_SKIPPING}|{_NEGATED})\b")
_NONE_TODAY = re.compile(
    rf"\bno (?:more )?(?:\w+ )?{KINDS} (?:for me|please|today|tonight|now|thanks|thank you|this (?:morning|evening))\b"
)
_BARE_SKIP = re.compile(
    r"(?:just |please |ill |i will |lets )*skip(?: (?:it|that|this|one|that one))*(?: \w+)?"
)
_A_MISS = re.compile(r"\bgiv(?:e|ing) ((?:it|that|this|them)(?: one)?|(?:the|my) \w+(?: \w+)?) a miss\b")
_NOT_SKIPPED = re.compile(
    r"\b(?:never|not|didnt|did not|dont|do not|wasnt|isnt|havent|who said|who told you)(?: \w+){0,4} skip\w*\b"
)
_PUT_BACK = re.compile(
    r"\b(?:put|set) (?:it|that|them|my \w+(?: \w+)?) back\b|\bundo (?:the |that )?skip\w*\b"
)


def skips(text: str, names: Sequence[str]) -> Skip:
    """Tell whether words are of leaving a medicine out; "maybe" is asked about, and only where a dose is asked."""
    line = _A_MISS.sub(r"skip \1", plain(text))
    if _NOT_SKIPPED.search(line):
        return ""
    if _NONE_TODAY.search(line):
        return "plain"
    for found in _SKIPS.finditer(line):
        if is_it(line[found.end() :], names):
            if _POSSESSES.search(found[0]):
                return ""
            loose = found[0].startswith(("leav", "miss")) or found[0].endswith("want")
            return "maybe" if loose and not names_one(line, names) else "plain"
    return "maybe" if _BARE_SKIP.fullmatch(line) else ""


def is_bare_skip(text: str) -> bool:
    """Tell whether a text is "skip" or "skip it", and nothing else."""
    return bool(_BARE_SKIP.fullmatch(plain(text)))


def not_skipped(text: str) -> Skip:
    """Tell whether she takes a skip back; "maybe" counts only just after it."""
    line = plain(text)
    return "plain" if _NOT_SKIPPED.search(line) else "maybe" if _PUT_BACK.search(line) else ""
