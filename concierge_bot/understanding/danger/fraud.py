"""Somebody wants her card, her codes or her money, on the telephone or on her screen: read by rules, as danger is.

A text is of fraud where a caller and what he is after stand in it, or where one sign alone says so.
"""

import re
from functools import cache
from typing import Literal

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from concierge_bot.understanding.danger import fraud_words
from concierge_bot.understanding.words.phrases import Phrases
from concierge_bot.understanding.words.plain_words import plain
from concierge_bot.understanding.words.vocabulary import is_english

Fraud = Literal["asked", "told"]
"""Somebody asks her, or she told or paid him already."""

LONGEST = 90
"""Words of a text that is read for it; a longer one is a story, of which a person reads the head."""


def read(text: str) -> Fraud | None:
    """Tell whether somebody is after her money or her numbers, and whether she told or paid him already."""
    said = _phrases("harmless").blank(_mended(text))
    if _phrases("told").found(said):
        return "told"
    both = _phrases("asked").found(said) and _phrases("caller").found(said)
    return "asked" if both or _phrases("sure").found(said) else None


def more(text: str) -> Fraud | None:
    """Read a text that comes soon after word of a fraud: what may be of it is of it."""
    said = _phrases("harmless").blank(_mended(text))
    if read(text) == "told" or re.search(r"\b(?:gave|told|read|sent|paid|given) (?:him|her|them|it)\b", said):
        return "told"
    return "asked" if _phrases("more").found(said) else None


def is_there(text: str) -> bool:
    """Tell whether he who is after it is at her home, or comes."""
    return _phrases("there").found(_mended(text))


def _mended(text: str) -> str:
    """Give plain words in which what a fraud is known by is spelt right."""
    words = plain(" ".join(text.split()[:LONGEST])).split()
    return f" {' '.join(_righted(word) for word in words)} "


def _righted(word: str) -> str:
    if word in fraud_words.SLIPS:
        return fraud_words.SLIPS[word]
    if len(word) < 5 or not word.isalpha() or word in fraud_words.MENDED or is_english(word):
        return word
    found = extractOne(word, fraud_words.MENDED, scorer=OSA.distance, score_cutoff=2 if len(word) >= 7 else 1)
    return found[0] if found else word


@cache
def _phrases(name: str) -> Phrases:
    return Phrases(getattr(fraud_words, name.upper()), fraud_words.GROUPS)
