"""Reads what a provider without IT texts back: `Y27`, `n 27`, `27 ready`, `Y27 no folgers`, `Y27 18.40`, `late 27`."""

import re
from dataclasses import dataclass, replace

from connectors.base import Rejected
from connectors.kinds import LegEvent

HELP = (
    "Sorry, we could not read that. Send a letter and the order number: Y yes, N no, R ready,"
    " P picked up, D delivered. Like Y27. Or: running late 27, 20 min."
)

_ANY_CASE = re.IGNORECASE | re.ASCII
_VERBS = {
    LegEvent.ACCEPTED: ("y", "yes", "ok", "accept", "accepted"),
    LegEvent.DECLINED: ("n", "no", "decline", "declined"),
    LegEvent.READY: ("r", "ready"),
    LegEvent.PICKED_UP: ("p", "picked up", "pickedup", "pick up", "pickup", "collected"),
    LegEvent.DELIVERED: ("d", "delivered"),
    LegEvent.DONE: ("done", "finished"),
    LegEvent.FAILED: ("failed", "cannot"),
    LegEvent.CANCELLED: ("cancelled", "canceled", "cancel"),
    LegEvent.ON_HOLD: ("hold", "on hold"),
    LegEvent.STEP: ("s", "step"),
    LegEvent.LATE: (
        "late",
        "running late",
        "runing late",
        "im late",
        "i'm late",
        "delayed",
        "running behind",
    ),
}
_EVENTS = {word: event for event, words in _VERBS.items() for word in words}
_VERB = "(?P<verb>" + "|".join(sorted(_EVENTS, key=len, reverse=True)) + r")(?![a-z]|\.[a-z])"

# A number is an order only when it is not the start of a price, of a "2%", or of a time: "20 min", "4:30", "5pm".
_ORDER = r"#?(?P<order>\d{1,9})(?![.,:]?\d|\s*%|\s*(?:min|hours?\b|hrs?\b)|[ap]\.?m)"
_VERB_FIRST = re.compile(rf"{_VERB}\s*(?:order\s*)?(?:{_ORDER})?(?P<rest>.*)", _ANY_CASE)
_ORDER_FIRST = re.compile(rf"(?:order\s*)?{_ORDER}\s*(?:is\s+)?{_VERB}(?P<rest>.*)", _ANY_CASE)
_ONLY_CODES = re.compile(r"(?:[ynrpd]\d{1,9}(?:[\s,;]+|$)){2,}", _ANY_CASE)

# A bare amount counts only in front and with cents, so that "at 3.30" and "3.30pm" stay remarks.
_PRICE = re.compile(
    r"(?:^(?:total\s+)?|[$€£]\s?)(?P<major>\d{1,5})[.,](?P<minor>\d{2})(?!\d|\s*[ap]\.?m)"
    r"|[$€£]\s?(?P<whole>\d{1,5})(?![.,]?\d)",
    _ANY_CASE,
)
_EDGES = " ,.;:!-"
_POLITE = frozenset({"thanks", "thank you", "thx", "ty", "ok", "please", "sure", "great", "will do"})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one text says; `order` is missing in a bare "Y", `total` is in cents."""

    event: LegEvent
    order: int | None
    note: str | None = None
    total: int | None = None


def read_answers(text: str) -> list[Answer]:
    """The answers in `text`, several when it is nothing but codes ("R27 R28"); raises Rejected with HELP."""
    text = " ".join(text.split())
    if _ONLY_CODES.fullmatch(text):
        return [_read_one(code) for code in re.split(r"[ ,;]+", text) if code]
    return [_read_one(text)]


def _read_one(text: str) -> Answer:
    found = _ORDER_FIRST.match(text) or _VERB_FIRST.match(text)
    if found is None:
        raise Rejected(HELP)
    order = int(found["order"]) if found["order"] else None
    note, total = _remark(found["rest"])
    if note and order is None and _EVENTS[found["verb"].lower()] is not LegEvent.LATE:
        raise Rejected(HELP)
    answer = Answer(_EVENTS[found["verb"].lower()], order, note, total)
    if answer.event is LegEvent.ACCEPTED and note:
        return replace(answer, event=LegEvent.PROPOSED)
    return answer


def _remark(rest: str) -> tuple[str | None, int | None]:
    rest = rest.strip(_EDGES)
    total = None
    if price := _PRICE.search(rest):
        total = int(price["whole"] or price["major"]) * 100 + int(price["minor"] or 0)
        rest = (rest[: price.start()] + rest[price.end() :]).strip(_EDGES)
    return (None if not rest or rest.lower() in _POLITE else rest), total
