"""What a text changes of the goods in what comes again: more, less or another sort; this time, always, or unsaid."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from concierge_bot.understanding.goods import lexicon
from concierge_bot.understanding.goods.items import Item
from concierge_bot.understanding.orders import stop_goods, usual_words
from concierge_bot.understanding.words import spanish
from concierge_bot.understanding.words.units import UNITS

_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?:'?s)?"
_ORDER = re.compile(
    rf"\b(?:to|on|onto|in|into|with|off|from|out of|of) (?:the|my|our|that|what) (?:\w+ ){{0,2}}?"
    rf"(?:{_DAY}|weekly|standing|regular|repeat\w*)\b"
    rf"(?: (?:ones?|order|delivery|groceries|shopping|list|stuff|things))?"
    r"(?=\W*(?:[.,;!?]|$|please|pls|for|from|only|just|every|this))"
    rf"|\b(?:bring|comes?|send|deliver|get)(?: me)? every {_DAY}",
    re.IGNORECASE,
)
"""How she names what comes again, to put something in or take it out."""
_ADDS = re.compile(r"\b(?:add|put|stick|throw|include|toss|chuck|pop|slip|also)(?:ed)?\b", re.IGNORECASE)
_PUTS = re.compile(r"\b(?:put|stick|throw(?: in)?|toss|chuck|pop|slip|include)\b", re.IGNORECASE)
_OFF = re.compile(r"off|from|out of", re.IGNORECASE)
_LESS = re.compile(
    r"^\W*(?:(?:please|and|but|oh|well|ok|now)\W+)*no\b(?! (?:more than|thanks|thank)\b)"
    r"|\b(?:skip|without|leave (?:off|out)|hold|drop|minus)\b"
    r"|\b(?:take|leave)\b[^.,;!?]*\b(?:off|out)\b"
    r"|\b(?:dont|don't|do not) (?:want|need|send|bring|put)\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:change|swap|switch)\b(?=.*\b(?:to|for|with)\b)|\b(?:make|instead|rather)\b", re.IGNORECASE
)
_THIS_TIME = re.compile(
    rf"\b(?:just |only )?(?:this|next|for this|the next) (?:once|time|week|{_DAY})\b"
    r"|\bfor once\b|\bjust (?:the )?once\b",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"\b(?:from (?:now|here) on(?:wards?)?|from then on|for good|permanent\w*|always"
    r"|(?:every|each) (?:week|time)|any ?more)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(
    r"\?|\b(?:remind\w*|text(?:s|ing)?|pills?|tablets?|medicines?|refills?|until|till|everything|today|tomorrow|tonight"
    r"|order me|deliveries)\b",
    re.IGNORECASE,
)
"""What makes it another wish, or a question."""


@dataclass(frozen=True)
class Change:
    """The goods that are named, whether the standing order itself is, and for how long it shall be so."""

    foods: frozenset[str]
    names_order: bool
    this_time: bool
    always: bool
    less: bool


def read(text: str) -> Change | None:
    """Read a change of goods that come again; None where a text changes no goods, or wants something else besides."""
    said = spanish.in_english(text)
    foods = usual_words.foods(said)
    names_order = bool(_ORDER.search(said))
    changes_it = _LESS.search(said) or _OTHERWISE.search(said) or (names_order and _ADDS.search(said))
    if not foods or not changes_it or _ELSE.search(said) or usual_words.wants_no_more(said):
        return None
    if (stops := stop_goods.read(said)) is not None and (stops.spares or stops.kept):
        return None
    return Change(
        foods,
        names_order,
        bool(_THIS_TIME.search(said)),
        bool(_ALWAYS.search(said)),
        bool(_LESS.search(said)),
    )


def of_goods(text: str) -> str:
    """Return the text without the name of the standing order and for how long it is said."""
    said = spanish.in_english(text)
    said = _ORDER.sub(lambda found: " off " if _OFF.match(found[0]) else " ", said)
    for pattern in (_THIS_TIME, _ALWAYS):
        said = pattern.sub(" ", said)
    said = _PUTS.sub("add", said)
    return re.sub(r"\b(\d) per ?cent\b", r"\1%", said, flags=re.IGNORECASE)


_WHY = re.compile(
    r"[,;]?\s*(?:\b(?:cause|because|cos|since|as|so)\b )?\b(?:(?:my|the|our) )?(?!(?:i|we|you|that|which|what|who)\b)"
    r"[a-z']+ (?:really |just |always |only )?(?:likes|loves|eats|drinks|enjoys|prefers)\b[^.;!?\n]*",
    re.IGNORECASE,
)
"""Why she wants it so: what somebody else likes is no goods."""
_SO_MANY = re.compile(
    r"\b(?P<n>\d{1,2}|one|two|three|four|five|six) (?P<unit>[a-z]+)\b(?! of\b)"
    r"(?=\W*(?:$|[.,;!?]|please|instead|not\b))",
    re.IGNORECASE,
)


def in_full(text: str, lines: Sequence[Item]) -> str:
    """Return a change of what was read back without its reasons; "two loaves" is of the line in loaves."""
    said = _WHY.sub(" ", spanish.in_english(text)).strip()
    if _ELSE.search(said):
        return ""
    found = _SO_MANY.search(said)
    unit = found["unit"].casefold() if found else ""
    unit = lexicon.stem(UNITS.get(unit, unit))
    fit = [line.name for line in lines if unit and line.unit and lexicon.stem(line.unit) == unit]
    if found and len(fit) == 1:
        return f"{said[: found.end()]} of {fit[0]}{said[found.end() :]}"
    changes_it = _LESS.search(said) or _OTHERWISE.search(said) or _ADDS.search(said)
    return said if changes_it and usual_words.foods(said) else ""
