"""What shall come again and again: a service ("a cleaner every other Friday"), or goods."""

import re
from datetime import datetime

from concierge_bot.understanding import when as times
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.visits import errand_hours, errands, particulars
from concierge_bot.understanding.words.vocabulary import names_food

_TELLS = re.compile(
    r"\b(?:comes|came|used to|always|charges?|costs?|cleans|does|did|was|were|has|is|gets?|goes|skip|stop\w*|cancel\w*"
    r"|end|delete|hold|pause|remind\w*|tell|say|move|change)\b",
    re.IGNORECASE,
)
"""What is told of a rhythm, or done with one that stands, and asks for none."""
_WISHES = re.compile(
    r"\b(?:need|want|like|please|pls|book|arrange|get me|send me|set up|can|could|would)\b", re.IGNORECASE
)
_POLITE = re.compile(
    r"^\W*(?:(?:and|also|please|hello|hi|good morning)\W+)*(?:can|could|would|will|may) (?!she\b|he\b|they\b|it\b)\w+\b"
    r"(?!.*\b(?:price|cost|how much)\b)",
    re.IGNORECASE,
)
_GOODS = re.compile(
    r"\b(?:spray|wipes?|fluid|liquid|powder|products?|supplies|cloths?|gloves|tablets?|cleaners|bottles?|pack\w*"
    r"|bags?|box\w*)\b",
    re.IGNORECASE,
)
"""What makes goods of a service's name: "cleaning spray"."""

_SENDS = re.compile(
    r"^\W*(?:(?:and|also|please|pls|hello|hi|dear|now|oh|so|good morning)\W+)*(?:can you |could you )?"
    r"(?:send|bring|deliver|order|get me|give me|i(?:'d)? (?:would |want|need|like)(?: like)?|we need"
    r"|put me down for)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:instead|pills?|tablets?|medicine|meds|refill|remind\w*|extra|this time|skip)\b", re.IGNORECASE
)


def asked_for(text: str, here: datetime, country: str = "US") -> bool:
    """Tell whether a text wants a service again and again; a meal names food, all else that does is an order."""
    text = errand_hours.without_trouble(text)
    kind = errands.kind(text)
    if kind == errands.OTHER or assent.calls_off(text) or ("?" in text and not _POLITE.search(text)):
        return False
    read = times.read(text, here.replace(tzinfo=None), country=country)
    if read is None or not read.rrule or _GOODS.search(text) or not errands.names_nothing_else(text):
        return False
    rest = times.without_time(text, here.replace(tzinfo=None), country)
    wished = bool(_WISHES.search(text))
    return (wished or not _TELLS.search(rest)) and (kind == particulars.MEAL or not names_food(rest))


def wants_goods(text: str, here: datetime, country: str = "US") -> bool:
    """Tell whether a text wants goods sent again and again: "send me a milk every monday"."""
    if "?" in text or assent.calls_off(text) or not _SENDS.match(text) or _OF_OTHERS.search(text):
        return False
    read = times.read(text, here.replace(tzinfo=None), country=country)
    if read is None or not read.rrule or read.asks:
        return False
    return names_food(times.without_time(text, here.replace(tzinfo=None), country))
