"""Finds training texts that nearly repeat a development text: what is measured must not have been learned.

Run: `.venv/bin/python tests/dialogue/duplicates.py`; prints the training file and text, and the text that it is like.
A text of up to three words ("thank you", "two milk please") is everybody's and no sign of a copy.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
ALIKE = 0.8
"""From this share of common letter triples (Jaccard) on, two texts nearly repeat each other."""
EVERYBODYS = 3


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Read the texts of Rasa's training files, each with its file."""
    for path in sorted(folder.rglob("*.yml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("    - "):
                yield path, line.removeprefix("    - ")


def triples(text: str) -> frozenset[str]:
    """Return the runs of three letters in a text, without regard to case and marks."""
    words = re.findall(r"[^\W_]+", text.lower())
    plain = f" {' '.join(words)} "
    return frozenset(plain[start : start + 3] for start in range(len(plain) - 2))


def near_duplicates() -> list[tuple[Path, str, str]]:
    """Return each training text that nearly repeats a development text, with its file and that text."""
    measured = [
        (text, triples(text))
        for _path, text in texts(ROOT / "tests" / "dialogue" / "development")
        if len(text.split()) > EVERYBODYS
    ]
    where = defaultdict(list)
    for number, (_text, found) in enumerate(measured):
        for triple in found:
            where[triple].append(number)
    repeated = []
    for path, text in texts(ROOT / "data" / "nlu"):
        mine = triples(text)
        for number, common in Counter(n for triple in mine for n in where.get(triple, ())).items():
            other, theirs = measured[number]
            if common >= ALIKE * (len(mine) + len(theirs) - common):
                repeated.append((path, text, other))
    return repeated


def main() -> None:
    """Print what was found, and how many."""
    found = near_duplicates()
    for path, text, other in found:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {text!r} is like {other!r}\n")
    sys.stdout.write(f"{len(found)} near-duplicates\n")


if __name__ == "__main__":
    main()
