"""Plain questions that her rows or the clock answer, by a closed list: no model has to guess at those."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from concierge_bot.understanding import clauses, recall

Kind = Literal["clock", "asked of us", "ordered", "came", "did she", "word", "coming"]
_TAIL = r"(?: (?:now|today|dear|love|hun|honey|please|pls|ta|do you know|is it|it is|again))*"
_LEAD = (
    r"(?:(?:and|also|oh|hi|hello|hey|ok|so|sorry|please|dear|love|tell me|can you tell me|do you know|could you tell me"
    r"|i forget|remind me)\W+)*"
)
_GOODS = r"(?:the |my |me |our |any |some |mom'?s |moms )?(?!you\b|i\b|he\b|she\b|they\b|it\b)\w[\w' ]{1,40}?"
_PATTERNS: tuple[tuple[Kind, str], ...] = (
    (
        "clock",
        rf"what(?:s|'s| is)? (?:the )?(?:day|date|time|month|year)(?: of the week)?"
        rf"(?: (?:is|is it|it is|are we|is today|today))?{_TAIL}"
        rf"|what (?:day|date|time|month|year) (?:is it|it is|is today|are we){_TAIL}"
        rf"|(?:what|which) day of the week is it{_TAIL}",
    ),
    (
        "asked of us",
        r"did i (?:ask|tell|get|want|text) you to (?:remind|do) .*|what (?:have|did) i (?:ask|asked|tell|told|want) you"
        r" to (?:do|remind) ?.*|what (?:did|do|have) i (?:have|got|need)? ?to (?:do|remember)\b.*"
        r"|what (?:was|am) i (?:supposed|meant) to (?:do|remember)\b.*|what reminders (?:do|have) i .*"
        r"|what (?:are|were) (?:my|the) reminders.*|(?:has|did) .*\breminder (?:come|gone|go off|went)\b.*",
    ),
    (
        "ordered",
        r"what (?:all )?(?:did|have) i order(?:ed)?(?: from you)?(?: today)?(?: dear| love)?(?: today)?"
        rf"|did i (?:order|say|get) {_GOODS}(?: today| already| yet)?|have i ordered {_GOODS}(?: today| already| yet)?"
        rf"|(?:has|have|did|was|were) {_GOODS} (?:been |get |got )?ordered(?: today| already| yet)?",
    ),
    (
        "came",
        r"who(?:s| is|'s)? (?:it|this|that) from"
        r"|did i (?:do|order|ask for|buy) (?:that|this|these|those|it|them|all that)"
        rf"|(?:has|have|did|is|are) {_GOODS} (?:come|came|arrive|arrived|here|delivered|been delivered)(?: yet| today)?"
        rf"|{_GOODS} came(?: yet)?\?",
    ),
    (
        "coming",
        r"(?:is|are) (?:there )?(?:somebody|someone|anybody|anyone) coming(?: to me| by| over| round)?"
        r"(?: today| tomorrow| tonight| this \w+| on \w+)?|(?:what|who)(?:'?s| is)? com(?:es|ing)(?: to me)?"
        r"(?: today| tomorrow| tonight| this \w+| on \w+)?",
    ),
    (
        "did she",
        r"did i (?:already |remember to )?(?:call|ring|phone|lock|turn|close|shut|switch|feed|pay|post|mail|water|visit"
        r"|see|thank|write|tell|leave|unplug|put|answer)\b.*|is the (?:\w+ )?(?:door|gate|window|stove|oven|iron|gas)"
        r" (?:locked|shut|closed|off|on)\b.*",
    ),
    (
        "word",
        r"(?:did|has|have) (?P<who>(?:my )?[\w-]+(?: [\w-]+)?) (?:say|said|call|called|ring|rang|rung|phone|phoned|text"
        r"|texted|write|written|tell you|told you|answer|answered|been in touch)\b.*"
        r"|any (?:word|news) from (?P<from>(?:my )?[\w-]+)\b.*",
    ),
)
_READ = tuple((kind, re.compile(_LEAD + f"(?:{pattern})", re.IGNORECASE)) for kind, pattern in _PATTERNS)
_LEFT = re.compile(
    r"\b(?:somebody|someone|some (?:man|boy|lad|woman|fella)|a (?:man|boy|lad|woman|fella|driver)|they|he)\b.{0,40}?"
    r"\b(?:left|dropped|put|brought)\b.{0,20}?\b(?:bags?|box|boxes|parcel|package|things?|stuff|shopping|groceries|food)\b",
    re.IGNORECASE | re.DOTALL,
)
_HAS = re.compile(
    r"\b(?:i|we)(?:'?ve| have)? (?:still )?(?:got|have|had)? ?(?:too much|too many|plenty of|enough|two|three)"
    r" (?P<goods>\w+)",
    re.IGNORECASE,
)
_AMISS = re.compile(
    r"\b(?:wrong|broke\w*|missing|late|rude|smash\w*|melt\w*|leak\w*|not mine)\b", re.IGNORECASE
)
_TELLS = re.compile(
    r"\W*(?:i'?m|i'?ve|i'?ll|i (?!took|have taken|need|want (?!to))\w+|it|she|he|they|yes|oh|no)\b",
    re.IGNORECASE,
)
"""How what she only tells beside a question begins."""
_FILLER = re.compile(r"(?:\W+(?:dear|love|hun|honey|please|pls|ta|mam|do you know))+$", re.IGNORECASE)
_MORE = re.compile(r"[.?!]\s+\w")
"""Another sentence: a plain question stands alone, or is parted from the rest first."""
_COMES = re.compile(r"\b(?:com(?:e|es|ing)|going to (?:come|call|ring))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Plain:
    """A question, the words that ask it, and whom or what it names."""

    kind: Kind
    words: str
    about: str = ""


def read(text: str) -> Plain | None:
    """Return which plain question some words are; None if they are anything else."""
    words = " ".join(text.split()).strip(" .,!;:\"'")
    more = clauses.cut(words)[1:]
    if recall.names_pills(words) or _MORE.search(words) or any(clauses.orders_on(piece) for piece in more):
        return None
    asked = _FILLER.sub("", words.rstrip("?! ."))
    for kind, pattern in _READ:
        found = pattern.fullmatch(asked) or pattern.fullmatch(words)
        if found:
            named = [value for value in found.groupdict().values() if value]
            return Plain(kind, words, named[0] if named else "")
    return None


def wonders_at(text: str) -> str | None:
    """Return what she has too much of, or nothing for what somebody left at her door; None if a text asks for more."""
    if _AMISS.search(text) or any(clauses.orders_on(piece) for piece in clauses.cut(text)):
        return None
    if has := _HAS.search(text):
        return has["goods"]
    return "" if _LEFT.search(text) else None


def asks_of_coming(words: str) -> bool:
    """Tell whether it is asked if somebody is to come."""
    return bool(_COMES.search(words))


def parts(text: str) -> list[str]:
    """Part a text at its plain questions, in her order; what is too short beside them is no request."""
    found: list[tuple[bool, str]] = []
    for sentence in _sentences(text):
        plain = read(sentence) is not None
        if found and not plain and not found[-1][0]:
            found[-1] = (False, found[-1][1] + sentence)
        else:
            found.append((plain, sentence))
    if not any(plain for plain, _ in found):
        return []
    kept = [
        words.strip()
        for plain, words in found
        if plain or (len(words.split()) > 2 and not _TELLS.match(words))
    ]
    return [clauses.bare(words) for words in kept]


def _sentences(text: str) -> list[str]:
    """Cut a text where its sentences end, and at an "and" behind which a plain question stands."""
    ends = [
        0,
        *(m.end() for m in re.finditer(r"[.!?\n]+\s+|,?\s+(?=(?:and|also|oh|but|n)\s)", text)),
        len(text),
    ]
    return [text[a:b] for a, b in pairwise(ends) if text[a:b].strip()]
