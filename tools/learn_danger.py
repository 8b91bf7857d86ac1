"""Learn the weights of `understanding/danger/danger_learned.py` from the training texts and the danger corpora.

Run: `make danger` (in the dialogue environment, about ten seconds), whenever those texts change; a test says when.
"""

from __future__ import annotations

import hashlib
import json
import re
import struct
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import lists_as_texts  # noqa: E402

from concierge_bot.understanding.danger import danger_learned  # noqa: E402
from concierge_bot.understanding.model.training_texts import read  # noqa: E402

TIMES = ROOT / "tests" / "corpora" / "times_seen.yml"
WEIGHTS = ROOT / "concierge_bot" / "understanding" / "danger" / "danger_learned.bin"
MISSED_COUNTS = 3.0
"""A missed danger is this much worse than an ordinary text that frightens somebody."""
ALIKE_COUNTS = 1.5
"""And a text that only sounds like danger teaches more than an ordinary one."""


class Text(NamedTuple):
    """One text to learn from, and how much it counts."""

    words: str
    danger: bool
    weight: float


def main() -> None:
    """Learn, and write the weights."""
    texts = [*training_texts(), *corpora(), *wishes_with_times(), *lists()]
    rows = [danger_learned.shares(text.words) for text in texts]
    ends = np.cumsum([0, *map(len, rows)])
    slots = [slot for row in rows for slot in row]
    values = [share for row in rows for share in row.values()]
    table = csr_matrix((values, slots, ends), shape=(len(rows), danger_learned.SLOTS))
    model = LogisticRegression(C=10, solver="liblinear", random_state=0)
    model.fit(table, [t.danger for t in texts], sample_weight=[t.weight for t in texts])
    scale = float(np.abs(model.coef_).max()) / 127
    weights = np.round(model.coef_[0] / scale).astype(np.int8).tobytes()
    head = struct.pack(danger_learned.HEAD, scale, float(model.intercept_[0]))
    WEIGHTS.write_bytes(learned_from() + head + weights)
    sys.stdout.write(f"{len(texts)} texts, {sum(t.danger for t in texts)} of danger: {WEIGHTS.name}\n")


def sources() -> list[Path]:
    """Return the files that are learned from, in a fixed order."""
    corpora = sorted(ROOT.glob("tests/corpora/safety_*.txt"))
    return [*sorted(ROOT.glob("data/nlu/**/*.yml")), *corpora, TIMES, *lists_as_texts.sources()]


def learned_from() -> bytes:
    """Return the digest of all that is learned from."""
    digest = hashlib.sha256()
    for path in sources():
        digest.update(path.read_bytes())
    return digest.digest()


def training_texts() -> list[Text]:
    """Read Rasa's training files."""
    files = [path for path in sorted(ROOT.glob("data/nlu/**/*.yml")) if path != lists_as_texts.TEXTS]
    examples = [example for path in files for example in read(path)]  # all lists are read below
    return [_text(each.words, each.intent == "emergency", each.lookalike) for each in examples]


def corpora() -> list[Text]:
    """Read the danger corpora, none of which is unseen any more."""
    found: list[Text] = []
    for path in sorted(ROOT.glob("tests/corpora/safety_*.txt")):
        danger, alike = "emergencies" in path.name, "lookalikes" in path.name
        lines = path.read_text(encoding="utf-8").splitlines()
        found += [_text(line, danger, alike) for line in lines if line and not line.startswith("#")]
    return found


def wishes_with_times() -> list[Text]:
    """Read the texts with times whose misses may be read: people who want something, none of them in danger."""
    said = re.findall(r"^ +- text: (.+)$", TIMES.read_text(encoding="utf-8"), re.MULTILINE)
    return [_text(str(json.loads(words)), danger=False, alike=False) for words in said]


def lists() -> list[Text]:
    """Read the shopping lists, none of them in danger."""
    found = [line for path in lists_as_texts.sources() for line in lists_as_texts.plain(path)]
    return [_text(line, danger=False, alike=False) for line in dict.fromkeys(found)]


def _text(words: str, danger: bool, alike: bool) -> Text:
    return Text(words, danger, MISSED_COUNTS if danger else ALIKE_COUNTS if alike else 1.0)


if __name__ == "__main__":
    main()
