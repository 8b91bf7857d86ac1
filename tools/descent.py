"""What both learners of the sentence encoder share: thin matrices that start at nought, and the way down the slope."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import tensorflow as tf

from concierge_bot.understanding.words import encoding

THIN, WARM_UP = 24, 0.1


def thin_matrices(base: encoding.Weights, layers: int) -> dict[str, tf.Variable]:
    """Start with products that are nought, so that learning begins at the encoder as it came."""
    numbers = np.random.default_rng(0)
    thin = {}
    for name in encoding.matrices(layers):
        rows, columns = base[name].shape
        start = numbers.normal(0, 1 / math.sqrt(rows), (rows, THIN)).astype(np.float32)
        thin[f"{name}.thin"] = tf.Variable(start)
        thin[f"{name}.wide"] = tf.Variable(np.zeros((THIN, columns), dtype=np.float32))
    return thin


def parts(lengths: Sequence[int], size: int, chance: random.Random) -> Iterator[np.ndarray]:
    """Deal texts into batches of about the same length, in a new order each round."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + 4 * chance.random())
    found = [np.array(order[start : start + size]) for start in range(0, len(order), size)]
    chance.shuffle(found)
    yield from found


class Descent:
    """Adam, warmed up and then ever slower."""

    def __init__(self, moved: Sequence[tf.Variable], pace: Sequence[float], steps: int) -> None:
        self.moved, self.pace, self.steps = moved, pace, steps
        self.taken = tf.Variable(0.0)
        self.first = [tf.Variable(tf.zeros_like(value)) for value in moved]
        self.second = [tf.Variable(tf.zeros_like(value)) for value in moved]

    def step(self, slopes: Iterable[tf.Tensor]) -> None:
        """Take one step; slopes of rows that were looked up are spread out first."""
        slopes, _ = tf.clip_by_global_norm([tf.convert_to_tensor(slope) for slope in slopes], 1.0)
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
