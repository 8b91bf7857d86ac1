"""Measures the whole reading of a text on the development texts, and prints one JSON object.

Run: `.venv/bin/python tests/dialogue/development.py [FOLDER] [--writers]` (after `make train`); it asks
`concierge understand`. FOLDER holds texts of other writers in the same form; `--writers` gives each writer's
figures too.
"""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

FOLDER = Path(__file__).parent / "development"


class Text(NamedTuple):
    """One development text: its true intent, and whether it only sounds like danger."""

    intent: str
    lookalike: bool
    words: str
    writer: str


def texts(folder: Path = FOLDER) -> list[Text]:
    """Read all texts of a folder, in the form that Rasa's training files have; a file is one writer's."""
    found: list[Text] = []
    for path in sorted(folder.glob("*.yml")):
        intent, lookalike = "", False
        for line in path.read_text().splitlines():
            if line.startswith("- intent: "):
                intent, lookalike = line.removeprefix("- intent: "), False
            elif line.strip() == "lookalike: true":
                lookalike = True
            elif intent and line.startswith("    - "):
                found.append(Text(intent, lookalike, line.removeprefix("    - "), path.stem))
    return found


def share(right: list[bool]) -> str:
    """Return a share with its 95 % interval (Wilson) and the count behind it."""
    n, p, z = len(right), sum(right) / len(right), 1.96
    middle, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return f"{p:.3f} ({low:.3f}-{high:.3f}) of {n}"


def figures(pairs: list[tuple[Text, dict[str, Any]]]) -> dict[str, str]:
    """Sum up how texts were read."""
    danger = [read for text, read in pairs if text.intent == "emergency"]
    alike = [read for text, read in pairs if text.lookalike]
    others = [read for text, read in pairs if text.intent != "emergency" and not text.lookalike]
    return {
        "intent right": share([text.intent == read["intent"] for text, read in pairs]),
        "danger found": share([read["danger"] for read in danger]),
        "danger found or asked about": share([read["danger"] or read["uncertain"] for read in danger]),
        "look-alikes that alarm": share([read["danger"] for read in alike]),
        "all else that alarms": share([read["danger"] for read in others]),
    }


def main(folder: str = str(FOLDER), *wishes: str) -> None:
    """Print the figures."""
    known = texts(Path(folder))
    lines = "".join(json.dumps({"text": text.words, "now": "2026-12-01T09:00"}) + "\n" for text in known)
    command = [sys.executable, "-m", "concierge_bot.cli", "understand"]
    output = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    pairs = list(zip(known, [json.loads(line) for line in output.splitlines()], strict=True))
    told: dict[str, Any] = dict(figures(pairs))
    if "--writers" in wishes:
        for writer in dict.fromkeys(text.writer for text in known):
            told[writer] = figures([pair for pair in pairs if pair[0].writer == writer])
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
