"""Somebody handed her the medicine: her aide writes so, or she does; it is read as a dose that she took."""

import re
from collections.abc import Sequence
from functools import cache

from concierge_bot.understanding.doses.dose_hours import NO_REMINDER
from concierge_bot.understanding.doses.dose_spelling import IT, SENTENCES, is_it, plain

_GAVE = (
    r"\b(?P<who>\w+)(?:['\u2019]ve)?(?: (?:have|has|had|ve|just|already|also|then))* (?:gave|given|handed)"
    rf" (?P<it>{IT} (?:to )?)?(?:{{whom}})\b"
)
_NOTE = re.compile(
    r"\b(?:also )?(?:can|could|would|will) (?:you|u|ye)(?: please| also)? (?:put|note|write|mark|record|log)"
    r"(?: it)?(?: down)?(?: that)? (?=(?:i|she|he|we|mum|mom)\b)",
    re.IGNORECASE,
)
_HER = "her|him|mum|mom|mama|mother|dad|grandma|granny|nana"
_ME = "me|us|mi"
_NOBODY = frozenset(
    "not never didnt havent hasnt hadnt aint nobody noone if whether should shall who what will you u ya they doctor "
    "dr doc dentist pharmacist pharmacy chemist hospital clinic surgery shop store driver courier boy".split()
)
"""Of whom she got no dose: who is asked or denied, and who prescribes a medicine, sells it or brings it."""
_NOT_HERS = re.compile(
    r"^ ?(?:\w+ ){0,2}?(?:some|another|a new|new|extra|different|her|his|their|wrong|your|prescription)\b"
    r"|^(?: \w+){0,3} (?:box|bottle|organi[sz]er|case|cutter|crusher|list|tray|planner|dispenser|prescription)\b"
)
"""Pills of somebody else, and what pills are only kept in."""


def by_another(text: str, names: Sequence[str]) -> bool:
    """Tell whether somebody else writes that he gave it to her: "i gave her the morning pills"."""
    return any(_gave(sentence, _HER, names) for sentence in SENTENCES.split(text.strip()))


def told(text: str, names: Sequence[str]) -> str:
    """Return a text with each giving of a medicine to her said as a taking, and not asking us to note it."""
    text = _NOTE.sub("", text)
    return " ".join(_told(sentence, names) for sentence in SENTENCES.split(text.strip()))


def _told(sentence: str, names: Sequence[str]) -> str:
    for whom in (_HER, _ME):
        if _gave(sentence, whom, names):
            return _pattern(whom).sub(_took, sentence)
    return sentence


def _took(found: re.Match[str]) -> str:
    it = (found["it"] or "").casefold().removesuffix("to ").strip()
    return f"i took {it}".strip()


def _gave(sentence: str, whom: str, names: Sequence[str]) -> bool:
    """Tell whether a sentence says that somebody gave a medicine, or "it", to one of these."""
    line = NO_REMINDER.sub("", plain(sentence)).strip()
    for found in _pattern(whom).finditer(line):
        before, rest = line[: found.start()].split()[-2:], line[found.end() :]
        denied = not _NOBODY.isdisjoint((found["who"].casefold(), *before)) or "?" in line
        if not denied and not _NOT_HERS.search(rest) and (found["it"] or is_it(rest, names)):
            return True
    return False


@cache
def _pattern(whom: str) -> re.Pattern[str]:
    return re.compile(_GAVE.format(whom=whom), re.IGNORECASE)
