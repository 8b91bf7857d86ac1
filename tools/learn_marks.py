"""Learn what `understanding/goods/marks_encoded.py` knows: how the encoder's first layers mark the words of lists.

Run by `make lists` in the dialogue environment (ten minutes), after `tools/learn_lists.py`, which writes the rows.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import tensorflow as tf

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import descent  # noqa: E402
from learn_encoder import slip  # noqa: E402

from concierge_bot.understanding.model import encoder  # noqa: E402
from concierge_bot.understanding.words import encoding  # noqa: E402

ROWS = ROOT / ".cache" / "lists.json"
LEARNED = ROOT / "concierge_bot" / "understanding" / "goods" / "marks_encoded.npz"
LAYERS, ROUNDS, BATCH, HIDDEN = 3, 3, 32, 96
STEP, FORGET, PASS_OVER = 2e-3, 0.1, 0.2
"""Shares of values that are dropped within the layers, and of what is told of each word."""
SLIPPED, UNTOLD = 0.5, 0.05
"""How many rows of a round are misspelt, and of how many words the closed list is silent."""
MADE = 3000
SEEN = 3
"""What is known of a word has a number of its own where more rows tell it."""
WIDTHS = {"kinds": 24, "senses": 16, "degrees": 8}


@dataclass(frozen=True)
class Row:
    """A row of pieces as they were said, with what is known of each and its mark."""

    said: Sequence[str]
    kinds: Sequence[str]
    senses: Sequence[str]
    marks: Sequence[str]


class Numbers:
    """What is told of words, and their marks, in figures."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.marks = sorted({mark for row in rows for mark in row.marks})
        senses = _often(one for row in rows for one in row.senses)
        self.told = {
            "kinds": _often(one for row in rows for one in row.kinds),
            "senses": senses,
            "degrees": ["", *sorted({one[0] for one in senses if one})],
        }
        self.of = {name: {one: at for at, one in enumerate(every)} for name, every in self.told.items()}
        self.of["marks"] = {one: at for at, one in enumerate(self.marks)}

    def row(self, row: Row) -> dict[str, list[int]]:
        """Return the figures of one row."""
        said = {"kinds": row.kinds, "senses": row.senses, "degrees": [one[:1] for one in row.senses]}
        said["marks"] = row.marks
        return {name: [self.of[name].get(one, 0) for one in every] for name, every in said.items()}


def _often(words: Iterable[str]) -> list[str]:
    """What was told more than a few times; the first is for all else."""
    return ["", *sorted(word for word, count in Counter(words).items() if count > SEEN and word)]


def main() -> None:
    """Learn, and write the thin matrices and the head."""
    found = json.loads(ROWS.read_text("utf-8"))
    rows = {name: [Row(*row) for row in found[name]] for name in ("marked", "made")}
    learned = learn(rows["marked"], rows["made"])
    np.savez(LEARNED, learned_from=np.array(found["learned_from"]), **learned)


def learn(marked: Sequence[Row], made: Sequence[Row]) -> dict[str, np.ndarray]:
    """Move the layers and the head so that each word is marked as its writer did."""
    chance = random.Random(0)  # noqa: S311 - the same every time
    tf.random.set_seed(0)
    numbers = Numbers([*marked, *made])
    batches = Batches(numbers)
    count = math.ceil((len(marked) + min(MADE, len(made))) / BATCH)
    learner = Learner(batches.base, numbers, ROUNDS * count)
    for number in range(ROUNDS):
        drawn = [mistaken(row, chance) for row in [*marked, *chance.sample(made, min(MADE, len(made)))]]
        parts = descent.parts([len(row.said) for row in drawn], BATCH, chance)
        losses = [float(learner.step(*batches.of([drawn[i] for i in part]))) for part in parts]
        sys.stdout.write(f"round {number + 1} of {ROUNDS}: {np.mean(losses):.3f}\n")
        sys.stdout.flush()
    return {
        **{name: value.numpy().astype(np.float16) for name, value in learner.learned.items()},
        **{f"names/{name}": np.array(every) for name, every in numbers.told.items()},
        "names/marks": np.array(numbers.marks),
    }


def mistaken(row: Row, chance: random.Random) -> Row:
    """A row as it might have been typed in a hurry, by somebody whose words are less known."""
    said = row.said
    if chance.random() < SLIPPED:
        said = [(slip(word, chance) or word) if len(word) > 2 and word.isalpha() else word for word in said]
    return replace(row, said=said, kinds=[one if chance.random() > UNTOLD else "" for one in row.kinds])


