"""Which words of goods a name most likely holds: how often people name them, beside which others, and how slips go."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import log

from rapidfuzz import process
from rapidfuzz.distance import OSA

from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.words.sounding import by_sound, sound
from concierge_bot.understanding.words.vocabulary import english, is_english, lines, sense

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {key: (x + 0.4 * y, y) for y, row in enumerate(_KEYS) for x, key in enumerate(row)}
_FEW = 16
_LISTED, _A_WARE, _NO_WARE, _STRANGE = 0.35, 0.24, 0.004, 0.0025
"""How often a word is held to have been seen: one of the closed list, of wares, any other, and a strange one."""
_IN_THE_SHOP = 5.0
_BESIDE, _CHANCE = 0.6, 0.7
_A_SLIP = 5.4
_BASE = 1.39
_HEARD = 0.5
_REAL = 1.5
_BELIEVED, _HARDLY = 3, 0.03
"""A strange word that one writer wrote once may be a slip that he did not see."""


def righted(row: Sequence[str], known: Lexicon, learned: Mapping[str, str]) -> list[str]:
    """Return the words of a name as they were most likely meant, the best way through all that each may stand for."""
    ways: dict[str, tuple[float, list[str]]] = {"": (0.0, [])}
    for word in row:
        after: dict[str, tuple[float, list[str]]] = {}
        for meant, cost in _meant(word, known, learned.get(f"n {word}")):
            best = max(
                (so_far + _likely(meant, before, known), way) for before, (so_far, way) in ways.items()
            )
            way = (best[0] - cost, [*best[1], meant])
            after[meant] = max(way, after.get(meant, way))
        ways = after
    return max(ways.values())[1]


def _meant(word: str, known: Lexicon, learned: str | None) -> Iterator[tuple[str, float]]:
    """What a word may stand for, each with what the slip costs."""
    yield word, 0.0
    if learned:
        yield learned, 0.7
    if len(word) > 2 and word.isalpha():
        yield from slips(word, known)


@lru_cache(maxsize=20_000)
def slips(word: str, known: Lexicon) -> tuple[tuple[str, float], ...]:
    """Return the goods that a word may be a slip for, each with what the slip costs."""
    every = goods(known)
    heard = [other for other in by_sound(every).get(sound(word), ()) if other != word]
    near: list[str] = []
    if word not in known.words and not is_english(word) and names().get(word, 0) < _BELIEVED:
        near = [
            one for one, _, _ in process.extract(word, every, scorer=OSA.normalized_similarity, limit=_FEW)
        ]
    more = _REAL if is_english(word) or word in known.words else 0.0
    return tuple((other, slip(word, other) + more) for other in {*near, *heard} if other != word)


@lru_cache(maxsize=20_000)
def slip(word: str, other: str) -> float:
    """What it costs to take a word for a slip for another one."""
    letters = _letters(word, other)
    sounds = _HEARD + 0.35 * letters if sound(word) == sound(other) else letters
    if sounds == letters:
        far = OSA.distance(sound(word), sound(other))
        sounds = 0.55 * letters + 0.75 * far
    spread = 1 + 2.2 / max(len(word), 3)
    return _BASE + _A_SLIP * min(letters, sounds) * spread / 1.5 + (0.8 if word[0] != other[0] else 0)


def _letters(word: str, other: str) -> float:
    """The distance of two words in letters, where neighbours on the keyboard and doubled letters are near."""
    before: list[float] = []
    row = [0.0, *(0.9 * (at + 1) for at in range(len(other)))]
    for x, left in enumerate(word):
        older, before, row = before, row, [row[0] + 0.9]
        for y, right in enumerate(other):
            drop = before[y + 1] + (0.35 if x and word[x - 1] == left else 0.9)
            add = row[y] + (0.4 if y and other[y - 1] == right else 0.6 if right in "aeiou" else 0.9)
            change = before[y] + _change(left, right)
            best = min(drop, add, change)
            if x and y and word[x - 1] == right and word[x] == other[y - 1] and left != right:
                best = min(best, older[y - 1] + 0.6)
            row.append(best)
    return row[-1]


@cache
def _change(left: str, right: str) -> float:
    if left == right:
        return 0.0
    if left in "aeiouy" and right in "aeiouy":
        return 0.55
    if left in _PLACES and right in _PLACES:
        (x, y), (z, w) = _PLACES[left], _PLACES[right]
        if abs(x - z) + abs(y - w) <= 1.7:
            return 0.6
    return 1.0


def _likely(word: str, before: str, known: Lexicon) -> float:
    named = names()
    seen = float(named.get(word, 0))
    if seen < _BELIEVED and not (known.words.get(word) or is_english(word)):
        seen *= _HARDLY
    alone = (seen + _ground(word, known)) / _all_names()
    together = max(pairs().get(f"{before} {word}", 0) - _CHANCE, 0.0) if before else 0.0
    beside = together / (named.get(before, 0) + 1)
    return log((1 - _BESIDE) * alone + _BESIDE * beside)


def _ground(word: str, known: Lexicon) -> float:
    if word in known.named:
        return _IN_THE_SHOP
    if known.words.get(word):
        return _LISTED
    told = sense(word)
    if told:
        return _A_WARE if told[0] >= "6" or "f" in told else _NO_WARE
    return _NO_WARE if is_english(word) else _STRANGE


@lru_cache(maxsize=32)
def goods(known: Lexicon) -> tuple[str, ...]:
    """Return all words of goods that a strange word may stand for."""
    foods = (word for word, told in english().items() if "f" in told and told[0] >= "7")
    named = (word for word, count in names().items() if count > 1 or word in english())
    return tuple(
        sorted({*known.single, *(one for one in (*foods, *named) if len(one) > 2 and one.isalpha())})
    )


@cache
def _counts() -> tuple[Mapping[str, int], Mapping[str, int]]:
    single: dict[str, int] = {}
    pairs: dict[str, int] = {}
    for line in lines("names_learned.txt"):
        words, _, count = line.rpartition(" ")
        (pairs if " " in words else single)[words] = int(count)
    return single, pairs


def names() -> Mapping[str, int]:
    """Return how often each word was part of a name."""
    return _counts()[0]


def pairs() -> Mapping[str, int]:
    """Return how often two words stood one behind the other in a name."""
    return _counts()[1]


@cache
def _all_names() -> int:
    return sum(names().values())
