"""What whoever comes must do or leave alone, as she says it beside what she wants: it goes along with the job."""

import re

from concierge_bot.understanding.visits import way_back, word_for_them

_CONDITION = re.compile(
    r"^(?:(?:and|but|also|please|only|just)\b\W*)*(?:(?:she|he|they|whoever comes|the (?!ride|taxi|cab"
    r"|car)\w+|nobody|no one) "
    r"(?:must|should|may|shall|has to|have to|had better|needs? to|is not to|are not to|can|cannot|can'?t|mustn'?t"
    r"|shouldn'?t|(?:please )?(?:do not|don'?t))\b"
    r"|(?:do not|don'?t|never) (?:touch|move|go|use|ring|knock|enter|open|wake|bring|wear|let|throw"
    r"|come (?:in|round))\b"
    r"|(?:make|be) sure (?:to|he|she|they|not|the|that)\b|mind (?:the|my)\b|be (?:careful|quiet|gentle)\b"
    r"|not (?:the|that) (?:lady|man|woman|girl|guy|one)\b|without (?:the|that) (?:lady|man|woman|girl|guy)\b"
    r"|no (?:shoes|dogs"
    r"|smoking|perfume|bleach)\b|not (?:in |to (?:touch|go|use|ring|enter) )?(?:the|my) \w+$|(?:leave|stay out of)"
    r" (?:the|my) [\w' ]*(?:alone|be|study|room)\b|(?:knock|ring|come (?:round|around|to)|use) (?:at |on "
    r"|to )?(?:the |my )?"
    r"(?:back|side|front|door|bell|twice|loud))",
    re.IGNORECASE,
)
"""How a sentence begins that whoever comes must know."""

_AT_HERS = re.compile(
    r"\b(?:at|to|in) (?:my|our) (?:own )?(?:house|home|place|apartment|flat)\b"
    r"|\b(?:come|comes|coming) to the house\b|\bat home\b",
    re.IGNORECASE,
)
AT_HOME = "at home"
_HELP = re.compile(
    r"\bi(?:'ll| will| do| may| might)? need (?:a |some )?(?:help|hand|arm)"
    r" (?:to|into|in|out|with|getting|down|up|from|on)\b[^.,;!?]*",
    re.IGNORECASE,
)


def at_hers(words: str) -> list[str]:
    """Return that it is to be at her house, where she says so of what is mostly done elsewhere."""
    return [AT_HOME] if _AT_HERS.search(words) else []


def help_wanted(words: str) -> list[str]:
    """Return what she needs help with on the way: "i need help to the car"."""
    return [word_for_them.word_for_them(found[0]) for found in _HELP.finditer(words)]


def read(words: str) -> list[str]:
    """Return the sentences by which she says what whoever comes must do or leave alone."""
    parts = (part.strip(" ,-") for part in re.split(r"[.;!?\n]\s*", way_back.plain(words)))
    return [
        word_for_them.word_for_them(part)
        for part in parts
        if _CONDITION.match(part) and not re.search(r"\d", part)
    ]


def without(words: str) -> str:
    """Return words without such sentences: what must be left alone is not what shall be done."""
    told = read(words)
    return (
        ". ".join(
            part
            for part in re.split(r"[.;!?\n]\s*", way_back.plain(words))
            if word_for_them.word_for_them(part.strip(" ,-")) not in told
        )
        if told
        else words
    )
