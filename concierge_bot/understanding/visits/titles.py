"""A book or a film as she wants it: by whom, with whom, called what, and how it shall be for her eyes and ears."""

import re

KINDS = ("book", "film")
NAMED = ("by ", "with ", "about ", "called ", "titled ", "named ")
_TO_READ = re.compile(
    r"\b(?:something|anything) (?:[\w'.&-]+[ ,]+){0,8}?to (?P<do>read|watch)\b"
    r"(?! (?:to|the|my|it|his|her|this|that|me|over|out)\b)",
    re.IGNORECASE,
)
_ENDS = (
    r"to (?:read|watch|borrow)|in (?:large|big)|large|big|giant|on (?:cds?|dvd|tapes?)|audio|please|for|from|if|when"
    r"|that|which|who|and (?:a|some|the)|or|can|could|would|by|with|i|you"
)
"""Words with which a name has ended."""
_BY_WHOM = re.compile(
    rf"\b(?P<how>by|with|about|called|titled|named) (?:the )?(?P<what>(?!(?:{_ENDS})\b)[\w'.&-]+"
    rf"(?: (?!(?:{_ENDS})\b)[\w'.&-]+){{0,5}})",
    re.IGNORECASE,
)
_HOW = (
    (
        "large print",
        re.compile(r"\b(?:large|big|giant)[ -]?print\b|\b(?:big|large) letters\b", re.IGNORECASE),
    ),
    ("audio", re.compile(r"\baudio ?books?\b|\btalking books?\b|\bon (?:cds?|tapes?)\b", re.IGNORECASE)),
    ("DVD", re.compile(r"\bdvds?\b", re.IGNORECASE)),
)
_HAS_IT = re.compile(
    r"\b(?:i (?:have|had|got)|i'?ve(?: got)?|already|finished|gave|lent|sent|brought|thanks? (?:you )?for"
    r"|no more|not|don'?t)\b",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\b(?:me|us|you|library|friends?|pictures?|somebody|someone)\b|^\W*$", re.IGNORECASE)


def kind(text: str) -> str | None:
    """Return ``book`` for something to read, ``film`` for something to watch; None if she says neither."""
    if (found := _TO_READ.search(text)) is None:
        return None
    return "film" if found["do"].casefold() == "watch" else "book"


def asked_for(text: str) -> bool:
    """Tell whether a text wants something to read or to watch by its name or its author, and not one that she has."""
    return kind(text) is not None and bool(wish(text)) and not _HAS_IT.search(text)


def wish(words: str) -> str:
    """Return what she wants of it: ``by agatha christie, large print``."""
    named = (
        f"{found['how'].casefold()} {found['what'].strip(' .')}"
        for found in _BY_WHOM.finditer(words)
        if not _NO_NAME.search(found["what"])
    )
    how = (word for word, pattern in _HOW if pattern.search(words))
    return ", ".join(dict.fromkeys([*named, *how]))
