"""Measures the whole reading of a text on the development texts, and prints one JSON object.

Run: `.venv/bin/python tests/dialogue/development.py` (after `make train`); it asks `concierge understand`.
"""

import json
import math
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "development"


class Text(NamedTuple):
    """One development text: its true intent, and whether it only sounds like danger."""

    intent: str
    lookalike: bool
    words: str


def texts() -> list[Text]:
    """Read all development texts, in the form that Rasa's training files have."""
    found: list[Text] = []
    for path in sorted(FOLDER.glob("*.yml")):
        intent, lookalike = "", False
        for line in path.read_text().splitlines():
            if line.startswith("- intent: "):
                intent, lookalike = line.removeprefix("- intent: "), False
            elif line.strip() == "lookalike: true":
                lookalike = True
            elif intent and line.startswith("    - "):
                found.append(Text(intent, lookalike, line.removeprefix("    - ")))
    return found


def share(right: list[bool]) -> str:
    """Return a share with its 95 % interval (Wilson) and the count behind it."""
    n, p, z = len(right), sum(right) / len(right), 1.96
    middle, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return f"{p:.3f} ({low:.3f}-{high:.3f}) of {n}"


def main() -> None:
    """Print the figures."""
    known = texts()
    lines = "".join(json.dumps({"text": text.words, "now": "2026-12-01T09:00"}) + "\n" for text in known)
    command = [sys.executable, "-m", "concierge_bot.cli", "understand"]
    output = subprocess.run(command, input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    pairs = list(zip(known, [json.loads(line) for line in output.splitlines()], strict=True))
    danger = [read for text, read in pairs if text.intent == "emergency"]
    alike = [read for text, read in pairs if text.lookalike]
    others = [read for text, read in pairs if text.intent != "emergency" and not text.lookalike]
    figures = {
        "intent right": share([text.intent == read["intent"] for text, read in pairs]),
        "danger found": share([read["danger"] for read in danger]),
        "danger found or asked about": share([read["danger"] or read["uncertain"] for read in danger]),
        "look-alikes that alarm": share([read["danger"] for read in alike]),
        "all else that alarms": share([read["danger"] for read in others]),
    }
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
