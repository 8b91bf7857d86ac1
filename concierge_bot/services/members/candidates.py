"""What is known of the members when one of them is to be chosen: rows in, inputs for the choice out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Customer, Dispatch, Leg, LegStatus, Provider, Rating
from concierge_bot.services.members import choosing
from concierge_bot.services.members.choosing import Candidate, Measured, Wanted
from concierge_bot.services.people.customers import agency_of

DELIVERS = "delivery"
BUSY = (LegStatus.offered, LegStatus.proposed, LegStatus.accepted, LegStatus.ready, LegStatus.picked_up)
LAST_JOBS = 300
Found = tuple[list[Candidate], dict[str, str]]


def wanted(
    s: Session,
    customer: Customer,
    window: tuple[datetime | None, datetime | None],
    skills: Iterable[str] = (),
    *,
    service: str = "",
) -> Wanted:
    """Return what a job asks for; the members open and close on the agency's clock."""
    zone = agency_of(s, customer).time_zone
    start, end = (local(at, zone).replace(tzinfo=None) if at else None for at in window)
    return Wanted(frozenset(skills), start, end, service)


def choose(
    s: Session,
    customer: Customer,
    members: Sequence[Provider],
    job: Wanted = Wanted(),
    missing: Callable[[Provider], int] = lambda _: 0,
) -> Found:
    """Return those of the members who may do it, best first, and why the others may not."""
    known = measured(s, customer.agency_id, job)
    fit, refused = [], {}
    for provider in members:
        seen = known.get(provider.key, Measured())
        if why := choosing.eligible(provider, customer, job, seen):
            refused[provider.name] = why
        else:
            fit.append(choosing.candidate(provider, customer, missing(provider), seen))
    return choosing.ranking(fit, customer.prefers), refused


def of_kind(s: Session, customer: Customer, kind: str, job: Wanted = Wanted()) -> Found:
    """Return the members of a kind that may serve her, best first, and why the others may not."""
    query = select(Provider).where(Provider.agency_id == customer.agency_id, Provider.kind == kind)
    return choose(s, customer, s.exec(query).all(), job)


def needs_courier(s: Session, customer: Customer, shop: Provider) -> bool:
    """Tell whether somebody else must bring what this shop packs; with no courier in town the shop brings it."""
    return DELIVERS not in shop.services and bool(of_kind(s, customer, "courier")[0])


def delivery_fee(s: Session, customer: Customer, *shops: Provider) -> int:
    """Return what bringing it costs in cents: each shop's own price, and the courier's once for all who only pack."""
    fetched = [shop for shop in shops if needs_courier(s, customer, shop)]
    courier = of_kind(s, customer, "courier")[0][0].price if fetched else 0
    return courier + sum(shop.price for shop in shops if shop not in fetched)


def measured(s: Session, agency_id: int, job: Wanted = Wanted()) -> dict[int, Measured]:
    """Return what was measured of each member that anything was measured of."""
    found: dict[int, Measured] = {}
    stars: Any = (
        select(Rating.provider_id, func.count(), func.sum(Rating.stars))
        .where(Rating.agency_id == agency_id, col(Rating.provider_id).is_not(None))
        .group_by(col(Rating.provider_id))
    )
    for provider_id, count, total in s.exec(stars):
        found[provider_id] = Measured(ratings=count, stars=total)
    for provider_id, busy in _busy(s, agency_id, job).items():
        found[provider_id] = replace(found.get(provider_id, Measured()), busy=busy)
    for provider_id, minutes in _minutes(s, agency_id).items():
        known = found.get(provider_id, Measured())
        found[provider_id] = replace(known, jobs=len(minutes), minutes=sum(minutes))
    return found


def _busy(s: Session, agency_id: int, job: Wanted) -> dict[int, int]:
    """Count the jobs that each member has in hand; those of another day leave room on this one."""
    zone = s.get_one(Agency, agency_id).time_zone
    query = (
        select(Dispatch.provider_id, Leg.window_start)
        .join(Leg, col(Leg.id) == Dispatch.leg_id)
        .where(Dispatch.agency_id == agency_id, col(Dispatch.status).in_(BUSY))
    )
    busy: dict[int, int] = {}
    for provider_id, start in s.exec(query):
        if job.start is None or start is None or local(start, zone).date() == job.start.date():
            busy[provider_id] = busy.get(provider_id, 0) + 1
    return busy


def _minutes(s: Session, agency_id: int) -> dict[int, list[float]]:
    """Return for each member how many minutes its last jobs took from the offer to the door."""
    query = (
        select(Dispatch.provider_id, Dispatch.offered_at, Leg.since)
        .join(Leg, col(Leg.id) == Dispatch.leg_id)
        .where(Dispatch.agency_id == agency_id, Leg.provider_id == Dispatch.provider_id)
        .where(col(Leg.status).in_((LegStatus.delivered, LegStatus.done)), col(Leg.since).is_not(None))
        .order_by(col(Dispatch.id).desc())
        .limit(LAST_JOBS)
    )
    minutes: dict[int, list[float]] = {}
    for provider_id, offered, since in s.exec(query):
        if since is not None:
            minutes.setdefault(provider_id, []).append((since - offered).total_seconds() / 60)
    return minutes
