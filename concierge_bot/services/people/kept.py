"""One thing that one of her people shall not hear of: kept from that person, while what may be seen stays as it is."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Order, Scope
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import baskets
from concierge_bot.services.people import family
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.people.sharing_talk import tell
from concierge_bot.services.safety import alarm_book
from concierge_bot.texts import say

JUST_NOW, LATELY = timedelta(hours=2), timedelta(days=7)
PERSON_WITHIN = timedelta(hours=2)
_OF_ORDERS = frozenset("order delivery parcel groceries shopping".split())
_POINTS = frozenset("this that these those it today".split())


def keep(
    s: Session, now: datetime, customer: Customer, contact: Contact, thing: str, words: str, once: str
) -> str:
    """Keep it from the contact, tell whoever works at the desk, and say so to her in one sentence."""
    for order in _meant(s, now, customer, set(thing.split())):
        family.keep_from(s, order, contact)
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        f"She asks that {contact.name} hears nothing of one thing: say nothing of it",
        once=f"kept:{once}",
        about=words,
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    note(s, now, customer.agency_id, f"one thing is kept from {contact.name}", customer=customer)
    warned = alarm_book.open_alarm(s, customer) is not None and Scope.alarms in family.scopes(s, contact)
    return tell(s, now, customer, say("kept_once_safe" if warned else "kept_from", name=contact.name), once)


def _meant(s: Session, now: datetime, customer: Customer, said: set[str]) -> list[Order]:
    """Return the orders that she speaks of: the last one, or those with the goods that she names."""
    query = select(Order).where(Order.customer_id == customer.id, Order.created_at > now - LATELY)
    rows = list(s.exec(query.order_by(col(Order.id).desc())))
    if said & _OF_ORDERS:
        return rows[:1]
    if said & _POINTS and len(said) == 1:
        return [order for order in rows if order.created_at > now - JUST_NOW][:1]
    stems = {word.removesuffix("s") for word in said if len(word) > 2}
    return [order for order in rows if stems & _stems(s, order)]


def _stems(s: Session, order: Order) -> set[str]:
    names = (item.name.casefold() for item in baskets.of_order(s, order))
    return {word.removesuffix("s") for name in names for word in name.split() if len(word) > 2}
