"""What is left out of a repetition: "except sunday", "every day but the 5th", "not on weekends"."""

from concierge_bot.understanding.when.days.naming import one_day
from concierge_bot.understanding.when.parts import DAY, UNREAD, WINDOWS, Dropped, Except, Found
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats.lists import weekdays

_BUT = (
    "except for",
    "except on",
    "except",
    "but not on",
    "but not",
    "but on",
    "apart from",
    "other than",
    "excluding",
    "bar",
    "barring",
    "save for",
    "not including",
    "besides",
)


def leaving_out(r: Reader, i: int) -> Found | None:
    """ "except sunday", "every day but sunday", "not on weekends"; a date that is left out is asked."""
    j = r.after_any(i, *_BUT, "not on")
    if j is None and r.word(i - 1) in ("day", "everyday", "daily", "weekday", *WINDOWS):
        j = r.after(i, "but")
    if j is None and r.word(i) in ("not", "no", "never") and r.word(i + 1).endswith("days"):
        j = i + 1
    if j is None:
        return None
    if found := weekdays(r, r.skip(j, "on", "the")):
        return [Except(found[0])], found[1]
    other = one_day(r, j)
    if other is None and r.word(k := r.skip(j, "in the", "the", "in", "at")) in (*WINDOWS, "noon", "bedtime"):
        return [Dropped(UNREAD)], k + 1
    return ([Dropped(DAY)], other[1]) if other else None
