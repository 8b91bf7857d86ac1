"""Longer answers to what we asked: "order it then, my good woman", "the first i suppose", "2 im fine", "T and eggs"."""

import re
from typing import Literal

from concierge_bot.understanding.answers.agreeing import line

Pick = Literal["1", "2", "both", ""]

_REFUSES = frozenset(
    "no nope nah non n not now today i dont do want it that any thanks thank you leave forget cancel dear please love"
    " then never mind nevermind the order anymore more need of them this for me stop ive have changed my think ill pass"
    " thats all at wont rather sorry oh well we will be after it's im good fine ok".split()
)
_WANTS = re.compile(r"\b(?:i|we) (?:do |really )?(?:want|need)\b")
_CALLS_OFF = re.compile(
    r"\b(?:cancel\w*|stop\w*|undo|scrap|never ?mind|forget (?:it|that|about|the)|changed my mind|call (?:it |that )?off"
    r"|drop (?:it|that|the)|abort"
    r"|leave (?:that|the|this|my) (?:\w+ )?order(?! (?:as|the same|be\b|at|by|with))|withdraw"
    r"|take (?:it|that) back|leave it|delete|nothing|no longer|get rid|bin"
    r"|(?:dont|do not|no need to|didnt|did not) (?:want|need|order|send|bring|place|get|bother|mean))\b"
)
_FIRST = re.compile(r"\b(?:first|1st|former|one|1)\b")
_SECOND = re.compile(r"\b(?:second|2nd|latter|two|2|the other(?: one)?|last)\b")
_BOTH = re.compile(r"\b(?:both|all of (?:it|them)|each|the two of them|either)\b")
_POINTING = frozenset("the a an your my one first second other two last it that".split())
_PICKING = frozenset(
    "the a i id ill suppose think guess please dear love honey one first 1st 1 second 2nd 2 two other last former"
    " latter both all each of them it do that want would like for go with number mean meant yes ok well then oh just er"
    " um go ahead ones".split()
)
_MOST_WORDS = 6
_LEAD = re.compile(
    r"\W*([tl12])\b\s*(?:[.,;:!\-]+|and\b|then\b|(?=(?:what|when|where|who|how|why)))[\s.,]*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_PARTS = re.compile(
    r"([^.,;!]{2,40}?)\s*(?:[.,;!]+(?!\d)\s*|\band\b\s*|\bbut\b\s*)(.+)", re.IGNORECASE | re.DOTALL
)
_CONNECTS = re.compile(
    r"^(?:(?:and|also|then|oh|so|plus|but|please|pls|thanks?(?: you)?|dear|love|hun|honey)\b[\s,.;!]*)+",
    re.IGNORECASE,
)
_REQUESTS = re.compile(
    r"\b(?:need|order|send|bring|get|want|call|ring|remind|cancel|stop|change|add|book|pay|cost|can|could|would|what\w*"
    r"|where|when|how|who|is|are|did|does|has|tell|ask|refill|\d+ \w+)\b"
)
_ASKS_ON = re.compile(
    r"^(?:what\w*|where|when|how|who|is|are|did|does|call|ring|remind|book|refill|tell|ask)\b"
    r"|^(?:can|could|would|will) (?:you|u|ya|somebody|someone) (?:please |kindly |also )*"
    r"(?:tell|call|ring|ask|remind|text|let|find|book|check|phone|refill|explain)\b"
)
"""What may follow a 1 or a 2: goods there change what was read back."""
_CHANGES = re.compile(
    r"\b(?:but|only|not|no|dont|without|except|make it|add|change|instead|wait|if|unless|also|as well|too|more|less"
    r"|extra|different|other|another|\d+|when|what|how|who|why|tomorrow|later)\b|\?"
)
_LISTED = re.compile(r"\b[23][.)]")


def is_with_a_change(text: str) -> bool:
    """Tell whether a yes comes with a but: it is not to be taken for an OK to what was read back."""
    return bool(_CHANGES.search(line(text)))


def refuses(text: str) -> bool:
    """Tell whether a text says nothing but no: "no i want two" is a change."""
    said = line(text)
    return bool(said) and set(said.split()) <= _REFUSES and not _WANTS.search(said)


def calls_off(text: str) -> bool:
    """Tell whether a text takes back what was to be ordered, in so many words."""
    return bool(_CALLS_OFF.search(line(text)))


def pick(text: str, first: str = "", second: str = "") -> Pick:
    """Return which of two that we named a short text means, by its place or by its name."""
    said = line(text)
    words = set(said.split())
    if not words or len(said.split()) > _MOST_WORDS or "?" in said:
        return ""
    if _BOTH.search(said):
        return "both"
    one, two = set(line(first).split()) - _POINTING, set(line(second).split()) - _POINTING
    if words - _PICKING - set(line(first).split()) - set(line(second).split()):
        return ""
    hits, others = words & (one - two), words & (two - one)
    if bool(hits) != bool(others):
        return "1" if hits else "2"
    if _SECOND.search(said):
        return "2"
    return "1" if _FIRST.search(said) else ""


def one_and_two(text: str) -> bool:
    """Tell whether a text begins with the numbers of both choices ("1 and 2", "1, 2 please")."""
    return bool(re.match(r"(?:1|one) (?:and |n |then |& )?(?:2|two)\b(?! \w+s\b)", line(text)))


def asks(text: str) -> bool:
    """Tell whether words ask for something."""
    return len(line(text).split()) > 1 and bool(_REQUESTS.search(line(text)))


def asks_on(text: str) -> bool:
    """Tell whether words begin as a question or as another request does that is none of goods."""
    return len(line(text).split()) > 1 and bool(_ASKS_ON.match(line(text)))


def lead(text: str) -> tuple[str, str]:
    """Part a short answer from the request that follows it; two empty strings if there is no such thing."""
    letter = _LEAD.fullmatch(text.strip())
    parts = letter or _PARTS.fullmatch(text.strip())
    if parts is None:
        return "", ""
    head, rest = parts[1].strip(), _CONNECTS.sub("", parts[2].strip())
    if _LISTED.search(rest) or not asks(rest) or (head in ("1", "2") and not asks_on(rest)):
        return "", ""
    return head, rest
