"""Rules for days: "tomorrow", "on tuesday the 8th", "the day before thanksgiving", "sometime next week"."""

from dataclasses import replace
from datetime import date, timedelta

from concierge_bot.understanding.when.days import dates
from concierge_bot.understanding.when.days.feasts import holiday
from concierge_bot.understanding.when.days.near import near_today, near_week, week_off
from concierge_bot.understanding.when.days.stretches import stretch
from concierge_bot.understanding.when.days.weekdays import One, nth_weekday, weekday_at
from concierge_bot.understanding.when.parts import DAY, WEEKDAYS, Day, Found, Part, PartOfDay
from concierge_bot.understanding.when.reader import Reader


def day(r: Reader, i: int) -> Found | None:
    """A day or a stretch of days at `i`, with or without "on"."""
    j = r.skip(
        i,
        "later",
        "sometime",
        "some time",
        "one day",
        "some day",
        "early",
        "late",
        "any time",
        "anytime",
        "all day",
        "any day",
    )
    j = (
        r.skip(j, "on the", "on", "for the", "for", "by the", "over the", "over", "in")
        if r.word(j) in ("on", "for", "over", "in")
        else j
    )
    j = r.skip(j, "later", "early")
    found = one_day(r, j)
    if found is None:
        return None
    first, j = found
    if first.last and (
        _is_some(r, i) or "early" in (r.word(i), r.word(i - 1)) or "late" in (r.word(i), r.word(i - 1))
    ):
        first = replace(first, doubt=DAY)
    if (second := _more_to_the_day(r, j)) is not None:
        return [first, second[0], *_tonight(r, i, j)], second[1]
    return [first, *_tonight(r, i, j)], j


def _is_some(r: Reader, i: int) -> bool:
    """ "sometime next week", "any day this week": which of its days is left open."""
    return any(
        r.after_any(
            k, "sometime", "some time", "some day", "any day", "any time", "anytime", "one day", "some point"
        )
        for k in range(max(0, i - 3), i + 1)
    )


def _tonight(r: Reader, i: int, j: int) -> list[Part]:
    words = {r.word(k) for k in range(i, j)}
    return [PartOfDay("night")] if "tonight" in words else []


def _more_to_the_day(r: Reader, i: int) -> One | None:
    """The date behind a weekday ("tuesday the 8th", "friday, dec 5")."""
    j = r.skip(i, ", the", ",", "the")
    if r.word(i - 1) not in WEEKDAYS:
        return None
    return dates.month_day(r, j) or dates.numeric(r, j) or dates.day_of_month(r, j, behind_weekday=True)


def dated_day(r: Reader, i: int) -> One | None:
    """A single day, and a weekday with its date ("monday 16th march") as the date."""
    found = one_day(r, i)
    return found and (_more_to_the_day(r, found[1]) or found)


def one_day(r: Reader, i: int) -> One | None:
    """A single day, or a named stretch such as "next week"."""
    for rule in (
        near_week,
        near_today,
        week_off,
        holiday,
        _weekday_beside,
        nth_weekday,
        weekday_at,
        dates.month_day,
        dates.numeric,
        dates.end_of_named,
        dates.edge_of_month,
        dates.day_of_month,
        stretch,
    ):
        if found := rule(r, i):
            return found
    return None


def _weekday_beside(r: Reader, i: int) -> One | None:
    """ "the monday after thanksgiving", "the saturday before the 20th"."""
    j = r.skip(i, "the very", "the")
    side = r.word(j + 1)
    if r.word(j) not in WEEKDAYS or side not in ("before", "after"):
        return None
    anchor = next((got for rule in _DATED if (got := rule(r, j + 2))), None)
    if anchor is None or anchor[0].weekday is not None or (anchor[0].doubt and anchor[0].doubt != DAY):
        return None
    weekday, (day, end) = WEEKDAYS.index(r.word(j)), anchor
    return Day(beside(day, weekday, side), doubt=day.doubt), end


def beside(day: Day, weekday: int, side: str) -> date:
    """The last such day of the week before a day, or the first one after it."""
    if side == "before":
        return day.first - timedelta(days=(day.first.weekday() - weekday) % 7 or 7)
    last = day.last or day.first
    return last + timedelta(days=(weekday - last.weekday()) % 7 or (0 if day.last else 7))


_DATED = (holiday, dates.month_day, dates.numeric, dates.day_of_month, stretch)
