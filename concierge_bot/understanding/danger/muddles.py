"""A thing that turned up again, or a visit that was a muddle: no cry where the core hears no danger."""

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


def found_a_thing(text: str) -> bool:
    """Tell whether she says that something which she missed is found; somebody who is found is none of this."""
    return bool(_FOUND.search(plain(text)))


def of_a_visit(text: str) -> bool:
    """Tell whether she says that somebody came whom she did not ask for, or that there was a muddle."""
    return bool(_MUDDLE.search(plain(text)))
