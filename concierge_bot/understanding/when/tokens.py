"""Cuts a message into tokens and mends the spelling of time words, and of time words only."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from concierge_bot.understanding.when.vocabulary import (
    ALIASES,
    GREETING,
    NOT_TIME,
    NUMBERS,
    ORDINALS,
    ORDINARY,
    PRICE,
    SPELLABLE,
)

_TOKEN = re.compile(
    r"""(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-(?:20)?\d{2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?![\d/])
      | (?P<clock>\d{1,2}[:.;]\d{2}(?!\d)|\d{1,2}h\d{2}(?!\d)|(?<![\d.:/])\d{1,2}\ [0-5][05](?=\s?[ap]\.?m\b))
      | (?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b
      | (?P<hour>(?:one|two|three|four|five|six|seven|eight|nine|tenn?|eleven|twelve)(?=ish\b))
      | (?P<spelt>2(?:morrow|moro|mrw|day|nite|night)|b4)\b
      | (?P<tens>(?:twenty|thirty|forty|fifty)[ -]?(?:one|two|three|four|five|six|seven|eight|nine
          |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))\b
      | (?P<half>(?<=\d)\s?(?:a\.?m|p\.?m)\b\.?|(?<=\d)[ap](?![a-z]))
      | (?P<number>\d+)
      | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
      | (?P<mark>[^\w\s]|_)""",
    re.VERBOSE,
)


_PLAIN_LETTERS = {0x2019: "'", 0x2018: "'", 0x2013: "-", 0x2014: "-"} | dict(
    zip(map(ord, "áéíóúüñàèìòùÁÉÍÓÚÑ"), "aeiouunaeiouAEIOUN", strict=True)
)
_MORROW = re.compile(r"t[aou]?m+[ao]r+[aou]+w?|t[ou]?mo[rwz]{1,2}|tmw|tmro")
_RUN_ON = re.compile(r"(?<=day|ing|ght|oon|row)'(?:ll|d|il)$")
_HYPHEN = re.compile(  # "half-past", "seven-thirty", "ten-ish"; but "mon-fri" and "ten-twelve" are ranges
    r"(?<=half)-(?=[a-z])|(?<=quarter)-(?=[a-z])|(?<=[a-z])-(?=(?:past|to|ish|thirty|fifteen|forty|twenty|fifty)\b)"
)
_BEFORE_A_THING = re.compile(r"(?<=\d):(?=\s+[^\W\d_])")  # "friday at 9: library"
# A weekday as it is spoken: "thursdee", "wensdy", "mundey", "chewsday".
_DAY_SHAPE = re.compile(
    r"(?P<stem>mond?|mund?|tue?s|too?s|tews|tuws|chews|we[dn]n?e?s|weds|wendes|wedens|th?[uioe]r?s|thurz|fri|fry|frei"
    r"|satt?[ue]?r?|sadd?[ue]?r?|sata|sat|sund?|sonn?)d?(?:day|dee|dey|dy|die|deh|dah|dae|dai)(?P<plural>s?)"
)
_STEMS = {
    "mo": "monday", "mu": "monday", "th": "thursday", "te": "tuesday", "tur": "thursday", "tir": "thursday",
    "tor": "thursday", "tu": "tuesday", "to": "tuesday",
    "ch": "tuesday", "we": "wednesday", "fr": "friday", "sa": "saturday",
    "su": "sunday", "so": "sunday", "t": "thursday",
}  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_UNITS = ("day", "week", "month", "hour", "minute", "at", "march", "pm", "am")
# A trembling finger doubles letters ("tenn", "dayss"); each word of time by its form without any doubling.
_PLAIN = {
    _DOUBLED.sub(r"\1", word): ALIASES.get(word, word)
    for word in (*SPELLABLE, *NUMBERS, *ORDINALS, *_UNITS, *(f"{unit}s" for unit in _UNITS[:5]))
}


@dataclass(frozen=True)
class Token:
    """A word in its mended spelling, or a number or mark as written; `start` and `end` lie in the message."""

    word: str
    kind: str
    start: int
    end: int
    raw: str


@lru_cache(maxsize=4096)
def spell(word: str) -> str:
    """Gives the time word behind a misspelling, or the word itself."""
    if _MORROW.fullmatch(word):
        return "tomorrow"
    word = _RUN_ON.sub("", word).replace("'", "")
    if (shape := _DAY_SHAPE.fullmatch(word)) and word not in ORDINARY:
        return next(day for stem, day in _STEMS.items() if shape["stem"].startswith(stem)) + shape["plural"]
    if word in ALIASES:
        return ALIASES[word]
    if (plain := _DOUBLED.sub(r"\1", word)) != word and plain in _PLAIN:
        return _PLAIN[plain]
    if len(word) < 4 or word in ORDINARY or word in SPELLABLE:
        return word
    near = [(DamerauLevenshtein.distance(word, known), known) for known in SPELLABLE if _is_like(word, known)]
    distance, known = min(near, default=(9, word))
    if known == "forenoon" and distance <= 1:
        return ALIASES[known]
    return known if distance <= (2 if min(len(word), len(known)) >= 8 else 1) else word


def _is_like(word: str, known: str) -> bool:
    """Short words only with two letters swapped ("hlaf"), others with their first letters in place or swapped."""
    if len(known) < 5 or len(word) < 5:
        return sorted(word) == sorted(known)
    return known[0] == word[0] or known[:2] == word[1::-1]


def tokenise(text: str) -> tuple[Token, ...]:
    """Cuts the message, leaving out set phrases and prices as opaque tokens."""
    folded = _BEFORE_A_THING.sub(",", _HYPHEN.sub(" ", text.translate(_PLAIN_LETTERS).lower()))
    if len(folded) != len(text):  # a few letters change length in lower case; then keep them as they are
        folded = text
    opaque = [match.span() for rule in (NOT_TIME, GREETING, PRICE) for match in rule.finditer(folded)]
    return tuple(_token(match, opaque) for match in _TOKEN.finditer(folded))


def _tens(match: re.Match[str], raw: str) -> Token:
    """ "twenty five" is one number, "twenty-fifth" one ordinal."""
    tens, ones = re.split(r"[ -]|(?<=ty)", raw, maxsplit=1)
    if ones in ORDINALS:
        return Token(f"{NUMBERS[tens] + ORDINALS[ones]}th", "ordinal", *match.span(), raw)
    return Token(str(NUMBERS[tens] + NUMBERS[ones]), "number", *match.span(), raw)


def _token(match: re.Match[str], opaque: list[tuple[int, int]]) -> Token:
    kind, raw = match.lastgroup or "mark", match.group()
    if any(start <= match.start() < end for start, end in opaque):
        return Token("~", "opaque", *match.span(), raw)
    if kind == "clock":
        return Token(re.sub(r"[;h ]", ":", raw), kind, *match.span(), raw)
    if kind == "half":
        return Token(raw.strip()[0] + "m", "half", *match.span(), raw)
    if ORDINALS.get(raw, 0) > 5:
        return Token(f"{ORDINALS[raw]}th", "ordinal", *match.span(), raw)
    if kind == "tens":
        return _tens(match, raw)
    word = spell(raw) if kind in ("word", "spelt", "mark", "hour") else raw
    return Token(word, "word" if kind in ("spelt", "hour") else kind, *match.span(), raw)
