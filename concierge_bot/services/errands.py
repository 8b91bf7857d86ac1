"""A service that is no shopping (a ride, a plumber, a film): read back, and on her OK a person sets it up in time."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from concierge_bot.clock import local
from concierge_bot.models import Customer, Provider, Question
from concierge_bot.services import choosing, desk, notify, questions, windows
from concierge_bot.services.customers import agency_of
from concierge_bot.services.timeline import note
from concierge_bot.texts import say
from concierge_bot.understanding import errands as reading
from concierge_bot.understanding import when as times
from concierge_bot.understanding.replies import Reply

PERSON_WITHIN = timedelta(minutes=30)
NOW = timedelta(minutes=1)


def quote(s: Session, now: datetime, customer: Customer, what: str, when: str, *, once: str) -> str:
    """Read a service back to her with its time, and ask for her OK; her own words are kept for the desk."""
    kind, said = reading.kind(what), reading.spoken(what)
    at = _spoken_time(now, customer, when)
    words = what if when == what else f"{what} / {when}"
    before = [q for q in questions.open_about(s, customer, "service") if q.data["kind"] == kind]
    question = questions.ask(
        s,
        now,
        customer,
        "service",
        choices=["1", "2"],
        words=said,
        data={"kind": kind, "said": said, "at": at, "words": words},
        instead_of=before,
    )
    text = say("service", what=f"{said[0].upper()}{said[1:]}", when=at)
    return _tell(s, now, customer, text, once, question)


def answered(s: Session, now: datetime, customer: Customer, q: Question, reply: Reply, *, once: str) -> None:
    """Her OK makes it a task of the desk, which names the members that do such work."""
    if reply not in ("1", "yes"):
        _tell(s, now, customer, say("service_left"), once)
        return
    able = [c.name for c in members(s, customer, q.data["kind"])]
    about = [
        f"Her words: {q.data['words']}",
        f"Address: {customer.address or 'not known'}",
        f"Does such work: {', '.join(able)}" if able else "No member does such work yet",
    ]
    task = f"Service: {q.data['said']}, {q.data['at']}, for {customer.name}"
    desk.open_task(
        s,
        now,
        agency_of(s, customer),
        task,
        once=f"service:{q.id}",
        about=". ".join(about),
        customer=customer,
        due_in=PERSON_WITHIN,
    )
    note(s, now, customer.agency_id, f"service asked for: {q.data['kind']}", customer=customer)
    promised = windows.by(now, PERSON_WITHIN, customer.time_zone)
    _tell(s, now, customer, say("service_asked", by=promised), once)


def members(s: Session, customer: Customer, kind: str) -> list[choosing.Candidate]:
    """Return the members that may do a kind of service for her, by her preference."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id)
    fit = [p for p in s.exec(query) if kind in p.services and not choosing.eligible(p, customer)]
    return choosing.ranking([choosing.candidate(p, customer) for p in fit])


def _spoken_time(now: datetime, customer: Customer, when: str) -> str:
    """Say when it shall be; what was not read stays in her words, and the desk asks."""
    here = local(now, customer.time_zone).replace(tzinfo=None)
    read = times.read(when, here, country=customer.country)
    if read is None or read.asks or read.start is None:
        return "as soon as we can"
    if isinstance(read.start, datetime) and read.rrule is None and read.start <= here + NOW:
        return "as soon as we can"
    return times.words(read, here)


def _tell(
    s: Session, now: datetime, customer: Customer, text: str, once: str, question: Question | None = None
) -> str:
    notify.to_customer(s, now, customer, text, about="service", once=once, question=question)
    return text
