"""What a text asks for somewhere in it, whatever stands before: the end of it from where she begins to ask."""

import re

from concierge_bot.understanding.visits import errands
from concierge_bot.understanding.words.vocabulary import names_food

_BEGINS = re.compile(
    r"\b(?:(?:can|could|may) (?:i|we|you|u|somebody|someone) (?!believe\b|see\b|hear\b|imagine\b|tell\b)"
    r"|(?:i|we)(?:'?d| would| do)? (?:also |still |really |just )*(?:need|want|like to (?:have|order|get|book))\b"
    r"(?! to (?:say|know|tell)\b)"
    r"|(?:please )?(?:order|send|get|bring|book|find) (?:me|us)\b"
    r"|(?:i|you) (?:never|didnt|did not) (?:got?|get|booked?|ordered?|settled?) (?=(?:that|the|my|a)\b)"
    r"|you forgot (?=(?:the|my|about)\b)|(?:and )?(?:book|order) (?=(?:a|an|the|my|some)\b)"
    r"|what about (?=(?:the|my)\b))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")
_OVER = re.compile(r"\b(?:came|brought|got|had|have) (?:it|them|him|her)\b|\bthank", re.IGNORECASE)


def wish(text: str) -> str:
    """Return from where on a text asks for a service or for goods; empty where it asks for neither."""
    for found in _BEGINS.finditer(text):
        asked = text[found.start() :].strip()
        first = _SENTENCE.split(asked)[0]
        if not _OVER.search(first) and (errands.kind(first) != errands.OTHER or names_food(first)):
            return asked
    return ""


def named(wished: str, said: str) -> bool:
    """Tell whether what was said speaks of the service or of any of the goods that were wished."""
    kind = errands.kind(wished)
    if kind != errands.OTHER:
        return errands.kind(said) == kind
    foods = {word for word in re.findall(r"[a-z]{3,}", wished.casefold()) if names_food(word)}
    return any(word.removesuffix("s") in said.casefold() for word in foods)
