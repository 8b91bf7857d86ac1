"""The family page in its first half: one sentence, what she shares of today, and by name what she does not.

Texts to her people are answered from it, too; what only the page shows is in ``family_page``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import (
    LIVE_ORDERS,
    Agency,
    Alarm,
    AlarmStatus,
    Consent,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Grant,
    Message,
    Order,
    OrderStatus,
    Scope,
)
from concierge_bot.services.house.two_clocks import Clocks
from concierge_bot.services.medicines import memory
from concierge_bot.services.orders import baskets, legs
from concierge_bot.services.orders.basket import Line
from concierge_bot.services.safety import alarm_book, alarm_words
from concierge_bot.texts import together
from concierge_bot.texts.pages import marked, told

DOSE_WORDS = {
    DoseStatus.planned: marked("still to come"),
    DoseStatus.reminded: marked("asked, no answer yet"),
    DoseStatus.skipped: marked("skipped"),
    DoseStatus.missed: marked("missed, no word from {name}"),
    DoseStatus.held: marked("on hold"),
    DoseStatus.cancelled: marked("cancelled"),
}
UNSURE = marked("asked, {name} is not sure")
TAKEN_WORDS = {
    Evidence.device: marked("taken, seen by the dispenser"),
    Evidence.visitor: marked("taken, seen by a visitor"),
    Evidence.customer: marked("{name} said it was taken"),
    Evidence.family: marked("family said it was taken"),
    Evidence.none: marked("said to be taken"),
}
"""What somebody said is never shown as plainly ``taken``."""
ORDER_WORDS = {
    OrderStatus.placed: told("asked for"),
    OrderStatus.accepted: told("promised"),
    OrderStatus.on_the_way: told("on the way"),
    OrderStatus.delivered: told("delivered"),
    OrderStatus.done: told("done"),
    OrderStatus.failed: told("could not be done"),
}
STEPS = (OrderStatus.placed, OrderStatus.accepted, OrderStatus.on_the_way, OrderStatus.delivered)
"""The way of a delivery, as a line that moves on."""
UNBROUGHT = marked("A delivery waits: nobody is found yet who brings it.")
COMING_WORDS = {
    OrderStatus.placed: (marked("A delivery is asked for."), marked("A delivery is asked for {window}.")),
    OrderStatus.accepted: (marked("A delivery comes."), marked("A delivery comes {window}.")),
    OrderStatus.on_the_way: (
        marked("A delivery is on the way."),
        marked("A delivery is on the way {window}."),
    ),
}
"""What comes, where its time is not known and where it is."""
ALARM_WORDS = {
    AlarmStatus.open: told("Nobody has taken it on yet."),
    AlarmStatus.acknowledged: told("A person is seeing to it."),
}
SCOPE_WORDS = {
    Scope.alarms: told("Alarms"),
    Scope.doses: told("Medicine"),
    Scope.orders: told("Deliveries"),
    Scope.money: told("Money"),
}
"""What can be seen or told; that somebody may end her service, or answer for her, is none of it."""


@dataclass(frozen=True)
class OrderLine:
    """One delivery, as family may see it; ``coming`` says so in a sentence until it is there or has failed.

    ``window`` is when it comes, or when it came to its end. ``way`` is each step of its line, and whether it was made;
    a delivery that is over has none.
    """

    number: int
    items: str
    status: str
    window: str
    coming: str
    way: Sequence[tuple[str, bool]] = ()


@dataclass(frozen=True)
class DoseDay:
    """The doses of one day: each time and outcome once, however many medicines they were."""

    name: str
    lines: Sequence[str]


@dataclass(frozen=True)
class FamilyPage:
    """All that one contact may see of one customer, now; times are the customer's own, and the reader's if known.

    ``news`` is the one sentence that matters most, ``sentence`` all that is said first.
    """

    agency: str
    agency_phone: str
    customer: str
    contact: str
    at: str
    news: str
    sentence: str
    alarm: bool
    orders: Sequence[OrderLine]
    doses: Sequence[DoseDay]
    not_shared: Sequence[str]
    two_clocks: bool = False
    may_end: bool = False


@dataclass(frozen=True)
class View:
    """Who looks at whom, with what rights and on which clocks, and what is read of hers once for the whole page."""

    contact: Contact
    customer: Customer
    agency: Agency
    clocks: Clocks
    granted: set[Scope]
    doses: Sequence[Dose]
    alarm: Alarm | None


def view(s: Session, now: datetime, contact: Contact, reader: str = "") -> View:
    """Return what a contact in the time zone ``reader`` has before him; what is not granted is not even read."""
    customer, granted = s.get_one(Customer, contact.customer_id), may_see(s, contact)
    return View(
        contact=contact,
        customer=customer,
        agency=s.get_one(Agency, contact.agency_id),
        clocks=Clocks(customer.time_zone, reader),
        granted=granted,
        doses=doses(s, now, customer) if Scope.doses in granted else [],
        alarm=alarm_book.open_alarm(s, customer) if Scope.alarms in granted else None,
    )


def page(s: Session, now: datetime, contact: Contact, reader: str = "") -> FamilyPage:
    """Return what a contact in the time zone ``reader`` may see; a scope that is not granted is left out and named."""
    return page_of(s, now, view(s, now, contact, reader))


def page_of(s: Session, now: datetime, seen: View) -> FamilyPage:
    """Return what may be seen in a view."""
    contact, customer, clocks, granted, agency = (
        seen.contact,
        seen.customer,
        seen.clocks,
        seen.granted,
        seen.agency,
    )
    if not granted:
        return _closed(customer, contact, clocks.clock(now), agency)
    orders = _orders(s, now, customer, contact, clocks) if Scope.orders in granted else []
    shown, alarm = seen.doses, seen.alarm
    news = _alarm(alarm, customer, now, clocks) if alarm else _missed(shown, customer, now, clocks)
    heard = _heard(s, now, customer, clocks)
    return FamilyPage(
        agency=agency.name,
        agency_phone=agency.phone,
        customer=customer.name,
        contact=contact.name,
        at=clocks.clock(now),
        two_clocks=clocks.differ(now),
        news=news or heard,
        sentence=together(news, heard, _coming(orders, alarm)),
        alarm=alarm is not None,
        orders=orders,
        doses=_days(s, shown, customer, now, clocks),
        not_shared=[words for scope, words in SCOPE_WORDS.items() if scope not in granted],
        may_end=Scope.service in granted,
    )


def _closed(customer: Customer, contact: Contact, at: str, agency: Agency) -> FamilyPage:
    """Return the page of somebody who may see nothing: why is all that it says."""
    waits = customer.consent in (Consent.none, Consent.asked)
    why = (
        marked("{name} has not agreed to our help yet.")
        if waits
        else marked("{name} does not share anything with you now.")
    )
    return FamilyPage(
        agency=agency.name,
        agency_phone=agency.phone,
        customer=customer.name,
        contact=contact.name,
        at=at,
        news="",
        sentence=told(why, name=_first(customer)),
        alarm=False,
        orders=[],
        doses=[],
        not_shared=list(SCOPE_WORDS.values()),
    )


def is_shut(s: Session, contact: Contact) -> bool:
    """Tell whether she ended all that a contact could see, and left only that alarms reach that phone."""
    return _is_shut(_grants(s, contact))


def may_see(s: Session, contact: Contact) -> set[Scope]:
    """Return what is shown to a contact now: nothing while she has not agreed, or once she ended all but alarms."""
    customer, grants = s.get_one(Customer, contact.customer_id), _grants(s, contact)
    if customer.consent in (Consent.none, Consent.asked) or _is_shut(grants):
        return set()
    return _active(grants)


def scopes(s: Session, contact: Contact) -> set[Scope]:
    """Return what she lets a contact see or do now."""
    return _active(_grants(s, contact))


def _grants(s: Session, contact: Contact) -> Sequence[Grant]:
    return s.exec(select(Grant).where(Grant.contact_id == contact.id)).all()


def _active(grants: Sequence[Grant]) -> set[Scope]:
    return {row.scope for row in grants if row.status == "active"}


def _is_shut(grants: Sequence[Grant]) -> bool:
    return _active(grants) <= {Scope.alarms, Scope.answer} and any(row.status == "ended" for row in grants)


def _alarm(alarm: Alarm, customer: Customer, now: datetime, clocks: Clocks) -> str:
    when = _moment(alarm.raised_at, clocks, now)
    what = told(
        "{name} {kind}, {when}.", name=_first(customer), kind=alarm_words.of_her(alarm.kind), when=when
    )
    return together(what, ALARM_WORDS[alarm.status])


def _missed(shown: Sequence[Dose], customer: Customer, now: datetime, clocks: Clocks) -> str:
    missed = [_moment(dose.due_at, clocks, now) for dose in shown if dose.status == DoseStatus.missed]
    if not missed:
        return ""
    times = together(*dict.fromkeys(missed), by=told(" and "))
    return told("No word from {name} about the medicine {times}.", name=_first(customer), times=times)


def _heard(s: Session, now: datetime, customer: Customer, clocks: Clocks) -> str:
    query = select(Message.received_at).where(Message.customer_id == customer.id)
    at = s.exec(query.order_by(col(Message.received_at).desc()).limit(1)).first()
    if at is None:
        return told("No text from {name} yet.", name=_first(customer))
    today = local(at, clocks.hers).date() == local(now, clocks.hers).date()
    words = marked("{name} wrote to us {when}.") if today else marked("{name} last wrote to us {when}.")
    return told(words, name=_first(customer), when=_moment(at, clocks, now))


def _coming(orders: Sequence[OrderLine], alarm: Alarm | None) -> str:
    return next((order.coming for order in orders if order.coming), "") if alarm is None else ""


def keep_from(s: Session, order: Order, contact: Contact) -> None:
    """Keep one order from one contact, who goes on seeing all others."""
    kept = [*order.chosen_because.get(baskets.KEPT, []), contact.key]
    order.chosen_because = {**order.chosen_because, baskets.KEPT: kept}
    s.add(order)
    s.flush()


def is_kept(order: Order, contact: Contact) -> bool:
    """Tell whether she asked to keep an order from a contact."""
    return contact.key in order.chosen_because.get(baskets.KEPT, [])


def _orders(
    s: Session, now: datetime, customer: Customer, contact: Contact, clocks: Clocks
) -> list[OrderLine]:
    seen = (*LIVE_ORDERS, OrderStatus.delivered, OrderStatus.done, OrderStatus.failed)
    query = (
        select(Order)
        .where(
            Order.customer_id == customer.id,
            col(Order.status).in_(seen),
            col(Order.kind).not_in(("prescription", "service")),
            col(Order.created_at) > now - timedelta(days=7),
        )
        .order_by(col(Order.id).desc())
    )
    shown = [order for order in s.exec(query) if not is_kept(order, contact)]
    over = legs.ended_at(s, [order.key for order in shown if order.status not in LIVE_ORDERS])
    goods = baskets.of_orders(s, shown)
    return [
        _order(s, now, clocks, order, goods[order.key], over.get(order.key, order.created_at))
        for order in shown
    ]


def _order(
    s: Session, now: datetime, clocks: Clocks, order: Order, goods: Sequence[Line], over: datetime
) -> OrderLine:
    live, start = order.status in LIVE_ORDERS, order.window_start
    window = clocks.spoken(start, order.window_end, now) if live and start else ""
    if not live:
        window = clocks.spoken(over, None, now)
    return OrderLine(
        number=order.number,
        items=baskets.spoken(goods),
        status=ORDER_WORDS[order.status],
        window=window,
        coming=_comes(s, order, window) if live else "",
        way=[(ORDER_WORDS[step], n <= STEPS.index(order.status)) for n, step in enumerate(STEPS)]
        if live
        else [],
    )


def _comes(s: Session, order: Order, window: str) -> str:
    """Say that an order comes, or that nobody brings it yet: then no time is said."""
    if legs.unbrought(s, order):
        return told(UNBROUGHT)
    return told(COMING_WORDS[order.status][bool(window)], window=window)


def doses(s: Session, now: datetime, customer: Customer) -> list[Dose]:
    """Return the doses of today and of the day before: what was missed in the evening is seen in the morning."""
    today = local(now, customer.time_zone).date()
    query = select(Dose).where(
        Dose.customer_id == customer.id,
        Dose.local_date >= today - timedelta(days=1),
        Dose.local_date <= today,
    )
    return list(s.exec(query.order_by(col(Dose.due_at), col(Dose.id))))


def _days(
    s: Session, shown: Sequence[Dose], customer: Customer, now: datetime, clocks: Clocks
) -> list[DoseDay]:
    today = local(now, customer.time_zone).date()
    days = ((told("Today"), today), (told("Yesterday"), today - timedelta(days=1)))
    lines = {
        name: [
            told(
                "{at}: {outcome}",
                at=clocks.clock(dose.due_at),
                outcome=outcome(dose, customer, unsure=is_unsure(s, customer, dose)),
            )
            for dose in shown
            if dose.local_date == day
        ]
        for name, day in days
    }
    return [DoseDay(name, list(dict.fromkeys(found))) for name, found in lines.items() if found]


def is_unsure(s: Session, customer: Customer, dose: Dose) -> bool:
    """Tell whether she was asked about a dose that is open, and wrote that she does not know."""
    return dose.status == DoseStatus.reminded and memory.is_unsure(s, customer, dose.due_at)


def outcome(dose: Dose, customer: Customer, *, unsure: bool = False) -> str:
    """Say what came of a dose, and who says so."""
    taken = dose.status == DoseStatus.taken
    if unsure:
        return told(UNSURE, name=_first(customer))
    words = TAKEN_WORDS[dose.evidence] if taken else DOSE_WORDS[dose.status]
    return told(words, name=_first(customer))


def _first(customer: Customer) -> str:
    return customer.name.split()[0]


def _moment(at: datetime, clocks: Clocks, now: datetime) -> str:
    """Return a past time: ``at 8am``, ``yesterday at 8am``, ``on Monday Nov 30 at 8am``."""
    wall = local(at, clocks.hers)
    days = (local(now, clocks.hers).date() - wall.date()).days
    if days == 0:
        return told("at {at}", at=clocks.clock(at))
    if days == 1:
        return told("yesterday at {at}", at=clocks.clock(at))
    return told("on {day} at {at}", day=f"{wall:%A %b} {wall.day}", at=clocks.clock(at))
