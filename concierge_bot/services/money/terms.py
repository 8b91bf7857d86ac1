"""Targets that a member agreed to: the clock decides each from the live rows, and the ledger pays the bonus or penalty.

Nothing of this is an input of choosing: who keeps its targets is paid for it, and is not chosen for it.
"""

import calendar
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import Agency, Leg, LegStatus, Provider, Term
from concierge_bot.services.house import notify
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import member_day, scorecards
from concierge_bot.services.money import settling
from concierge_bot.texts import money, say
from concierge_bot.texts.pages import told

DONE_BY = "done_by"
FIGURES: Mapping[str, str] = {
    DONE_BY: "share of that day's jobs that were done by the moment itself",
    **{name: scorecards.METRICS[name] for name in ("on_time", "fill", "first_time_right", "rating")},
}
"""What can be agreed on: of each, more is better."""
DAY = timedelta(days=1)
ROUNDED = 1e-9
"""Nine of ten are nine tenths, whatever a float makes of it."""


def offer(s: Session, now: datetime, term: Term) -> Term:
    """Lay a target before a member; it counts once it agrees on its page."""
    most = 5 if term.figure == "rating" else 1
    if not 0 < term.at_least <= most:
        raise BadInput(
            told("at_least: write a number above 0, and at most {most}", most=most), field="at_least"
        )
    if not (term.bonus or term.penalty):
        raise BadInput(told("bonus: write what keeping it pays, or what missing it costs"), field="bonus")
    s.add(term)
    s.flush()
    provider = s.get_one(Provider, term.provider_id)
    note(s, now, term.agency_id, f"{term.offered_by} offers {provider.name} a target: {term.words}")
    _tell(s, now, provider, "member_term", f"term:{term.key}", note=term.words)
    return term


def agree(s: Session, now: datetime, provider: Provider, term_id: int) -> bool:
    """The member agrees to a target of its own: from now on it counts. False if it is none of its own."""
    term = s.get(Term, term_id, with_for_update=True)
    if term is None or term.provider_id != provider.id:
        return False
    if term.ended_at is not None:
        raise NotNow(told("This target is no longer offered: call us"))
    if term.agreed_at is None:
        term.agreed_at, term.next_at = now, _next(term, now, _zone(s, term))
        s.add(term)
        note(s, now, term.agency_id, f"{provider.name} agrees to a target: {term.words}")
    return True


def end(s: Session, now: datetime, term: Term, who: str) -> None:
    """From now on a target counts no more; what it paid stays."""
    if term.ended_at is None:
        term.ended_at, term.next_at = now, None
        s.add(term)
        note(s, now, term.agency_id, f"{who} ended a target: {term.words}")


def of(s: Session, provider: Provider) -> list[Term]:
    """Return a member's targets that were not ended, oldest first."""
    query = select(Term).where(Term.provider_id == provider.id, col(Term.ended_at).is_(None))
    return list(s.exec(query.order_by(col(Term.id))))


def fall_due(s: Session, now: datetime, term: Term) -> None:
    """Decide a target by what the rows say of its jobs; without a job there is nothing to decide."""
    assert term.next_at is not None
    moment, zone = term.next_at, _zone(s, term)
    term.next_at = _next(term, moment, zone)
    s.add(term)
    values = _values(s, term, moment, zone)
    if not values:
        return
    kept = sum(values) >= term.at_least * len(values) - ROUNDED
    term.kept, term.missed = term.kept + kept, term.missed + (not kept)
    provider, day = s.get_one(Provider, term.provider_id), local(moment, zone).date()
    kind, cents = ("bonus", term.bonus) if kept else ("penalty", term.penalty)
    about = f"{term.words}, {day:%b} {day.day}: {_said(term, values)}"
    once = f"term:{term.key}:{day}"
    note(s, now, term.agency_id, f"{provider.name} {'kept' if kept else 'missed'} a target: {about}")
    if settling.adjust(s, now, provider, kind, cents, about, once):
        agency = s.get_one(Agency, term.agency_id)
        total = money(cents, agency.currency)
        _tell(
            s,
            now,
            provider,
            "member_kept" if kept else "member_missed",
            f"{once}:told",
            note=term.words,
            total=total,
        )
    if kept and cents:
        member_day.plan_payday(s, now, provider)


def when(term: Term) -> str:
    """Say in words when a target is decided."""
    if term.weekday is None:
        return told("the first of each month at {at}", at=term.at)
    return told("each {day} at {at}", day=calendar.day_name[term.weekday], at=term.at)


def _values(s: Session, term: Term, moment: datetime, zone: str) -> list[float]:
    """Return what counts for a target up to its moment, job by job: 1 for one that is as agreed, or its stars."""
    if term.figure == DONE_BY:
        return [float(one) for one in _done_by(s, term, moment, zone)]
    tallies = scorecards.of_agency(s, term.agency_id, (_before(term, moment, zone), moment))
    return tallies[term.provider_id].seen[term.figure]


def _said(term: Term, values: list[float]) -> str:
    jobs = f"{len(values)} {'job' if len(values) == 1 else 'jobs'}"
    return (
        f"{scorecards.mean(values)} stars by {jobs}"
        if term.figure == "rating"
        else f"{sum(values):g} of {jobs}"
    )


def _done_by(s: Session, term: Term, moment: datetime, zone: str) -> list[bool]:
    """Tell of each job of that day whether it was done by then; what was called off is none."""
    day = local(moment, zone).date()
    begins = instant(datetime.combine(day, time.min), zone)
    query = select(Leg).where(Leg.provider_id == term.provider_id, col(Leg.window_start) >= begins)
    jobs = s.exec(query.where(col(Leg.window_start) < moment)).all()
    counts = [
        leg
        for leg in jobs
        if leg.status not in (LegStatus.cancelled, LegStatus.offered, LegStatus.declined, LegStatus.expired)
        and (not term.skill or term.skill in leg.skills)
    ]
    return [leg.status in scorecards.DONE and leg.since is not None and leg.since <= moment for leg in counts]


def _next(term: Term, after: datetime, zone: str) -> datetime:
    """Return the next moment at which a target is decided."""
    here = local(after, zone).replace(tzinfo=None)
    at, day = time.fromisoformat(term.at), here.date()
    while not _fits(term, day) or datetime.combine(day, at) <= here:
        day += DAY
    return instant(datetime.combine(day, at), zone)


def _before(term: Term, moment: datetime, zone: str) -> datetime:
    """Return the moment of the same kind before one."""
    day = local(moment, zone).date() - DAY
    while not _fits(term, day):
        day -= DAY
    return instant(datetime.combine(day, time.fromisoformat(term.at)), zone)


def _fits(term: Term, day: date) -> bool:
    return day.day == 1 if term.weekday is None else day.weekday() == term.weekday


def _zone(s: Session, term: Term) -> str:
    return s.get_one(Agency, term.agency_id).time_zone


def _tell(s: Session, now: datetime, provider: Provider, sentence: str, once: str, **facts: object) -> None:
    """Text a member without IT; one with a system has it on its page and in its figures."""
    if provider.channel == "sms" and provider.phone:
        agency = s.get_one(Agency, provider.agency_id)
        text = say(sentence, agency=agency.name, **facts)
        notify.to_phone(s, now, agency, provider.phone, text, about="member", once=once)
