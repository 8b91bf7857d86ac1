"""A service in her own word for it: what she asked for is read back as she would say it."""

import re

from concierge_bot.understanding.parting import denied
from concierge_bot.understanding.visits import fetching, trades
from concierge_bot.understanding.visits.errands import COMPANION, OTHER, SOMEBODY_TO, kind, kind_said, mended
from concierge_bot.understanding.words import spanish

_TRADES = re.compile(
    r"\b(plumber|electrician|handyman|joiner|carpenter|painter|gardener|window cleaner|cleaner|hairdresser|barber"
    r"|lawyer|solicitor|attorney|notary|taxi|cab|ride|lift|locksmith|chimney sweep|piano tuner|tax man|accountant"
    r"|chiropodist)\b"
)
_SPOKEN = {
    fetching.FETCH: fetching.DRIVER,
    "companion": "somebody to keep you company",
}
"""What every trade may have, beside the services of its own (data/offerings)."""
_SPOKEN_OTHER = "help with what you wrote"
_BY_TRADE = re.compile(
    r"\b(?:the|that|my|di) (?!old |young |other |nice |same |delivery |milk |pill )"
    r"(\w+ (?:man|lady|woman|guy|fella|bloke))\b"
)
_NO_WORK = re.compile(
    r"(?:is|are|was|were|came|has|have(?= (?:been|to|my|the|left|got)\b)|had|with|at|in|on|of|from|for|there"
    r"|left|stole|told"
    r"|said|called?|ring|rang|phone|talk"
    r"|speak|listen|answer\w*|else|coming|going|my|your|i|he|she|they|we|you|but|because|took|else\w*|new|nice|good|else)\b"
)
_TIME_BEHIND = re.compile(
    r"\s+(?:(?:on|at|by|about|around|this|next|every|each|from|between|before|after|maybe)\s+)*"
    r"(?:\d|today\b|tomm?or+ow\b|tmrw\b|tonight\b|mon\w*day|tue\w*|wed?n\w*|thu\w*|fri(?:day)?\b|sat\w*day|sun\w*day"
    r"|morning|afternoon|evening|noon|week\b|next\b|asap\b|soon\b|please\b|pls\b|because\b|so\b|its?\b|it's\b|when(?:ever)?\b).*$"
)
_TURNED = {
    "me": "you",
    "my": "your",
    "i": "you",
    "mine": "yours",
    "myself": "yourself",
    "us": "you",
    "our": "your",
    "im": "you are",
    "mom": "Mom",
    "mum": "Mum",
    "dad": "Dad",
}
_MOST_OF_HERS = 8  # words
_TOGETHER = re.compile(r"\b(?:sit|stay|tea|coffee|cuppa|cards|read|walk)\b")
"""What is done together on a visit."""
_A_LADY = re.compile(
    r"\b(?:not|no|nor|rather not|dont want|don't want) (?:an? )?(?P<not>man|men|male|fella|woman|lady|female)\b"
    r"|\b(?:prefer|rather have|should like|would like|want|like|better be|make it|has to be"
    r"|must be) (?:an? )(?P<yes>lady|woman|man)\b"
)


def by_trade(text: str) -> str:
    """Return whom she calls by his work ("the furnace man"); empty if nobody."""
    found = _BY_TRADE.search(text.casefold())
    return f"the {found[1]}" if found else ""


def spoken(text: str) -> str:
    """Return the service in her word for it: ``a plumber``."""
    text = spanish.in_english(text)
    text = meant if kind_said(meant := denied.without(text)) != OTHER else text
    if fetching.asked_for(text):
        return fetching.DRIVER
    if named := _TRADES.search(text.casefold()) or _TRADES.search(mended(text)):
        word = named.group(1)
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    sort = kind(text)
    hers = (
        _in_her_words(text)
        if sort == OTHER or (sort == COMPANION and _TOGETHER.search(text.casefold()))
        else ""
    )
    return hers or called(sort)


def called(sort: str) -> str:
    """Return our word for a kind of service."""
    known = trades.now().by_kind.get(sort)
    return known.said if known else _SPOKEN.get(sort, _SPOKEN_OTHER)


def _in_her_words(text: str) -> str:
    """Say whom she wants as she said it: ``somebody to sit with Mom``; empty if she did not say what for."""
    found = SOMEBODY_TO.search(" ".join(text.casefold().split()))
    what = _TIME_BEHIND.sub("", found["do"].partition(" / ")[0]).strip() if found else ""
    words = what.replace("i'm", "im").split()
    if not words or len(words) > _MOST_OF_HERS or _NO_WORK.match(what) or len(what) < len("do it"):
        return ""
    return f"somebody to {' '.join(_TURNED.get(word, word) for word in words)}"


def whom(text: str) -> str:
    """Return who shall come, where she says that it must be a woman or a man: ``a lady``; else an empty string."""
    found = _A_LADY.search(text.casefold())
    if found is None:
        return ""
    men = ("man", "men", "male", "fella")
    return "a man" if (found["yes"] == "man" or (found["not"] and found["not"] not in men)) else "a lady"
