"""An amount that is said in passing, behind a reason: "some bananas, my hands shake so I can only manage 4 or so"."""

import re

_NUMBERS = r"\d{1,2}|one|two|three|four|five|six|seven|eight|ten|a dozen|half a dozen"
_ABOUT = r"(?:(?:only|just|about|around|maybe|perhaps|roughly|at most|no more than|up to) )*"
_OF_THEM = r"(?: (?:or so|or thereabouts|at (?:the )?most|at a time|of (?:them|those|these)|max|tops|is all|a piece))*"
_ENDS = r"(?=\s*(?:[.,;!?\n]|$|and\b|please\b|thanks?\b))"
_DO = r"(?:manage|carry|lift|eat|use|need|take|do with|want|hold|get through|have (?:room|space) for|finish)"
_CAN_ONLY = re.compile(
    r"[,;.\n]?(?:\s+(?:and|but|as|because|cos|since|for))?\s*(?:\b(?:my|her|his|our)\b[^.;!?\n\d]{0,40}?,?\s*)?"
    rf"(?:\bso )?\b(?:i|we|she|he)(?:'?ll| will|'?d| would)?(?:(?: (?:can|could|only|just|really))* {_DO}"
    rf"|(?: (?:cant|can't|cannot|dont|don't|wont|won't|really))+ {_DO} more than)"
    rf" {_ABOUT}(?P<many>{_NUMBERS}){_OF_THEM}{_ENDS}",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    rf"(?:^|[,;.\n])\s*(?:but |and |no |oh |ok )*{_ABOUT}(?P<many>{_NUMBERS})(?: of (?:them|those))?"
    r" (?:will do|would do|'?ll do|(?:is|are) (?:plenty|enough|fine|all)|should do|does (?:me|us))\b"
    r"(?: (?:it|nicely|me|us|fine|for (?:me|us|now)|i need|i want))*",
    re.IGNORECASE,
)

_AT_MOST = re.compile(
    rf"[,;.\n]\s*(?:but |and )?(?:no|not) more than (?P<many>{_NUMBERS})\b(?! ?[%$]| (?:\w+s|dollars?|each)\b)",
    re.IGNORECASE,
)


def counted(text: str) -> str:
    """Return a text with such an amount as a plain turn behind the goods it is of."""
    return _AT_MOST.sub(_make_that, _ENOUGH.sub(_make_that, _CAN_ONLY.sub(_make_that, text)))


def _make_that(found: re.Match[str]) -> str:
    if found.string[: found.start()].strip():
        return f", make that {found['many']}"
    return f"make that {found['many']}" if found.re is _ENOUGH else found[0]
