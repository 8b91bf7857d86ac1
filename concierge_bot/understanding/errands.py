"""A service in her own word for it: what she asked for is read back as she would say it."""

import re

from concierge_bot.understanding import details

_TRADES = re.compile(
    r"\b(plumber|electrician|handyman|joiner|carpenter|painter|gardener|window cleaner|cleaner|hairdresser|barber"
    r"|lawyer|solicitor|attorney|notary|taxi|cab|ride|lift|locksmith|chimney sweep|piano tuner|tax man|accountant"
    r"|chiropodist)\b"
)
_SPOKEN = {
    "ride": "a ride",
    "meal": "a meal",
    "film": "a film",
    "book": "a book",
    "hairdresser": "a hairdresser",
    "cleaning": "cleaning",
    "lawyer": "a lawyer",
    "gift": "a gift",
    "technician": "a technician",
    "handyman": "a handyman",
}
OTHER = "other"
_ANY_TIME = re.compile(
    r"\b(as )?(soon|quick|early|fast)(er|ly)?( as)?( (you|they|he|she|i)( can)?| poss(ible)?)?\b|\basap\b"
    r"|\bwhenever( (suits|you (can|like|want)|they can))?\b|\bany ?time( (suits|is fine|will do))?\b|\bright away\b"
)
_EMPTY = frozenset(
    """
    a an and anybody anyone are around arrange at book bit can come could do find for from get give good have help
    helper hello hi home house i id im in is kindly like little looking me my need needed needs now of one or order
    out person please pls send service services set some somebody someone something somewhere thanks thank that the
    there thing this to today u up us want wanted was with would you your
    """.split()
)


def kind(text: str) -> str:
    """Return which kind of service a text asks for; ``other`` if the closed list knows none."""
    return details.service(text) or OTHER


def spoken(text: str) -> str:
    """Return the service in her word for it: ``a plumber``."""
    if named := _TRADES.search(text.casefold()):
        word = named.group(1)
        return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    return _SPOKEN.get(kind(text), "help with what you wrote")


def any_time(text: str) -> bool:
    """Tell whether a text says nothing but that any time will do, or the sooner the better."""
    rest, found = _ANY_TIME.subn(" ", text.casefold())
    return found > 0 and not names_something(rest)


def names_something(text: str) -> bool:
    """Tell whether a text says at all what is wanted, or only that something is."""
    words = re.findall(r"[a-z']+", text.casefold())
    return kind(text) != OTHER or any(word.replace("'", "") not in _EMPTY for word in words)
