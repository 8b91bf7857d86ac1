"""What no shop sells: her medicines, her people and the shops are taken out of her words before a list is read."""

import re

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Medication, Provider
from concierge_bot.services.orders import legs
from concierge_bot.understanding.goods.lexicon import lexicon
from concierge_bot.understanding.goods.products import is_food
from concierge_bot.understanding.orders import one_time
from concierge_bot.understanding.people import shop_names

_OF_IT = r"(?: (?:pill|tablet|capsule|med|medicine|medication|prescription)s?)?"

SHORTEST = 2
"""A name of so few letters is a word of any kind."""

_INTRODUCED = re.compile(r"\b(?:mrs?|ms|miss)\b\.? [A-Z][\w'-]+(?! (?:pills?|tablets?))", re.IGNORECASE)
"""Somebody by title: no shop sells a Mrs. Colby, whatever cheese is called so."""


def without(s: Session, customer: Customer, words: str) -> str:
    """Return her words without her own name, those of her people, of what she takes, and of shops."""
    words = one_time.without_once(named_shops(s, customer, words).rest)
    contacts = s.exec(select(Contact.name).where(Contact.customer_id == customer.id))
    words = _INTRODUCED.sub(" ", words)
    hers = customer.name.casefold().split()
    names = [*(name.casefold().split()[0] for name in contacts), *hers]
    people = [name for name in names if len(name) > SHORTEST and not is_food(name, lexicon())]
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
    taken = [
        called.casefold() for plan in plans for called in (*_both(plan), plan.say_as, plan.name) if called
    ]
    for called in sorted(taken, key=len, reverse=True):
        words = re.sub(
            rf"\b(?:(?:my|me|the) )?{re.escape(called)}s?{_OF_IT}\b", " ", words, flags=re.IGNORECASE
        )
    for called in people:
        words = re.sub(
            rf"\b(?:(?:mrs?|ms|miss)\.? )?{re.escape(called)}(?:'?s)?\b", "she", words, flags=re.IGNORECASE
        )
    return words


def named_shops(s: Session, customer: Customer, words: str) -> shop_names.Named:
    """Return which of the agency's shops her words name, and the words without them."""
    query = select(Provider.name, Provider.kind).where(
        Provider.agency_id == customer.agency_id, col(Provider.kind).in_(legs.GOODS)
    )
    return shop_names.named(words, dict(s.exec(query.order_by(col(Provider.rank), col(Provider.id))).all()))


def _both(plan: Medication) -> tuple[str, ...]:
    """Her word for it and its name in one: "the water furosemide"."""
    *sort, _ = plan.say_as.split() or [""]
    return (f"{' '.join(sort)} {plan.name}",) if sort else ()
