"""The one sender: most urgent first, at each number's pace; begun before the network is touched, ended after.

An attempt that began and has no recorded end is never blindly repeated: the carrier's list is asked first.
"""

import functools
import logging
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam
from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, or_, select

from concierge_bot.bootstrap import App
from concierge_bot.channels.twilio import CarrierBusy, CarrierRefused, CarrierUnsure, Known
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
from concierge_bot.services.house import delivery, desk, notify
from concierge_bot.worker import catalogues, directory, dispenser_plans, jobs, probes
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.looking import POLL, Look, Looks, by_myself

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
ASK_AGAIN_AFTER = timedelta(seconds=5)
BUSY_FOR = timedelta(seconds=1)
CLOCKS_APART = timedelta(minutes=1)
"""How far the carrier's clock may be behind ours."""
LIST_MAY_LAG = timedelta(seconds=5)
"""Machine time after an attempt began in which the carrier's list may not have it yet, though the carrier does."""
MOST_QUESTIONS = 6
TOGETHER = timedelta(seconds=10)
NOW: BindParameter[datetime] = bindparam("now")
LATELY: BindParameter[datetime] = bindparam("lately")
"""Less than ``TOGETHER`` ago."""
PACED_BY: BindParameter[datetime] = bindparam("paced")
AT_ANY_PACE = datetime.max.replace(tzinfo=UTC)
PACED = ("sms", "call")
REPEATABLE = ("job", "probe", "hang_up", "plan", "goods", "directory")
"""A member knows a job again by its webhook-id, and a call that is over ends no second time."""


def send_one(app: App, worker: str = "", looks: Looks | None = None) -> bool:
    """Claim the most urgent thing that may leave now for a worker and send it; False if there is none."""
    with looks or by_myself() as look:
        claim = _claim(app, worker, look) if look.worth else None
        if claim is None:
            return False
    if claim.row.channel == "job":
        jobs.send(app, claim)
    elif claim.row.channel == "probe":
        probes.send(app, claim)
    elif claim.row.channel == "plan":
        dispenser_plans.send(app, claim)
    elif claim.row.channel == "goods":
        catalogues.read(app, claim)
    elif claim.row.channel == "directory":
        directory.look(app, claim)
    elif not app.settings.may_text(claim.row.to):
        _refused(app, claim, "not a listed number while LIVE is not yes")
    else:
        _through_carrier(app, claim)
    return True


def _claim(app: App, worker: str, look: Look) -> Claim | None:
    with app.db.write() as s:
        now, machine = app.clock.now(), app.clock.machine()
        row = _may_leave(app, s, now)
        if row is None:
            held = s.execute(_held_by_pace(), {"now": now}).first() is not None
            look.rest = 1 / app.settings.messages_per_second if held else POLL
            return None
        agency = s.get_one(Agency, row.agency_id)
        if row.channel in PACED and not _in_step(app, s, agency, now):
            return None
        row.state, row.lease_until, row.worker = OutboxState.sending, machine + LEASE, worker
        row.attempts += 1
        s.add(row)
        attempt = Attempt(agency_id=row.agency_id, outbox_id=row.key, began_at=machine)
        s.add(attempt)
        s.flush()
        return Claim(row, attempt, agency.phone)


def _may_leave(app: App, s: Session, now: datetime) -> Outbox | None:
    """Lock the most urgent thing; what she no longer agrees to, or no longer shares, is dropped on the way."""
    paced = AT_ANY_PACE if app.clock.stands() else now
    moments = {"now": now, "lately": now - TOGETHER, "paced": paced}
    row: Outbox | None = s.execute(_ready(), moments).scalar()
    while row is not None and (why := notify.forbidden(s, row)):
        notify.drop(s, now, row, why)
        s.flush()
        row = s.execute(_ready(), moments).scalar()
    return row


