"""Ways in and out of the desk: a link, a code in a text, signing out, and who is let in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict

from concierge_bot.services.house.fields import Name, Phone
from concierge_bot.services.house.timeline import note
from concierge_bot.services.people import operators, passes
from concierge_bot.web import browser, sign_in
from concierge_bot.web.deps import DeskCookie, House
from concierge_bot.web.desk import Lead, SignedIn

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])
sign_in.by_link(router, "desk")
sign_in.by_code(router, "desk", operators.ask_for_code)


class Colleague(BaseModel):
    """Who is let in: a name, the phone that gets the codes, and whether as a lead."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    phone: Phone
    lead: bool = False


@router.post("/leave")
def leave(app: House, cookie: DeskCookie = "") -> RedirectResponse:
    """Sign out on this device."""
    with app.db.write() as s:
        now = app.clock.now()
        session = passes.session(s, now, cookie, "desk")
        passes.end(s, now, session)
        note(s, now, session.agency_id, f"{session.operator} signed out at the desk")
    response = RedirectResponse("/desk/code", status_code=303)
    response.delete_cookie("desk", path="/desk")
    return response


@router.get("/operators")
def colleagues(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show who works at the desk."""
    with app.db.read() as s:
        lines = operators.of_agency(s, who.agency_id)
    return browser.show(request, "desk_operators.html", lines=lines, who=who)


@router.post("/page/operators")
def let_in(app: House, who: Lead, form: Annotated[Colleague, Form()]) -> RedirectResponse:
    """Let somebody in."""
    with app.db.write() as s:
        now = app.clock.now()
        operators.let_in(s, now, who.agency_id, form.name, form.phone, lead=form.lead, by=who.name)
    return RedirectResponse("/desk/operators", status_code=303)


@router.post("/page/operators/end")
def let_out(app: House, who: Lead, name: sign_in.Typed) -> RedirectResponse:
    """End what somebody may do here."""
    with app.db.write() as s:
        operators.let_out(s, app.clock.now(), who.agency_id, name, by=who.name)
    return RedirectResponse("/desk/operators", status_code=303)
