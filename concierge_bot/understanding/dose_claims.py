"""Which of her medicines she says that she took, or did not take: only what stands beside the verb is meant."""

import re
from collections.abc import Mapping, Sequence

from concierge_bot.understanding.dose_words import mended
from concierge_bot.understanding.match import medicine

_SENTENCES = re.compile(r"[.!?;\n]+|\s[-\u2013]\s")
_TOOK = re.compile(
    r"\b(?:took|taken|swallowed|injected|had|have|popped|did|done|t[ae]ke?|tek|mi t[ae]ke?)\b", re.IGNORECASE
)
_PIECES = re.compile(r",|&|\+|\b(?:and|plus|also|then)\b", re.IGNORECASE)
_SAID = re.compile(r"\bi (?:only )?(?:said|meant|told (?:you|u|ya))\b.*", re.IGNORECASE)
_POINTS = re.compile(r"\s*(?:it|em|them|that|this|mine)\b", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:pil+s|tablets|tabs|meds|medicines|medications|drops|both|all|everything|them|em|the (?:two|three|lot)"
    r"|[2-9] of (?:them|em))\b",
    re.IGNORECASE,
)
_PLURAL_OF_ONE = re.compile(r"\b(?:all of it|all (?:right|done|well|ok))\b", re.IGNORECASE)


def named(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Return which of her medicines (by name, each with her own words for it) are said to be taken."""
    found: list[str] = []
    for claim in _claims(text):
        for piece in _PIECES.split(claim):
            if _POINTS.match(piece):  # "it with my sugar free tea" names none
                continue
            one = medicine(piece, names).choice
            if one is not None and one not in found:
                found.append(one)
    return found


def means_all(text: str) -> bool:
    """Tell whether she says that she took all of them ("took my pills", "i took the two")."""
    return any(_ALL.search(_PLURAL_OF_ONE.sub("", claim)) for claim in _claims(text))


def _claims(text: str) -> list[str]:
    """Return what is said from the verb on, else the words before it ("heart pill taken"), and what follows alone."""
    claims: list[str] = []
    for sentence in filter(str.strip, _SENTENCES.split(mended(text))):
        verb = _TOOK.search(sentence)
        if verb is None:
            if claims and _PIECES.match(sentence.strip()):  # "took the knee pill. and pressure one"
                claims.append(sentence)
            continue
        after = _SAID.sub("", sentence[verb.end() :])
        claims.append(after if after.strip(" ,") else sentence[: verb.start()])
    return claims
