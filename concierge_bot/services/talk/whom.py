"""Which of her people her words mean: by name, by kin, or "her", who is whom she named last."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Message
from concierge_bot.services.people import grants
from concierge_bot.understanding.everyday import details
from concierge_bot.understanding.parting import telling
from concierge_bot.understanding.people.kin import MENS_NAMES, WOMENS_NAMES
from concierge_bot.understanding.terms import sharing as reading

SPOKEN_OF_WITHIN = timedelta(minutes=15)
"""For so long "her" is whom she named before."""
KINSWOMEN = frozenset(
    "daughter sister wife mother mum mom granddaughter grandmother niece aunt girlfriend".split()
)
KINSMEN = frozenset("son brother husband father dad grandson grandfather nephew uncle boyfriend".split())


def called(s: Session, customer: Customer) -> frozenset[str]:
    """Return the words by which she may call her people."""
    return reading.callings({c.name: c.relation for c in grants.contacts(s, customer)})


def meant(
    s: Session, now: datetime, customer: Customer, own: Sequence[Contact], clause: str, words: str
) -> list[Contact]:
    """Return whom a clause may mean; "her" is whom she named last, else each of her women."""
    known = {c.name: c.relation for c in own}
    pronouns = telling.names_her_or_him(clause)
    named = details.person(clause)
    found = reading.person(clause, known, [named] if named and not pronouns else [])
    fit = [c for c in own if c.name == found.name or c.name in found.near]
    if fit or found.unknown:
        return fit
    if (kin := details.kin(words)) and kin not in reading.callings(known):
        return []
    if not pronouns:
        return list(own) if len(own) == 1 else []
    before = reading.person(words.casefold().partition(clause)[0], known, []).name
    if before and any(_may_be(c, pronouns) for c in own if c.name == before):
        return [c for c in own if c.name == before]
    others = reading.person(words, known, []).name  # "she may not. kevin can": she is not Kevin
    fitting = [c for c in own if c.name != others and _may_be(c, pronouns)]
    last = _named_last(s, now, customer, fitting, words)
    return [last] if last else fitting


def _may_be(contact: Contact, pronouns: frozenset[str]) -> bool:
    first, kin = contact.name.casefold().split()[0], set(contact.relation.casefold().split())
    woman = first in WOMENS_NAMES or bool(kin & KINSWOMEN)
    man = first in MENS_NAMES or bool(kin & KINSMEN)
    return woman == man or (woman and bool(pronouns & telling.SHE)) or (man and bool(pronouns & telling.HE))


def _named_last(
    s: Session, now: datetime, customer: Customer, fitting: Sequence[Contact], words: str
) -> Contact | None:
    """Return whom she named in her texts of the last minutes, the newest first."""
    query = select(Message.body).where(
        Message.customer_id == customer.id, Message.received_at > now - SPOKEN_OF_WITHIN
    )
    for body in s.exec(query.order_by(col(Message.id).desc())):
        heard = set(re.findall(r"[a-z]+", body.casefold()))
        named = [c for c in fitting if c.name.casefold().split()[0] in heard]
        if body != words and len(named) == 1:
            return named[0]
    return None
