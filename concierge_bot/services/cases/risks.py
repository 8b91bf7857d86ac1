"""The risk register: what may go wrong, found in live rows, each risk with the data behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.clock import local
from concierge_bot.models import Agency, Consent, Customer, Outbox, OutboxState, Provider
from concierge_bot.services.members import board, candidates, choosing, evidence, scorecards

EXPIRES_WITHIN = timedelta(days=30)
LATELY = timedelta(days=14)
FEWEST_JOBS, WORSE_BY = 4, 0.2
LAST_TEXTS = 3
UNDELIVERED = ("undelivered", "failed")


@dataclass(frozen=True)
class Risk:
    """One risk: of which kind, about whom by name, and the figures that say so."""

    kind: str
    about: str
    data: dict[str, Any]


def register(s: Session, now: datetime, agency: Agency) -> list[Risk]:
    """Return all risks of an agency now."""
    customers = s.exec(
        select(Customer).where(Customer.agency_id == agency.id, col(Customer.ended_at).is_(None))
    ).all()
    members = s.exec(select(Provider).where(Provider.agency_id == agency.id)).all()
    return [
        *_few_grocers(s, agency, customers, [member for member in members if member.kind == "grocer"]),
        *(risk for member in members for risk in _evidence(member, local(now, agency.time_zone).date())),
        *(risk for member in members for risk in _coming(s, now, member)),
        *_rising_lateness(s, now, agency, list(members)),
        *_unreachable(s, agency, customers),
    ]


def _few_grocers(
    s: Session, agency: Agency, customers: Sequence[Customer], grocers: Sequence[Provider]
) -> list[Risk]:
    """Who has one grocer, or none, has nobody when he is ill."""
    known, job, found = candidates.measured(s, agency.key), choosing.Wanted(), []
    for customer in customers:
        seen = [(one, known.get(one.key, choosing.Measured())) for one in grocers]
        serve = [one.name for one, so in seen if not choosing.eligible(one, customer, job, so)]
        if len(serve) < 2:
            found.append(Risk("single_grocer", customer.name, {"grocers": serve}))
    return found


def _evidence(member: Provider, today: date) -> list[Risk]:
    """Evidence that ends soon, or has ended, of a member that may be chosen."""
    if member.standing not in choosing.CHOOSABLE:
        return []
    return [
        Risk(
            "expiring_evidence",
            member.name,
            {"evidence": one.kind, "expires": one.expires.isoformat(), "days": (one.expires - today).days},
        )
        for one in evidence.shown(member)
        if one.expires is not None and one.expires <= today + EXPIRES_WITHIN
    ]


def _coming(s: Session, now: datetime, member: Provider) -> list[Risk]:
    """What a member says itself of its coming days: that it takes no jobs then, or few, or what else changes."""
    kinds = {0: "member_away", None: "member_changes"}
    return [
        Risk(
            kinds.get(one.jobs, "member_short"),
            member.name,
            {"from": one.start.isoformat(), "until": one.end.isoformat(), "words": one.words}
            | ({"jobs_a_day": one.jobs} if one.jobs else {}),
        )
        for one in board.coming(s, now, member)
    ]


def _rising_lateness(s: Session, now: datetime, agency: Agency, members: list[Provider]) -> list[Risk]:
    """A member that kept its times and lately does not."""
    judged = scorecards.on_time_of(s, agency)
    found = []
    for member in members:
        own = [(leg.since, kept) for leg, kept in judged if leg.provider_id == member.id and leg.since]
        before = [float(kept) for at, kept in own if at <= now - LATELY]
        lately = [float(kept) for at, kept in own if at > now - LATELY]
        was, is_now = scorecards.mean(before), scorecards.mean(lately)
        if was is None or is_now is None or min(len(before), len(lately)) < FEWEST_JOBS:
            continue
        if was - is_now >= WORSE_BY:
            data = {"on_time_before": was, "on_time_lately": is_now, "jobs_lately": len(lately)}
            found.append(Risk("rising_lateness", member.name, data))
    return found


def _unreachable(s: Session, agency: Agency, customers: Sequence[Customer]) -> list[Risk]:
    """Who takes no texts, or whose last texts all did not arrive."""
    lost, found = _last_lost(s, agency), []
    for customer in customers:
        if customer.consent != Consent.given:
            found.append(Risk("unreachable", customer.name, {"consent": str(customer.consent)}))
        elif customer.key in lost:
            last = list(s.exec(_sent_to_her(customer.id, customer.phone).limit(LAST_TEXTS)))
            if len(last) == LAST_TEXTS and all(one in UNDELIVERED for one in last):
                found.append(Risk("unreachable", customer.name, {"last_texts": last}))
    return found


def _last_lost(s: Session, agency: Agency) -> set[int]:
    """Return those whose newest text did not arrive: of them alone more is asked."""
    newest = _sent_to_her(col(Customer.id), col(Customer.phone)).limit(1).correlate(Customer)
    query = select(Customer.id).where(
        Customer.agency_id == agency.id, newest.scalar_subquery().in_(UNDELIVERED)
    )
    return {key for key in s.exec(query) if key is not None}


def _sent_to_her(customer: Any, phone: Any) -> Any:
    """Ask how what was sent to her went, the newest first: of one customer, or of each in a larger question."""
    query = select(Outbox.delivery).where(
        Outbox.customer_id == customer, Outbox.to == phone, Outbox.state == OutboxState.sent
    )
    return query.order_by(col(Outbox.id).desc())
