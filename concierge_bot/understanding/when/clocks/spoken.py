"""An hour in words: "noon", "eight thirty", "half past 8", "quarter to 9", "five and twenty to 3"."""

from concierge_bot.understanding.when.clocks.figures import two_figures
from concierge_bot.understanding.when.clocks.halves import is_hour_mark, up_to_twelve, with_half
from concierge_bot.understanding.when.parts import HOUR, WEEKDAYS, Clock
from concierge_bot.understanding.when.reader import Reader

SHARE = {"half": 30, "quarter": 15}
LONG_WINDOW = 8  # "ten to nine" is no window of eleven hours


def in_words(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "noon", "12 midnight", "bedtime", "eight thirty"."""
    j = r.skip(i, "12", "twelve")
    if r.word(j) == "noon":
        return Clock(12, fixed=True), j + 1
    if r.word(j) == "midnight":
        return Clock(24, fixed=True), j + 1
    if j := r.after_any(i, "bedtime", "bed time") or 0:
        return Clock(21, fixed=True, vague=True), j
    return _two_words(r, i)


def _two_words(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "eight thirty", "nine forty five"."""
    if r.raw(i).isdigit() and r.word(i + 1) in ("15", "30", "45"):
        return two_figures(r, i)
    hour, behind = r.number(i) or 0, r.skip(i + 1, "-", "o", "oh")
    minute = r.number(behind) or 0
    spelt = 1 <= minute <= 9 if behind > i + 1 and r.word(behind - 1) != "-" else 15 <= minute <= 55
    if not 1 <= hour <= 12 or not spelt or (r.raw(behind).isdigit() and minute > 9):
        return None
    j = behind + 1
    sure = (
        r.is_free(j)
        or is_hour_mark(r, j)
        or r.word(i - 1) in ("at", "around", "about", "to", *WEEKDAYS, "tomorrow")
    )
    return with_half(r, Clock(hour, minute), j) if sure else None


def past_or_to(r: Reader, i: int, led: bool) -> tuple[Clock, int] | None:
    """ "half past 8", "quarter to 9", "20 minutes to 3", in Britain also "half 8"."""
    i = r.skip(i, "a") if r.word(i + 1) == "quarter" else i
    old = r.after_any(i, "five and twenty", "5 and 20", "five and 20")
    i = old - 1 if old else i
    minutes = 25 if old else SHARE.get(r.word(i)) or r.number(i)
    if minutes is None or not 1 <= minutes <= 30:
        return None
    named = r.word(i) in SHARE or r.word(i + 1) == "minute"
    j = r.skip(i + 1, "minute")
    if r.word(i) == "half" and (hour := up_to_twelve(r, j)) and r.is_free(j + 1):
        return Clock(hour, 30, doubt=HOUR if r.country == "US" else ""), j + 1
    if r.word(j) not in ("past", "after", "to", "until", "of", "before") or not (
        hour := up_to_twelve(r, j + 1)
    ):
        return None
    span = (hour - minutes) % 12
    clear = (
        named
        or r.word(j) == "past"
        or minutes in (20, 25)
        or (minutes in (5, 10) and (led or span > LONG_WINDOW))
    )
    if not clear and not (r.word(j) == "after" and minutes in (5, 10)):
        return None
    if r.word(j) in ("past", "after"):
        return with_half(r, Clock(hour, minutes, doubt="" if clear else HOUR), j + 2)
    return with_half(r, Clock(hour - 1 or 12, 60 - minutes), j + 2, moved=hour == 12)
