"""Cuts a message into tokens and mends the spelling of time words, and of time words only."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from concierge_bot.understanding.when.parts import WEEKDAYS

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}

ALIASES = {
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "weds": "wednesday",
    "thu": "thursday", "thur": "thursday", "thurs": "thursday", "fri": "friday", "sat": "saturday", "sun": "sunday",
    "tmrw": "tomorrow", "tmw": "tomorrow", "tmr": "tomorrow", "tomoro": "tomorrow", "tomaro": "tomorrow",
    "2morrow": "tomorrow", "2moro": "tomorrow", "2mrw": "tomorrow", "tom": "tom", "2day": "today",
    "tonite": "tonight", "2nite": "tonight", "2night": "tonight", "nite": "night", "nites": "nights",
    "morn": "morning", "mornin": "morning", "arvo": "afternoon", "eve": "eve", "evry": "every", "evey": "every",
    "min": "minute", "mins": "minute", "minutes": "minute", "hr": "hour", "hrs": "hour", "hours": "hour",
    "wk": "week", "wks": "week", "weeks": "week", "days": "day", "months": "month", "years": "year",
    "til": "until", "till": "until", "untill": "until", "thru": "through", "exept": "except", "exc": "except",
    "noonish": "noon", "midday": "noon", "oclock": "oclock", "xmas": "christmas", "@": "at", "&": "and", "+": "and",
    "jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
    "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "bed": "bedtime", "suppertime": "supper", "dinnertime": "dinner", "teatime": "supper",
}  # fmt: skip
# Only these long words are looked for behind a misspelling.
SPELLABLE = (
    *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), "today", "tomorrow", "yesterday", "tonight", "every", "everyday",
    "morning", "mornings", "afternoon", "afternoons", "evening", "evenings", "bedtime", "midnight", "weekday",
    "weekdays", "weekend", "weekends", "fortnight", "thanksgiving", "christmas", "breakfast", "supper", "between",
    "january", "february", "september", "october", "november", "december", "minute", "quarter", "except", "until",
)  # fmt: skip
# Ordinary words that lie one or two letters beside a time word.
ORDINARY = frozenset(
    ["money", "monkey", "monday's", "mending", "sundae", "sundaes", "friend", "friends", "friday's", "fried", "toddy", "very", "ever", "everybody", "everyone", "mourning", "warning", "turning", "moaning", "evenings'", "evening's", "even", "seven", "eleven", "bedside", "beside", "betime", "supermarket", "super", "suffer", "sipper", "slipper", "minus", "minuet", "minutes", "quarters", "quartet", "barter", "expect", "accept", "excerpt", "unit", "unite", "untie", "until", "until's", "unlit", "weekly", "breakfasts", "breakfasted", "morningstar", "meaning", "moving", "monday", "tomorrow", "monthly", "member", "remember", "september", "ember", "octopus", "embers", "sunny", "sunday's", "sundry", "satisfy", "saturated", "saturate", "thirsty", "thursty", "today's", "toady", "eveready", "everything", "earning"]
)

_TOKEN = re.compile(
    r"""(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?![\d/])
      | (?P<clock>\d{1,2}[:.]\d{2})(?!\d)
      | (?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b
      | (?P<spelt>2(?:morrow|moro|mrw|day|nite|night))\b
      | (?P<half>(?<=\d)\s?(?:a\.?m|p\.?m)\b\.?|(?<=\d)[ap](?![a-z]))
      | (?P<number>\d+)
      | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
      | (?P<mark>[^\w\s]|_)""",
    re.VERBOSE,
)
# Set phrases in which a time word says nothing about when.
_NOT_TIME = re.compile(
    r"""\b(?:
        good\s+(?:morning|afternoon|evening|night|day) | gnite | night\s+night
      | (?:merry|happy)\s+\w+(?:\s+(?:day|eve|year|years))? | (?:have|had)\s+a\s+\w+\s+(?:day|evening|night|week|weekend)
      | (?:black|ruby)\s+friday | sunday\s+(?:paper|papers|roast|best|school|times) | march\s+of\s+dimes
      | (?:morning|evening|night|night\s*time|noon|bedtime|breakfast|lunch|dinner|supper|midnight|daily|weekly)\s+
        (?:pills?|tablets?|meds?|medicines?|dose|cream|light|lights|gown|gowns|shirt|cereal|bars?|sausages?|meat|rolls?
          |plates?|box|snacks?|mints?|story|glory|primrose|vitamins?|newspaper|paper|news|specials?|planner|table
          |stand|bag|bags|time\s+tea|tea)
      | after\s+dinner\s+mints? | after\s+eights? | 7\s*up | 5\s+hour\s+energy | (?:8|eight)\s+o'?clock\s+coffee
      | one\s+a\s+day(?=\s+(?:vitamins?|womens?|mens?|multi)) | half\s+(?:and|&|n)\s+half
      | twelfth\s+night | fortnight's\s+time | (?:one|some)\s+day\s+(?=i\b|we\b)
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_GREETING = re.compile(r"^\s*(?:morning|afternoon|evening)\s*[,!.]\s*(?=\w)", re.IGNORECASE)
_PRICE = re.compile(
    r"[$\u00a3\u20ac]\s?\d+(?:[.,]\d+)?|\b\d+(?:\.\d+)?\s?(?:%|dollars?|bucks|cents?|pounds?|lbs?|oz)(?!\w)",
    re.I,
)


@dataclass(frozen=True)
class Token:
    """A word in its mended spelling, or a number or mark as written; `start` and `end` lie in the message."""

    word: str
    kind: str
    start: int
    end: int
    raw: str


def spell(word: str) -> str:
    """Gives the time word behind a misspelling, or the word itself."""
    word = word.replace("'", "")
    if word in ALIASES:
        return ALIASES[word]
    if len(word) < 5 or word in ORDINARY or word in SPELLABLE:
        return word
    limit = 1 if len(word) < 7 else 2
    near = [(DamerauLevenshtein.distance(word, known, score_cutoff=limit), known) for known in SPELLABLE]
    distance, known = min((one for one in near if one[1][0] == word[0]), default=(limit + 1, word))
    return known if distance <= limit else word


def tokenise(text: str) -> tuple[Token, ...]:
    """Cuts the message, leaving out set phrases and prices as opaque tokens."""
    folded = text.translate({0x2019: "'", 0x2018: "'", 0x2013: "-", 0x2014: "-"}).lower()
    if len(folded) != len(text):  # a few letters change length in lower case; then keep them as they are
        folded = text
    opaque = [match.span() for rule in (_NOT_TIME, _GREETING, _PRICE) for match in rule.finditer(folded)]
    return tuple(_token(match, opaque) for match in _TOKEN.finditer(folded))


def _token(match: re.Match[str], opaque: list[tuple[int, int]]) -> Token:
    kind, raw = match.lastgroup or "mark", match.group()
    if any(start <= match.start() < end for start, end in opaque):
        return Token("~", "opaque", *match.span(), raw)
    if kind == "half":
        return Token(raw.strip()[0] + "m", "half", *match.span(), raw)
    word = spell(raw) if kind in ("word", "spelt", "mark") else raw
    return Token(word, "word" if kind == "spelt" else kind, *match.span(), raw)
