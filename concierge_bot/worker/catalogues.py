"""Reads what the shops sell from their own systems; what cannot be read now is read again, and what was read stands."""

import logging

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.models import Agency, Provider
from concierge_bot.services.members import catalogues
from concierge_bot.worker.claims import Claim
from concierge_bot.worker.patience import in_time
from connectors.base import ConnectorError, Member, ShopConnector, Temporary, Unsupported, Ware

log = logging.getLogger(__name__)


def begin(app: App) -> None:
    """See that every shop whose system lists its goods is read."""
    channels = {one.channel for one in app.connectors if isinstance(one, ShopConnector)}
    with app.db.write() as s:
        catalogues.begin(s, app.clock.now(), channels)


def read(app: App, claim: Claim) -> None:
    """Read what one shop sells, and see that it is read again."""
    with app.db.write() as s:
        if (row := claim.still(s)) is None:
            return
        shop = s.get_one(Provider, row.provider_id)
        if shop.disabled:
            claim.end(s, app.clock.machine(), "disabled")
            catalogues.again(s, app.clock.now(), row)
            return
        who = members.member(shop, s.get_one(Agency, row.agency_id))
    try:
        wares = in_time(lambda: _ask(app, shop, who), list)
        _ended(app, claim, wares, None)
    except ConnectorError as error:
        log.warning("goods of provider %s: %s", shop.id, type(error).__name__)
        _ended(app, claim, [], error)
    except Exception as error:  # whatever a connector does, the others' goods go on being read
        log.exception("goods of provider %s", shop.id)
        _ended(app, claim, [], Temporary(f"its connector has a fault ({type(error).__name__})"))


def _ask(app: App, shop: Provider, who: Member) -> list[Ware]:
    connector = members.connector(app.connectors, shop)
    if not isinstance(connector, ShopConnector):
        raise Unsupported(f"{shop.name} lists nothing by itself any more: write its goods on its page")
    return connector.wares(who, app.http, app.clock.machine())


def _ended(app: App, claim: Claim, wares: list[Ware], error: ConnectorError | None) -> None:
    with app.db.write() as s:
        if (row := claim.still(s)) is None:
            return
        now, shop = app.clock.now(), s.get_one(Provider, row.provider_id)
        claim.end(s, app.clock.machine(), type(error).__name__ if error else "read")
        row.error = str(error)[:500] if error else ""
        catalogues.again(s, now, row)
        if error is None:
            row.attempts = 0
            catalogues.take(s, now, shop, wares)
        else:
            catalogues.failed(s, now, shop, row, error)
