"""The only place that writes an outbox row for a person: consent and repeats are decided here."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import Session, col, select

from concierge_bot.models import (
    CALL_ENDS,
    Agency,
    Consent,
    Contact,
    Customer,
    Grant,
    Outbox,
    OutboxState,
    Question,
    Scope,
    Urgency,
)
from concierge_bot.services.house import bulk
from concierge_bot.services.house.asked_once import asked_once
from concierge_bot.services.house.once import keep
from concierge_bot.services.people import contact_limits, lines, opt_outs
from concierge_bot.texts import in_language
from connectors import gsm7

SERVICE_ENDED = "service ended"
WITHOUT_CONSENT = frozenset({"invitation", "emergency", "safety_check"})


def to_customer(
    s: Session,
    now: datetime,
    customer: Customer,
    body: str,
    *,
    about: str,
    once: str,
    urgency: Urgency = Urgency.answer,
    question: Question | None = None,
) -> Outbox | None:
    """Text her once under the key ``once``; None if her consent does not allow it.

    It is said in her language. What is longer than two segments leaves as several texts, each with its number;
    the first of them is returned. A landline is rung, and hears all of it.
    """
    if not may_text(customer, about):
        return None
    agency = s.get_one(Agency, customer.agency_id)
    rows = []
    channel = _channel(s, agency, customer.phone)
    for n, part in enumerate(parts(body, customer.language, agency.name, channel)):
        row = _row(agency, channel, customer.phone, part, about, _key(once, n), urgency, now)
        row.customer_id = customer.id
        row.question_id = question.id if question else None
        rows.append(_put(s, row))
    return rows[0]


class Telling(NamedTuple):
    """What one of many customers is told, in the parts in which it leaves; her consent was looked at before."""

    agency_id: int
    customer_id: int
    phone: str
    channel: str
    parts: Sequence[str]
    once: str
    question_id: int | None = None
    risk: int = 1


def to_customers(
    s: Session,
    now: datetime,
    told: Sequence[Telling],
    *,
    about: str,
    urgency: Urgency,
    due_at: datetime | None = None,
) -> None:
    """Text many customers once each in one statement; a key that was used before stops all of it."""
    names = ("agency_id", "customer_id", "to", "channel", "body", "key_once", "question_id", "risk")
    rows = [
        (
            one.agency_id,
            one.customer_id,
            one.phone,
            one.channel,
            part,
            _key(one.once, n),
            one.question_id,
            one.risk,
        )
        for one in told
        for n, part in enumerate(one.parts)
    ]
    bulk.write(
        s, Outbox, names, rows, about=about, urgency=int(urgency), created_at=now, due_at=due_at or now
    )


def parts(body: str, language: str, agency: str, channel: str) -> list[str]:
    """Return a text in her language as it leaves: two segments at most in each part; a call says all of it."""
    said = in_language(body, language)
    return gsm7.split(said, agency) if channel == "sms" else [said]


def was_told(s: Session, once: str) -> bool:
    """Tell whether something was said under a key."""
    return s.exec(select(Outbox.id).where(Outbox.key_once == once)).first() is not None


def last_to(s: Session, customer: Customer) -> Outbox | None:
    """Return the last text to her, sent or about to be."""
    return next(iter(_last_to(s, customer.key, customer.phone)), None)


@asked_once
def _last_to(s: Session, customer_id: int, phone: str) -> Sequence[Outbox]:
    query = select(Outbox).where(Outbox.customer_id == customer_id, Outbox.to == phone)
    return s.exec(query.order_by(col(Outbox.id).desc()).limit(1)).all()


def may_text(customer: Customer, about: str) -> bool:
    """Tell whether she may be texted about something: as her consent and the end of her service allow."""
    return allowed(customer.consent, customer.ended_at, about)


def allowed(consent: Consent, ended_at: datetime | None, about: str) -> bool:
    """Tell whether her consent allows a text; a revoked one allows nothing, the carrier has blocked us too.

    Once her service has ended nothing is sent to her.
    """
    if ended_at is not None:
        return False
    if consent == Consent.given:
        return True
    return consent != Consent.revoked and about in WITHOUT_CONSENT


def to_phone(
    s: Session,
    now: datetime,
    agency: Agency,
    phone: str,
    body: str,
    *,
    about: str,
    once: str,
    urgency: Urgency = Urgency.notice,
    customer: Customer | None = None,
) -> Outbox | None:
    """Text a contact, a member, the desk or a stranger once under the key ``once``; None if that phone opted out."""
    if opt_outs.holds(s, agency.key, phone) or is_over(customer, about):
        return None
    row = _row(agency, _channel(s, agency, phone), phone, body, about, once, urgency, now)
    row.customer_id = customer.id if customer else None
    return _put(s, row)


def to_contact(
    s: Session,
    now: datetime,
    contact: Contact,
    scope: Scope,
    body: str,
    *,
    about: str,
    once: str,
    urgency: Urgency = Urgency.notice,
) -> Outbox | None:
    """Tell a contact something of hers once; None unless she shares it, which is looked at again when it leaves."""
    if is_over(s.get_one(Customer, contact.customer_id), about):
        return None
    if not shares(s, contact.key, scope) or opt_outs.holds(s, contact.agency_id, contact.phone):
        return None
    if not contact_limits.wants(contact, scope):
        return None
    agency = s.get_one(Agency, contact.agency_id)
    row = _row(agency, _channel(s, agency, contact.phone), contact.phone, body, about, once, urgency, now)
    row.customer_id, row.contact_id, row.scope = contact.customer_id, contact.id, scope
    row.due_at = now if urgency == Urgency.alarm else contact_limits.when(s, now, contact)
    return _put(s, row)


def shares(s: Session, contact_id: int, scope: Scope) -> bool:
    """Tell whether she lets a contact see or hear something now."""
    granted = select(Grant.id).where(
        Grant.contact_id == contact_id, Grant.scope == scope, Grant.status == "active"
    )
    return s.exec(granted.limit(1)).first() is not None


def is_over(customer: Customer | None, about: str) -> bool:
    """Tell whether a thing may not be told because her service has ended; that it has is the last thing told."""
    return customer is not None and customer.ended_at is not None and about != SERVICE_ENDED


def forbidden(s: Session, row: Outbox) -> str:
    """Return why a thing that was written may no longer leave, or an empty string: her consent, or her family's."""
    customer = s.get(Customer, row.customer_id) if row.customer_id else None
    if row.channel in ("sms", "call") and is_over(customer, row.about):
        return "her service has ended"
    if row.contact_id is not None and row.scope:
        return "" if shares(s, row.contact_id, Scope(row.scope)) else "no longer shared"
    if row.channel == "sms" and customer is not None and row.to == customer.phone:
        return "" if may_text(customer, row.about) else "she does not agree to texts"
    return ""


