"""The right spelling of a word by what it is for: "flower" among goods is flour, "to" before tins is 2."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from concierge_bot.understanding.lexicon import Lexicon, corrected
from concierge_bot.understanding.units import UNITS, is_number


def amounts(word: str, role: str) -> str:
    """The right spelling of a number or a unit."""
    if word in UNITS or is_number(word):
        return word
    learned = _learned().get(f"{role} {word}")
    if word in english():
        return learned or word if role == "q" else word
    if learned:
        return learned
    return next((one for one in _steadied(word) if one in UNITS or is_number(one)), word)


def goods(row: Sequence[str], known: Lexicon) -> list[str]:
    """The right spelling of the words of a name."""
    return [_learned().get(f"n {word}") or likely(word, known) for word in row]


def likely(word: str, known: Lexicon) -> str:
    """The known word that a strange one stands for, whatever it is for."""
    if word in known.words or word in UNITS or word in english() or not word.isalpha():
        return word
    for steady in _steadied(word):
        if steady in known.words or steady in UNITS or is_number(steady):
            return steady
    return corrected(word, known)


def _steadied(word: str) -> Iterator[str]:
    """A word without the doubled letters of a trembling finger."""
    yield from (word[: at.start()] + word[at.start() + 1 :] for at in re.finditer(r"(.)\1", word))
    yield re.sub(r"(.)\1+", r"\1", word)


@cache
def english() -> Mapping[str, str]:
    """Common words and what sort of thing they mean; none of them is a slip for another."""
    return dict(line.split(" ") for line in _lines("words.txt"))


@cache
def _learned() -> Mapping[str, str]:
    """What writers corrected, by role and word."""
    return dict(line.split("\t") for line in _lines("spelling_learned.txt"))


def _lines(file: str) -> list[str]:
    lines = resources.files(__package__).joinpath(file).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]
