"""She took one and not the other: each piece of a text says of its own medicine whether she did."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from concierge_bot.understanding import clauses, dose_words
from concierge_bot.understanding.match import medicine

_PIECES = re.compile(
    r"(?<!\d)[.](?=\s|$)|[!?;,\n]+|\s[-\u2013]\s"
    r"|\b(?=(?:all|everything|both) but\b|(?:except|apart from|other than|besides|not counting|bar the|minus)\b)"
    r"|(?<!all )(?<!everything )(?<!both )\bbut\b|\b(?:and|while|whereas|though)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:not|no|nope|nah|didnt|dont|havent|hasnt|doesnt|never|wont|cant|couldnt|later|will|ill|skip\w*|miss\w*|forgot"
    r"|left|leav\w+|except|apart from|other than|besides|minus|bar|counting|yet|still|refus\w*|spat|spit|tomorrow"
    r"|wait\w*|(?:all|everything|both) but"
    r"|only (?:on |every )?(?:sun|mon|tues|wednes|thurs|fri|satur)days?|weekly|once a week)\b"
)
_TAKEN = re.compile(
    r"\b(?:t+|took|taken|take|tek|yes|yep|yeah|ya|yup|done|had|have|swallowed|ok|did|down|gone|only|just|both|all|everything)\b"
)
_ALL_BUT = re.compile(r"\b(?:all|everything|both) but\b")
_ALL = re.compile(
    r"^(?:yes |yep |i |ive )*(?:t+|took (?:them|em|it|all|both|my \w+|everything).*|taken|all|both|everything)\b"
)
_REFUSES = re.compile(
    r"\b(?:dont|do not|doesnt) (?:take|have|need|want)\b|\bnot (?:today|on \w+day|for today|due|till|until)\b"
    r"|\bonly (?:on |every )?(?:sun|mon|tues|wednes|thurs|fri|satur)days?\b|\bweekly\b|\bonce a week\b"
)
_ONE = re.compile(r"\b(?:one|1|first|white|blue|this|that)\b")
_OTHER = re.compile(r"\b(?:other|others|another|second|one|2|rest|that)\b")


@dataclass(frozen=True)
class Told:
    """What a text says: the medicines taken, those left (by name), and what it asks for besides.

    ``all``: all the others were taken; ``said``: the words that tell of what was taken, for their time;
    ``refused``: what is left she does not take on this day at all.
    """

    taken: tuple[str, ...]
    left: tuple[str, ...]
    all: bool
    said: str
    refused: bool
    of_doses: str
    rest: str


def read(text: str, names: Mapping[str, Sequence[str]]) -> Told | None:
    """Tell what a text says of several medicines; None unless it says that one was taken and another was not."""
    taken: list[str] = []
    left: list[str] = []
    all_others = refused = False
    said: list[str] = []
    rest: list[str] = []
    own: list[str] = []
    unsaid: list[str] = []
    last = ""
    for piece in _cut(text):
        line = dose_words.plain(piece)
        named = medicine(dose_words.mended(piece), names).choice
        says = _says(line)
        if named is None and clauses.asks(piece) and says != "left":
            rest.append(piece)
            continue
        own.append(piece)
        if named is None:
            all_others = all_others or (says == "taken" and bool(_ALL.search(line)))
            refused = refused or bool(left and _REFUSES.search(line))
            if says == "taken":
                said.append(piece)
            last = says or last
            continue
        all_others = all_others or bool(_ALL_BUT.search(line))
        says = says or (last if len(line.split()) <= _A_NAME else "")
        if not says:
            unsaid.append(named)
            continue
        found = taken if says == "taken" else left
        found += [*(one for one in unsaid if one not in found), *([] if named in found else [named])]
        unsaid = []
        if says == "taken":
            said.append(piece)
        else:
            refused = refused or bool(_REFUSES.search(line))
        last = says
    if not left or not (taken or all_others) or set(left) & set(taken) or unsaid:
        return None
    return Told(
        tuple(taken),
        tuple(left),
        all_others and not taken,
        ", ".join(said),
        refused,
        ", ".join(own),
        ", ".join(rest),
    )


def one_of_two(text: str) -> bool:
    """Tell whether she says that she took one and not the other, and does not say which ("one yes, other no")."""
    pieces = [dose_words.plain(piece) for piece in _cut(text)]
    taken = [line for line in pieces if _says(line) == "taken" and _ONE.search(line)]
    left = [line for line in pieces if _says(line) == "left" and _OTHER.search(line)]
    return bool(taken and left) and len(dose_words.plain(text).split()) <= _SHORT


_A_NAME, _SHORT = 5, 14


def _says(line: str) -> str:
    if _LEFT.search(line):
        return "left"
    return "taken" if _TAKEN.search(line) else ""


def _cut(text: str) -> list[str]:
    return [piece.strip() for piece in _PIECES.split(text) if re.search(r"\w", piece)]
