"""What of hers belongs in a relative's calendar: times of medicine, deliveries, visits, as they are shared."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.models import CalendarEvent, Contact, Customer, Dose, DoseStatus, Order, OrderStatus, Scope
from concierge_bot.services.medicines import plans
from concierge_bot.services.orders import baskets, standing_book, visit_book, visit_words, windows
from concierge_bot.services.people import family

BEFORE, AHEAD = timedelta(days=7), timedelta(days=14)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Event:
    """One thing with its time; ``uid`` never changes, ``sequence`` and ``changed_at`` say how often and when it did."""

    uid: str
    start: datetime
    end: datetime
    summary: str
    about: str = ""
    cancelled: bool = False
    sequence: int = 0
    changed_at: datetime | None = None


def of_contact(s: Session, now: datetime, contact: Contact) -> list[Event]:
    """Return the events that a contact may see, and keep which of them were changed since they were last read."""
    customer, granted = s.get_one(Customer, contact.customer_id), family.may_see(s, contact)
    found: list[Event] = []
    if Scope.doses in granted:
        found += _doses(s, now, customer)
    if Scope.orders in granted:
        found += [
            *_deliveries(s, now, customer, contact),
            *_repeats(s, now, customer),
            *_visits(s, now, customer),
        ]
    known = select(CalendarEvent).where(CalendarEvent.customer_id == customer.id)
    kept = {row.uid: row for row in s.exec(known.with_for_update())}
    return [_counted(s, now, customer, event, kept.get(event.uid)) for event in found]


def _doses(s: Session, now: datetime, customer: Customer) -> Iterator[Event]:
    """One event for each time of a day, however many medicines; what is further ahead is not planned in rows yet."""
    today = local(now, customer.time_zone).date()
    query = select(Dose).where(
        Dose.customer_id == customer.id, col(Dose.local_date).between(today - BEFORE, today + AHEAD)
    )
    by_time: dict[tuple[date, str], list[Dose]] = {}
    for dose in s.exec(query.order_by(col(Dose.id))):
        by_time.setdefault((dose.local_date, dose.slot), []).append(dose)
    for (day, slot), rows in by_time.items():
        words = {family.outcome(row, customer) for row in rows}
        off = all(row.status == DoseStatus.cancelled for row in rows)
        yield _dose(customer, day, slot, rows[0].due_at, "; ".join(sorted(words)), cancelled=off)
    for day in (today + timedelta(days=n) for n in range(plans.AHEAD_DAYS, AHEAD.days)):
        for wall in sorted(plans.slots(s, customer, day)):
            if (day, f"{wall:%H:%M}") not in by_time:
                at = instant(datetime.combine(day, wall), customer.clock_zone)
                yield _dose(customer, day, f"{wall:%H:%M}", at, family.DOSE_WORDS[DoseStatus.planned])


def _dose(
    customer: Customer, day: date, slot: str, at: datetime, about: str, *, cancelled: bool = False
) -> Event:
    uid = _uid(customer, f"dose-{day}-{slot.replace(':', '')}")
    return Event(uid, at, at + QUARTER, f"Medicine for {_first(customer)}", about, cancelled)


def _deliveries(s: Session, now: datetime, customer: Customer, contact: Contact) -> Iterator[Event]:
    query = select(Order).where(
        Order.customer_id == customer.id,
        col(Order.kind).not_in(("prescription", "service")),
        Order.status != OrderStatus.quoted,
        col(Order.window_start) > now - BEFORE,
    )
    for order in s.exec(query.order_by(col(Order.id))):
        if order.window_start is None or family.is_kept(order, contact):
            continue
        off = order.status in (OrderStatus.cancelled, OrderStatus.failed)
        yield Event(
            _uid(customer, f"order-{order.number}"),
            order.window_start,
            order.window_end or order.window_start + windows.LENGTH,
            f"Delivery for {_first(customer)}: {family.ORDER_WORDS.get(order.status, 'called off')}",
            baskets.spoken(baskets.of_order(s, order)),
            off,
        )


def _repeats(s: Session, now: datetime, customer: Customer) -> Iterator[Event]:
    for row in standing_book.of_customer(s, customer):
        found = standing_book.next_one(row, customer, now)
        if found is None or found.at.date() > (now + AHEAD).date():
            continue
        start, end = windows.window(found.at, None, customer, now)
        uid = _uid(customer, f"repeat-{row.number}-{found.rule.date()}")
        about = baskets.spoken(standing_book.lines(row))
        planned = f"{about[:1].upper()}{about[1:]}: {customer.name}" if row.visit else ""
        yield Event(uid, start, end, planned or f"Delivery for {_first(customer)}: planned", about)


def _visits(s: Session, now: datetime, customer: Customer) -> Iterator[Event]:
    for visit in visit_book.coming(s, now, customer):
        start = visit.start(customer)
        if start is not None:
            words = visit_words.headed(visit.data)
            end = max(visit.end(customer) or start, start + QUARTER)
            yield Event(_uid(customer, f"visit-{visit.number}"), start, end, f"{words}: {customer.name}")


def _counted(s: Session, now: datetime, customer: Customer, event: Event, row: CalendarEvent | None) -> Event:
    """Return an event with the number of its changes; one that says something new has one more."""
    said = f"{event.start}{event.end}{event.summary}{event.about}{event.cancelled}"
    digest = hashlib.sha256(said.encode()).hexdigest()
    if row is None:
        row = CalendarEvent(
            agency_id=customer.agency_id,
            customer_id=customer.key,
            uid=event.uid,
            digest=digest,
            changed_at=now,
        )
        s.add(row)
    elif row.digest != digest:
        row.digest, row.sequence, row.changed_at = digest, row.sequence + 1, now
        s.add(row)
    return replace(event, sequence=row.sequence, changed_at=row.changed_at)


def _uid(customer: Customer, what: str) -> str:
    """Return a name that says nothing about her, and that no other house gives."""
    whose = hashlib.sha256(customer.conversation.encode()).hexdigest()[:16]
    return f"{what}-{whose}@concierge"


def _first(customer: Customer) -> str:
    return customer.name.split()[0]
