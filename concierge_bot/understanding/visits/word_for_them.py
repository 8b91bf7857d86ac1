"""A word for whoever comes: what he shall know, without how she asks that he is told."""

import re

_TELL_THEM = re.compile(
    r"^\W*(?:(?:and|but|also|please|just|pls|so)\b\W*)*(?:(?:can|could|would|will) (?:you|u) (?:please )?)?"
    r"(?:(?:make|be) sure (?:they|he|she|the \w+)"
    r" knows?|(?:tell|let|ask|have|remind|warn) (?:them|him|her|(?:the|that|my) (?:\w+ )?"
    r"(?:man|lady|woman|guy|fella|driver|people)|the \w+|[a-z]+?)(?: know)?"
    r"|mention|say)?\b(?: that\b| to (?!the\b|my\b|an?\b|\d))?\s*",
    re.IGNORECASE,
)


def word_for_them(words: str) -> str:
    """Return what whoever comes shall know, without how she asks that they are told."""
    word = _TELL_THEM.sub("", words).strip(" .,")
    return word.lower() if word.isupper() else word