def _in_step(app: App, s: Session, agency: Agency, now: datetime) -> bool:
    """Take the number's next place in line; False if another sender has just taken it."""
    if app.clock.stands():
        return True  # a pace is kept in business time, and none goes by
    s.refresh(agency, with_for_update=True)
    if agency.next_text_at is not None and agency.next_text_at > now:
        return False
    step = timedelta(seconds=1 / app.settings.messages_per_second)
    agency.next_text_at = max(agency.next_text_at or now, now - step) + step
    s.add(agency)
    return True


@functools.cache
def _held_by_pace() -> Select[Any]:
    """Whether something that is due waits for nothing but its number's pace."""
    return (
        select(col(Outbox.id))
        .join(Agency, col(Agency.id) == Outbox.agency_id)
        .where(Outbox.state == OutboxState.waiting, Outbox.due_at <= NOW, col(Agency.next_text_at) > NOW)
        .limit(1)
    )


@functools.cache
def _ready() -> Select[Any]:
    """The most urgent thing that may leave: asked after every commit, so the statement is built only once."""
    pace_allows = or_(
        col(Outbox.channel).not_in(PACED),
        col(Agency.next_text_at).is_(None),
        col(Agency.next_text_at) <= PACED_BY,
    )
    return (
        select(Outbox)
        .join(Agency, col(Agency.id) == Outbox.agency_id)
        .where(Outbox.state == OutboxState.waiting, Outbox.due_at <= NOW, pace_allows)
        .where(~_still_writing(), ~_behind_another())
        .order_by(col(Outbox.urgency), col(Outbox.risk), col(Outbox.due_at), col(Outbox.id))
        .limit(1)
        .with_for_update(of=Outbox, skip_locked=True)
    )


