"""What a business outside the network says to a wish of hers, its price, its time, if she goes there: shown to her."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.errors import NotNow
from concierge_bot.models import Customer, Finding, FindingState, Provider, Search, Task
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import errand_times, sourcing, visit_words
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import money, say, together
from concierge_bot.texts.pages import told
from concierge_bot.understanding.members import quote_words

ABOUT = "found"
LASTS = timedelta(hours=24)
MOST_SHOWN, DEAREST = 3, 1_000_000


def heard(s: Session, now: datetime, provider: Provider, words: str) -> str:
    """Read what a business texts to that; return what it is told, or nothing if it was asked for no price."""
    query = select(Finding).where(Finding.provider_id == provider.id, Finding.state == FindingState.asked)
    finding = s.exec(query).first()
    if finding is None:
        return ""
    search = s.get_one(Search, finding.search_id)
    customer = sourcing.customer_of(s, search)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    read = quote_words.read(words, here, customer.country)
    agency, finding.words = agency_of(s, customer), words[:200]
    s.add(finding)
    if read.price is None and not read.refuses:
        sourcing.tell_desk(s, search)
        return say("member_quote_again", agency=agency.name)
    written(s, now, finding, read.price, read.rest, she_goes=read.she_goes)
    return say("member_quote_noted", agency=agency.name)


def written(
    s: Session, now: datetime, finding: Finding, price: int | None, when: str, *, she_goes: bool
) -> None:
    """Write down a price in cents, or that it refuses; she is shown all when nobody that was asked is awaited."""
    search = s.get_one(Search, finding.search_id)
    finding.price = None if price is None else min(price, DEAREST)
    finding.state = FindingState.refused if price is None else FindingState.quoted
    finding.terms = _terms(s, now, search, finding, when, she_goes=she_goes)
    s.add(finding)
    s.flush()
    sourcing.tell_desk(s, search)
    if not any(one.state == FindingState.asked for one in sourcing.findings(s, search)):
        show(s, now, search)


def asked(s: Session, provider_id: int | None) -> Finding:
    """Return what a business was asked to price, for its page. NotNow if that is answered or looked for no more."""
    query = select(Finding).where(Finding.provider_id == provider_id, Finding.state == FindingState.asked)
    finding = s.exec(query).first()
    if finding is None or s.get_one(Search, finding.search_id).ended_at is not None:
        raise NotNow(told("Thank you. This is answered already, or looked for no more"))
    return finding


def by_desk(
    s: Session, now: datetime, finding: Finding, price: int, when: str, who: str, *, she_goes: bool
) -> None:
    """An operator rang it, and writes down what it says."""
    if finding.state not in (FindingState.found, FindingState.asked):
        raise NotNow(told("{name} has answered already", name=finding.name))
    agreed = f"{finding.name} told {who} its price"
    sourcing.as_prospect(s, finding)
    note(s, now, finding.agency_id, agreed, customer=_customer(s, finding))
    written(s, now, finding, price, when, she_goes=she_goes)


def show(s: Session, now: datetime, search: Search) -> None:
    """Tell her who was found and for how much, the cheapest first, and that nobody of them is checked yet."""
    quoted = sorted(
        (one for one in sourcing.findings(s, search) if one.state == FindingState.quoted),
        key=lambda one: (one.price or 0, one.position),
    )[:MOST_SHOWN]
    if not quoted or search.ended_at is not None:
        return
    seen = "-".join(f"{one.id}.{one.price}" for one in quoted)
    offer(s, now, search, quoted, once=f"found:{search.id}:{seen}")


def offer(s: Session, now: datetime, search: Search, few: Sequence[Finding], *, once: str) -> None:
    """Ask her whom of a few she wants; with that she has the word that she was promised."""
    customer, task = sourcing.customer_of(s, search), s.get_one(Task, search.task_id)
    task.nag_at = task.nag_at if task.urgent else None
    s.add(task)
    named = together(*(_named(s, now, customer, one, n) for n, one in enumerate(few, 1)), by=", ")
    data = {str(n): str(one.id) for n, one in enumerate(few, 1)}
    questions.read_back(
        s,
        now,
        customer,
        ABOUT,
        say("found_outside", what=visit_words.spoken(search.wish), few=named),
        once=once,
        choices=list(data),
        subject_id=search.id,
        words=search.wish["said"],
        lasts=LASTS,
        data=data,
    )


def wish_with(search: Search, finding: Finding) -> dict[str, str]:
    """Return what she wants as a business would do it."""
    return {**search.wish, **finding.terms}


def _named(s: Session, now: datetime, customer: Customer, finding: Finding, number: int) -> str:
    price = money(finding.price, agency_of(s, customer).currency) if finding.price else say("free")
    here = local(now, customer.time_zone).replace(tzinfo=None)
    when = finding.terms.get("start") and say("at_when", when=visit_words.when(finding.terms, here))
    there = finding.terms.get(visit_words.THERE) and say("you_go_there")
    how = together(when or "", there or "", by=", ")
    return together(f"{number} {finding.name}", price, how and together("(", how, ")", by=""))


def _terms(
    s: Session, now: datetime, search: Search, finding: Finding, when: str, *, she_goes: bool
) -> dict[str, str]:
    """Return what it would do otherwise than she wished: at another time, at its own place, for nothing."""
    customer = _customer(s, finding)
    read = errand_times.first_said(now, customer, when, when, search.kind) if when.strip() else {}
    wished = search.wish.get("start", "")
    same = not read.get("start") or read.get("repeats") or wished.startswith(read["start"])
    terms = {} if same else {key: read.get(key, "") for key in ("at", "start", "end", "by")}
    if she_goes:
        terms[visit_words.THERE] = ", ".join(filter(None, (finding.name, finding.address)))
    if finding.price == 0:
        terms[visit_words.FREE] = "yes"
    return terms


def _customer(s: Session, finding: Finding) -> Customer:
    return sourcing.customer_of(s, s.get_one(Search, finding.search_id))
