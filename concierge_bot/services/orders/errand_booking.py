"""Her OK to a service: it is booked with the member that she was told; where there is none, the desk sets it up."""

from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.clock import local
from concierge_bot.models import Customer, Provider, Question
from concierge_bot.services.house import desk, notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.orders import hires, sourcing, standing_visits, visit_words, windows
from concierge_bot.services.orders.visit_words import Data
from concierge_bot.services.people.customers import agency_of
from concierge_bot.services.talk import questions
from concierge_bot.texts import say, together
from concierge_bot.understanding.answers.replies import Reply

PERSON_WITHIN = timedelta(minutes=30)
TASK = "service:"
HOUR_ASKED = "hour asked"


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her OK books it with the member that she was told; where there is none, it is a task of the desk."""
    if reply not in ("1", "yes"):
        tell(s, now, customer, say("service_left"), once)
        return
    if (hour := visit_words.hour_to_ask(q.data)) and HOUR_ASKED not in q.data:
        _ask_hour(s, now, customer, q, hour, once)
        return
    shop = None if hour else hires.best(s, now, customer, q.data)
    if shop is None:
        set_up(s, now, customer, q, once=once)
        return
    if q.data.get("repeats"):
        standing_visits.begin(s, now, customer, q, once=once)
        return
    hires.place(s, now, customer, q, shop)
    note(s, now, customer.agency_id, f"service booked: {q.data['kind']}", customer=customer)
    here = local(now, customer.time_zone).replace(tzinfo=None)
    text = say(
        "service_sent",
        shop=shop.name,
        what=visit_words.with_notes(q.data),
        when=visit_words.when(q.data, here),
        price=visit_words.price(s, customer, q.data, shop),
    )
    tell(s, now, customer, text, once)


def _ask_hour(s: Session, now: datetime, customer: Customer, q: Question, hour: str, once: str) -> None:
    """Ask once more for the hour of a ride before it is booked; a second yes without one goes to a person."""
    data = {**q.data, HOUR_ASKED: "yes"}
    text = together(say("hour_first"), hour)
    lasts = q.expires_at - q.asked_at
    questions.read_back(s, now, customer, q.about, text, once=once, words=q.words, data=data, lasts=lasts)


def set_up(s: Session, now: datetime, customer: Customer, q: Question, *, once: str) -> None:
    """A person sets it up with her, by a promised time."""
    able = [c.name for c in members(s, customer, q.data["kind"])]
    about = [
        f"Her words: {q.data['words']}",
        f"Address: {customer.address or 'not known'}",
        f"Does such work: {', '.join(able)}" if able else "No member does such work yet",
    ]
    wait = PERSON_WITHIN if able else sourcing.takes(now, customer, q.data)
    task = desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task_words(customer, q.data),
        once=f"{TASK}{q.id}",
        about=". ".join(about),
        customer=customer,
        due_in=wait,
        promised=True,
    )
    if not able:
        sourcing.begin(s, now, customer, q.data, task)
    note(s, now, customer.agency_id, f"service asked for: {q.data['kind']}", customer=customer)
    told = {"what": visit_words.spoken(q.data), "when": q.data["at"]}
    promised = windows.by(now, wait, customer.time_zone)
    soon = say("service_asked", by=promised, **told)
    tell(s, now, customer, soon if wait == PERSON_WITHIN else say("service_looked_for", **told), once)


def task_words(customer: Customer, data: Data) -> str:
    """Return how a service stands on the desk's list."""
    return f"Service: {visit_words.spoken(data)}, {data['at']}, for {customer.name}"


def members(s: Session, customer: Customer, kind: str) -> list[Provider]:
    """Return the members that may do a kind of service for her, by her preference."""
    return [s.get_one(Provider, one.provider_id) for one in hires.able(s, customer, kind)[0]]


def tell(s: Session, now: datetime, customer: Customer, text: str, once: str) -> str:
    notify.to_customer(s, now, customer, text, about="service", once=once)
    return text
