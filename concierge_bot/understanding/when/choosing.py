"""Which of several times counts: a correction takes back what stood before it, and her ride is not the hour of Mass."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from concierge_bot.understanding.when import clauses, dates, purposes
from concierge_bot.understanding.when.clocks import half_of
from concierge_bot.understanding.when.parts import (
    HOUR,
    REPEAT,
    UNREAD,
    WHICH,
    Bound,
    Clock,
    ClockRange,
    Day,
    Dropped,
    Every,
    Except,
    Moment,
    Part,
    PartOfDay,
    Piece,
)
from concierge_bot.understanding.when.reader import Reader

_TAKES_BACK = frozenset(
    "sorry oops whoops scratch correction instead meant rather preponed prepone prepon actually postponed "
    "moved changed nope "
    "nah naw nae ay perdon".split()
)
_TAKES_BACK_PHRASES = (
    "make it", "make that", "make dat", "i want it", "want it",
    "i mean", "must be", "hold on", "better make", "i said", "lets say",
    "change to", "change it", "no no", "on second thought", "on second thoughts", "let us say", "not that", "but now",
)  # fmt: skip
_BEHIND_NO = frozenset(
    ", . ! - ; make its it i wait sorry hold not on at the thats that what better lets say ah".split()
)
_REQUESTS = frozenset(
    """
    collect collected picking fetch pick picked pickup ride lift taxi cab car van leave bring deliver delivered send
    come transport driver groceries shopping messages here ready out run drive remind wake
    """.split()
)
_SO_ASKS = frozenset(
    """
    owt anything any leave drop come fetch get pick send bring make need want collect the a can could would
    please di will deliver
    groceries just only
    """.split()
)
_EVENTS = frozenset(
    """
    appt appointment appointments mass service church concert dentist doctor doc hospital clinic begins
    starts start meeting funeral curtain rehearsal interview train flight bus plane due surgery cardiology
    cardiologist wedding match film matinee be has have got choir bingo therapy dialysis lunch dinner
    breakfast tea eat rise up tuning hair scan xray class bridge cards game party recital ceremony chapel
    wake sleep nap bed close closes open opens shut shuts land lands arrive arrives work works home leaves
    temple mosque bloods podiatrist optician eye heart knee wants there
    """.split()
)
_UNSUITED = (
    "is no good", "no good", "is out", "is no use", "wont do", "wont work", "doesnt suit", "doesnt work", "is bad",
    "not good", "dont suit", "is full", "is busy", "im busy", "is not good", "isnt good", "cant do", "is my hospital",
)  # fmt: skip
_RIDES = frozenset("ride lift taxi cab car van drive driver pick pickup collect transport bus carry".split())
_CLAUSES = frozenset(", . ; and because cause cos bc since please pls plz".split())
_HAS = frozenset("got has have having gets".split())
_IS = frozenset("is be are".split())
_TAKEN = frozenset(
    "a an the my our his her holiday church mass bingo dialysis bridge closed shut taken".split()
)
_OPENING = 4  # tokens that may lead to a question
_JOINTS = frozenset("and or on the every each also then again plus".split())
_QUESTIONS = (
    "is today", "is it", "what is today", "isnt today", "is tomorrow", "what day is", "when is", "whens", "when are",
    "when does", "what time", "is my", "are my",
)  # fmt: skip
_RETURNS = frozenset("back return returning returns home".split())


def settled(r: Reader, found: list[Piece]) -> list[Piece]:
    """The pieces that count."""
    kept = purposes.without_purposes(r, clauses.without_events(r, clauses.without_told(r, found)))
    kept = _instead(r, _corrected(r, _left_out(r, _unasked(r, kept))))
    kept = _without_ruled_out(r, kept)
    kept = [_while_out(r, piece) for piece in _both_days(r, _away(r, kept))]
    return _two_plans(r, _in_passing(r, _once(_asked_for(r, kept))))


def _once(found: list[Piece]) -> list[Piece]:
    """ "cab at 11, he came at 11:20, tell him 11": what is said twice is meant once."""
    plan = any(isinstance(part, Every) for piece in found for part in piece.parts)
    return [
        replace(piece, parts=(Dropped("not"),))
        if not plan and k and piece.parts in [one.parts for one in found[:k]] and _is_hour(piece.parts[0])
        else piece
        for k, piece in enumerate(found)
    ]


def _in_passing(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "shovel us out, she got bloodwork at 9": the hour of something else, told after what she asks for."""
    hours = [piece for piece in found if any(_is_hour(part) for part in piece.parts)]
    if len(hours) != 1 or r.has_any(_RIDES):
        return found
    clause = next((i for i in range(hours[0].first - 1, 0, -1) if r.word(i) in _CLAUSES), 0)
    told = any(r.word(i) in _HAS for i in range(clause, hours[0].first))
    asked = any(r.word(i) in _REQUESTS | _SO_ASKS for i in range(clause))
    if not told or not (asked or any(piece.first < clause for piece in found)):
        return found
    return [replace(one, parts=(*one.parts, Dropped(HOUR))) if one is hours[0] else one for one in found]


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


