"""The goods that strange words sound or look like: "sower krout" is sauerkraut, "buttr" butter."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_AS_HEARD = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        (r"^kn", "n"), (r"^wr", "r"), (r"^ps", "s"), (r"gh", ""), (r"ph", "f"), (r"sch", "sk"), (r"tch|ch", "C"),
        (r"sh|(?<=.)[ct]i(?=[ao])", "S"), (r"th", "T"), (r"ck", "k"), (r"dg", "j"), (r"c(?=[eiy])", "s"),
        (r"[cq]", "k"),
        (r"x", "ks"), (r"z", "s"), (r"wh", "w"), (r"(?<=.)e(?=s?$)", ""), (r"(?<=[aeiou])[wh]", ""),
        (r"[aeiouy]+", "a"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_LETTERS, _SOUNDS = 0.55, 0.45
_ONE_SLIP = 0.84
_LIKE, _LIKE_SHORT, _SHORT = 0.79, 0.84, 5
_FEW = 24


@lru_cache(maxsize=20_000)
def sound(words: str) -> str:
    """Return words as they are heard, without gaps and all vowels alike."""
    heard = words.replace(" ", "")
    for pattern, as_heard in _AS_HEARD:
        heard = pattern.sub(as_heard, heard)
    return heard


@lru_cache(maxsize=10_000)
def nearest(words: str, goods: tuple[str, ...]) -> tuple[str | None, float]:
    """Return the goods that strange words are most like, where any are like enough, and how much."""
    letters = process.extract(words, goods, scorer=OSA.normalized_similarity, limit=_FEW)
    near = {
        other: likeness(words, other)
        for other in (*(one for one, _, _ in letters), *by_sound(goods).get(sound(words), ()))
    }
    best = max(near, key=lambda other: (near[other], -len(other)), default=None)
    if best is None or near[best] < (_LIKE_SHORT if len(words) < _SHORT else _LIKE):
        return None, 0.0
    return best, near[best]


def likeness(words: str, other: str) -> float:
    """How much words are like others in letters and sound, from 0 to 1."""
    letters, sounds = (
        OSA.normalized_similarity(words, other),
        OSA.normalized_similarity(sound(words), sound(other)),
    )
    like = _LETTERS * letters + _SOUNDS * sounds
    one_slip = len(words) >= _SHORT and OSA.distance(words, other, score_cutoff=1) == 1
    return _ONE_SLIP + like / 10 if one_slip and like < _ONE_SLIP + like / 10 else like


@lru_cache(maxsize=32)
def by_sound(goods: tuple[str, ...]) -> dict[str, Sequence[str]]:
    """Return goods by how they are heard."""
    found: dict[str, list[str]] = {}
    for words in goods:
        found.setdefault(sound(words), []).append(words)
    return dict(found)
