"""The desk in a browser: the worklist, and the conversation with one customer; its buttons are the desk API's verbs."""

import secrets
from collections.abc import AsyncIterator, Callable
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent

from concierge_bot.bootstrap import App
from concierge_bot.services.house import worklist
from concierge_bot.services.house.worklist import Worklist
from concierge_bot.services.safety import alarm_book, alarm_course
from concierge_bot.services.safety.alarm_course import Course
from concierge_bot.services.talk import transcript
from concierge_bot.services.talk.transcript import Conversation
from concierge_bot.web import browser, desk, desk_people
from concierge_bot.web.deps import Authorization, DeskCookie, House, RowId
from concierge_bot.web.desk import Closing, Instead, Operator, Outcome, Reason, SignedIn
from concierge_bot.web.desk_people import Quick, Words
from concierge_bot.web.live import changes

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

InsteadForm = Annotated[Instead, Form()]
ClosingForm = Annotated[Closing, Form()]
OutcomeForm = Annotated[Outcome, Form()]
ReasonForm = Annotated[Reason, Form()]
QuickForm = Annotated[Quick, Form()]
WordsForm = Annotated[Words, Form()]


def still_signed_in(
    app: House, authorization: Authorization = "", cookie: DeskCookie = ""
) -> Callable[[], Operator]:
    """Return who is signed in, as a question for each look of an open page; Refused if nobody is."""
    desk.operator(app, authorization, cookie)
    return partial(desk.operator, app, authorization, cookie)


StillSignedIn = Annotated[Callable[[], Operator], Depends(still_signed_in)]


@router.get("")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the worklist."""
    desk.look(app, who, "worklist")
    return browser.show(request, "desk.html", work=_worklist(app, who), who=who)


@router.get("/live", response_class=EventSourceResponse)
async def live(app: House, request: Request, again: StillSignedIn) -> AsyncIterator[ServerSentEvent]:
    """Send the worklist at once and at each change, until the session is ended."""
    language = browser.language(request)
    async for event in changes(
        app, lambda: browser.part("desk_now.html", language, work=_worklist(app, again()))
    ):
        yield event


@router.get("/customers/{phone}")
def conversation(app: House, request: Request, who: SignedIn, phone: str) -> HTMLResponse:
    """Show the last texts with a customer of this agency."""
    desk.look(app, who, "texts", phone)
    once, talk = secrets.token_hex(8), _conversation(app, who, phone)
    return browser.show(request, "conversation.html", talk=talk, who=who, once=once)


@router.get("/customers/{phone}/live", response_class=EventSourceResponse)
async def conversation_live(
    app: House, request: Request, again: StillSignedIn, phone: str
) -> AsyncIterator[ServerSentEvent]:
    """Send the conversation at once and at each change, until the session is ended."""
    language = browser.language(request)

    def now() -> str:
        who = again()
        return browser.part("conversation_now.html", language, talk=_conversation(app, who, phone), who=who)

    async for event in changes(app, now):
        yield event


@router.post("/page/tasks/{number}/claim")
def claim(app: House, who: SignedIn, number: RowId, form: InsteadForm) -> RedirectResponse:
    """Take a task."""
    desk.claim(app, who, number, form)
    return _back()


@router.post("/page/tasks/{number}/close")
def close(app: House, who: SignedIn, number: RowId, form: ClosingForm) -> RedirectResponse:
    """End a task."""
    desk.close(app, who, number, form)
    return _back()


@router.get("/alarms/{number}")
def alarm(app: House, request: Request, who: SignedIn, number: RowId) -> HTMLResponse:
    """Show the whole course of an alarm."""
    course = _course(app, who, number)
    desk.look(app, who, f"alarm {number}", course.customer.phone)
    return browser.show(request, "alarm.html", course=course, who=who)


@router.get("/alarms/{number}/live", response_class=EventSourceResponse)
async def alarm_live(
    app: House, request: Request, again: StillSignedIn, number: RowId
) -> AsyncIterator[ServerSentEvent]:
    """Send the course of an alarm at once and at each change, until the session is ended."""
    language = browser.language(request)
    async for event in changes(
        app, lambda: browser.part("alarm_now.html", language, course=_course(app, again(), number))
    ):
        yield event


@router.post("/page/alarms/{number}/send-team")
def send_team(app: House, who: SignedIn, number: RowId) -> RedirectResponse:
    """Send the response team."""
    desk.send_team(app, who, number)
    return _to_alarm(number)


@router.post("/page/alarms/{number}/acknowledge")
def acknowledge(app: House, who: SignedIn, number: RowId) -> RedirectResponse:
    """Have an alarm."""
    desk.acknowledge(app, who, number)
    return _to_alarm(number)


@router.post("/page/alarms/{number}/resolve")
def resolve(app: House, who: SignedIn, number: RowId, form: OutcomeForm) -> RedirectResponse:
    """End an alarm."""
    desk.resolve(app, who, number, form)
    return _to_alarm(number)


@router.post("/page/conversations/{phone}/take-over")
def take_over(app: House, who: SignedIn, phone: str) -> RedirectResponse:
    """Speak with her in person."""
    desk_people.take_over(app, who, phone)
    return _back(phone)


@router.post("/page/conversations/{phone}/hand-back")
def hand_back(app: House, who: SignedIn, phone: str) -> RedirectResponse:
    """Let the machine answer her again."""
    desk_people.hand_back(app, who, phone)
    return _back(phone)


@router.post("/page/conversations/{phone}/reply")
def reply(app: House, who: SignedIn, phone: str, form: WordsForm) -> RedirectResponse:
    """Text her."""
    desk_people.reply(app, who, phone, form)
    return _back(phone)


@router.post("/page/conversations/{phone}/quick")
def quick(app: House, who: SignedIn, phone: str, form: QuickForm) -> RedirectResponse:
    """Text her one of the quick texts."""
    desk_people.quick(app, who, phone, form)
    return _back(phone)


@router.post("/page/customers/{phone}/end")
def end_service(app: House, who: SignedIn, phone: str, form: ReasonForm) -> RedirectResponse:
    """End a person's service."""
    desk_people.end_service(app, who, phone, form)
    return _back(phone)


@router.post("/page/customers/{phone}/restore")
def restore_service(app: House, who: SignedIn, phone: str) -> RedirectResponse:
    """Take the end of a person's service back."""
    desk_people.restore_service(app, who, phone)
    return _back(phone)


def _back(phone: str = "") -> RedirectResponse:
    """Show the page again, so that a reload repeats nothing."""
    return RedirectResponse(f"/desk/customers/{phone}" if phone else "/desk", status_code=303)


def _to_alarm(number: int) -> RedirectResponse:
    return RedirectResponse(f"/desk/alarms/{number}", status_code=303)


def _worklist(app: App, who: Operator) -> Worklist:
    with app.db.read() as s:
        return worklist.page(s, app.clock.now(), who.agency_id, who.name)


def _course(app: App, who: Operator, number: int) -> Course:
    with app.db.read() as s:
        return alarm_course.course(s, app.clock.now(), alarm_book.find(s, who.agency_id, number))


def _conversation(app: App, who: Operator, phone: str) -> Conversation:
    with app.db.read() as s:
        return transcript.conversation(s, app.clock.now(), desk.customer_of(s, who, phone), who.name)
