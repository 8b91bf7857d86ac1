"""The family page: one read model, rendered again in the open browser whenever the house rings, and its buttons."""

from collections.abc import AsyncIterator, Callable
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.sse import EventSourceResponse, ServerSentEvent
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.clock import local
from concierge_bot.errors import BadInput, NotFound, Refused
from concierge_bot.models import Agency, Contact, Customer, Scope
from concierge_bot.services.money import statements
from concierge_bot.services.people import (
    ending,
    family,
    family_acts,
    family_answers,
    family_page,
    looks,
    passes,
)
from concierge_bot.services.people.family_page import Whole
from concierge_bot.texts.pages import told
from concierge_bot.web import browser
from concierge_bot.web.deps import FamilyCookie, House, RowId, ZoneCookie, known_zone
from concierge_bot.web.desk import Reason
from concierge_bot.web.live import changes
from concierge_bot.web.months import TO_PAY, Month, Told, printed_month, shown_month

router = APIRouter(
    prefix="/family",
    route_class=browser.Page,
    dependencies=[Depends(browser.own_forms)],
    max_body_size=256 * 1024,  # a note that is far too long is told so, not cut off
)

ReasonForm = Annotated[Reason, Form()]
Act = Callable[[Session, datetime, Contact], bool]


def visible(app: House, cookie: FamilyCookie = "", zone: ZoneCookie = "") -> Whole:
    """Return what the signed-in contact may see now, in the zone of his device; Refused if nobody is signed in."""
    with app.db.read() as s:
        now = app.clock.now()
        return family_page.whole(s, now, signed_in(s, now, cookie), known_zone(zone))


def signed_in(s: Session, now: datetime, cookie: str) -> Contact:
    """Return whose session it is; Refused if it is none, or has ended."""
    return s.get_one(Contact, passes.session(s, now, cookie, "family").contact_id)


@router.get("")
def page(
    app: House, request: Request, cookie: FamilyCookie = "", zone: ZoneCookie = "", done: str = ""
) -> HTMLResponse:
    """Show the page, and write down who looked."""
    with app.db.read() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        seen = family_page.whole(s, now, contact, known_zone(zone))
        is_new = looks.is_new(s, now, contact, seen.seen)
    if is_new:
        _looked(app, cookie, seen.seen)
    return browser.show(request, "family.html", page=seen, done=DONE.get(done, ""))


@router.get("/live", response_class=EventSourceResponse, dependencies=[Depends(visible)])
async def live(
    app: House, request: Request, cookie: FamilyCookie = "", zone: ZoneCookie = ""
) -> AsyncIterator[ServerSentEvent]:
    """Send the page's content at once and at each change, until the session is ended."""
    language = browser.language(request)

    def now() -> str:
        return browser.part("family_now.html", language, page=visible(app, cookie, zone))

    async for event in changes(app, now):
        yield event


