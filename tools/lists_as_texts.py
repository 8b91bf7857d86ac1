"""Write the marked shopping lists once more as plain training texts of the dialogue model: people who order.

Run by `make lists`. Without them the model knows few lists, and takes what is short and strange for something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "data" / "lists"
TEXTS = ROOT / "data" / "nlu" / "lists.yml"
MARK = re.compile(r"(?:=[^/\s]+)?/(?:q|u|n|x|cq|cu|cn|o)(?=[.,!?;:]*(?:\s|$))")
EVERY = 3
"""Of so many lists one is enough for the dialogue model, which must be trained in less than 90 seconds."""
HEAD = """\
# Written by `make lists` from the marked lists in data/lists, which were written for the purpose.
version: "3.1"

nlu:
"""


def sources() -> list[Path]:
    """Return the files of marked lists, in a fixed order."""
    return sorted(LISTS.glob("*.txt"))


def plain(path: Path) -> Iterator[str]:
    """Read the lists of one file as they were texted, without marks."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield " ".join(MARK.sub("", line.replace("(", " ").replace(")", " ")).split())


def as_training_file() -> str:
    """Return Rasa's training file of one list in three, without what is too long for a text or Rasa reads as marks."""
    blocks = []
    for path in sources():
        lines = [
            line for line in dict.fromkeys(plain(path)) if len(line) <= 320 and not set(line) & set("[]{}")
        ]
        examples = "".join(f"    - {line}\n" for line in lines[::EVERY])
        blocks.append(
            f"- intent: order_groceries\n  metadata:\n    writer: lists-{path.stem}\n  examples: |\n{examples}"
        )
    return HEAD + "\n".join(blocks)


if __name__ == "__main__":
    TEXTS.write_text(as_training_file(), "utf-8")
