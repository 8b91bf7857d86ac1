"""What she says is wrong in the record of a dose, and what is right; a time of anything else is of no dose."""

import re
from collections.abc import Sequence
from datetime import datetime

from concierge_bot.understanding.doses.dose_denied import NOT_TAKEN
from concierge_bot.understanding.doses.dose_hours import TIME_WORD, corrects_time, taken_at
from concierge_bot.understanding.doses.dose_spelling import SENTENCES, is_it, names_one, plain
from concierge_bot.understanding.doses.dose_words import ASKS, TOOK, of_another, time_only

_TAKES = re.compile(r"\b(?:take|took|taken|swallow(?:ed)?|tek)\b")
_WRONG = re.compile(
    r"\b(?:wrong|incorrect|mistake|mixed up|(?:not|aint|isnt|wasnt) (?:right|correct|true|so|what i)"
    r"|(?:fix|change|correct|mend) (?:it|that|this)\b|put (?:it|that|this) right"
    r"|(?:never|not|didnt|dont|aint|wasnt) (?:i |ever |even )?(?:say|said|tell|tel|told|text(?:ed)?|wrote|write)"
    r"|(?:where|who|how) (?:did|do|does|on earth did) (?:you|that|u) (?:get|say|come|told))\b"
)
_ANOTHERS = re.compile(
    r"\b(?:that|it) (?:was|is) (?:not me\b|(?!at\b)\w+(?: \w+)?(?: \w+)? (?:his|her|their) own\b"
    r"|my (?:husband|wife|hubby|partner|sister|brother|son|daughter)\b)"
)
_TELLS_NOBODY = re.compile(
    r"\b(?:dont|do not|never) (?:tell|text|show|inform)(?:ing)? (?!me\b|us\b|you\b|i\b)(?:to )?\w+.*"
)
"""Who shall not hear of it: that says nothing of what is written down."""
_JUST_NOW = re.compile(r"\bjust (?:now )?(?:had|took|taken)\b|\b(?:had|took|taken)\b.* (?:just )?now\b")
_NOT_THE_RIGHT_ONE = re.compile(
    r"\b(?:took|taken|take|had) (?:the )?wrong\b"
    r"|\bwrong (?:one|box|pil+s?|letter|button|tablets?|bottle|meds?|medicine|dose)\b"
)
"""What she took wrongly is no error of ours."""
_SAID_BEFORE = re.compile(r"\bi (?:have |did |already |just )*(?:said|told|texted|wrote|meant|put)\b")
_WAS_AT = re.compile(
    rf"\b(?:was|is|were|should be|went down|at|taken) (?:at |about |around |by )?{TIME_WORD}\b"
)


def is_told(text: str, names: Sequence[str]) -> bool:
    """Tell whether a text speaks of a dose beyond doubt: it names a medicine, or says that one took it or did not."""
    for line in map(plain, SENTENCES.split(text.strip())):
        verbs = [verb for verb in _TAKES.finditer(line) if not of_another(line, verb, names)]
        rests = [line[verb.end() :] for verb in verbs]
        if names_one(line, names) or any(is_it(rest, names) or time_only(rest) for rest in rests):
            return True
    return False


def telling(text: str, names: Sequence[str]) -> str:
    """Return the sentences that say when a dose was taken, without those of anything else and what she denies."""
    told = [one for one in SENTENCES.split(text.strip()) if is_told(one, names) and not _denies(one)]
    return " ".join(told)


def denies_time(text: str) -> bool:
    """Tell whether she says of a time that it was not then: "not at nine", "i didnt take no pill at 4"."""
    return corrects_time(text) or any(
        _denies(one) and re.search(rf"\b{TIME_WORD}\b", plain(one)) for one in SENTENCES.split(text)
    )


def _denies(sentence: str) -> bool:
    return bool(NOT_TAKEN.search(plain(sentence))) and not corrects_time(sentence)


def says_wrong(text: str) -> bool:
    """Tell whether she says that what we wrote down or told her is not so ("that is wrong", "i never said 4")."""
    line = _TELLS_NOBODY.sub("", plain(text))
    return bool(_WRONG.search(_NOT_THE_RIGHT_ONE.sub("", line)) or _ANOTHERS.search(line))


def is_anothers(text: str) -> bool:
    """Tell whether a text says that what was told before was another's ("that was Geoffrey about his own")."""
    return bool(_ANOTHERS.search(plain(text)))


def just_now(text: str) -> bool:
    """Tell whether what was written down was another's, and hers she took just now."""
    line = plain(text)
    return bool(_ANOTHERS.search(line) and _JUST_NOW.search(line))


def says_before(text: str) -> bool:
    """Tell whether she says what she said before ("I said 730", "I told you 8")."""
    return bool(_SAID_BEFORE.search(plain(text)))


def puts_time(text: str, names: Sequence[str]) -> bool:
    """Tell whether she says of a medicine when it was ("the heart pill was at 8"), and does not ask."""
    return any(
        _WAS_AT.search(line) and names_one(line, names) and not (ASKS.search(line) or TOOK.search(line))
        for line in map(plain, SENTENCES.split(text.strip()))
    )


def hour_denied(text: str, now: datetime, country: str = "US") -> int | None:
    """Return the hour that she says she never told ("i never said 4"), of either half of the day."""
    found = re.search(
        rf"\b(?:say|said|tell|tel|told|text(?:ed)?|wrote|not)(?: \w+)?? (?:at )?({TIME_WORD})\b", plain(text)
    )
    at = taken_at(f"at {found[1]}", now, country) if found else None
    return at.hour % 12 if at is not None else None
