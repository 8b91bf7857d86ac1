"""Words that touch a time that was read and belong to it: "a little after", "the next", "9 or 10"."""

from concierge_bot.understanding.when.leftover.numbers import RIDES, is_party
from concierge_bot.understanding.when.leftover.sure import SHORT
from concierge_bot.understanding.when.parts import WEEKDAYS
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.vocabulary import ORDINALS

_BESIDE = frozenset(
    "little bit shortly next following alternate bar save whit carnival holy maundy plough cyber "
    "remembrance burns trinity bowl stir gaudete".split()
)
_SPANS = frozenset("end start beginning middle rest part eve".split())
_LEADS = frozenset("at about around past to by".split())


def is_near(r: Reader, i: int, read: set[int]) -> bool:
    """A word that says more about the time that it stands beside: "tomorrow early", "friday about 10 love"."""
    word = r.word(i)
    if (
        word == "or"
        and r.number(i - 1)
        and (r.number(i + 1) or r.kind(i + 1) == "clock")
        and r.is_free(i + 2)
    ):
        return True
    touches = bool({_over_joints(r, i, -1), _over_joints(r, i, 1)} & read)
    if (
        word == "or"
        and {i - 1, i + 1} & read
        and (r.number(i + 1) or r.kind(i + 1) in ("ordinal", "clock", "date"))
    ):
        return True
    if word in _BESIDE or r.raw(i) in SHORT:
        return touches
    if word in ("m", "t", "w", "f", "th") and {r.word(i - 1), r.word(i + 1)} & {
        "m",
        "t",
        "w",
        "f",
        "th",
        *WEEKDAYS,
    }:
        return True
    if r.kind(i) == "ordinal" or word in ORDINALS:
        return touches
    if word in _SPANS and r.word(i + 1) == "of" and i not in read:
        return r.word(i + 2) not in ("it", "me", "him", "us")  # "never hear the end of it"
    if word == "past" and (r.word(i - 1) in ("half", "quarter") or r.number(i - 1) is not None):
        return True
    if r.raw(i) == "past" and r.word(i + 1) not in ("the", "my", "our", "a", "me", "mi"):
        return True
    if word == "church" and r.word(i - 1) in ("noon", "midnight"):
        return True
    if word == "all" and r.word(i + 1) in WEEKDAYS:
        return True
    if word == "day" and r.number(i + 1) is not None:
        return True
    if _is_second_hour(r, i):
        return True
    hour = r.number(i)
    if (
        hour
        and 2 <= hour <= 12
        and r.is_free(i + 1)
        and r.word(i + 1) != "at"
        and {i - 1, i - 2, i - 3} & read
        and r.kind(i - 1) != "mark"
    ):
        return True
    return hour is not None and hour <= 24 and r.word(i - 1) in _LEADS and i - 2 in read


def _over_joints(r: Reader, i: int, step: int) -> int:
    """The next token to one side that is no mere joint."""
    i += step
    while r.word(i) in ("and", "or", ","):
        i += step
    return i


def _is_second_hour(r: Reader, i: int) -> bool:
    """ "dentist monday 10.20, taxi for 10": an hour of its own beside the one that was read."""
    if r.kind(i) == "clock":
        return True
    if is_party(r, i):
        return False
    if r.word(i - 1) in ("thats", "say") and r.number(i) is not None:
        return r.is_free(i + 1)
    before = r.word(i - 1)
    if before == "for" and r.number(i) is not None:
        return r.word(i - 2) in RIDES or (r.is_free(i + 1) and (r.number(i) or 0) <= 12)
    figure = r.number(i) or 0
    return before in ("up", "for") and 100 <= figure <= 2359 and figure % 100 < 60 and figure % 5 == 0
