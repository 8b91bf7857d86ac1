"""Reads what came in: danger and the law at once, all else in each person's order and turn.

No transaction is open while the dialogue server thinks.
"""

import functools
import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency, Customer, Message, MessageState
from concierge_bot.services.house import desk
from concierge_bot.services.people import customers, family_texts
from concierge_bot.services.people.family_talk import Talk
from concierge_bot.services.talk import (
    arrival,
    conversation,
    doubt,
    failures,
    lately,
    messages,
    strangers,
)
from concierge_bot.services.talk.look import Request
from concierge_bot.understanding.answers.answered import Parsed
from concierge_bot.understanding.visits import trades
from concierge_bot.worker import dialogue_turn, member_texts
from concierge_bot.worker.looking import POLL, Looks, by_myself

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
MOST_ATTEMPTS = 20


def first_looks(app: App) -> bool:
    """Look at the oldest new text; False if there is none."""
    message: Message | None = None
    try:
        with app.db.write() as s:
            message = s.execute(_oldest_new()).scalar()
            if message is not None:
                _sort(app, s, app.clock.now(), message)
    except OperationalError:  # the database is busy or away: nothing is wrong with the text
        raise
    except Exception:  # whatever it is, the texts behind this one may be about danger
        if message is None:
            raise
        _to_the_desk(app, message)
    return message is not None


def _sort(app: App, s: Session, now: datetime, message: Message) -> None:
    agency = s.get_one(Agency, message.agency_id)
    if message.customer_id is not None:
        arrival.first_look(s, now, _alone_with(s, message), message)
        return
    contacts = customers.contacts_by_phone(s, agency.key, message.sender)
    provider = customers.provider_by_phone(s, agency.key, message.sender)
    if message.sender == agency.desk_phone:
        strangers.from_desk(s, now, agency, message)
    elif provider is not None:
        member_texts.read(app, s, now, agency, provider, message)
    elif contacts:
        family_texts.read(Talk(s, now, agency, contacts, message, app.settings.public))
    else:
        strangers.from_unknown(s, now, agency, message)
    messages.close(s, now, message, "not a customer")


def _alone_with(s: Session, message: Message) -> Customer:
    """Return who texted, locked: what falls due for her waits until this is read (due.py claims by person)."""
    return s.get_one(Customer, message.customer_id, with_for_update={"key_share": True})


def turns(app: App, worker: str = "", looks: Looks | None = None) -> bool:
    """Let a worker answer the oldest text whose turn it is; False if there is none."""
    message: Message | None = None
    try:
        with looks or by_myself() as look:
            if not look.worth:
                return False
            with app.db.write() as s:
                message = _claim(app, s, worker)
                if message is None:
                    look.rest = POLL
                    return False
                customer, request, said = _look(app, s, message, None)
        if request is not None and request.hear:
            heard = dialogue_turn.hear(app, request)
            with app.db.write() as s:
                found = messages.still(s, message)
                if found is None:
                    return True
                customer, request, said = _look(app, s, found, heard)
        if request is not None and request.in_doubt:
            dialogue_turn.second_opinion(app, message, customer, request)
        elif request is not None:
            dialogue_turn.take(app, message, customer, request, said)
    except OperationalError:  # as above
        raise
    except Exception:  # whatever it is, other people's texts must have their turn
        if message is None:
            raise
        _to_the_desk(app, message)
    return True


def _look(
    app: App, s: Session, message: Message, heard: Parsed | None
) -> tuple[Customer, Request | None, str]:
    """Look at a text whose turn it is; return who wrote it, what is left to be read, and what we said by ourselves."""
    customer = _alone_with(s, message)
    with trades.spoken(customers.agency_of(s, customer).trade):
        request = _second_look(app, s, customer, message, heard)
    return customer, request, lately.last_said(s, app.clock.now(), customer)


def _second_look(
    app: App, s: Session, customer: Customer, message: Message, heard: Parsed | None
) -> Request | None:
    """What the dialogue server could not answer for long goes to a person; what it must read keeps its order."""
    now = app.clock.now()
    if message.attempts > MOST_ATTEMPTS:
        failures.failed(s, now, customer, message)
        return None
    if message.read_as != doubt.UNLESS_DENIED and _as_a_contact(app, s, now, message):
        messages.close(s, now, message, "about another")
        return None
    request = conversation.second_look(s, now, customer, message, heard)
    waits = request is not None and not (request.in_doubt or request.hear) and _waits_behind(s, message)
    return None if waits else request


