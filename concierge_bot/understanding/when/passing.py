"""What the words around a time say about it: it is past, another's, comes again, or she wants to be woken."""

from dataclasses import replace
from datetime import date, datetime

from concierge_bot.understanding.when import clauses
from concierge_bot.understanding.when.parts import (
    REPEAT,
    WHICH,
    Clock,
    Day,
    Dropped,
    Every,
    Lasting,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader
from concierge_bot.understanding.when.told import Told

_TOLD = frozenset(
    "asked already used took taken fell fallen came happened arrived ate woke been hurting ago was were".split()
)
_UNTIL = frozenset(("until", "while"))
_BARE_ANSWER = 6  # tokens
_PAUSED = frozenset(
    "hold holding pause paused stop suspend skip cancel wait leave away gone back holiday hospital nobody none "
    "no not nothing nowt nae dont never without".split()
)
_HERSELF = frozenset("i im ill we were".split())
_REGULAR = frozenset("regular regularly standing automatic automatically always permanently".split())
_FROM_NOW_ON = (
    "from now on",
    "by itself",
    "on its own",
    "without me asking",
    "without my asking",
    "each time",
    "all the time",
)
_STOPS = frozenset("stop hold pause suspend".split())
_LEAVES = frozenset("going go goin leaving travel travelling taking until when".split())
_ENDED = frozenset("sent expired died missed broke went saw ate et had".split())


def is_anothers(reader: Reader, told: Told) -> bool:
    """ "sheila is at her daughters till sunday, could you": until when something else goes on, and no pause of hers."""
    limited = any(bound.side == "until" for bound in told.day_limits)
    until = next((i for i, word in enumerate(reader.words) if word in _UNTIL), None)
    if not limited or until is None or len(reader.tokens) <= _BARE_ANSWER:
        return False
    return not reader.has_any(_PAUSED) and not _HERSELF & set(reader.words[:until])


def habitual(reader: Reader, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "monday and thursday, regular", "the 1st of the month from now on": what could come once comes again."""
    if not reader.has_any(_REGULAR) and not any(
        reader.after_any(i, *_FROM_NOW_ON) for i in range(len(reader.tokens))
    ):
        return parts
    if not any(isinstance(part, Every) for part in parts):
        parts = tuple(_perhaps_again(part) for part in parts)
    return tuple(_again(part) if getattr(part, "doubt", "") == REPEAT else part for part in parts)


def from_today(reader: Reader, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "stop everything for two weeks": from today on, where nothing else is said."""
    stops = any(word in _STOPS for word in reader.words[:3]) and not reader.has_any(_LEAVES)
    if stops and len(parts) == 1 and isinstance(parts[0], Lasting) and parts[0].span.days:
        return (Day(reader.today), *parts)
    return parts


def _perhaps_again(part: Part) -> Part:
    """ "come saturday morning all the time": the day of the week comes again, but that is asked."""
    if isinstance(part, Day) and part.weekday is not None and not part.last and not part.doubt:
        return Every("WEEKLY", days=(part.weekday,), doubt=WHICH)
    return part


def _again(part: Part) -> Part:
    if isinstance(part, Day) and part.monthday:
        return Every("MONTHLY", monthdays=(part.monthday,))
    return replace(part, doubt="") if isinstance(part, Every) else part


def woken(reader: Reader, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """ "wake me 5:30": a morning."""
    early = reader.has_any(frozenset(("wake", "waken"))) and not any(
        isinstance(part, PartOfDay) for part in parts
    )
    return tuple(
        replace(part, fixed=True)
        if early and isinstance(part, Clock) and not part.fixed and 4 <= part.hour < 12
        else part
        for part in parts
    )


def is_past(reader: Reader, pieces: list[Piece], start: date | datetime) -> bool:
    """Whether she tells what happened ("took it at 8", "he passed sunday"): before the day, or on no later day."""
    day = start.date() if isinstance(start, datetime) else start
    named = [piece for piece in pieces if not all(isinstance(part, Dropped) for part in piece.parts)]
    near = [one for one in clauses.clauses(reader) if any(piece.first in one for piece in named)]
    told = day <= reader.today and any(_happened(reader, i) for clause in near for i in clause)
    return told or any(_tells(reader, piece) for piece in pieces)


def _happened(reader: Reader, i: int) -> bool:
    """Whether a word tells what happened; what she asked for is still to come."""
    return reader.word(i) in _TOLD and (reader.word(i), reader.word(i + 1)) != ("asked", "for")


def _tells(reader: Reader, piece: Piece) -> bool:
    """Whether a verb of the past leads to a day of the week ("expired on tuesday")."""
    named = any(isinstance(part, Day) and part.weekday is not None for part in piece.parts)
    return named and any(
        piece.first - 9 < i < piece.first and all(reader.kind(k) != "mark" for k in range(i, piece.first))
        for i in range(len(reader.tokens))
        if reader.word(i) in _TOLD | _ENDED or reader.raw(i) == "passed"
    )
