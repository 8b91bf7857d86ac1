"""What she says of a visit that she has is done to that, and what she asks is answered from the rows."""

import re
from datetime import datetime

from sqlmodel import Session

from concierge_bot.models import Customer
from concierge_bot.services.orders import (
    errands,
    hers,
    hires,
    ride_hours,
    rides_back,
    service_prices,
    visit_notes,
    visit_status,
    visits,
    visits_off,
    which_visit,
    wrong_visit,
)
from concierge_bot.services.orders.visit_book import Visit
from concierge_bot.services.talk import questions, who_comes
from concierge_bot.understanding.everyday import plain_questions, reminding
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.parting import clauses
from concierge_bot.understanding.visits import about_hers, particulars, visit_questions, which_one
from concierge_bot.understanding.visits import errands as reading
from concierge_bot.understanding.visits.about_hers import Said

_TOLD = re.compile(
    r"\W*(?:(?:and|also|please|just|pls|can you|could you|would you)\W+)*"
    r"(?:tell|let|ask|inform|remind|warn) (?:my )?(\w+)",
    re.IGNORECASE,
)


def answer(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str:
    """Answer what she says or asks of a service; an empty string where she speaks of something else."""
    for hear in (visits_off.heard, ride_hours.heard):
        if told := hear(s, now, customer, text, once=once):
            return told
    if home := rides_back.heard(s, now, customer, text, once=once):
        return home
    if right := wrong_visit.heard(s, now, customer, text, once=once):
        return right
    firm = hires.firm(s, customer, text)
    if told := _to_him(s, now, customer, text, firm.name if firm else "", once):
        return told
    said = about_hers.read(text, firm.name if firm else "") or _by_turn(s, now, customer, text)
    if said is not None and (
        done := _of_a_visit(s, now, customer, said, text, firm.name if firm else "", once)
    ):
        return done
    asked = visit_questions.read(text, firm.name if firm else "")
    if asked is None or _of_her_own(s, customer, text):
        return ""
    if text_of_order := visit_status.tell(s, now, customer, text, once=once):
        return text_of_order
    if waits := errands.once_more(s, now, customer, text, once=once):
        return waits
    if asked == "price" and (price := service_prices.of_kind(s, now, customer, text, firm, once=once)):
        return price
    if asked == "price" and (firm is not None or reading.kind(text) != reading.OTHER):
        return errands.quote(s, now, customer, text, text, once=once)
    return visit_status.not_set_up(s, now, customer, text, once=once)


def _to_him(s: Session, now: datetime, customer: Customer, text: str, firm: str, once: str) -> str:
    """Pass on what only he can say, or what she thought that we had told him; a meal more is asked for anew."""
    visit = hers.named_visit(s, now, customer, text) or hers.visit_of_him(s, now, customer, text)
    if visit is None or _of_what_waits(s, now, customer, visit, text) or _of_one_of_hers(s, customer, text):
        return ""
    if word := about_hers.said_to_be_told(text):
        return visit_notes.pass_on(s, now, customer, visit, word, once=once)
    if about_hers.asks_what_he_does(text, firm):
        return visit_notes.pass_on(s, now, customer, visit, text, once=once)
    many = particulars.read(text, particulars.MEAL).get("persons", "1")
    if visit.data["kind"] == particulars.MEAL and many != visit.data.get("persons", "1") and many != "1":
        return (
            visits.change_one(s, now, customer, visit, text, once=once) if not reading.asked_for(text) else ""
        )
    return ""


def _by_turn(s: Session, now: datetime, customer: Customer, text: str) -> Said | None:
    """Return what a text does with the visit that it names by its hour or its turn: "no, the morning one. 9:45"."""
    visit = hers.named_visit(s, now, customer, text) if which_one.read(text) else None
    return Said("moves", text) if visit and visits.gives_time(s, now, customer, visit, text) else None


def _of_a_visit(
    s: Session, now: datetime, customer: Customer, said: Said, text: str, firm: str, once: str
) -> str:
    """Do to a visit of hers what a text says of it; an empty string if none is meant, or more than that."""
    named = hers.named_visit(s, now, customer, text)
    visit = named or hers.visit_of_him(s, now, customer, text)
    if visit is None and about_hers.sets_another_hour(text) and hers.spoke_of_visits(s, customer):
        visit = hers.visit(s, now, customer, text)
    if visit is None or _of_what_waits(s, now, customer, visit, text) or _of_one_of_hers(s, customer, text):
        return ""
    if named is None and not reading.names_nothing_else(text):
        return ""
    if said.act == "tells" and (reading.asked_for(text) or recall.names_pills(text)):
        return ""  # her medicines are none of his business, and a ride for her is no word to another driver
    if said.act == "tells":
        return visit_notes.pass_on(s, now, customer, visit, said.words, once=once)
    if said.act == "asks":
        return visit_status.tell_of_one(s, now, customer, visit, text, once=once)
    pieces = clauses.cut(text)
    more = sum(map(clauses.orders_on, pieces)) > 1 or any(map(reminding.asks, pieces))
    another = {reading.kind(piece) for piece in pieces} - {reading.OTHER, visit.data["kind"]}
    if more or (another and named is None) or reading.asked_for(text):
        return ""  # "could the haircut lady come tuesday, and remind me at 8" moves no ride
    if which := which_visit.ask(s, now, customer, text, which_visit.MOVE, once=once):
        return which
    if moved := visits.move(s, now, customer, visit, said.words, once=once):
        return moved
    return (
        visit_notes.pass_on(s, now, customer, visit, text, once=once)
        if about_hers.asks_him(text, firm)
        else ""
    )


def _of_what_waits(s: Session, now: datetime, customer: Customer, visit: Visit, text: str) -> bool:
    """Tell whether a service of the kind was read back since and waits for her OK: that is what she speaks of.

    Unless she names the visit by its hour or its turn: "the morning one".
    """
    return not hers.is_named_by_turn(visit, text) and any(
        q.about == errands.ABOUT and q.data["kind"] == visit.data["kind"] and q.asked_at >= visit.since
        for q in questions.open_ones(s, now, customer)
    )


def _of_one_of_hers(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether somebody of her own shall be told, or is asked after."""
    told = _TOLD.match(text)
    if told is not None and who_comes.named(s, customer, told[1]) is not None:
        return True
    return _of_her_own(s, customer, text)


def _of_her_own(s: Session, customer: Customer, text: str) -> bool:
    """Tell whether she asks when one of her own people comes."""
    asked = plain_questions.read(text)
    return asked is not None and who_comes.named(s, customer, asked.about) is not None
