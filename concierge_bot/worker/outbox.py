"""The one sender: most urgent first, at each number's pace; begun before the network is touched, ended after.

An attempt that began and has no recorded end is never blindly repeated: the carrier's list is asked first.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from concierge_bot.bootstrap import App
from concierge_bot.channels.twilio import CarrierRefused, CarrierUnsure
from concierge_bot.models import (
    Agency,
    Attempt,
    Customer,
    Message,
    MessageState,
    Outbox,
    OutboxState,
    Urgency,
)
from concierge_bot.services import delivery, desk
from concierge_bot.worker import jobs

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
ASK_AGAIN_AFTER = timedelta(seconds=5)
CLOCKS_APART = timedelta(minutes=1)
"""How far the carrier's clock may be behind ours."""
MOST_QUESTIONS = 6
TOGETHER = timedelta(seconds=10)
PACED = ("sms", "call")


@dataclass(frozen=True)
class Claim:
    """A row that this worker has leased, and the attempt that it began."""

    row: Outbox
    attempt: Attempt
    sender: str


def send_one(app: App) -> bool:
    """Claim the most urgent thing that may leave now and send it; False if there is none."""
    claim = _claim(app)
    if claim is None:
        return False
    if claim.row.channel == "job":
        jobs.send(app, claim.row, claim.attempt)
    elif not app.settings.may_text(claim.row.to):
        _refused(app, claim, "not a listed number while LIVE is not yes")
    else:
        _through_carrier(app, claim)
    return True


def _claim(app: App) -> Claim | None:
    with app.db.write() as s:
        now, machine = app.clock.now(), app.clock.machine()
        row = s.exec(_ready(s, now).limit(1).with_for_update(of=Outbox, skip_locked=True)).first()
        if row is None:
            return None
        agency = s.get_one(Agency, row.agency_id)
        if row.channel in PACED and not _in_step(app, s, agency, now):
            return None
        row.state, row.lease_until = OutboxState.sending, machine + LEASE
        row.attempts += 1
        s.add(row)
        attempt = Attempt(agency_id=row.agency_id, outbox_id=row.key, began_at=machine)
        s.add(attempt)
        s.flush()
        return Claim(row, attempt, agency.phone)


def _in_step(app: App, s: Session, agency: Agency, now: datetime) -> bool:
    """Take the number's next place in line; False if another sender has just taken it."""
    s.refresh(agency, with_for_update=True)
    if agency.next_text_at is not None and agency.next_text_at > now:
        return False
    step = timedelta(seconds=1 / app.settings.messages_per_second)
    agency.next_text_at = max(agency.next_text_at or now, now - step) + step
    s.add(agency)
    return True


def held_by_pace(app: App) -> bool:
    """Tell whether something that is due waits for nothing but its number's pace."""
    with app.db.read() as s:
        now = app.clock.now()
        query = (
            select(Outbox.id)
            .join(Agency, col(Agency.id) == Outbox.agency_id)
            .where(Outbox.state == OutboxState.waiting, Outbox.due_at <= now, col(Agency.next_text_at) > now)
        )
        return s.exec(query.limit(1)).first() is not None


def _ready(s: Session, now: datetime):  # type: ignore[no-untyped-def]  # SQLModel's Select has no public name
    pace_allows = or_(
        col(Outbox.channel).not_in(PACED), col(Agency.next_text_at).is_(None), col(Agency.next_text_at) <= now
    )
    return (
        select(Outbox)
        .join(Agency, col(Agency.id) == Outbox.agency_id)
        .where(Outbox.state == OutboxState.waiting, Outbox.due_at <= now, pace_allows)
        .where(~_still_writing(now), ~_behind_another(now))
        .order_by(col(Outbox.urgency), col(Outbox.due_at), col(Outbox.id))
    )


def _behind_another(now: datetime) -> ColumnElement[bool]:
    """Texts reach a person in the order in which they were written; what is urgent waits for none of them."""
    earlier = aliased(Outbox)
    under_way = or_(
        earlier.state == OutboxState.sending,
        and_(earlier.state == OutboxState.waiting, earlier.due_at <= now),
    )
    before = (
        select(earlier.id)
        .where(
            earlier.agency_id == Outbox.agency_id,
            earlier.to == Outbox.to,
            earlier.channel == "sms",
            col(earlier.id) < Outbox.id,
            col(earlier.urgency) <= Outbox.urgency,
            under_way,
        )
        .exists()
    )
    return and_(Outbox.channel == "sms", col(Outbox.urgency) > int(Urgency.dose), before)


def _still_writing(now: datetime) -> ColumnElement[bool]:
    """An answer waits a moment while more of her texts are unread, so that they are answered together."""
    unread = (
        select(Message.id)
        .where(
            Message.customer_id == Outbox.customer_id,
            Message.state != MessageState.done,
            col(Message.retry_at).is_(None),
            Message.received_at > now - TOGETHER,
        )
        .exists()
    )
    return (col(Outbox.urgency) == int(Urgency.answer)) & unread


