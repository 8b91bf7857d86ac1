"""How the sentence encoder marks the words of a shopping text: its first layers, and a small head over neighbours.

What was learned lies beside this module (`marks_encoded.npz`, made by `make lists`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
import threadpoolctl

from concierge_bot.understanding.words import encoding, layers

LEARNED = Path(__file__).with_name("marks_encoded.npz")
_MOST = 500
"""More pieces have no place of their own: such a text is marked without this reader."""


def scores(row: Sequence[str], kinds: Sequence[str], senses: Sequence[str]) -> np.ndarray | None:
    """Return what speaks for each mark of `names()` at each piece of a row; None where the text is too long."""
    words = _words(tuple(row))
    if words is None:
        return None
    looked_up = [
        _learned()[f"head/{of}"][[_numbers(of).get(one, 0) for one in said]]
        for of, said in (("kinds", kinds), ("senses", senses), ("degrees", [one[:1] for one in senses]))
    ]
    return _through("second", layers.bent(_through("first", np.hstack([words, *looked_up]))))


@cache
def names() -> tuple[str, ...]:
    """Return the marks, in the order of `scores`."""
    return tuple(map(str, _learned()["names/marks"]))


def steps() -> np.ndarray:
    """Return what speaks for each step from one mark to the next."""
    return _learned()["head/steps"]


def _through(name: str, rows: np.ndarray) -> np.ndarray:
    """Each row with the one before it and the one behind, weighed."""
    padded = np.pad(rows, ((1, 1), (0, 0)))
    around = np.hstack([padded[:-2], padded[1:-1], padded[2:]])
    return np.asarray(around @ _learned()[f"head/{name}"] + _learned()[f"head/{name}.bias"])


@lru_cache(maxsize=64)
def _words(row: tuple[str, ...]) -> np.ndarray | None:
    """The vector of each word, the mean of its pieces: a list is read once for each shop."""
    cut = _pieces()
    parts = [cut.said(word) for word in row]
    lengths = np.array([len(part) for part in parts])
    if lengths.sum() > _MOST:
        return None
    whole = [cut.start, *(number for part in parts for number in part), cut.end]
    read = layers.read(_base(), _learned(), _depth(), whole)[1:-1]
    starts = np.cumsum(lengths) - lengths
    return np.asarray(np.add.reduceat(read, starts) / lengths[:, None].astype(np.float32))


@cache
def _pieces() -> encoding.Pieces:
    return encoding.Pieces()


@cache
def _base() -> encoding.Weights:
    """The package's weights; one thread multiplies from now on, since two wait for each other on a busy machine."""
    threadpoolctl.threadpool_limits(1)
    return encoding.read_weights(_depth())


@cache
def _depth() -> int:
    return sum(name.endswith(".look.thin") for name in _learned())


@cache
def _numbers(of: str) -> Mapping[str, int]:
    return {str(name): number for number, name in enumerate(_learned()[f"names/{of}"])}


@cache
def _learned() -> Mapping[str, np.ndarray]:
    with np.load(LEARNED) as learned:
        return {
            name: learned[name].astype(np.float32) if "." in name or "head/" in name else learned[name]
            for name in learned.files
        }
