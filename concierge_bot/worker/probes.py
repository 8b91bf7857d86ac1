"""Sends a member the test event that it asked for: once, so that it sees what its system answered at this moment."""

import logging

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.models import Agency, OutboxState, Provider
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.patience import in_time
from connectors.base import ConnectorError, Member, ProbingConnector, Receipt, Temporary, Unsupported

log = logging.getLogger(__name__)


def send(app: App, claim: Claim) -> None:
    """Send one test event and write down how it ended; it is never tried again by itself."""
    with app.db.write() as s:
        if claim.still(s) is None:
            return
        provider = s.get_one(Provider, claim.row.provider_id)
        who = members.member(provider, s.get_one(Agency, provider.agency_id))
    try:
        receipt = in_time(lambda: _post(app, claim, provider, who), Receipt)
    except ConnectorError as error:
        _end(app, claim, OutboxState.failed, type(error).__name__, str(error)[:500], error.status)
    except Exception as error:  # whatever a connector does, what was begun must end
        log.exception("outbox %s to provider %s", claim.row.id, provider.id)
        fault = Temporary(f"its connector has a fault ({type(error).__name__})")
        _end(app, claim, OutboxState.failed, type(fault).__name__, str(fault), None)
    else:
        _end(app, claim, OutboxState.sent, "taken", "", receipt.status)


def _post(app: App, claim: Claim, provider: Provider, who: Member) -> Receipt:
    connector = members.connector(app.connectors, provider)
    if not isinstance(connector, ProbingConnector):
        raise Unsupported(f"{provider.name} can be sent no test event by its connector")
    return connector.probe(claim.row.key_once, who, app.http, app.clock.machine())


def _end(app: App, claim: Claim, state: OutboxState, code: str, answer: str, status: int | None) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is not None:
            row.error = answer
            claim.close(s, app, row, state, code, answer, status)
