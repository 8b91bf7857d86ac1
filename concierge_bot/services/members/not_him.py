"""She wants a shop, a courier or a firm no more: it is among her blocks, and no order of hers is stopped by that."""

import re
from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Customer, Provider
from concierge_bot.services.house import desk, notify
from concierge_bot.services.members import next_time
from concierge_bot.services.orders import windows
from concierge_bot.services.orders.quotes import PERSON_WITHIN
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say

_NO = r"(?:dont|don't|do not|never|wont|won't|no)"
_DOES = r"(?:bring|come|deliver|drive|carry|touch|send|do)"


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Send her no more whom she says that she does not want again; None if she says that of nobody we know."""
    if "?" in text:
        return None
    member = next((one for one in _members(s, customer) if _unwanted(text, one.name)), None)
    if member is None:
        return None
    told, question = next_time.block(s, now, customer, member)
    if question is None:
        _for_a_person(s, now, customer, member, text, once)
        return ""
    notify.to_customer(s, now, customer, told, about="rating", once=once, question=question)
    return ""


def _members(s: Session, customer: Customer) -> list[Provider]:
    query = select(Provider).where(Provider.agency_id == customer.agency_id)
    return [one for one in s.exec(query) if one.kind in next_time.KINDS]


def _unwanted(text: str, name: str) -> bool:
    """Tell whether a text says that it shall come no more, and not only this time."""
    called = rf"(?:{re.escape(name)}|{re.escape(name.split()[0])})"
    again = r"(?:no more|any ?more|anymore|ever again|again|nothing no more)"
    return bool(
        re.search(
            rf"\b{_NO} (?:want|send|let|have|use)(?: me)? (?:the |that )?{called}\b(?: to)?(?: {_DOES})?"
            rf"[^.;!?]{{0,40}}?\b{again}\b"
            rf"|\bno more {called}\b"
            rf"|\b{_NO} (?:want|send)(?: me)? {called} to {_DOES} (?:me |my )?(?:nothing|anything)\b",
            text,
            re.IGNORECASE,
        )
    )


def _for_a_person(
    s: Session, now: datetime, customer: Customer, member: Provider, text: str, once: str
) -> None:
    """Nobody else does it, or it is her favourite: a person sees to it, and she is told by when."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She does not want {member.name} any more: see who else can do it, and tell her",
        once=f"not-him:{once}",
        about=text,
        customer=customer,
        due_in=PERSON_WITHIN,
        promised=True,
    )
    told = say("not_him", who=member.name, by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, told, about="rating", once=once)
