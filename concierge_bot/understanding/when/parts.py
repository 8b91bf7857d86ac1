"""The pieces a time phrase is made of, and `When`, the answer: kept apart so that rules and meaning share them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

AM_PM = "am_pm"  # morning or evening hour?
DAY = "day"  # which day?
HOUR = "hour"  # which hour?
PAST = "past"  # this has passed already
REPEAT = "repeat"  # once, or again and again?
WHICH = "which"  # several times that do not fit one plan
UNREAD = "unread"  # time words that were not understood

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Part of day -> its window. The hours are ours, so they are always said back.
WINDOWS: dict[str, tuple[time, time]] = {
    "morning": (time(8), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(21)),
    "night": (time(19), time(22)),
}
USUAL = {"morning": 8, "afternoon": 14, "evening": 18, "night": 21}  # the one hour a repeated dose gets
MEALS = {
    "breakfast": 8, "lunch": 12, "lunchtime": 12, "dinner": 18, "dinnertime": 18, "teatime": 17, "supper": 18,
    "suppertime": 18, "church": 11,
}  # fmt: skip
MEAL_TIMES = frozenset(("lunchtime", "dinnertime", "teatime", "suppertime"))  # times without "at" or "before"
DAY_CLOSES = time(21)


@dataclass(frozen=True)
class When:
    """A time as she said it: naive local `start` (a plain day is a date), `end` of the (first) window, RFC 5545
    `rrule` without DTSTART, her own `words`, and what must be asked back (`asks`, empty when certain)."""

    start: date | datetime
    end: date | datetime | None
    rrule: str | None
    words: str
    asks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clock:
    """An hour: `fixed` when morning or evening is known, `vague` when the hour is our guess; 24 is midnight."""

    hour: int
    minute: int = 0
    fixed: bool = False
    vague: bool = False
    doubt: str = ""


@dataclass(frozen=True)
class ClockRange:
    """From one hour to another."""

    first: Clock
    last: Clock
    doubt: str = ""


@dataclass(frozen=True)
class PartOfDay:
    """Morning, afternoon, evening or night."""

    name: str


@dataclass(frozen=True)
class Day:
    """A day, or the days from `first` to `last`; `weekday` and `monthday` remember how it was named."""

    first: date
    last: date | None = None
    weekday: int | None = None
    monthday: int | None = None
    doubt: str = ""


@dataclass(frozen=True)
class Every:
    """A repetition: `days` are weekdays (0 is Monday), `nth` the n-th weekday of a month, `count` times per period."""

    freq: Literal["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
    interval: int = 1
    days: tuple[int, ...] = ()
    monthdays: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    count: int = 0
    doubt: str = ""


@dataclass(frozen=True)
class Except:
    """Weekdays left out of a repetition."""

    days: tuple[int, ...]


@dataclass(frozen=True)
class Bound:
    """A limit: from, after, before or until something."""

    side: Literal["from", "after", "before", "by", "until"]
    what: "Clock | PartOfDay | Day"


@dataclass(frozen=True)
class Moment:
    """A moment counted from now."""

    at: datetime


@dataclass(frozen=True)
class Lasting:
    """How long something goes on."""

    span: timedelta


@dataclass(frozen=True)
class Ahead:
    """So long before the hour that she names ("my appointment is at 2, come half an hour before")."""

    span: timedelta


@dataclass(frozen=True)
class Dropped:
    """A time she ruled out ("not today": that `day`), or a doubt of ours about words that were passed over."""

    doubt: str = ""
    day: Day | None = None


Part = Clock | ClockRange | PartOfDay | Day | Every | Except | Bound | Moment | Lasting | Ahead | Dropped
Found = tuple[list[Part], int]
"""What a rule finds: its parts, and the place of the token behind them."""


@dataclass(frozen=True)
class Piece:
    """Parts and the stretch of tokens, `first` to `last` without it, that they were read from."""

    parts: tuple[Part, ...]
    first: int
    last: int
