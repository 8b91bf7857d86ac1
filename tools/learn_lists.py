"""Learn the weights of `understanding/goods/marks.py` from the marked lists in `data/lists/`.

Run: `make lists`, whenever those texts or the closed list change; a test says when.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path

import pycrfsuite
from rapidfuzz.distance import OSA

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from multiply_lists import multiplied  # noqa: E402

from concierge_bot.understanding import when  # noqa: E402
from concierge_bot.understanding.goods import joining, pieces  # noqa: E402
from concierge_bot.understanding.goods.lexicon import lexicon  # noqa: E402
from concierge_bot.understanding.goods.marks_told import features, told  # noqa: E402
from concierge_bot.understanding.words import sounding  # noqa: E402
from concierge_bot.understanding.words.vocabulary import english  # noqa: E402

WEIGHTS = ROOT / "concierge_bot" / "understanding" / "goods" / "marks_learned.crf"
ROWS = ROOT / ".cache" / "lists.json"
"""What `tools/learn_marks.py` reads, in the environment that has no list of goods."""
SPELLING = WEIGHTS.parents[1] / "words" / "spelling_learned.txt"
NAMES = SPELLING.with_name("names_learned.txt")
NOW = datetime(2026, 11, 25, 10)  # noqa: DTZ001 - her wall clock
ALIKE = 0.6
MARKED = re.compile(r"^(?P<said>.*?)(?:=(?P<right>[^/]+))?/(?P<role>q|u|n|x|cq|cu|cn|o)(?P<sign>[.,!?;:]*)$")


@dataclass(frozen=True)
class Word:
    """A word as she wrote it, its mark, and its right spelling where it is another."""

    said: str
    mark: str
    right: str = ""


def sources() -> list[Path]:
    """Return the files that are learned from, in a fixed order."""
    return sorted((ROOT / "data" / "lists").glob("*.txt"))


def learned_from() -> str:
    """Return the digest of all texts that are learned from."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources())).hexdigest()


def read(path: Path) -> Iterator[list[Word]]:
    """Read the marked texts of one writer."""
    yield from (together(parse(line)) for line in lines_of(path))


def lines_of(path: Path) -> list[str]:
    """Return the marked texts of one writer as they are written."""
    return [
        line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]


def together(row: list[Word]) -> list[Word]:
    """The row with the goods in one word that a telephone heard in several."""
    found, at = [], 0
    for length, word in joining.joined([word.said for word in row], lexicon()):
        part = row[at : at + length]
        marked = next((one for one in part if one.mark not in ("O", "i")), part[0])
        found.append(Word(word, marked.mark, marked.right) if length > 1 else part[0])
        at += length
    return found


def parse(line: str) -> list[Word]:
    """Read one marked text."""
    found: list[Word] = []
    inside = begins = False
    for piece in re.sub(r"([()])", r" \1 ", re.sub(r"\bfull stop\b", ",", line)).split():
        if piece in "()":
            inside = begins = piece == "("
            continue
        match = None if re.fullmatch(r"\d/\d", piece) else MARKED.match(piece)
        said, right, role, sign = (
            match.group("said", "right", "role", "sign") if match else (piece, "", "", "")
        )
        for at, word in enumerate(pieces.words(said)):
            mark = "O" if role in ("", "o") else role
            if inside and mark == "O":
                mark = "i"
            if begins and mark in "quni":
                mark, begins = f"{mark}+", False
            found.append(Word(word, mark, right or "" if at == 0 else "-"))
        found += [Word(one, "i" if inside else "O") for one in sign]
    return found


def text_of(row: Sequence[Word]) -> str:
    return " ".join(word.said for word in row)


def without_time(row: list[Word]) -> list[Word]:
    """The row as it is left when the times have been read."""
    kept = pieces.words(when.without_time(text_of(row), NOW))
    same = SequenceMatcher(None, [word.said for word in row], kept, autojunk=False).get_matching_blocks()
    left = [row[at] for block in same for at in range(block.a, block.a + block.size)]
    return left if any("+" in word.mark for word in row) <= any("+" in word.mark for word in left) else row


def merged(row: Sequence[Word]) -> list[tuple[str, str]]:
    """The pieces of a row with their marks."""
    found, at = [], 0
    for length in pieces.lengths([word.said for word in row]):
        part = row[at : at + length]
        found.append((" ".join(word.said for word in part), _mark([word.mark for word in part])))
        at += length
    return found


