"""What is hers and no shop sells: her medicines and her people are taken out of her words before a list is read."""

import re

from sqlmodel import Session, select

from concierge_bot.models import Contact, Customer, Medication
from concierge_bot.understanding.lexicon import lexicon
from concierge_bot.understanding.products import is_food

_OF_IT = r"(?: (?:pill|tablet|capsule|med|medicine|medication|prescription)s?)?"


def without(s: Session, customer: Customer, words: str) -> str:
    """Return her words without the names of her people and of what she takes."""
    contacts = s.exec(select(Contact.name).where(Contact.customer_id == customer.id))
    people = [first for name in contacts if not is_food(first := name.casefold().split()[0], lexicon())]
    plans = s.exec(select(Medication).where(Medication.customer_id == customer.id))
    taken = [
        called.casefold() for plan in plans for called in (*_both(plan), plan.say_as, plan.name) if called
    ]
    for called in sorted(taken, key=len, reverse=True):
        words = re.sub(
            rf"\b(?:(?:my|me|the) )?{re.escape(called)}s?{_OF_IT}\b", " ", words, flags=re.IGNORECASE
        )
    for first in people:
        words = re.sub(rf"\b{re.escape(first)}(?:'?s)?\b", "she", words, flags=re.IGNORECASE)
    return words


def _both(plan: Medication) -> tuple[str, ...]:
    """Her word for it and its name in one: "the water furosemide"."""
    *sort, _ = plan.say_as.split() or [""]
    return (f"{' '.join(sort)} {plan.name}",) if sort else ()
