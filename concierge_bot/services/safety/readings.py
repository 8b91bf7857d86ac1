"""What devices measure: kept as rows, compared with the limits that a clinician set, and how it has gone of late."""

import re
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput
from concierge_bot.models import Customer, Limit, Provider, Reading
from concierge_bot.services.house.timeline import note
from connectors.kinds import SignalKind

MEASURES = ("pulse", "oxygen", "systolic", "diastolic", "glucose", "weight")
OF_SIGNAL: dict[SignalKind, tuple[str, ...]] = {
    SignalKind.PULSE: ("pulse",),
    SignalKind.OXYGEN: ("oxygen",),
    SignalKind.BLOOD_PRESSURE: ("systolic", "diastolic"),
    SignalKind.GLUCOSE: ("glucose",),
    SignalKind.WEIGHT: ("weight",),
}
EVERY = timedelta(minutes=5)
"""A sensor may measure each second; within the limits one reading in so long is kept."""
LATELY, STEADY = timedelta(days=7), 0.02


def values(kind: SignalKind, written: str) -> dict[str, float]:
    """Return the measures in a value such as ``72``, ``36.6 kg`` or ``150/95``; BadInput if there are none."""
    numbers = [float(n.replace(",", ".")) for n in re.findall(r"\d{1,5}(?:[.,]\d{1,3})?", written)]
    measures = OF_SIGNAL[kind]
    if len(numbers) != len(measures):
        raise BadInput(f"A {kind} is written as {'/'.join(measures)}", field="value")
    return dict(zip(measures, numbers, strict=True))


def keep(
    s: Session, now: datetime, customer: Customer, provider: Provider, measured: dict[str, float]
) -> bool | None:
    """Keep what was measured; return whether it is beyond her limits, None if nobody set any for it."""
    verdicts = [_keep(s, now, customer, provider, m, value) for m, value in measured.items()]
    judged = [v for v in verdicts if v is not None]
    return any(judged) if judged else None


def set_limit(
    s: Session,
    now: datetime,
    customer: Customer,
    measure: str,
    *,
    low: float | None,
    high: float | None,
    set_by: str,
) -> Limit:
    """Write down the limits that a clinician set; the old ones end."""
    if measure not in MEASURES:
        raise BadInput(f"Choose one of {', '.join(MEASURES)}", field="measure")
    if (low is None and high is None) or (low is not None and high is not None and low >= high):
        raise BadInput("Write a low limit, a high one, or both with low below high", field="low")
    row = _limit(s, customer, measure) or Limit(
        agency_id=customer.agency_id, customer_id=customer.key, measure=measure, set_by=set_by, set_at=now
    )
    row.low, row.high, row.set_by, row.set_at = low, high, set_by, now
    s.add(row)
    note(s, now, customer.agency_id, f"limits of {measure} set by {set_by}", customer=customer)
    return row


def lately(s: Session, now: datetime, customer: Customer) -> list[dict[str, Any]]:
    """Return for each measure the last value, its limits, and whether it rose or fell over a week."""
    query = select(Reading).where(Reading.customer_id == customer.id, Reading.at > now - LATELY)
    rows = list(s.exec(query.order_by(col(Reading.at), col(Reading.id))))
    found = []
    for measure in MEASURES:
        of_it = [row for row in rows if row.measure == measure]
        if of_it:
            limit = _limit(s, customer, measure)
            found.append(
                {
                    "measure": measure,
                    "value": of_it[-1].value,
                    "at": of_it[-1].at,
                    "beyond": of_it[-1].beyond,
                    "low": limit.low if limit else None,
                    "high": limit.high if limit else None,
                    "set_by": limit.set_by if limit else None,
                    "trend": trend([row.value for row in of_it]),
                    "count": len(of_it),
                }
            )
    return found


def trend(course: list[float]) -> str:
    """Return ``rising``, ``falling`` or ``steady``: the later half of the values against the earlier one."""
    half = len(course) // 2
    if not half:
        return "steady"
    before, after = sum(course[:half]) / half, sum(course[-half:]) / half
    if abs(after - before) <= STEADY * abs(before):
        return "steady"
    return "rising" if after > before else "falling"


def _keep(
    s: Session, now: datetime, customer: Customer, provider: Provider, measure: str, value: float
) -> bool | None:
    limit = _limit(s, customer, measure)
    beyond = limit is not None and (
        (limit.low is not None and value < limit.low) or (limit.high is not None and value > limit.high)
    )
    if beyond or not _kept_since(s, customer, measure, now - EVERY):
        s.add(
            Reading(
                agency_id=customer.agency_id,
                customer_id=customer.key,
                provider_id=provider.key,
                measure=measure,
                value=value,
                beyond=beyond,
                at=now,
            )
        )
    return beyond if limit else None


def _kept_since(s: Session, customer: Customer, measure: str, since: datetime) -> bool:
    query = select(Reading.id).where(
        Reading.customer_id == customer.id, Reading.measure == measure, Reading.at > since
    )
    return s.exec(query.limit(1)).first() is not None


def _limit(s: Session, customer: Customer, measure: str) -> Limit | None:
    return s.exec(select(Limit).where(Limit.customer_id == customer.id, Limit.measure == measure)).first()
