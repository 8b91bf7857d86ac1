"""What of a text puts right the thing that we named to her last: that is done, whatever else the text tells or asks.

A service or a reminder that waits for her OK, or a visit that stands: a new time for it needs no name.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.everyday import reminders
from concierge_bot.services.medicines import dose_talk
from concierge_bot.services.orders import errand_moves, errands, spoken_of, visit_notes
from concierge_bot.services.talk.other_hands import contact_names
from concierge_bot.understanding.answers import agreeing, replies, yes_beside
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import about_hers, errand_answers, particulars, reasons, way_back
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food

_SAYS_NO = re.compile(r"\W*(?:no+|nope|nah|not)\b(?! (?:one|body)\b)", re.IGNORECASE)


def words(s: Session, now: datetime, customer: Customer, text: str) -> str:
    """Return what of a text gives another time to what we named last, where the rest only tells; empty if none does."""
    own, rest = _sorted(s, now, customer, text)
    return "" if rest else " ".join(own)


def and_more(s: Session, now: datetime, customer: Customer, text: str) -> tuple[str, str]:
    """Part what puts right what we named last from what a text asks for besides; two empty strings if it is one."""
    own, rest = _sorted(s, now, customer, text)
    return (" ".join(own), " ".join(rest)) if own and rest else ("", "")


def _sorted(s: Session, now: datetime, customer: Customer, text: str) -> tuple[list[str], list[str]]:
    """Return the pieces of a text that put right what we named last, and those that ask for something else."""
    last = spoken_of.asked(s, now, customer)
    visit = visit_notes.told_last(s, now, customer) if last is None else None
    data: Mapping[str, str] | None = visit.data if visit is not None else None
    if last is not None and last.about == errands.ABOUT:
        data = last.data
    if data is None and (last is None or last.about != "reminder"):
        return [], []
    if names_food(text) and (data or {}).get("kind") != particulars.MEAL:
        return [], []
    ride = (data or {}).get("kind") == particulars.RIDE
    pieces = clauses.cut(reasons.without(text, ride=ride) if data is not None else text)
    if (
        any(map(errand_answers.refuses, pieces))
        or way_back.parted(text, out=True)[1]
        or errand_answers.says_yes(text)
        or agreeing.agrees(text)
        or yes_beside.read(text) is not None
        or errand_answers.without_number(text) != text
    ):
        return [], []  # what she calls off or says yes to, and the way back, is read as a whole
    names = [name.casefold() for name in contact_names(s, customer)]
    own, rest, elsewhere = [], [], False
    for piece in pieces:
        plain = clauses.bare(piece).strip(" ,")
        if data is not None and visit_notes.of_another(s, customer, plain):
            continue  # "ben says the church van is wednesday"
        kind = reading.kind(plain)
        if kind != reading.OTHER:  # "a cab. thursday at 1:30": what follows is of the cab
            elsewhere = kind != (data or {}).get("kind")
        another = (
            elsewhere
            or not reading.names_nothing_else(plain)
            or recall.names_pills(plain)
            or dose_talk.is_about_one(s, customer, plain)
            or about_hers.of_her_own_people(plain)
            or any(agreeing.names(plain, name) for name in names)
        )
        if _SAYS_NO.match(plain) and (another or not _moves(s, now, customer, last, data, plain)):
            continue  # "no medicines, dear"
        if another or "?" in plain:
            rest.append(plain)
        elif _moves(s, now, customer, last, data, plain):
            own.append(plain)
        elif clauses.asks(plain) and kind == reading.OTHER:  # "move the taxi too" says no more than that
            rest.append(plain)
    return own, rest


def _moves(
    s: Session,
    now: datetime,
    customer: Customer,
    last: Question | None,
    data: Mapping[str, str] | None,
    piece: str,
) -> bool:
    """Tell whether a piece of a text gives what we named last another time."""
    if replies.read(piece) is not None:
        return False
    if data is None:
        return reminders.corrects(s, now, customer, piece)
    new = errand_moves.moved(now, customer, data, piece)
    return any(data.get(key, "") != value for key, value in new.items() if key != "at")
