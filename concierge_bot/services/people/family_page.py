"""The whole family page as one read model: today as texts tell it, then what only the page shows and lets do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Alarm, AlarmStatus, Contact, Customer, Dose, Scope
from concierge_bot.services.orders import windows
from concierge_bot.services.people import family, family_acts, family_things, family_week, looks, passes
from concierge_bot.services.people.family import FamilyPage
from concierge_bot.services.people.family_acts import Asked
from concierge_bot.services.people.family_things import Money, Note, Repeat, Trouble
from concierge_bot.services.people.family_week import Course
from concierge_bot.services.people.looks import Seen
from concierge_bot.services.safety import ladder
from concierge_bot.texts.pages import told


@dataclass(frozen=True)
class OpenAlarm:
    """An alarm that no person has ended; ``mine`` if the reader has it, ``holder`` says who else does."""

    number: int
    mine: bool
    holder: str


@dataclass(frozen=True)
class Waiting:
    """A dose of which the reader may say that she took it."""

    id: int
    at: str


@dataclass(frozen=True)
class Whole:
    """All that one contact may see of one customer, now, and do; what is None is not shared."""

    today: FamilyPage
    first: str
    alarm: OpenAlarm | None
    doses: Sequence[Waiting]
    asked: Sequence[Asked]
    course: Course | None
    visits: Sequence[str] | None
    repeats: Sequence[Repeat] | None
    troubles: Sequence[Trouble] | None
    money: Money | None
    notes: Sequence[Note]
    looks: Sequence[Seen]
    others: Sequence[tuple[int, str]]
    may_act: bool
    calendars: int

    @property
    def seen(self) -> str:
        """Return what the reader sees in a few words, for who looks at who looked."""
        words = (words.lower() for words in family.SCOPE_WORDS.values() if words not in self.today.not_shared)
        return ", ".join(words) or "nothing"


def whole(s: Session, now: datetime, contact: Contact, reader: str = "") -> Whole:
    """Return the page of a contact in the time zone ``reader``; who may see nothing gets a sentence that says so."""
    seen = family.view(s, now, contact, reader)
    customer, clocks, granted = seen.customer, seen.clocks, seen.granted
    of_goods, of_money = Scope.orders in granted, Scope.money in granted
    return Whole(
        today=family.page_of(s, now, seen),
        first=customer.name.split()[0],
        alarm=_alarm(s, contact, seen.alarm) if seen.alarm else None,
        doses=_waiting(now, customer, seen.doses),
        asked=family_acts.waiting(s, now, customer, granted),
        course=family_week.of(s, now, customer) if Scope.doses in granted else None,
        visits=family_things.coming_visits(s, now, customer, clocks) if of_goods else None,
        repeats=family_things.repeats(s, now, customer, clocks) if of_goods else None,
        troubles=family_things.troubles(s, now, customer, clocks) if of_goods else None,
        money=family_things.owed(s, now, customer) if of_money else None,
        notes=family_things.notes(s, now, customer, clocks) if granted else [],
        looks=looks.lately(s, now, customer, clocks) if granted else [],
        others=others(s, contact),
        may_act=bool(granted),
        calendars=len(passes.of_contact(s, now, contact, "calendar feed")),
    )


def others(s: Session, contact: Contact) -> list[tuple[int, str]]:
    """Return the other people whose page the same phone may open: the contact's id and her name."""
    query = select(Contact).where(
        Contact.agency_id == contact.agency_id, Contact.phone == contact.phone, Contact.id != contact.id
    )
    rows = [row for row in s.exec(query.order_by(col(Contact.id))) if family.scopes(s, row)]
    return [(row.key, s.get_one(Customer, row.customer_id).name) for row in rows]


def _alarm(s: Session, contact: Contact, alarm: Alarm) -> OpenAlarm:
    holder = ladder.of_alarm(s, alarm).holder_id
    return OpenAlarm(alarm.number, holder == contact.id, _has_it(s, alarm, holder))


def _has_it(s: Session, alarm: Alarm, holder: int | None) -> str:
    if holder:
        return told("{name} has it.", name=s.get_one(Contact, holder).name)
    return told("Our team has it.") if alarm.status == AlarmStatus.acknowledged else ""


def _waiting(now: datetime, customer: Customer, doses: Sequence[Dose]) -> list[Waiting]:
    """Return one for each time of day that waits for a word."""
    found = [dose for dose in doses if family_acts.may_be_told(dose, now)]
    by_time = {dose.due_at: dose for dose in reversed(found)}
    return [
        Waiting(dose.key, windows.clock(local(at, customer.time_zone)))
        for at, dose in sorted(by_time.items())
    ]
