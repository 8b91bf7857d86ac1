"""Days of the week side by side: "mon wed fri", "tuesdays and thursdays", "weekdays"."""

from collections.abc import Iterable

from concierge_bot.understanding.when.days.weekdays import is_short_day, one_weekday
from concierge_bot.understanding.when.parts import (
    REPEAT,
    UNREAD,
    WEEKDAYS,
    WINDOWS,
    Dropped,
    Every,
    Found,
    PartOfDay,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.repeats.units import each_of

_LETTERS = {"mwf": (0, 2, 4), "tth": (1, 3), "tuth": (1, 3), "tthsat": (1, 3, 5), "tts": (1, 3, 5)}
_WORKDAYS = (0, 1, 2, 3, 4)
_WEEKEND = (5, 6)


def weekdays(r: Reader, i: int) -> tuple[tuple[int, ...], int] | None:
    """A list or range of weekdays at `i`, in singular or plural."""
    days: list[int] = []
    j = i
    while (more := _some_days(r, j)) is not None:
        days += more[0]
        i = more[1]
        j = r.skip(i, ", and", ", &", "an", "and every", "and each", "and on", "and", ",", "/", ". ")
        if r.word(i) in ("-", "to", "through") and (last := _some_days(r, i + 1)) and len(more[0]) == 1:
            days += _between(more[0][0], last[0][0])
            i, j = last[1], r.skip(last[1], "and", ",")
    return (tuple(dict.fromkeys(days)), i) if days else None


def _some_days(r: Reader, i: int) -> tuple[tuple[int, ...], int] | None:
    word = r.word(i)
    if word in _LETTERS:
        return _LETTERS[word], i + 1
    if spelt := r.after_any(i, "m w f", "m / w / f", "m , w , f", "m - w - f", "m w and f", "m w & f"):
        return (0, 2, 4), spelt
    if word in ("weekday", "weekdays") or r.after_any(i, "week day", "work day"):
        return _WORKDAYS, i + (1 if word in ("weekday", "weekdays") else 2)
    if word in ("weekend", "weekends"):
        return _WEEKEND, i + 1
    if word.rstrip("s") in WEEKDAYS and not (
        r.raw(i) in ("sat", "sun", "wed", "mon") and not is_short_day(r, i)
    ):
        return (WEEKDAYS.index(word.rstrip("s")),), i + 1
    return None


def _between(first: int, last: int) -> Iterable[int]:
    return ((first + k) % 7 for k in range(1, (last - first) % 7 + 1))


def plural(r: Reader, i: int) -> Found | None:
    """ "tuesdays", "on mondays and thursdays", "weekdays", "in the mornings"."""
    if r.after_any(i, "but", "not", "no", "except", "bar") and r.word(i + 1).endswith("s"):
        return _no_part(r, i + 1)
    j = r.skip(i, "on the", "on", "in the", "at the", "at")
    if r.word(j).rstrip("s") in WINDOWS and r.word(j).endswith("s"):
        if any(r.word(k) in ("dont", "never", "hate", "no") for k in range(max(0, j - 3), j)):
            return [Dropped("not")], j + 1
        best = r.word(j + 1) in ("are", "is", "suit", "suits", "work", "works", "best", "only", "would")
        return [each_of("day", doubt=REPEAT if best else ""), PartOfDay(r.word(j)[:-1])], j + 1
    found = weekdays(r, j)
    if found is None:
        return None
    named = [r.word(k) for k in range(j, found[1])]
    part = r.word(found[1])
    if part.endswith("s") and part[:-1] in WINDOWS:
        return [Every("WEEKLY", days=found[0]), PartOfDay(part[:-1])], found[1] + 1
    if not any(word.endswith("days") or word in ("weekends", "weekday", "m", *_LETTERS) for word in named):
        return None
    owned = any("'" in r.raw(k) for k in range(j, found[1]))
    if (
        owned
        and len(found[0]) == 1
        and r.word(found[1]) in ("fine", "good", "ok", "okay", "grand", "perfect", "great", "best")
    ):
        return [one_weekday(r, found[0][0])], found[1]
    return [Every("WEEKLY", days=found[0], doubt=REPEAT if owned else "")], found[1]


def _no_part(r: Reader, i: int) -> Found | None:
    """ "anything but mornings" names no time that suits."""
    return ([Dropped(UNREAD)], i + 1) if r.word(i)[:-1] in WINDOWS else None


def side_by_side(r: Reader, i: int) -> Found | None:
    """ "mon wed fri": three days or more come again; two may be meant once, and that is asked."""
    j = r.skip(i, "on")
    found = weekdays(r, j)
    if (
        found is None
        or len(found[0]) < 2
        or (len(found[0]) == 2 and r.word(i - 1) == "no")
        or any(r.word(k) in ("-", "to", "through", "weekend") for k in range(j, found[1]))
    ):
        return None
    return [Every("WEEKLY", days=found[0], doubt=REPEAT if len(found[0]) == 2 else "")], found[1]
