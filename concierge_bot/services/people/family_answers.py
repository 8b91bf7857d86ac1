"""What a contact is told by text about one customer: a sentence each, within what she shares, and no more."""

import re
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.models import Contact, Customer, OrderStatus, Scope, Urgency
from concierge_bot.services.house import notify
from concierge_bot.services.medicines import plans, refills, supply
from concierge_bot.services.money import ledger
from concierge_bot.services.orders import standing_book, visit_book, visit_words, windows
from concierge_bot.services.people import family, family_alarm, pages
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.people.family import FamilyPage
from concierge_bot.services.safety import alarm_book
from concierge_bot.texts import money, say, together
from concierge_bot.understanding.medicines import recall
from concierge_bot.understanding.people.family_words import Ask

MOST_DOSES = 4
NEEDS = {
    "happened": Scope.alarms,
    "pills": Scope.doses,
    "left": Scope.doses,
    "ride": Scope.orders,
    "visits": Scope.orders,
    "spent": Scope.money,
    "owed": Scope.money,
    "ordered": Scope.orders,
    "delivery": Scope.orders,
}
SHARED_WORDS = {
    "happened": "alarms",
    "pills": "medicine",
    "left": "medicine",
    "ride": "rides",
    "visits": "visits",
    "spent": "money",
    "owed": "money",
    "ordered": "deliveries",
    "delivery": "deliveries",
}
RIDE = "ride"


def sentence(s: Session, now: datetime, contact: Contact, ask: Ask, public_url: str, asked: str) -> str:
    """Return the answer to one question, which was ``asked`` in these words; what she does not share is said so."""
    customer = s.get_one(Customer, contact.customer_id)
    first, granted = customer.name.split()[0], family.may_see(s, contact)
    if not granted:
        return say("nothing_shared", name=first)
    if ask in NEEDS and NEEDS[ask] not in granted:
        return say("family_not_shared", name=first, what=SHARED_WORDS[ask])
    if ask == "more":
        return say("family_link", name=first, link=pages.link_of(s, now, contact, public_url))
    if ask == "call":
        return ask_her_to_call(s, now, customer, contact)
    if ask == "left":
        return _left(s, customer)
    if ask == "ride":
        return _ride(s, now, customer)
    if ask in ("spent", "owed"):
        return _money(s, now, customer, ask, asked)
    if ask == "visits":
        return _visits(s, now, customer)
    if _of_an_alarm(s, customer, ask, granted) and (text := family_alarm.what_happened(s, now, contact)):
        return text
    if ask == "pills" and recall.asks_of_yesterday(asked):
        return _yesterday(s, now, customer, asked)
    seen = family.page(s, now, contact)
    if ask == "ordered":
        return together(_ordered(seen, first), _delivery(s, now, customer, seen))
    if ask == "delivery":
        return _delivery(s, now, customer, seen)
    return _pills(seen, first) if ask == "pills" else seen.news


def _of_an_alarm(s: Session, customer: Customer, ask: Ask, granted: set[Scope]) -> bool:
    """Tell whether it is asked what happened, or how she is while an alarm of hers is open."""
    shared = Scope.alarms in granted and alarm_book.open_alarm(s, customer) is not None
    return ask == "happened" or (ask == "how" and shared)


def _delivery(s: Session, now: datetime, customer: Customer, seen: FamilyPage) -> str:
    first = customer.name.split()[0]
    if coming := next((order.coming for order in seen.orders if order.coming), ""):
        return say("delivery_coming", name=first, coming=coming[0].lower() + coming[1:])
    if begin := standing_book.next_of(s, now, customer):
        start, end = windows.window(begin, None, customer, now)
        when = windows.spoken(start, end, customer.time_zone, now)
        return say("delivery_planned", name=first, window=when)
    was = family.ORDER_WORDS[OrderStatus.delivered]
    if seen.orders and seen.orders[0].status == was:
        return say("delivery_was", name=first)
    return say("delivery_none", name=first)


def _left(s: Session, customer: Customer) -> str:
    """Say for how long what is counted lasts, the shortest first; which medicine it is, no text says."""
    first = customer.name.split()[0]
    lasting = [left for plan in plans.of(s, customer) if (left := supply.days_left(plan)) is not None]
    if not lasting:
        return say("left_unknown", name=first)
    return say("left_days", name=first, days=int(min(lasting)))


