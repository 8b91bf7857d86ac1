"""Two goods that were read as one line ("pigeon peas rice"), and how she says which it is and puts it right."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.words.units import UNITS

_UNIT = "|".join(sorted({*UNITS, *(form for form in UNITS if len(form) > 2)}, key=len, reverse=True))
_NUMBER = r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_NAME = r"(?!(?:it|that|this|there|one|they|them|which)\b)[a-z]{3,}(?: (?!is\b|are\b)[a-z]{3,})?"
_ENDS = rf"(?! of\b| {_NUMBER}\b)"
_COUNTED_BEHIND = re.compile(
    rf"\bthe (?P<name>{_NAME}) (?P<many>{_NUMBER}) (?P<unit>{_UNIT})\b{_ENDS}", re.IGNORECASE
)
_IS_SO_MANY = re.compile(
    rf"\b(?:the )?(?P<name>{_NAME}) (?:is|are|was|should be|must be) (?P<many>{_NUMBER}) (?P<unit>{_UNIT})\b{_ENDS}",
    re.IGNORECASE,
)
_NO_BEFORE = re.compile(
    rf"^\W*(?:no+\W+)+(?=(?:the )?(?:{_NAME}) (?:is|are|was|should be|must be) {_NUMBER} (?:{_UNIT})\b)",
    re.IGNORECASE,
)
"""A no before what she puts right takes nothing off."""
_MENTION = re.compile(rf"\b(?P<many>{_NUMBER}) (?P<unit>{_UNIT}) of (?P<name>{_NAME})", re.IGNORECASE)
_TAKE = r"(?:take (?:off|out)|remove|delete|get rid of|leave (?:off|out))"
_LISTED = re.compile(
    rf"\b{_TAKE} (?P<all>(?!it\b|that\b)[^.;!?\n]+?)(?=[.;!?\n]|$|,? (?:and|but|then) (?:add|put|make|bring|send|i)\b)",
    re.IGNORECASE,
)
_TAKE_IT_OFF = re.compile(
    rf"\b(?:i )?(?:dont|don't|do not) want (?:(?:that|the|any|this|other) )*(?P<name>{_NAME}),? "
    r"(?:please )?take (?:it|that) (?:off|out)\b(?P<and>(?: and (?:the )?)?)",
    re.IGNORECASE,
)
"""She names what she does not want, and says then what to do with it."""
_TOO = re.compile(r" (?:to|too|as well|please)$", re.IGNORECASE)
_NEARLY = re.compile(rf"(?<=[a-z]) (?:like|about|around)(?= {_NUMBER} (?:{_UNIT})\b)", re.IGNORECASE)
_AND = re.compile(r",? and (?:the )?(?!(?:half|a half)\b)|, (?:the )?", re.IGNORECASE)


def plainly(text: str) -> str:
    """Put counts before what they count, and each thing that is to be taken off in a sentence of its own."""
    text = _NEARLY.sub("", _TAKE_IT_OFF.sub(r"take off \g<name>\g<and>", text))
    text = _COUNTED_BEHIND.sub(r", \g<many> \g<unit> of \g<name>", text)
    text = _IS_SO_MANY.sub(r"\g<many> \g<unit> of \g<name>", _NO_BEFORE.sub("", text))
    return _LISTED.sub(
        lambda found: ". ".join(f"remove {one}" for one in _AND.split(_TOO.sub("", found["all"]))), text
    )


def named_whole(text: str, name: str, others: Sequence[str]) -> str:
    """Return a text with the name of a line where two words of it are joined by "and", and no other line has both."""
    words = name.casefold().split()
    for one in words:
        for other in words:
            by_itself = any(one in name.casefold().split() for name in others) and any(
                other in name.casefold().split() for name in others if one not in name.casefold().split()
            )
            if one != other and not by_itself:
                both = rf"\b{re.escape(one)}(?: and|\. remove) (?:the )?{re.escape(other)}\b"
                text = re.sub(both, name, text, flags=re.IGNORECASE)
    return text


def without_line(text: str, name: str) -> str | None:
    """Return what else a text wants that takes off a line by its whole name; None if it does not."""
    count = rf"(?:(?:the|that|those|my) )*(?:{_NUMBER} )?(?:(?:{_UNIT}) (?:of )?)?"
    there = re.compile(
        rf"\b{_TAKE} {count}{re.escape(name)}\b(?: off| out| to| too)?\s*(?:and\b)?", re.IGNORECASE
    )
    behind = re.compile(
        rf"(?:\byou left )?{count}{re.escape(name)}[ ,]+(?:please )?(?:take|leave) (?:that|it|them) (?:off|out)\b",
        re.IGNORECASE,
    )
    for pattern in (there, behind):
        if pattern.search(text):
            return pattern.sub(" ", text).strip(" .,")
    return None


def parted(text: str, name: str) -> list[str]:
    """Return the goods of a merged line as she counts them apart ("2 bags of rice", "4 cans of pigeon peas")."""
    words = name.casefold().split()
    found = [
        one
        for one in _MENTION.finditer(text)
        if (said := set(_own(one["name"], words))) and said < set(words)
    ]
    if len(found) < 2:
        return []
    taken = [_own(one["name"], words) for one in found]
    names = [_run(words, mine, [w for other in taken if other is not mine for w in other]) for mine in taken]
    return [f"{one['many']} {one['unit']} of {called}" for one, called in zip(found, names, strict=True)]


def _own(said: str, words: Sequence[str]) -> list[str]:
    return [word for word in said.casefold().split() if word in words]


def _run(words: Sequence[str], mine: Sequence[str], others: Sequence[str]) -> str:
    """Return the longest run of a name around what is hers of it, without what is another's."""
    first = last = words.index(mine[0])
    while first and words[first - 1] not in others:
        first -= 1
    while last + 1 < len(words) and words[last + 1] not in others:
        last += 1
    return " ".join(words[first : last + 1])
