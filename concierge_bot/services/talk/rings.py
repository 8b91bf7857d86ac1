"""Somebody rings our number: she answers what is open by one key, all else is put through to the desk.

Nobody who rings is lost: the desk has a task from the first moment on, and a mailbox takes what it cannot.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from sqlmodel import Session, select

from concierge_bot.models import Agency, Customer, Question, Ring, Task, TaskStatus
from concierge_bot.services.house import desk, desk_phone
from concierge_bot.services.house.once import keep
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import customers
from concierge_bot.services.safety import care_answers, check_ins
from concierge_bot.services.talk import questions
from concierge_bot.texts import emergency_number, in_language, say

KEYS = {"alarm": "1", "dose": "1", "safety": "2", check_ins.ABOUT: "1"}
"""The key that answers a question; the same digit as in its text, where that has digits."""
NEEDS_HELP_KEY = {"safety": "1"}
RINGS_FOR = timedelta(seconds=30)
CALL_BACK = timedelta(minutes=2)


@dataclass(frozen=True)
class Next:
    """What a caller hears, in which language, and what follows."""

    words: str
    then: Literal["keys", "desk", "mailbox", "end"]
    language: str = "en"
    number: str = ""


def answer(s: Session, now: datetime, agency: Agency, caller: str, sid: str) -> tuple[Ring, Next]:
    """Take a call, once for each ``sid``, and say who we are and what a key does."""
    customer = customers.by_line(s, agency.key, caller)
    ring, new = keep(
        s,
        select(Ring).where(Ring.sid == sid),
        lambda: Ring(
            agency_id=agency.key,
            sid=sid,
            caller=caller,
            customer_id=customer.id if customer else None,
            question_id=_open_question(s, now, customer) if customer else None,
            at=now,
        ),
    )
    if new:
        note(s, now, agency.key, "rang us", customer=customer)
    question = s.get(Question, ring.question_id) if ring.question_id else None
    if question is None or customer is None:
        return ring, to_desk(s, now, ring)
    hello = {"agency": agency.name, "name": customer.name}
    if question.about == "dose":
        words = say("ring_dose", what=question.words, **hello)
    else:
        words = say("ring_safety" if question.about == "safety" else "ring_well", **hello)
    return ring, _next(s, ring, words, "keys")


def pressed(s: Session, now: datetime, ring: Ring, digits: str) -> Next:
    """A key in a call to us: the right one answers what was open, any other asks for a person."""
    question = s.get(Question, ring.question_id) if ring.question_id else None
    if question is None or digits not in (KEYS[question.about], NEEDS_HELP_KEY.get(question.about)):
        return to_desk(s, now, ring)
    ring.said = ring.said or care_answers.by_key(s, now, question, digits)
    s.add(ring)
    return _next(s, ring, ring.said, "end") if digits == KEYS[question.about] else to_desk(s, now, ring)


def to_desk(s: Session, now: datetime, ring: Ring) -> Next:
    """Put a caller through to the desk's phone; where there is none the mailbox takes the call."""
    agency = s.get_one(Agency, ring.agency_id)
    task = _task(s, now, agency, ring)
    if agency.desk_phone in (None, ring.caller):
        return _mailbox(s, now, ring, task)
    sentence = "ring_through" if ring.customer_id else "ring_through_unknown"
    hello = {"name": s.get_one(Customer, ring.customer_id).name} if ring.customer_id else {}
    words = say(sentence, agency=agency.name, emergency=_emergency(s, ring), **hello)
    return _next(s, ring, words, "desk", agency.desk_phone or "")


def announce(s: Session, ring: Ring) -> str:
    """Say at the desk's phone who is on the line; a key connects, so that no answering machine takes the call."""
    return say("ring_desk", agency=s.get_one(Agency, ring.agency_id).name, name=_who(s, ring))


def taken(s: Session, now: datetime, ring: Ring, digits: str) -> None:
    """The desk speaks with the caller now; without a key it does not."""
    task = s.get(Task, ring.task_id) if ring.task_id else None
    if digits and task is not None and ring.taken_at is None:
        ring.taken_at = now
        s.add(ring)
        if task.status == TaskStatus.open:
            desk.claim(s, now, task, "the desk phone")


def put_through(s: Session, now: datetime, ring: Ring) -> Next:
    """The desk's phone rang out, or the talk is over: only what nobody took goes to the mailbox."""
    task = _task(s, now, s.get_one(Agency, ring.agency_id), ring)
    if ring.taken_at is None:
        return _mailbox(s, now, ring, task)
    if task.status != TaskStatus.closed:
        desk.close(s, now, task, "put through", "the desk phone")
    return _next(s, ring, "", "end")


def recorded(s: Session, now: datetime, ring: Ring, recording: str, seconds: str) -> Next:
    """The caller left a message: the task says where it is."""
    task = _task(s, now, s.get_one(Agency, ring.agency_id), ring)
    if recording and not ring.recording:
        ring.recording = recording
        task.about = f"message of {seconds} seconds, recording {recording}"
        s.add_all([ring, task])
        note(s, now, ring.agency_id, "left a message", customer=_customer(s, ring))
    return _next(s, ring, say("call_goodbye"), "end")


def _mailbox(s: Session, now: datetime, ring: Ring, task: Task) -> Next:
    if task.status == TaskStatus.open and task.about == "":
        task.about = "nobody took the call"
        desk_phone.nag(s, now, task)
    agency = s.get_one(Agency, ring.agency_id)
    words = say("ring_mailbox", agency=agency.name, emergency=_emergency(s, ring))
    return _next(s, ring, words, "mailbox")


def _task(s: Session, now: datetime, agency: Agency, ring: Ring) -> Task:
    """Return the task to ring back; the desk's phone is not texted about it while it rings."""
    task = desk.open_task(
        s,
        now,
        agency,
        f"{_who(s, ring)} rang us: call back now",
        once=f"call:{ring.sid}",
        customer=_customer(s, ring),
        urgent=True,
        due_in=CALL_BACK,
        nag_in=CALL_BACK,
    )
    ring.task_id = task.id
    s.add(ring)
    return task


def _open_question(s: Session, now: datetime, customer: Customer) -> int | None:
    """Return what a key of hers can answer, the most urgent and newest of it."""
    return next((q.id for q in questions.open_ones(s, now, customer) if q.about in KEYS), None)


def _who(s: Session, ring: Ring) -> str:
    """Say who rings: she, one of somebody's people, a member, or a number that we do not know."""
    if customer := _customer(s, ring):
        return customer.name
    if contact := customers.contact_by_phone(s, ring.agency_id, ring.caller):
        of = s.get_one(Customer, contact.customer_id).name
        return (
            f"{contact.name}, {contact.relation} of {of}" if contact.relation else f"{contact.name} for {of}"
        )
    provider = customers.provider_by_phone(s, ring.agency_id, ring.caller)
    return provider.name if provider else f"A number we do not know ({ring.caller})"


def _customer(s: Session, ring: Ring) -> Customer | None:
    return s.get(Customer, ring.customer_id) if ring.customer_id else None


def _emergency(s: Session, ring: Ring) -> str:
    customer = _customer(s, ring)
    return emergency_number(customer.country if customer else s.get_one(Agency, ring.agency_id).country)


def _next(
    s: Session, ring: Ring, words: str, then: Literal["keys", "desk", "mailbox", "end"], number: str = ""
) -> Next:
    customer = _customer(s, ring)
    language = customer.language if customer else "en"
    return Next(in_language(words, language), then, language, number)
