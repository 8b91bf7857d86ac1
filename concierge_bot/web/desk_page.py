"""The desk in a browser: the worklist, and the conversation with one customer; its buttons are the desk API's verbs."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from concierge_bot.services import worklist
from concierge_bot.web import browser, desk
from concierge_bot.web.deps import House
from concierge_bot.web.desk import Outcome, SignedIn, Words

router = APIRouter(prefix="/desk", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

OutcomeForm = Annotated[Outcome, Form()]
WordsForm = Annotated[Words, Form()]


@router.get("/enter/{token}")
def door(app: House, request: Request, token: str) -> HTMLResponse:
    """Show the button that uses the link."""
    return browser.door(app, request, token, "desk")


@router.post("/enter/{token}")
def enter(app: House, token: str) -> RedirectResponse:
    """Use the link."""
    return browser.enter(app, token, "desk")


@router.get("")
def page(app: House, request: Request, who: SignedIn) -> HTMLResponse:
    """Show the worklist."""
    with app.db.read() as s:
        work = worklist.page(s, app.clock.now(), who.agency_id)
    return browser.show(request, "desk.html", work=work, who=who)


@router.get("/customers/{phone}")
def conversation(app: House, request: Request, who: SignedIn, phone: str) -> HTMLResponse:
    """Show the last texts with a customer of this agency."""
    with app.db.read() as s:
        customer = desk.customer_of(s, who, phone)
        talk = worklist.conversation(s, app.clock.now(), customer)
    return browser.show(request, "conversation.html", talk=talk, who=who)


@router.post("/page/tasks/{number}/claim")
def claim(app: House, who: SignedIn, number: int) -> RedirectResponse:
    """Take a task."""
    desk.claim(app, who, number)
    return _back()


@router.post("/page/tasks/{number}/close")
def close(app: House, who: SignedIn, number: int, form: OutcomeForm) -> RedirectResponse:
    """End a task."""
    desk.close(app, who, number, form)
    return _back()


@router.post("/page/orders/{number}/undo")
def undo_order(app: House, who: SignedIn, number: int) -> RedirectResponse:
    """Stop an order."""
    desk.undo_order(app, who, number)
    return _back()


@router.post("/page/alarms/{number}/acknowledge")
def acknowledge(app: House, who: SignedIn, number: int) -> RedirectResponse:
    """Have an alarm."""
    desk.acknowledge(app, who, number)
    return _back()


@router.post("/page/alarms/{number}/resolve")
def resolve(app: House, who: SignedIn, number: int, form: OutcomeForm) -> RedirectResponse:
    """End an alarm."""
    desk.resolve(app, who, number, form)
    return _back()


@router.post("/page/conversations/{phone}/take-over")
def take_over(app: House, who: SignedIn, phone: str) -> RedirectResponse:
    """Speak with her in person."""
    desk.take_over(app, who, phone)
    return _back(phone)


@router.post("/page/conversations/{phone}/hand-back")
def hand_back(app: House, who: SignedIn, phone: str) -> RedirectResponse:
    """Let the machine answer her again."""
    desk.hand_back(app, who, phone)
    return _back(phone)


@router.post("/page/conversations/{phone}/reply")
def reply(app: House, who: SignedIn, phone: str, form: WordsForm) -> RedirectResponse:
    """Text her."""
    desk.reply(app, who, phone, form)
    return _back(phone)


def _back(phone: str = "") -> RedirectResponse:
    """Show the page again, so that a reload repeats nothing."""
    return RedirectResponse(f"/desk/customers/{phone}" if phone else "/desk", status_code=303)
