"""A shopping text cut into pieces: each amount ("half a dozen", "2 small tins of") is one, all else is a word."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from concierge_bot.understanding.words.spelling import amounts
from concierge_bot.understanding.words.units import MEASURES, UNITS, figures, is_number

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
_WORD = re.compile(
    r"\b(?:wd40|7up|v8|e45|a1|b12|d3|c3|9v|rc|k2)\b|\$\d+(?:\.\d+)?|\d+/\d+|\d+:\d\d|\d+(?:\.\d+)?%|\d+\.\d+|\d+|[^\W\d_]+|\n|[^\w\s]"
)
_SPOKEN = re.compile(r" ?\b(?:comma|full stop|question mark|period(?! (?:products?|pads?|pants)))\b")
SIZES = frozenset("small big large little wee lil medium".split())
_ARTICLES = frozenset(("a", "an"))
_OF = frozenset(("of", "o", "ah"))
_NO_AMOUNTS = frozenset(("half and half", "half n half"))
_PARTS = frozenset(("half", "quarter"))
_LONGEST = 9


def words(text: str) -> list[str]:
    """Cut a text into words, numbers and signs, in lower case; apostrophes and hyphens within a word are taken out."""
    for sign, plain in _SIGNS.items():
        text = text.replace(sign, plain)
    text = _SPOKEN.sub(" , ", re.sub(r"(?<=\w)'(?=\w)", "", text.lower()))
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
    found = _AMOUNT.match("".join(map(_letter, row[start : start + _LONGEST])))
    return found.end() if found else 0


_N = "[NJ]"
_AMOUNT = re.compile(
    rf"(?:A|{_N})?D&A?P(?![UKMLDO])"
    rf"|(?:(?:X{_N}|A?[PC](?:OA|A)?|{_N}&A?P|A?T?{_N}?F|{_N}(?:P(?=[MLD])|N(?=K|L|[ML][UKD])|X?N(?=[MLU][UK]))"
    rf"|A?T?{_N}X?|{_N}?H|A?T|A)(?:S*(?:[ML]&A?P|D?[UK]|[ML][UK]|[MLD][ML]?))|[ML][UK]|S*[UK]|[MLD])(?:O|A(?=[.]))?"
    rf"|(?:X{_N}|A?P(?:O|A)?|A?CO?|{_N}&A?P|A?T?{_N}?F|A?T?{_N}X?|{_N}?H|A?T|A)"
)
"""A number and what it counts, in the letters of `_letter`; two numbers only where one is a size: "2 12 oz cans"."""


def _letter(word: str) -> str:
    """What sort of word it is for an amount, as one letter."""
    if word in _LETTERS:
        return _LETTERS[word]
    if is_number(word):
        return "F" if "/" in word else "T" if word.endswith("ty") else "J" if word in ("1", "one") else "N"
    unit = UNITS.get(amounts(word, "u"), "")
    return "." if not unit else _LETTERS.get(unit) or ("M" if unit in MEASURES else "U")


_LETTERS = (
    dict.fromkeys(_ARTICLES, "A")
    | dict.fromkeys(_OF, "O")
    | dict.fromkeys(_PARTS, "P")
    | dict.fromkeys(SIZES, "S")
    | {
        "couple": "C",
        "hundred": "H",
        "x": "X",
        "and": "&",
        "pack": "K",
        "count": "K",
        "liter": "L",
        "dozen": "D",
    }
)


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
