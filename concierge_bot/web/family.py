"""The family page: one read model, rendered again in the open browser whenever the house rings."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from concierge_bot.bootstrap import App
from concierge_bot.errors import Refused
from concierge_bot.models import Contact
from concierge_bot.services import family, passes
from concierge_bot.services.family import FamilyPage
from concierge_bot.web import browser
from concierge_bot.web.deps import FamilyCookie, House

router = APIRouter(prefix="/family", route_class=browser.Page, dependencies=[Depends(browser.own_forms)])

LOOK_AGAIN = 60.0  # seconds: "today" passes and sessions expire without a ring
CALM = 0.2  # seconds: a busy house rings often, and one look serves many rings


def visible(app: House, cookie: FamilyCookie = "") -> FamilyPage:
    """Return what the signed-in contact may see now; Refused if nobody is signed in."""
    with app.db.read() as s:
        now = app.clock.now()
        session = passes.session(s, now, cookie, "family")
        return family.page(s, now, s.get_one(Contact, session.contact_id))


Visible = Annotated[FamilyPage, Depends(visible)]


@router.get("/enter/{token}")
def door(app: House, request: Request, token: str) -> HTMLResponse:
    """Show the button that uses the link."""
    return browser.door(app, request, token, "family")


@router.post("/enter/{token}")
def enter(app: House, token: str) -> RedirectResponse:
    """Use the link."""
    return browser.enter(app, token, "family")


@router.get("")
def page(request: Request, seen: Visible) -> HTMLResponse:
    """Show the page."""
    return browser.show(request, "family.html", page=seen)


@router.get("/live", response_class=EventSourceResponse, dependencies=[Depends(visible)])
async def live(app: House, cookie: FamilyCookie = "") -> AsyncIterator[ServerSentEvent]:
    """Send the page's content at once and at each change, until the session is ended."""
    rung, loop = asyncio.Event(), asyncio.get_running_loop()

    def ring() -> None:
        loop.call_soon_threadsafe(rung.set)

    stop, shown = app.wake.watch(ring), ""
    try:
        while True:
            rung.clear()
            content = await run_in_threadpool(_content, app, cookie)
            if content != shown:
                yield ServerSentEvent(raw_data=content)
                shown = content
            with suppress(TimeoutError):
                await asyncio.wait_for(rung.wait(), LOOK_AGAIN)
            await asyncio.sleep(CALM)
    except Refused:
        yield ServerSentEvent(raw_data="", event="ended")
    finally:
        stop()


def _content(app: App, cookie: str) -> str:
    return browser.templates.get_template("family_now.html").render(page=visible(app, cookie))
