"""Rules for hours: "half past 8", "2pm", "9-11am", "in the evening", "in 20 mins"."""

from dataclasses import replace

from concierge_bot.understanding.when.parts import (
    DAY,
    HOUR,
    MEAL_TIMES,
    MEALS,
    WEEKDAYS,
    WHICH,
    WINDOWS,
    Bound,
    Clock,
    ClockRange,
    Dropped,
    Part,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader

Found = tuple[list[Part], int]
_SHARE = {"half": 30, "quarter": 15}
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
_PLACES = frozenset("street st ave avenue road rd lane ln drive dr court ct way blvd boulevard apt".split())
_BEFORE_ABOUT = frozenset(
    ", come coming me us here there be pickup collect ready leave start starts starting".split()
)
_ANY_TIME = ("anytime between", "any time from", "anytime from", "sometime from", "sometime between")
_LONG_WINDOW = 8  # "ten to nine" is no window of eleven hours
_AMOUNTS = frozenset("apiece percent pills pill tablets tablet people of".split())


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
    if told is None:
        return None
    if exact := r.after_any(
        told[1], "ish", "- ish", "sharp", "on the dot", "on the nose", "prompt", "promptly"
    ):
        return told[0], exact
    full = _with_part(r, *told)
    return full if full[0].fixed and full[1] > told[1] else None


def _named(r: Reader, i: int) -> tuple[Clock, int] | None:
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
        return _two_figures(r, i)
    hour, behind = r.number(i) or 0, r.skip(i + 1, "-", "o", "oh")
    minute = r.number(behind) or 0
    spelt = 1 <= minute <= 9 if behind > i + 1 and r.word(behind - 1) != "-" else 15 <= minute <= 55
    if not 1 <= hour <= 12 or not spelt or (r.raw(behind).isdigit() and minute > 9):
        return None
    j = behind + 1
    sure = (
        r.is_free(j)
        or _is_hour_mark(r, j)
        or r.word(i - 1) in ("at", "around", "about", "to", *WEEKDAYS, "tomorrow")
    )
    return _half(r, Clock(hour, minute), j) if sure else None


def _two_figures(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "round 9 30": written with a gap, and led so that it is no amount."""
    hour = _hour(r, i)
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
    return _half(r, Clock(hour, int(r.word(i + 1))), i + 2) if hour and led and r.is_free(i + 2) else None


def _spoken(r: Reader, i: int, led: bool) -> tuple[Clock, int] | None:
    """ "half past 8", "quarter to 9", "20 minutes to 3", in Britain also "half 8"."""
    i = r.skip(i, "a") if r.word(i + 1) == "quarter" else i
    old = r.after_any(i, "five and twenty", "5 and 20", "five and 20")
    i = old - 1 if old else i
    minutes = 25 if old else _SHARE.get(r.word(i)) or r.number(i)
    if minutes is None or not 1 <= minutes <= 30:
        return None
    named = r.word(i) in _SHARE or r.word(i + 1) == "minute"
    j = r.skip(i + 1, "minute")
    if r.word(i) == "half" and (hour := _hour(r, j)) and r.is_free(j + 1):
        return Clock(hour, 30, doubt=HOUR if r.country == "US" else ""), j + 1
    if r.word(j) not in ("past", "after", "to", "until", "of", "before") or not (hour := _hour(r, j + 1)):
        return None
    span = (hour - minutes) % 12
    clear = (
        named
        or r.word(j) == "past"
        or minutes in (20, 25)
        or (minutes in (5, 10) and (led or span > _LONG_WINDOW))
    )
    if not clear and not (r.word(j) == "after" and minutes in (5, 10)):
        return None
    if r.word(j) in ("past", "after"):
        return _half(r, Clock(hour, minutes, doubt="" if clear else HOUR), j + 2)
    return _half(r, Clock(hour - 1 or 12, 60 - minutes), j + 2, moved=hour == 12)


def _hour(r: Reader, i: int) -> int | None:
    hour = r.number(i)
    return hour if hour is not None and 1 <= hour <= 12 else None


def _digits(r: Reader, i: int, bare: bool) -> tuple[Clock, int] | None:
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
            and (_is_led(r, i) or r.is_free(i + 1) or _is_hour_mark(r, i + 1))
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
    found = _half(r, Clock(hour, minute, fixed=known), i + 1)
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
    return not any(r.word(k) in _PLACES for k in range(i + 1, i + 4))


def _is_amount(r: Reader, i: int) -> bool:
    """Whether the word at `i` makes the number before it an amount; "each day" does not."""
    if r.word(i) == "each":
        return r.word(i + 1) not in ("day", "week", "weekday", *WINDOWS, *WEEKDAYS)
    return r.word(i) in _AMOUNTS


def _is_hour_mark(r: Reader, i: int) -> bool:
    return r.kind(i) == "half" or r.word(i) in ("am", "pm", "oclock")


def _half(r: Reader, hour: Clock, i: int, moved: bool = False) -> tuple[Clock, int]:
    """Takes in "am", "pm" and "o'clock"; `moved` when the hour slid back over twelve ("quarter to 12 pm")."""
    i = r.skip(
        i,
        "oclock",
        "o clock",
        "a clock",
        "o oclock",
        "a oclock",
        "hour" if r.kind(i - 1) == "clock" else "oclock",
    )
    i = r.skip(i, "in the") if r.word(i + 2) in ("am", "pm") else i
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
    j = r.skip(
        i, "in the", "of the", "at the", "inna the", "inna", "a", "of a", "at", "in", "the la", "of", "the"
    )
    part = r.word(j)
    if not hour.fixed and (meal := _half_of_meal(r, i, hour)):
        return meal
    loose = part in WINDOWS and (r.is_free(i + 1) or r.number(i + 1) is not None or _is_after(r, i))
    if (j == i and not loose) or r.is_scots_morrow(j - 1):
        return hour, i
    if hour.fixed or part not in WINDOWS or (fitting := half_of(part, hour.hour)) is None:
        return hour, i
    return replace(hour, hour=fitting, fixed=True), j + 1


def _is_after(r: Reader, i: int) -> bool:
    """ "remind me 8 evening statin": the figure before the part of day stands where an hour stands."""
    return r.word(i - 2) in ("me", "him", "her", "us", "at", "daily", *WEEKDAYS, "tomorrow", "today")


def _half_of_meal(r: Reader, i: int, hour: Clock) -> tuple[Clock, int] | None:
    """ "5:30 supper", "8 with breakfast": the meal tells morning from evening."""
    j = r.skip(i, "for", "at", "with", "with my", "before", "after")
    name = r.word(j)
    if name == "breakfast" and 5 <= hour.hour <= 11:
        return replace(hour, fixed=True), j + 1
    if name in ("supper", "teatime", "suppertime") and 3 <= hour.hour <= 10:
        return replace(hour, hour=hour.hour + 12, fixed=True), j + 1
    return None


def clock_range(r: Reader, i: int) -> Found | None:
    """ "between 3 and 5", "from 9 to 11", "9-11am", and "9-11" where nothing is counted."""
    j = r.skip(i, "between", "from", "anywhere between", "any time between", "at", *_ANY_TIME)
    led = j > i
    first = (
        (_spoken(r, j, led) if led and r.word(j) in _SHARE else None)
        or _digits(r, j, True)
        or _edge(r, j, led)
        or _named(r, j)
        or (_meal(r, j) if led else None)
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
    last = clock(r, k + 1, bare=True) or (_meal(r, k + 1) if led else None)
    if last is None or (not led and not _is_hours(r, i, k, last[1])):
        return None
    if not led and r.number(j) in (5, 10) and joiner == "to" and not start.fixed:
        until = (last[0].hour - start.hour) % 12
        if until > _LONG_WINDOW:
            return None
    if r.is_moved(i) and joiner == "to":
        return [last[0]], last[1]
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
    j = r.skip(i, *_LONGEST_LEADS)
    j = r.skip(j, "the") if r.word(j + 1) in ("noon", "midnight") else j
    found = clock(r, j, bare=j > i and _is_hour_lead(r, i, j))
    if found is None and r.word(j + 1) in ("or", "and") and clock(r, j + 2):
        found = clock(r, j, bare=True)  # "3 or 4 pm"
    if found is None and j > i and (meal := _meal(r, j)):
        return [meal[0]], meal[1]
    if found is None or (r.word(found[1]) in _PLACES and not found[0].fixed):
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
    hour = _is_hour_mark(r, i + 1) or r.word(i + 1) in ("o", "thirty", "fifteen", "forty", "")
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


def _meal(r: Reader, i: int) -> tuple[Clock, int] | None:
    i = r.skip(i, "my", "mi", "the", "me", "his", "her", "your")
    hour = MEALS.get(r.word(i))
    doubt = HOUR if r.word(i) == "dinner" and r.country != "US" else ""  # noon for some, evening for others
    return (Clock(hour, fixed=True, vague=True, doubt=doubt), i + 1) if hour else None


def meal(r: Reader, i: int) -> Found | None:
    """ "after church", "before lunch", "with breakfast and supper"."""
    lead = r.word(i)
    two = r.after(i + 1, "time") if lead in ("lunch", "dinner", "tea", "supper") else None
    if two is not None or lead in MEAL_TIMES:
        lead = f"{lead}time" if two else lead
        doubt = HOUR if lead == "dinnertime" else ""  # noon for some, evening for others
        return [Clock(MEALS[lead], fixed=True, vague=True, doubt=doubt)], two or i + 1
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
    hour = replace(hour, doubt=HOUR)
    second = _meal(r, j + 1) if r.word(j) == "and" else None
    return ([hour, second[0]], second[1]) if second else ([hour], j)


def part_of_day(r: Reader, i: int) -> Found | None:
    """ "in the evening", "tonight", "morning at 8", "first thing"."""
    if j := r.after_any(i, "last thing at night", "last thing"):
        return [Clock(21, fixed=True, vague=True)], j
    if j := r.after_any(i, "first thing in the morning", "first thing"):
        return [Clock(8, fixed=True, vague=True)], r.skip(j, "in the morning")
    if r.word(i) in ("am", "pm") and r.word(i - 1) in (*WEEKDAYS, "today", "tomorrow"):
        return [PartOfDay("morning" if r.word(i) == "am" else "afternoon")], i + 1
    if j := r.after_any(i, "in the am", "in the pm"):
        return [PartOfDay("morning" if r.word(j - 1) == "am" else "afternoon")], j
    if j := r.after_any(i, "early in the day", "late in the day"):
        return [PartOfDay("morning" if r.word(i) == "early" else "afternoon")], j
    if j := r.after_any(i, "en la manana", "the la manana", "por la manana"):
        return [PartOfDay("morning")], j
    early = r.skip(i, "early", "late", "later", "sometime", "some time")
    j = r.skip(
        early,
        "in the",
        "at the",
        "of the",
        "of a",
        "at",
        "in",
        "during the",
        "on the",
        "the",
        "by",
        "inna the",
        "inna",
        "a",
    )
    j = r.skip(j, "early", "late", "mid", "mid -")
    name = r.word(j)
    if name not in WINDOWS:
        return None
    k = r.skip(j + 1, "time")
    hour_at = r.skip(k, "at", "around", "about", "by")
    if (hours := clock_range(r, hour_at)) is not None:
        told = [replace(hour, doubt="") if isinstance(hour, ClockRange) else hour for hour in hours[0]]
        return [PartOfDay(name), *told], hours[1]
    found = clock(r, hour_at, bare=True) if hour_at > k or r.word(hour_at) != "one" else None
    if found and not found[0].fixed and (hour := half_of(name, found[0].hour)) is not None:
        return [replace(found[0], hour=hour, fixed=True)], found[1]
    return [PartOfDay(name), *([Dropped(DAY)] if r.word(i - 1) in ("any", "some") else [])], k
