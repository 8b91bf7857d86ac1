"""The operations API: what only the core can do for a simulated world, and its whole state (docs/simulator.md)."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import stamina
from dateutil.parser import isoparse
from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, col, func, select

from concierge_bot.bootstrap import App
from concierge_bot.clock import instant
from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import Agency, Outbox, OutboxState, Provider
from concierge_bot.models import House as HouseRow
from concierge_bot.services.house import due, loading, scenario, scenario_parts, state
from concierge_bot.services.people import customers, pages
from concierge_bot.web.deps import FROM_INSIDE, House, development_only, operator_key

router = APIRouter(prefix="/operations", dependencies=[Depends(operator_key)], max_body_size=FROM_INSIDE)

SETTLE_SECONDS = 30
LONGEST_MOVE = timedelta(days=366)
MOVE_SECONDS = 600
REPORTS_WITHIN = timedelta(seconds=1)

Answer = dict[str, Any]


class Load(BaseModel):
    """A world to load, and where its members with IT can be reached; ``keep`` leaves the data of the last run."""

    model_config = ConfigDict(extra="forbid")

    scenario: dict[str, Any]
    endpoints: loading.Endpoints = {}
    keep: bool = False


class Move(BaseModel):
    """Where to move business time: a local or UTC instant, or an ISO 8601 duration; or whether it runs at all."""

    model_config = ConfigDict(extra="forbid")

    to: str | None = None
    by: Annotated[timedelta, Field(ge=timedelta(0), le=LONGEST_MOVE)] | None = None
    run: bool | None = None


@router.post("/load", dependencies=[Depends(development_only)])
def load(app: House, body: Load) -> Answer:
    """Replace the demonstration database by a world; return the members' hooks and the links of its pages."""
    return _load(app, body, scenario.parse(body.scenario, app.connectors))


@stamina.retry(on=(OperationalError, IntegrityError), attempts=5, wait_initial=0.2, timeout=30)
def _load(app: App, body: Load, world: scenario_parts.Scenario) -> Answer:
    """Where other processes are still at work on the old world, PostgreSQL may end one of us: try again."""
    with app.db.write(alone=True) as s:
        if body.keep and loading.holds_demonstration(s):
            agency, now = loading.reconnect(s, body.endpoints), app.clock.now()
        else:
            agency, now = loading.load(s, app.clock.machine(), world, body.endpoints)
        s.flush()
        providers = {p.name: _member(app, p) for p in s.exec(select(Provider).order_by(col(Provider.id)))}
        links = pages.links(s, now, agency, app.settings.public)
    return {"now": _iso(now), "providers": providers, "pages": links}


@router.post("/links", dependencies=[Depends(development_only)])
def links(app: House, agency: str = "") -> Answer:
    """Return fresh single-use links to the pages of the loaded world, or of the agency with this name or number."""
    with app.db.write() as s:
        meant = customers.agency_called(s, agency)
        return dict(pages.links(s, app.clock.now(), meant, app.settings.public))


@router.get("/clock", dependencies=[Depends(development_only)])
def clock(app: House) -> Answer:
    """Return business time, and whether it runs."""
    with app.db.read() as s:
        return {"now": _iso(app.clock.now()), "runs": _house(s).clock_stands is None}


@router.post("/clock", dependencies=[Depends(development_only)])
def move(app: House, body: Move) -> Answer:
    """Move business time forward; whatever falls due on the way is done in order of its time.

    409 when a world is loaded meanwhile, or when so much falls due that ten minutes of machine time are not
    enough: the words then say how far business time came. With ``run`` it stands still, or runs on from there.
    """
    if body.run is not None:
        return _run(app, run=body.run)
    with app.db.read() as s:
        target, offset = _target(s, app.clock.now(), body), _offset(s)
    patience = app.clock.machine() + timedelta(seconds=MOVE_SECONDS)
    _settle(app)
    while (coming := _coming(app)) is not None and coming <= target:
        if app.clock.machine() > patience:
            raise NotNow(
                f"Too much falls due on the way: business time came to {_now(app)}, move on from there"
            )
        newest = _newest(app)
        offset = _set(app, coming, offset)
        _settle(app)
        _hear_reports(app, newest)
    _set(app, target, offset)
    _settle(app)
    return {"now": _iso(target)}


