"""Days counted from today: "tomorrow", "the day after", "a week on friday", "today fortnight"."""

from datetime import timedelta

from concierge_bot.understanding.when.days.weekdays import One, weekday_at
from concierge_bot.understanding.when.parts import DAY, PAST, WINDOWS, Day
from concierge_bot.understanding.when.reader import Reader

GOING = frozenset("away holiday holidays going stop hold pause off suspend".split())


def near_today(r: Reader, i: int) -> One | None:
    """ "tomorrow", "tonight", "the day after tomorrow", "yesterday"."""
    today = r.today
    near = (
        ("the day after tomorrow", 2), ("the day after the tomorrow", 2),
        ("day after tomorrow", 2), ("the day before yesterday", -2), ("today", 0),
        ("to day", 0), ("tu day", 0),
        ("tomorrow", 1), ("the tomorrow", 1),
        ("the morrow", 1), ("tonight", 0), ("yesterday", -1), ("last night", -1), ("the next day", 1),
        ("the other day", -1), ("pasado manana", 2),
    )  # fmt: skip
    for phrase, days in near:
        if j := r.after(i, phrase):
            return Day(today + timedelta(days=days), doubt=PAST if days < 0 else ""), j
    if r.is_scots_morrow(i) and r.word(i - 1) not in ("in", "of", "at"):
        return Day(today + timedelta(days=1), doubt=DAY), i + 2  # not all of them mean tomorrow
    if r.country in ("GB", "IE") and (j := r.after(i, "the day")) and _is_scots_day(r, i):
        return Day(today), j
    if (j := r.after(i, "this")) and r.word(j) in WINDOWS:
        return Day(today), j
    if r.word(i) == "manana" and r.word(i - 1) != "la":
        return Day(today + timedelta(days=1)), i + 1
    return None


def _is_scots_day(r: Reader, i: int) -> bool:
    """ "taxi the day at half one"."""
    return r.word(i - 1) not in ("of", "in", "on", "for", "all") and r.word(i + 2) in (
        "at",
        "please",
        "",
        "if",
        "hen",
        "son",
    )


def near_week(r: Reader, i: int) -> One | None:
    """ "tomorrow week", "today fortnight", as they say outside of the US."""
    near = near_today(r, i) if r.country != "US" else None
    if near is None or r.word(near[1]) not in ("week", "fortnight"):
        return None
    return Day(near[0].first + timedelta(weeks=1 if r.word(near[1]) == "week" else 2)), near[1] + 1


def week_off(r: Reader, i: int) -> One | None:
    """ "a week on friday", "two weeks tomorrow", "a week from monday", "week friday"."""
    if (j := r.after_any(i, "this day week", "this day fortnight", "the day week")) is not None:
        return Day(r.today + timedelta(weeks=2 if r.word(j - 1) == "fortnight" else 1)), j
    number = 1 if r.word(i) in ("a", "week", "fortnight") else None if r.word(i - 1) == "for" else r.number(i)
    j = i if r.word(i) in ("week", "fortnight") else i + 1
    if number is None or number > 52 or r.word(j) not in ("week", "fortnight"):
        return None
    weeks = number * (2 if r.word(j) == "fortnight" else 1)
    base = near_today(r, r.skip(j + 1, "from", "on")) or weekday_at(
        r, r.skip(j + 1, "from", "on", "this", "next")
    )
    if base is None or base[0].doubt:
        return None
    open_ended = r.word(j + 1) == "from" and r.has_any(GOING)
    return Day(base[0].first + timedelta(weeks=weeks), doubt=DAY if open_ended else ""), base[1]
