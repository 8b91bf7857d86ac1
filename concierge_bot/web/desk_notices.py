"""Notices to all or some customers: written, looked at as they will leave, sent once, watched, called off."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from concierge_bot.services.house import notices
from concierge_bot.web import browser
from concierge_bot.web.deps import House, RowId
from concierge_bot.web.desk import Lead, SignedIn

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])


class NoticeForm(BaseModel):
    """What is told, in English and perhaps in Spanish, and the beginnings of postcodes, parted by spaces or commas."""

    model_config = ConfigDict(extra="forbid")

    words: str = Field(max_length=2000)
    spanish: str = Field(default="", max_length=2000)
    postcodes: str = Field(default="", max_length=500)


@router.get("/notices")
def notice_list(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the last notices and the form of a new one."""
    with app.db.read() as s:
        lines = notices.lately(s, who.agency_id)
    return browser.show(request, "desk_notices.html", lines=lines, who=who, longest=notices.LONGEST)


@router.post("/page/notices")
def write(app: House, who: Lead, form: Annotated[NoticeForm, Form()]) -> RedirectResponse:
    """Write a notice down, and show who would get it."""
    begins = form.postcodes.replace(",", " ").split()
    with app.db.write() as s:
        now = app.clock.now()
        row = notices.write(s, now, who.agency_id, who.name, form.words, form.spanish, begins)
        return _to(row.number)


@router.get("/notices/{number}")
def notice(app: House, request: Request, who: SignedIn, number: RowId) -> HTMLResponse:
    """Show a notice as it leaves, who gets it, who does not, and how far it is."""
    with app.db.read() as s:
        told = notices.preview(s, notices.find(s, who.agency_id, number))
    return browser.show(request, "desk_notice.html", told=told, who=who)


@router.post("/page/notices/{number}/send")
def send(app: House, who: Lead, number: RowId) -> RedirectResponse:
    """Send it."""
    with app.db.write() as s:
        notices.send(s, app.clock.now(), notices.find(s, who.agency_id, number), who.name)
    return _to(number)


@router.post("/page/notices/{number}/call-off")
def call_off(app: House, who: Lead, number: RowId) -> RedirectResponse:
    """Stop what has not left yet."""
    with app.db.write() as s:
        notices.call_off(s, app.clock.now(), notices.find(s, who.agency_id, number), who.name)
    return _to(number)


def _to(number: int) -> RedirectResponse:
    return RedirectResponse(f"/desk/notices/{number}", status_code=303)
