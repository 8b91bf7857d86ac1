"""All of some goods shall be stopped, wherever they come from: "cancel all the milk but the one on thursday"."""

import re
from dataclasses import dataclass

from concierge_bot.understanding.orders import usual_words
from concierge_bot.understanding.words import spanish

_STOPS = re.compile(
    r"\b(?:cancel\w*|cancle|stop|delete|remove|drop|scrap|call off|get rid of|no more"
    r"|(?:dont|don't|do not|no longer) (?:want|need|send|bring))\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:but|except|excepting|apart from|other than|save)\b(?: for)?(?! (?:cancel|stop|send|add|i (?:want|need)))"
    r"|[,.;]? *(?:but |and |only |just )*\b(?:keep|leave)(?: me)?\b(?! (?:off|out))"
    r"|[,.;]? *\b(?:but |and )*(?:not|dont (?:cancel|stop)|don't (?:cancel|stop))(?= (?:the|my)\b)",
    re.IGNORECASE,
)
_ALL = re.compile(r"\b(?:all|every|any|both|rest|whole lot|everything|(?:the )?other)\b", re.IGNORECASE)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:'?s)?"
_SOME = re.compile(
    rf"\bthe (?:one|two|three|four|ones)\b(?: \w+)? (?:on|for|of|from) {_DAY}\b|\b{_DAY} (?:ones?|too)\b",
    re.IGNORECASE,
)
"""Which of them, by the day, where the goods were named before: "the two on Wednesday", "the Tuesday ones"."""
_OTHERS = re.compile(
    r"\b(?:remind\w*|text(?:s|ing)|pills?|tablets?|medicines?|refills?|until|till|hold|pause)\b", re.I
)
_REPEATS = re.compile(rf"\bevery (?:other|second|{_DAY})\b", re.IGNORECASE)
_NOT_ALONE = re.compile(r"\b(?:if|unless|when)\b|\?", re.IGNORECASE)


@dataclass(frozen=True)
class StopGoods:
    """The goods, the days on which they shall stop (none: all), those that stay, and whether something is spared."""

    foods: frozenset[str]
    days: tuple[int, ...]
    kept: tuple[int, ...]
    spares: bool
    all: bool
    again: tuple[int, ...]


def read(text: str) -> StopGoods | None:
    """Read which goods shall stop; None where a text stops no goods as a whole, or does more than that."""
    text = spanish.in_english(text)
    if (
        not _STOPS.search(text)
        or _OTHERS.search(text)
        or _NOT_ALONE.search(text)
        or usual_words.wants_no_more(text)
    ):
        return None
    start = _STOPS.search(text)
    apart = _EXCEPT.search(text, start.end() if start else 0)
    head, tail = (text[: apart.start()], text[apart.end() :]) if apart else (text, "")
    foods, every = usual_words.foods(head), bool(_ALL.search(head))
    if not foods and _REPEATS.search(head):
        return None  # "stop every other wednesday groceries" ends what repeats
    if not (every or _SOME.search(head)) or usual_words.foods(tail) - foods:
        return None
    again = tuple(
        day
        for day in usual_words.days(head)
        if re.search(
            rf"\b{usual_words.DAYS[day]}(?:s| ones)\b|\bevery {usual_words.DAYS[day]}", head, re.IGNORECASE
        )
    )
    return StopGoods(foods, usual_words.days(head), usual_words.days(tail), bool(apart), every, again)
