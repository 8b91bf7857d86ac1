"""Reads the training texts of data/nlu in a moment: they have one plain form, which a test holds them to.

Rasa's own reader takes ten seconds for it, and a training reads them three times.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Example(NamedTuple):
    """A training text: what it wants, who wrote it, if it only sounds like danger, if it is of the middle of a talk."""

    words: str
    intent: str
    writer: str
    lookalike: bool
    middle: bool


def read(path: Path) -> Iterator[Example]:
    """Read one file, in its order."""
    intent, writer, lookalike, middle = "", "", False, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("- intent: "):
            intent, writer, lookalike, middle = line.removeprefix("- intent: ").strip(), "", False, False
        elif line.startswith("    writer: "):
            writer = line.removeprefix("    writer: ").strip()
        elif line == "    lookalike: true":
            lookalike = True
        elif line == "    middle: true":
            middle = True
        elif line.startswith("    - "):
            yield Example(line.removeprefix("    - ").strip(), intent, writer, lookalike, middle)