def drop(s: Session, now: datetime, row: Outbox, why: str) -> None:
    """A thing that has not left does not leave."""
    row.state, row.ended_at, row.error = OutboxState.dropped, now, why
    s.add(row)


def call(
    s: Session,
    now: datetime,
    agency: Agency,
    phone: str,
    words: str,
    *,
    about: str,
    once: str,
    customer: Customer | None = None,
    urgency: Urgency = Urgency.alarm,
    question: Question | None = None,
) -> Outbox:
    """Ring a phone once under the key ``once`` and read the words out; keys answer the question."""
    row = _row(agency, "call", phone, words, about, once, urgency, now)
    row.customer_id = customer.id if customer else None
    row.question_id = question.id if question else None
    return _put(s, row)


def end_calls(s: Session, now: datetime, key: str, but: Outbox | None = None) -> None:
    """End the calls whose keys begin so, except one: what rings is hung up, what has not left is dropped."""
    query = select(Outbox).where(
        Outbox.channel == "call",
        col(Outbox.key_once).startswith(key, autoescape=True),
        col(Outbox.delivery).not_in(CALL_ENDS),
    )
    for row in s.exec(query):
        if row.state == OutboxState.waiting:
            row.state, row.ended_at = OutboxState.dropped, now
            s.add(row)
        elif row.sid and (but is None or row.id != but.id):
            agency = s.get_one(Agency, row.agency_id)
            once = f"hang-up:{row.id}"
            end = _row(agency, "hang_up", row.to, "", row.about, once, Urgency.alarm, now)
            end.job = {"call": row.sid}
            _put(s, end)


def drop_unsent(s: Session, now: datetime, question: Question) -> None:
    """Drop the text of a question that was replaced before it left the house."""
    rows = s.exec(
        select(Outbox).where(Outbox.question_id == question.id, Outbox.state == OutboxState.waiting)
    )
    for row in rows:
        row.state, row.ended_at = OutboxState.dropped, now
        s.add(row)


def _key(once: str, part: int) -> str:
    return f"{once}:{part}" if part else once


def _channel(s: Session, agency: Agency, phone: str) -> str:
    return "call" if lines.by_voice(s, agency.key, phone) else "sms"


def _row(
    agency: Agency, channel: str, to: str, body: str, about: str, once: str, urgency: Urgency, now: datetime
) -> Outbox:
    return Outbox(
        agency_id=agency.key,
        key_once=once,
        channel=channel,
        to=to,
        body=body,
        about=about,
        urgency=int(urgency),
        created_at=now,
        due_at=now,
    )


def _put(s: Session, row: Outbox) -> Outbox:
    return keep(s, select(Outbox).where(Outbox.key_once == row.key_once), lambda: row)[0]
