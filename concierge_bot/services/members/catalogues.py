"""What a shop sells as its own system lists it, read each half hour: prices that hold, and nothing that has run out."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Outbox, OutboxState, Product, Provider, Urgency
from concierge_bot.services.house import desk
from concierge_bot.services.house.timeline import note
from connectors.base import ConnectorError, Misconfigured, Rejected, Temporary, Unsupported, Ware
from connectors.goods import MOST

CHANNEL = "goods"
"""Of the outbox row that stands for a shop: it is due again and again."""
EVERY = timedelta(minutes=30)
PATIENCE = 3
"""So many readings in a row may fail for reasons that pass before a person hears of it."""
LONGEST_NAME, DEAREST = 200, 100_000_000


def begin(s: Session, now: datetime, channels: Collection[str]) -> None:
    """Read what the members of these channels sell from now on; they may have come by any way, or changed theirs."""
    begun = select(Outbox.provider_id).where(Outbox.channel == CHANNEL)
    query = select(Provider).where(col(Provider.channel).in_(channels), col(Provider.id).not_in(begun))
    for shop in s.exec(query):
        row = Outbox(
            agency_id=shop.agency_id,
            key_once=f"{CHANNEL}:{shop.id}",
            channel=CHANNEL,
            to=shop.name,
            about="its goods",
            urgency=int(Urgency.notice),
            provider_id=shop.key,
            created_at=now,
            due_at=now,
        )
        s.add(row)


def again(s: Session, now: datetime, row: Outbox) -> None:
    """Read it once more in a while."""
    row.state, row.lease_until, row.due_at = OutboxState.waiting, None, now + EVERY
    s.add(row)


def take(s: Session, now: datetime, shop: Provider, wares: Sequence[Ware]) -> None:
    """List what a shop sells instead of what was listed before; Rejected for nothing, Misconfigured for too much."""
    if len(wares) > MOST:
        raise Misconfigured(f"{shop.name} lists more than {MOST} goods: let it name which of them are for us")
    ours = s.get_one(Agency, shop.agency_id).currency
    if foreign := {ware.currency for ware in wares if ware.currency} - {ours}:
        raise Misconfigured(
            f"{shop.name} reckons in {min(foreign)} and we in {ours}: nobody can be told its prices"
        )
    fit = {ware.name.strip(): ware for ware in reversed(wares) if _makes_sense(ware)}
    if not fit:
        raise Rejected(f"{shop.name} lists no goods that can be read: ask it if its shop is open")
    query = select(Product).where(Product.provider_id == shop.id).order_by(col(Product.id))
    known: dict[str, Product] = {}
    for product in s.exec(query):
        if product.name in fit and product.name not in known:
            known[product.name] = product
        else:
            s.delete(product)
    for name, ware in reversed(fit.items()):
        row = known.get(name) or Product(agency_id=shop.agency_id, provider_id=shop.key, name=name)
        row.price, row.unit, row.in_stock = ware.price, None, ware.in_stock
        s.add(row)
    if not known:
        note(s, now, shop.agency_id, f"{shop.name} lists its goods by itself now: {len(fit)} of {len(wares)}")


def failed(s: Session, now: datetime, shop: Provider, row: Outbox, error: ConnectorError) -> None:
    """What was read last stands; a person hears of it once a day, of what passes by itself only when it does not.

    That a member has no such system any more is told once.
    """
    if isinstance(error, Temporary) and row.attempts < PATIENCE:
        return
    agency = s.get_one(Agency, shop.agency_id)
    today = local(now, agency.time_zone).date()
    desk.open_task(
        s,
        now,
        agency,
        f"The goods of {shop.name} could not be read, so what it listed last is still offered: {error}",
        once=f"{CHANNEL}:{shop.id}:{'left' if isinstance(error, Unsupported) else today}",
    )


def _makes_sense(ware: Ware) -> bool:
    name = ware.name.strip()
    price = ware.price is None or 0 <= ware.price <= DEAREST
    return price and 0 < len(name) <= LONGEST_NAME and name.isprintable()
