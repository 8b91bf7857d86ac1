"""A person speaks with her instead of the machine, until he hands the conversation back."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.models import Customer, Message
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people.customers import agency_of


def wrote_meanwhile(s: Session, now: datetime, customer: Customer, message: Message) -> None:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She wrote in a conversation that you have taken over",
        once=f"taken-over:{message.id}",
        customer=customer,
        due_in=timedelta(minutes=5),
    )


def take_over(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """A person speaks with her now; the machine is silent until it is handed back."""
    customer.taken_over, customer.taken_over_by = True, who
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation taken over by {who}", customer=customer)


def hand_back(s: Session, now: datetime, customer: Customer, who: str) -> None:
    """The machine answers her again."""
    customer.taken_over, customer.taken_over_by = False, ""
    s.add(customer)
    note(s, now, customer.agency_id, f"conversation handed back by {who}", customer=customer)
