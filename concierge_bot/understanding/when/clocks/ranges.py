"""Rules for a time from one hour to another: "between 3 and 5", "from 9 to 11", "9-11am"."""

from concierge_bot.understanding.when.clocks.figures import in_figures
from concierge_bot.understanding.when.clocks.halves import is_hour_mark, up_to_twelve
from concierge_bot.understanding.when.clocks.meals import meal_hour
from concierge_bot.understanding.when.clocks.single import clock
from concierge_bot.understanding.when.clocks.spoken import (
    LONG_WINDOW,
    SHARE,
    in_words,
    past_or_to,
)
from concierge_bot.understanding.when.parts import HOUR, WEEKDAYS, Clock, ClockRange, Found
from concierge_bot.understanding.when.reader import Reader

_ANY_TIME = ("anytime between", "any time from", "anytime from", "sometime from", "sometime between")


def clock_range(r: Reader, i: int) -> Found | None:
    """ "between 3 and 5", "from 9 to 11", "9-11am", and "9-11" where nothing is counted."""
    j = r.skip(i, "between", "from", "anywhere between", "any time between", "at", *_ANY_TIME)
    led = j > i
    first = (
        (past_or_to(r, j, led) if led and r.word(j) in SHARE else None)
        or in_figures(r, j, True)
        or _edge(r, j, led)
        or in_words(r, j)
        or (meal_hour(r, j) if led else None)
    )
    if first is None:
        return None
    start, k = first
    joiner = r.word(k)
    figures = r.kind(j) == r.kind(k + 1) == "number" and not r.raw(j).startswith("0")
    military = (
        figures
        and len(r.raw(j)) == len(r.raw(k + 1)) == 4
        and any(token.word in WEEKDAYS for token in r.tokens)
    )
    if not led and figures and not military and (len(r.word(j)) > 2 or len(r.word(k + 1)) > 2):
        return None  # a telephone number
    if joiner not in ("-", "to", "until", "through", "and" if r.word(i) == "between" else "-"):
        return None
    if r.word(i) == "at" and joiner in ("to", "until") and r.number(j) in (5, 10):
        return None  # "at 5 to 8" is five minutes before eight
    last = clock(r, k + 1, bare=True) or (meal_hour(r, k + 1) if led else None)
    if last is None or (not led and not _is_hours(r, i, k, last[1])):
        return None
    if not led and r.number(j) in (5, 10) and joiner == "to" and not start.fixed:
        until = (last[0].hour - start.hour) % 12
        if until > LONG_WINDOW:
            return None
    if r.is_moved(i) and joiner == "to":
        return [last[0]], last[1]
    unclear = (
        r.word(i) not in ("between", "from") and joiner == "to" and r.number(j) in (5, 10) and not start.fixed
    )
    return [ClockRange(start, last[0], HOUR if unclear else "")], last[1]


def _edge(r: Reader, i: int, led: bool) -> tuple[Clock, int] | None:
    """A first hour whose number stands right before the joiner."""
    hour = up_to_twelve(r, i)
    return (Clock(hour), i + 1) if hour and (led or r.word(i + 1) in ("-", "to", "until")) else None


def _is_hours(r: Reader, i: int, joiner: int, end: int) -> bool:
    if r.word(i - 1) in ("-", "/", "$") or r.word(end) == "-":
        return False
    marked = any(is_hour_mark(r, k) or r.kind(k) == "clock" for k in range(i, end))
    return marked or r.is_free(end)
