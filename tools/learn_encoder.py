"""Teach the sentence encoder of `understanding/model/encoder.py` how our writers text, and write what it learned.

Run: `make encoder` (in the dialogue environment, ten minutes on two quiet cores), whenever many training texts are
new; `make train` learns from every text in any case. Each text is read as it is and with slips of the thumb.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import tensorflow as tf

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from concierge_bot.understanding.model import encoder, training_texts  # noqa: E402

ROUNDS, BATCH, THIN = 2, 32, 24
STEP, HEAD_STEP, WARM_UP = 2e-3, 5e-3, 0.1
FORGET, DOUBT, STRENGTH = 0.1, 0.1, 10.0
"""Shares of values dropped and of doubt about every label while learning; how far apart the intents may move."""
SLIPPED, SLIP = 0.5, 0.05
"""How many texts of a round are misspelt, and how many of their letters."""
NEIGHBOURS = {
    letter: row[max(place - 1, 0) : place + 2].replace(letter, "")
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for place, letter in enumerate(row)
}


def main() -> None:
    """Learn, and write the thin matrices."""
    examples = [each for path in sorted(ROOT.glob("data/nlu/**/*.yml")) for each in training_texts.read(path)]
    intents = np.unique([each.intent for each in examples], return_inverse=True)[1]
    learned = learn([each.words for each in examples], intents, print_round)
    np.savez(encoder.LEARNED, **{name: value.astype(np.float16) for name, value in learned.items()})


def print_round(number: int, loss: float, learned: dict[str, np.ndarray]) -> None:
    """Say how far the learning is."""
    sys.stdout.write(f"round {number + 1} of {ROUNDS}: {loss:.3f}\n")
    sys.stdout.flush()


def learn(
    texts: list[str], intents: np.ndarray, after_round: Callable[[int, float, dict[str, np.ndarray]], None]
) -> dict[str, np.ndarray]:
    """Move the encoder so that texts of one intent lie together; return the thin matrices."""
    chance = random.Random(0)  # noqa: S311
    tf.random.set_seed(0)
    untaught = encoder.Encoder({})
    thin = _thin_matrices(untaught.base)
    learner = _Learner(untaught.base, thin, int(intents.max()) + 1, ROUNDS * math.ceil(len(texts) / BATCH))
    for number in range(ROUNDS):
        read = [
            untaught.pieces.of(slip(text, chance) if chance.random() < SLIPPED else text) for text in texts
        ]
        losses = [
            float(learner.step(*untaught.rows([read[i] for i in part]), tf.constant(intents[part])))
            for part in _parts([len(pieces) for pieces in read], chance)
        ]
        after_round(number, float(np.mean(losses)), {name: value.numpy() for name, value in thin.items()})
    return {name: value.numpy() for name, value in thin.items()}


def slip(text: str, chance: random.Random) -> str:
    """Type a text again in a hurry: letters left out, doubled, swapped, or hit beside."""
    typed = ""
    for place, letter in enumerate(text):
        beside = NEIGHBOURS.get(letter.lower(), "")
        if not beside or chance.random() >= SLIP:
            typed += letter
            continue
        swapped = typed[:-1] + letter + typed[-1:] if place else letter
        typed = chance.choice((typed, typed + letter * 2, swapped, typed + chance.choice(beside)))
    return typed


def _parts(lengths: list[int], chance: random.Random) -> Iterator[np.ndarray]:
    """Deal the texts into batches of about the same length, in a new order each round."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + 4 * chance.random())
    parts = [np.array(order[start : start + BATCH]) for start in range(0, len(order), BATCH)]
    chance.shuffle(parts)
    yield from parts


def _thin_matrices(base: encoder.Weights) -> dict[str, tf.Variable]:
    """Start with products that are nought, so that learning begins at the encoder as it came."""
    numbers = np.random.default_rng(0)
    thin = {}
    for name in encoder.matrices():
        rows, columns = base[name].shape
        start = numbers.normal(0, 1 / math.sqrt(rows), (rows, THIN)).astype(np.float32)
        thin[f"{name}.thin"] = tf.Variable(start)
        thin[f"{name}.wide"] = tf.Variable(np.zeros((THIN, columns), dtype=np.float32))
    return thin


class _Learner:
    """Takes one step down the slope for each batch."""

    def __init__(self, base: encoder.Weights, thin: dict[str, tf.Variable], intents: int, steps: int) -> None:
        self.base, self.thin, self.steps = base, thin, steps
        self.head = tf.Variable(tf.random.normal([encoder.SIZE, intents], stddev=0.02))
        self.taken = tf.Variable(0.0)
        self.moved = [*thin.values(), self.head]
        self.pace = [STEP] * len(thin) + [HEAD_STEP]
        self.first = [tf.Variable(tf.zeros_like(value)) for value in self.moved]
        self.second = [tf.Variable(tf.zeros_like(value)) for value in self.moved]
        three = tf.TensorSpec([None, None, encoder.SIZE])
        signature = [three, tf.TensorSpec([None, None]), tf.TensorSpec([None], tf.int64)]
        self.step = tf.function(self._step, input_signature=signature, autograph=False)

    def _step(self, rows: tf.Tensor, present: tf.Tensor, intents: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            read = encoder.vectors(encoder.adapted(self.base, self.thin), rows, present, FORGET)
            scores = STRENGTH * tf.matmul(read, self.head)
            count = self.head.shape[1]
            truth = tf.one_hot(intents, count) * (1 - DOUBT) + DOUBT / count
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(truth, scores))
        slopes, _ = tf.clip_by_global_norm(tape.gradient(loss, self.moved), 1.0)
        self._move(slopes)
        return loss

    def _move(self, slopes: list[tf.Tensor]) -> None:
        """Adam, warmed up and then ever slower."""
        self.taken.assign_add(1.0)
        way = self.taken / self.steps
        speed = tf.minimum(way / WARM_UP, (1 - way) / (1 - WARM_UP))
        even_first, even_second = 1 - 0.9**self.taken, 1 - 0.999**self.taken
        for value, slope, first, second, pace in zip(
            self.moved, slopes, self.first, self.second, self.pace, strict=True
        ):
            first.assign(0.9 * first + 0.1 * slope)
            second.assign(0.999 * second + 0.001 * tf.square(slope))
            value.assign_sub(speed * pace * (first / even_first) / (tf.sqrt(second / even_second) + 1e-8))


if __name__ == "__main__":
    main()
