"""Puts the parts of a repetition together into an RFC 5545 rule and its first occurrence after now."""

from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

from concierge_bot.understanding.when.again.hours import Hours, hours_of
from concierge_bot.understanding.when.again.plan import anchored, plan_of
from concierge_bot.understanding.when.hours import Setting, moment, settle, settle_range
from concierge_bot.understanding.when.once import limits_of
from concierge_bot.understanding.when.parts import (
    DAY,
    HOUR,
    UNREAD,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Lasting,
    PartOfDay,
)
from concierge_bot.understanding.when.told import Asks, Told

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def repetition(told: Told) -> tuple[date | datetime, date | datetime | None, str | None, Asks]:
    """First occurrence, end of its window, rule, and questions."""
    plan, asks = plan_of(told)
    first_day, last_day, more = limits_of(told.day_limits, told.now.date())
    asks += more
    if first_day and not plan.days and not plan.monthdays and plan.freq in ("WEEKLY", "MONTHLY"):
        plan = anchored(plan, first_day)
    if plan.freq == "HOURLY":
        return _hourly(told, plan, asks)
    if not plan.days and not plan.monthdays and plan.freq != "DAILY":
        asks += (DAY,)
        plan = anchored(plan, told.now.date() + timedelta(days=1))
    hours = hours_of(told, plan)
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
