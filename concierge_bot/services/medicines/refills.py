"""A refill: her medicine from her own list, her OK, then the pharmacy is asked; the pharmacist decides."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.models import (
    LIVE_ORDERS,
    Customer,
    Medication,
    Order,
    OrderItem,
    OrderStatus,
    Provider,
    Question,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import next_number
from concierge_bot.services.medicines import plans
from concierge_bot.services.members import candidates, choosing
from concierge_bot.services.orders import ordering, read_backs, windows
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.words.match import Match, medicine, names_another

PERSON_WITHIN = timedelta(minutes=30)
LASTS = timedelta(hours=12)
_JOINED = re.compile(r"\band\b|\bplus\b|\balso\b|[,&+;]")


def medicines(s: Session, customer: Customer) -> list[Medication]:
    """Return her medicines."""
    return plans.of(s, customer)


def called(plans: Sequence[Medication]) -> dict[str, list[str]]:
    """Return what her medicines are called: their names, and the words that she chose."""
    return {plan.name: [plan.say_as] if plan.say_as else [] for plan in plans}


def match(words: str, plans: Sequence[Medication]) -> Match:
    """Match words against her own list only, by name or by the words she chose; two near ones are asked."""
    return medicine(words, called(plans))


def find(words: str, plans: Sequence[Medication]) -> Medication | None:
    """Return the one medicine that the words can mean; her only one needs no name, but another's is not hers."""
    if len(plans) == 1 and not names_another(words, called(plans)):
        return plans[0]
    found = match(words, plans)
    return next((plan for plan in plans if plan.name == found.choice), None)


def find_all(words: str, plans: Sequence[Medication]) -> list[Medication]:
    """Return the medicines that the words name, one after the other ("the heart ones and the sugar ones too")."""
    one = find(words, plans)
    parts = [part for part in _JOINED.split(words.casefold()) if not names_another(part, called(plans))]
    found = {match(part, plans).choice for part in parts}
    if one is not None:
        found.add(one.name)
    return [plan for plan in plans if plan.name in found]


def spoken_of(s: Session, customer: Customer) -> list[Medication]:
    """Return the medicines that the last text to her names."""
    last = notify.last_to(s, customer)
    own = [plan for plan in medicines(s, customer) if plan.say_as]
    return [plan for plan in own if last is not None and plan.say_as in last.body]


def quote(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Read the refill back and ask for her OK; what is not on her list goes to a person.

    One that is under way is not asked for twice: she hears how it stands.
    """
    own = medicines(s, customer)
    plans = find_all(words, own)
    text = ""
    under_way = [order for plan in plans if (order := _under_way(s, plan)) is not None]
    plans = [plan for plan in plans if plan.id not in {order.medication_id for order in under_way}]
    if under_way and not plans:
        text = together(*(ordering.spoken_status(s, now, customer, order) for order in under_way))
        notify.to_customer(s, now, customer, text, about="refill", once=once)
    elif plans:
        besides = names_another(words, called(own))
        first = _not_on_her_list(s, now, customer, once) if besides else ""
        text = offer(s, now, customer, plans, once=once, first=first)
    return text or _to_a_person(s, now, customer, once)


def _under_way(s: Session, plan: Medication) -> Order | None:
    """Return the refill of a medicine that was asked for and has not come."""
    query = select(Order).where(Order.medication_id == plan.id, col(Order.status).in_(LIVE_ORDERS))
    return s.exec(query.order_by(col(Order.id).desc()).limit(1)).first()


def offer(
    s: Session, now: datetime, customer: Customer, plans: Sequence[Medication], *, once: str, first: str = ""
) -> str:
    """Ask if the pharmacy shall be asked for these, and for what was read back before; nothing if there is none."""
    ranked, refused = candidates.of_kind(s, customer, "pharmacy")
    if not ranked:
        return ""
    pharmacy = s.get_one(Provider, ranked[0].provider_id)
    asked = questions.open_about(s, customer, "refill")
    orders = [order for q in asked for order in asked_for(s, q) if order.status == OrderStatus.quoted]
    known = {order.medication_id for order in orders}
    because = {
        **choosing.because(ranked, refused, customer.prefers),
        "shop": pharmacy.name,
        "provider_id": pharmacy.key,
    }
    orders += [_drafted(s, now, customer, plan, because) for plan in plans if plan.id not in known]
    question = questions.ask(
        s,
        now,
        customer,
        "refill",
        choices=["1", "2"],
        subject_id=orders[0].id,
        words="the refill",
        lasts=LASTS,
        data={"orders": " ".join(str(order.id) for order in orders)},
    )
    text = together(first, say("refill", pharmacy=pharmacy.name, what=_what(s, orders)))
    notify.to_customer(s, now, customer, text, about="refill", once=once, question=question)
    return text


def asked_for(s: Session, question: Question) -> list[Order]:
    """Return the orders that a question about refills is about."""
    ids = question.data.get("orders", str(question.subject_id)).split()
    return [s.get_one(Order, int(one), with_for_update=True) for one in ids]


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """She said if the pharmacy shall be asked, which is all that she is told until it answers."""
    orders = [order for order in asked_for(s, q) if order.status == OrderStatus.quoted]
    if reply not in ("1", "yes") or not orders:
        leave(s, now, q)
        notify.to_customer(s, now, customer, say("left_as_is"), about="answer", once=once)
        return
    for order in orders:
        ordering.place(s, now, customer, order)
    text = say(
        "refill_asked",
        pharmacy=orders[0].chosen_because["shop"],
        what=_what(s, orders),
        number=" and ".join(str(order.number) for order in orders),
        undo=ordering.undo_before(orders[0], customer, now),
    )
    notify.to_customer(s, now, customer, text, about="refill", once=once)


def leave(s: Session, now: datetime, question: Question) -> None:
    """Let go of what was read back and is not wanted."""
    for order in asked_for(s, question):
        if order.status == OrderStatus.quoted:
            read_backs.lapse(s, now, order, "she said no")


def _drafted(
    s: Session, now: datetime, customer: Customer, plan: Medication, because: dict[str, Any]
) -> Order:
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        kind="prescription",
        medication_id=plan.key,
        chosen_because=because,
        created_at=now,
    )
    s.add(order)
    s.flush()
    strength = f" {plan.strength}" if plan.strength else ""
    s.add(OrderItem(agency_id=order.agency_id, order_id=order.key, name=f"{plan.name}{strength}"))
    return order


def _what(s: Session, orders: Sequence[Order]) -> str:
    plans = [s.get_one(Medication, order.medication_id) for order in orders]
    return " and ".join(dict.fromkeys(spoken(plan) for plan in plans))


def spoken(plan: Medication) -> str:
    """Name a medicine only by the words that she chose for it."""
    return f"your {plan.say_as}" if plan.say_as else "your medicine"


def _to_a_person(s: Session, now: datetime, customer: Customer, once: str) -> str:
    text = _not_on_her_list(s, now, customer, once)
    notify.to_customer(s, now, customer, text, about="refill", once=once)
    return text


def _not_on_her_list(s: Session, now: datetime, customer: Customer, once: str) -> str:
    """A person sees to a medicine that is not on her list; return what she is told of it."""
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She asks for a medicine that is not on her list",
        once=f"refill:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    return say("no_medicine", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
