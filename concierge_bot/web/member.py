"""A member's page: each job with big buttons, the parts of the order next to its own, and the day to print."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.clock import local
from concierge_bot.errors import BadInput, NotFound, NotNow
from concierge_bot.models import Agency, Dispatch, Leg, LegStatus, Provider
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import bar, candidates, evidence, member_day, progress
from concierge_bot.services.orders import legs, windows
from concierge_bot.services.people import passes
from concierge_bot.services.people.customers import customer_of_order
from concierge_bot.texts import money
from concierge_bot.web import browser, sign_in
from concierge_bot.web.deps import House, MemberCookie
from connectors.base import Connector, Job
from connectors.kinds import REPORTS, Kind, LegEvent

router = APIRouter(prefix="/member", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])
sign_in.by_link(router, "member")

WORDS = {
    LegEvent.ACCEPTED: "Yes, I do it",
    LegEvent.DECLINED: "No",
    LegEvent.READY: "Ready",
    LegEvent.PICKED_UP: "Picked up",
    LegEvent.DELIVERED: "Delivered",
    LegEvent.DONE: "Done",
    LegEvent.FAILED: "It cannot be done",
}
NOT_THERE = "There is nothing like that on your page"
_PRICE = re.compile(r"\D?(\d{1,5})(?:[.,](\d{2}))?")


@dataclass(frozen=True)
class Line:
    """One job as its member may see it, in words, with what may be said next."""

    job: Job
    ref: str
    items: list[str]
    window: str
    status: str
    price: str
    parts: list[str]
    steps: list[tuple[str, bool]]
    next: list[tuple[str, str]]
    once: str


@dataclass(frozen=True)
class MemberPage:
    """A member's jobs of today and later, what it is owed and has shown, and why it gets no new jobs if so."""

    name: str
    agency: str
    day: str
    owed: str
    notice: str
    lapsed: str
    shown: list[str]
    system: bool
    lines: list[Line]


class Side(BaseModel):
    """What a member says to its evidence."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(min_length=1, max_length=1000)


class Said(BaseModel):
    """What a button says; `once` makes a double click harmless."""

    model_config = ConfigDict(extra="forbid")

    once: browser.Once
    note: str = Field(default="", max_length=500)
    total: str = Field(default="", max_length=12)


def signed_in(app: House, cookie: MemberCookie = "") -> int:
    """Return the id of the member that is signed in; Refused if none is."""
    with app.db.read() as s:
        provider_id = passes.session(s, app.clock.now(), cookie, "member").provider_id
        assert provider_id is not None
        return provider_id


SignedIn = Annotated[int, Depends(signed_in)]


@router.get("")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the jobs."""
    return browser.show(request, "member.html", page=seen(app, who))


@router.post("/jobs/{ref}/{event}")
def say(
    app: House, who: SignedIn, ref: str, event: LegEvent, said: Annotated[Said, Form()]
) -> RedirectResponse:
    """Take what a button says, as if the member's own system had said it."""
    with app.db.write() as s:
        provider = s.get_one(Provider, who)
        if event not in REPORTS[Kind(provider.kind)]:
            raise BadInput(f"A {provider.kind} does not report '{event}'")
        what = progress.Report(
            f"page-{said.once}", str(event), dispatch=ref, note=said.note.strip(), total=_cents(said.total)
        )
        found = progress.has(s, provider, ref)
        if found:
            progress.report(s, app.clock.now(), provider, what)
        else:
            not_there(s, app.clock.now(), provider, "a job")
    if not found:
        raise NotFound(NOT_THERE)
    return RedirectResponse("/member", status_code=303)


@router.post("/reply")
def reply(app: House, who: SignedIn, side: Annotated[Side, Form()]) -> RedirectResponse:
    """Take a member's own word on why it gets no new jobs; a person decides."""
    with app.db.write() as s:
        if not bar.heard(s, app.clock.now(), s.get_one(Provider, who), side.words.strip()):
            raise NotNow("Nothing waits for your word now: call us")
    return RedirectResponse("/member", status_code=303)


def not_there(s: Session, now: datetime, provider: Provider, what: str) -> None:
    """Write down that a member asked for what is none of its own."""
    note(
        s, now, provider.agency_id, f"refused on the page of {provider.name}: {what} that is none of its own"
    )


def seen(app: App, provider_id: int) -> MemberPage:
    """Return what a member may see now."""
    with app.db.read() as s:
        now = app.clock.now()
        provider = s.get_one(Provider, provider_id)
        agency = s.get_one(Agency, provider.agency_id)
        here = local(now, agency.time_zone)
        return MemberPage(
            name=provider.name,
            agency=agency.name,
            day=f"{here:%A %B} {here.day}",
            owed=member_day.owed_words(s, now, provider),
            notice=bar.notice(s, provider),
            lapsed=provider.lapsed,
            system=isinstance(members.connector(app.connectors, provider), Connector),
            shown=[_shown(one) for one in evidence.shown(provider)],
            lines=[_line(s, now, provider, agency, row) for row in member_day.in_hand(s, now, provider)],
        )


def _shown(one: evidence.Shown) -> str:
    return (
        f"{one.words}, good until {one.expires:%B} {one.expires.day}, {one.expires.year}"
        if one.expires
        else one.words
    )


def _line(s: Session, now: datetime, provider: Provider, agency: Agency, row: Dispatch) -> Line:
    job, leg = members.job_of(s, row), s.get_one(Leg, row.leg_id)
    zone = agency.time_zone
    return Line(
        job=job,
        ref=row.ref,
        items=[
            " ".join(filter(None, (f"{i.quantity:g}" if i.quantity else "", i.unit, i.name)))
            for i in job.items
        ],
        window=windows.spoken(job.window.start, job.window.end, zone, now) if job.window else "",
        status=str(leg.status).replace("_", " "),
        price="" if leg.price is None else money(leg.price, agency.currency),
        parts=[_part(peer.name, peer.status, peer.at, zone, now) for peer in job.peers],
        steps=[(step["step"], bool(step["done"])) for step in leg.checklist],
        next=[(str(event), WORDS[event]) for event in _next(s, provider, row, leg)],
        once=browser.once(),
    )


def _part(name: str, status: str, at: datetime | None, zone: str, now: datetime) -> str:
    return f"{name}: {status.replace('_', ' ')}{f' {windows.spoken(at, None, zone, now)}' if at else ''}"


def _next(s: Session, provider: Provider, row: Dispatch, leg: Leg) -> list[LegEvent]:
    """Return what may be said next, as buttons."""
    if row.status in legs.OPEN:
        return [LegEvent.ACCEPTED, LegEvent.DECLINED]
    if row.status not in legs.HELD:
        return []
    if leg.kind not in (*legs.GOODS, legs.COURIER):
        return [LegEvent.DONE, LegEvent.FAILED]
    fetched = leg.kind in legs.GOODS and candidates.needs_courier(
        s, customer_of_order(s, leg.order_id), provider
    )
    after = {
        LegStatus.accepted: [*([LegEvent.READY] if leg.kind in legs.GOODS else []), LegEvent.PICKED_UP],
        LegStatus.ready: [LegEvent.PICKED_UP],
        LegStatus.picked_up: [] if fetched else [LegEvent.DELIVERED],
    }
    return [*after.get(leg.status, []), LegEvent.FAILED]


def _cents(written: str) -> int | None:
    """Read a price as somebody types it; BadInput if it is none."""
    if not (plain := written.strip()):
        return None
    found = _PRICE.fullmatch(plain)
    if found is None:
        raise BadInput("Write the price like 18.40", field="total")
    return int(found[1]) * 100 + int(found[2] or 0)
