"""The one repetition that all its parts agree on, with the days that are said beside it."""

from dataclasses import replace
from datetime import date

from concierge_bot.understanding.when.parts import DAY, REPEAT, UNREAD, WHICH, Day, Every, Except, Moment
from concierge_bot.understanding.when.told import Asks, Told


def plan_of(told: Told) -> tuple[Every, Asks]:
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


def anchored(plan: Every, day: date) -> Every:
    """A repetition without days of its own, on those of the day from which it counts."""
    if plan.freq == "WEEKLY":
        return replace(plan, days=(day.weekday(),))
    return replace(plan, monthdays=(day.day,)) if plan.freq == "MONTHLY" else plan
