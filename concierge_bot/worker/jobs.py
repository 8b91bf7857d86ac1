"""Sends a job to a member through its connector, and reads what an error asks of us."""

import logging
import random
from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.models import (
    Agency,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    Outbox,
    OutboxState,
    Provider,
)
from concierge_bot.services.house import desk
from concierge_bot.services.members import dispatch, endpoints, follows
from concierge_bot.services.orders import legs
from concierge_bot.worker import by_people, following
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.patience import in_time
from connectors.base import (
    Connector,
    ConnectorError,
    DeviceConnector,
    DispenserConnector,
    FollowingConnector,
    Gone,
    Job,
    Member,
    News,
    PersonConnector,
    Receipt,
    Rejected,
    Temporary,
    TextConnector,
    Unsupported,
)

log = logging.getLogger(__name__)

# Seconds after each failed attempt, as the Standard Webhooks specification proposes.
SCHEDULE = (5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600)
JITTER = 0.1
WHILE = {
    "offer": legs.OPEN,
    "follow": (*legs.OPEN, *legs.HELD),
    "update": (*legs.HELD, LegStatus.proposed),
}
"""How far a job must be for it to be offered, asked about, or told news of; it can be taken back at any time."""


def send(app: App, claim: Claim) -> None:
    """Send one job; a text connector's words become outbox rows of their own."""
    read = _read(app, claim)
    if read is None:
        return
    row, (provider, who, work, news) = claim.row, read
    try:
        if provider.disabled == endpoints.CLOSED:
            raise Gone(f"{endpoints.CLOSED}: ring it")
        connector = members.connector(app.connectors, provider)
        if isinstance(connector, TextConnector | PersonConnector):
            by_people.hand_on(app, claim, connector, who, work, news)
            return
        if isinstance(connector, DeviceConnector | DispenserConnector):
            raise Unsupported(f"{provider.name} only listens to devices: choose another provider")
        if row.job["act"] == "follow":
            following.ask(app, claim, connector, who, work)
            return
        receipt = in_time(lambda: _deliver(app, connector, row, who, work, news), Receipt)
    except ConnectorError as error:
        log.warning("outbox %s to provider %s: %s", row.id, provider.id, type(error).__name__)
        _failed(app, claim, error)
    except Exception as error:  # whatever a connector does, its job must end, and others' jobs go on
        log.exception("outbox %s to provider %s", row.id, provider.id)
        _failed(app, claim, Temporary(f"its connector has a fault ({type(error).__name__})"))
    else:
        _sent(app, claim, receipt, follow=isinstance(connector, FollowingConnector))


def _read(app: App, claim: Claim) -> tuple[Provider, Member, Job, News | None] | None:
    """Return the member, the job and what is new; None if it is gone, or was answered or taken back meanwhile."""
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return None
        offer = s.get_one(Dispatch, row.dispatch_id)
        over = row.job["act"] == "follow" and following.is_over(s, app.clock.now(), row, offer)
        if over or offer.status not in _while(row, offer):
            claim.close(s, app, row, OutboxState.dropped, "no longer open")
            return None
        provider = s.get_one(Provider, row.provider_id)
        news = members.news(s, row) if row.job["act"] == "update" else None
        return provider, members.member(provider, s.get_one(Agency, row.agency_id)), members.job(s, row), news


def _while(row: Outbox, offer: Dispatch) -> Collection[LegStatus]:
    """Return how far a job must be for this to leave; who has accepted it may be sent the offer once more."""
    allowed = WHILE.get(row.job["act"], (offer.status,))
    return (*allowed, *legs.HELD) if row.repeated else allowed


def _deliver(
    app: App, connector: Connector, row: Outbox, who: Member, work: Job, news: News | None
) -> Receipt:
    stamp = app.clock.machine()
    if news is not None:
        return connector.update(work, who, app.http, stamp, news)
    if row.job["act"] == "withdraw":
        return connector.withdraw(work, who, app.http, stamp, str(row.job.get("reason", "")))
    return connector.dispatch(work, who, app.http, stamp)


def _sent(app: App, claim: Claim, receipt: Receipt, *, follow: bool) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        claim.close(s, app, row, OutboxState.sent, "taken", status=receipt.status)
        offer = s.get_one(Dispatch, row.dispatch_id)
        offer.reference = receipt.reference or offer.reference
        s.add(offer)
        if follow and row.job["act"] == "offer":
            provider = s.get_one(Provider, row.provider_id)
            follows.begin(s, app.clock.now(), offer, provider, row.about)


def _failed(app: App, claim: Claim, error: ConnectorError) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        claim.end(s, app.clock.machine(), type(error).__name__, str(error)[:500], error.status)
        if row.state != OutboxState.sending:
            return
        now = app.clock.now()
        row.error = str(error)[:500]
        if isinstance(error, Temporary) and row.attempts <= len(SCHEDULE):
            _retry(row, now, error.retry_after)
            s.add(row)
            if row.job["act"] == "follow" and row.attempts == following.DESK_AFTER:
                following.not_told(s, now, row)
        else:
            _give_up(s, now, row, error)


def _retry(row: Outbox, now: datetime, retry_after: float | None) -> None:
    wait = SCHEDULE[row.attempts - 1] * (1 + random.random() * JITTER)  # noqa: S311 - spreads load, hides nothing
    row.state, row.lease_until = OutboxState.waiting, None
    row.due_at = now + timedelta(seconds=max(wait, retry_after or 0))


def _give_up(s: Session, now: datetime, row: Outbox, error: ConnectorError) -> None:
    """Nothing more is to be had from this member for this job: the next one is asked, and the desk told why."""
    row.state, row.ended_at, row.lease_until = OutboxState.failed, now, None
    s.add(row)
    if row.job["act"] == "update" and isinstance(error, Unsupported | Rejected):
        return  # the job itself stands: who takes no news goes without
    provider = s.get_one(Provider, row.provider_id)
    if isinstance(error, Gone):
        provider.disabled = endpoints.CLOSED
        s.add(provider)
    offer = s.get_one(Dispatch, row.dispatch_id)
    order = s.get_one(Order, s.get_one(Leg, offer.leg_id).order_id)
    if row.job["act"] == "follow":
        following.not_told(s, now, row)
        return
    desk.open_task(
        s,
        now,
        s.get_one(Agency, row.agency_id),
        f"{provider.name} could not be given a job: {error}",
        once=f"member:{provider.id}:{type(error).__name__}:{row.id}",
        order=order,
    )
    if row.job["act"] == "offer" and offer.status == LegStatus.offered:
        dispatch.not_given(s, now, offer, str(error))