def _as_a_contact(app: App, s: Session, now: datetime, message: Message) -> bool:
    """A customer may be the contact of another, and answer or ask as such."""
    contacts = customers.contacts_by_phone(s, message.agency_id, message.sender)
    if not contacts:
        return False
    agency = s.get_one(Agency, message.agency_id)
    return family_texts.from_customer(Talk(s, now, agency, contacts, message, app.settings.public))


def _waits_behind(s: Session, message: Message) -> bool:
    """What the dialogue server must read waits behind an earlier text of hers that it could not read yet."""
    earlier = select(Message).where(
        Message.agency_id == message.agency_id,
        Message.sender == message.sender,
        col(Message.id) < message.id,
        Message.state != MessageState.done,
    )
    first = s.exec(earlier.order_by(col(Message.id)).limit(1)).first()
    if first is not None:
        message.state, message.lease_until, message.retry_at = MessageState.waiting, None, first.retry_at
        s.add(message)
    return first is not None


def _to_the_desk(app: App, message: Message) -> None:
    """An error of ours must not hit the same text again and again: a person answers it, and she is told."""
    with app.db.write() as s:
        now = app.clock.now()
        found = messages.still(s, message)
        if found is None:
            return
        log.exception("message %s could not be worked on", message.id)
        if found.customer_id is not None:
            failures.failed(s, now, s.get_one(Customer, found.customer_id), found)
            return
        agency = s.get_one(Agency, found.agency_id)
        desk.open_task(
            s, now, agency, "A text could not be read: look at it", once=f"fault:{found.id}", urgent=True
        )
        messages.close(s, now, found, "failed")


def _claim(app: App, s: Session, worker: str) -> Message | None:
    """Lease the oldest waiting text of a person who has no earlier one in work.

    One that is to be tried again later holds up only its like: a short answer needs no dialogue server.
    """
    now, machine = app.clock.now(), app.clock.machine()
    message: Message | None = s.execute(_oldest_waiting(), {"now": now, "machine": machine}).scalar()
    if message is not None:
        message.state, message.lease_until, message.worker = MessageState.working, machine + LEASE, worker
        message.attempts += 1
        s.add(message)
    return message


@functools.cache
def _oldest_new() -> Select[Any]:
    """The text to be looked at first: asked at every ring, so the statement is built only once."""
    query = select(Message).where(Message.state == MessageState.new).order_by(col(Message.id))
    return query.limit(1).with_for_update(skip_locked=True)


@functools.cache
def _oldest_waiting() -> Select[Any]:
    """The text whose turn it is, as above."""
    now: BindParameter[datetime] = bindparam("now")
    machine: BindParameter[datetime] = bindparam("machine")
    earlier = aliased(Message)
    due = or_(col(Message.retry_at).is_(None), col(Message.retry_at) <= now)
    waiting = col(Message.state) == MessageState.waiting
    left_over = and_(col(Message.state) == MessageState.working, col(Message.lease_until) < machine)
    before = (
        select(earlier.id)
        .where(
            earlier.agency_id == Message.agency_id,
            earlier.sender == Message.sender,
            col(earlier.id) < Message.id,
            earlier.state != MessageState.done,
            or_(col(earlier.retry_at).is_(None), col(Message.retry_at).is_not(None)),
        )
        .exists()
    )
    urgent_first = col(Message.read_as) != doubt.UNLESS_DENIED, col(Message.id)
    query = select(Message).where(or_(and_(waiting, due), left_over), ~before).order_by(*urgent_first)
    return query.limit(1).with_for_update(skip_locked=True)


def free_left_over(app: App, worker: str) -> None:
    """Give back what a dead worker had in work."""
    with app.db.write() as s:
        left = select(Message).where(Message.state == MessageState.working, Message.worker == worker)
        for message in s.exec(left.with_for_update()):
            message.state, message.lease_until = MessageState.waiting, None
            s.add(message)
