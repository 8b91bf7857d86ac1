"""What an operator does about one member on the desk's page of members; the buttons are the desk API's verbs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.bootstrap import App
from concierge_bot.models import Agency
from concierge_bot.services.people import phones
from concierge_bot.web import browser, desk_members
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Operator, SignedIn
from concierge_bot.web.desk_members import Invited, Member, Suspended
from concierge_bot.web.federation import MEMBERS, mine, show_members
from connectors.kinds import Kind

router = APIRouter(prefix=MEMBERS, route_class=browser.Page, dependencies=[Depends(browser.own_forms)])


class Why(BaseModel):
    """Why a member gets no more jobs."""

    model_config = ConfigDict(extra="forbid")

    reason: str = Field(min_length=1, max_length=500)


class Typed(BaseModel):
    """Whom to invite, as somebody types it."""

    model_config = ConfigDict(extra="forbid")

    phone: str = Field(max_length=40)
    kind: Kind


@router.post("/invite")
def invite(app: House, who: SignedIn, form: Annotated[Typed, Form()]) -> RedirectResponse:
    """Ask a business by text to join."""
    with app.db.read() as s:
        phone = phones.read(form.phone, s.get_one(Agency, who.agency_id).country, "phone")
    desk_members.invite(app, who, Invited(phone=phone, kind=form.kind))
    return _back()


@router.post("/{member_id}/link")
def link(app: House, request: Request, who: SignedIn, member_id: RowId) -> HTMLResponse:
    """Show a link that opens a member's page, once."""
    name = _name(app, who, member_id)
    made = desk_members.link(app, who, Member(name=name))["link"]
    return show_members(app, request, who, link=made, opens=name)


@router.post("/{member_id}/suspend")
def suspend(app: House, who: SignedIn, member_id: RowId, form: Annotated[Why, Form()]) -> RedirectResponse:
    """Give a member no more jobs."""
    desk_members.suspend(app, who, Suspended(name=_name(app, who, member_id), reason=form.reason))
    return _back()


@router.post("/{member_id}/restore")
def restore(app: House, who: SignedIn, member_id: RowId) -> RedirectResponse:
    """Give a member that was below the bar its jobs back."""
    desk_members.restore(app, who, Member(name=_name(app, who, member_id)))
    return _back()


@router.post("/{member_id}/reopen")
def reopen(app: House, who: SignedIn, member_id: RowId) -> RedirectResponse:
    """Send a member jobs again whose address was closed."""
    desk_members.reopen(app, who, Member(name=_name(app, who, member_id)))
    return _back()


def _name(app: App, who: Operator, member_id: int) -> str:
    with app.db.read() as s:
        return mine(s, who.agency_id, member_id).name


def _back() -> RedirectResponse:
    """Show the members again, so that a reload repeats nothing."""
    return RedirectResponse(MEMBERS, status_code=303)
