"""She wants a shop, a courier or a firm no more: it is among her blocks, and no order of hers is stopped by that."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Customer, Leg, Order, Provider
from concierge_bot.services.house import desk, notify
from concierge_bot.services.members import next_time
from concierge_bot.services.orders import windows
from concierge_bot.services.orders.quotes import PERSON_WITHIN
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import say
from concierge_bot.understanding.members import unwanted

LATELY = timedelta(days=3)
"""So long she may mean who came by "that driver"."""


def heard(s: Session, now: datetime, customer: Customer, text: str, *, once: str) -> str | None:
    """Send her no more whom she does not want again, and return what else she says; None if she says that of nobody."""
    if "?" in text:
        return None
    member, said = _meant(s, now, customer, text)
    if member is None or said is None:
        return None
    told, question = next_time.block(s, now, customer, member)
    if question is None:
        _for_a_person(s, now, customer, member, text, once)
    else:
        notify.to_customer(s, now, customer, told, about="rating", once=once, question=question)
    rest = f"{text[: said.start()]} {text[said.end() :]}".strip(" .,;!")
    return rest if len(rest.split()) > 1 else ""


def _meant(
    s: Session, now: datetime, customer: Customer, text: str
) -> tuple[Provider | None, re.Match[str] | None]:
    """Return whom she means, and where she says it: by the name, else who came or was named last."""
    for member in _members(s, customer):
        called = rf"(?:{re.escape(member.name)}|{re.escape(member.name.split()[0])})"
        if said := unwanted.find(text, called):
            return member, said
    if said := unwanted.find(text, unwanted.SHOP):
        return _came_last(s, now, customer, ("grocer",)), said
    if said := unwanted.find(text, unwanted.who_came(text)):
        return _came_last(s, now, customer, ("courier", "service", "companion")), said
    return None, None


def _members(s: Session, customer: Customer) -> list[Provider]:
    query = select(Provider).where(Provider.agency_id == customer.agency_id)
    return [one for one in s.exec(query) if one.kind in next_time.KINDS]


def _came_last(s: Session, now: datetime, customer: Customer, kinds: Sequence[str]) -> Provider | None:
    """Return whose part of an order of hers came to its present state last."""
    query = (
        select(Provider)
        .join(Leg, col(Leg.provider_id) == col(Provider.id))
        .join(Order, col(Order.id) == col(Leg.order_id))
        .where(
            Order.customer_id == customer.id,
            col(Provider.kind).in_(kinds),
            col(Leg.since) > now - LATELY,
        )
        .order_by(col(Leg.since).desc())
    )
    return s.exec(query).first()


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
