"""The hours of each day of a repetition: several moments, or one window."""

from dataclasses import dataclass, replace
from datetime import time

from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.hours import Setting, settle, settle_range
from concierge_bot.understanding.when.parts import (
    AM_PM,
    DAY_CLOSES,
    HOUR,
    USUAL,
    WHICH,
    WINDOWS,
    Clock,
    ClockRange,
    Dropped,
    Every,
    PartOfDay,
)
from concierge_bot.understanding.when.told import Asks, Told

_TIMES_A_DAY = {2: (8, 20), 3: (8, 14, 20), 4: (8, 12, 16, 20)}  # best guess, always asked
_MEALS = {2: (8, 18), 3: (8, 12, 18)}


@dataclass(frozen=True)
class Hours:
    """The hours of each day of a plan: several moments, or one window from `first` to `last`."""

    each: tuple[time, ...] = ()
    last: time | None = None
    asks: Asks = ()


def hours_of(told: Told, plan: Every) -> Hours:
    """The hours of the plan; part-of-day words give their window, or their usual hour for a medicine."""
    parts = list(dict.fromkeys(part.name for part in told.of(PartOfDay)))
    at = Setting(told.now, None, parts[0] if len(parts) == 1 else None, told.medicine, repeated=True)
    asks: Asks
    ranges, limits, clocks = told.of(ClockRange), told.hour_limits, told.of(Clock)
    count = max((part.count for part in told.of(Every) if part.freq == "DAILY"), default=0)
    if ranges or limits:
        several = len(ranges) + len(limits) > 1 or bool(clocks) or count > 1
        window = _range(ranges[0], at) if ranges else _limit(limits[0].side, limits[0].what, at)
        vague = told.medicine and any(limit.side in ("before", "by") for limit in limits)
        asks = (*window.asks, *((WHICH,) if several else ()), *((HOUR,) if vague else ()))
        return replace(window, asks=asks)
    asks = ()
    settled: list[Clock] = []
    for clock in clocks:
        hour, more = settle(clock, at)
        settled.append(hour)
        asks += more
    if len(parts) > 1 and any(not clock.fixed for clock in clocks):
        asks += (AM_PM,)
    if parts and not settled and len(parts) == 1 and not told.medicine and count < 2:
        first, last = WINDOWS[parts[0]]
        return Hours((first,), last)
    for part in parts:
        if not any(_lies_in(part, hour) for hour in settled):
            settled.append(Clock(USUAL[part], fixed=True, vague=True))
            asks += (HOUR,) if told.medicine else ()
    if any(dropped.doubt == "meals" for dropped in told.of(Dropped)) and not settled:
        guessed = _MEALS.get(count, _MEALS[3])
        settled = [Clock(hour, fixed=True) for hour in guessed]
        asks += () if count == 3 and not told.medicine else (HOUR,)
    elif count > 1 and len(settled) != count:
        asks += (HOUR,)
        settled = settled or [Clock(hour) for hour in _TIMES_A_DAY.get(count, ())]
    return _listed(settled, asks)


def _lies_in(part: str, hour: Clock) -> bool:
    return half_of(part, hour.hour % 12 or 12) in (hour.hour, hour.hour or 24)


def _listed(settled: list[Clock], asks: Asks) -> Hours:
    each = tuple(sorted({time(hour.hour % 24, hour.minute) for hour in settled}))
    if len({t.hour for t in each}) * len({t.minute for t in each}) != len(each):
        return Hours(each[:1], None, (*asks, WHICH))  # BYHOUR and BYMINUTE would multiply
    if len(each) < len(settled):
        asks += (WHICH,)
    return Hours(each, None, asks)


def _range(hours: ClockRange, at: Setting) -> Hours:
    first, last, asks = settle_range(hours, at)
    begin, end = time(first.hour % 24, first.minute), time(last.hour % 24, last.minute)
    return Hours((begin,), end if end > begin else time(23, 59), asks)


def _limit(side: str, what: object, at: Setting) -> Hours:
    assert isinstance(what, Clock)
    hour, asks = settle(what, at)
    edge = time(hour.hour % 24, hour.minute)
    if side in ("from", "by"):
        return Hours((edge,), None, asks)
    if side in ("before", "until"):
        return Hours((time(8) if edge > time(8) else time(0),), edge, asks)
    return Hours((edge,), max(DAY_CLOSES, edge), asks)
