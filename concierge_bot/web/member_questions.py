"""The questions of a member's own system, below the address to which it reports and signed as its reports are."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotFound, Refused
from concierge_bot.models import Agency, Dispatch, Leg, Provider, Term
from concierge_bot.services.members import bar, board, member_day, scorecards
from concierge_bot.services.money import statements, terms
from concierge_bot.services.orders import legs
from concierge_bot.web import asked
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.hooks import Garbage
from connectors import signing, wire
from connectors.base import BadSignature, Incoming, Misconfigured, Rejected

router = APIRouter(prefix="/hooks/{provider_id}")


async def _body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_body)]


def signed(app: House, provider_id: RowId, request: Request, body: Body) -> int:
    """Return the id of the member that signed a request; Refused if it did not."""
    with app.db.read() as s:
        provider = s.get(Provider, provider_id)
        if provider is None:
            raise NotFound("There is no member with this address")
        secrets = tuple(provider.secrets)
    try:
        signing.verify(secrets, Incoming(dict(request.headers), body), app.clock.machine())
    except (BadSignature, Misconfigured) as error:
        raise Refused(str(error)) from error
    return provider_id


Signed = Annotated[int, Depends(signed)]


@router.get("/jobs")
def jobs(app: House, who: Signed) -> asked.Jobs:
    """Answer with what it is asked and has to do, and what it did today."""
    with app.db.read() as s:
        rows = member_day.in_hand(s, app.clock.now(), s.get_one(Provider, who))
        return asked.Jobs(jobs=[_job(s, row) for row in rows])


@router.get("/statement")
def statement(app: House, who: Signed, month: date | None = None) -> asked.Statement:
    """Answer with a month of it."""
    with app.db.read() as s:
        now, provider = app.clock.now(), s.get_one(Provider, who)
        agency = s.get_one(Agency, provider.agency_id)
        today = local(now, agency.time_zone).date()
        if month is not None and not date(2000, 1, 1) <= month <= today:
            raise BadInput("There is no statement of that month", field="month")
        told, owed = statements.of_member(s, provider, month or today), member_day.owed(s, now, provider)
        return asked.Statement(
            month=told.month,
            currency=agency.currency,
            before=told.before,
            lines=[asked.Line.model_validate(line, from_attributes=True) for line in told.lines],
            after=told.after,
            owed=asked.Owed.model_validate(owed, from_attributes=True),
        )


@router.get("/scorecard")
def scorecard(app: House, who: Signed) -> asked.Scorecard:
    """Answer with how it does, beside the field."""
    with app.db.read() as s:
        provider = s.get_one(Provider, who)
        tallies = scorecards.of_agency(s, provider.agency_id)
        own = tallies[provider.key]
        return asked.Scorecard(
            standing=str(provider.stands),
            paused=provider.lapsed or provider.disabled or bar.notice(s, provider),
            jobs=own.jobs,
            own=own.figures(),
            field=scorecards.the_field(one for one in tallies.values() if one.kind == provider.kind),
            meaning=dict(scorecards.METRICS),
            targets=[_target(term) for term in terms.of(s, provider)],
        )


@router.get("/coming")
def coming(app: House, who: Signed) -> asked.Coming:
    """Answer with what it says of its coming days."""
    with app.db.read() as s:
        return _coming(app, s, s.get_one(Provider, who))


@router.put("/coming")
def say_coming(app: House, who: Signed, body: Body) -> asked.Coming:
    """Take what it says of its coming days, in the place of what it said before."""
    try:
        told = wire.read_body(asked.Coming, body)
    except Rejected as error:
        raise Garbage(str(error)) from error
    with app.db.write() as s:
        now, provider = app.clock.now(), s.get_one(Provider, who)
        zone = s.get_one(Agency, provider.agency_id).time_zone
        said = [
            board.Notice(_wall(one.start, zone), _wall(one.end, zone), one.jobs, one.words)
            for one in told.notices
        ]
        board.write(s, now, provider, said)
        board.can_do(s, now, provider, told.jobs_a_day)
        s.flush()
        return _coming(app, s, provider)


def _target(term: Term) -> asked.Target:
    facts = {name: getattr(term, name) for name in asked.Target.model_fields if hasattr(term, name)}
    return asked.Target(**facts, decided=terms.when(term), agreed=term.agreed_at is not None)


def _coming(app: App, s: Session, provider: Provider) -> asked.Coming:
    zone = s.get_one(Agency, provider.agency_id).time_zone
    return asked.Coming(
        jobs_a_day=provider.capacity,
        notices=[
            asked.Notice(
                start=instant(one.start, zone), end=instant(one.end, zone), jobs=one.jobs, words=one.words
            )
            for one in board.coming(s, app.clock.now(), provider)
        ],
    )


def _wall(at: datetime, zone: str) -> datetime:
    return local(at, zone).replace(tzinfo=None)


def _job(s: Session, row: Dispatch) -> asked.OwnJob:
    leg = s.get_one(Leg, row.leg_id)
    mine = leg.provider_id == row.provider_id
    facts = {
        "status": str(row.status),
        "held": row.status in legs.HELD,
        "earns": leg.price if mine else None,
        "steps": [{"step": one["step"], "done": bool(one["done"])} for one in leg.checklist] if mine else [],
    }
    return asked.OwnJob.model_validate({**wire.job_data(members.job_of(s, row)), **facts})
