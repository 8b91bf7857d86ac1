"""Somebody else writes from her phone: what he asks for himself a person speaks with him about."""

from datetime import datetime

from sqlmodel import Session, select

from concierge_bot.models import Contact, Customer, Message
from concierge_bot.services.talk import answering, handover
from concierge_bot.services.talk.messages import close


def contact_names(s: Session, customer: Customer) -> tuple[str, ...]:
    return tuple(s.exec(select(Contact.name).where(Contact.customer_id == customer.id)))


def not_hers(s: Session, now: datetime, customer: Customer, message: Message, name: str) -> None:
    """What somebody else asks from her phone for himself is not done for her: a person speaks with him."""
    task = f"{name or 'Somebody else'} writes from the phone of {customer.name}: please answer"
    name = customer.name.split()[0]
    handover.to_a_person(s, now, customer, task, "not_her_hands", once=answering.once(message), name=name)
    close(s, now, message, "other hands")