def _mark(of: Sequence[str]) -> str:
    roles = {mark.rstrip("+") for mark in of}
    begins = "+" if any(mark.endswith("+") for mark in of) else ""
    if roles & {"cq", "cu"}:
        return "cq"
    if roles & {"q", "u"}:
        return ("qn" if of[-1].rstrip("+") == "n" else "q") + begins
    return next((role for role in ("n", "x", "cn", "i") if role in roles), "O") + begins


def learn(
    rows: Sequence[list[Word]],
    path: Path,
    c1: float = 0.2,
    c2: float = 0.1,
    rounds: int = 100,
    times: int = 1,
    plain: int = 1500,
) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.possible_transitions": True})
    known = lexicon()
    for row in multiplied([merged(row) for row in rows], times, plain):
        if row:
            said = [word for word, _ in row]
            trainer.append(features(said, told(said, known)), [mark for _, mark in row])
    trainer.train(str(path))


def as_told(rows: Sequence[list[Word]]) -> dict[str, list[list[Sequence[str]]]]:
    """The rows, and as many again of each sort that are made of them, with what is known of each piece."""
    marked = [row for row in map(merged, rows) if row]
    every = [_as_told(row) for row in multiplied(marked, 1, len(marked), seed=1) if row]
    return {"marked": every[: len(marked)], "made": every[len(marked) :]}


def _as_told(row: list[tuple[str, str]]) -> list[Sequence[str]]:
    said = [word for word, _ in row]
    of = told(said, lexicon())
    return [said, of.kinds, of.senses, [mark for _, mark in row]]


def spelling(rows: Sequence[list[Word]]) -> dict[str, str]:
    """What the writers put right, by role and word; a word that is goods itself must have been put right twice."""
    seen: dict[str, Counter[str]] = {}
    for row in rows:
        for word in row:
            role = {"x": "n"}.get(word.mark.strip("+"), word.mark.strip("+")[-1:])
            if role in ("n", "q", "u") and word.right != "-":
                right = " ".join(pieces.words(word.right)) or word.said
                seen.setdefault(f"{role} {word.said}", Counter())[right] += 1
    found = {}
    for key, rights in sorted(seen.items()):
        right, count = rights.most_common(1)[0]
        word = key[2:]
        believed = key[0] != "n" or (len(word) > 2 and (count > 1 or _is_plain_slip(word, right)))
        if key[0] == "n" and lexicon().words.get(word) and not _sounds(word, right):
            believed = False  # "snags" are sausages, and snags
        if right != word and believed:
            found[key] = right
    return found


def names(rows: Sequence[list[Word]]) -> dict[str, int]:
    """How often each word is part of a name, rightly spelled, and each pair of words one behind the other."""
    seen: Counter[str] = Counter()
    for row in rows:
        before = ""
        for word in row:
            if word.mark.strip("+") not in ("n", "cn", "x") or word.right == "-":
                before = ""
                continue
            if word.mark.endswith("+"):
                before = ""
            for one in pieces.words(word.right or word.said):
                seen[one] += 1
                if before:
                    seen[f"{before} {one}"] += 1
                before = one
    return dict(sorted(seen.items()))


def _sounds(word: str, right: str) -> bool:
    return sounding.likeness(word, right) >= ALIKE


def _is_plain_slip(word: str, right: str) -> bool:
    """Whether a correction seen once may be believed of others."""
    if lexicon().words.get(word):
        return False
    return word not in english() or OSA.normalized_similarity(word, right) >= ALIKE


def main() -> None:
    """Learn the words of names first, since the marks are learned with what they say, and write all weights."""
    written = [parse(line) for path in sources() for line in lines_of(path)]
    NAMES.write_text("".join(f"{words} {count}\n" for words, count in names(written).items()))
    pairs = "".join(f"{key}\t{right}\n" for key, right in spelling(written).items())
    SPELLING.write_text(f"# learned from {learned_from()}\n{pairs}")
    rows = [without_time(row) for path in sources() for row in read(path)]
    learn(rows, WEIGHTS)
    ROWS.parent.mkdir(exist_ok=True)
    ROWS.write_text(json.dumps({"learned_from": learned_from(), **as_told(rows)}), "utf-8")
    sys.stdout.write(f"{len(rows)} texts: {WEIGHTS.name}\n")


if __name__ == "__main__":
    main()