@router.get("/unfinished")
def unfinished(app: House) -> dict[str, int]:
    """Return what is unanswered, unsent or undone now."""
    with app.db.read() as s:
        return state.unfinished(s, app.clock.now())


@router.post("/settle")
def settle(app: House) -> Answer:
    """Return when everything is answered and all that is due is sent, or after 30 seconds what is left."""
    left = _settle(app)
    return {"settled": False, "unfinished": left} if left else {"settled": True}


@router.get("/state")
def whole(app: House) -> Answer:
    """Return the whole state."""
    with app.db.read() as s:
        return state.whole(s, app.clock.now())


def _settle(app: App) -> dict[str, int]:
    deadline = app.clock.machine() + timedelta(seconds=SETTLE_SECONDS)
    while True:
        seen = app.wake.count()
        with app.db.read() as s:
            if state.is_quiet(s, app.clock.now()):
                return {}
            if app.clock.machine() >= deadline:
                return state.unfinished(s, app.clock.now())
        app.wake.wait(seen, 0.2)


def _newest(app: App) -> int:
    with app.db.read() as s:
        return s.exec(select(func.max(Outbox.id))).one() or 0


def _hear_reports(app: App, newest: int) -> None:
    """Wait a moment for the carrier's reports of texts newer than that one: what was lost is asked in another way."""
    deadline = app.clock.machine() + REPORTS_WITHIN
    open_ones = select(Outbox.id).where(
        col(Outbox.id) > newest,
        Outbox.channel == "sms",
        Outbox.state == OutboxState.sent,
        col(Outbox.delivery).not_in(("delivered", "undelivered", "failed")),
    )
    while app.clock.machine() < deadline:
        seen = app.wake.count()
        with app.db.read() as s:
            if s.exec(open_ones.limit(1)).first() is None:
                return
        app.wake.wait(seen, 0.2)


def _coming(app: App) -> datetime | None:
    with app.db.read() as s:
        return due.next_after(s, app.clock.now())


def _house(s: Session) -> HouseRow:
    return s.get(HouseRow, 1) or HouseRow()


def _offset(s: Session) -> float:
    return _house(s).clock_offset


def _set(app: App, to: datetime, offset: float) -> float:
    """Set the clock if it stands as this move left it, and return its new offset: a load has set it otherwise."""
    with app.db.write(alone=True) as s:
        row = _house(s)
        if row.clock_offset != offset:
            raise NotNow(
                "The clock was set by another call meanwhile: look at business time, and move on from there"
            )
        row.clock_offset = (to - app.clock.machine()).total_seconds()
        row.clock_stands = None if row.clock_stands is None else to.timestamp()
        s.add(row)
        return row.clock_offset


def _run(app: App, *, run: bool) -> Answer:
    """Let business time stand where it is, or run on from there."""
    with app.db.write(alone=True) as s:
        now, row = app.clock.now(), _house(s)
        row.clock_offset = (now - app.clock.machine()).total_seconds()
        row.clock_stands = None if run else now.timestamp()
        s.add(row)
    return {"now": _iso(now), "runs": run}


def _target(s: Session, now: datetime, body: Move) -> datetime:
    if (body.to is None) == (body.by is None):
        raise BadInput("Say either `to` (an instant) or `by` (a duration such as PT30M)", field="to")
    target = now + body.by if body.by is not None else _instant(s, str(body.to))
    if target < now - timedelta(seconds=1):
        raise BadInput("Business time moves forward only: load the world again to go back", field="to")
    if target > now + LONGEST_MOVE:
        raise BadInput(f"One move goes {LONGEST_MOVE.days} days at most: move in several steps", field="to")
    return target


def _instant(s: Session, words: str) -> datetime:
    agency = s.exec(select(Agency).order_by(col(Agency.id))).first()
    try:
        at = isoparse(words)
        return at.astimezone(UTC) if at.tzinfo else instant(at, agency.time_zone if agency else "UTC")
    except (ValueError, OverflowError) as error:
        raise BadInput("to: write an ISO 8601 instant, like 2026-12-01T15:30", field="to") from error


def _member(app: App, provider: Provider) -> Answer:
    hook = f"{app.settings.public}/hooks/{provider.id}"
    return {"id": provider.id, "hook": hook, "secret": provider.secrets[0] if provider.secrets else None}


def _now(app: App) -> str:
    with app.db.read():
        return _iso(app.clock.now())


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
