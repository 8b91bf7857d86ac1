"""The way back of a ride, which is asked for beside the way there: "and home again at four"."""

import re

from concierge_bot.understanding.visits.ride_places import HOME, way

_DOTTED = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
WAY_BACK = re.compile(
    r"(?:[,:]?\s*\b(?:and|also|then|plus|with|but|i (?:want|need|require)|please)\b)*[,\s]*\b(?:an? |the |my )?"
    r"(?:(?<!to )return(?:ing|s)?(?! (?:the|my|a|some|it|these|those|this)\b)|round trip"
    r"|(?:com(?:e|ing)|going|go|get(?:ting)?|ride|bring(?:ing)?(?: me| us)?|driv(?:e|ing)(?: me| us)?"
    r"|tak(?:e|ing)(?: me| us)?) (?:back|home again)(?! (?:a|an|some|the|my|more|two|three|it|that)\b)"
    r"|(?:pick(?:ing)?(?: me| us)? up|collect(?: me| us)?|fetch(?: me| us)?) (?:back|again)"
    r"|back (?:home )?(?=(?:at|by|around|about|\d)))\b[^.;!?\n]*",
    re.IGNORECASE,
)
_HOMEWARD = re.compile(
    r"[,\s]*\b(?:(?:and|also|then|plus|with)\b[\s,]*)*(?:(?:an? |the |my |his |her )?(?:ride|lift|trip"
    r"|cab|taxi|way) home"
    r"|(?:(?:somebody|someone|who)(?: to| is| will|'s)? )?(?:com(?:e|ing)|go(?:ing)?|get(?:ting)?|carry(?:ing)?"
    r"|bring(?:ing)?|tak(?:e|ing)|driv(?:e|ing)|run(?:ning)?)(?: me| us| him| her)? home|(?<=then )home"
    r"|(?:\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? )?(?<!from )(?<!my )home(?: again)?(?= (?:at|by|around|about"
    r"|after|later|\d))"
    r"|\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)? home\b|then home"
    r"|there and (?:then )?back|both ways|to and (?:fro|back))\b[^.;!?\n]*",
    re.IGNORECASE,
)
"""The way home, which is the way back for who goes out."""
_THERE_AND_BACK = re.compile(r"\b(?:there and (?:then )?back|both ways|to and (?:fro|back))\b", re.IGNORECASE)


_HOUR = r"\d{1,2}(?:[:.]?\d\d)?(?: ?[ap]m)?\b|noon\b"
_HOURS_HOME = re.compile(
    rf"[,\s]*\b(?:(?:and|also|then)\b[\s,]*)*(?:(?:{_HOUR})(?: o'?clock)?"
    r" (?:is|was|would be) (?:for |when )?(?:i'?m |i am |me )?"
    r"(?:going |coming |getting |the (?:ride|way|cab|taxi) )?home\b"
    rf"|(?<!from )(?<!my )(?<!at )(?<!be )home[ ,]+(?:again[ ,]+)?"
    rf"(?:maybe|about|around|say|perhaps|i think|at|by)[ ,]+(?:at )?(?={_HOUR}))"
    r"[^.;!?\n]*",
    re.IGNORECASE,
)
"""An hour that is told to be that of the way home: "11:45 is for going home", "and home, maybe 11:45"."""


def plain(words: str) -> str:
    """Return words with "p.m." as one word, so that a full stop ends a sentence."""
    return _DOTTED.sub(lambda found: f"{found[1]}m", " ".join(words.split()))


def parted(words: str, *, out: bool = False) -> tuple[str, str]:
    """Return words without what she says of the way back, and that; both as plain words.

    "Home at four" is the way back of who goes ``out``, or says so; else it is a way of its own.
    """
    line = plain(words)
    back: list[str] = []
    for pattern in (_HOURS_HOME, WAY_BACK, _HOMEWARD):
        for found in reversed(list(pattern.finditer(line))):
            before = line[: found.start()]
            if pattern is not WAY_BACK and not (out or _THERE_AND_BACK.search(found[0]) or goes_out(before)):
                continue
            line = f"{before.rstrip(' ,:')}{line[found.end() :]}".strip()
            back.insert(0, found[0].strip(" ,:"))
    return line, " ".join(back)


def goes_out(words: str) -> bool:
    return re.search(r"\bto\b", words) is not None and way(words).get("to", HOME) != HOME


def goes_back(words: str) -> bool:
    """Tell whether words begin with the way back."""
    return bool(WAY_BACK.match(words))
