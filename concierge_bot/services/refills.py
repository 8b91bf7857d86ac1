"""A refill: her medicine from her own list, her OK, then the pharmacy is asked; the pharmacist decides."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.models import Customer, Medication, Order, OrderItem, Provider
from concierge_bot.services import choosing, desk, notify, ordering, questions, quotes, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import next_number
from concierge_bot.texts import say
from concierge_bot.understanding.match import Match, medicine, names_another

PERSON_WITHIN = timedelta(minutes=30)


def medicines(s: Session, customer: Customer) -> list[Medication]:
    """Return her medicines."""
    return list(s.exec(select(Medication).where(Medication.customer_id == customer.id)))


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


def quote(s: Session, now: datetime, customer: Customer, words: str, *, once: str) -> str:
    """Read the refill back and ask for her OK; what is not on her list goes to a person."""
    plan = find(words, medicines(s, customer))
    ranked, refused = _pharmacies(s, customer)
    pharmacy = s.get(Provider, ranked[0].provider_id) if ranked else None
    if plan is None or pharmacy is None:
        return _to_a_person(s, now, customer, once)
    for earlier in questions.open_about(s, customer, "refill"):
        quotes.unanswered(s, now, earlier, "she asked anew")
    order = Order(
        agency_id=customer.agency_id,
        number=next_number(s, customer.agency_id),
        customer_id=customer.key,
        kind="prescription",
        medication_id=plan.key,
        chosen_because={
            **choosing.because(ranked, refused),
            "shop": pharmacy.name,
            "provider_id": pharmacy.key,
        },
        created_at=now,
    )
    s.add(order)
    s.flush()
    strength = f" {plan.strength}" if plan.strength else ""
    s.add(OrderItem(agency_id=order.agency_id, order_id=order.key, name=f"{plan.name}{strength}"))
    question = questions.ask(
        s, now, customer, "refill", choices=["1", "2"], subject_id=order.id, words="the refill"
    )
    text = say("refill", pharmacy=pharmacy.name, what=_spoken(plan))
    notify.to_customer(s, now, customer, text, about="refill", once=once, question=question)
    return text


def ask(s: Session, now: datetime, customer: Customer, order: Order, *, once: str) -> str:
    """She said yes: the pharmacy is asked, which is all that she is told until it answers."""
    ordering.place(s, now, customer, order)
    plan = s.get_one(Medication, order.medication_id)
    text = say(
        "refill_asked",
        pharmacy=order.chosen_because["shop"],
        what=_spoken(plan),
        number=order.number,
        undo=ordering.undo_before(order, customer, now),
    )
    notify.to_customer(s, now, customer, text, about="refill", once=once)
    return text


def _spoken(plan: Medication) -> str:
    """Name a medicine only by the words that she chose for it."""
    return f"your {plan.say_as}" if plan.say_as else "your medicine"


def _pharmacies(s: Session, customer: Customer) -> tuple[list[choosing.Candidate], dict[str, str]]:
    """Return the pharmacies by her preference, and why others may not serve her."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id, Provider.kind == "pharmacy")
    found = [(p, choosing.eligible(p, customer)) for p in s.exec(query)]
    fit = [choosing.candidate(p, customer) for p, why in found if not why]
    return choosing.ranking(fit), {p.name: why for p, why in found if why}


def _to_a_person(s: Session, now: datetime, customer: Customer, once: str) -> str:
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        "She asks for a medicine that is not on her list",
        once=f"refill:{once}",
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    text = say("no_medicine", by=windows.by(now, PERSON_WITHIN, customer.time_zone))
    notify.to_customer(s, now, customer, text, about="refill", once=once)
    return text
