"""Rules for lengths of time, "in 20 mins", "for 3 days", and for time words that name no hour or that nobody read."""

from datetime import timedelta

from dateutil.relativedelta import relativedelta

from concierge_bot.understanding.when.clocks import led, single
from concierge_bot.understanding.when.parts import (
    HOUR,
    MEALS,
    PAST,
    UNREAD,
    WEEKDAYS,
    Ahead,
    Bound,
    Clock,
    Day,
    Dropped,
    Found,
    Lasting,
    Moment,
)
from concierge_bot.understanding.when.reader import Reader

Span = relativedelta | timedelta  # days and months of the calendar, or hours and minutes
_PAUSES = frozenset("stop hold pause suspend skip".split())
_LIMITS = ("by", "until", "before", "after")
_SUN = ("dawn", "dusk", "sunset", "sunrise", "sundown", "daybreak", "daylight", "dark")


def ahead(r: Reader, i: int) -> Found | None:
    """ "half an hour before", "an hour beforehand"; "an hour before i eat" hangs on what nobody knows."""
    amount = _amount(r, i)
    if amount is None or _is_days(amount[0]):
        return None
    if r.word(i - 1) == "not" and r.word(amount[1]) in ("before", "earlier", "later", "after"):
        return [Dropped("not")], amount[1] + 1
    if r.word(amount[1]) == "before" and (hour := _hour_behind(r, amount[1] + 1)):
        return [Ahead(r.now + amount[0] - r.now), hour[0]], hour[1]
    if food := _meal(r, amount[1]):
        return [Dropped("food")], food
    end = r.after_any(
        amount[1], "before that", "before it", "before hand", "before then", "before please", "before pls", "before",
        "beforehand", "earlier", "ahead", "in advance", "prior",
    )  # fmt: skip
    if end is None or (
        r.kind(end) == "word" and r.word(end) not in ("please", "pls", "and", "thanks", "thank")
    ):
        return None
    return [Ahead(r.now + amount[0] - r.now)], end


def _hour_behind(r: Reader, i: int) -> tuple[Clock, int] | None:
    """ "an hour before my 3 o'clock appointment", "20 minutes before 4"."""
    return led.event_hour(r, i) or single.clock(r, i, bare=True)


def _meal(r: Reader, i: int) -> int | None:
    """The index behind "before food" or "before the breakfast": such an amount is no time by itself."""
    if r.word(i) not in ("before", "after"):
        return r.after(i, "upright")
    if eats := r.after_any(i + 1, "i eat", "he eats", "she eats", "eat", "i have my breakfast", "any food"):
        return eats
    j = r.skip(i + 1, "the", "my", "his", "her", "your")
    return j + 1 if r.word(j) in ("food", "eating", "meals", *MEALS) else None


def delta(r: Reader, i: int) -> Found | None:
    """ "in 20 mins", "half an hour from now", "in 3 days", "for two weeks"."""
    lead = r.word(i)
    j = r.skip(
        i,
        "in about",
        "in around",
        "in the next",
        "in",
        "total",
        "within the next",
        "within the",
        "within",
        "inna",
        "in a" if r.word(i + 2) == "half" else "in",
        "for the next",
        "for",
    )
    given = r.after_any(i, "give me", "gimme", "give us", "gie us", "gie me")
    j = given or j
    amount = _amount(r, j)
    if amount is None:
        return None
    span, k = amount
    if given and not _is_days(span):
        return [Moment(r.now + span)], k
    behind = r.after_any(k, "from now", "from today", "time")
    if r.word(k) == "ago":
        return [Dropped(PAST)], k + 1
    if lead == "for" and r.after_any(j, "a minute"):
        return None
    if lead == "in" and r.after_any(j, "a minute"):
        return [Dropped(HOUR)], k
    if lead in ("for", "total") and j > i:
        return [Lasting(r.now + span - r.now)], k
    if j == i and behind is None and _is_days(span) and r.has_any(_PAUSES):
        return [Day(r.today), Lasting(r.now + span - r.now)], k
    if j == i and behind is None and (i > 0 or k < len(r.tokens) or _is_days(span)):
        return None
    at = r.now + span
    k = behind or k
    if lead == "within":
        return [Bound("until", Day(at.date()))] if _is_days(span) else [Moment(at)], k
    return [Day(at.date())] if _is_days(span) else [Moment(at)], k


