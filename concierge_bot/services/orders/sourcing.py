"""What no member does is looked for outside: a map and a person find businesses, which are asked for their price.

Who is found is not checked by us: it becomes a prospect, whom nobody chooses but she herself (`outside_choice.py`).
"""

import re
from collections.abc import Iterable
from datetime import datetime, time, timedelta

import phonenumbers
from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Agency,
    Customer,
    Finding,
    FindingState,
    Outbox,
    Provider,
    Search,
    Standing,
    Task,
    Urgency,
)
from concierge_bot.services.house import notify, postcodes
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import joining
from concierge_bot.services.orders import hires, visit_words
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.people import opt_outs, pages
from concierge_bot.texts import money, say
from concierge_bot.texts.pages import told
from concierge_bot.understanding.visits import trades
from connectors.privacy import withhold_numbers

_YOURS = re.compile(r"\byour\b")
NOON, AHEAD, AT_ONCE = time(12), timedelta(hours=2), timedelta(minutes=30)
"""She hears by noon tomorrow who was found, and at least two hours before they shall come."""
CHANNEL = "directory"
"""Of the outbox row by which the map is asked."""


def begin(s: Session, now: datetime, customer: Customer, wish: Data, task: Task) -> None:
    """Look for whoever does it beside our members; where we know where she lives the map is asked at once."""
    search = Search(
        agency_id=customer.agency_id,
        customer_id=customer.key,
        task_id=task.key,
        kind=wish["kind"],
        wish=dict(wish),
    )
    s.add(search)
    s.flush()
    service, place = trades.now().by_kind.get(wish["kind"]), postcodes.place_of(customer.postcode)
    if service is None or not service.directory or place is None:
        return
    row = Outbox(
        agency_id=customer.agency_id,
        key_once=f"{CHANNEL}:{search.id}",
        channel=CHANNEL,
        to="the map",
        about="who does it",
        urgency=int(Urgency.notice),
        job={"search": search.key, "tags": list(service.directory), "place": list(place)},
        created_at=now,
        due_at=now,
    )
    s.add(row)


def takes(now: datetime, customer: Customer, wish: Data) -> timedelta:
    """Return how long a search may take: until noon tomorrow on her clock, and half an hour for what cannot wait."""
    tomorrow = local(now, customer.time_zone).date() + timedelta(days=1)
    noon = instant(datetime.combine(tomorrow, NOON), customer.time_zone)
    span = visit_words.window(now, customer, wish)
    waits = wish["at"] != hires.SOON and (span is None or span[0] - noon >= AHEAD)
    return noon - now if waits else AT_ONCE


def found(
    s: Session, now: datetime, search: Search, rows: Iterable[tuple[str, str, str]], source: str
) -> list[Finding]:
    """Write down businesses (name, phone, address) that were found; whom we know already is left out."""
    agency = s.get_one(Agency, search.agency_id)
    known = {one.name for one in findings(s, search)}
    new = []
    for name, written, address in rows:
        phone = number_in(written, agency.country)
        if name in known or (phone and joining.is_known(s, agency, phone)):
            continue
        known.add(name)
        finding = Finding(
            agency_id=agency.key,
            search_id=search.key,
            position=len(known),
            name=name,
            phone=phone,
            address=address,
            source=source,
        )
        s.add(finding)
        new.append(finding)
    s.flush()
    tell_desk(s, search)
    note(s, now, agency.key, f"{len(new)} found outside by {source}", customer=customer_of(s, search))
    return new


def ask(s: Session, now: datetime, search: Search, position: int, who: str, public_url: str) -> Finding:
    """Ask a business that was found for its price, by text or its link; it hears what and when, and nothing of her."""
    finding, agency = waiting(s, search, position), s.get_one(Agency, search.agency_id)
    if finding.state != FindingState.found:
        raise NotNow(told("{name} was asked already", name=finding.name))
    provider = as_prospect(s, finding)
    text = say(
        "member_quote",
        agency=agency.name,
        what=for_them(search),
        when=search.wish["at"],
        area=area(s, search),
        link=pages.quote_link(s, now, provider, public_url),
    )
    notify.to_phone(s, now, agency, finding.phone, text, about="member", once=f"quote:{finding.id}")
    asked = f"{finding.name} is asked for its price by {who}"
    note(s, now, agency.key, asked, customer=customer_of(s, search))
    tell_desk(s, search)
    return finding


