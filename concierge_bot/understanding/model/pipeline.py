"""The two Rasa graph components that turn a text message into an intent, and the reader of their training texts.

They run inside the dialogue environment (Python 3.10, beside Rasa); the core never imports this module.
"""

from __future__ import annotations

import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import skops.io
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import log_softmax, softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import FeatureUnion, make_pipeline, make_union

from concierge_bot.understanding.danger import danger_learned
from concierge_bot.understanding.model import encoder, training_texts

# The only types beyond scikit-learn's own that a stored classifier may hold.
TRUSTED = ["scipy.sparse._csr.csr_matrix", f"{__name__}.normalise"]

DANGER = "emergency"


def normalise(text: str) -> str:
    """Lower-cases a message, levels its quotes and digits, and shortens letters held too long ("heeelp")."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    return re.sub(r"([^\W\d])\1{2,}", r"\1\1", re.sub(r"\d", "0", plain))


def texts(messages: list[Message]) -> list[str]:
    """Returns the words of messages."""
    return [message.get(TEXT) for message in messages]


def meanings(messages: list[Message]) -> np.ndarray:
    """Returns the encoder's vectors of messages, one row per message."""
    return np.vstack([message.get_dense_features(TEXT)[1].features for message in messages])


def in_the_middle(message: Message) -> bool:
    """Tells whether a training text is one of the middle of a talk, which alone could want many things."""
    about = message.get("metadata", {}).get(INTENT) or {}
    return bool(about.get("middle"))


def runs() -> FeatureUnion:
    """Makes what cuts a text into its runs of words and of letters."""
    words = TfidfVectorizer(
        preprocessor=normalise,
        token_pattern=r"\w+|[?!]",  # noqa: S106
        ngram_range=(1, 2),
        min_df=2,
        sublinear_tf=True,
        dtype=np.float32,
    )
    letters = TfidfVectorizer(
        preprocessor=normalise,
        analyzer="char_wb",
        ngram_range=(2, 4),
        min_df=3,
        sublinear_tf=True,
        dtype=np.float32,
    )
    return make_union(words, letters)


class QuickImporter(RasaFileImporter):  # type: ignore[misc]
    """Reads the files of training texts as Rasa's own importer does, in a twentieth of the time."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Returns all training texts."""
        return TrainingData(
            [_message(each) for path in self._nlu_files for each in training_texts.read(Path(path))]
        )


def _message(example: training_texts.Example) -> Message:
    marks = {"lookalike": example.lookalike, "middle": example.middle}
    about = {"writer": example.writer, **{name: True for name, it_is in marks.items() if it_is}}
    return Message.build(example.words, example.intent, intent_metadata=about)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):  # type: ignore[misc]
    """Adds one dense vector of meaning per message."""

    def __init__(self, reader: encoder.Encoder) -> None:
        self.encoder = reader
        self.encoder.encode(["warm up, so that the first message does not wait"])

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Loads the encoder's weights, for training as for serving."""
        return cls(encoder.load())

    def process(self, messages: list[Message]) -> list[Message]:
        """Gives every message with text its vector."""
        spoken = [message for message in messages if message.get(TEXT) is not None]
        if spoken:
            vectors = self.encoder.encode(texts(spoken))
            for message, vector in zip(spoken, vectors, strict=True):
                dense = vector[np.newaxis, :]
                message.add_features(Features(dense, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Gives every training text its vector."""
        self.process(training_data.training_examples)
        return training_data


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class CalibratedClassifier(IntentClassifier, GraphComponent):  # type: ignore[misc]
    """Two readers, one of spelling and one of meaning, each a logistic regression; what both hold likely counts.

    How sure they may be together is set by hand: the encoder has seen all training texts, so that no part of
    them can tell how strangers' texts are read. So is how much more danger weighs than anything else (to miss it
    is worse than to read it where there is none), and how much the core's learned reader of danger adds to it or
    takes away: none of them frightens anybody alone.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Settings: the inverse penalties of both, the temperature for honest confidence, what is added to danger.

        ``middle_weight``: how much a text of the middle of a talk counts beside one that begins it.
        """
        return {
            "spelling_inverse_penalty": 10.0,
            "meaning_inverse_penalty": 1.0,
            "temperature": 1.0,
            "danger_weight": 1.0,
            "learned_danger": 0.0,
            "middle_weight": 1.0,
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self.storage = model_storage
        self.resource = resource
        self.temperature = config["temperature"]
        self.danger_weight = config["danger_weight"]
        self.learned_danger = config["learned_danger"]
        self.middle_weight = config["middle_weight"]
        by_spelling = LogisticRegression(C=config["spelling_inverse_penalty"], tol=1e-3, max_iter=60)
        self.spelling = make_pipeline(runs(), by_spelling)
        self.meaning = LogisticRegression(C=config["meaning_inverse_penalty"], tol=1e-3, max_iter=300)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> CalibratedClassifier:
        """Makes an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from all training texts and keeps what was learned."""
        self.fit(training_data.intent_examples)
        self.persist()
        return self.resource

    def fit(self, messages: list[Message]) -> None:
        """Fits both readers, each on a core of its own."""
        intents = [message.get(INTENT) for message in messages]
        counts = [self.middle_weight if in_the_middle(message) else 1.0 for message in messages]
        with ThreadPoolExecutor() as pool:
            meaning = pool.submit(self.meaning.fit, meanings(messages), intents, counts)
            self.spelling.fit(texts(messages), intents, logisticregression__sample_weight=counts)
            meaning.result()
        # Laid out so that reading one message touches only the weights of what is in it.
        weights = self.spelling[-1]
        weights.coef_ = np.asfortranarray(weights.coef_, dtype=np.float32)

    def chances(self, messages: list[Message]) -> np.ndarray:
        """Returns how likely each intent is, one row per message."""
        by_spelling = log_softmax(self.spelling.decision_function(texts(messages)), axis=1)
        by_meaning = log_softmax(self.meaning.decision_function(meanings(messages)), axis=1)
        together = (by_spelling + by_meaning) / self.temperature
        heard = np.array([danger_learned.score(text) for text in texts(messages)])
        together[:, self.meaning.classes_ == DANGER] += (
            np.log(self.danger_weight) + self.learned_danger * heard[:, np.newaxis]
        )
        return np.asarray(softmax(together, axis=1))

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets the likeliest intent of each message and the ranking of all."""
        spoken = [message for message in messages if message.get(TEXT) is not None]
        if spoken:
            for message, chances in zip(spoken, self.chances(spoken), strict=True):
                self.rank(message, chances)
        return messages

    def rank(self, message: Message, chances: np.ndarray) -> None:
        """Writes one message's intents, likeliest first."""
        order = np.argsort(-chances)
        ranking = [{"name": str(self.meaning.classes_[i]), "confidence": float(chances[i])} for i in order]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking[:10], add_to_output=True)

    def persist(self) -> None:
        """Keeps what was learned in the model archive, without pickles."""
        with self.storage.write_to(self.resource) as folder:
            learned = {"spelling": self.spelling, "meaning": self.meaning}
            skops.io.dump(learned, folder / "classifier.skops")

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> CalibratedClassifier:
        """Reads back what was learned; a model without it cannot be served and stops the start."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learned = skops.io.load(folder / "classifier.skops", trusted=TRUSTED)
        classifier.spelling = learned["spelling"]
        classifier.meaning = learned["meaning"]
        return classifier
