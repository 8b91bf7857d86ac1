"""A word for whoever comes: what he shall know, and whether a text says nothing else."""

import re

_TELL_THEM = re.compile(
    r"^\W*(?:(?:and|but|also|please|just|pls|so)\b\W*)*(?:(?:can|could) you )?"
    r"(?:(?:make|be) sure (?:they|he|she|the \w+)"
    r" knows?|(?:tell|let|ask) (?:them|him|her|the \w+|[a-z]+?)(?: know)?"
    r"|mention|say)?\b(?: that\b| to (?=take|bring))?\s*",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"^\W*(?:(?:and|but|also|please|just|pls|so|ok)\b\W*)*(?:(?:can|could|would|will) (?:you|u) (?:please )?)?"
    r"(?:tell|let|ask|inform|make sure|be sure|mention|remind) (?!me\b|us\b|my\b|your?\b)",
    re.IGNORECASE,
)


def word_for_them(words: str) -> str:
    """Return what whoever comes shall know, without how she asks that they are told."""
    word = _TELL_THEM.sub("", words).strip(" .,")
    return word.lower() if word.isupper() else word


def is_word_for_them(words: str) -> bool:
    """Tell whether a text only asks that whoever comes is told something."""
    return bool(_TELLS.match(words)) and "?" not in words.rstrip("?")
