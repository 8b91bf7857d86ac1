"""A text in which no rule found a time: whether it still names one, or hangs on something ("when it stops raining")."""

from concierge_bot.understanding.when.leftover.numbers import is_bare_number
from concierge_bot.understanding.when.leftover.sure import is_sure
from concierge_bot.understanding.when.leftover.words import OF_HERS, ORDINARY_DAYS, PERHAPS, PRONOUNS
from concierge_bot.understanding.when.parts import WINDOWS
from concierge_bot.understanding.when.reader import GLUE, Reader
from concierge_bot.understanding.when.vocabulary import ORDINALS

_BOUND_UP = frozenset("after before until once while".split())
_AUXILIARIES = frozenset(
    "is are will do does did was were can could would should shall have has had may might s am im you ?".split()
)
_VAGUE = frozenset(
    "midweek spring summer autumn winter birthday anniversary jiffy dreckly elevenses directly presently tick payday "
    "eventually weekend".split()
)
_MILD = frozenset(
    "clock dawn every except unless otherwise early late week month hour minute finished finishes daily "
    "weekly dia".split()
)
_THINGS_DUE = frozenset(
    "order ride delivery groceries food shopping driver taxi pills meds milk bread stuff things next bus".split()
)
_SHORT_ANSWER = 9  # tokens; in a longer message such words are told in passing
_EACH = frozenset("each every all whole".split())


def alone(r: Reader) -> bool:
    """Whether a message in which no rule found a time still names one for certain."""
    return _is_vague(r) or any(
        is_sure(r, i) or r.word(i) == "until" or _is_lone_hour(r, i) or _is_stretch(r, i) or _is_event(r, i)
        for i in range(len(r.tokens))
    )


def _is_lone_hour(r: Reader, i: int) -> bool:
    """ "appointment is 2 so pick me up 1"."""
    return r.word(i - 1) in ("is", "up") and (r.number(i) or 99) <= 12 and is_bare_number(r, i)


def _is_stretch(r: Reader, i: int) -> bool:
    """ "each quarter", "the second week", "all month": a time that is no day."""
    word, lead = r.word(i), r.word(i - 1)
    if word == "quarter" and r.word(i + 1) in ("to", "past"):
        return True
    if word in ("hour", "business", "day") and lead == ("of" if word == "business" else "the"):
        return r.word(i - 2) in ("on", "of", "past", "inside", "close") or lead == "of"
    if word in ("week", "month", "quarter"):
        return lead in _EACH or r.kind(i - 1) == "ordinal" or lead in ORDINALS
    return word in WINDOWS and lead in ("each", "every")


def _is_event(r: Reader, i: int) -> bool:
    """ "before the christening", "after milking": on something that only she knows."""
    if r.word(i) not in ("before", "after", "until") or r.word(i - 1) in (
        "look",
        "looking",
        "as",
        "than",
        "you",
    ):
        return False
    owned = r.word(i + 1) in OF_HERS - {"that", "me", "our"} and r.kind(i + 2) == "word"
    return owned or (r.kind(i + 1) == "word" and r.word(i + 1) not in GLUE and r.word(i + 1) not in PRONOUNS)


def _is_vague(r: Reader) -> bool:
    """ "whenever the rain stops", "when my son gets here", "any time": short, and no time at all."""
    if r.word(0) in _BOUND_UP and r.word(1) in OF_HERS:
        return True
    if any(r.after_any(i, "at some point", "some point") for i in range(len(r.tokens))):
        return True
    if any(_is_asked_when(r, i) for i in range(1, len(r.tokens))):
        return True
    if len(r.tokens) > _SHORT_ANSWER + 3 * (r.word(0) == "when") or any(
        r.word(i) == "?" and i > 1 for i in range(len(r.tokens))
    ):
        return False
    return any(_hangs_on(r, i) for i in range(len(r.tokens)))


def _is_asked_when(r: Reader, i: int) -> bool:
    """ "bring it when my daughter gets home", in a message of any length."""
    if r.word(i) not in ("when", "once", "after") or r.word(i + 1) not in OF_HERS:
        return False
    near = {r.word(k) for k in range(max(0, i - 4), i)}
    return bool(near & {"come", "bring", "send", "collect", "fetch", "deliver"}) and not near & {
        "know",
        "tell",
        "text",
    }


def _hangs_on(r: Reader, i: int) -> bool:
    word, after = r.word(i), r.word(i + 1)
    if word in ("whenever", "wheneva", "anytime", "sometime") or r.after_any(
        i,
        "any time",
        "some time",
        "any day",
        "soon as",
        "quick as",
        "fast as",
        "the sooner",
        "soonest",
        "next available",
        "first available",
        "depends on",
        "of dawn",
        "at dawn",
        "mid week",
        "in the week",
        "half term",
        "in a bit",
        "wee while",
        "no rush",
        "take your time",
        "no hurry",
        "earliest convenience",
        "your convenience",
    ):
        return True
    if (
        word in _VAGUE
        or (word == "dark" and r.word(i - 1) in ("by", "four", "for"))
        or (word in PERHAPS - _MILD and r.word(i - 1) not in ORDINARY_DAYS - {"the"})
    ):
        return True
    if word == "day" and r.kind(i - 1) == "word" and r.word(i - 1) not in ORDINARY_DAYS | {"today"}:
        return True
    if word in ("day", "week", "month") and r.word(i - 1) == "following":
        return True
    if word in ("when", "wen"):
        asked = after in _AUXILIARIES or (after == "my" and r.word(i + 2) in _THINGS_DUE)
        return i in (0, 1, 2) and not asked
    if word in _BOUND_UP and i <= 1:
        return after not in ("", "all", "i", "that", ",", ".", "again") or r.word(i + 2) in (
            "my",
            "the",
            "get",
            "got",
            "eat",
            "wake",
        )
    return r.after_any(i, "late") is not None and i == 0
