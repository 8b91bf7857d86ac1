"""Words that say how many of a good shall come, where some of it comes again and again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.orders import changes
from concierge_bot.understanding.words import spanish

_WORDS = "one two three four five six seven eight nine ten".split()
_SPANISH = "uno dos tres cuatro cinco seis siete ocho nueve diez".split()
_MANY = {word: n for words in (_WORDS, _SPANISH) for n, word in enumerate(words, start=1)} | {"una": 1}
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(_MANY)})"
_SIZES = frozenset("half gallon pint quart large small medium dozen pack carton bottle loaf".split())
"""Words of a name that tell only its size."""
_CLAUSES = re.compile(
    r"[.;!?\n,]+\s*|\b(?:so|because|cos|cause|since|por\s?que)\b|(?=\b(?:and|plus|with)\b)"
    r"|\s(?=next week (?:\w+ ){0,4}?(?:back|again|as|just|the (?:same|usual)|only)\b)",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(
    rf"\b(?:not|never|instead of|rather than|than|at|by|around|about|before|after) (?:just |only )?{_NUMBER}\b(?!%)"
    rf"|\b(?:the|that|this|which|normal|usual|any|every|next|last|big|small|little) (?:one|una?)s?\b"
    rf"|\b{_NUMBER} ?(?:again|as (?:usual|always|before)|like (?:always|before)|o'?clock|(?:am|pm)\b|:\d\d)"
    rf"|\b{_NUMBER} ?(?:%|per ?cent\b)",
    re.IGNORECASE,
)
"""Numbers that are no count of what shall come."""
_COUNT = re.compile(rf"\b({_NUMBER})\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:another|one more|an? extra|an? second|otr[oa])\b", re.IGNORECASE)
_DOUBLE = re.compile(r"\b(?:double|twice (?:as much|as many|the))\b", re.IGNORECASE)
_AFTERWARDS = re.compile(
    r"\b(?:next week|after (?:that|which)|afterwards|then|otherwise)\b.*\b(?:again|as (?:usual|always|before)"
    r"|back to|the (?:same|normal|usual)|like (?:always|before)|just (?:the )?one)\b",
    re.IGNORECASE,
)
"""What only says that it is as before from then on."""
_FROM_NOW = re.compile(
    r"\b(?:from now on|from here on|for good|always from now|de ahora en adelante)\b", re.IGNORECASE
)
_THIS_TIME = re.compile(
    r"\b(?:just |only )?(?:this (?:once|time|week)|for once|esta (?:vez|semana))\b", re.IGNORECASE
)
_ASKED_FOR = re.compile(
    rf"^(?:and|plus|with|y|also)\b|\b(?:also|too|as well|need|want|send|bring|add|dozen|{_NUMBER})\b",
    re.IGNORECASE,
)
"""How goods are asked for that shall come with it."""
_INSTEAD = re.compile(
    r"\b(?:(?:make|change) (?:it|them|that|the|my)|instead|rather than|in place of|switch|swap|this (?:time|once|week))"
    r"\b",
    re.IGNORECASE,
)
"""What wants another sort in the place of what comes."""
_PERCENT = re.compile(rf"\b({_NUMBER}) per ?cent\b", re.IGNORECASE)


_ONCE = re.compile(
    r"(?:\b(?:no|not|dont|do not)\b[ ,]*(?:want (?:it )?|send (?:it )?|a )?"
    r"(?:regular(?:ly)?|repeat\w*|weekly|every (?:week|time|month|\w+day))\b(?: orders?)?"
    r"|\b(?:just|only|solo) (?:for )?(?:this |the |una )?(?:one time|once|vez)\b(?! (?:a|per|every|more|of)\b)"
    r"(?= ?(?:$|[.,;!?]|please|pls|dear|not\b|i\b))"
    r"|\b(?:this|for) (?:one time|once)\b|\bone[ -](?:time|off)\b(?: only| thing)?|\bonce only\b"
    r"|\b(?:only|just) (?:need|want) (?:it |this |them )?(?:once|one time)\b)[.,;!]*",
    re.IGNORECASE,
)
"""How she says that it shall come once and not again and again."""


@dataclass(frozen=True)
class Told:
    """How many shall come, or how many more; ``when`` names the time, ``extra`` what comes with it if not alone."""

    count: int = 0
    more: int = 0
    double: bool = False
    when: str = ""
    extra: str = ""
    always: bool = False
    this_time: bool = False
    alone: bool = False
    rest: tuple[str, ...] = ()
    sort: str = ""

    def of(self, before: float) -> float:
        """Return how many there shall be where so many came before."""
        if self.sort and not (self.count or self.more or self.double):
            return before
        return before * 2 if self.double else before + self.more if self.more else float(self.count)


def read(text: str, goods: Sequence[str]) -> Told | None:
    """Read how many of a good shall come; None where a text names none of the goods, or does not say how many.

    What is in clauses of neither is kept as the rest: it may be a story, or another request.
    """
    text = _PERCENT.sub(lambda found: f"{_many(found[1])}%", spanish.in_english(text))
    clauses = [one.strip() for one in _CLAUSES.split(text) if one.strip(" -:")]
    ours = {word for name in goods for word in named(name)}
    told = [one for one in clauses if not _AFTERWARDS.search(one)]
    of_it = [
        one for one in told if ours & named(one) and (_INSTEAD.search(one) or not another_sort(one, goods))
    ]
    sort = next(filter(None, (another_sort(one, goods) for one in of_it)), "")
    others = [one for one in told if one not in of_it and _ASKED_FOR.search(one) and _foods(one) - ours]
    counted = [one for one in told if one not in others and _says_many(one)]
    if not of_it or not (counted or sort):
        return None
    said = next((one for one in counted if one in of_it), (counted or of_it)[0])
    bare = _NO_COUNT.sub(" ", said)
    found = _COUNT.search(bare)
    return Told(
        count=_many(found[1]) if found else 0,
        more=1 if _MORE.search(bare) else 0,
        double=bool(_DOUBLE.search(bare)),
        when=" ".join(dict.fromkeys((*of_it, *counted))),
        extra=" ".join(others),
        always=bool(_FROM_NOW.search(text)),
        this_time=bool(_THIS_TIME.search(text)),
        alone=changes.wants_nothing_else(text),
        rest=tuple(one for one in told if one not in (*of_it, *counted, *others)),
        sort=sort,
    )


def says_once(text: str) -> bool:
    """Tell whether a text says that something shall come once, and not again and again."""
    return bool(_ONCE.search(spanish.in_english(text)))


def without_once(text: str) -> str:
    """Return a text without what says that it shall come once: no shop sells a "time"."""
    return " ".join(_ONCE.sub(" ", text).split()) if _ONCE.search(text) else text


def names_goods(text: str) -> bool:
    """Tell whether a text without that names goods."""
    return bool(_foods(without_once(text)))


def named(words: str) -> frozenset[str]:
    """Return the folded words by which goods are called, without their sizes."""
    return frozenset(word for word in lexicon.stems(words) if len(word) > 1 and word not in _SIZES)


def _says_many(clause: str) -> bool:
    bare = _NO_COUNT.sub(" ", clause)
    return bool(_COUNT.search(bare) or _MORE.search(bare) or _DOUBLE.search(bare))


def _foods(clause: str) -> frozenset[str]:
    row = lexicon.tokens(clause, lexicon.lexicon())
    return frozenset(word for token in row if token.kind is Kind.FOOD for word in lexicon.stems(token.text))


def another_sort(clause: str, goods: Sequence[str]) -> str:
    """Return another sort of the goods that a clause names: "whole milk" where 2% milk comes."""
    known = lexicon.stems(" ".join(goods))
    row = lexicon.tokens(clause, lexicon.lexicon())
    sorts = [
        (token.text, next((food.text for food in row[place:] if food.kind is Kind.FOOD), ""))
        for place, token in enumerate(row)
        if token.kind is Kind.QUALITY and not _DOUBLE.search(token.text)
    ]
    return next((f"{sort} {food}".strip() for sort, food in sorts if not lexicon.stems(sort) <= known), "")


def _many(word: str) -> int:
    return int(word) if word.isdigit() else _MANY[word.casefold()]
