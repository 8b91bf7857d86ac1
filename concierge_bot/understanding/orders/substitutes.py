"""What a shop has not, and what it has instead ("no folgers got maxwel"), read against what is ordered and sold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from concierge_bot.understanding.goods.cues import Kind
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.words.match import best

_GONE = (
    r"(?:no|out of|ran out of|sold out of|dont have|don't have|do not have|havent got|haven't got|have no|hav no"
    r"|got no)"
)
_BUT = r"(?:\b(?:but|got|have|hav|has|only|there is|theres|can do|can give|with|use)\b|[,;.])"
_NOT_BUT = re.compile(rf"(?:we(?:'re| are|re)?\s+)?{_GONE}\s+(?P<gone>.+?)\s*{_BUT}[\s,]*(?P<new>.+)")
_ONLY_NOT = re.compile(
    rf"(?:we(?:'re| are|re)?\s+)?{_GONE}\s+(?P<gone>.+)|(?P<sold>.+?)\s+(?:is |are )?(?:sold out|all gone|out)"
)
_INSTEAD = re.compile(
    r"(?:have |got |can do |only )?(?P<new>.+?)\s+(?:instead of|in place of|for)\s+(?P<gone>.+)"
)
_FILLING = re.compile(
    r"\b(we|i|it|do|have|hav|got|has|but|only|instead|today|sorry|right now|now|left|the|any|in stock|please|ok|thanks"
    r"|same price|is that ok|though|here|for (?:the )?same(?: price)?)\b|[.,;!?]"
)


@dataclass(frozen=True)
class Substitute:
    """An ordered line that a shop has not, and the name of what it has instead, if it names one that is known."""

    gone: str
    new: str | None = None


def read(note: str, ordered: Sequence[str], sold: Sequence[str]) -> Substitute | None:
    """Read a shop's note; None if it is not all about one ordered line, or offers what nobody knows by name."""
    said = " ".join(note.casefold().split()).strip(" .!")
    for form in (_NOT_BUT, _INSTEAD):
        if (found := form.fullmatch(said)) and (gone := _one(found["gone"], ordered)):
            offered = _plain(found["new"])
            if not offered:
                return Substitute(gone)
            others = [name for name in sold if name != gone]
            new = _one(offered, others) or _ware(offered) or _brand(offered)
            return Substitute(gone, new) if new else None
    if (found := _ONLY_NOT.fullmatch(said)) and (gone := _one(found["gone"] or found["sold"], ordered)):
        return Substitute(gone)
    return None


def _one(words: str, names: Sequence[str]) -> str | None:
    """Return the one name that all of the words can mean."""
    plain = _plain(words)
    choice = best(plain, names).choice if plain else None
    known = choice is not None and all(_is_of(word, choice) for word in plain.split())
    return choice if known else None


def _is_of(word: str, name: str) -> bool:
    """Tell whether a word is one of a name, however it is spelt, or says what kind of thing that is."""
    alike = best(word, name.casefold().split())
    return alike.certain or alike.ambiguous or word in lexicon().phrases


def _ware(words: str) -> str | None:
    """Return a plain ware as the shop calls it: "sausage" is no brand that nobody named."""
    token = lexicon().phrases.get(words)
    return words.capitalize() if token is not None and token.kind is Kind.FOOD else None


def _brand(words: str) -> str | None:
    found = best(words, _brands()).choice
    if found is None or not all(_is_of(word, found) for word in words.split()):
        return None
    return lexicon().phrases[found].text.title()


@lru_cache(maxsize=1)
def _brands() -> tuple[str, ...]:
    return tuple(phrase for phrase, token in lexicon().phrases.items() if token.kind is Kind.BRAND)


def _plain(words: str) -> str:
    return " ".join(_FILLING.sub(" ", words).split())
