"""Holidays by their names, and the days before and after them: "thanksgiving", "two days after easter"."""

from datetime import date, timedelta

from concierge_bot.understanding.when.days import dates, holidays
from concierge_bot.understanding.when.days.near import GOING
from concierge_bot.understanding.when.days.weekdays import One, weekday_at
from concierge_bot.understanding.when.parts import DAY, MEALS, Day
from concierge_bot.understanding.when.reader import Reader

_DAYS = (
    " day",
    " eve",
    "sunday",
    "monday",
    "friday",
    "wednesday",
)  # holidays that are no goods ("christmas cake")


def holiday(r: Reader, i: int) -> One | None:
    """A holiday of her country, the days about it, and the day before or after a weekday."""
    shift = r.after_any(i, "the day before", "day before", "the day after", "day after", "the night before")
    j = i if shift is None else shift
    away = 1
    if shift is None and (count := r.number(i)) and (shift := r.after_any(i + 1, "day before", "day after")):
        j, away = shift, min(count, 31)
    moved = 0 if shift is None else away if r.word(shift - 1) == "after" else -away
    if r.country == "US" and (k := r.after_any(j, "fourth of july", "4th of july", "the 4th of july")):
        return Day(holidays.coming(lambda year: date(year, 7, 4), r.today) + timedelta(days=moved)), k
    for name, rule in holidays.named(r.country).items():
        if (k := r.after(j, name)) and (
            name.endswith(_DAYS)
            or r.is_free(k)
            or r.word(k) == "week"
            or r.word(k) in MEALS
            or r.number(k)
            or r.kind(k) == "clock"
        ):
            first = holidays.coming(rule, r.today)
            if r.word(k) == "week" and shift is None:  # "thanksgiving week"
                monday = first - timedelta(days=first.weekday())
                return Day(max(monday, r.today), monday + timedelta(days=6), doubt=DAY), k + 1
            stay = r.word(i - 1) in ("for", "over") and r.has_any(GOING)  # "going Omaha for Xmas"
            doubt = DAY if stay or first - r.today > dates.FAR else ""
            return Day(first + timedelta(days=moved), doubt=doubt), k
    base = weekday_at(r, j) if shift is not None else None
    return (Day(base[0].first + timedelta(days=moved), doubt=base[0].doubt), base[1]) if base else None
