"""What a text says of goods that come again: on another day, or that she has them coming and wants no more."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.words import spanish

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = r"(?P<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:'?s)?"
_NAMED = re.compile(rf"\b{_DAY}\b", re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b", re.IGNORECASE)
_NOT_THEN = re.compile(
    rf"\b(?:rather than|instead of|in place of|not|no longer|never|off|from|than|no more|leave (?:off|out)"
    rf"|(?:dont|don't|do not) (?:\w+ )?)(?: (?:on|every|the|a|my))*"
    rf" {_DAY}\b(?! (?:on\b|instead\b))",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b(?:every|each|always|weekly|regular(?:ly)?|permanently|for good"
    r"|from (?:now|here) on(?:wards?)?|from then on)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    r"\b(?:this (?:once|time|week|coming)|(?:just|only) (?:this|the) (?:once|one time|week)|for once|next week only"
    r"|just once)\b",
    re.IGNORECASE,
)
_USUAL = re.compile(
    r"\b(?:the |my )?(?:usual|regular|standing|weekly)\b"
    r"|\b(?:same|one|ones?) (?:as |that |which )?i (?:always|usually|normally) (?:have|get|had)\b"
    r"|\b(?:same|like|as) (?:as )?(?:always|usual)\b",
    re.IGNORECASE,
)
_MOVES = re.compile(
    r"\b(?:move|change|switch|shift|swap|put|set|turn)\b.*\b(?:to|for|onto|on)\b"
    r"|\b(?:rather than|instead|in place of)\b"
    r"|\b(?:can|could|would|may|might|should)\b.*\bcome\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"^(?:(?:and|so|but|please|well|oh|dear|hello|hi) )*(?:is|are|does|do|did|has|have|will|when|what|who|why|was)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(r"\b(?:cancel\w*|stop\w*|remind\w*|skip|hold|pause|pills?)\b", re.IGNORECASE)
_NO = r"(?:(?:do|did|would|ca|wo)(?: not|n'?t)|dont|didnt|never|no need to|not)"
_REFUSES_MORE = re.compile(
    rf"\b{_NO} (?:\w+ ){{0,2}}?(?:want|wanted|need|order|ordering|get|send|buy|bring|asked? for)(?: me| us| for| to)*"
    r" (?:another|a second|second|an? extra|extra|an? new)\b"
    r"|\bno (?:other|extra|second|new) \w+|\b(?:want|need) no other\b",
    re.IGNORECASE,
)
_HAS_IT_COMING = re.compile(
    r"\b(?:i|we)(?:'?ve| have|'?ve got| got)? (?:already )?(?:have|got)? ?(?:the |my |one |some |it )?(?:\w+ ){0,2}?"
    r"(?:already )?(?:coming|on (?:the|its) way|on order)\b",
    re.IGNORECASE,
)
_ONLY_USUAL = re.compile(
    r"\b(?:only|just) (?:the|my) (?:usual|regular|same|one|weekly)\b|\bthe usual (?:one )?is enough\b",
    re.IGNORECASE,
)


_ONLY_SO_MANY = re.compile(
    r"\b(?:only|just|make it) (?:the |a )?(?P<n>one|two|three|four|five|six|\d)\b"
    r"(?! ?(?:time|week|day|on\b|%|[ap]m|:))",
    re.IGNORECASE,
)
_NUMBERS = {word: n for n, word in enumerate("one two three four five six".split(), start=1)}


@dataclass(frozen=True)
class Move:
    """The days (0 is Monday) on which goods shall come, and on which not; ``always`` None if she does not say."""

    to: tuple[int, ...]
    away: tuple[int, ...]
    always: bool | None
    usual: bool


def foods(text: str) -> frozenset[str]:
    """Return the folded words of goods that a text names."""
    row = lexicon.tokens(text, lexicon.lexicon())
    return frozenset(word for token in row if token.kind is Kind.FOOD for word in lexicon.stems(token.text))


def stems(items: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return the folded words of the names of some lines."""
    return frozenset(word for item in items for word in lexicon.stems(str(item["name"])))


def days(text: str) -> tuple[int, ...]:
    """Return the days of the week that a text names, in its order."""
    return tuple(dict.fromkeys(_number(found["day"]) for found in _NAMED.finditer(text)))


def moves(text: str) -> Move | None:
    """Return the days on which a text wants what comes again; None where it moves nothing, asks, or stops something."""
    text = spanish.in_english(text)
    away = tuple(dict.fromkeys(_number(found["day"]) for found in _NOT_THEN.finditer(text)))
    to = tuple(day for day in days(_NOT_THEN.sub(" ", text)) if day not in away)
    always = True if _ALWAYS.search(text) or _PLURAL.search(text) else False if _ONCE.search(text) else None
    usual = bool(_USUAL.search(text))
    if not to or _ASKS.match(text) or _STOPS.search(text) or not (usual or away or _MOVES.search(text)):
        return None
    return Move(to, away, always, usual)


def wants_no_more(text: str) -> bool:
    """Tell whether a text says that she has something coming, and wants none besides ("only the usual one")."""
    text = spanish.in_english(text)
    if _MORE_THAN_THAT.search(text):
        return False
    return bool(_REFUSES_MORE.search(text) or _HAS_IT_COMING.search(text) or _ONLY_USUAL.search(text))


_MORE_THAN_THAT = re.compile(
    r"\b(?:also|as well|too|add|besides)\b|^\W*(?:do|have|am|did) (?:i|we)\b", re.IGNORECASE
)


def only_so_many(text: str) -> int:
    """Return how many a text wants and no more ("only the one gallon, not two"); 0 where it does not say."""
    found = _ONLY_SO_MANY.search(spanish.in_english(text))
    word = found["n"].casefold() if found else ""
    return int(word) if word.isdigit() else _NUMBERS.get(word, 0)


def _number(day: str) -> int:
    return next(n for n, name in enumerate(DAYS) if name.startswith(day.casefold()[:3]))
