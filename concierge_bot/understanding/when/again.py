"""Puts the parts of a repetition together into an RFC 5545 rule and its first occurrence after now."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from concierge_bot.understanding.when.clocks import half_of
from concierge_bot.understanding.when.hours import Setting, moment, settle, settle_range
from concierge_bot.understanding.when.once import Asks, Told, limits_of
from concierge_bot.understanding.when.parts import (
    AM_PM,
    DAY,
    DAY_CLOSES,
    HOUR,
    REPEAT,
    UNREAD,
    USUAL,
    WHICH,
    WINDOWS,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Except,
    Lasting,
    Moment,
    PartOfDay,
)

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIMES_A_DAY = {2: (8, 20), 3: (8, 14, 20), 4: (8, 12, 16, 20)}  # best guess, always asked
_MEALS = {2: (8, 18), 3: (8, 12, 18)}


@dataclass(frozen=True)
class Hours:
    """The hours of each day of a plan: several moments, or one window from `first` to `last`."""

    each: tuple[time, ...] = ()
    last: time | None = None
    asks: Asks = ()


def repetition(told: Told) -> tuple[date | datetime, date | datetime | None, str | None, Asks]:
    """First occurrence, end of its window, rule, and questions."""
    plan, asks = _plan(told)
    first_day, last_day, more = limits_of(told.day_limits, told.now.date())
    asks += more
    if first_day and not plan.days and not plan.monthdays and plan.freq in ("WEEKLY", "MONTHLY"):
        plan = _anchored(plan, first_day)
    if plan.freq == "HOURLY":
        return _hourly(told, plan, asks)
    if not plan.days and not plan.monthdays and plan.freq != "DAILY":
        asks += (DAY,)
        plan = _anchored(plan, told.now.date() + timedelta(days=1))
    hours = _hours(told, plan)
    rule = _rule(plan, hours)
    start = _first(plan, hours, told.now, first_day)
    if start is None:
        return told.now.date(), None, None, (*asks, UNREAD)
    end = datetime.combine(start, hours.last) if hours.last else None
    if spans := told.of(Lasting):
        if spans[0].span >= timedelta(days=1):
            last_day = start.date() + spans[0].span - timedelta(days=1)
        else:
            end = start + spans[0].span
    if last_day:
        rule += f";UNTIL={last_day:%Y%m%d}" + ("T235959" if hours.each else "")
        asks += (UNREAD,) if last_day < start.date() else ()
    return (start if hours.each else start.date()), end, rule, asks + hours.asks


def _plan(told: Told) -> tuple[Every, Asks]:
    """The one repetition all its parts agree on."""
    all_parts = told.of(Every)
    plan = all_parts[0]
    sure = any(not part.doubt for part in all_parts)
    asks: Asks = () if sure and any(part.doubt == REPEAT for part in all_parts) else _doubts(all_parts)
    for other in all_parts[1:]:
        merged = _merge(plan, other)
        asks += () if merged else (WHICH,)
        plan = merged or plan
    plan, more = _with_day(plan, told)
    left_out = {day for part in told.of(Except) for day in part.days}
    if left_out:
        plan, extra = _leave_out(plan, left_out)
        more += extra
    if plan.freq == "WEEKLY" and plan.count and plan.count != len(plan.days):
        more += (DAY,)
    if (plan.monthdays and max(plan.monthdays) > 28) or plan.freq == "YEARLY" or told.of(Moment):
        more += (UNREAD,)
    if plan.freq == "DAILY" and plan.interval > (1 if told.medicine else 2) and not told.day_limits:
        more += (DAY,)
    return plan, asks + more


def _doubts(parts: list[Every]) -> Asks:
    return tuple(part.doubt for part in parts if part.doubt)


def _merge(one: Every, other: Every) -> Every | None:
    """Two sayings of one plan, or None if they are two plans."""
    if one.freq == other.freq and not (one.nth or other.nth):
        if one.interval != other.interval and (
            (one.days and other.days) or min(one.interval, other.interval) > 1
        ):
            return None
        days = tuple(dict.fromkeys(one.days + other.days))
        monthdays = tuple(dict.fromkeys(one.monthdays + other.monthdays))
        return replace(
            one,
            days=days,
            monthdays=monthdays,
            interval=max(one.interval, other.interval),
            count=max(one.count, other.count),
        )
    if one.freq == other.freq == "MONTHLY" and bool(one.nth) != bool(other.nth):
        return one if one.nth else other
    daily, weekly = (one, other) if one.freq == "DAILY" else (other, one)
    if (
        daily.freq == "DAILY"
        and daily.interval == 1
        and weekly.freq == "WEEKLY"
        and weekly.days
        and not weekly.count
    ):
        return weekly
    return None


def _with_day(plan: Every, told: Told) -> tuple[Every, Asks]:
    """Takes in a day said beside the repetition ("every week on tuesday", "every month on the 5th")."""
    days = told.of(Day)
    if not days:
        return plan, ()
    day = days[0]
    asks: Asks = ((WHICH,) if len(days) > 1 else ()) + ((REPEAT,) if day.doubt == REPEAT else ())
    if (
        plan.days
        and plan.freq == "WEEKLY"
        and ((day.last and day.weekday is None) or (plan.interval == 1 and day.weekday in plan.days))
    ):
        return plan, asks
    if plan.freq == "HOURLY" and not day.last:
        return plan, asks
    if plan.freq == "DAILY" and day.last and day.weekday is not None and plan.interval == 1:
        spread = tuple((day.weekday + k) % 7 for k in range(min(7, (day.last - day.first).days + 1)))
        return replace(plan, freq="WEEKLY", days=spread), asks
    if day.last:
        return plan, (*asks, WHICH)
    if plan.freq == "DAILY" and plan.interval == 1 and day.first == told.now.date() and not asks:
        return plan, asks  # "tonight at 9, every night"
    if plan.freq == "WEEKLY" and not plan.days and day.weekday is not None:
        return replace(plan, days=(day.weekday,)), asks
    if plan.freq == "MONTHLY" and not plan.days and not plan.monthdays and day.monthday is not None:
        return replace(plan, monthdays=(day.monthday,)), asks
    return plan, (*asks, WHICH)


def _leave_out(plan: Every, left_out: set[int]) -> tuple[Every, Asks]:
    days = tuple(day for day in (plan.days or range(7)) if day not in left_out)
    if plan.freq not in ("DAILY", "WEEKLY") or (plan.freq == "DAILY" and plan.interval > 1) or not days:
        return plan, (UNREAD,)
    if plan.freq == "WEEKLY" and not plan.days:
        return plan, (UNREAD,)
    return replace(plan, freq="WEEKLY", days=days), ()


def _anchored(plan: Every, day: date) -> Every:
    if plan.freq == "WEEKLY":
        return replace(plan, days=(day.weekday(),))
    return replace(plan, monthdays=(day.day,)) if plan.freq == "MONTHLY" else plan


def _hours(told: Told, plan: Every) -> Hours:
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


def _rule(plan: Every, hours: Hours, interval: int | None = None) -> str:
    step = interval or plan.interval
    codes = [f"{nth or ''}{CODES[day]}" for day in sorted(plan.days) for nth in plan.nth or (0,)]
    fields = {
        "FREQ": plan.freq,
        "INTERVAL": str(step) if step > 1 else "",
        "BYDAY": ",".join(codes),
        "BYMONTHDAY": ",".join(str(day) for day in sorted(plan.monthdays)),
    }
    if len(hours.each) > 1:
        fields["BYHOUR"] = ",".join(str(hour) for hour in sorted({t.hour for t in hours.each}))
        fields["BYMINUTE"] = ",".join(str(minute) for minute in sorted({t.minute for t in hours.each}))
    return ";".join(f"{name}={value}" for name, value in fields.items() if value)


def _first(plan: Every, hours: Hours, now: datetime, first_day: date | None) -> datetime | None:
    """The first occurrence after now, or from the day she named on; the interval counts from there."""
    begin = datetime.combine(first_day or now.date(), hours.each[0] if hours.each else time())
    rule = rrulestr(_rule(plan, hours, interval=1), dtstart=begin)
    if first_day and first_day >= now.date():
        found = rule.after(begin, inc=True)
        if not hours.each or found is None or found > now:
            return found
    return rule.after(now if hours.each else datetime.combine(now.date(), time(23, 59)))


def _hourly(told: Told, plan: Every, asks: Asks) -> tuple[date | datetime, None, str | None, Asks]:
    """ "every 6 hours": from the hour she named, else from the next full hour, which is asked."""
    ranges = told.of(ClockRange)
    starts = told.of(Clock) + [
        bound.what for bound in told.hour_limits if isinstance(bound.what, Clock) and bound.side == "from"
    ]
    if ranges:
        return _daytime(told, plan, ranges[0], asks)
    days = [day for day in told.of(Day) if not day.last]
    days += [bound.what for bound in told.day_limits if bound.side == "from" and isinstance(bound.what, Day)]
    extra = (
        len(told.parts)
        - len(days[:1])
        - len(told.of(PartOfDay))
        - len(told.of(Every))
        - len(starts)
        - len(told.of(Dropped))
        - len(told.of(Lasting))
    )
    asks += (UNREAD,) if extra or len(starts) > 1 else ()
    full = told.now.replace(minute=0) + timedelta(hours=1)
    if starts:
        part = told.of(PartOfDay)
        setting = Setting(told.now, None, part[0].name if part else None, told.medicine, repeated=True)
        hour, more = settle(starts[0], setting)
        full = moment(days[0].first if days else told.now.date(), hour)
        full += timedelta(days=1) if full <= told.now else timedelta()
    else:
        more = (HOUR,)
    rule = _rule(plan, Hours())
    if spans := told.of(Lasting):
        rule += f";UNTIL={full + spans[0].span - timedelta(minutes=1):%Y%m%dT%H%M%S}"
    return full, None, rule, asks + more


def _daytime(
    told: Told, plan: Every, hours: ClockRange, asks: Asks
) -> tuple[date | datetime, None, str | None, Asks]:
    """ "every 4 hours from 8am to 8pm" is a daily plan with its hours listed."""
    first, last, more = settle_range(hours, Setting(told.now, None, None, told.medicine, repeated=True))
    each = tuple(
        time(hour, first.minute) for hour in range(first.hour, min(last.hour, 23) + 1, plan.interval)
    )
    daily, listed = Every("DAILY"), Hours(each)
    start = _first(daily, listed, told.now, None)
    return start or told.now, None, _rule(daily, listed), asks + more
