"""Which of several visits words mean by their hour or their turn ("the 10 o'clock cab", "the morning one"), which
of them shall stay as it is, and by how much one shall come sooner or later."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

_COUNT = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_COUNTS = {word: number for number, word in enumerate(_COUNT.split("|"), start=1)}
_NOUN = r"(?P<noun>one|cab|taxi|ride|lift|car|trip|visit|appointment|booking)s?"
_HOUR = re.compile(
    rf"\b(?:the|my|that|this) (?P<hour>\d{{1,2}}|{_COUNT}|noon|midday)(?:[:. ]?(?P<minute>[0-5]\d))?"
    rf"(?: ?o'? ?clock)?(?: ?[ap]\.?m\b\.?)? {_NOUN}\b",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\b(?:the|my|that|this) (?P<part>morning|afternoon|evening|first|early|earlier|second|last|later|late) {_NOUN}\b"
    r"|\bthe (?P<thing>one|cab|taxi|ride) in the (?P<part_of>morning|afternoon|evening)\b",
    re.IGNORECASE,
)
_STAYS = re.compile(
    r"(?:^|(?<=[.,;!?]))[^.,;!?]*\b(?:stays?|staying|remains?|(?:is|are|was) (?:all )?(?:fine|right|ok|okay|good)"
    r" (?:as it is|where it is|already)|as it is|(?:leave|keep) (?:the|my|that) (?:ride|cab|taxi|way|one) (?:home|back)"
    r"|(?:leave|keep) (?:maria|him|her|the \w+) (?:as|on|at|for|alone|where))\b[^.,;!?]*",
    re.IGNORECASE,
)
_SAID = re.compile(
    r",? ?\b(?:(?:is|was) (?:what|when|the (?:one|day|time)) i (?:meant|mean|said|wanted|want|asked for)"
    r"|(?:that is |that's )?what i (?:meant|mean|said)|(?:as|like) i (?:said|told (?:you|u)))\b",
    re.IGNORECASE,
)
"""How she says that she said it before: no word of the time."""
_AT_NIGHT = re.compile(
    rf"\bnot (?:at )?(?:\d{{1,2}}|{_COUNT}) (?:at night|in the (?:night|evening|morning))", re.IGNORECASE
)
_AMOUNT = (
    r"(?P<n>(?:a )?quarter(?: of an hour)?|half an hour|an hour|(?:an|one) hour and a half|\d{1,2}|"
    rf"{_COUNT}|fifteen|twenty|thirty)(?: ?(?P<unit>min(?:ute)?s?|hours?|hrs?))?\b"
)
_SOONER = r"(?:earlier|sooner|before(?: that| then)?)"
_LATER = r"(?:later|after(?: that| then)?)"
_SHIFT = re.compile(
    rf"\b(?:(?P<up>up|forward|ahead|earlier|sooner)|(?P<down>back|later|out|down)) (?:by )?{_AMOUNT}"
    rf"|\b{_AMOUNT.replace('<n>', '<m>').replace('<unit>', '<measure>')} "
    rf"(?:(?P<sooner>{_SOONER})|(?P<later>{_LATER}))\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:all(?: of)?(?: the| my| those| these)?|both(?: of)?(?: the| my)?|every|each of the|the two|any) "
    r"(?:cabs?|taxis?|rides?|trips?|lifts?|visits?|appointments?|bookings?|meals?|of them)\b|\bboth\b",
    re.IGNORECASE,
)
_MINUTES = {"fifteen": 15, "twenty": 20, "thirty": 30}
_NOON = time(12)
_EVENING = time(17)


@dataclass(frozen=True)
class Named:
    """What a text says of the one that it means: its hour, or its turn in the day."""

    hour: int | None = None
    minute: int = 0
    turn: str = ""


def read(text: str) -> Named | None:
    """Return how a text names one of several visits; None if it does not."""
    if found := _HOUR.search(text):
        said = found["hour"].casefold()
        hour = 12 if said in ("noon", "midday") else _COUNTS.get(said) or int(said)
        return Named(hour % 12, int(found["minute"] or 0))
    if found := _PART.search(text):
        return Named(turn=(found["part"] or found["part_of"]).casefold())
    return None


def means_all(text: str) -> bool:
    """Tell whether words mean each of several: "all the taxis", "both rides"."""
    return _ALL.search(text) is not None


def fits(named: Named, start: datetime, starts: list[datetime]) -> bool:
    """Tell whether a visit that begins then, among those that begin at ``starts``, is the one that is named."""
    if named.hour is not None:
        return (start.hour % 12, start.minute) == (named.hour, named.minute)
    if named.turn in ("first", "early", "earlier"):
        return start == min(starts)
    if named.turn in ("second", "last", "later", "late"):
        return start == max(starts)
    if named.turn == "morning":
        return start.time() < _NOON
    evening = start.time() >= _EVENING
    return start.time() >= _NOON and (evening or named.turn == "afternoon")


def without_names(text: str) -> str:
    """Return words without the hour or the turn by which they name a visit, and without what shall stay as it is."""
    kept = _AT_NIGHT.sub(" ", _SAID.sub(" ", _STAYS.sub(" ", text)))
    kept = _HOUR.sub(lambda found: f"the {found['noun']}", kept)
    return _PART.sub(lambda found: f"the {found['noun'] or found['thing']}", kept)


def shift(text: str) -> timedelta | None:
    """Return by how much something shall come later, or sooner (less than nothing); None if words do not say."""
    found = _SHIFT.search(text)
    if found is None:
        return None
    amount = _amount(
        (found["n"] or found["m"]).casefold(), (found["unit"] or found["measure"] or "").casefold()
    )
    if amount is None:
        return None
    return -amount if found["up"] or found["sooner"] else amount


def _amount(said: str, unit: str) -> timedelta | None:
    if said.startswith(("a quarter", "quarter")):
        return timedelta(minutes=15)
    if said == "half an hour":
        return timedelta(minutes=30)
    if said == "an hour":
        return timedelta(hours=1)
    if said.endswith("and a half"):
        return timedelta(minutes=90)
    number = _MINUTES.get(said) or _COUNTS.get(said) or (int(said) if said.isdigit() else 0)
    if not number or not unit:
        return None
    return timedelta(hours=number) if unit.startswith("h") else timedelta(minutes=number)
