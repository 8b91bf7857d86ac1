"""Rules for hours as they stand in a text: "at 8 and at 2", "around nine", "before my show at 4"."""

from concierge_bot.understanding.when.clocks.figures import PLACES
from concierge_bot.understanding.when.clocks.halves import is_hour_mark
from concierge_bot.understanding.when.clocks.meals import meal_hour
from concierge_bot.understanding.when.clocks.single import clock
from concierge_bot.understanding.when.parts import HOUR, WHICH, Clock, Dropped, Found, Part
from concierge_bot.understanding.when.reader import Reader

_LEAD = (
    "a las",
    "a la",
    "for about",
    "at say",
    "at",
    "around",
    "about",
    "at around",
    "at about",
    "at exactly",
    "precisely at",
    "by about",
    "round",
    "round about",
    "on the stroke of",
    "the stroke of",
    "say at",
    "again at",
    "when its",
    "when it is",
)
_LONGEST_LEADS = tuple(sorted(_LEAD, key=len, reverse=True))
_BEFORE_ABOUT = frozenset(
    ", come coming me us here there be pickup collect ready leave start starts starting".split()
)


def at_clock(r: Reader, i: int) -> Found | None:
    """An hour, led by "at" or plain enough to stand alone; several may follow with "and"."""
    j = r.skip(i, *_LONGEST_LEADS)
    j = r.skip(j, "the") if r.word(j + 1) in ("noon", "midnight") else j
    found = clock(r, j, bare=j > i and _is_hour_lead(r, i, j))
    if found is None and r.word(j + 1) in ("or", "and") and clock(r, j + 2):
        found = clock(r, j, bare=True)  # "3 or 4 pm"
    if found is None and j > i and (meal := meal_hour(r, j)):
        return [meal[0]], meal[1]
    if found is None or (r.word(found[1]) in PLACES and not found[0].fixed):
        return None
    if r.after_any(i - 3, "then it is", "now it is") or r.after_any(i - 2, "then its", "until its"):
        return [Dropped(HOUR)], found[1]  # "i get to the piano and then it is midnight"
    hours: list[Part] = [found[0]]
    end = found[1]
    while more := _again(r, end):
        hours.append(Dropped(WHICH) if r.word(end) == "or" else more[0])
        end = more[1]
    return hours, end


def event_hour(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "before my show at 4", "after the 7 o'clock mass": something of hers that has an hour."""
    j = r.skip(i, "my", "the", "his", "her", "our")
    if (named := clock(r, j)) and j > i and r.kind(named[1]) == "word":
        return named
    for k in range(j + 1, j + 4):
        if r.kind(k - 1) != "word":
            return None
        if r.word(k) == "at":
            return clock(r, k + 1, bare=True)
    return None


def _is_hour_lead(r: Reader, i: int, j: int) -> bool:
    """ "at 8", "come about 2"; but "eggs about 6" is an amount."""
    if r.word(j - 1) == "about" and r.word(i) != "at":
        return i == 0 or r.word(i) == "round" or r.word(i - 1) in _BEFORE_ABOUT
    return (
        r.word(j - 2) == "stroke"
        or r.word(j - 1) in ("at", "around", "round", "las", "la", "say")
        or r.word(i) == "at"
        or r.word(i) == "when"
    )


def is_one_thing(r: Reader, i: int) -> bool:
    """ "one at bedtime", "the evening one": no hour, but one of something."""
    hour = is_hour_mark(r, i + 1) or r.word(i + 1) in ("o", "thirty", "fifteen", "forty", "")
    return r.word(i) == "one" and not hour and r.word(i - 1) != "at"


def _again(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "and 8", "and again at bedtime", ", 3 pm" behind an hour."""
    j = r.skip(i, ", and", "and", ", or", "or", ",")
    if j == i:
        plain = len(r.raw(i)) == 4 and r.kind(i) == r.kind(i - 1) == "number" and len(r.raw(i - 1)) == 4
        return clock(r, i, bare=True) if plain else None  # "0600 1200 1800"
    k = r.skip(j, "again at", "then at", "again", "then", "at")
    if is_one_thing(r, k) or r.word(k + 1) in ("with", "before", "after"):
        return None
    return clock(r, k, bare=r.word(k + 1) not in ("minute", "hour", "day", "week", "at"))
