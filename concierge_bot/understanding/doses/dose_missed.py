"""She says of a dose that counts as missed that she took it ("why did ana say i missed it, i took it")."""

import re
from collections.abc import Sequence

from concierge_bot.understanding.doses import dose_times, dose_words
from concierge_bot.understanding.doses.dose_spelling import is_it, names_one, plain

_NOT_TAKEN = (
    r"(?:miss(?:ed|ing)?|forg[eo]t(?:ten)?|skip(?:ped)?|(?:didnt|did not|havent|have not|hadnt|had not|never|not|hasnt)"
    r" (?:\w+ )?(?:take|took|taken|had|have))"
)
_THEY_SAY = re.compile(
    r"\b(?:says?|saying|said|tells?|told|telling|thinks?|thought|heard|wrote|put|have me|had me|down|calls?|called"
    rf"|calling|rang|rings?|phoned|texts?|texted|worried)\b(?: \w+){{0,8}}? {_NOT_TAKEN}\b"
)
_DENIES_IT = re.compile(
    r"\b(?:didnt|did not|never|havent|have not|hadnt|wasnt|was not|not) miss(?:ed)?\b(?P<rest>.*)"
)
_CLAIM = re.compile(
    r"\b(?:i|ive|we)(?: (?:have|ve|did|had|already|just|too|surely|certainly|definitely|most)){0,3}"
    r" (?:took|take|taken|had|swallowed)\b(?P<rest>.*)"
)
_DOUBT = re.compile(
    r"\b(?:think|thought i|maybe|perhaps|might|not sure|unsure|should|shall|if i|whether|or not|half|one of them"
    r"|other one|instead|twice)\b"
)


def disputes(text: str, names: Sequence[str]) -> bool:
    """Tell whether she says that a dose was not missed, or says once more, or of the night before, that she took it."""
    line = plain(text).replace("?", " ")
    others = _THEY_SAY.search(line)
    denied = _DENIES_IT.search(line)
    if denied and (is_it(denied["rest"], names) or names_one(line, names)):
        return not _DOUBT.search(line)
    own = line[others.end() :] if others else line
    claim = _claims(own, names)
    if not claim or _DOUBT.search(own):
        return False
    before = dose_times.part(text) in dose_times.OVER
    return bool(others) or before or bool(dose_words.TOLD_YOU.search(line))


def claim(text: str, names: Sequence[str]) -> str:
    """Return the words in which she says that she took it."""
    line = plain(text).replace("?", " ")
    others = _THEY_SAY.search(line)
    return _claims(line[others.end() :] if others else line, names)


def _claims(line: str, names: Sequence[str]) -> str:
    found = next((one for one in _CLAIM.finditer(line) if is_it(one["rest"], names)), None)
    return found[0] if found else ""
