"""Ways in and out of the family page: a link, a six-digit code, another person's page, the calendar, signing out."""

from datetime import datetime, timedelta

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from concierge_bot.errors import NotFound, Refused
from concierge_bot.models import Contact, Customer
from concierge_bot.services.people import calendar_events, codes, family, family_page, looks, passes
from concierge_bot.texts.pages import told
from concierge_bot.web import browser, icalendar, sign_in
from concierge_bot.web.deps import FamilyCookie, House, RowId
from concierge_bot.web.family import signed_in

router = APIRouter(prefix="/family", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])
sign_in.by_link(router, "family")
sign_in.by_code(router, "family", codes.ask)


@router.post("/others/{contact_id}")
def other_page(app: House, contact_id: RowId, cookie: FamilyCookie = "") -> RedirectResponse:
    """Open the page of another person whose contact the same phone is."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        found = contact_id in {other for other, _ in family_page.others(s, contact)}
        if found:
            passes.end(s, now, passes.session(s, now, cookie, "family"))
            session = passes.issue(s, now, contact.agency_id, "family session", contact_id=contact_id)
        else:
            looks.refused(s, now, contact, f"page {contact_id}")
    if not found:
        raise NotFound(told("There is nothing like that on your page"))
    return sign_in.signed_in(app, session, "family")


@router.post("/enrol")
def enrol_another(app: House, cookie: FamilyCookie = "") -> RedirectResponse:
    """Open the form by which the signed-in contact enrols somebody else."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        session = passes.issue(s, now, contact.agency_id, "enrol session", operator=contact.name)
    return sign_in.signed_in(app, session, "enrol")


@router.post("/leave")
def leave(app: House, request: Request, everywhere: bool = False, cookie: FamilyCookie = "") -> HTMLResponse:
    """Sign out on this device, or on all of them; calendars end with the second."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        if everywhere:
            passes.end_all(s, now, contact)
        else:
            passes.end(s, now, passes.session(s, now, cookie, "family"))
    response = browser.show(request, "left.html", everywhere=everywhere)
    response.delete_cookie("family", path="/family")
    return response


@router.post("/calendar")
def open_calendar(app: House, request: Request, cookie: FamilyCookie = "") -> HTMLResponse:
    """Make the address of a calendar, and show it this once; an earlier one ends."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        if not family.may_see(s, contact):
            raise Refused(told("Nothing is shared with you that a calendar could show"))
        _end_calendars(s, now, contact)
        token = passes.issue(s, now, contact.agency_id, "calendar feed", contact_id=contact.id)
        name = s.get_one(Customer, contact.customer_id).name
    address = f"{app.settings.public}/family/calendar/{token}.ics"
    return browser.show(request, "calendar.html", address=address, name=name)


@router.post("/calendar/end")
def end_calendar(app: House, cookie: FamilyCookie = "") -> RedirectResponse:
    """Close the calendars of the signed-in contact."""
    with app.db.write() as s:
        now = app.clock.now()
        _end_calendars(s, now, signed_in(s, now, cookie))
    return RedirectResponse("/family?done=calendar", status_code=303)


@router.get("/calendar/{token}.ics")
def calendar(app: House, token: str) -> Response:
    """Give the calendar to whoever has its address, as far as it is shared now."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = s.get_one(Contact, passes.find(s, now, token, "calendar feed").contact_id)
        customer = s.get_one(Customer, contact.customer_id)
        events = calendar_events.of_contact(s, now, contact)
        looks.seen(s, now, contact, "calendar", within=timedelta(days=1))
        text = icalendar.write(events, customer.time_zone, customer.name, now)
    headers = {"Cache-Control": "no-store", "Content-Disposition": 'inline; filename="calendar.ics"'}
    return Response(text, media_type="text/calendar; charset=utf-8", headers=headers)


def _end_calendars(s: Session, now: datetime, contact: Contact) -> None:
    for row in passes.of_contact(s, now, contact, "calendar feed"):
        passes.end(s, now, row)
