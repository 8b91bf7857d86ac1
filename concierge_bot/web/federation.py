"""Members join: by the desk API, the form on the desk's page of members, or a link that they are sent."""

import calendar
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, select

from concierge_bot.bootstrap import App
from concierge_bot.channels import addresses
from concierge_bot.clock import local
from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Provider
from concierge_bot.services.house.scenario_parts import EvidenceIn, ProviderIn
from concierge_bot.services.members import enrolling, evidence, membership
from concierge_bot.services.people import pages as links
from concierge_bot.services.people import passes
from concierge_bot.texts.pages import spoken, stated, told
from concierge_bot.web import browser, desk_members, member_lines
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Answer, Operator, SignedIn, did, look
from connectors.kinds import Kind

router = APIRouter(prefix="/desk")
pages = APIRouter(route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

MEMBERS = "/desk/page/members"
WEEKDAYS = [(name[:3].lower(), spoken(name)) for name in calendar.day_name]
KINDS = [(str(kind), stated(kind)) for kind in Kind]


class MemberForm(BaseModel):
    """What a form says of a member; lists are parted by commas, and what is wrong is said in words by the core."""

    model_config = ConfigDict(extra="forbid")

    name: str = ""
    kind: str = ""
    phone: str = ""
    url: str = ""
    hours: str = ""
    covers: str = ""
    services: str = ""
    skills: str = ""
    languages: str = ""


class EvidenceForm(BaseModel):
    """One thing that a member has shown."""

    model_config = ConfigDict(extra="forbid")

    kind: str = ""
    person: str = ""
    expires: str = ""


@router.get("/members")
def members(app: House, who: SignedIn) -> list[Answer]:
    """List the members, with what each has shown and has still to show."""
    return [asdict(line) for line in member_lines.lines(app, who.agency_id)]


@router.post("/members")
def enrol(app: House, who: SignedIn, body: ProviderIn) -> Answer:
    """Write down a new member; who has shown all that it must is admitted at once, else it is a prospect."""
    return _enrolled(app, who, body.model_dump(mode="json", exclude_unset=True))


@router.post("/members/join-link")
def join_link(app: House, who: SignedIn) -> Answer:
    """Return a link by which a business says itself what it does."""
    with app.db.write() as s:
        now, agency = app.clock.now(), s.get_one(Agency, who.agency_id)
        did(s, now, who, "a join link made")
        return {"link": links.join_link(s, now, agency, app.settings.public)}


@pages.get(MEMBERS)
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the members."""
    look(app, who, "members")
    return show_members(app, request, who)


@pages.post(MEMBERS)
def add(app: House, request: Request, who: SignedIn, form: Annotated[MemberForm, Form()]) -> HTMLResponse:
    """Write down a new member from the form, and show how it is reached."""
    added = _enrolled(app, who, enrolling.from_form(form.model_dump()))
    return show_members(app, request, who, added=added)


@pages.post(f"{MEMBERS}/join-link")
def new_link(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show a link that a business is sent."""
    return show_members(app, request, who, link=join_link(app, who)["link"])


@pages.post(MEMBERS + "/{member_id}/evidence")
def show_evidence(
    app: House, who: SignedIn, member_id: RowId, form: Annotated[EvidenceForm, Form()]
) -> RedirectResponse:
    """Write down one thing that a member has shown."""
    try:
        one = EvidenceIn.model_validate({key: value for key, value in form.model_dump().items() if value})
    except ValueError as error:
        raise BadInput(
            told("Write what it is, like insurance, and the last day on which it is good")
        ) from error
    with app.db.write() as s:
        provider = mine(s, who.agency_id, member_id)
        membership.show(s, app.clock.now(), provider, desk_members.shown([one]), who.name)
    return RedirectResponse(MEMBERS, status_code=303)


@pages.post(MEMBERS + "/{member_id}/admit")
def admit(app: House, who: SignedIn, member_id: RowId) -> RedirectResponse:
    """Admit a member that has shown what it must."""
    with app.db.write() as s:
        membership.admit(s, app.clock.now(), mine(s, who.agency_id, member_id), [], who.name)
    return RedirectResponse(MEMBERS, status_code=303)


@pages.get("/join/{token}")
def form_of_link(app: House, request: Request, token: str) -> HTMLResponse:
    """Show the form of a join link; looking uses nothing up."""
    with app.db.read() as s:
        found = passes.link(s, app.clock.now(), token, "join")
        return browser.show(request, "join.html", agency=s.get_one(Agency, found.agency_id), kinds=KINDS)


@pages.post("/join/{token}")
def join(app: House, request: Request, token: str, form: Annotated[MemberForm, Form()]) -> HTMLResponse:
    """Take what a business says of itself; its link is used up by it."""
    told = enrolling.from_form(form.model_dump())
    addresses.check(app.http, told.get("url"))
    with app.db.write() as s:
        now = app.clock.now()
        agency = s.get_one(Agency, passes.use_up(s, now, token, "join").agency_id)
        provider = enrolling.apply(s, now, agency, told, app.connectors)
        reached = member_lines.reached(app, provider, secret=True)
        return browser.show(request, "joined.html", agency=agency, member=provider, reached=reached)


def _enrolled(app: App, who: Operator, told: dict[str, Any]) -> Answer:
    addresses.check(app.http, told.get("url"))
    with app.db.write() as s:
        now = app.clock.now()
        agency = s.get_one(Agency, who.agency_id)
        provider = enrolling.enrol(s, now, agency, told, app.connectors, who.name)
        missing = evidence.missing(provider, local(now, agency.time_zone).date())
        answer = desk_members.member_answer(provider)
        return {**answer, "missing": missing, "reached": member_lines.reached(app, provider, secret=True)}


def show_members(
    app: App,
    request: Request,
    who: Operator,
    *,
    added: Answer | None = None,
    link: str = "",
    opens: str = "",
) -> HTMLResponse:
    """Show the members; ``link`` is one that was made for a business to join, or to open the page of ``opens``."""
    lines = member_lines.lines(app, who.agency_id)
    return browser.show(
        request,
        "members.html",
        members=lines,
        kinds=KINDS,
        weekdays=WEEKDAYS,
        added=added,
        link=link,
        opens=opens,
        who=who,
    )


def mine(s: Session, agency_id: int, member_id: int) -> Provider:
    """Return a member of an agency; BadInput if it is none."""
    query = select(Provider).where(Provider.agency_id == agency_id, Provider.id == member_id)
    found = s.exec(query).first()
    if found is None:
        raise BadInput(told("This member is not there any more: open the page again"))
    return found
