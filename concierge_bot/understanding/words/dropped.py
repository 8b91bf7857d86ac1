"""A "g" that is spoken by few and left out by many: "comin", "bringin me home", "in the mornin"."""

import re

from concierge_bot.understanding.words.vocabulary import english, is_english

_OFTEN = frozenset("goin doin takin nothin somethin anythin everythin".split())
_OTHERS = frozenset(("agin",))
"""Other words spelt by ear."""
_IN = re.compile(r"\b([a-z]{2,}in)(?:['’](?!\w)|\b(?!['’]))", re.IGNORECASE)


def restored(text: str) -> str:
    """Return a text with the "g" of its words put back, where that makes a word of what is none."""
    shouts = text.isupper()
    return _IN.sub(lambda found: _whole(found, shouts), text)


def _whole(found: re.Match[str], shouts: bool) -> str:
    said = found[1]
    word = said.casefold()
    heard = word in _OFTEN or (f"{word}g" in english() and not is_english(word))
    if not heard or word in _OTHERS or (said[0].isupper() and not shouts):
        return found[0]
    return f"{said}{'G' if shouts else 'g'}"
