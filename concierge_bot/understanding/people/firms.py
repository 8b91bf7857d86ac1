"""Which of the firms of the town a text names, as people call them: "Hal", "the Sparkle people", "Jo's"."""

import re
from collections.abc import Iterable

from concierge_bot.understanding.words.vocabulary import is_ware, sense

_GENERAL = frozenset(
    """
    a and at by for from my of on our the to your
    best blue city clean cleaning corner elm family fresh golden good great green handy happy home house kind local
    main new old quick red safe silver star street sun town white
    """.split()
)
"""Words that stand in many names; alone they name nobody."""
_TRADES = frozenset(
    """
    barber books cab cabs car care cars catering cleaner cleaners clean company drivers electric films fix fixit
    gifts hair handyman handy help kitchen law lawyers maid maids meal meals movies plumbing repair repairs rides ride
    salon service services shop taxi taxis tech transport
    """.split()
)
"""Words that say what a firm does; they ask for any that does it."""
_FOLK = r"(?: (?:people|man|men|lady|ladies|woman|women|girls?|guys?|folks?|fella|firm|company|team|crew))"


_NO_THING = "-OPv"
"""The sorts of common words (words.txt) that may be somebody's name alone: people, places, and what names no thing."""


def named(text: str, names: Iterable[str]) -> str:
    """Return the firm that a text names: in full, by a word that only it has, or as "the Sparkle people".

    A word that everybody says ("plate", "yellow") names nobody alone.
    """
    line = _line(text)
    for name in names:
        full = rf"\b{_line(name)}\b"
        if re.search(full, line) or any(re.search(one, line) for one in _calls(name)):
            return name
    return ""


def called(text: str, name: str, word: str) -> str:
    """Return a text in which one word stands wherever it names a firm."""
    if not name:
        return text
    trade = "|".join(one for one in _line(name).split() if one in _TRADES) or "(?!)"
    own = (rf"\b(?:the |that |my )?{one}(?:'?s)?\b(?: (?:{trade})\b)?" for one in _alone(name))
    return re.sub("|".join([re.escape(name), *own]), word, text, flags=re.IGNORECASE)


def _own(name: str) -> list[str]:
    """Return the words that only this firm's name has."""
    return [word for word in _line(name).split() if word not in _GENERAL | _TRADES]


def _alone(name: str) -> list[str]:
    """Return what names a firm without the rest of its name: its own words together, and each that is no common one."""
    own = _own(name)
    lone = [word for word in own if not is_ware(word) and sense(word)[1:2] in _NO_THING]
    return [*([" ".join(own)] if len(own) > 1 else []), *lone]


def _calls(name: str) -> list[str]:
    whole = (rf"\b{word}(?:s|{_FOLK})?\b" for word in _alone(name))
    return [*whole, *(rf"\b{word}{_FOLK}\b" for word in _own(name))]


def _line(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"['’]s?\b", "", text.casefold())))
