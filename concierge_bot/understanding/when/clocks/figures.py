"""An hour in figures: "8:30", "10.40", "0615", "9", where the figure is no house, year or amount."""

from concierge_bot.understanding.when.clocks.halves import is_hour_mark, up_to_twelve, with_half
from concierge_bot.understanding.when.parts import WEEKDAYS, WINDOWS, Clock
from concierge_bot.understanding.when.reader import Reader

PLACES = frozenset("street st ave avenue road rd lane ln drive dr court ct way blvd boulevard apt".split())
_AMOUNTS = frozenset("apiece percent pills pill tablets tablet people of".split())


def two_figures(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "round 9 30": written with a gap, and led so that it is no amount."""
    hour = up_to_twelve(r, i)
    led = i == 0 or r.word(i - 1) in (
        "at",
        "around",
        "round",
        "about",
        "itself",
        "there",
        "here",
        *WINDOWS,
        *WEEKDAYS,
        "tomorrow",
        "today",
    )
    return with_half(r, Clock(hour, int(r.word(i + 1))), i + 2) if hour and led and r.is_free(i + 2) else None


def in_figures(r: Reader, i: int, bare: bool) -> tuple[Clock, int] | None:
    """ "8:30", "0615", "9"; a figure alone only if `bare`."""
    if r.kind(i) == "clock":
        hour, minute = (int(part) for part in r.word(i).replace(".", ":").split(":"))
        sure = ":" in r.word(i) or bare or r.kind(i + 1) == "half" or r.word(i + 1) in ("am", "pm")
        sure = sure or _is_dotted(r, i, hour, minute)
        known = hour > 12 or r.word(i).startswith("0")
    elif (number := r.number(i)) is not None:
        hour, minute = divmod(number, 100) if number >= 100 and len(r.word(i)) >= 3 else (number, 0)
        sure = (
            bare
            and hour <= 12
            and not _is_amount(r, i + 1)
            and (_is_led(r, i) or r.is_free(i + 1) or is_hour_mark(r, i + 1))
        )
        known = hour > 12
        if r.word(i + 1) == "h" and bare and hour < 24:
            return Clock(hour, fixed=hour > 12), i + 2
        if _is_military(r, i, hour, bare):
            end = r.skip(i + 1, "hour", "h")
            return (Clock(hour, minute, fixed=True), end) if hour < 24 and minute < 60 else None
    else:
        return None
    if hour > 23 or minute > 59 or (hour == 0 and not r.word(i).startswith("0")):
        return None
    found = with_half(r, Clock(hour, minute, fixed=known), i + 1)
    return found if sure or found[1] > i + 1 else None


def _is_dotted(r: Reader, i: int, hour: int, minute: int) -> bool:
    """ "stroke clinic 10.40", where a day is named and no price is; in the US a point is for money."""
    day = any(token.word in (*WEEKDAYS, "today", "tomorrow", "tonight") for token in r.tokens)
    return day and r.country != "US" and 7 <= hour <= 18 and minute % 5 == 0 and r.is_free(i + 1)


def _is_military(r: Reader, i: int, hour: int, bare: bool) -> bool:
    """ "0615", "2100 hours", "1430 today"; any other figure of four may be an amount."""
    if (
        len(r.raw(i)) != 4
        or not r.raw(i).isdigit()
        or hour > 23
        or (r.word(i - 1) == "-" and len(r.raw(i - 2)) == 3)
    ):
        return False
    if r.word(i - 1) in ("from", "in", "since", "of", "by") and r.raw(i).startswith(("19", "20")):
        return False  # a year
    marked = r.word(i).startswith("0") or r.word(i + 1) in (
        "hour",
        "h",
        "today",
        "tomorrow",
        "tonight",
        "daily",
        *WEEKDAYS,
    )
    return marked or (bare and (hour > 12 or r.word(i + 2).startswith("0")) and r.is_free(i + 1))


def _is_led(r: Reader, i: int) -> bool:
    """Whether "at" makes the number at `i` an hour, and not the number of a house or an amount ("at 8 main street")."""
    if r.word(i - 1) != "at" or r.kind(i + 1) != "word":
        return False
    return not any(r.word(k) in PLACES for k in range(i + 1, i + 4))


def _is_amount(r: Reader, i: int) -> bool:
    """Whether the word at `i` makes the number before it an amount; "each day" does not."""
    if r.word(i) == "each":
        return r.word(i + 1) not in ("day", "week", "weekday", *WINDOWS, *WEEKDAYS)
    return r.word(i) in _AMOUNTS