def _is_days(span: Span) -> bool:
    return isinstance(span, relativedelta)


def _amount(r: Reader, i: int) -> tuple[Span, int] | None:
    if j := r.after_any(i, "half an hour", "half a hour", "a half hour", "half hour"):
        return timedelta(minutes=30), j
    if j := r.after_any(i, "quarter of an hour", "a quarter of an hour"):
        return timedelta(minutes=15), j
    j = r.skip(i, "a couple of", "a couple", "couple of", "couple")
    number = 2 if j > i else 1 if r.word(i) in ("a", "an") else r.number(i)
    j = j if j > i else i + 1
    half = r.after_any(j, "and a half")
    unit = r.word(half or j)
    if number is None or unit not in ("minute", "hour", "day", "week", "month", "fortnight"):
        return None
    j = (half or j) + 1
    if unit == "hour":
        half = half or r.after_any(j, "and a half")
        return timedelta(hours=number, minutes=30 if half else 0), max(j, half or j)
    if half or number > 500:
        return None
    days = {"day": 1, "week": 7, "fortnight": 14}
    if unit in days:
        return relativedelta(days=number * days[unit]), j
    return (relativedelta(months=number) if unit == "month" else timedelta(minutes=number)), j


def urgent(r: Reader, i: int) -> Found | None:
    """ "right away" is now; "later" and "soon" name no hour."""
    if j := r.after_any(
        i, "right now", "right away", "straight away", "asap", "as soon as possible", "immediately"
    ):
        return [Moment(r.now)], j
    if j := r.after_any(i, "until further notice", "till further notice"):
        return [Dropped("not")], j
    if r.word(i) == "now" and (
        r.word(i + 1) in ("itself", "now") or (i == 0 and r.word(i + 1) in ("", "please", "pls"))
    ):
        return [Moment(r.now)], r.skip(i + 1, "itself", "now")
    if r.word(i) == "sometime" and r.word(i + 1) in (
        "between",
        "from",
        "before",
        "after",
        "around",
        "about",
        "by",
    ):
        return None
    if r.word(i) in ("later", "soon", "sometime") and r.word(i - 1) not in (
        "you",
        "see",
        "sooner",
        "get",
        "as",
    ):
        return [Dropped(HOUR)], i + 1
    return None


def unread(r: Reader, i: int) -> Found | None:
    """Time words that no rule took, so that they are asked instead of dropped."""
    counted = r.number(i) is not None or r.word(i) in ("few", "several", "couple", "half")
    j = r.skip(i + 1, "of", "more")
    if r.word(i) in ("hour", "minute", "day", "week") and r.word(i + 1) in ("before", "after"):
        return [Dropped(UNREAD)], i + 2
    if r.word(i) in ("at", "by", "before", "after", "until") and r.word(i + 1) in _SUN:
        return [Dropped(UNREAD)], i + 2
    if (hour := r.after_any(i, "back of", "the back of", "gone")) and r.number(hour) is not None:
        return [Dropped(HOUR)], hour + 1
    if then := r.after_any(i, "until then", "until that"):
        return [Dropped("not")], then
    if r.after_any(i, "this time") and r.word(i + 2) in ("today", "tomorrow", "next", *WEEKDAYS):
        return [Dropped(HOUR)], i + 2
    if same := r.after_any(
        i,
        "same time",
        "same hour",
        "usual time",
        "the same time",
        "the same hour",
        "the usual time",
        "usual hour",
    ):
        return [Dropped("same")], same
    if after_next := r.after_any(i, "next to next"):
        return [Dropped(UNREAD)], after_next
    if year := r.after_any(i, "in the new year", "next year", "last year", "this year"):
        return [Dropped(UNREAD)], year
    if counted and r.word(j) in ("minute", "hour", "day", "week", "month", "fortnight"):
        return [Dropped(UNREAD)], j + 1
    if r.number(i + 1) is not None and (
        r.word(i) in _LIMITS or (r.word(i) in ("at", "around") and r.is_free(i + 2))
    ):
        return [Dropped(UNREAD)], i + 2
    if (r.number(i) is not None and r.kind(i + 1) == "half") or r.word(i) == "oclock":
        return [Dropped(UNREAD)], i + 2 - (r.word(i) == "oclock")
    return None
