"""Who works at the desk: let in and out by a lead, and signed in by a code in a text to the operator's own phone."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import NotFound, NotNow
from concierge_bot.models import Agency, Operator, Pass, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import codes, passes
from concierge_bot.texts import say
from concierge_bot.texts.pages import told


def of_agency(s: Session, agency_id: int) -> Sequence[Operator]:
    """Return who works at the desk."""
    query = select(Operator).where(Operator.agency_id == agency_id, col(Operator.ended_at).is_(None))
    return s.exec(query.order_by(col(Operator.name))).all()


def let_in(
    s: Session, now: datetime, agency_id: int, name: str, phone: str, *, lead: bool, by: str
) -> Operator:
    """Let somebody work at the desk; NotNow if a colleague goes by this name already."""
    row = s.exec(select(Operator).where(Operator.agency_id == agency_id, Operator.name == name)).first()
    if row is not None and row.ended_at is None:
        raise NotNow(
            told("{name} works at the desk already: write a name that tells the two apart", name=name)
        )
    row = row or Operator(agency_id=agency_id, name=name, phone=phone)
    row.phone, row.lead, row.ended_at = phone, lead, None
    s.add(row)
    s.flush()
    note(s, now, agency_id, f"{name} let in to the desk by {by}")
    return row


def let_out(s: Session, now: datetime, agency_id: int, name: str, *, by: str) -> None:
    """Somebody works at the desk no more: open pages and links end at once; NotFound if nobody is called so."""
    row = next((one for one in of_agency(s, agency_id) if one.name == name), None)
    if row is None:
        raise NotFound(told("Nobody called {name} works at the desk", name=name), field="name")
    row.ended_at = now
    s.add(row)
    for door in s.exec(select(Pass).where(Pass.operator_id == row.id, col(Pass.ended_at).is_(None))):
        passes.end(s, now, door)
    note(s, now, agency_id, f"{name} let out of the desk by {by}")


def is_lead(s: Session, session: Pass) -> bool:
    """Tell whether a session is a lead's; so is that of a link, which whoever runs the house has made."""
    return session.operator_id is None or s.get_one(Operator, session.operator_id).lead


def ask_for_code(s: Session, now: datetime, written: str, address: str) -> str:
    """Text a code to an operator's phone; return the key of the form in which it works, whoever has the number."""
    meant = codes.numbers(s, written)
    codes.count(s, now, codes.ASKED, f"desk {meant[0]}", address)
    key = secrets.token_urlsafe(24)
    query = select(Operator).where(col(Operator.phone).in_(meant), col(Operator.ended_at).is_(None))
    if row := s.exec(query.order_by(col(Operator.id))).first():
        agency = s.get_one(Agency, row.agency_id)
        code = f"{secrets.randbelow(1_000_000):06}"
        token = codes.token(key, code)
        passes.issue(s, now, agency.key, "desk code", operator=row.name, operator_id=row.id, token=token)
        text = say("desk_code", agency=agency.name, code=code)
        once = f"code:{key}"
        notify.to_phone(
            s, now, agency, row.phone, text, about="sign-in code", once=once, urgency=Urgency.answer
        )
    return key
