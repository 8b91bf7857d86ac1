"""A thing found again, a visit that was a muddle, a cab that is late: no cry where no rule of the core knows danger."""

import re

from concierge_bot.understanding.doses.dose_spelling import plain

_THING = (
    r"(?:it|them|(?:the|my|that|those|both|your)(?: [a-z]+){0,3}?"
    r" (?:bot+(?:le|el|al)s?|box|pil+s?|tablets?|medicine|glasses|specs|keys?|purse|wallet|remote|phone|teeth|ring"
    r"|watch|card|letter|bag|book|cane|stick|slippers?|hearing aids?|charger|pen|cup|scarf|hat|gloves?))"
)
_FOUND = re.compile(
    rf"\b(?:i|we|she|he|tina|ana)? ?(?:just |have |ve |finally )*found {_THING}\b"
    rf"|\b{_THING} (?:turned up|was (?:in|on|under|behind|by|beside) (?:the|my)\b)"
)
_MUDDLE = re.compile(
    r"\b(?:muddle|mix ?up|confusion|misunderstanding)\b"
    r"|\b(?:came|come|turned up|was here|sent)\b(?: \w+){0,3}? (?:about|for|to (?:mend|fix|clean|see)) (?:\w+ ){1,4}?"
    r"(?:and |but |that |which |when )*(?:i|we) (?:\w+ )?(?:never|didnt|havent|have not|dont|do not|have no|had no)\b"
)


_COMES = re.compile(
    r"\b(?:cabs?|taxis?|rides?|lift|driver|bus|van|courier|plumber|handyman|cleaner|hairdresser|electrician|gardener"
    r"|technician)\b"
)
_NOT_HERE = re.compile(
    r"\b(?:not|isnt|aint|never|hasnt|havent|didnt)(?: \w+)? (?:here|come|came|arrived?|show(?:ed|n)?(?: up)?"
    r"|turn(?:ed)? up)\b"
    r"|\b(?:late|overdue|still waiting|wheres|where is|no show)\b"
)
_A_FEW = 14
"""Who writes more than so many words tells more than that."""


def waits_for_one(text: str) -> bool:
    """Tell whether a short text says that a ride or a visitor that she waits for is not there."""
    line = plain(text)
    return len(line.split()) <= _A_FEW and bool(_COMES.search(line) and _NOT_HERE.search(line))


def misses_one(text: str) -> bool:
    """Tell whether she tells of it, and does not ask where it is."""
    return waits_for_one(text) and not re.search(r"\bwhere|\?|\bwhen\b", plain(text))


def found_a_thing(text: str) -> bool:
    """Tell whether she says that something which she missed is found; somebody who is found is none of this."""
    return bool(_FOUND.search(plain(text)))


def of_a_visit(text: str) -> bool:
    """Tell whether she says that somebody came whom she did not ask for, or that there was a muddle."""
    return bool(_MUDDLE.search(plain(text)))
