"""Reads when she means, out of any message: a single time, a window or a repetition, and what must be asked back.

The rule of the house: what was not wholly understood is asked, never guessed in silence. The words become tokens
(`tokens`, `hearing`); `grammar` runs the rules of `clocks/`, `days/` and `repeats/` over them; `choosing/` keeps what
counts; `once` or `again/` puts it together; `leftover/` sees whether anything of time was left.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from concierge_bot.understanding.when import grammar, hearing, passing
from concierge_bot.understanding.when.again.rule import repetition
from concierge_bot.understanding.when.leftover import alone, beside
from concierge_bot.understanding.when.once import one_time
from concierge_bot.understanding.when.parts import (
    HOUR,
    PAST,
    REPEAT,
    UNREAD,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Except,
    Lasting,
    Part,
    Piece,
    When,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.say import say
from concierge_bot.understanding.when.tokens import tokenise
from concierge_bot.understanding.when.told import Told

__all__ = ["When", "read", "ruled_out", "spans", "without_time", "words"]


_FAR_APART = 4  # hours


def read(text: str, now: datetime, *, medicine: bool = False, country: str = "US") -> When | None:
    """Reads the time in a message, or None if it says nothing about time.

    `now` is her wall clock (a zone on it is dropped) and every time given back is naive in that same clock.
    With `medicine`, hours from 1 to 6 without am or pm and vague hours ("at bedtime") are asked. `country` is an
    ISO 3166 code: "US" reads 5/12 as May 12, all others as 5 December. The rule follows RFC 5545, without DTSTART.
    """
    now = now.replace(tzinfo=None, second=0, microsecond=0)
    reader, pieces = _pieces(text, now, country)
    if not pieces:
        return When(now.date(), None, None, "", (UNREAD,)) if alone.alone(reader) else None
    parts = passing.woken(reader, tuple(part for piece in pieces for part in piece.parts))
    told = Told(passing.from_today(reader, passing.habitual(reader, parts)), now, medicine)
    asks = _open_questions(told)
    stretches = [(piece.first, piece.last) for piece in pieces]
    has_hour = bool(told.of(Clock) or told.of(ClockRange) or told.hour_limits)
    if beside.beside(
        reader, stretches, has_day=bool(told.of(Day)), has_hour=has_hour, plan=bool(told.of(Every))
    ):
        asks += (UNREAD,)
    start, end, rule, more = _meaning(told)
    if rule is None and passing.is_anothers(reader, told):
        asks += (UNREAD,)
    if rule is None and passing.is_past(reader, pieces, start):
        asks += (PAST,)
    hers = " ".join(text[first:last] for first, last in _spans(reader, pieces))
    return When(start, end, rule, hers, tuple(dict.fromkeys(asks + more)))


@lru_cache(maxsize=4)
def _pieces(text: str, now: datetime, country: str) -> tuple[Reader, list[Piece]]:
    """What the rules find, kept for a moment: first the time is asked for, then the text without it."""
    reader = Reader(hearing.mend(tokenise(text)), now, country)
    return reader, grammar.pieces(reader)


def words(when: When, now: datetime) -> str:
    """Says a time back, short and in GSM-7 letters, as seen from her wall clock `now`: "tomorrow 9-11am"."""
    return say(when, now.replace(tzinfo=None))


def spans(text: str, now: datetime, country: str = "US") -> list[tuple[int, int]]:
    """Where the time words stand in the text, as pairs of start and end index."""
    return _spans(*_pieces(text, now.replace(tzinfo=None, second=0, microsecond=0), country))


def ruled_out(text: str, now: datetime, country: str = "US") -> frozenset[date]:
    """The days that she says no to: "not today", "any day but friday"."""
    _, pieces = _pieces(text, now.replace(tzinfo=None, second=0, microsecond=0), country)
    days = (part.day for piece in pieces for part in piece.parts if isinstance(part, Dropped) and part.day)
    return frozenset(
        day.first + timedelta(days=n)
        for day in days
        for n in range(((day.last or day.first) - day.first).days + 1)
    )


def without_time(text: str, now: datetime, country: str = "US") -> str:
    """The text without its time words and the small words that led to them ("for tomorrow")."""
    kept, last = [], 0
    for start, end in spans(text, now, country):
        kept.append(re.sub(r"\b(?:for|on|at|by|in|this|the)\s*$", "", text[last:start], flags=re.IGNORECASE))
        last = end
    return re.sub(r"\s+([,.!?;])", r"\1", re.sub(r"[^\S\n]+", " ", " ".join([*kept, text[last:]]))).strip(
        " ,;"
    )


def _spans(reader: Reader, pieces: list[Piece]) -> list[tuple[int, int]]:
    """The stretches of text that were read, joined where only "and" or a comma lies between."""
    joined: list[tuple[int, int]] = []
    for piece in pieces:
        if piece.last > piece.first and joined and reader.is_joint(joined[-1][1], piece.first):
            joined[-1] = (joined[-1][0], piece.last)
        elif piece.last > piece.first:
            joined.append((piece.first, piece.last))
    return [(reader.tokens[first].start, reader.tokens[last - 1].end) for first, last in joined]


def _open_questions(told: Told) -> tuple[str, ...]:
    """What the passed-over words leave open."""
    asks = tuple(
        part.doubt for part in told.of(Dropped) if part.doubt not in ("not", "meals", "same", "food")
    )
    if any(part.doubt == "same" for part in told.of(Dropped)) and not told.of(Clock):
        asks += (HOUR,)
    if any(part.doubt == "food" for part in told.of(Dropped)) and not all((told.of(Clock), told.of(Every))):
        asks += (UNREAD,)
    only_dropped = all(isinstance(part, Dropped | Except) for part in told.parts)
    if told.of(Lasting) and not told.of(Every) and not _is_daily(told) and not _is_stay(told):
        asks += (UNREAD,)
    return (*asks, UNREAD) if only_dropped and not asks else asks


def _is_stay(told: Told) -> bool:
    """ "from the 18th for two weeks" """
    return bool((told.of(Day) or told.day_limits) and told.of(Lasting)[0].span.days) and not told.medicine


def _is_daily(told: Told) -> bool:
    """ "for 7 days at 9am" """
    lasting = told.of(Lasting)
    return bool(lasting and lasting[0].span.days and told.of(Clock)) and not told.of(Day)


def _meaning(told: Told) -> tuple[date | datetime, date | datetime | None, str | None, tuple[str, ...]]:
    told = replace(told, parts=_definite(told.parts))
    parts = _as_plan(told)
    if any(isinstance(part, Every) for part in parts):
        return repetition(Told(parts, told.now, told.medicine))
    start, end, asks = one_time(told)
    return start, end, None, asks


def _is_round_the_day(clocks: list[Clock]) -> bool:
    """Two hours of a medicine that lie far apart come every day ("8am and 8pm")."""
    return len(clocks) > 1 and all(
        two.fixed and one.fixed and abs(two.hour - one.hour) >= _FAR_APART for one, two in pairwise(clocks)
    )


def _definite(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Without the meals and bedtimes that a definite hour beside them makes plain ("8am after breakfast")."""
    sure = [part for part in parts if isinstance(part, Clock) and not part.vague]
    if not sure:
        return parts
    told_by = [part for part in parts if _is_told_by(part, sure)]
    vague = [part.what if isinstance(part, Bound) else part for part in told_by]
    return tuple(_beside_meal(part, vague) for part in parts if part not in told_by)