def _behind_another() -> ColumnElement[bool]:
    """Texts reach a person in the order in which they were written; what is urgent waits for none of them."""
    earlier = aliased(Outbox)
    under_way = or_(
        earlier.state == OutboxState.sending,
        and_(earlier.state == OutboxState.waiting, earlier.due_at <= NOW),
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


def _still_writing() -> ColumnElement[bool]:
    """An answer waits a moment while more of her texts are unread, so that they are answered together."""
    unread = (
        select(Message.id)
        .where(
            Message.customer_id == Outbox.customer_id,
            Message.state != MessageState.done,
            col(Message.retry_at).is_(None),
            Message.received_at > LATELY,
        )
        .exists()
    )
    return (col(Outbox.urgency) == int(Urgency.answer)) & unread


def _through_carrier(app: App, claim: Claim) -> None:
    row = claim.row
    try:
        if row.channel == "sms":
            sid = app.carrier.text(claim.sender, row.to, row.body, row.key)
        elif row.channel == "hang_up":
            sid = app.carrier.hang_up(row.job["call"])
        else:
            sid = app.carrier.call(claim.sender, row.to, row.key)
    except CarrierRefused as refusal:
        _refused(app, claim, refusal.code)
    except CarrierBusy:
        _busy(app, claim)
    except CarrierUnsure as unsure:
        log.warning("outbox %s: %s", row.id, unsure)
        _unsure(app, claim)
    else:
        _taken(app, claim, sid)


def _taken(app: App, claim: Claim, sid: str) -> None:
    with app.db.write() as s:
        if row := claim.still(s):
            delivery.taken(s, row, sid, app.clock.now())
            claim.end(s, app.clock.machine(), "taken")


def _busy(app: App, claim: Claim) -> None:
    """It has not left: it is sent again, but the number gives the carrier a moment first."""
    with app.db.write() as s:
        if row := claim.still(s):
            agency = s.get_one(Agency, row.agency_id)
            agency.next_text_at = app.clock.now() + BUSY_FOR
            s.add(agency)
            _to_waiting(s, row)
            claim.end(s, app.clock.machine(), "busy")


def _unsure(app: App, claim: Claim) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is not None and row.state == OutboxState.sending:
            row.lease_until = app.clock.machine() + ASK_AGAIN_AFTER
            s.add(row)


def _refused(app: App, claim: Claim, code: str) -> None:
    with app.db.write() as s:
        if row := claim.still(s):
            delivery.refused(s, app.clock.now(), row, code)
            claim.end(s, app.clock.machine(), code)


def free_left_over(app: App, worker: str) -> None:
    """End the leases of a dead worker, so that what became of its attempts is found out at once."""
    with app.db.write() as s:
        left = select(Outbox).where(Outbox.state == OutboxState.sending, Outbox.worker == worker)
        for row in s.exec(left.with_for_update()):
            row.lease_until = app.clock.machine()
            s.add(row)


def settle_one(app: App, worker: str = "") -> bool:
    """Let a worker find out what became of one attempt without a recorded end; False if there is none."""
    with app.db.write() as s:
        machine = app.clock.machine()
        row: Outbox | None = s.execute(_without_end(), {"machine": machine}).scalar()
        if row is None:
            return False
        row.lease_until, row.worker = machine + LEASE, worker
        s.add(row)
        attempts = s.exec(select(Attempt).where(Attempt.outbox_id == row.id).order_by(col(Attempt.id))).all()
        claim = Claim(row, attempts[-1], s.get_one(Agency, row.agency_id).phone)
    if row.channel in REPEATABLE:
        _send_again(app, claim)
    else:
        _ask_carrier(app, claim, attempts[0].began_at)
    return True


@functools.cache
def _without_end() -> Select[Any]:
    """The oldest attempt whose lease has run out, asked at every ring as well."""
    machine: BindParameter[datetime] = bindparam("machine")
    query = select(Outbox).where(Outbox.state == OutboxState.sending, col(Outbox.lease_until) < machine)
    return query.order_by(col(Outbox.id)).limit(1).with_for_update(skip_locked=True)


def _ask_carrier(app: App, claim: Claim, since: datetime) -> None:
    sender, to = claim.sender, claim.row.to
    try:
        if claim.row.channel == "sms":
            known = [k for k in app.carrier.sent_texts(sender, to, since) if k.body == claim.row.body]
        else:
            known = app.carrier.placed_calls(sender, to, since)
    except CarrierUnsure:
        _still_unknown(app, claim)
        return
    _believe(app, claim, [k for k in known if k.at is None or k.at >= since - CLOCKS_APART])


def _believe(app: App, claim: Claim, known: list[Known]) -> None:
    """What the list has was sent; what it has not, some seconds after the attempt, was not and is sent again."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None or row.state != OutboxState.sending:
            return
        ours = set(s.exec(select(Outbox.sid).where(col(Outbox.sid).is_not(None))))
        sids = [k.sid for k in known if k.sid not in ours]
        listed = claim.attempt.began_at + LIST_MAY_LAG
        if sids:
            delivery.taken(s, row, sids[-1], app.clock.now())
        elif app.clock.machine() < listed:
            row.lease_until = listed
            s.add(row)
        else:
            _to_waiting(s, row)


def _still_unknown(app: App, claim: Claim) -> None:
    """The carrier's list does not answer: ask again; in the end a person gets what is urgent, the rest is resent."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None or row.state != OutboxState.sending:
            return
        asked = int(row.job.get("asked", 0)) + 1
        row.job = {**row.job, "asked": asked}
        row.lease_until = app.clock.machine() + ASK_AGAIN_AFTER
        s.add(row)
        if asked < MOST_QUESTIONS:
            return
        if row.urgency <= Urgency.dose:
            now = app.clock.now()
            row.state, row.error, row.ended_at = OutboxState.failed, "unknown", now
            agency = s.get_one(Agency, row.agency_id)
            task = f"It is not known whether a text about '{row.about}' was sent: please call"
            customer = s.get(Customer, row.customer_id) if row.customer_id else None
            desk.open_task(s, now, agency, task, once=f"unknown:{row.id}", customer=customer, urgent=True)
        else:
            row.repeated = True
            _to_waiting(s, row)


def _send_again(app: App, claim: Claim) -> None:
    with app.db.write() as s:
        if row := claim.still(s):
            _to_waiting(s, row)


def _to_waiting(s: Session, row: Outbox) -> None:
    row.state, row.lease_until = OutboxState.waiting, None
    s.add(row)
