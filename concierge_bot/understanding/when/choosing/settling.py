"""Which of several times counts: what takes back, rules out or only tells is left, step by step."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from concierge_bot.understanding.when import clauses, purposes
from concierge_bot.understanding.when.choosing.away import while_away, while_out
from concierge_bot.understanding.when.choosing.corrections import corrected, day_instead, is_hour, kind_of
from concierge_bot.understanding.when.choosing.events import asked_for, in_passing
from concierge_bot.understanding.when.choosing.ruled_out import left_out, without_ruled_out
from concierge_bot.understanding.when.days import dates
from concierge_bot.understanding.when.parts import (
    REPEAT,
    UNREAD,
    WHICH,
    Day,
    Dropped,
    Every,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader

_OPENING = 4  # tokens that may lead to a question
_BETWEEN = 5  # tokens between a day and its week: "friday in the morning of this week"
_JOINTS = frozenset("and or on the every each also then again plus".split())
_QUESTIONS = (
    "is today", "is it", "what is today", "isnt today", "is tomorrow", "what day is", "when is", "whens", "when are",
    "when does", "what time", "is my", "are my",
)  # fmt: skip


def settled(r: Reader, found: list[Piece]) -> list[Piece]:
    """The pieces that count."""
    found = _of_that_week(found)
    kept = purposes.without_purposes(r, clauses.without_events(r, clauses.without_told(r, found)))
    kept = day_instead(r, corrected(r, left_out(r, _unasked(r, kept))))
    kept = without_ruled_out(r, kept)
    kept = [while_out(r, piece) for piece in _both_days(r, while_away(r, kept))]
    return _two_plans(r, in_passing(r, _once(asked_for(r, kept))))


def _of_that_week(found: list[Piece]) -> list[Piece]:
    """ "friday morning this week": the week says which friday."""
    for k, (one, half, two) in enumerate(zip(found, found[1:], found[2:], strict=False)):
        day, week = one.parts[0], two.parts[0]
        if not (isinstance(day, Day) and isinstance(half.parts[0], PartOfDay) and isinstance(week, Day)):
            continue
        if day.weekday is None or week.last is None or two.first - one.last > _BETWEEN:
            continue
        first = week.first - timedelta(days=week.first.weekday())
        meant = first + timedelta(days=day.weekday)
        if week.first <= meant <= week.last:
            own = replace(one, parts=(replace(day, first=meant), *one.parts[1:]))
            return [*found[:k], own, half, replace(two, parts=(Dropped("not"),)), *found[k + 3 :]]
    return found


def _once(found: list[Piece]) -> list[Piece]:
    """ "cab at 11, he came at 11:20, tell him 11": what is said twice is meant once."""
    plan = any(isinstance(part, Every) for piece in found for part in piece.parts)
    return [
        replace(piece, parts=(Dropped("not"),))
        if not plan and k and piece.parts in [one.parts for one in found[:k]] and is_hour(piece.parts[0])
        else piece
        for k, piece in enumerate(found)
    ]


def _two_plans(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "bread mondays and milk fridays" are two plans, "mondays and fridays" is one."""
    plans = [
        (piece, part.days)
        for piece in found
        for part in piece.parts
        if isinstance(part, Every) and (part.days or part.freq == "DAILY")
    ]
    read = {i for piece in found for i in range(piece.first, piece.last)}
    for (one, days), (two, others) in pairwise(plans):
        between = [i for i in range(one.last, two.first) if i not in read]
        apart = any(r.kind(i) == "word" and r.word(i) not in _JOINTS for i in between)
        if days != others and (apart or r.word(two.last) == "too"):
            return [*found, Piece((Dropped(WHICH),), two.last, two.last)]
    return found


def _unasked(r: Reader, found: list[Piece]) -> list[Piece]:
    """Without the times of a question ("is today wednesday? thursday please", "and when is my physio this week")."""
    asked = range(0)
    for i in range(len(r.tokens)):
        if r.after_any(i, *_QUESTIONS):
            end = next((k for k in range(i, len(r.tokens)) if r.word(k) in ("?", ".")), len(r.tokens))
            asked = range(i, end)
            break
    rest = [piece for piece in found if piece.first not in asked]
    if any(kind_of(part) == "day" for piece in rest for part in piece.parts):
        instead = Dropped("not")
    elif asked.start > _OPENING:  # "bring him the cans, and what time is my doctor on thursday"
        instead = Dropped(UNREAD)
    else:
        return found
    return [piece if piece in rest else replace(piece, parts=(instead,)) for piece in found]


def _both_days(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "nothing sunday the 20th and monday the 21st": two days on end of a pause are a stretch."""
    found = [replace(piece, parts=tuple(_end_to_end(r, part) for part in piece.parts)) for piece in found]
    days = [
        (k, part)
        for k, piece in enumerate(found)
        for part in [one for one in piece.parts if isinstance(one, Day)][-1:]
    ]
    if len(days) != 2 or not r.has_any(dates.PAUSES):
        return found
    (one, first), (two, last) = days
    gap = [r.word(i) for i in range(found[one].last, found[two].first)]
    if (
        one == two
        or first.last
        or last.last
        or last.first - first.first != timedelta(days=1)
        or gap != ["and"]
    ):
        return found
    both = replace(found[one], parts=(Day(first.first, last.first, doubt=first.doubt or last.doubt),))
    return [
        both if k == one else replace(piece, parts=(Dropped("not"),)) if k == two else piece
        for k, piece in enumerate(found)
    ]


def _end_to_end(r: Reader, part: Part) -> Part:
    """ "no deliveries the 12th and 13th": once, if it is a pause and one day follows the other."""
    if not isinstance(part, Every) or part.doubt != REPEAT or not r.has_any(dates.PAUSES):
        return part
    first: date | None = None
    if part.freq == "WEEKLY" and len(part.days) == 2 and (part.days[1] - part.days[0]) % 7 == 1:
        first = r.today + timedelta(days=(part.days[0] - r.today.weekday()) % 7)
    if part.freq == "MONTHLY" and len(part.monthdays) == 2 and part.monthdays[1] - part.monthdays[0] == 1:
        first = dates.coming(r, part.monthdays[0])
    return Day(first, first + timedelta(days=1)) if first else part
