"""Measures the dialogue model, and Rasa's stock pipeline beside it, on the development texts.

Run: `make evaluate`. Prints one JSON object and draws what is taken for what (`.cache/evaluation/*.svg`). Both
models read the same texts by the same call, one at a time, without the readers in front. The stock model is
trained once for each state of the training texts and kept in `models/`: about an hour on two quiet cores.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from development import Text, share, texts

from concierge_bot import dialogue_model

ROOT = Path(__file__).parents[2]
STOCK = ROOT / "tests" / "dialogue" / "diet.yml"
PICTURES = ROOT / ".cache" / "evaluation"
CELL, MARGIN = 16, 150
WORST = 6

Reading = tuple[str, float]
"""The intent that a model read, and the milliseconds it took."""


def stock_model() -> Path:
    """Return the stock pipeline's model for the present training texts, trained now if it is not there."""
    digest = hashlib.sha256(STOCK.read_bytes())
    for path in sorted((ROOT / "data" / "nlu").rglob("*.yml")):
        digest.update(path.read_bytes())
    model = ROOT / "models" / f"stock-{digest.hexdigest()[:16]}.tar.gz"
    if not model.exists():
        command = ["-m", "rasa", "train", "nlu", "--config", str(STOCK), "--nlu", "data/nlu"]
        place = ["--out", "models/stock", "--fixed-model-name", "model"]
        _dialogue([*command, *place], stdout=sys.stderr.fileno())
        (ROOT / "models" / "stock" / "model.tar.gz").rename(model)
    return model


def read(model: Path, known: Sequence[Text]) -> list[Reading]:
    """Let a model read the texts, one at a time."""
    script = str(Path(__file__).with_name("read_with.py"))
    words = json.dumps([text.words for text in known])
    lines = _dialogue([script, str(model)], stdin=words, stdout=subprocess.PIPE).splitlines()
    return [(intent, took) for intent, took in map(json.loads, lines)]


def _dialogue(command: list[str], *, stdin: str = "", stdout: int) -> str:
    done = subprocess.run(
        [str(ROOT / dialogue_model.PYTHON), *command],
        cwd=ROOT,
        env=dialogue_model.environment(ROOT, os.environ),
        input=stdin,
        stdout=stdout,
        text=True,
        check=True,
    )
    return done.stdout or ""


def figures(known: Sequence[Text], found: Sequence[Reading]) -> dict[str, object]:
    """Sum up how one model read the texts."""
    pairs = [(text, intent) for text, (intent, _took) in zip(known, found, strict=True)]
    danger = [intent == "emergency" for text, intent in pairs if text.intent == "emergency"]
    alike = [intent == "emergency" for text, intent in pairs if text.intent != "emergency" and text.lookalike]
    others = [
        intent == "emergency" for text, intent in pairs if text.intent != "emergency" and not text.lookalike
    ]
    by_intent = f1_by_intent(pairs)
    took = sorted(milliseconds for _intent, milliseconds in found)
    return {
        "intent right": share([text.intent == intent for text, intent in pairs]),
        "macro F1": round(sum(by_intent.values()) / len(by_intent), 3),
        "danger found": share(danger),
        "look-alikes that alarm": share(alike),
        "all else that alarms": share(others),
        "worst intents (F1)": dict(sorted(by_intent.items(), key=lambda item: item[1])[:WORST]),
        "milliseconds a text": {
            "median": round(median(took), 1),
            "p95": round(took[len(took) * 95 // 100], 1),
        },
    }


def f1_by_intent(pairs: Sequence[tuple[Text, str]]) -> dict[str, float]:
    """Return for each intent the harmonic mean of how much of it was found and how much of the found was it."""
    right = Counter(text.intent for text, intent in pairs if text.intent == intent)
    meant = Counter(text.intent for text, _intent in pairs)
    said = Counter(intent for _text, intent in pairs)
    return {intent: round(2 * right[intent] / (meant[intent] + said[intent]), 3) for intent in meant}


def draw(known: Sequence[Text], found: Sequence[Reading], path: Path) -> None:
    """Draw which intent (row) was read as which (column); a darker square is a larger share of its row."""
    counts = Counter((text.intent, intent) for text, (intent, _took) in zip(known, found, strict=True))
    meant = Counter(text.intent for text in known)
    names = sorted(meant)
    size = MARGIN + CELL * len(names) + CELL
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="9">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
    ]
    for row, name in enumerate(names):
        along = MARGIN + CELL * row
        parts.append(f'<text x="{MARGIN - 4}" y="{along + 11}" text-anchor="end">{name}</text>')
        parts.append(f'<text transform="translate({along + 11},{MARGIN - 4}) rotate(-90)">{name}</text>')
        for column, other in enumerate(names):
            if count := counts[name, other]:
                left = MARGIN + CELL * column
                colour = "#1b7f4d" if name == other else "#b3261e"
                part = 0.15 + 0.85 * count / meant[name]
                parts.append(
                    f'<rect x="{left}" y="{along}" width="{CELL - 1}" height="{CELL - 1}" fill="{colour}"'
                    f' fill-opacity="{part:.2f}"><title>{name} read as {other}: {count}</title></rect>'
                )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*parts, "</svg>\n"]), encoding="utf-8")


def main() -> None:
    """Measure both, and print."""
    known = texts()
    report: dict[str, object] = {}
    wrong: dict[str, int] = {}
    models = {"ours": dialogue_model.model_path(ROOT), "stock": stock_model()}
    for name, model in models.items():
        found = read(model, known)
        report[name] = figures(known, found)
        wrong[name] = sum(text.intent != intent for text, (intent, _took) in zip(known, found, strict=True))
        draw(known, found, PICTURES / f"{name}.svg")
    report["our errors for each of the stock pipeline's"] = round(wrong["ours"] / wrong["stock"], 2)
    sys.stdout.write(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
