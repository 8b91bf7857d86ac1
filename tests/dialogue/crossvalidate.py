"""Measures the classifier on writers it has not read, and prints one JSON object.

Run in the dialogue environment: `.venv-dialogue/bin/python tests/dialogue/crossvalidate.py [--sweep]`.
The settings in config.yml were chosen by --sweep, which sees training texts only; the held-out texts are read
afterwards, once.
"""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import read_yaml_file
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from concierge_bot.understanding.pipeline import CalibratedClassifier, SentenceEncoder, writer  # noqa: E402

FOLDS = 5
SWEEP: dict[str, list[Any]] = {"spelling_dimensions": [300, 600], "inverse_penalty": [1.0, 3.0, 10.0, 30.0]}


def read(path: str, encoder: SentenceEncoder) -> list[Message]:
    """Loads the texts of a file or folder with their sentence vectors."""
    return encoder.process(load_data(str(ROOT / path)).intent_examples)


def judge(
    train: list[Message], test: list[Message], settings: dict[str, Any]
) -> list[tuple[str, str, float]]:
    """Trains on one part and reads the other: (true intent, read intent, confidence) per text."""
    classifier = CalibratedClassifier(settings, None, None)
    classifier.fit(train)
    unread = [Message({TEXT: m.get(TEXT)}, features=m.features) for m in test]
    classifier.process(unread)
    return [
        (before.get(INTENT), after.get(INTENT)["name"], after.get(INTENT)["confidence"])
        for before, after in zip(test, unread, strict=True)
    ]


def across_writers(messages: list[Message], settings: dict[str, Any]) -> list[tuple[str, str, float]]:
    """Reads every training text by a classifier that never saw its writer."""
    groups = [writer(m) for m in messages]
    results = []
    for train, test in GroupKFold(FOLDS).split(messages, groups=groups):
        results += judge([messages[i] for i in train], [messages[i] for i in test], settings)
    return results


def figures(results: list[tuple[str, str, float]]) -> dict[str, Any]:
    """Sums up: accuracy, danger found and cried falsely, and what each fallback threshold would keep."""
    truth, read_as, confidence = (np.array(column) for column in zip(*results, strict=True))
    right, danger, cried = truth == read_as, truth == "emergency", read_as == "emergency"
    return {
        "texts": len(results),
        "accuracy": round(right.mean(), 3),
        "emergency_recall": round(cried[danger].mean(), 3),
        "false_alarms": round(cried[~danger].mean(), 4),
        "mean_confidence": round(confidence.mean(), 3),
        "at_threshold": {
            str(t): {
                "kept": round((confidence >= t).mean(), 3),
                "right": round(right[confidence >= t].mean(), 3),
            }
            for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6)
        },
    }


def configured() -> dict[str, Any]:
    """Reads the classifier's settings from config.yml."""
    pipeline = read_yaml_file(ROOT / "config.yml")["pipeline"]
    return next(dict(step) for step in pipeline if step["name"].endswith("CalibratedClassifier"))


def sweep(messages: list[Message]) -> list[dict[str, Any]]:
    """Reads across writers with every setting of the sweep."""
    choices = [dict(zip(SWEEP, values, strict=True)) for values in itertools.product(*SWEEP.values())]
    return [{**choice, **figures(across_writers(messages, choice))} for choice in choices]


def main() -> None:
    """Prints the figures of the configured settings, or of every setting of the sweep."""
    encoder = SentenceEncoder()
    messages = read("data/nlu", encoder)
    if "--sweep" in sys.argv:
        print(json.dumps(sweep(messages), indent=1))  # noqa: T201
        return
    held_out = judge(messages, read("tests/dialogue/held_out.yml", encoder), configured())
    report = {
        "across_writers": figures(across_writers(messages, configured())),
        "held_out": figures(held_out),
    }
    print(json.dumps(report, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
