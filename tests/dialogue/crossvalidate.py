"""Measures the dialogue model on writers it has not read, the encoder included, and prints one JSON object.

Run in the dialogue environment: `.venv-dialogue/bin/python tests/dialogue/crossvalidate.py` (minutes). It teaches
encoder and classifier on three quarters of the writers and reads the others. The settings in config.yml were
chosen like this; `temperature` is what would have made the confidence fit best.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.utils.io import read_yaml_file
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from learn_encoder import learn, print_round  # noqa: E402

from concierge_bot.understanding.model.encoder import Encoder  # noqa: E402
from concierge_bot.understanding.model.pipeline import CalibratedClassifier, SentenceEncoder  # noqa: E402

PARTS = 4


def writer(message: Message) -> str:
    """Name who wrote a training text; a text without a writer counts as its own."""
    about_intent = message.get("metadata", {}).get(INTENT) or {}
    return str(about_intent.get("writer", message.get(TEXT)))


def figures(truth: np.ndarray, intents: np.ndarray, chances: np.ndarray) -> dict[str, Any]:
    """Sum up: accuracy, danger found and cried falsely, and what each fallback threshold would keep."""
    read_as, confidence = intents[chances.argmax(axis=1)], chances.max(axis=1)
    right, danger, cried = truth == read_as, truth == "emergency", read_as == "emergency"
    return {
        "texts": len(truth),
        "accuracy": round(right.mean(), 3),
        "emergency_recall": round(cried[danger].mean(), 3),
        "false_alarms": round(cried[~danger].mean(), 4),
        "mean_confidence": round(confidence.mean(), 3),
        "at_threshold": {
            str(t): {
                "kept": round((confidence >= t).mean(), 3),
                "right": round(right[confidence >= t].mean(), 3),
            }
            for t in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7)
        },
    }


def temperature(truth: np.ndarray, intents: np.ndarray, chances: np.ndarray, configured: float) -> float:
    """Return the temperature under which the true intents would have been likeliest."""
    scores, chosen = np.log(chances + 1e-30) * configured, np.searchsorted(intents, truth)
    loss = minimize_scalar(
        lambda t: -log_softmax(scores / t, axis=1)[np.arange(len(chosen)), chosen].mean(),
        bounds=(0.1, 10),
        method="bounded",
    )
    return round(float(loss.x), 2)


def main() -> None:
    """Teach, read and print."""
    messages = load_data(str(ROOT / "data" / "nlu")).intent_examples
    groups = [writer(message) for message in messages]
    known, unknown = next(GroupKFold(PARTS).split(messages, groups=groups))
    train, test = [messages[i] for i in known], [messages[i] for i in unknown]
    numbers = np.unique([m.get(INTENT) for m in train], return_inverse=True)[1]
    learned = learn([m.get(TEXT) for m in train], numbers, print_round)
    SentenceEncoder(Encoder(learned)).process(messages)
    pipeline = read_yaml_file(ROOT / "config.yml")["pipeline"]
    settings = next(dict(step) for step in pipeline if step["name"].endswith("CalibratedClassifier"))
    classifier = CalibratedClassifier(settings, None, None)
    classifier.fit(train)
    truth, intents = np.array([m.get(INTENT) for m in test]), classifier.meaning.classes_
    chances = classifier.chances(test)
    fits = temperature(truth, intents, chances, settings["temperature"])
    print(json.dumps({**figures(truth, intents, chances), "temperature": fits}, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
