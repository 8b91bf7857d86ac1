"""A shopping text cut into pieces: each amount ("half a dozen", "2 small tins of") is one, all else is a word."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from concierge_bot.understanding.spelling import amounts
from concierge_bot.understanding.units import UNITS, figures, is_number

_SIGNS = {
    "½": " 1/2 ",
    "¼": " 1/4 ",
    "¾": " 3/4 ",
    "⅓": " 1/3 ",
    "⅔": " 2/3 ",
    "’": "'",
    "‘": "'",
    "&": " and ",
    "+": " plus ",
    "#": " lb ",
}
_WORD = re.compile(r"\$\d+(?:\.\d+)?|\d+/\d+|\d+:\d\d|\d+(?:\.\d+)?%|\d+\.\d+|\d+|[^\W\d_]+|\n|[^\w\s]")
SIZES = frozenset("small big large little wee lil medium".split())
_ARTICLES = frozenset(("a", "an"))
_OF = frozenset(("of", "o", "ah"))
_NO_AMOUNTS = frozenset(("half and half", "half n half"))
_PARTS = frozenset(("half", "quarter"))


def words(text: str) -> list[str]:
    """Cut a text into words, numbers and signs, in lower case; apostrophes and hyphens within a word are taken out."""
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    text = re.sub(r"(?<=\w)'(?=\w)", "", text.lower())
    text = re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", text)
    text = re.sub(r"\b(\d+|one|two) ?(?:percent|per cent|pct)\b", lambda found: f"{figures(found[1])}%", text)
    return _WORD.findall(text)


def pieced(row: Sequence[str]) -> list[str]:
    """The pieces of a row of words."""
    ends = list(accumulate(lengths(row), initial=0))
    return [" ".join(row[start:end]) for start, end in pairwise(ends)]


def lengths(row: Sequence[str]) -> list[int]:
    """How many words each piece has."""
    found: list[int] = []
    at = 0
    while at < len(row):
        found.append(_amount_at(row, at) or 1)
        at += found[-1]
    return found


def _amount_at(row: Sequence[str], start: int) -> int:
    """How many words from here say an amount."""
    if " ".join(row[start : start + 3]) in _NO_AMOUNTS:
        return 3
    at = start
    number = unit = False
    while at < len(row):
        word, after = row[at], row[at + 1] if at + 1 < len(row) else ""
        if is_number(word) and not (unit and not is_unit(after)):
            number = True
        elif is_unit(word) and (at == start or not unit or (number and row[at - 1] not in _OF)):
            unit = True
        elif word == "a" and unit and row[at - 1] not in _OF and after.isalpha() and not is_unit(after):
            return at + 1 - start  # "2 pints a milk"
        elif not _joins(row, at, start, number, unit):
            break
        at += 1
    return at - start


def _joins(row: Sequence[str], at: int, start: int, number: bool, unit: bool) -> bool:
    """Tell whether a small word belongs to the amount around it."""
    word, after = row[at], row[at + 1] if at + 1 < len(row) else ""
    if word in _OF:
        return at > start and (unit or row[at - 1] in ("couple", *_PARTS))
    if word in _ARTICLES:
        return at == start or (number and not unit and row[at - 1] in _PARTS)
    if unit:
        return False
    if word in SIZES:
        return at > start and is_unit(after)
    if word == "and":
        return number and (after == "half" or row[at + 1 : at + 3] == ["a", "half"])
    return word == "x" and (number or is_number(after))


def is_unit(word: str) -> bool:
    """Tell whether a word, or what it is a slip for, is a unit."""
    return amounts(word, "u") in UNITS


def is_amount(piece: str) -> bool:
    """Tell whether a piece says an amount."""
    return piece not in _NO_AMOUNTS and (
        " " in piece or is_number(piece) or piece in _ARTICLES or is_unit(piece)
    )


def sort_of_amount(piece: str) -> str:
    """What sort of amount a piece is: "#NUotin" for "2 tins of" is a number, a unit, "of", and the unit's name."""
    row = piece.split()
    units = [UNITS[amounts(word, "u")] for word in row if is_unit(word)]
    number = next((word for word in row if is_number(word)), "")
    count = "1" if number in ("1", "one") else "9" if number.isdecimal() and len(number) > 2 else "N"
    first = count if number else "A" if row[0] in _ARTICLES else ""
    of = "o" if row[-1] in (*_OF, "a") and len(row) > 1 else ""
    return f"#{first}{'U' if units else ''}{of}{units[-1] if units else ''}"
