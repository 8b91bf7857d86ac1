"""The family page: one read model, rendered again in the open browser whenever the house rings."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from concierge_bot.models import Agency, Contact, Customer
from concierge_bot.services.people import ending, family, passes
from concierge_bot.services.people.family import FamilyPage
from concierge_bot.web import browser
from concierge_bot.web.deps import FamilyCookie, House
from concierge_bot.web.desk import Reason
from concierge_bot.web.live import changes

router = APIRouter(prefix="/family", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])


def visible(app: House, cookie: FamilyCookie = "") -> FamilyPage:
    """Return what the signed-in contact may see now; Refused if nobody is signed in."""
    with app.db.read() as s:
        now = app.clock.now()
        session = passes.session(s, now, cookie, "family")
        return family.page(s, now, s.get_one(Contact, session.contact_id))


ReasonForm = Annotated[Reason, Form()]
Visible = Annotated[FamilyPage, Depends(visible)]


@router.get("/enter/{token}")
def door(app: House, request: Request, token: str) -> HTMLResponse:
    """Show the button that uses the link."""
    return browser.door(app, request, token, "family")


@router.post("/enter/{token}")
def enter(app: House, token: str) -> RedirectResponse:
    """Use the link."""
    return browser.enter(app, token, "family")


@router.post("/end")
def end_service(app: House, request: Request, form: ReasonForm, cookie: FamilyCookie = "") -> HTMLResponse:
    """End her service, if she has given the signed-in contact that right."""
    with app.db.write() as s:
        now = app.clock.now()
        session = passes.session(s, now, cookie, "family")
        contact = s.get_one(Contact, session.contact_id)
        ending.by_family(s, now, contact, form.reason)
        name = s.get_one(Customer, contact.customer_id).name
        phone = s.get_one(Agency, contact.agency_id).phone
    return browser.show(request, "ended.html", name=name, phone=phone)


@router.get("")
def page(request: Request, seen: Visible) -> HTMLResponse:
    """Show the page."""
    return browser.show(request, "family.html", page=seen)


@router.get("/live", response_class=EventSourceResponse, dependencies=[Depends(visible)])
async def live(app: House, cookie: FamilyCookie = "") -> AsyncIterator[ServerSentEvent]:
    """Send the page's content at once and at each change, until the session is ended."""
    async for event in changes(app, lambda: browser.part("family_now.html", page=visible(app, cookie))):
        yield event
