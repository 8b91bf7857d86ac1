"""The right spelling of a word by what it is for: "flower" among goods is flour, "to" before tins is 2."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from concierge_bot.understanding.goods.lexicon import Lexicon, lexicon
from concierge_bot.understanding.goods.wording import pairs, righted, slip
from concierge_bot.understanding.words.sounding import nearest, sound
from concierge_bot.understanding.words.units import UNITS, is_number
from concierge_bot.understanding.words.vocabulary import english, is_english, is_ware, lines

_LEAST, _LONGEST = 4, 4
_JOINED = 2
_ALIKE, _ALMOST_ONE, _ALMOST = 0.8, 0.85, 0.92
_UNIT_WORDS = tuple(word for word in UNITS if len(word) >= _LEAST - 1)
"""The commoner first."""
_A_SLIP, _A_SMALL_SLIP, _SAME_SOUND = 6.6, 4.6, 7.0


def amounts(word: str, role: str) -> str:
    """The right spelling of a number or a unit."""
    if word in UNITS or is_number(word):
        return word
    learned = _learned().get(f"{role} {word}")
    if word in english():
        return learned or word if role == "q" else word
    if learned:
        return learned
    steady = next((one for one in _steadied(word) if one in UNITS or is_number(one)), None)
    return steady or (role == "u" and _unit(word)) or word


def _unit(word: str) -> str | None:
    """The unit that a strange word is a slip for: "bottel", "pownd"."""
    if len(word) < _LEAST - 1 or not word.isalpha() or word in lexicon().words or f"n {word}" in _learned():
        return None
    _, alike = nearest(word, _UNIT_WORDS)
    return meant_unit(word) if alike >= _ALMOST_ONE else None


@lru_cache(maxsize=2_000)
def meant_unit(word: str) -> str | None:
    """The unit that a word is a slip for where an amount stands ("pond", "peace"); the commoner of equal ones."""
    cost, unit = min(((slip(word, one), one) for one in _UNIT_WORDS), key=lambda found: found[0])
    limit = _A_SMALL_SLIP if is_english(word) else _A_SLIP
    limit = _SAME_SOUND if sound(word) == sound(unit) else limit
    return UNITS[unit] if len(word) >= _LEAST - 1 and cost <= limit else None


def goods(row: Sequence[str], known: Lexicon) -> list[str]:
    """The right spelling of the words of a name."""
    words = righted(row, known, _learned())
    return _whole(words, known).split() if 1 < len(words) <= _LONGEST else words


def _whole(words: Sequence[str], known: Lexicon) -> str:
    """A known name for words that are nearly one: "apple saws", "self raisin flour"."""
    said = " ".join(words)
    if said in known.phrases or not said.replace(" ", "").isalpha() or _was_named(words):
        return said
    name, alike = nearest(said, known.longer)
    strange = any(not _is_ware(word, known) for word in words)
    if strange and alike < _ALMOST and len(words) == _JOINED:
        one, of_one = nearest("".join(words), known.single)
        name, alike = (one, of_one) if of_one > max(alike, _ALMOST_ONE) else (name, alike)
    fits = (
        name is not None and abs(len(name) - len(said)) <= _JOINED and (strange or _begin_alike(words, name))
    )
    return name if name and fits and alike >= (_ALIKE if strange else _ALMOST) else said


def _begin_alike(words: Sequence[str], name: str) -> bool:
    """Whether each word begins as she wrote it: washed potatoes are no slip for mashed ones."""
    return [word[0] for word in words] == [word[0] for word in name.split()]


def _was_named(words: Sequence[str]) -> bool:
    """Whether people name goods so: mustard powder is no slip for custard powder."""
    return all(f"{one} {other}" in pairs() for one, other in pairwise(words))


def _is_ware(word: str, known: Lexicon) -> bool:
    return known.words.get(word, False) or is_ware(word)


def likely(word: str, known: Lexicon) -> str:
    """The known word that a strange one stands for, whatever it is for."""
    if word in known.words or word in UNITS or is_english(word) or not word.isalpha():
        return word
    for steady in _steadied(word):
        if steady in known.words or steady in UNITS or is_number(steady):
            return steady
    return righted((word,), known, {})[0]


def _steadied(word: str) -> Iterator[str]:
    """A word without the doubled letters of a trembling finger."""
    yield from (word[: at.start()] + word[at.start() + 1 :] for at in re.finditer(r"(.)\1", word))
    yield re.sub(r"(.)\1+", r"\1", word)


@cache
def _learned() -> Mapping[str, str]:
    """What writers corrected, by role and word."""
    return dict(line.split("\t") for line in lines("spelling_learned.txt"))
