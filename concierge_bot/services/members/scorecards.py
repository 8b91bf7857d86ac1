"""How each member does, by one dictionary of metrics; the field beside it never lets a rival's figure be worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from concierge_bot.models import Agency, Case, Dispatch, Leg, LegStatus, Order, Provider, Question, Rating
from concierge_bot.services.members import dispatch
from concierge_bot.services.orders import legs

DONE = (LegStatus.delivered, LegStatus.done)
METRICS: Mapping[str, str] = {
    "accept_minutes": "minutes from an offer to its answer, on average",
    "on_time": "share of jobs that were at her door or done by the end of the window as it was offered",
    "fill": "share of what was asked for that came as asked, on average over the jobs",
    "damage": "share of jobs with a case of broken or lost goods for which the member is liable",
    "rating": "stars of 5, on average",
    "first_time_right": "share of jobs done as asked, at the first asking, without a case",
    "cost_against_quote": "what the jobs cost against what was quoted, 1 is the same",
}
"""Every figure that is kept of a member, and what it means."""
MEMBERS_BEHIND, JOBS_BEHIND = 5, 20
Figures = dict[str, float | None]


@dataclass
class Tally:
    """What was counted of one member, each metric as its single values."""

    kind: str
    jobs: int = 0
    seen: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in METRICS})
    quoted: int = 0
    cost: int = 0

    def figures(self) -> Figures:
        """Return each metric; None where nothing stands behind it."""
        found: Figures = {name: mean(self.seen[name]) for name in METRICS}
        found["cost_against_quote"] = round(self.cost / self.quoted, 2) if self.quoted else None
        return found


def of_agency(
    s: Session, agency_id: int, between: tuple[datetime, datetime] | None = None
) -> dict[int, Tally]:
    """Count all that is kept of an agency's members, by their ids; or what came to its end between two moments."""
    members = s.exec(select(Provider).where(Provider.agency_id == agency_id)).all()
    tallies = {member.key: Tally(member.kind) for member in members}
    names = {member.name: member.key for member in members}
    changed = set(
        s.exec(
            select(Question.subject_id).where(
                Question.agency_id == agency_id, col(Question.about).in_(dispatch.CHANGES)
            )
        )
    )
    cases = s.exec(select(Case).where(Case.agency_id == agency_id)).all()
    troubled = {case.order_id for case in cases}
    at_fault = {
        (case.order_id, names.get(case.liable or "")) for case in cases if case.kind in ("broken", "lost")
    }
    couriers = {
        leg.order_id for leg in _legs(s, agency_id) if leg.kind == legs.COURIER and leg.status in DONE
    }
    ended = {leg.key: leg for leg in _legs(s, agency_id)}
    for row in s.exec(select(Dispatch).where(Dispatch.agency_id == agency_id)):
        tally, leg = tallies[row.provider_id], ended.get(row.leg_id)
        if row.answered_at is not None and _within(row.answered_at, between):
            minutes = (row.answered_at - row.offered_at).total_seconds() / 60
            tally.seen["accept_minutes"].append(minutes)
        if leg is None or leg.provider_id != row.provider_id or row.status == LegStatus.declined:
            continue
        if not _within(leg.since, between):
            continue
        lost = (leg.order_id, row.provider_id) in at_fault
        if leg.status not in DONE and not lost:
            continue
        as_asked = row.id not in changed
        tally.jobs += 1
        tally.seen["fill"].append((row.lines_kept or 0) / row.lines_asked if row.lines_asked else 1.0)
        tally.seen["damage"].append(float(lost))
        right = as_asked and row.round == 1 and leg.order_id not in troubled
        tally.seen["first_time_right"].append(float(right))
        if (on_time := _on_time(leg, couriers)) is not None:
            tally.seen["on_time"].append(float(on_time))
        if leg.quoted and leg.price is not None:
            tally.quoted, tally.cost = tally.quoted + leg.quoted, tally.cost + leg.price
    for rating in s.exec(select(Rating).where(Rating.agency_id == agency_id)):
        if rating.provider_id is not None and _within(rating.at, between):
            tallies[rating.provider_id].seen["rating"].append(float(rating.stars))
    return tallies


def card(tallies: Mapping[int, Tally], provider: Provider) -> dict[str, object]:
    """Return a member's own figures, and beside each the field's where enough stand behind it."""
    own = tallies[provider.key]
    alike = [tally for tally in tallies.values() if tally.kind == own.kind]
    return {"jobs": own.jobs, **own.figures(), "field": the_field(alike)}


def the_field(tallies: Iterable[Tally]) -> Figures:
    """Return the mean of the members' figures, each member counting alike; None unless enough have that figure.

    With her own figure a member can work out only the sum of at least four others, never one of them.
    """
    known = [(tally.jobs, tally.figures()) for tally in tallies]
    found: Figures = {}
    for name in METRICS:
        behind = [(jobs, value) for jobs, figures in known if (value := figures[name]) is not None]
        enough = len(behind) >= MEMBERS_BEHIND and sum(jobs for jobs, _ in behind) >= JOBS_BEHIND
        found[name] = mean([value for _, value in behind]) if enough else None
    return found


def mean(values: list[float]) -> float | None:
    """Return an average to two digits; None of nothing."""
    return round(sum(values) / len(values), 2) if values else None


def on_time_of(s: Session, agency: Agency) -> list[tuple[Leg, bool]]:
    """Return each job that has an end to keep, oldest first, and whether it kept it."""
    rows = _legs(s, agency.key)
    couriers = {leg.order_id for leg in rows if leg.kind == legs.COURIER and leg.status in DONE}
    judged = [(leg, _on_time(leg, couriers)) for leg in rows if leg.status in DONE and leg.since is not None]
    return [(leg, kept) for leg, kept in judged if kept is not None]


def _on_time(leg: Leg, by_courier: set[int]) -> bool | None:
    """Tell whether a job was in time; a shop whose goods a courier brought is not judged by his time."""
    if leg.since is None or leg.promised_end is None or leg.status not in DONE:
        return None
    if leg.kind in legs.GOODS and leg.order_id in by_courier:
        return None
    return leg.since <= leg.promised_end


def _within(at: datetime | None, between: tuple[datetime, datetime] | None) -> bool:
    return between is None or (at is not None and between[0] < at <= between[1])


def _legs(s: Session, agency_id: int) -> list[Leg]:
    query = select(Leg).join(Order, col(Order.id) == Leg.order_id).where(Leg.agency_id == agency_id)
    return list(s.exec(query.where(Order.kind != dispatch.RESPONSE).order_by(col(Leg.since), col(Leg.id))))