def _beside_meal(part: Part, vague: Sequence[object]) -> Part:
    """ "with my breakfast at 8" is the hour of morning."""
    meal = next((one for one in vague if isinstance(one, Clock)), None)
    if not isinstance(part, Clock) or part.fixed or meal is None:
        return part
    hour = min((part.hour % 12, part.hour % 12 + 12), key=lambda one: abs(one - meal.hour))
    return replace(part, hour=hour, fixed=True)


def _is_told_by(part: Part, sure: list[Clock]) -> bool:
    vague = part.what if isinstance(part, Bound) else part
    if not isinstance(vague, Clock) or not vague.vague or vague.hour == 21:
        return False
    gaps = [
        abs(hour - vague.hour)
        for one in sure
        for hour in ({one.hour} if one.fixed else {one.hour, one.hour + 12})
    ]
    if vague.hour == 18 and any(11 <= one.hour <= 13 and one.fixed for one in sure):
        return True  # "dinner time, we eat at noon"
    return min(gaps) <= (2 if isinstance(part, Bound) or vague.hour < 18 else 4)


def _as_plan(told: Told) -> tuple[Part, ...]:
    """Two hours without a day, or an hour on a stretch of days, sound like a repetition; that is asked."""
    if told.of(Every):
        return told.parts
    if told.of(Except) and not told.of(Day) and len(told.parts) > len(told.of(Except)):
        return (Every("DAILY"), *told.parts)
    if _is_daily(told):
        return (Every("DAILY"), *told.parts)
    stretch = next((day for day in told.of(Day) if day.last), None)
    hours = any(isinstance(part, Clock | ClockRange) for part in told.parts)
    if stretch and stretch.last and hours and told.medicine and stretch.weekday is not None:
        days = tuple(
            (stretch.weekday + k) % 7 for k in range(min(7, (stretch.last - stretch.first).days + 1))
        )
        if len(days) > 2:  # "mon to fri at noon"
            return (Every("WEEKLY", days=days), *(part for part in told.parts if part is not stretch))
    if stretch and stretch.last and hours:
        limits = (Bound("from", Day(stretch.first)), Bound("until", Day(stretch.last)))
        return (Every("DAILY", doubt=REPEAT), *(part for part in told.parts if part is not stretch), *limits)
    meals = any(part.doubt == "meals" for part in told.of(Dropped))
    if told.medicine and not told.of(Day) and _is_round_the_day(told.of(Clock)):
        return (Every("DAILY"), *told.parts)
    if not told.of(Day) and (len(told.of(Clock)) > 1 or meals):
        return (Every("DAILY", doubt=REPEAT), *told.parts)
    return told.parts
