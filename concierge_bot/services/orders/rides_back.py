"""The way home of a ride that she has, or is about to have: a ride of its own that never moves the way there."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer, Question
from concierge_bot.services.orders import errand_changes, errands, hers, visit_status, visit_words, visits
from concierge_bot.services.orders.visit_book import Visit, coming
from concierge_bot.services.talk import questions
from concierge_bot.understanding.answers import assent
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import errand_answers, particulars, ride_places, way_back
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.words.vocabulary import names_food

A_RIDE = "a ride"
_BOOK_IT = re.compile(r"\bbook(?:ed|ing)?\b", re.IGNORECASE)


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Offer her the way home, with the way there or by itself; an empty string where she speaks of none."""
    if not is_wanted(s, now, customer, text):
        return ""
    asked, out = _asked(s, now, customer), _out(s, now, customer, text)
    if asked is not None and (out is None or asked.asked_at >= out.since):
        return _with_the_way_there(s, now, customer, asked, text, once)
    if out is not None and (there := _booked(s, now, customer, out)) is not None:
        return _of_one_that_stands(s, now, customer, out, there, text, once)
    if out is not None:
        return _of_a_booked_one(s, now, customer, out, text, once)
    if reading.kind(text) == reading.OTHER and _places(text).get("from"):
        return errands.quote(s, now, customer, f"{A_RIDE} {text}", text, once=once)
    return ""


def is_of_hers(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text wants the way home of a ride that she has, or that waits for her OK."""
    has = _asked(s, now, customer) is not None or _rides(s, now, customer)
    return bool(has) and is_wanted(s, now, customer, text)


def is_wanted(s: Session, now: datetime, customer: Customer, text: str) -> bool:
    """Tell whether a text wants her brought home, or asks who brings her, and speaks of nothing else."""
    plain = _BOOK_IT.sub(" ", text)  # "book it" wants no book to read
    if reading.kind(plain) not in (reading.OTHER, particulars.RIDE) or not reading.names_nothing_else(text):
        return False
    if names_food(text) or errand_answers.refuses(text):
        return False
    if any(way_back.wanted(piece) and assent.calls_off(piece) for piece in clauses.cut(text)):
        return False
    if way_back.wanted(text):
        return True
    start = _places(text).get("from", "")
    return bool(start) and any(
        ride_places.is_part_of(start, one.data.get("to", "")) for one in _rides(s, now, customer)
    )


def _with_the_way_there(
    s: Session, now: datetime, customer: Customer, asked: Question, text: str, once: str
) -> str:
    """Read the way there back with the way home; empty where that is in it, or she changes it."""
    new = errand_changes.changes(s, now, customer, asked.data, _homeward(text))
    if asked.data.get("back") or _goes_home(asked.data):
        return "" if new else errands.again(s, now, customer, asked, once=once)
    if not new.get("back"):
        notes = [*filter(None, asked.data.get("notes", "").split("; ")), visit_words.ALSO_BACK]
        new["notes"] = "; ".join(dict.fromkeys(notes))
    return errands.offer(s, now, customer, {**asked.data, **new}, once=once)


def _of_a_booked_one(s: Session, now: datetime, customer: Customer, out: Visit, text: str, once: str) -> str:
    """Offer the way home of a ride that is booked, at the hour that she says, or asked for one."""
    new = errand_changes.changes(s, now, customer, out.data, _homeward(text))
    if new.get("back"):
        return visits.change_one(s, now, customer, out, _homeward(text), once=once)
    day = out.data.get("start", "")[: len("2026-12-01")]
    home = visit_words.ways({**out.data, "back": day or now.isoformat(), "notes": ""})[1]
    return errands.offer(s, now, customer, {**home, "start": day}, once=once)


def _of_one_that_stands(
    s: Session, now: datetime, customer: Customer, out: Visit, there: Visit, text: str, once: str
) -> str:
    """Move the way home that is booked to the hour that she says, else say how it stands; no other is made of it."""
    back = errand_changes.changes(s, now, customer, out.data, _homeward(text)).get("back", "")
    if back and back != there.data.get("start") and not clauses.only_asks(text):
        return visits.move_to(s, now, customer, there, back, text, once=once)
    return visit_status.tell_of_one(s, now, customer, there, text, once=once)


def _asked(s: Session, now: datetime, customer: Customer) -> Question | None:
    """Return the ride that waits for her OK."""
    waiting = (q for q in questions.open_ones(s, now, customer) if q.about == errands.ABOUT)
    return next((q for q in waiting if q.data["kind"] == particulars.RIDE), None)


def _rides(s: Session, now: datetime, customer: Customer) -> list[Visit]:
    return [one for one in coming(s, now, customer) if one.data["kind"] == particulars.RIDE]


def _out(s: Session, now: datetime, customer: Customer, text: str) -> Visit | None:
    """Return the ride that goes out of which she speaks: to the place that she leaves, else the newest."""
    out = [one for one in _rides(s, now, customer) if not hers.goes_home(one)]
    start = _places(text).get("from", "")
    there = [one for one in out if start and ride_places.is_part_of(start, one.data.get("to", ""))]
    if start and not there and not ride_places.is_some_place(start):
        return None
    meant = hers.narrowed(now, customer, there or out, text)
    return meant[-1] if meant else None


def _booked(s: Session, now: datetime, customer: Customer, out: Visit) -> Visit | None:
    """Return the ride that brings her home from where another takes her, on that day."""
    day = out.data.get("start", "")[: len("2026-12-01")]
    there = [
        one
        for one in _rides(s, now, customer)
        if hers.goes_home(one)
        and one.data.get("start", "").startswith(day)
        and ride_places.is_part_of(one.data.get("from", ""), out.data.get("to") or "there")
    ]
    return there[-1] if there else None


def _goes_home(data: visit_words.Data) -> bool:
    return data.get("way") == particulars.BACK or (
        data.get("to") == ride_places.HOME and data.get("from", ride_places.HOME) != ride_places.HOME
    )


def _homeward(text: str) -> str:
    """Return a text as one of the way home, though only the place that she leaves says so."""
    return text if way_back.wanted(text) else f"ride home, {text}"


def _places(text: str) -> dict[str, str]:
    return ride_places.way(text.title() if text.isupper() else text)
