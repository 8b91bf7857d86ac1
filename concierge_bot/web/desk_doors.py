"""Ways in and out of the desk: a link, a code in a text, signing out, and who is let in."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict

from concierge_bot.services.house.fields import Name, Phone
from concierge_bot.services.people import codes, operators, passes
from concierge_bot.web import browser
from concierge_bot.web.deps import DeskCookie, House
from concierge_bot.web.desk import Lead, SignedIn

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

Typed = Annotated[str, Form(max_length=60)]


class Colleague(BaseModel):
    """Who is let in: a name, the phone that gets the codes, and whether as a lead."""

    model_config = ConfigDict(extra="forbid")

    name: Name
    phone: Phone
    lead: bool = False


@router.get("/enter/{token}")
def door(app: House, request: Request, token: str) -> HTMLResponse:
    """Show the button that uses the link."""
    return browser.door(app, request, token, "desk")


@router.post("/enter/{token}")
def enter(app: House, token: str) -> RedirectResponse:
    """Use the link."""
    return browser.enter(app, token, "desk")


@router.get("/code")
def ask_for_code(request: Request) -> HTMLResponse:
    """Show the form that asks for a code."""
    return browser.show(request, "code.html", key="", at="desk")


@router.post("/code")
def send_code(app: House, request: Request, number: Typed = "") -> HTMLResponse:
    """Text a code to an operator's phone; for a number that is nobody's the page looks the same."""
    with app.db.write() as s:
        key = operators.ask_for_code(s, app.clock.now(), number, browser.address(request))
    return browser.show(request, "code.html", key=key, at="desk")


@router.post("/code/enter")
def enter_code(app: House, request: Request, key: Typed = "", code: Typed = "") -> Response:
    """Use a code; a wrong one is counted."""
    with app.db.write() as s:
        session = codes.enter(s, app.clock.now(), key, code, browser.address(request), "desk")
    if not session:
        return browser.show(request, "code.html", 403, key=key, wrong=True, at="desk")
    return browser.signed_in(app, session, "desk")


@router.post("/leave")
def leave(app: House, cookie: DeskCookie = "") -> RedirectResponse:
    """Sign out on this device."""
    with app.db.write() as s:
        now = app.clock.now()
        passes.end(s, now, passes.session(s, now, cookie, "desk"))
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
def let_out(app: House, who: Lead, name: Typed) -> RedirectResponse:
    """End what somebody may do here."""
    with app.db.write() as s:
        operators.let_out(s, app.clock.now(), who.agency_id, name, by=who.name)
    return RedirectResponse("/desk/operators", status_code=303)
