"""The ways in that are alike for every kind of page: a link with its button, and a code in a text."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.services.people import codes, passes
from concierge_bot.texts.pages import told
from concierge_bot.web import browser
from concierge_bot.web.deps import House

OPENS = {
    "family": told("Open the family page"),
    "desk": told("Open the desk"),
    "member": told("Open your page"),
    "enrol": told("Open the form to enrol somebody"),
}
Typed = Annotated[str, Form(max_length=60)]
Ask = Callable[[Session, datetime, str, str], str]
"""Texts a code to a number that was typed at an address; returns the key of the form in which it works."""


def by_link(router: APIRouter, purpose: str) -> None:
    """Let the pages of a router be opened by a link, which a look at it does not use up: a phone's preview looks."""

    @router.get("/enter/{token}")
    def door(app: House, request: Request, token: str) -> HTMLResponse:
        """Show the button that uses the link."""
        with app.db.read() as s:
            passes.link(s, app.clock.now(), token, purpose)
        return browser.show(request, "enter.html", opens=OPENS[purpose])

    @router.post("/enter/{token}")
    def enter(app: House, token: str) -> RedirectResponse:
        """Use the link."""
        with app.db.write() as s:
            session = passes.use(s, app.clock.now(), token, purpose)
        return signed_in(app, session, purpose)


def by_code(router: APIRouter, purpose: str, ask: Ask) -> None:
    """Let the pages of a router be opened by a code that is texted to a phone."""

    @router.get("/code")
    def ask_for_code(request: Request) -> HTMLResponse:
        """Show the form that asks for a code."""
        return browser.show(request, "code.html", key="", at=purpose)

    @router.post("/code")
    def send_code(app: House, request: Request, number: Typed = "") -> HTMLResponse:
        """Text a code to a phone, and show where it is typed; the same for a number that is nobody's."""
        with app.db.write() as s:
            key = ask(s, app.clock.now(), number, _address(request))
        return browser.show(request, "code.html", key=key, at=purpose)

    @router.post("/code/enter")
    def enter_code(app: House, request: Request, key: Typed = "", code: Typed = "") -> Response:
        """Use a code; a wrong one is counted."""
        with app.db.write() as s:
            session = codes.enter(s, app.clock.now(), key, code, _address(request), purpose)
        if not session:
            return browser.show(request, "code.html", 403, key=key, wrong=True, at=purpose)
        return signed_in(app, session, purpose)


def signed_in(app: App, session: str, purpose: str) -> RedirectResponse:
    """Give the browser a session that no script can read, and go on to the page."""
    response = RedirectResponse(f"/{purpose}", status_code=303)
    response.set_cookie(
        purpose,
        session,
        max_age=int(passes.SESSION_LASTS.total_seconds()),
        path=f"/{purpose}",
        secure=app.settings.public.startswith("https:"),
        httponly=True,
        samesite="lax",
    )
    return response


def _address(request: Request) -> str:
    """Return from where in the network somebody asks."""
    return request.client.host if request.client else ""
