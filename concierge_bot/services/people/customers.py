"""Who is behind a phone number, and what each person agreed to."""

import secrets
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotFound
from concierge_bot.models import Agency, Consent, Contact, Customer, Grant, Order, Provider, Scope


def agency_of(s: Session, row: Customer) -> Agency:
    """Return the agency that looks after her."""
    return s.get_one(Agency, row.agency_id)


def agency_by_phone(s: Session, phone: str) -> Agency:
    """Return the agency that owns one of our numbers."""
    agency = s.exec(select(Agency).where(Agency.phone == phone)).first()
    if agency is None:
        raise NotFound("This number belongs to no agency: add the agency, or mend the webhook's address")
    return agency


def agency_called(s: Session, called: str = "") -> Agency:
    """Return the agency with this name or number, or without one the only agency; an error says which there are."""
    agencies = s.exec(select(Agency).order_by(col(Agency.id))).all()
    if not agencies:
        raise NotFound("There is no agency yet: load a world, or add yours with `concierge add FILE`")
    fitting = [a for a in agencies if not called or called in (a.name, a.phone)]
    if len(fitting) == 1:
        return fitting[0]
    there = ", ".join(f"{a.name} ({a.phone})" for a in agencies)
    if not fitting:
        raise NotFound(f"There is no agency called {called} here, but {there}", field="agency")
    raise BadInput(f"Say which agency is meant, by its name or number: {there}", field="agency")


def by_phone(s: Session, agency_id: int, phone: str) -> Customer | None:
    """Return the agency's customer with this number."""
    return s.exec(select(Customer).where(Customer.agency_id == agency_id, Customer.phone == phone)).first()


def by_line(s: Session, agency_id: int, phone: str) -> Customer | None:
    """Return the agency's customer who rings from a number, her phone or the landline that she has besides."""
    own = by_phone(s, agency_id, phone)
    home = select(Customer).where(Customer.agency_id == agency_id, Customer.landline == phone)
    return own or s.exec(home.order_by(col(Customer.id))).first()


def customer_of_order(s: Session, order_id: int) -> Customer:
    """Return whose an order is."""
    return s.get_one(Customer, s.get_one(Order, order_id).customer_id)


def by_conversation(s: Session, conversation: str) -> Customer:
    """Return the customer of a conversation at the dialogue server."""
    customer = s.exec(select(Customer).where(Customer.conversation == conversation)).first()
    if customer is None:
        raise NotFound("This conversation belongs to no customer: its database was replaced")
    return customer


def contacts_by_phone(s: Session, agency_id: int, phone: str) -> list[Contact]:
    """Return the contacts with this number: one for each customer who has named it."""
    query = select(Contact).where(Contact.agency_id == agency_id, Contact.phone == phone)
    return list(s.exec(query.order_by(col(Contact.id))))


def contact_by_phone(s: Session, agency_id: int, phone: str) -> Contact | None:
    """Return the first contact with this number."""
    return next(iter(contacts_by_phone(s, agency_id, phone)), None)


def provider_by_phone(s: Session, agency_id: int, phone: str) -> Provider | None:
    """Return the member that texts from this number."""
    query = select(Provider).where(Provider.agency_id == agency_id, Provider.phone == phone)
    return s.exec(query.order_by(col(Provider.id))).first()


def pharmacy_words(s: Session, customer: Customer) -> str:
    """Return the pharmacy as she can reach it, for the fixed safe texts."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id, Provider.kind == "pharmacy")
    pharmacy = s.exec(query.order_by(col(Provider.rank))).first()
    if pharmacy is None:
        return "your pharmacy"
    return f"{pharmacy.name}, {pharmacy.phone}" if pharmacy.phone else pharmacy.name


def contacts_with(s: Session, customer: Customer, scope: Scope) -> list[Contact]:
    """Return her contacts who may be told about something, in the order in which they are asked."""
    query = (
        select(Contact)
        .join(Grant, col(Grant.contact_id) == Contact.id)
        .where(Contact.customer_id == customer.id, Grant.scope == scope, Grant.status == "active")
        .order_by(col(Contact.position), col(Contact.id))
    )
    return list(s.exec(query))


def set_consent(s: Session, now: datetime, customer: Customer, consent: Consent, words: str) -> None:
    """Store what she agreed to, with the words she used."""
    customer.consent, customer.consent_words, customer.consent_at = consent, words, now
    s.add(customer)


def new_conversation() -> str:
    """Return a fresh conversation id for the dialogue server, which says nothing about the person."""
    return secrets.token_hex(12)
