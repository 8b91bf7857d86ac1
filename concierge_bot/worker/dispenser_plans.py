"""Gives a dispenser its plan, as it is at that moment; tried again until its broker has it."""

import logging
from datetime import timedelta

from concierge_bot.bootstrap import App
from concierge_bot.channels import members, mqtt
from concierge_bot.clock import local
from concierge_bot.models import Agency, Customer, Device, OutboxState, Provider
from concierge_bot.services.house import desk
from concierge_bot.services.medicines import dispensers
from concierge_bot.worker.claims import Claim
from connectors.base import ConnectorError, DispenserConnector, PlanLine, Temporary, Unsupported

log = logging.getLogger(__name__)

SCHEDULE = (5, 30, 120, 300, 600, 1800, 3600)
"""Seconds after each failed attempt; that the plan is not confirmed is a task long before the last of them."""


def send(app: App, claim: Claim) -> None:
    """Publish the plan of one dispenser."""
    read = _read(app, claim)
    if read is None:
        return
    provider, account, lines = read
    try:
        connector = members.connector(app.connectors, provider)
        if not isinstance(connector, DispenserConnector):
            raise Unsupported(f"{provider.name} takes no plans: change its channel")
        topic, body = connector.plan(account, lines)
        mqtt.publish(provider.config.get("url", ""), topic, body)
    except ConnectorError as error:
        log.warning("outbox %s to provider %s: %s", claim.row.id, provider.id, type(error).__name__)
        _failed(app, claim, error)
    except Exception as error:  # whatever a connector does, the row must end, and others' go on
        log.exception("outbox %s to provider %s", claim.row.id, provider.id)
        _failed(app, claim, Temporary(f"its connector has a fault ({type(error).__name__})"))
    else:
        with app.db.write() as s:
            if row := claim.still(s):
                claim.close(s, app, row, OutboxState.sent, "taken")


def _read(app: App, claim: Claim) -> tuple[Provider, str, tuple[PlanLine, ...]] | None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return None
        device = s.get_one(Device, row.job["device"])
        customer = s.get_one(Customer, device.customer_id)
        today = local(app.clock.now(), customer.time_zone).date()
        return s.get_one(Provider, row.provider_id), device.account, dispensers.lines(s, customer, today)


def _failed(app: App, claim: Claim, error: ConnectorError) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        now = app.clock.now()
        row.error = str(error)[:500]
        if isinstance(error, Temporary) and row.attempts <= len(SCHEDULE):
            claim.end(s, app.clock.machine(), type(error).__name__, row.error)
            row.state, row.lease_until = OutboxState.waiting, None
            row.due_at = now + timedelta(seconds=SCHEDULE[row.attempts - 1])
            s.add(row)
            return
        claim.close(s, app, row, OutboxState.failed, type(error).__name__)
        customer = s.get_one(Customer, s.get_one(Device, row.job["device"]).customer_id)
        desk.open_task(
            s,
            now,
            s.get_one(Agency, row.agency_id),
            f"The dispenser of {customer.name} could not be given its plan: {error}",
            once=f"plan-failed:{row.id}",
            customer=customer,
            urgent=True,
        )
