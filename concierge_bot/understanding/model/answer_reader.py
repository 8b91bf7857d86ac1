"""The Rasa graph component that reads a text as an answer: what it would mean after each kind of question of ours.

It runs inside the dialogue environment, and learned from what many writers answered (`data/answers/`).
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import log_softmax, softmax
from sklearn.linear_model import LogisticRegression

from concierge_bot.understanding.model import answer_texts, encoder
from concierge_bot.understanding.model.answer_texts import DOSE, ELSE, GOODS, KINDS, OFFER, UNDER, WELL, WHICH
from concierge_bot.understanding.model.pipeline import TRUSTED, runs, texts

ANSWERS = "answers"
"""Where the reading stands in what the server tells of a text: what it means after each kind of question."""
ROOT = Path(__file__).parents[3]
OF_EACH = 40
"""So many training texts of each intent are read beside: what people write when they do not answer."""
OTHERS_COUNT = 0.01
"""How much one of those counts beside one that was written as an answer."""
BEARING: dict[str, dict[str, str]] = {
    OFFER: {"affirm": "yes", "deny": "no", "explain_choice": "question", "chitchat": "tell"},
    DOSE: {
        "confirm_taken": "taken",
        "snooze": "later",
        "skip_dose": "skip",
        "medication_question": "question",
        "affirm": "taken",
        "deny": "later",
    },
    WHICH: {"deny": "neither"},
    WELL: {"emergency": "help", "i_am_ok": "well"},
    GOODS: {"report_problem": "wrong"},
    UNDER: {
        "order_status": "question",
        "billing_question": "question",
        "explain_choice": "question",
        "change_order": "change",
        "cancel_order": "stop",
        "report_problem": "wrong",
        "chitchat": "tell",
    },
}
"""What an intent means as an answer; any other is none."""
EITHER = {
    OFFER: {"order_groceries", "change_order", "cancel_order", "thanks", "i_am_ok", "help"},
    DOSE: {"i_am_ok", "thanks"},
    WHICH: {"affirm"},
    WELL: {"affirm", "deny", "thanks", "help"},
    GOODS: {"affirm", "greet", "order_status", "rate_service", "thanks"},
    UNDER: {"affirm", "deny", "greet", "i_am_ok", "list_schedule", "thanks"},
}
"""Which intents may answer or not, as it comes: nothing is learned from them."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class AnswerReader(GraphComponent):  # type: ignore[misc]
    """Two readers for each kind of question, one of spelling and one of meaning; what both hold likely counts."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings: the inverse penalties of both, and the temperature for honest confidence."""
        return {
            "spelling_inverse_penalty": 15.0,
            "meaning_inverse_penalty": 15.0,
            "temperature": 1.3,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self.storage = model_storage
        self.resource = resource
        self.config = config
        self.readers: dict[str, dict[str, Any]] = {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AnswerReader:
        """Makes one that has learned nothing."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from the answers, and from what else people write, and keeps what was learned."""
        answers = list(answer_texts.read(ROOT))
        vectors = encoder.load().encode([answer.words for answer in answers])
        others = _some(training_data.intent_examples)
        for kind in KINDS:
            own = [i for i, answer in enumerate(answers) if answer.kind == kind]
            beside = [m for m in others if m.get(INTENT) not in EITHER[kind]]
            meant = [answers[i].meant for i in own]
            meant += [BEARING[kind].get(m.get(INTENT), ELSE) for m in beside]
            counts = [1.0] * len(own) + [OTHERS_COUNT] * len(beside)
            vectors_of = np.vstack([vectors[own], *map(_vector, beside)])
            words = [answers[i].words for i in own] + texts(beside)
            self.readers[kind] = self._learned(words, vectors_of, meant, counts)
        with self.storage.write_to(self.resource) as folder:
            skops.io.dump(self.readers, folder / "answers.skops")
        return self.resource

    def _learned(
        self, words: list[str], vectors: np.ndarray, meant: list[str], counts: list[float]
    ) -> dict[str, Any]:
        """Fits both readers of one kind."""
        cut = runs()
        by_spelling = LogisticRegression(C=self.config["spelling_inverse_penalty"], max_iter=300)
        by_meaning = LogisticRegression(C=self.config["meaning_inverse_penalty"], max_iter=600)
        by_spelling.fit(cut.fit_transform(words), meant, sample_weight=counts)
        by_meaning.fit(vectors, meant, sample_weight=counts)
        return {"cut": cut, "spelling": by_spelling, "meaning": by_meaning}

    def _likeliest(self, reader: dict[str, Any], message: Message) -> dict[str, Any]:
        """Returns what one kind of question is answered, and how likely that is."""
        spelling = log_softmax(
            reader["spelling"].decision_function(reader["cut"].transform(texts([message])))
        )
        meaning = log_softmax(reader["meaning"].decision_function(_vector(message)))
        chances = softmax((spelling + meaning)[0] / self.config["temperature"])
        best = int(chances.argmax())
        return {"name": str(reader["meaning"].classes_[best]), "confidence": float(chances[best])}

    def process(self, messages: list[Message]) -> list[Message]:
        """Tells of each message what it would mean as an answer, and how likely that is."""
        for message in messages:
            if message.get(TEXT) is not None:
                told = {kind: self._likeliest(reader, message) for kind, reader in self.readers.items()}
                message.set(ANSWERS, told, add_to_output=True)
        return messages

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AnswerReader:
        """Reads back what was learned; a model without it cannot be served and stops the start."""
        reader = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            reader.readers = skops.io.load(folder / "answers.skops", trusted=TRUSTED)
        return reader


def _some(messages: list[Message]) -> list[Message]:
    """Return some training texts of each intent, from all over the files."""
    known = Counter(message.get(INTENT) for message in messages)
    seen = Counter[str]()
    found = []
    for message in messages:
        intent = message.get(INTENT)
        if seen[intent] % max(1, known[intent] // OF_EACH) == 0:
            found.append(message)
        seen[intent] += 1
    return found


def _vector(message: Message) -> np.ndarray:
    """Return what the sentence encoder made of a message."""
    vector: np.ndarray = message.get_dense_features(TEXT)[1].features
    return vector
