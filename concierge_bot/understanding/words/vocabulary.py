"""Common English words, and what sort of thing each mostly means: none of them is a slip for another word."""

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

_WARE, _SURELY_NONE = "6", "4"
_PEOPLE = "P"


@cache
def english() -> Mapping[str, str]:
    """Return the words with how much of a ware each is (0 to 9), a letter for its sort, and "f" for food."""
    return dict(line.split(" ") for line in lines("words.txt"))


@cache
def rare() -> frozenset[str]:
    """Return English words that are less common, of which nothing else is known."""
    return frozenset(word for line in lines("rare_words.txt") for word in line.split())


def is_english(word: str) -> bool:
    """Tell whether a word is none that was only spelled wrong."""
    return word in english() or word in rare() or (word.endswith("s") and word[:-1] in english())


def sense(word: str) -> str:
    """Return what is known of a word or of its singular; an empty string for a strange one."""
    return english().get(word) or english().get(word.removesuffix("s")) or ""


def is_ware(word: str) -> bool:
    """Tell whether a word mostly means something that is bought."""
    told = sense(word)
    return told[:1] >= _WARE or "f" in told


def names_food(text: str) -> bool:
    """Tell whether any word of a text means something to eat or drink."""
    return any("f" in sense(word) for word in re.findall(r"[a-z]{3,}", text.casefold()))


def is_no_ware(word: str) -> bool:
    """Tell whether a word plainly means something that nobody buys."""
    told = sense(word)
    return bool(told) and "f" not in told and (told[0] <= _SURELY_NONE or told[1] == _PEOPLE)


def lines(file: str) -> list[str]:
    """Return the lines of a list beside this module, without its comments."""
    found = resources.files(__package__).joinpath(file).read_text("utf-8").splitlines()
    return [line for line in found if not line.startswith("#")]
