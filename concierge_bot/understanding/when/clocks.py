"""Rules for hours: "half past 8", "2pm", "9-11am", "in the evening", "in 20 mins"."""

from dataclasses import replace

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when.parts import (
    HOUR,
    MEALS,
    UNREAD,
    WINDOWS,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Lasting,
    Moment,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader

Found = tuple[list[Part], int]
_SHARE = {"half": 30, "quarter": 15}
_LEAD = (
    "at",
    "around",
    "about",
    "at around",
    "at about",
    "at exactly",
    "by about",
    "round",
    "say at",
    "again at",
)
_NOT_PLACES = frozenset(["street", "st", "main", "ave", "avenue", "road", "rd", "lane", "ln", "drive", "dr", "for", "each", "apiece"])


def half_of(part: str, hour: int) -> int | None:
    """The hour of 24 that `hour` of 12 means in a part of the day, or None if it does not fit."""
    if part == "morning":
        return hour if hour < 12 else None
    if part == "afternoon":
        return 12 if hour == 12 else hour + 12 if hour <= 6 else None
    if part == "evening":
        return hour + 12 if 4 <= hour <= 11 else None
    return 24 if hour == 12 else hour + 12 if 5 <= hour <= 11 else None


def clock(r: Reader, i: int, *, bare: bool = False) -> tuple[Clock, int] | None:
    """An hour at `i`; a lone number counts only if `bare`, that is behind "at", "between" and their like."""
    found = _named(r, i) or _spoken(r, i, bare) or _digits(r, i, bare)
    if found is not None:
        return _with_part(r, found[0], r.skip(found[1], "- ish", "ish", "sharp", "or so"))
    told = _digits(r, i, True)  # "8 in the evening": the part of day makes the number an hour
    full = _with_part(r, *told) if told else None
    return full if full and full[0].fixed else None


def _named(r: Reader, i: int) -> tuple[Clock, int] | None:
    j = r.skip(i, "12", "twelve")
    if r.word(j) == "noon":
        return Clock(12, fixed=True), j + 1
    if r.word(j) == "midnight":
        return Clock(24, fixed=True), j + 1
    if r.word(i) == "bedtime":
        return Clock(21, fixed=True, vague=True), i + 1
    return None


def _spoken(r: Reader, i: int, led: bool) -> tuple[Clock, int] | None:
    """ "half past 8", "quarter to 9", "20 minutes to 3", in Britain also "half 8"."""
    i = r.skip(i, "a") if r.word(i + 1) == "quarter" else i
    minutes = _SHARE.get(r.word(i)) or r.number(i)
    if minutes is None or not 1 <= minutes <= 30:
        return None
    named = r.word(i) in _SHARE or r.word(i + 1) == "minute"
    j = r.skip(i + 1, "minute")
    if r.word(i) == "half" and (hour := _hour(r, j)) and r.is_free(j + 1):
        return Clock(hour, 30, doubt="" if r.country == "GB" else HOUR), j + 1
    if r.word(j) not in ("past", "after", "to", "until", "of", "before") or not (hour := _hour(r, j + 1)):
        return None
    if not named and r.word(j) != "past" and not (minutes in (20, 25) or (led and minutes in (5, 10))):
        return None
    if r.word(j) in ("past", "after"):
        return _half(r, Clock(hour, minutes), j + 2)
    return _half(r, Clock(hour - 1 or 12, 60 - minutes), j + 2, moved=hour == 12)


def _hour(r: Reader, i: int) -> int | None:
    hour = r.number(i)
    return hour if hour is not None and 1 <= hour <= 12 else None


def _digits(r: Reader, i: int, bare: bool) -> tuple[Clock, int] | None:
    if r.kind(i) == "clock":
        hour, minute = (int(part) for part in r.word(i).replace(".", ":").split(":"))
        sure = ":" in r.word(i) or bare or r.kind(i + 1) == "half" or r.word(i + 1) in ("am", "pm")
        known = hour > 12 or r.word(i).startswith("0")
    elif (number := r.number(i)) is not None:
        hour, minute = divmod(number, 100) if number >= 100 and len(r.word(i)) >= 3 else (number, 0)
        sure = bare and hour <= 12 and (r.is_free(i + 1) or _is_hour_mark(r, i + 1))
        known = hour > 12
    else:
        return None
    if hour > 23 or minute > 59 or (hour == 0 and not r.word(i).startswith("0")):
        return None
    found = _half(r, Clock(hour, minute, fixed=known), i + 1)
    return found if sure or found[1] > i + 1 else None


def _is_hour_mark(r: Reader, i: int) -> bool:
    return r.kind(i) == "half" or r.word(i) in ("am", "pm", "oclock")


def _half(r: Reader, hour: Clock, i: int, moved: bool = False) -> tuple[Clock, int]:
    """Takes in "am", "pm" and "o'clock"; `moved` when the hour slid back over twelve ("quarter to 12 pm")."""
    i = r.skip(i, "oclock", "o clock")
    half = r.word(i) if r.kind(i) in ("half", "word") and r.word(i) in ("am", "pm") else ""
    if not half and r.kind(i) == "word" and r.word(i) in ("a", "p") and r.word(i + 1) == ".":
        half, i = "", i
    if not half or (r.word(i) == "am" and r.word(i - 1) == "i"):
        return hour, i
    if hour.hour > 12:
        return hour, i + 1
    afternoon = (half == "pm") != (moved and hour.hour == 11)
    return replace(hour, hour=hour.hour % 12 + (12 if afternoon else 0), fixed=True), i + 1


def _with_part(r: Reader, hour: Clock, i: int) -> tuple[Clock, int]:
    """Takes in "in the morning" behind an hour that still needs it."""
    j = r.skip(i, "in the", "at", "in")
    part = r.word(j)
    if hour.fixed or j == i or part not in WINDOWS or (fitting := half_of(part, hour.hour)) is None:
        return hour, i
    return replace(hour, hour=fitting, fixed=True), j + 1


def clock_range(r: Reader, i: int) -> Found | None:
    """ "between 3 and 5", "from 9 to 11", "9-11am", and "9-11" where nothing is counted."""
    j = r.skip(i, "between", "from", "anywhere between", "any time between", "at")
    led = j > i
    first = _digits(r, j, True) or _edge(r, j, led) or _named(r, j)
    if first is None:
        return None
    start, k = first
    joiner = r.word(k)
    if (
        joiner not in ("-", "to", "until", "and", "through")
        or (joiner == "and"
        and r.word(i) not in ("between",))
    ):
        return None
    last = clock(r, k + 1, bare=True)
    if last is None or (not led and not _is_hours(r, i, k, last[1])):
        return None
    unclear = (
        r.word(i) not in ("between", "from") and joiner == "to" and r.number(j) in (5, 10) and not start.fixed
    )
    return [ClockRange(start, last[0], HOUR if unclear else "")], last[1]


def _edge(r: Reader, i: int, led: bool) -> tuple[Clock, int] | None:
    """A first hour whose number stands right before the joiner."""
    hour = _hour(r, i)
    return (Clock(hour), i + 1) if hour and (led or r.word(i + 1) in ("-", "to", "until")) else None


def _is_hours(r: Reader, i: int, joiner: int, end: int) -> bool:
    if r.word(i - 1) in ("-", "/", "$") or r.word(end) == "-":
        return False
    marked = any(_is_hour_mark(r, k) or r.kind(k) == "clock" for k in range(i, end))
    return marked or r.is_free(end)


def at_clock(r: Reader, i: int) -> Found | None:
    """An hour, led by "at" or plain enough to stand alone; several may follow with "and"."""
    j = r.skip(i, *sorted(_LEAD, key=len, reverse=True))
    j = r.skip(j, "the") if r.word(j + 1) in ("noon", "midnight") else j
    found = clock(r, j, bare=r.word(j - 1) in ("at", "around", "round") if j > i else False)
    if found is None and j > i and (meal := _meal(r, j)):
        return [meal[0]], meal[1]
    if found is None or (r.word(found[1]) in _NOT_PLACES and not found[0].fixed):
        return None
    hours: list[Part] = [found[0]]
    end = found[1]
    while more := _again(r, end):
        hours.append(more[0])
        end = more[1]
    return hours, end


def _again(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "and 8", "and again at bedtime", ", 3 pm" behind an hour."""
    j = r.skip(i, ", and", "and", ",")
    if j == i:
        return None
    k = r.skip(j, "again at", "then at", "again", "then", "at")
    return clock(r, k, bare=r.word(k + 1) not in ("minute", "hour", "day", "week"))


def _meal(r: Reader, i: int) -> tuple[Clock, int] | None:
    i = r.skip(i, "my")
    hour = MEALS.get(r.word(i))
    return (Clock(hour, fixed=True, vague=True), i + 1) if hour else None


def meal(r: Reader, i: int) -> Found | None:
    """ "after church", "before lunch", "with breakfast and supper"."""
    lead = r.word(i)
    if lead not in ("after", "before", "with", "by"):
        return None
    if lead == "with" and r.word(i + 1) in ("meal", "meals", "food"):
        return [Dropped("meals")], i + 2
    found = _meal(r, i + 1)
    if found is None:
        return None
    hour, j = found
    if lead == "after":
        return [Bound("after", replace(hour, hour=hour.hour + 1))], j
    if lead in ("before", "by"):
        return [Bound("before", hour)], j
    second = _meal(r, j + 1) if r.word(j) == "and" else None
    return ([hour, second[0]], second[1]) if second else ([hour], j)


def part_of_day(r: Reader, i: int) -> Found | None:
    """ "in the evening", "tonight", "morning at 8", "first thing"."""
    if j := r.after_any(i, "first thing in the morning", "first thing"):
        return [Clock(8, fixed=True, vague=True)], r.skip(j, "in the morning")
    early = r.skip(i, "early", "late", "later", "sometime", "some time")
    j = r.skip(early, "in the", "at", "in", "during the", "on the", "the", "by")
    j = r.skip(j, "early", "late", "mid", "mid -")
    name = r.word(j)
    if name not in WINDOWS:
        return None
    k = r.skip(j + 1, "time")
    found = clock(r, r.skip(k, "at", "around", "about", "by"), bare=True)
    if found and not found[0].fixed and (hour := half_of(name, found[0].hour)) is not None:
        return [replace(found[0], hour=hour, fixed=True)], found[1]
    return [PartOfDay(name)], k


def delta(r: Reader, i: int) -> Found | None:
    """ "in 20 mins", "half an hour from now", "in 3 days", "for two weeks"."""
    lead = r.word(i)
    j = r.skip(
        i,
        "in about",
        "in around",
        "in the next",
        "in",
        "within the next",
        "within the",
        "within",
        "for the next",
        "for",
    )
    amount = _amount(r, j)
    if amount is None:
        return None
    span, k = amount
    behind = r.after_any(k, "from now", "from today", "time")
    if lead == "for" and j > i:
        return [Lasting(r.now + span - r.now)], k
    if j == i and behind is None:
        return None
    at = r.now + span
    k = behind or k
    if lead == "within":
        return [Bound("until", Day(at.date()))] if _is_days(span) else [Moment(at)], k
    return [Day(at.date())] if _is_days(span) else [Moment(at)], k


def _is_days(span: relativedelta) -> bool:
    return bool(span.days or span.months or span.years)


def _amount(r: Reader, i: int) -> tuple[relativedelta, int] | None:
    if j := r.after_any(i, "half an hour", "half a hour", "a half hour", "half hour"):
        return relativedelta(minutes=30), j
    if j := r.after_any(i, "quarter of an hour", "a quarter of an hour"):
        return relativedelta(minutes=15), j
    j = r.skip(i, "a couple of", "a couple", "couple of", "couple")
    number = 2 if j > i else 1 if r.word(i) in ("a", "an") else r.number(i)
    j = j if j > i else i + 1
    half = r.after_any(j, "and a half")
    unit = r.word(half or j)
    if number is None or unit not in ("minute", "hour", "day", "week", "month", "fortnight"):
        return None
    j = (half or j) + 1
    if unit == "hour":
        half = half or r.after_any(j, "and a half")
        return relativedelta(hours=number, minutes=30 if half else 0), max(j, half or j)
    if half or number > 500:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return relativedelta(days=number * days[unit]), j
    return (relativedelta(months=number) if unit == "month" else relativedelta(minutes=number)), j


def urgent(r: Reader, i: int) -> Found | None:
    """ "right away" is now; "later" and "soon" name no hour."""
    if j := r.after_any(
        i, "right now", "right away", "straight away", "asap", "as soon as possible", "immediately"
    ):
        return [Moment(r.now)], j
    if r.word(i) in ("later", "soon", "sometime") and r.word(i - 1) not in (
        "you",
        "see",
        "sooner",
        "get",
        "as",
    ):
        return [Dropped(HOUR)], i + 1
    return None


def unread(r: Reader, i: int) -> Found | None:
    """Time words that no rule took, so that they are asked instead of dropped."""
    counted = r.number(i) is not None or r.word(i) in ("few", "several", "couple", "half")
    j = r.skip(i + 1, "of", "more")
    if (
        r.word(i) in ("a", "an")
        and r.word(i + 1) in ("hour", "day", "week")
        and r.word(i + 2) in ("before", "after")
    ):
        return [Dropped(UNREAD)], i + 3
    if counted and r.word(j) in ("minute", "hour", "day", "week", "month", "fortnight"):
        return [Dropped(UNREAD)], j + 1
    if (r.number(i) is not None and r.kind(i + 1) == "half") or r.word(i) == "oclock":
        return [Dropped(UNREAD)], i + 2 - (r.word(i) == "oclock")
    return None