def _ride(s: Session, now: datetime, customer: Customer) -> str:
    first = customer.name.split()[0]
    rides = [visit for visit in visit_book.coming(s, now, customer) if visit.data["kind"] == RIDE]
    if not rides:
        return say("ride_none", name=first)
    return say("ride_planned", name=first, when=rides[-1].when(now, customer))


def _visits(s: Session, now: datetime, customer: Customer) -> str:
    """Say who is to come to her, and where she goes, the soonest first."""
    first = customer.name.split()[0]
    visits = sorted(visit_book.coming(s, now, customer), key=lambda one: one.start(customer) or one.since)
    said = [f"{visit_words.spoken(one.data)}, {one.when(now, customer)}" for one in visits]
    return (
        say("visits_planned", name=first, lines="; ".join(said[:MOST_DOSES]))
        if said
        else say("visits_none", name=first)
    )


def _money(s: Session, now: datetime, customer: Customer, ask: Ask, asked: str) -> str:
    """Say what she owes, or what her orders of this week, or of this month, cost by the ledger."""
    first, currency = customer.name.split()[0], agency_of(s, customer).currency
    if ask == "owed":
        return say("family_owes", name=first, total=money(max(ledger.owes(s, customer), 0), currency))
    week = re.search(r"\bweek\b", asked.casefold()) is not None
    today = local(now, customer.time_zone).replace(tzinfo=None, hour=0, minute=0, second=0, microsecond=0)
    first_day = today - timedelta(days=today.weekday()) if week else today.replace(day=1)
    spent = ledger.owes(s, customer, since=instant(first_day, customer.time_zone))
    span = "week" if week else "month"
    return say("family_spent", name=first, what=span, total=money(max(spent, 0), currency))


def _ordered(seen: FamilyPage, first: str) -> str:
    """Say what is in the orders that come or came lately, the newest last."""
    items = [
        order.items for order in seen.orders if order.items and (order.coming or order is seen.orders[0])
    ]
    return say("family_ordered", name=first, items="; ".join(items[:2])) if items else ""


def _pills(seen: FamilyPage, first: str) -> str:
    today = next((day.lines for day in seen.doses if day.name == "Today"), ())
    if not today:
        return say("pills_none", name=first)
    more = ["and more"] if len(today) > MOST_DOSES else []
    return say("pills_today", name=first, lines="; ".join([*today[:MOST_DOSES], *more]))


def _yesterday(s: Session, now: datetime, customer: Customer, asked: str) -> str:
    """Say what is written down of the day before, of the part of it and of the medicine that are named."""
    first, today = customer.name.split()[0], local(now, customer.time_zone).date()
    begin, until = recall.part_of_day(asked)
    named = refills.match(asked, refills.medicines(s, customer)).choice
    own = {plan.id for plan in plans.of(s, customer) if named in (None, plan.name)}
    found = [
        f"{windows.clock(there)}: {family.outcome(dose, customer)}"
        for dose in family.doses(s, now, customer)
        if dose.local_date < today and dose.medication_id in own
        if begin <= (there := local(dose.due_at, customer.time_zone)).hour < until
    ]
    lines = list(dict.fromkeys(found))[:MOST_DOSES]
    if not lines:
        return say("pills_no_record", name=first)
    return say("pills_yesterday", name=first, lines="; ".join(lines))


def ask_her_to_call(s: Session, now: datetime, customer: Customer, contact: Contact) -> str:
    """She is asked once a day, at a decent hour; where she gets no texts the contact hears so."""
    first = customer.name.split()[0]
    at = windows.decent(now, customer.time_zone)
    day = local(at, customer.time_zone).date()
    text = say("call_family", name=contact.name, phone=contact.phone)
    row = notify.to_customer(
        s,
        now,
        customer,
        text,
        about="call family",
        once=f"call-me:{contact.id}:{day}",
        urgency=Urgency.notice,
    )
    if row is None:
        return say("no_texts_to_her", name=first)
    if row.created_at == now:
        row.due_at = at
        s.add(row)
    if at > now:
        return say("call_passed_on_later", name=first, at=windows.clock(local(at, customer.time_zone)))
    return say("call_passed_on", name=first)