class Batches:
    """Puts rows together into what the learner takes."""

    def __init__(self, numbers: Numbers) -> None:
        self.numbers, self.pieces = numbers, encoding.Pieces()
        self.base = encoding.read_weights(LAYERS)

    def of(self, rows: Sequence[Row]) -> list[tf.Tensor]:
        """Return the pieces' vectors, which are real, which are of which word, what is told of words, and marks."""
        cut = [[self.pieces.said(word) for word in row.said] for row in rows]
        whole = [[self.pieces.start, *(n for part in parts for n in part), self.pieces.end] for parts in cut]
        vectors, present = encoding.piece_vectors(self.base, whole)
        longest = max(len(row.said) for row in rows)
        shares = np.zeros((len(rows), longest, vectors.shape[1]), np.float32)
        real = np.zeros((len(rows), longest), np.float32)
        figures = {name: np.zeros((len(rows), longest), np.int32) for name in self.numbers.of}
        for at, row in enumerate(rows):
            real[at, : len(row.said)] = 1
            start = 1
            for word, part in enumerate(cut[at]):
                shares[at, word, start : start + len(part)] = 1 / len(part)
                start += len(part)
            for name, told in self.numbers.row(row).items():
                figures[name][at, : len(told)] = told
        return [tf.constant(value) for value in (vectors, present, shares, real, *figures.values())]


class Learner:
    """The layers and the head, and one step down the slope for each batch."""

    def __init__(self, base: encoding.Weights, numbers: Numbers, steps: int) -> None:
        thin = descent.thin_matrices(base, LAYERS)
        self.head = _head({name: len(every) for name, every in numbers.told.items()}, len(numbers.marks))
        self.learned = {**thin, **self.head}
        self.weights = {**base, **thin}
        self.descent = descent.Descent(list(self.learned.values()), [STEP] * len(self.learned), steps)
        row = tf.TensorSpec([None, None])
        block = tf.TensorSpec([None, None, None])
        figures = [tf.TensorSpec([None, None], tf.int32)] * (len(numbers.told) + 1)
        signature = [block, row, block, row, *figures]
        self.step = tf.function(self._step, input_signature=signature, autograph=False)

    def _step(
        self, vectors: tf.Tensor, present: tf.Tensor, shares: tf.Tensor, real: tf.Tensor, *figures: tf.Tensor
    ) -> tf.Tensor:
        *told, marks = figures
        with tf.GradientTape() as tape:
            words = tf.matmul(shares, encoder.read(self.weights, LAYERS, vectors, present, FORGET))
            known = [
                tf.gather(self.head[f"head/{name}"], one) for name, one in zip(WIDTHS, told, strict=True)
            ]
            scores = self._scores(tf.concat([words, *known], axis=2), real[:, :, None])
            loss = _surprise(scores, self.head["head/steps"], marks, real) / tf.reduce_sum(real)
        self.descent.step(tape.gradient(loss, self.descent.moved))
        return loss

    def _scores(self, told: tf.Tensor, real: tf.Tensor) -> tf.Tensor:
        heard = tf.nn.gelu(self._through("first", tf.nn.dropout(told, PASS_OVER) * real))
        return self._through("second", tf.nn.dropout(heard, PASS_OVER) * real)

    def _through(self, name: str, rows: tf.Tensor) -> tf.Tensor:
        """Each word with the one before it and the one behind."""
        padded = tf.pad(rows, [[0, 0], [1, 1], [0, 0]])
        around = tf.concat([padded[:, :-2], padded[:, 1:-1], padded[:, 2:]], axis=2)
        return tf.matmul(around, self.head[f"head/{name}"]) + self.head[f"head/{name}.bias"]


def _head(counts: Mapping[str, int], marks: int) -> dict[str, tf.Variable]:
    """Start with small chance values."""
    numbers = np.random.default_rng(0)

    def chance(rows: int, columns: int, spread: float) -> tf.Variable:
        return tf.Variable(numbers.normal(0, spread, (rows, columns)).astype(np.float32))

    wide = 3 * (encoding.SIZE + sum(WIDTHS.values()))
    return {
        **{f"head/{name}": chance(counts[name], width, 0.3) for name, width in WIDTHS.items()},
        "head/first": chance(wide, HIDDEN, wide**-0.5),
        "head/first.bias": tf.Variable(tf.zeros(HIDDEN)),
        "head/second": chance(3 * HIDDEN, marks, (3 * HIDDEN) ** -0.5),
        "head/second.bias": tf.Variable(tf.zeros(marks)),
        "head/steps": tf.Variable(tf.zeros([marks, marks])),
    }


def _surprise(scores: tf.Tensor, steps: tf.Tensor, marks: tf.Tensor, real: tf.Tensor) -> tf.Tensor:
    """How unlikely the marks of all rows are among all ways to mark them, steps from one mark to the next included."""
    right = tf.gather(scores, marks, batch_dims=2) * real
    stepped = tf.gather_nd(steps, tf.stack([marks[:, :-1], marks[:, 1:]], axis=2)) * real[:, 1:]

    def further(at: tf.Tensor, ways: tf.Tensor) -> tuple[tf.Tensor, tf.Tensor]:
        gone = tf.reduce_logsumexp(ways[:, :, None] + steps[None], axis=1) + scores[:, at]
        still = real[:, at, None]
        return at + 1, gone * still + ways * (1 - still)

    def goes_on(at: tf.Tensor, _: tf.Tensor) -> tf.Tensor:
        return at < tf.shape(scores)[1]

    _, ways = tf.while_loop(goes_on, further, [tf.constant(1), scores[:, 0]])
    return tf.reduce_sum(tf.reduce_logsumexp(ways, axis=1)) - tf.reduce_sum(right) - tf.reduce_sum(stepped)


if __name__ == "__main__":
    main()
