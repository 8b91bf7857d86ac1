"""More lists out of the marked ones: other goods in the same sentences, and plain rows of goods in every order."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from concierge_bot.understanding.goods import pieces
from concierge_bot.understanding.goods.lexicon import sections

Row = list[tuple[str, str]]
"""Words with their marks."""


@dataclass
class Parts:
    """What lists are made of."""

    names: list[list[str]]
    before: list[Row]
    after: list[Row]
    openings: list[Row]
    endings: list[Row]


def parts(rows: Sequence[Row]) -> Parts:
    """Take marked lists apart."""
    found = Parts([], [], [], [], [])
    for row in rows:
        starts = [at for at, (_, mark) in enumerate(row) if mark.endswith("+")]
        if not starts:
            continue
        found.openings.append(row[: starts[0]])
        for item in items(row):
            name = [at for at, (_, mark) in enumerate(item) if mark[0] == "n"]
            if not name:
                continue
            found.names.append([word for word, mark in item if mark[0] == "n"])
            if any(mark[0] in "qu" for _, mark in item[: name[0]]):
                found.before.append(item[: name[0]])
            if any(mark[0] in "qu" for _, mark in item[name[-1] + 1 :]):
                found.after.append(item[name[-1] + 1 :])
        last = max(at for at, (_, mark) in enumerate(row) if mark != "O")
        if row[last][1][0] in "nqu":
            found.endings.append(row[last + 1 :])
    for line in sections("groceries.txt")["items"]:
        found.names += [
            pieces.words(form)
            for entry in line.split(",")
            for form in entry.split("=")[0].split("|")[:1]
            if form.strip()
        ]
    return found


def items(row: Row) -> Iterator[Row]:
    """The items of a row."""
    item: Row = []
    for word, mark in row:
        if mark.endswith("+") or mark == "O" or mark[0] in "xc":
            if item:
                yield item
            item = []
        if mark[0] in "nqui":
            item.append((word, mark))
    if item:
        yield item


def other_goods(row: Row, of: Parts, chance: random.Random) -> Row:
    """The same sentence with other goods in it."""
    found: Row = []
    at = 0
    while at < len(row):
        _, mark = row[at]
        if mark[0] not in "nx" or chance.random() < 0.3:
            found.append(row[at])
            at += 1
            continue
        end = at + 1
        while end < len(row) and row[end][1] == mark[0]:
            end += 1
        name = chance.choice(of.names)
        found += [(one, mark if first == 0 else mark[0]) for first, one in enumerate(name)]
        at = end
    return found


def plain_row(of: Parts, chance: random.Random) -> Row:
    """A row of goods as anybody might write it."""
    joint = chance.choice([[], [], [], [","], [","], ["and"], ["n"], ["."], ["\n"], ["an"], ["plus"]])
    style = chance.choice(["before", "before", "after", "bare", "mixed"])
    row: Row = list(chance.choice(of.openings)) if chance.random() < 0.6 else []
    count = chance.choice([1, 2, 2, 3, 3, 3, 4, 4, 5, 6])
    for at in range(count):
        name: Row = [(word, "n") for word in chance.choice(of.names)]
        how = chance.choice(["before", "after", "bare"]) if style == "mixed" else style
        if chance.random() < 0.25:
            how = "bare"
        item = name
        if how == "before":
            item = [*chance.choice(of.before), *name]
        elif how == "after":
            item = [*name, *chance.choice(of.after)]
        item = [(word, mark.rstrip("+")) for word, mark in item]
        row += [(item[0][0], item[0][1] + "+"), *item[1:]]
        if at + 1 < count:
            last = at + 2 == count and joint in ([], [","])
            row += [(word, "O") for word in (["and"] if last and chance.random() < 0.5 else joint)]
    return row + (list(chance.choice(of.endings)) if chance.random() < 0.5 else [])


def multiplied(rows: Sequence[Row], times: int, plain: int, seed: int = 0) -> list[Row]:
    """The rows, each with other goods some times, and a number of plain ones."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    of = parts(rows)
    found = [slipped(other_goods(row, of, chance), chance) for row in rows for _ in range(times)]
    found += [slipped(plain_row(of, chance), chance) for _ in range(plain)]
    return [*rows, *found]


def slipped(row: Row, chance: random.Random) -> Row:
    """Some words with a slip of the thumb."""
    if chance.random() < 0.7:
        return row
    return [
        (slip(word, chance) if word.isalpha() and len(word) > 3 and chance.random() < 0.2 else word, mark)
        for word, mark in row
    ]


def slip(word: str, chance: random.Random) -> str:
    """A word with one letter left out, doubled, changed or swapped."""
    at = chance.randrange(1, len(word))
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeioustnrl") + word[at + 1 :],
            word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        ]
    )
