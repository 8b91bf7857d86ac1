"""A second reader of danger, learned from many writers' texts: it hears what no list of phrases foresaw.

Its weights lie beside it (`danger_learned.bin`, made by `make danger`); reading a text needs nothing else.
"""

import math
import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import resources
from zlib import crc32

SLOTS = 1 << 17
"""How many weights there are; a piece of text finds its weight by its checksum."""
DIGEST = 32
HEAD = "<dd"
"""The file: the SHA-256 of the texts it was learned from, scale and bias, then one signed byte for each slot."""


def pieces(text: str) -> tuple[set[int], set[int]]:
    """Cut a text into its runs of one to three words, and of two to five letters within a word, each as a slot."""
    words = _words(text)
    return {_slot(run) for run in _runs(words)}, {_slot(run) for word in words for run in _letters(word)}


def shares(text: str) -> dict[int, float]:
    """Return how much each slot counts in a text: words and letters are each of length one."""
    found: dict[int, float] = {}
    for slots in pieces(text):
        for slot in slots:
            found[slot] = found.get(slot, 0.0) + 1 / math.sqrt(len(slots))
    return found


def score(text: str) -> float:
    """Return the logarithm of the odds that a text tells of danger: 0 is even, -3 is one in twenty."""
    scale, bias, weights = _learned()
    return bias + scale * sum(share * weights[slot] for slot, share in shares(text).items())


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "").replace("'", "")
    plain = re.sub(r"([^\W\d])\1{2,}", r"\1\1", re.sub(r"\d", "0", plain))
    return re.findall(r"\w+|[?!]", plain)


def _runs(words: list[str]) -> Iterator[str]:
    marked = ["^", *words, "$"]
    for length in (1, 2, 3):
        for start in range(len(marked) - length + 1):
            yield " ".join(marked[start : start + length])


def _letters(word: str) -> Iterator[str]:
    marked = f"_{word}_"
    for length in (2, 3, 4, 5):
        for start in range(len(marked) - length + 1):
            yield f"~{marked[start : start + length]}"


def _slot(run: str) -> int:
    return crc32(run.encode()) % SLOTS


@cache
def _learned() -> tuple[float, float, memoryview]:
    """Return scale, bias and the weights, each one signed byte; before them stands what they were learned from."""
    raw = resources.files(__package__).joinpath("danger_learned.bin").read_bytes()
    scale, bias = struct.unpack_from(HEAD, raw, DIGEST)
    return scale, bias, memoryview(raw[DIGEST + struct.calcsize(HEAD) :]).cast("b")
