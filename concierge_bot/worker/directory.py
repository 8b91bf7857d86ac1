"""Asks the map who does such work near her; what it does not answer a person looks for as before."""

import logging

from concierge_bot.bootstrap import App
from concierge_bot.models import OutboxState, Search
from concierge_bot.services.orders import sourcing
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.patience import in_time
from connectors import directory
from connectors.base import ConnectorError, Member
from connectors.calls import Line
from connectors.directory import Business
from connectors.kinds import Kind

log = logging.getLogger(__name__)
SOURCE = "OpenStreetMap"


def look(app: App, claim: Claim) -> None:
    """Ask the map for one search, and write down what it knows."""
    if not app.settings.directory_url:
        _end(app, claim, [], OutboxState.dropped, "no directory")
        return
    try:
        businesses = in_time(lambda: _ask(app, claim), list)
    except ConnectorError as error:
        log.warning("the directory: %s", type(error).__name__)
        _end(app, claim, [], OutboxState.failed, type(error).__name__)
    except Exception as error:  # whatever it answers, what was begun must end
        log.exception("the directory")
        _end(app, claim, [], OutboxState.failed, type(error).__name__)
    else:
        _end(app, claim, businesses, OutboxState.sent, f"{len(businesses)} found")


def _ask(app: App, claim: Claim) -> list[Business]:
    asked = claim.row.job
    who = Member("The map", Kind.SERVICE, {"url": app.settings.directory_url}, ())
    latitude, longitude = asked["place"]
    return directory.find(Line(who, app.http, app.clock.machine()), asked["tags"], latitude, longitude)


def _end(app: App, claim: Claim, businesses: list[Business], state: OutboxState, code: str) -> None:
    with app.db.write() as s:
        row = claim.still(s)
        if row is None:
            return
        claim.close(s, app, row, state, code)
        if businesses:
            told = [(one.name, one.phone, one.address) for one in businesses]
            sourcing.found(s, app.clock.now(), s.get_one(Search, row.job["search"]), told, SOURCE)
