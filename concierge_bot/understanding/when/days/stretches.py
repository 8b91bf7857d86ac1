"""Stretches of days: "next week", "this weekend", "the rest of the month", "in march"."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when.days import dates
from concierge_bot.understanding.when.days.weekdays import One, next_monday, on_a_sunday
from concierge_bot.understanding.when.parts import DAY, PAST, WEEKDAYS, Day
from concierge_bot.understanding.when.reader import Reader


def stretch(r: Reader, i: int) -> One | None:
    """ "next week", "this weekend", "in march"; a stretch of days."""
    monday, today = next_monday(r), r.today
    saturday = monday - timedelta(days=2)
    if j := r.after_any(i, "next weekend"):
        return Day(saturday + timedelta(days=7), saturday + timedelta(days=8), doubt=DAY), j
    if j := r.after_any(i, "this weekend", "the weekend", "weekend"):
        return Day(max(saturday, today), monday - timedelta(days=1)), j
    if j := r.after_any(i, "last week", "last weekend", "last month"):
        return Day(today - timedelta(days=7), doubt=PAST), j
    if j := r.after_any(i, "end of the week", "the end of the week"):
        return Day(monday - timedelta(days=3), doubt=DAY), j
    if (j := r.after(i, "next week")) and r.word(r.skip(j, "on")) in WEEKDAYS:
        weekday = WEEKDAYS.index(r.word(r.skip(j, "on")))
        return Day(monday + timedelta(days=weekday), weekday=weekday, doubt=on_a_sunday(r)), r.skip(
            j, "on"
        ) + 1
    if j := r.after_any(i, "the week after next", "week after next"):
        return Day(monday + timedelta(days=7), monday + timedelta(days=13), doubt=on_a_sunday(r)), j
    if j := r.after(i, "next week"):
        return Day(monday, monday + timedelta(days=6), doubt=on_a_sunday(r)), j
    if j := r.after_any(
        i, "the rest of the week", "rest of the week", "the rest of this week", "rest of this week"
    ):
        return Day(today, monday - timedelta(days=1)), j
    if j := r.after_any(
        i, "the rest of the month", "rest of the month", "the rest of this month", "rest of this month"
    ):
        return Day(today, today + relativedelta(day=31)), j
    if j := r.after_any(i, "this week and next week", "this week and next", "this week or next"):
        return Day(today, monday + timedelta(days=6)), j
    if j := r.after_any(i, "this week"):
        return Day(today, monday - timedelta(days=1)), j
    if j := r.after_any(i, "next month"):
        first = today.replace(day=1) + relativedelta(months=1)
        return Day(first, first + relativedelta(day=31)), j
    if j := r.after_any(i, "this month"):
        return Day(today, today + relativedelta(day=31)), j
    return dates.bare_month(r, i)
