"""What each of her people may see: rows that begin with her words and end, with their doors, in one commit."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Contact, Customer, Grant, Outbox, OutboxState, Scope
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import family, passes
from concierge_bot.texts import say, together

MOST_NAMED = 4
NAMED = "named at enrolment"
"""What stands in a grant that others named: she is asked after her OK, only whom an alarm reaches holds at once."""
ACTIVE, ASKED = "active", "asked"
"""How a grant stands: she lets it be seen, or she was not asked yet and nothing is shown."""


def contacts(s: Session, customer: Customer) -> list[Contact]:
    """Return her people in the order in which they are asked."""
    query = select(Contact).where(Contact.customer_id == customer.id)
    return list(s.exec(query.order_by(col(Contact.position), col(Contact.id))))


def everybody(s: Session, own: Sequence[Contact]) -> str:
    """Say in plain words who sees what."""
    seeing = [(c, family.scopes(s, c)) for c in own]
    lines = [say("sees", name=c.name, what=words) for c, granted in seeing if (words := spoken(granted))]
    more = len(lines) - MOST_NAMED
    rest = say("sees_more", more=more) if more > 0 else say("sees_nobody")
    return together(*lines[:MOST_NAMED], rest)


def end(
    s: Session, now: datetime, customer: Customer, contact: Contact, which: Iterable[Scope] = ()
) -> list[Grant]:
    """End what a contact may see (all, if no scope is named); with the last the page's doors close too."""
    chosen = set(which) or set(Scope)
    rows = [g for g in _active(s, contact) if g.scope in chosen]
    for row in (*rows, *(g for g in named(s, contact) if g.scope in chosen)):
        row.status = "ended"
        s.add(row)
    for row in rows:
        what = f"{contact.name} no longer sees: {_called(row.scope)}"
        note(s, now, customer.agency_id, what, customer=customer)
    s.flush()
    unsent = select(Outbox).where(
        Outbox.contact_id == contact.id,
        Outbox.state == OutboxState.waiting,
        col(Outbox.scope).in_([str(scope) for scope in chosen]),
    )
    for text in s.exec(unsent):
        notify.drop(s, now, text, "no longer shared")
    if family.is_shut(s, contact):
        passes.end_all(s, now, contact)
    return rows


def let(
    s: Session, now: datetime, customer: Customer, contact: Contact, which: Iterable[Scope], words: str
) -> None:
    """Let a contact see something from now on, with the words in which she said so."""
    for scope in which:
        if scope not in family.scopes(s, contact):
            s.add(
                Grant(agency_id=customer.agency_id, contact_id=contact.key, scope=scope, words=words, at=now)
            )
            what = f"{contact.name} now sees: {_called(scope)}"
            note(s, now, customer.agency_id, what, customer=customer)
    s.flush()


def named_by_others(s: Session, customer: Customer) -> None:
    """Keep what others say that her people may see until she is asked; whom to tell of an alarm holds at once."""
    hers = select(Grant).join(Contact).where(Contact.customer_id == customer.id)
    for grant in s.exec(hers):
        grant.words = NAMED
        grant.status = ACTIVE if grant.scope == Scope.alarms else ASKED
        s.add(grant)
    s.flush()


def named(s: Session, contact: Contact) -> list[Grant]:
    """Return what others named for a contact of which she was not asked yet."""
    query = select(Grant).where(Grant.contact_id == contact.id, Grant.status == ASKED)
    return list(s.exec(query.order_by(col(Grant.id))))


def decide(
    s: Session, now: datetime, customer: Customer, contact: Contact, chosen: set[Scope], words: str
) -> None:
    """She said what of that which others named a contact may see: this begins, and the rest of it ends."""
    told = named(s, contact)
    for row in told:
        row.status, row.words, row.at = ACTIVE, words, now
        s.add(row)
    if rest := {row.scope for row in told} - chosen:
        end(s, now, customer, contact, rest)
    seen = spoken(family.scopes(s, contact)) or "nothing"
    note(s, now, customer.agency_id, f"she let {contact.name} see: {seen}", customer=customer)


def were_named_by_others(s: Session, customer: Customer) -> bool:
    """Tell whether somebody else named who of her people sees what."""
    hers = select(Grant.id).join(Contact).where(Contact.customer_id == customer.id, Grant.words == NAMED)
    return s.exec(hers.limit(1)).first() is not None


def spoken(granted: Iterable[Scope]) -> str:
    """Return scopes as she would read them: ``deliveries, medicine and alarms``."""
    order = (Scope.orders, Scope.doses, Scope.alarms, Scope.money)
    words = [family.SCOPE_WORDS[scope].lower() for scope in order if scope in set(granted)]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _called(scope: Scope) -> str:
    return family.SCOPE_WORDS.get(scope, "the right to end her service").lower()


def _active(s: Session, contact: Contact) -> list[Grant]:
    query = select(Grant).where(Grant.contact_id == contact.id, Grant.status == ACTIVE)
    return list(s.exec(query.order_by(col(Grant.id))))
