"""Her word lets a business come once that is not a member; where she goes to it she is asked if she needs a ride."""

from datetime import datetime

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import (
    Customer,
    Finding,
    FindingState,
    Order,
    Provider,
    Question,
    Search,
    Task,
    TaskStatus,
)
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import errands, hires, legs, outside_quotes, visit_words
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply
from concierge_bot.understanding.visits import errand_names, particulars, ride_places, trades

RIDE = "ride_there"
"""What we ask about where she goes to them."""


def chosen(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her word lets the one that she names come this once; a no leaves the search to the person who keeps it."""
    number = "1" if reply == "yes" and len(q.data) == 1 else reply
    search = s.get_one(Search, q.subject_id)
    if reply == "no":
        notify.to_customer(s, now, customer, say("service_left"), about="service", once=once)
        return
    if number not in q.data:  # a yes to several, or a number that none has
        few = [s.get_one(Finding, int(key)) for key in q.data.values()]
        outside_quotes.offer(s, now, search, few, once=once)
        return
    _takes(s, now, customer, search, s.get_one(Finding, int(q.data[number])), once)


def _takes(
    s: Session, now: datetime, customer: Customer, search: Search, finding: Finding, once: str
) -> None:
    provider = s.get_one(Provider, finding.provider_id)
    provider.price, finding.state, search.ended_at = finding.price or 0, FindingState.chosen, now
    s.add_all([provider, finding, search])
    agreed = f"she agreed to {finding.name}, not yet checked by us"
    note(s, now, customer.agency_id, agreed, customer=customer)
    wish = outside_quotes.wish_with(search, finding)
    order = hires.book(s, now, customer, wish, provider, **{legs.CONSENTED: provider.key})
    task = s.get_one(Task, search.task_id)
    if task.status != TaskStatus.closed:
        desk.close(s, now, task, f"She chose {finding.name}", "the customer")
    here = local(now, customer.time_zone).replace(tzinfo=None)
    text = say(
        "service_sent",
        shop=provider.name,
        what=visit_words.with_notes(wish),
        when=visit_words.when(wish, here),
        price=visit_words.price(s, customer, wish, provider),
    )
    if visit_words.THERE in wish and particulars.RIDE in trades.now().by_kind:
        _ask_of_the_ride(s, now, customer, order, text, once)
    else:
        notify.to_customer(s, now, customer, text, about="service", once=once)


def _ask_of_the_ride(
    s: Session, now: datetime, customer: Customer, order: Order, first: str, once: str
) -> None:
    text = together(first, say("ride_needed"))
    words = "if you need a ride"
    questions.read_back(
        s, now, customer, RIDE, text, once=once, told="service", subject_id=order.id, words=words
    )


def ride(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Read a ride back that brings her there in time, with who drives and the price; on a no she goes by herself."""
    if reply not in ("1", "yes"):
        notify.to_customer(s, now, customer, say("ride_not_needed"), about="service", once=once)
        return
    visit = s.get_one(Order, q.subject_id).chosen_because[legs.VISIT]
    start = visit.get("start", "")
    data = {
        "kind": particulars.RIDE,
        "said": errand_names.called(particulars.RIDE),
        "words": f"{visit['words']} / a ride there",
        "from": ride_places.HOME,
        "to": visit[visit_words.THERE],
        "at": visit["at"],
        "start": start,
        "end": "",
        "by": "yes" if "T" in start else "",
        "repeats": "",
    }
    errands.offer(s, now, customer, data, once=once)
