"""Members join: by the desk API, the form on the desk's page of members, or a link that they are sent."""

import calendar
from dataclasses import asdict, dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict
from sqlmodel import Session, col, select

from concierge_bot.bootstrap import App
from concierge_bot.channels import addresses
from concierge_bot.clock import local
from concierge_bot.errors import BadInput
from concierge_bot.models import Agency, Provider, Term
from concierge_bot.services.house.scenario_parts import EvidenceIn, ProviderIn
from concierge_bot.services.members import endpoints, enrolling, evidence, membership, scorecards
from concierge_bot.services.money import terms
from concierge_bot.services.people import pages as links
from concierge_bot.services.people import passes
from concierge_bot.texts import together
from concierge_bot.texts.pages import marked, spoken, stated, told
from concierge_bot.web import browser, desk_members
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


@dataclass(frozen=True)
class MemberLine:
    """A member as the desk sees it: where it stands and why, what it has shown, what it has not, how it is reached.

    ``does`` is how it does in a few words; ``barred`` says that its ratings keep it from jobs, ``closed`` that its
    address does; ``targets`` are those that it was offered, by their ids.
    """

    id: int
    name: str
    kind: str
    standing: str
    why: str
    shown: list[dict[str, str]]
    missing: list[str]
    reached: str
    does: str
    barred: bool
    closed: bool
    targets: list[tuple[int, str]]


@router.get("/members")
def members(app: House, who: SignedIn) -> list[Answer]:
    """List the members, with what each has shown and has still to show."""
    return [asdict(line) for line in _lines(app, who.agency_id)]


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
        reached = _reached(app, provider, secret=True)
        return browser.show(request, "joined.html", agency=agency, member=provider, reached=reached)


def _enrolled(app: App, who: Operator, told: dict[str, Any]) -> Answer:
    addresses.check(app.http, told.get("url"))
    with app.db.write() as s:
        now = app.clock.now()
        agency = s.get_one(Agency, who.agency_id)
        provider = enrolling.enrol(s, now, agency, told, app.connectors, who.name)
        missing = evidence.missing(provider, local(now, agency.time_zone).date())
        answer = desk_members.member_answer(provider)
        return {**answer, "missing": missing, "reached": _reached(app, provider, secret=True)}


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
    lines = _lines(app, who.agency_id)
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


def _lines(app: App, agency_id: int) -> list[MemberLine]:
    with app.db.read() as s:
        today = local(app.clock.now(), s.get_one(Agency, agency_id).time_zone).date()
        query = select(Provider).where(Provider.agency_id == agency_id).order_by(col(Provider.name))
        tallies = scorecards.of_agency(s, agency_id)
        return [
            MemberLine(
                id=row.key,
                name=row.name,
                kind=row.kind,
                standing=str(row.stands),
                why=row.lapsed or row.disabled or row.barred,
                shown=[
                    {"evidence": one.words, "expires": one.expires.isoformat() if one.expires else ""}
                    for one in evidence.shown(row)
                ],
                missing=evidence.missing(row, today),
                reached=_reached(app, row),
                does=_does(tallies[row.key]),
                barred=bool(row.barred),
                closed=row.disabled == endpoints.CLOSED,
                targets=[(term.key, _target(term)) for term in terms.of(s, row)],
            )
            for row in s.exec(query)
        ]


def _target(term: Term) -> str:
    """Say what a target is, and how often it was kept."""
    agreed = (
        told("kept {kept}, missed {missed}", kept=term.kept, missed=term.missed)
        if term.agreed_at
        else told("not agreed to yet")
    )
    return told("{target}, {decided}: {agreed}", target=term.words, decided=terms.when(term), agreed=agreed)


def _does(tally: scorecards.Tally) -> str:
    """Say in a few words how a member does: how many jobs, its stars, how often it was in time."""
    stars, on_time = (tally.figures()[name] for name in ("rating", "on_time"))
    said = [told(marked("{count} job") if tally.jobs == 1 else marked("{count} jobs"), count=tally.jobs)]
    said += [] if stars is None else [told("{stars} stars", stars=f"{stars:.1f}")]
    said += [] if on_time is None else [told("{percent}% on time", percent=f"{100 * on_time:.0f}")]
    return together(*said, by=", ")


def _reached(app: App, provider: Provider, *, secret: bool = False) -> str:
    """Say how a member is reached and how it reports; its secret is told only where it is new."""
    if provider.channel in ("sms", "phone"):
        way = marked("by text to {phone}") if provider.channel == "sms" else marked("by phone to {phone}")
        return told(way, phone=provider.phone)
    hook = f"{app.settings.public}/hooks/{provider.id}"
    said = [told("it reports to {address}", address=hook)]
    if url := provider.config.get("url"):
        said.insert(0, told("jobs go to {address}", address=url))
    if secret and provider.secrets:
        said.append(told("signed with {secret}", secret=provider.secrets[0]))
    return together(*said, by=", ")


def mine(s: Session, agency_id: int, member_id: int) -> Provider:
    """Return a member of an agency; BadInput if it is none."""
    query = select(Provider).where(Provider.agency_id == agency_id, Provider.id == member_id)
    found = s.exec(query).first()
    if found is None:
        raise BadInput(told("This member is not there any more: open the page again"))
    return found
