"""Teach the sentence encoder of `understanding/model/encoder.py` how our writers text, and write what it learned.

Run: `make encoder` (in the dialogue environment, ten minutes on two quiet cores), whenever many training texts are
new; `make train` learns from every text in any case. Each text is read as it is and with slips of the thumb.
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import tensorflow as tf

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import descent  # noqa: E402

from concierge_bot.understanding.model import encoder, training_texts  # noqa: E402
from concierge_bot.understanding.words import encoding  # noqa: E402

ROUNDS, BATCH = 2, 32
STEP, HEAD_STEP = 2e-3, 5e-3
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
    thin = descent.thin_matrices(untaught.base, encoding.LAYERS)
    learner = _Learner(untaught.base, thin, int(intents.max()) + 1, ROUNDS * math.ceil(len(texts) / BATCH))
    for number in range(ROUNDS):
        read = [
            untaught.pieces.of(slip(text, chance) if chance.random() < SLIPPED else text) for text in texts
        ]
        losses = [
            float(learner.step(*untaught.rows([read[i] for i in part]), tf.constant(intents[part])))
            for part in descent.parts([len(pieces) for pieces in read], BATCH, chance)
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


class _Learner:
    """Takes one step down the slope for each batch."""

    def __init__(
        self, base: encoding.Weights, thin: dict[str, tf.Variable], intents: int, steps: int
    ) -> None:
        self.weights = {**base, **thin}
        self.head = tf.Variable(tf.random.normal([encoding.SIZE, intents], stddev=0.02))
        pace = [STEP] * len(thin) + [HEAD_STEP]
        self.descent = descent.Descent([*thin.values(), self.head], pace, steps)
        three = tf.TensorSpec([None, None, encoding.SIZE])
        signature = [three, tf.TensorSpec([None, None]), tf.TensorSpec([None], tf.int64)]
        self.step = tf.function(self._step, input_signature=signature, autograph=False)

    def _step(self, rows: tf.Tensor, present: tf.Tensor, intents: tf.Tensor) -> tf.Tensor:
        with tf.GradientTape() as tape:
            read = encoder.vectors(self.weights, rows, present, FORGET)
            scores = STRENGTH * tf.matmul(read, self.head)
            count = self.head.shape[1]
            truth = tf.one_hot(intents, count) * (1 - DOUBT) + DOUBT / count
            loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(truth, scores))
        self.descent.step(tape.gradient(loss, self.descent.moved))
        return loss


if __name__ == "__main__":
    main()
