"""The texts of data/answers: what people write back to what we asked, and what they mean by it.

Standard library only: the dialogue environment learns from them (`answer_reader.py`), and the core knows the words.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

OFFER, DOSE, WHICH, WELL, GOODS, UNDER = "offer", "dose", "which", "well", "goods", "under"
"""What was asked: a yes to what was read back, whether a medicine was taken, which of two, whether she is all right,
or whether what came is as it should be. Nothing was asked where an order or a visit is under way."""
KINDS = {
    OFFER: ("order", "visit", "plan", "sure", "swap"),
    DOSE: ("dose", "took"),
    WHICH: ("two", "menu"),
    WELL: ("safe",),
    GOODS: ("fine",),
    UNDER: ("placed", "booked"),
}
ELSE = "else"
"""The text is no word on what was asked or told: another wish, where what only tells has a mark of its own."""
ALIKE = {"shop": "change", "not": "later", "other": ELSE, "right": "fine"}
"""What comes to the same: another shop is a change, and a dose not yet taken is asked about later."""
FOLDER = Path("data/answers")


class Answer(NamedTuple):
    """A text, the kind of question it was written for, what its writer means by it, and who wrote it."""

    kind: str
    meant: str
    words: str
    writer: str


def read(root: Path) -> Iterator[Answer]:
    """Read all that is learned from."""
    return read_folder(root / FOLDER)


def read_folder(folder: Path) -> Iterator[Answer]:
    """Read the files of a folder in their order; a situation of no kind above is passed over."""
    kind_of = {situation: kind for kind, situations in KINDS.items() for situation in situations}
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            situation, meant, words = line.split("\t")
            if situation in kind_of:
                plain = meant.removesuffix("+")  # more is in the text besides
                yield Answer(kind_of[situation], ALIKE.get(plain, plain), words, path.stem)