@router.post("/end")
def end_service(app: House, request: Request, form: ReasonForm, cookie: FamilyCookie = "") -> HTMLResponse:
    """End her service, if she has given the signed-in contact that right."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        ending.by_family(s, now, contact, form.reason)
        name = s.get_one(Customer, contact.customer_id).name
        phone = s.get_one(Agency, contact.agency_id).phone
    return browser.show(request, "ended.html", name=name, phone=phone)


@router.post("/alarms/{number}/have")
def have_alarm(app: House, number: RowId, cookie: FamilyCookie = "") -> RedirectResponse:
    """The signed-in contact has the alarm."""
    _act(app, cookie, f"alarm {number}", lambda s, now, who: family_acts.has_alarm(s, now, who, number))
    return _back("alarm")


@router.post("/doses/{dose}/taken")
def dose_taken(app: House, dose: RowId, cookie: FamilyCookie = "") -> RedirectResponse:
    """She had her medicine of one time."""
    _act(app, cookie, f"dose {dose}", lambda s, now, who: family_acts.took_it(s, now, who, dose))
    return _back("dose")


@router.post("/questions/{question}/{answer}")
def answer_for_her(app: House, question: RowId, answer: str, cookie: FamilyCookie = "") -> RedirectResponse:
    """Answer what she was asked, if she has given the signed-in contact that right."""
    what = f"question {question}"
    _act(app, cookie, what, lambda s, now, who: family_acts.answer(s, now, who, question, answer))
    return _back("answer")


@router.post("/call-me")
def call_me(app: House, cookie: FamilyCookie = "") -> RedirectResponse:
    """Text her to call the signed-in contact, once a day and at a decent hour."""

    def ask(s: Session, now: datetime, who: Contact) -> bool:
        if not family.may_see(s, who):
            return False
        family_answers.ask_her_to_call(s, now, s.get_one(Customer, who.customer_id), who)
        return True

    _act(app, cookie, "a call", ask)
    return _back("call")


@router.post("/notes")
def leave_note(app: House, words: Annotated[str, Form()] = "", cookie: FamilyCookie = "") -> RedirectResponse:
    """Leave a note for the desk and the others."""

    def leave(s: Session, now: datetime, who: Contact) -> bool:
        if not family.may_see(s, who):
            return False
        family_acts.leave_note(s, now, who, words)
        return True

    _act(app, cookie, "a note", leave)
    return _back("note")


@router.get("/statement")
def statement(app: House, request: Request, cookie: FamilyCookie = "", month: Month = None) -> HTMLResponse:
    """Show a month of hers to read or to print, if she shares money."""
    return shown_month(request, *_month(app, cookie, month), TO_PAY, back="/family")


@router.get("/statement.pdf")
def statement_printed(
    app: House, request: Request, cookie: FamilyCookie = "", month: Month = None
) -> Response:
    """Give a month of hers as PDF, if she shares money."""
    return printed_month(*_month(app, cookie, month), TO_PAY, browser.language(request))


DONE = {
    "alarm": told("Thank you. You have the alarm: the others are told so. Call us when you know how it is."),
    "dose": told("Written down: she had her medicine, as you say."),
    "answer": told("Done. We told her that you answered."),
    "call": told("She gets a text to call you, once a day and by day."),
    "note": told("Your note is here, and our team reads it."),
    "calendar": told("Calendars of this page are closed."),
}
"""What is said after a button."""


def _month(app: App, cookie: str, month: date | None) -> Told:
    with app.db.read() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        customer, agency = s.get_one(Customer, contact.customer_id), s.get_one(Agency, contact.agency_id)
        if Scope.money not in family.may_see(s, contact):
            raise Refused(told("{name} does not share money with you", name=customer.name))
        month_of = statements.of_customer(s, customer, _month_of(now, customer, month))
    _looked(app, cookie, f"statement of {month_of.month:%B %Y}")
    return agency, month_of


def _act(app: App, cookie: str, what: str, do: Act) -> None:
    """Do something of hers in one commit; what is not hers is not there, and that somebody asked for it is kept."""
    with app.db.write() as s:
        now = app.clock.now()
        contact = signed_in(s, now, cookie)
        done = do(s, now, contact)
        if not done:
            looks.refused(s, now, contact, what)
    if not done:
        raise NotFound(told("There is nothing like that on your page"))


def _looked(app: App, cookie: str, what: str) -> None:
    """Keep who saw what, once in half an hour: most looks write nothing."""
    with app.db.read() as s:
        now = app.clock.now()
        if not looks.is_new(s, now, signed_in(s, now, cookie), what):
            return
    with app.db.write() as s:
        looks.seen(s, now, signed_in(s, now, cookie), what)


def _month_of(now: datetime, customer: Customer, month: date | None) -> date:
    today = local(now, customer.time_zone).date()
    if month is not None and not date(2000, 1, 1) <= month <= today:
        raise BadInput(told("There is no statement of that month"), field="month")
    return month or today


def _back(done: str) -> RedirectResponse:
    """Show the page again, so that a reload repeats nothing."""
    return RedirectResponse(f"/family?done={done}", status_code=303)
