"""Finds training texts that nearly repeat a development text: what is measured must not have been learned.

Run: `.venv/bin/python tests/dialogue/duplicates.py`; prints the training file and text, and the text that it is like.
A text of up to three words ("thank you", "two milk please") is everybody's and no sign of a copy.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import ceil
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
    often = Counter(triple for _text, theirs in measured for triple in theirs)
    where = defaultdict(list)
    for number, (_text, theirs) in enumerate(measured):
        for triple in telling(theirs, often):
            where[triple].append(number)
    repeated = []
    for path, text in texts(ROOT / "data" / "nlu"):
        mine = triples(text)
        for number in sorted({n for triple in telling(mine, often) for n in where.get(triple, ())}):
            other, theirs = measured[number]
            few, many = sorted((len(mine), len(theirs)))
            if few >= ALIKE * many and (common := len(mine & theirs)) >= ALIKE * (few + many - common):
                repeated.append((path, text, other))
    return repeated


def telling(found: frozenset[str], often: Counter[str]) -> list[str]:
    """Return the rarest triples of a text, so many that two texts which are alike share at least one of them."""
    rarest = sorted(found, key=lambda triple: (often[triple], triple))
    return rarest[: len(found) - ceil(ALIKE * len(found)) + 1]


def main() -> None:
    """Print what was found, and how many."""
    found = near_duplicates()
    for path, text, other in found:
        sys.stdout.write(f"{path.relative_to(ROOT)}: {text!r} is like {other!r}\n")
    sys.stdout.write(f"{len(found)} near-duplicates\n")


if __name__ == "__main__":
    main()
