"""What no member does is looked for outside: a map and a person find businesses, they are asked, and she decides.

Who is found is not checked by us, and she is told so; her yes lets it come once, and it stays a prospect.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

import phonenumbers
from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Agency,
    Customer,
    Finding,
    FindingState,
    Outbox,
    Provider,
    Question,
    Search,
    Standing,
    Task,
    TaskStatus,
    Urgency,
)
from concierge_bot.services.house import desk, notify, postcodes
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import joining
from concierge_bot.services.orders import hires, visit_words
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.people import opt_outs
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import trades

CHANNEL = "directory"
"""Of the outbox row by which the map is asked."""
ABOUT = "found"
CONSENTED = "consented"
"""Under which word an order names the business that is not a member and that she agreed to."""
LASTS = timedelta(hours=24)
MOST_SHOWN, DEAREST = 3, 1_000_000
_PRICE = re.compile(
    r"(?:\$\s*|\b)(\d{1,5})(?:\.(\d\d))?\b(?!\s*(?:[ap]\.?m|:|st\b|nd\b|rd\b|th\b))", re.IGNORECASE
)
_NO = re.compile(r"^\W*(?:no|nope|sorry|cannot|can't|cant|not)\b", re.IGNORECASE)


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
    _tell_desk(s, search)
    note(s, now, agency.key, f"{len(new)} found outside by {source}", customer=_customer(s, search))
    return new


def ask(s: Session, now: datetime, search: Search, position: int, who: str) -> Finding:
    """Ask a business that was found for its price, by text; it hears what and when, and nothing of her."""
    finding = next((one for one in findings(s, search) if one.position == position), None)
    if finding is None or search.ended_at is not None:
        raise NotNow("This is looked for no more: open the list again")
    agency = s.get_one(Agency, search.agency_id)
    if not finding.phone or opt_outs.holds(s, agency.key, finding.phone):
        raise NotNow(f"{finding.name} cannot be texted: ring it")
    if finding.state != FindingState.found or joining.is_known(s, agency, finding.phone):
        raise NotNow(f"{finding.name} was asked already")
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
    text = say(
        "member_quote",
        agency=agency.name,
        what=search.wish["said"],
        when=search.wish["at"],
        area=_customer(s, search).postcode or "you",
    )
    notify.to_phone(s, now, agency, finding.phone, text, about="member", once=f"quote:{finding.id}")
    note(s, now, agency.key, f"{finding.name} is asked for its price by {who}", customer=_customer(s, search))
    _tell_desk(s, search)
    return finding


def answered(s: Session, now: datetime, provider: Provider, words: str) -> str:
    """Read what a business says to that; return what it is told, or nothing if it was asked for no price."""
    query = select(Finding).where(Finding.provider_id == provider.id, Finding.state == FindingState.asked)
    finding = s.exec(query).first()
    if finding is None:
        return ""
    agency, search = s.get_one(Agency, finding.agency_id), s.get_one(Search, finding.search_id)
    price = _PRICE.search(words)
    if price is None and not _NO.match(words):
        return say("member_quote_again", agency=agency.name)
    finding.words = words[:200]
    if price is not None:
        finding.price = min(int(price[1]) * 100 + int(price[2] or 0), DEAREST)
    finding.state = FindingState.refused if price is None else FindingState.quoted
    s.add(finding)
    s.flush()
    _tell_desk(s, search)
    if not any(one.state == FindingState.asked for one in findings(s, search)):
        show(s, now, search)
    return say("member_quote_noted", agency=agency.name)


def show(s: Session, now: datetime, search: Search) -> None:
    """Tell her who was found and for how much, the cheapest first, and that nobody of them is checked yet."""
    quoted = sorted(
        (one for one in findings(s, search) if one.state == FindingState.quoted),
        key=lambda one: (one.price or 0, one.position),
    )[:MOST_SHOWN]
    if not quoted or search.ended_at is not None:
        return
    once = f"found:{search.id}:{'-'.join(str(one.id) for one in quoted)}"
    _offer(s, now, search, quoted, once=once)


def _offer(s: Session, now: datetime, search: Search, few: list[Finding], *, once: str) -> None:
    customer = _customer(s, search)
    currency = agency_of(s, customer).currency
    named = ", ".join(f"{n} {one.name} {money(one.price, currency)}" for n, one in enumerate(few, 1))
    data = {str(n): str(one.id) for n, one in enumerate(few, 1)}
    questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        say("found_outside", what=search.wish["said"], few=named),
        once=once,
        choices=list(data),
        subject_id=search.id,
        words=search.wish["said"],
        lasts=LASTS,
        data=data,
    )


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her word lets the one that she names come this once; a no leaves the search to the person who keeps it."""
    number = "1" if reply == "yes" and len(q.data) == 1 else reply
    search = s.get_one(Search, q.subject_id)
    if reply == "no":
        notify.to_customer(s, now, customer, say("service_left"), about="service", once=once)
        return
    if number not in q.data:  # a yes to several, or a number that none has
        _offer(s, now, search, [s.get_one(Finding, int(key)) for key in q.data.values()], once=once)
        return
    finding = s.get_one(Finding, int(q.data[number]))
    provider = s.get_one(Provider, finding.provider_id)
    provider.price, finding.state, search.ended_at = finding.price or 0, FindingState.chosen, now
    s.add_all([provider, finding, search])
    note(
        s, now, customer.agency_id, f"she agreed to {finding.name}, not yet checked by us", customer=customer
    )
    hires.book(s, now, customer, search.wish, provider, **{CONSENTED: provider.key})
    task = s.get_one(Task, search.task_id)
    if task.status != TaskStatus.closed:
        desk.close(s, now, task, f"She chose {finding.name}", "the customer")
    text = say(
        "service_sent",
        shop=provider.name,
        what=visit_words.with_notes(search.wish),
        when=search.wish["at"],
        price=visit_words.price(s, customer, search.wish, provider),
    )
    notify.to_customer(s, now, customer, text, about="service", once=once)


def of_task(s: Session, agency_id: int, number: int) -> Search:
    """Return the search that a task of the desk keeps; BadInput if it keeps none."""
    query = select(Search).join(Task, col(Task.id) == Search.task_id)
    row = s.exec(query.where(Search.agency_id == agency_id, Task.number == number)).first()
    if row is None:
        raise BadInput(f"Task {number} looks for nobody", field="number")
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


def _tell_desk(s: Session, search: Search) -> None:
    """Write at the task who was found, and how far each is."""
    task, currency = s.get_one(Task, search.task_id), s.get_one(Agency, search.agency_id).currency
    head = task.about.partition(" Found, not checked by us: ")[0]
    lines = [
        f"{one.position} {one.name}, {one.phone or 'no phone'}"
        + (f", {one.address}" if one.address else "")
        + (f" ({one.state}{' ' + money(one.price, currency) if one.price is not None else ''})")
        for one in findings(s, search)
    ]
    task.about = f"{head} Found, not checked by us: {'; '.join(lines)}" if lines else head
    s.add(task)


def _customer(s: Session, search: Search) -> Customer:
    return s.get_one(Customer, search.customer_id)
