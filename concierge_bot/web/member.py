"""A member's page: each job with big buttons, the parts of the order next to its own, and the day to print."""

import re
from collections.abc import AsyncIterator
from datetime import date, datetime, time
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sqlmodel import Session

from concierge_bot.clock import instant, local
from concierge_bot.errors import BadInput, NotFound, NotNow
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house.timeline import note
from concierge_bot.services.members import bar, progress
from concierge_bot.services.orders import windows
from concierge_bot.services.people import passes
from concierge_bot.texts.pages import told
from concierge_bot.web import browser, sign_in
from concierge_bot.web.deps import House, MemberCookie
from concierge_bot.web.live import changes
from concierge_bot.web.member_view import seen
from connectors.kinds import REPORTS, Kind, LegEvent

router = APIRouter(prefix="/member", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])
sign_in.by_link(router, "member")

NOT_THERE = told("There is nothing like that on your page")
_PRICE = re.compile(r"\D?(\d{1,5})(?:[.,](\d{2}))?")
Empty = BeforeValidator(lambda value: value or None)
"""A field of a form that was left empty says nothing."""


class Side(BaseModel):
    """What a member says to its evidence."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(min_length=1, max_length=1000)


class Said(BaseModel):
    """What a button says, times on the agency's clock; `once` makes a double click harmless, `step` is of the list."""

    model_config = ConfigDict(extra="forbid")

    once: browser.Once
    note: str = Field(default="", max_length=500)
    step: int = Field(default=0, ge=0, le=50)
    total: str = Field(default="", max_length=12)
    day: Annotated[date | None, Empty] = None
    begins: Annotated[time | None, Empty] = None
    ends: Annotated[time | None, Empty] = None


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


@router.get("/live", response_class=EventSourceResponse, dependencies=[Depends(signed_in)])
async def live(app: House, request: Request, cookie: MemberCookie = "") -> AsyncIterator[ServerSentEvent]:
    """Send the jobs at once and at each change, until the session is ended."""
    once, language = browser.once(), browser.language(request)

    def now() -> str:
        return browser.part("member_now.html", language, page=seen(app, signed_in(app, cookie), once))

    async for event in changes(app, now):
        yield event


@router.post("/jobs/{ref}/{event}")
def say(
    app: House, who: SignedIn, ref: str, event: LegEvent, said: Annotated[Said, Form()]
) -> RedirectResponse:
    """Take what a button says, as if the member's own system had said it."""
    with app.db.write() as s:
        now, provider = app.clock.now(), s.get_one(Provider, who)
        if event not in REPORTS[Kind(provider.kind)]:
            raise BadInput(f"A {provider.kind} does not report '{event}'")
        found = progress.has(s, provider, ref)
        if found:
            progress.report(s, now, provider, _report(s, now, provider, ref, event, said))
        else:
            not_there(s, now, provider, "a job")
    if not found:
        raise NotFound(NOT_THERE)
    return RedirectResponse("/member", status_code=303)


@router.post("/reply")
def reply(app: House, who: SignedIn, side: Annotated[Side, Form()]) -> RedirectResponse:
    """Take a member's own word on why it gets no new jobs; a person decides."""
    with app.db.write() as s:
        if not bar.heard(s, app.clock.now(), s.get_one(Provider, who), side.words.strip()):
            raise NotNow(told("Nothing waits for your word now: call us"))
    return RedirectResponse("/member", status_code=303)


def not_there(s: Session, now: datetime, provider: Provider, what: str) -> None:
    """Write down that a member asked for what is none of its own."""
    note(
        s, now, provider.agency_id, f"refused on the page of {provider.name}: {what} that is none of its own"
    )


def _report(
    s: Session, now: datetime, provider: Provider, ref: str, event: LegEvent, said: Said
) -> progress.Report:
    words, total, window = said.note.strip(), cents(said.total), _window(s, now, provider, said)
    if event == LegEvent.PROPOSED and not (words or window):
        if total is None:
            raise BadInput(told("Write what is different: what is missing, another time, or your price"))
        event = LegEvent.ACCEPTED  # of a price alone she is asked only if it is higher
    if said.step:
        words = f"{said.step} {words}"
    return progress.Report(
        f"page-{said.once}", str(event), dispatch=ref, note=words, total=total, window=window
    )


def _window(s: Session, now: datetime, provider: Provider, said: Said) -> windows.Span | None:
    """Read another time, on the agency's clock; BadInput if it is over or ends before it begins."""
    if said.begins is None:
        return None
    zone = s.get_one(Agency, provider.agency_id).time_zone
    day = said.day or local(now, zone).date()
    begins = instant(datetime.combine(day, said.begins), zone)
    ends = instant(datetime.combine(day, said.ends), zone) if said.ends else begins + windows.LENGTH
    if ends <= begins:
        raise BadInput(told("The time ends before it begins: write it anew"), field="ends")
    if ends <= now:
        raise BadInput(told("That time is over: write one to come"), field="begins")
    return begins, ends


def cents(written: str) -> int | None:
    """Read a price as somebody types it; BadInput if it is none."""
    if not (plain := written.strip()):
        return None
    found = _PRICE.fullmatch(plain)
    if found is None:
        raise BadInput(told("Write the price like 18.40"), field="total")
    return int(found[1]) * 100 + int(found[2] or 0)
