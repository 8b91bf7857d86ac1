"""What goes on besides doses and deliveries, as family may see it: visits, repeats, cases, money, notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Case, Contact, Customer, FamilyNote, StandingOrder
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.money import ledger, statements
from concierge_bot.services.orders import baskets, holds, standing_book, visit_book, visit_words
from concierge_bot.services.people.customers import agency_of
from concierge_bot.texts import money
from concierge_bot.texts.pages import marked, spoken, told

CASES_SHOWN = timedelta(days=30)
NOTES_SHOWN = 5
CASE_WORDS = {"open": told("open"), "promised": told("seen to"), "resolved": told("settled")}
CASE_KINDS = {
    "rude": told("somebody was rude"),
    "never_came": told("nobody came"),
    "late": told("late"),
    "wrong": told("not what was ordered"),
    "lost": told("something was missing"),
    "broken": told("broken or spoiled"),
    "clinical": told("about a medicine"),
    "other": told("something was not right"),
}


@dataclass(frozen=True)
class Repeat:
    """Something that comes again and again, and when next."""

    items: str
    words: str
    next: str


@dataclass(frozen=True)
class Trouble:
    """A case, without what was said about it."""

    number: int
    kind: str
    status: str


@dataclass(frozen=True)
class Note:
    """What one of her people wrote."""

    who: str
    when: str
    words: str


@dataclass(frozen=True)
class Money:
    """What she has to pay now in words, and the months of which there is a statement."""

    owes: str
    months: Sequence[date]


def coming_visits(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> list[str]:
    """Return the rides and services that she agreed to, each with its time."""
    return [
        told("{what}, {when}", what=visit_words.headed(visit.data), when=_when(visit, customer, clocks))
        for visit in visit_book.coming(s, now, customer)
    ]


def repeats(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> list[Repeat]:
    """Return what comes again and again, the next first."""
    found = sorted(standing_book.coming(s, now, customer), key=lambda pair: pair[0])
    return [_repeat(now, clocks, at, row) for at, row in found]


def troubles(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> list[Trouble]:
    """Return the cases that are not settled, and those of the last month."""
    query = select(Case).where(Case.customer_id == customer.id).order_by(col(Case.id).desc())
    return [
        Trouble(
            case.number, CASE_KINDS.get(case.kind, case.kind.replace("_", " ")), _how_far(now, clocks, case)
        )
        for case in s.exec(query)
        if case.status != "resolved" or case.created_at > now - CASES_SHOWN
    ]


def notes(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> list[Note]:
    """Return the newest notes of her people."""
    query = (
        select(FamilyNote, Contact.name)
        .join(Contact, col(Contact.id) == FamilyNote.contact_id)
        .where(FamilyNote.customer_id == customer.id)
        .order_by(col(FamilyNote.id).desc())
    )
    return [
        Note(name, clocks.spoken(row.at, None, now), row.words)
        for row, name in s.exec(query.limit(NOTES_SHOWN))
    ]


def owed(s: Session, now: datetime, customer: Customer) -> Money:
    """Return what she has to pay, and the last months on her own calendar."""
    owes, currency = ledger.owes(s, customer), agency_of(s, customer).currency
    words = marked("Nothing is to pay.")
    if owes:
        words = marked("To pay: {amount}.") if owes > 0 else marked("Credit: {amount}.")
    owes_words = told(words, amount=money(abs(owes), currency))
    return Money(owes_words, statements.months(local(now, customer.time_zone).date()))


def _when(visit: visit_book.Visit, customer: Customer, clocks: Clocks) -> str:
    """Say when a visit is, as it was read back to her; a day without an hour is the same on every clock."""
    words, start = visit.data["at"], visit.start(customer)
    return clocks.both(words, start) if start and "T" in visit.data["start"] else spoken(words)


def _how_far(now: datetime, clocks: Clocks, case: Case) -> str:
    words = CASE_WORDS.get(case.status, case.status)
    if case.promise_due is None or case.status != "promised":
        return words
    return told("{how_far}, until {when}", how_far=words, when=clocks.spoken(case.promise_due, None, now))


def _repeat(now: datetime, clocks: Clocks, at: datetime, row: StandingOrder) -> Repeat:
    waits = local(at, clocks.hers).date() >= holds.FOREVER
    when = told("on hold until she says") if waits else clocks.spoken(at, None, now)
    return Repeat(baskets.spoken(standing_book.lines(row)), spoken(row.words), when)