def _through_carrier(app: App, claim: Claim) -> None:
    row = claim.row
    try:
        if row.channel == "sms":
            sid = app.carrier.text(claim.sender, row.to, row.body, row.key)
        else:
            sid = app.carrier.call(claim.sender, row.to, row.key)
    except CarrierRefused as refusal:
        _refused(app, claim, refusal.code)
    except CarrierUnsure as unsure:
        log.warning("outbox %s: %s", row.id, unsure)
        with app.db.write() as s:
            found = s.get_one(Outbox, row.id)
            if found.state == OutboxState.sending:
                found.lease_until = app.clock.machine() + ASK_AGAIN_AFTER
                s.add(found)
    else:
        with app.db.write() as s:
            now = app.clock.now()
            delivery.taken(s, s.get_one(Outbox, row.id), sid, now)
            _end(s, claim.attempt, app.clock.machine(), "taken")


def _refused(app: App, claim: Claim, code: str) -> None:
    with app.db.write() as s:
        delivery.refused(s, app.clock.now(), s.get_one(Outbox, claim.row.id), code)
        _end(s, claim.attempt, app.clock.machine(), code)


def _end(s: Session, attempt: Attempt, machine: datetime, code: str) -> None:
    row = s.get_one(Attempt, attempt.id)
    row.ended_at, row.code = machine, code
    s.add(row)


def free_left_over(app: App) -> None:
    """End the leases of a dead worker, so that what became of its attempts is found out at once."""
    with app.db.write() as s:
        for row in s.exec(select(Outbox).where(Outbox.state == OutboxState.sending)):
            row.lease_until = app.clock.machine()
            s.add(row)


def settle_one(app: App) -> bool:
    """Find out what became of one attempt without a recorded end; False if there is none."""
    with app.db.write() as s:
        machine = app.clock.machine()
        query = select(Outbox).where(Outbox.state == OutboxState.sending, col(Outbox.lease_until) < machine)
        row = s.exec(query.order_by(col(Outbox.id)).limit(1).with_for_update(skip_locked=True)).first()
        if row is None:
            return False
        row.lease_until = machine + LEASE
        s.add(row)
        attempts = s.exec(select(Attempt).where(Attempt.outbox_id == row.id).order_by(col(Attempt.id)))
        began = [attempt.began_at for attempt in attempts]
        sender = s.get_one(Agency, row.agency_id).phone
    if row.channel == "job":
        _send_again(app, row)  # its webhook-id is constant: a member that has it already knows it
    else:
        _ask_carrier(app, row, sender, began[0] if began else machine)
    return True


def _ask_carrier(app: App, row: Outbox, sender: str, since: datetime) -> None:
    try:
        if row.channel == "sms":
            known = [k for k in app.carrier.sent_texts(sender, row.to, since) if k.body == row.body]
        else:
            known = app.carrier.placed_calls(sender, row.to, since)
    except CarrierUnsure:
        _still_unknown(app, row)
        return
    with app.db.write() as s:
        ours = set(s.exec(select(Outbox.sid).where(col(Outbox.sid).is_not(None))))
        sids = [k.sid for k in known if k.sid not in ours and (k.at is None or k.at >= since - CLOCKS_APART)]
        found = s.get_one(Outbox, row.id)
        if found.state == OutboxState.sending and sids:
            delivery.taken(s, found, sids[-1], app.clock.now())
        elif found.state == OutboxState.sending:
            _to_waiting(s, found)


def _still_unknown(app: App, row: Outbox) -> None:
    """The carrier's list does not answer: ask again; in the end a person gets what is urgent, the rest is resent."""
    with app.db.write() as s:
        found = s.get_one(Outbox, row.id)
        asked = int(found.job.get("asked", 0)) + 1
        found.job = {**found.job, "asked": asked}
        found.lease_until = app.clock.machine() + ASK_AGAIN_AFTER
        s.add(found)
        if asked < MOST_QUESTIONS or found.state != OutboxState.sending:
            return
        if found.urgency <= Urgency.dose:
            now = app.clock.now()
            found.state, found.error, found.ended_at = OutboxState.failed, "unknown", now
            agency = s.get_one(Agency, found.agency_id)
            task = f"It is not known whether a text about '{found.about}' was sent: please call"
            customer = s.get(Customer, found.customer_id) if found.customer_id else None
            desk.open_task(s, now, agency, task, once=f"unknown:{found.id}", customer=customer, urgent=True)
        else:
            found.repeated = True
            _to_waiting(s, found)


def _send_again(app: App, row: Outbox) -> None:
    with app.db.write() as s:
        _to_waiting(s, s.get_one(Outbox, row.id))


def _to_waiting(s: Session, row: Outbox) -> None:
    row.state, row.lease_until = OutboxState.waiting, None
    s.add(row)
