"""What is known of each piece of a shopping text before it is marked, and how the learned weights see it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from concierge_bot.understanding.goods import wording
from concierge_bot.understanding.goods.lexicon import Lexicon
from concierge_bot.understanding.goods.pieces import is_amount, sort_of_amount
from concierge_bot.understanding.words import spelling, vocabulary

_EDGE = "|"
_LONGEST = 4


@dataclass(frozen=True)
class Told:
    """What is known of each piece: the plain word or sort of amount, its kind in the closed list, its usual meaning."""

    plain: Sequence[str]
    kinds: Sequence[str]
    senses: Sequence[str]


def told(row: Sequence[str], known: Lexicon) -> Told:
    """Look up the pieces of a row."""
    plain = [sort_of_amount(word) if is_amount(word) else spelling.likely(word, known) for word in row]
    return Told(plain, _kinds(plain, known), [_sense(word) for word in plain])


def features(row: Sequence[str], of: Told) -> list[list[str]]:
    """Describe each word by itself, by what is known of it, and by its neighbours."""
    plain, kinds, senses = of.plain, of.kinds, of.senses
    style, shapes = _style(plain, kinds), _shapes(kinds)
    beside = _beside(plain)
    breaks = str(sum(word in ",.;\n" for word in row) * 4 // len(row))
    columns = {"p": plain, "k": kinds, "s": senses, "g": [sense[:1] for sense in senses]}
    padded = {name: [_EDGE] * 3 + list(values) + [_EDGE] * 3 for name, values in columns.items()}
    return [
        ["bias", f"w={word}", f"e={word[-3:]}", f"d={word[-2:]}", f"b={word[:3]}", f"breaks={breaks}"]
        + shapes[at]
        + [f"beside={beside[at]}{beside[at + 1]}", f"beside k={beside[at]}{beside[at + 1]} {kinds[at]}"]
        + [f"{style} {view}" for view in (kinds[at], f"{kinds[at - 1] if at else _EDGE} {kinds[at]}")]
        + [
            f"{places}={'/'.join(padded[column][at + 3 + by] for column, by in pairs)}"
            for places, pairs in _VIEWS.items()
        ]
        for at, word in enumerate(row)
    ]


def _beside(plain: Sequence[str]) -> list[str]:
    """Between each word and the one before: whether the two were often one behind the other in a name."""
    seen = wording.pairs()
    return ["0", *("01"[seen.get(f"{one} {other}", 0) > 1] for one, other in pairwise(plain)), "0"]


def _style(plain: Sequence[str], kinds: Sequence[str]) -> str:
    """Whether amounts stand before the goods, behind them, or nowhere: how the row begins and ends tells it."""
    told = [
        "#" if word.startswith(("#N", "#1", "#9", "#A")) else "F"
        for word, kind in zip(plain, kinds, strict=True)
        if word.startswith(("#N", "#1", "#9", "#A")) or kind.startswith(("FOOD", "BRAND"))
    ]
    return f"style={told[0]}{told[-1]}" if told else "style="


def _shapes(kinds: Sequence[str]) -> list[list[str]]:
    """What the stretch between two signs holds that a word stands in, and how it is placed there."""
    found: list[list[str]] = []
    before = _EDGE
    for stretch in _stretches(kinds):
        shape = "".join(dict.fromkeys(_SHAPES.get(kind.rstrip("BI"), kind[:1]) for kind in stretch))[:5]
        found += [
            [f"shape={shape}", f"shape k={shape} {kind}", f"shapes={before}/{shape}/{min(at, 1)}"]
            for at, kind in enumerate(stretch)
        ]
        before = shape
    return found


def _stretches(kinds: Sequence[str]) -> Iterator[Sequence[str]]:
    """Cut a row after each sign and each "and"."""
    start = 0
    for at, kind in enumerate(kinds):
        if kind in _SIGNS:
            yield kinds[start : at + 1]
            start = at + 1
    yield kinds[start:]


_SIGNS = frozenset((",", ".", ";", ":", "\n", "!", "?", "(", ")", "AND", "PLUS"))
_SHAPES = {"FOOD": "F", "BRAND": "B", "QUALITY": "Q", "AND": "+"}


_VIEWS = {
    view: [(place[0], int(place[1:] or 0)) for place in view.split()]
    for view in (
        "p", "k", "s", "g", "p-1", "p1", "p-2", "p2", "k-1", "k1", "k-2", "k2", "k-3", "k3", "s-1", "s1", "g-1", "g1",
        "k-1 k", "k k1", "k-1 k k1", "k-2 k-1 k", "k k1 k2", "p-1 p", "p p1", "p-1 k", "k p1", "p-2 p-1", "p1 p2",
        "g-1 g", "g g1", "k-1 g", "g k1", "s-1 s", "s s1", "k-2 k-1 k k1", "k-1 k k1 k2",
    )
}  # fmt: skip


def _sense(word: str) -> str:
    """How much of a ware a word is (0 to 9), and what sort of thing it mostly means."""
    return vocabulary.sense(word) or (
        "r?" if vocabulary.is_english(word) else "??" if word.isalpha() else ".."
    )


def _kinds(row: Sequence[str], known: Lexicon) -> list[str]:
    """What the closed list knows of each word, the longest known phrase first."""
    found: list[str] = []
    while len(found) < len(row):
        start = len(found)
        found += next(_phrases(row, start, known))
    return found


def _phrases(row: Sequence[str], start: int, known: Lexicon) -> Iterator[list[str]]:
    for length in range(min(_LONGEST, len(row) - start), 1, -1):
        token = known.phrases.get(" ".join(row[start : start + length]))
        if token:
            name = token.kind.name
            yield [f"{name}B", *[f"{name}I"] * (length - 1)]
    yield [_kind(row[start], known)]


def _kind(word: str, known: Lexicon) -> str:
    if word[0] == "#":
        return re.sub(r"(?<=[Uo])[a-z]{2,}$", "", word)
    if not word[0].isalnum():
        return word if word[0] != "$" else "$"
    token = known.phrases.get(word)
    return token.kind.name if token else "?" if word.isalpha() else "?9"
