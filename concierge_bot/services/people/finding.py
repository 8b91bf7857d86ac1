"""Finds whom or what the desk means: by a name, a part of a phone, the number of an order, case, alarm or task."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlmodel import Session, col, select

from concierge_bot.models import Alarm, Case, Contact, Customer, Order, Provider, Task

LONGEST_NUMBER = 6
"""Digits of a number of ours; what is longer is a phone."""
FEWEST_DIGITS = 3
MOST = 100

Thing = TypeVar("Thing", Order, Case, Alarm, Task)


@dataclass(frozen=True)
class Found:
    """What fits a search; ``more`` are the customers that were left out."""

    customers: Sequence[Customer] = ()
    contacts: Sequence[tuple[Contact, Customer]] = ()
    members: Sequence[Provider] = ()
    order: Order | None = None
    case: Case | None = None
    alarm: Alarm | None = None
    task: Task | None = None
    more: int = 0

    @property
    def nothing(self) -> bool:
        """Tell whether nothing fits."""
        return not (
            self.customers
            or self.contacts
            or self.members
            or self.order
            or self.case
            or self.alarm
            or self.task
        )


def find(s: Session, agency_id: int, asked: str) -> Found:
    """Return all that fits, by names first letters apart from their accents; without a question all customers."""
    words, digits = _plain(asked).split(), "".join(filter(str.isdecimal, asked)).lstrip("0")
    people = [row for row in _all(s, agency_id) if _fits(row.name, row.phone, words, digits)]
    if not words:
        return Found(customers=people[:MOST], more=len(people[MOST:]))
    number = int(digits) if digits == asked.strip().lstrip("#0") and len(digits) <= LONGEST_NUMBER else None
    contacts = s.exec(
        select(Contact, Customer)
        .where(Contact.agency_id == agency_id, Customer.id == Contact.customer_id)
        .order_by(col(Contact.name), col(Contact.id))
    )
    members = s.exec(select(Provider).where(Provider.agency_id == agency_id).order_by(col(Provider.name)))
    return Found(
        customers=people[:MOST],
        contacts=[pair for pair in contacts if _fits(pair[0].name, pair[0].phone, words, digits)][:MOST],
        members=[row for row in members if _fits(row.name, row.phone or "", words, digits)],
        order=_numbered(s, Order, agency_id, number),
        case=_numbered(s, Case, agency_id, number),
        alarm=_numbered(s, Alarm, agency_id, number),
        task=_numbered(s, Task, agency_id, number),
        more=len(people[MOST:]),
    )


def _all(s: Session, agency_id: int) -> Sequence[Customer]:
    return s.exec(select(Customer).where(Customer.agency_id == agency_id).order_by(col(Customer.name))).all()


def _numbered(s: Session, model: type[Thing], agency_id: int, number: int | None) -> Thing | None:
    if number is None:
        return None
    return s.exec(select(model).where(model.agency_id == agency_id, model.number == number)).first()


def _fits(name: str, phone: str, words: Sequence[str], digits: str) -> bool:
    """Tell whether each word begins a word of the name, or the digits lie in the phone's number."""
    parts = _plain(name).replace("-", " ").split()
    named = all(any(part.startswith(word) for part in parts) for word in words)
    return named or (len(digits) >= FEWEST_DIGITS and digits in phone)


def _plain(words: str) -> str:
    """Return words in small letters without accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
