"""One vector of meaning for each text, from a small sentence encoder that was taught how our writers text.

The encoder's own weights come with a package (`words/encoding.py`); what it learned of ours lies beside this module as
thin matrices (`encoder_learned.npz`, made by `make encoder`). It runs in the dialogue environment alone.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import tensorflow as tf

from concierge_bot.understanding.words import encoding
from concierge_bot.understanding.words.encoding import HEADS, LAYERS, SIZE, Weights

BATCH = 64
LEARNED = Path(__file__).with_name("encoder_learned.npz")


class Encoder:
    """The encoder with what it learned, ready to read."""

    def __init__(self, learned: Mapping[str, np.ndarray]) -> None:
        self.pieces = encoding.Pieces()
        self.base = encoding.read_weights()
        self.weights = {name: tf.constant(value) for name, value in adapted(self.base, learned).items()}
        self.vectors = tf.function(
            lambda rows, present: vectors(self.weights, rows, present),
            input_signature=[tf.TensorSpec([None, None, SIZE]), tf.TensorSpec([None, None])],
            autograph=False,
        )

    def encode(self, texts: list[str]) -> np.ndarray:
        """Return one vector of length one for each text."""
        read = [self.pieces.of(text) for text in texts]
        order = np.argsort([len(pieces) for pieces in read], kind="stable")
        found = np.empty((len(texts), SIZE), dtype=np.float32)
        for start in range(0, len(texts), BATCH):
            part = order[start : start + BATCH]
            found[part] = self.vectors(*self.rows([read[i] for i in part])).numpy()
        return found

    def rows(self, texts: list[list[int]]) -> tuple[tf.Tensor, tf.Tensor]:
        """Return the vectors of the pieces of each text, filled up to the longest, and which of them are real."""
        return tuple(map(tf.constant, encoding.piece_vectors(self.base, texts)))


def adapted(base: Weights, learned: Weights) -> dict[str, Any]:
    """Return the layers' weights with what was learned added: to each matrix the product of two thin ones."""
    layers = {name: value for name, value in base.items() if name[0].isdigit()}
    for name in encoding.matrices():
        if f"{name}.thin" in learned:
            layers[name] = layers[name] + learned[f"{name}.thin"] @ learned[f"{name}.wide"]
    return layers


def vectors(weights: Weights, rows: tf.Tensor, present: tf.Tensor, forget: float = 0.0) -> tf.Tensor:
    """Read texts by all layers: the mean of their pieces, of length one. `forget` is for learning."""
    rows = read(weights, LAYERS, rows, present, forget)
    real = present[:, :, None]
    return tf.math.l2_normalize(tf.reduce_sum(rows * real, axis=1) / tf.reduce_sum(real, axis=1), axis=1)


def read(weights: Weights, layers: int, rows: tf.Tensor, present: tf.Tensor, forget: float) -> tf.Tensor:
    """Read texts by so many layers: a vector for each piece."""
    shut = (1 - present[:, None, None, :]) * -1e9
    for layer in range(layers):
        rows = _layer(weights, layer, rows, shut, forget)
    return rows


def _layer(weights: Weights, layer: int, rows: tf.Tensor, shut: tf.Tensor, forget: float) -> tf.Tensor:
    def through(matrix: str, values: tf.Tensor) -> tf.Tensor:
        name = f"{layer}.{matrix}"
        result = tf.matmul(values, weights[name]) + weights[f"{name}.bias"]
        if f"{name}.thin" not in weights:
            return result
        return result + tf.matmul(tf.matmul(values, weights[f"{name}.thin"]), weights[f"{name}.wide"])

    def levelled(norm: str, values: tf.Tensor) -> tf.Tensor:
        mean, variance = tf.nn.moments(values, axes=[-1], keepdims=True)
        level = (values - mean) * tf.math.rsqrt(variance + 1e-12)
        return level * weights[f"{layer}.{norm}.scale"] + weights[f"{layer}.{norm}.shift"]

    shape = tf.shape(rows)
    flat = tf.reshape(rows, [-1, SIZE])
    split = tf.reshape(through("look", flat), [shape[0], shape[1], 3, HEADS, SIZE // HEADS])
    asked, offered, said = tf.unstack(tf.transpose(split, [2, 0, 3, 1, 4]))
    heed = tf.nn.softmax(tf.matmul(asked, offered, transpose_b=True) / math.sqrt(SIZE // HEADS) + shut)
    heard = tf.reshape(tf.transpose(tf.matmul(heed, said), [0, 2, 1, 3]), [-1, SIZE])
    flat = levelled("gathered", flat + _dropped(through("gather", heard), forget))
    wide = tf.nn.gelu(through("widen", flat))
    return tf.reshape(levelled("narrowed", flat + _dropped(through("narrow", wide), forget)), shape)


def _dropped(values: tf.Tensor, share: float) -> tf.Tensor:
    return tf.nn.dropout(values, share) if share else values


def load() -> Encoder:
    """Return the encoder with what lies beside this module."""
    with np.load(LEARNED) as learned:
        return Encoder({name: learned[name].astype(np.float32) for name in learned.files if "." in name})