def for_them(search: Search) -> str:
    """Return what is wanted as a stranger may hear it: the work and what it is done to, without any number."""
    return withhold_numbers(_YOURS.sub("their", visit_words.spoken(search.wish)), "US")


def area(s: Session, search: Search) -> str:
    """Return near what it is wanted, as much as a stranger may hear."""
    return customer_of(s, search).postcode or "you"


def waiting(s: Session, search: Search, position: int) -> Finding:
    """Return a business by its number, of which a price may still be asked or told; NotNow if it may not."""
    finding = next((one for one in findings(s, search) if one.position == position), None)
    if finding is None or search.ended_at is not None:
        raise NotNow(told("This is looked for no more: open the list again"))
    return finding


def as_prospect(s: Session, finding: Finding) -> Provider:
    """Return the prospect that a business is, known by its phone. NotNow if it cannot be texted."""
    if finding.provider_id is not None:
        return s.get_one(Provider, finding.provider_id)
    agency = s.get_one(Agency, finding.agency_id)
    search = s.get_one(Search, finding.search_id)
    if not finding.phone or opt_outs.holds(s, agency.key, finding.phone):
        raise NotNow(told("{name} cannot be texted: ring it", name=finding.name))
    if joining.is_known(s, agency, finding.phone):
        raise NotNow(told("{name} was asked already", name=finding.name))
    taken = select(Provider.id).where(Provider.agency_id == agency.id, Provider.name == finding.name)
    provider = Provider(
        agency_id=agency.key,
        name=f"{finding.name} {finding.phone[-4:]}" if s.exec(taken).first() else finding.name,
        kind=hires.leg_kind(search.kind),
        services=[search.kind],
        channel=joining.BY_TEXT,
        phone=finding.phone,
        standing=Standing.prospect,
    )
    s.add(provider)
    s.flush()
    finding.state, finding.provider_id = FindingState.asked, provider.key
    s.add(finding)
    return provider


def of_task(s: Session, agency_id: int, number: int) -> Search:
    """Return the search that a task of the desk keeps; BadInput if it keeps none."""
    query = select(Search).join(Task, col(Task.id) == Search.task_id)
    row = s.exec(query.where(Search.agency_id == agency_id, Task.number == number)).first()
    if row is None:
        raise BadInput(told("Task {number} looks for nobody", number=number), field="number")
    return row


def findings(s: Session, search: Search) -> list[Finding]:
    """Return who was found for a search, in the order of their numbers."""
    return list(s.exec(select(Finding).where(Finding.search_id == search.id).order_by(col(Finding.position))))


def number_in(written: str, country: str) -> str:
    """Return a telephone number as we keep it (E.164), or nothing if it is none of its country."""
    try:
        parsed = phonenumbers.parse(written, country)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(parsed):
        return ""
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def tell_desk(s: Session, search: Search) -> None:
    """Write at the task who was found, how far each is, and what it says."""
    task, currency = s.get_one(Task, search.task_id), s.get_one(Agency, search.agency_id).currency
    head = task.about.partition(" Found, not checked by us: ")[0]
    lines = [
        f"{one.position} {one.name}, {one.phone or 'no phone'}"
        + (f", {one.address}" if one.address else "")
        + f" ({one.state}{' ' + money(one.price, currency) if one.price is not None else ''})"
        + (f' "{one.words}"' if one.words else "")
        for one in findings(s, search)
    ]
    task.about = f"{head} Found, not checked by us: {'; '.join(lines)}" if lines else head
    s.add(task)


def customer_of(s: Session, search: Search) -> Customer:
    """Return whom a search is for."""
    return s.get_one(Customer, search.customer_id)
