"""The first layers of the sentence encoder in plain numpy: what each piece of a text means in its place."""

from __future__ import annotations

import math

import numpy as np

from concierge_bot.understanding.words import encoding
from concierge_bot.understanding.words.encoding import HEADS, SIZE, Weights

_HEAD = SIZE // HEADS


def read(base: Weights, thin: Weights, layers: int, pieces: list[int]) -> np.ndarray:
    """Return the vector of each piece after so many layers, each matrix with the product of its thin ones added."""
    rows: np.ndarray = encoding.piece_vectors(base, [pieces])[0][0]
    for layer in range(layers):
        rows = _layer(base, thin, f"{layer}.", rows)
    return rows


def _layer(base: Weights, thin: Weights, layer: str, rows: np.ndarray) -> np.ndarray:
    def through(matrix: str, values: np.ndarray) -> np.ndarray:
        name = layer + matrix
        learned = (values @ thin[f"{name}.thin"]) @ thin[f"{name}.wide"]
        return np.asarray(values @ base[name] + learned + base[f"{name}.bias"])

    def levelled(norm: str, values: np.ndarray) -> np.ndarray:
        level = values - values.mean(axis=-1, keepdims=True)
        level /= np.sqrt(np.square(level).mean(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(level * base[f"{layer}{norm}.scale"] + base[f"{layer}{norm}.shift"])

    split = through("look", rows).reshape(len(rows), 3, HEADS, _HEAD)
    asked, offered, said = split.transpose(1, 2, 0, 3)
    heed = likely(asked @ offered.transpose(0, 2, 1) / math.sqrt(_HEAD))
    heard = (heed @ said).transpose(1, 0, 2).reshape(len(rows), SIZE)
    rows = levelled("gathered", rows + through("gather", heard))
    return levelled("narrowed", rows + through("narrow", bent(through("widen", rows))))


def likely(scores: np.ndarray) -> np.ndarray:
    """Turn scores into shares of one."""
    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def bent(values: np.ndarray) -> np.ndarray:
    """The gentle bend of a neuron: nothing far below nought, the value itself far above."""
    return np.asarray(0.5 * values * (1 + np.tanh(math.sqrt(2 / math.pi) * (values + 0.044715 * values**3))))