def _left_out(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "every day, not sunday", "mon thru sat no sunday": beside a plan, a day that is ruled out is no correction."""
    for k, piece in enumerate(found):
        day = piece.parts[0].day if isinstance(piece.parts[0], Dropped) else piece.parts[0]
        ruled_out = isinstance(piece.parts[0], Dropped) or r.word(piece.first - 1) in ("no", "never")
        if (
            isinstance(day, Day)
            and day.weekday is not None
            and not day.last
            and ruled_out
            and _is_plan(found[:k])
        ):
            plans = [part.days for one in found[:k] for part in one.parts if isinstance(part, Every)]
            doubt = (Dropped(WHICH),) if any(days and day.weekday not in days for days in plans) else ()
            others = (*piece.parts[1:], Except((day.weekday,)), *doubt)
            return [*found[:k], replace(piece, parts=others), *found[k + 1 :]]
    return found


def _is_plan(found: list[Piece]) -> bool:
    return any(
        isinstance(part, Every)
        or (isinstance(part, Day) and part.last is not None and part.weekday is not None)
        for piece in found
        for part in piece.parts
    )


def _unasked(r: Reader, found: list[Piece]) -> list[Piece]:
    """Without the times of a question ("is today wednesday? thursday please", "and when is my physio this week")."""
    asked = range(0)
    for i in range(len(r.tokens)):
        if r.after_any(i, *_QUESTIONS):
            end = next((k for k in range(i, len(r.tokens)) if r.word(k) in ("?", ".")), len(r.tokens))
            asked = range(i, end)
            break
    rest = [piece for piece in found if piece.first not in asked]
    if any(_kind(part) == "day" for piece in rest for part in piece.parts):
        instead = Dropped("not")
    elif asked.start > _OPENING:  # "bring him the cans, and what time is my doctor on thursday"
        instead = Dropped(UNREAD)
    else:
        return found
    return [piece if piece in rest else replace(piece, parts=(instead,)) for piece in found]


def _kinds(parts: Iterable[Part]) -> set[str]:
    return {kind for part in parts if (kind := _kind(part))}


def _kind(part: Part) -> str:
    if isinstance(part, Day):
        return "day"
    if isinstance(part, Bound):
        return "day" if isinstance(part.what, Day) else "hour"
    if isinstance(part, Every):
        return "every"
    return "hour" if isinstance(part, Clock | ClockRange | PartOfDay | Moment) else ""


def _corrected(r: Reader, found: list[Piece]) -> list[Piece]:
    kept = list(found)
    for k in range(1, len(found)):
        if not _is_taken_back(r, found[k - 1].last, found[k].first):
            continue
        later = [part for piece in kept[k:] for part in piece.parts]
        kinds = _kinds(later)
        if all(isinstance(part, PartOfDay) for part in later if _kind(part) == "hour"):
            kinds.discard("hour")  # "at two, i mean in the afternoon"
        if "every" in kinds:
            kinds.add("day")
        before = [part for piece in kept[:k] for part in piece.parts]
        if (
            "hour" not in kinds
            and _is_so(r, found[k - 1].last, found[k].first)
            and any(map(_is_hour, before))
        ):
            kept.append(Piece((Dropped(HOUR),), found[k].last, found[k].last))
        kept[k:] = [_like_before(piece, before) for piece in kept[k:]]
        kept[:k] = [_without(piece, kinds) for piece in kept[:k]]
    return [piece for piece in kept if piece.parts]


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


def _instead(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "skip this week and bring it the 14th instead": the last day stands instead of the one before."""
    days = [k for k, piece in enumerate(found) if "day" in _kinds(piece.parts)]
    if len(days) != 2 or days[1] != len(found) - 1 - (days[1] < len(found) - 1):
        return found
    tail = {r.word(i) for i in range(found[days[1]].last, len(r.tokens))}
    lead = {r.word(i) for i in range(found[days[0]].last, found[days[1]].first)}
    if "instead" not in tail or "of" in tail or lead & {"or"}:
        return found
    return [_without(piece, {"day"}) if k == days[0] else piece for k, piece in enumerate(found)]


def _without(piece: Piece, kinds: set[str]) -> Piece:
    parts = tuple(part for part in piece.parts if _kind(part) not in kinds)
    return replace(piece, parts=parts or (Dropped("not"),))


def _like_before(piece: Piece, before: list[Part]) -> Piece:
    """ "7pm no 8": the new hour lies nearest to the old one."""
    old = next((part for part in reversed(before) if isinstance(part, Clock)), None)
    halves = [part.name for part in before if isinstance(part, PartOfDay)]
    if old and not old.fixed and halves and (hour := half_of(halves[-1], old.hour)):
        old = replace(old, hour=hour, fixed=True)
    if old is None or not old.fixed:
        return piece
    return replace(
        piece,
        parts=tuple(
            replace(part, hour=_nearest(part.hour, old.hour), fixed=True)
            if isinstance(part, Clock) and not part.fixed
            else part
            for part in piece.parts
        ),
    )


def _nearest(hour: int, old: int) -> int:
    return min((hour % 12 + 12, hour % 12), key=lambda one: abs(one - old))


def _is_so(r: Reader, first: int, last: int) -> bool:
    """ "the store closes at 9 so come before friday": the hour is why, and not when."""
    return "so" in r.words[first:last]


def _is_taken_back(r: Reader, first: int, last: int) -> bool:
    for i in range(first, last):
        word = r.word(i)
        if word in _TAKES_BACK or any(r.after(i, phrase) for phrase in _TAKES_BACK_PHRASES):
            return True
        if word == "no" and (i + 1 == last or r.word(i + 1) in _BEHIND_NO) and r.word(i - 1) != "say":
            return True
        if word == "wait" and r.word(i - 1) in ("no", ",", ".", "oh", "-") and i + 1 < last:
            return True
        if word == "so" and any(r.word(k) in _SO_ASKS for k in (i + 1, i + 2) if k < last):
            return r.word(i + 1) not in ("i", "we", "that") or r.word(i + 2) in ("need", "want")
        if word in ("so", "say") and i + 1 == last:
            return True
    return False


def _without_ruled_out(r: Reader, found: list[Piece]) -> list[Piece]:
    """A day that she ruled out and names again ("not friday, friday is my hospital")."""
    out = {
        part.day.first
        for piece in found
        for part in piece.parts
        if isinstance(part, Dropped) and part.doubt == "not" and part.day
    }
    out |= {
        part.first
        for piece in found
        for part in piece.parts
        if isinstance(part, Day)
        and (
            r.after_any(piece.last, *_UNSUITED)
            or _is_refused(r, piece)
            or (part.weekday is not None and _is_taken(r, piece))
        )
    }
    others = [
        part for piece in found for part in piece.parts if isinstance(part, Day) and part.first not in out
    ]
    if not out or not others:
        return found
    return [
        replace(
            piece,
            parts=tuple(
                Dropped("not") if isinstance(part, Day) and part.first in out else part
                for part in piece.parts
            ),
        )
        for piece in found
    ]


def _is_refused(r: Reader, piece: Piece) -> bool:
    """ "dont come monday, come tuesday"."""
    lead = [r.word(i) for i in range(max(0, piece.first - 3), piece.first)]
    if not {"dont", "cant", "wont", "doh", "dinna", "divvent"} & set(lead) or {",", ".", "so"} & set(lead):
        return False
    behind = [r.word(i) for i in range(piece.last, piece.last + 4)]
    return bool({"come", "bring", "send", "make", "do"} & set(behind))


def _is_taken(r: Reader, piece: Piece) -> bool:
    """ "tuesday i got the foot doctor", "friday is a holiday": why a day does not suit."""
    i = piece.last
    if r.word(i) in _IS:
        return r.word(i + 1) in _TAKEN
    return r.word(i) in ("i", "we", "im", "ive", "were", "weve") and (
        r.word(i) in ("im", "ive", "were", "weve") or r.word(i + 1) in (*_HAS, "am", "go", "be")
    )


def _while_out(r: Reader, piece: Piece) -> Piece:
    """ "im out between 10 and 12" is when not to come."""
    near = {r.word(k) for k in range(max(0, piece.first - 4), piece.first + 1)}
    out = near & {"out", "busy", "away", "except"} and near & {
        "im",
        "i",
        "be",
        "were",
        "we",
        "except",
        "she",
        "he",
    }
    if not out or not any(isinstance(part, ClockRange | PartOfDay) for part in piece.parts):
        return piece
    return replace(piece, parts=(*piece.parts, Dropped(UNREAD)))


def _away(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "going 3rd june, coming back 1st july" is a stretch of days."""
    days = [
        (k, part.what if isinstance(part, Bound) else part)
        for k, piece in enumerate(found)
        for part in piece.parts
        if isinstance(part, Day)
        or (isinstance(part, Bound) and part.side == "from" and isinstance(part.what, Day))
    ]
    if len(days) != 2:
        return found
    (one, gone), (two, back) = days
    assert isinstance(gone, Day)
    assert isinstance(back, Day)
    if one == two or back.last:
        return found
    while back.first <= gone.first and back.weekday is not None:
        back = replace(back, first=back.first + timedelta(days=7))
    if back.first <= gone.first:
        return found
    gap = [r.word(i) for i in range(found[one].last, found[two].first)]
    if not _RETURNS & set(gap) or gap.count("from"):
        return found
    doubt = gone.doubt or back.doubt
    away = Day(gone.first, back.first, doubt=doubt)
    return [
        replace(piece, parts=(away,))
        if k == one
        else replace(piece, parts=(Dropped("not"),))
        if k == two
        else piece
        for k, piece in enumerate(found)
    ]


def _asked_for(r: Reader, found: list[Piece]) -> list[Piece]:
    """Of two hours, one of her appointment and one of what she asks for, the second is meant."""
    hours = [k for k, piece in enumerate(found) if any(_is_hour(part) for part in piece.parts)]
    if len(hours) < 2 or any(len([p for p in found[k].parts if _is_hour(p)]) > 1 for k in hours):
        return found
    starts = [0, *(found[k].last for k in hours)]
    leads = [
        {_singular(r.word(i)) for i in range(start, found[k].first)}
        for start, k in zip(starts, hours, strict=False)
    ]
    wanted = [k for k, lead in zip(hours, leads, strict=True) if lead & _REQUESTS]
    rest = [lead for k, lead in zip(hours, leads, strict=True) if k not in wanted]
    tails = {r.word(i) for i in range(found[hours[-1]].last, len(r.tokens))}
    if len(wanted) != 1 or not all(
        (lead | (tails if lead is leads[-1] else set())) & (_EVENTS | purposes.EVENTS | {"is"})
        for lead in rest
    ):
        return found
    dropped = set(hours) - set(wanted)
    event = _event_hour([part for k in dropped for part in found[k].parts])
    kept = [_without(piece, {"hour"}) if k in dropped else piece for k, piece in enumerate(found)]
    return [_before_event(piece, event) if event and k in wanted else piece for k, piece in enumerate(kept)]


def _event_hour(parts: list[Part]) -> Clock | None:
    """The hour of her event if morning or evening is known."""
    hours = [part for part in parts if isinstance(part, Clock)]
    halves = [part.name for part in parts if isinstance(part, PartOfDay)]
    if len(hours) != 1 or hours[0].fixed or not halves:
        return hours[0] if len(hours) == 1 and hours[0].fixed else None
    hour = half_of(halves[0], hours[0].hour)
    return replace(hours[0], hour=hour, fixed=True) if hour else None


def _before_event(piece: Piece, event: Clock) -> Piece:
    """ "dialysis is 6 am so have him here 5:30": the last such hour before it, if it is not far off."""
    parts = tuple(
        replace(part, hour=near, fixed=True)
        if isinstance(part, Clock) and not part.fixed and (near := _last_before(part, event)) is not None
        else part
        for part in piece.parts
    )
    return replace(piece, parts=parts)


def _last_before(hour: Clock, event: Clock) -> int | None:
    both = (hour.hour % 12 + 12, hour.hour % 12)
    before = [one for one in both if 0 <= event.hour * 60 + event.minute - one * 60 - hour.minute <= 240]
    return before[0] if before else None


def _singular(word: str) -> str:
    return word.removesuffix("s") if word not in _EVENTS | _REQUESTS else word


def _is_hour(part: Part) -> bool:
    return isinstance(part, Clock | ClockRange) or (
        isinstance(part, Bound) and not isinstance(part.what, Day)
    )
