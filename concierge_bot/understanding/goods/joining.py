"""Goods that a telephone heard in several words: "sell a ree" is celery, "may oh nays" mayonnaise."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from concierge_bot.understanding.goods import wording
from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.words.sounding import by_sound, sound

_NO_FIRST = frozenset(
    "a an and for have can get did but i my like no or the to you with some sum had made when so we is it of at as "
    "send need want in on u that this n me sorry not give come came comma love said maybe y own let quit plenty doing "
    "tin jar pint bag box can one two too".split()
)
_NO_LAST = frozenset(
    "a an and or no not n i u you is if for the my at to it me that so we one her are am o y de".split()
)
_MOST, _LEAST, _ALIKE, _KNOWN, _COMMON = 4, 5, 0.37, 3, 5


def joined(row: Sequence[str], known: Lexicon) -> Iterator[tuple[int, str]]:
    """Yield how many words belong together, and the one word that they are."""
    at = 0
    while at < len(row):
        length, word = next(_heard(row, at, known), (1, row[at]))
        yield length, word
        at += length


def _heard(row: Sequence[str], start: int, known: Lexicon) -> Iterator[tuple[int, str]]:
    if row[start] in _NO_FIRST or not row[start].isalpha():
        return
    for length in range(_MOST, 1, -1):
        said = row[start : start + length]
        if len(said) < length or said[-1] in _NO_LAST or not all(map(str.isalpha, said)):
            continue
        if " ".join(said) in known.phrases or _are_goods(said):
            continue
        if word := _goods_like("".join(said), known):
            yield length, word


def _are_goods(said: Sequence[str]) -> bool:
    named = wording.names()
    return named.get(said[0], 0) > _COMMON and any(named.get(word, 0) > _COMMON for word in said[1:])


@lru_cache(maxsize=20_000)
def _goods_like(said: str, known: Lexicon) -> str | None:
    heard = sound(said) if len(said) >= _LEAST else ""
    if len(heard) < _MOST:
        return None
    near = [
        other
        for other in _often_named(known).get(heard, ())
        if OSA.normalized_similarity(said, other) >= _ALIKE
    ]
    return max(near, key=lambda other: OSA.normalized_similarity(said, other), default=None)


@lru_cache(maxsize=32)
def _often_named(known: Lexicon) -> Mapping[str, Sequence[str]]:
    named = wording.names()
    return by_sound(
        tuple(word for word in wording.goods(known) if len(word) >= _LEAST and named.get(word, 0) >= _KNOWN)
    )
