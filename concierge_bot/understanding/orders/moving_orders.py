"""Another time for an order under way: the part of a text that says when it shall come, and nothing of other goods."""

import re
from collections.abc import Collection, Iterator

from concierge_bot.understanding.orders import order_words
from concierge_bot.understanding.visits import errand_answers

_INSTEAD = re.compile(
    r"\bnot (?:for |on )?(?:today|tomorrow|tonight|now|yet|\w+day)\b|\b(?:inste?ad|rather|better|prefer|later|sooner)\b"
    r"|\bi (?:said|mean|meant|asked|told (?:you|u)|(?:talk|am talking|was talking|speak)(?:ing)? (?:about|of))\b"
    r"|\b(?:move|change|push|shift|switch|put off|postpone|delay|make it|should|shall|must|no good)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.,;:!?\n])\s+")
_SAYS_WHICH = re.compile(
    r"\b(?:i|we) (?:(?:only|just) )?(?:said|mean|meant|asked for|told (?:you|u)|(?:am |was |'m )?(?:talk|speak)(?:ing)?"
    r" (?:about|of))\b|\b(?:move|change|push|shift|switch|put off|postpone|delay|than|too|suits?|ok|okay|oh|no+|well"
    r"|dear|they|when|good|fine|until|till|there|him|her|just|more|nice|hold|keep|thank|thanks)\b",
    re.IGNORECASE,
)


def sets_against(text: str) -> bool:
    """Tell whether a text sets a time against another one: "not today", "tomorrow is better"."""
    return bool(_INSTEAD.search(text))


def wishes(text: str) -> Iterator[str]:
    """Yield what in a text may say when it shall come: the whole, then its clauses, the last first."""
    plain = errand_answers.without_refused(order_words.of_it(text))
    yield plain
    yield from reversed([part for part in _SENTENCES.split(plain) if part.strip(" .,;:!?")])


def only_brings(rest: str, goods: Collection[str]) -> bool:
    """Tell whether what is left beside a time says only that it shall come then, of nothing but those goods."""
    said = {word for name in goods for word in re.findall(r"[a-z]{3,}", name.casefold())}
    known = said | {word.removesuffix("s") for word in said} | {f"{word}s" for word in said}
    plain = _SAYS_WHICH.sub(" ", rest)
    left = [word for word in re.findall(r"[a-z']+", plain.casefold()) if word not in known]
    return order_words.only_brings(" ".join(left))


def names(text: str, goods: Collection[str]) -> bool:
    """Tell whether a text names any of some goods by a word of theirs."""
    said = {word for name in goods for word in re.findall(r"[a-z]{3,}", name.casefold())}
    return any(
        word in said or word.removesuffix("s") in said for word in re.findall(r"[a-z]{3,}", text.casefold())
    )
