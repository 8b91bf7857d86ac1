"""Her ride is not the hour of Mass: which time is what she asks for, and which only when something of hers is."""

from dataclasses import replace

from concierge_bot.understanding.when import purposes
from concierge_bot.understanding.when.choosing.corrections import SO_ASKS, is_hour, without
from concierge_bot.understanding.when.clocks.halves import half_of
from concierge_bot.understanding.when.parts import HOUR, Clock, Dropped, Part, PartOfDay, Piece
from concierge_bot.understanding.when.reader import Reader

_REQUESTS = frozenset(
    """
    collect collected picking fetch pick picked pickup ride lift taxi cab car van leave bring deliver delivered send
    come transport driver groceries shopping messages here ready out run drive remind wake
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
_RIDES = frozenset("ride lift taxi cab car van drive driver pick pickup collect transport bus carry".split())
_CLAUSES = frozenset(", . ; and because cause cos bc since please pls plz".split())
HAS = frozenset("got has have having gets".split())


def in_passing(r: Reader, found: list[Piece]) -> list[Piece]:
    """ "shovel us out, she got bloodwork at 9": the hour of something else, told after what she asks for."""
    hours = [piece for piece in found if any(is_hour(part) for part in piece.parts)]
    if len(hours) != 1 or r.has_any(_RIDES):
        return found
    clause = next((i for i in range(hours[0].first - 1, 0, -1) if r.word(i) in _CLAUSES), 0)
    told = any(r.word(i) in HAS for i in range(clause, hours[0].first))
    asked = any(r.word(i) in _REQUESTS | SO_ASKS for i in range(clause))
    if not told or not (asked or any(piece.first < clause for piece in found)):
        return found
    return [replace(one, parts=(*one.parts, Dropped(HOUR))) if one is hours[0] else one for one in found]


def asked_for(r: Reader, found: list[Piece]) -> list[Piece]:
    """Of two hours, one of her appointment and one of what she asks for, the second is meant."""
    hours = [k for k, piece in enumerate(found) if any(is_hour(part) for part in piece.parts)]
    if len(hours) < 2 or any(len([p for p in found[k].parts if is_hour(p)]) > 1 for k in hours):
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
    kept = [without(piece, {"hour"}) if k in dropped else piece for k, piece in enumerate(found)]
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
