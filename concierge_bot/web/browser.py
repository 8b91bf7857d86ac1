"""What the browser pages share: templates, errors that a person can read, own forms only, links that sign in."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates

from concierge_bot.bootstrap import App
from concierge_bot.errors import BadInput, ConciergeError, Refused
from concierge_bot.services.people import family_week, passes
from concierge_bot.web.deps import House

NAMES = {
    "family": "the family page",
    "desk": "the desk",
    "member": "your page",
    "enrol": "the form to enrol somebody",
}

templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.globals["week_words"] = family_week.WORDS


class Page(APIRoute):
    """A route whose errors are pages, not JSON."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return the handler with its refusals as pages."""
        handle = super().get_route_handler()

        async def handle_for_people(request: Request) -> Response:
            try:
                return await handle(request)
            except ConciergeError as error:
                return trouble(request, error)
            except RequestValidationError:
                return trouble(request, BadInput("Something in this form or address cannot be used"))

        return handle_for_people


def own_forms(app: House, request: Request) -> None:
    """Refuse a form that another site's page sends; every browser names a form's origin (RFC 6454, Fetch)."""
    origin = request.headers.get("origin")
    own = {request.headers.get("host"), urlsplit(app.settings.public).netloc}
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc not in own:
        raise Refused("This form came from another site: open the page here and send it again")


def show(request: Request, template: str, status: int = 200, **facts: object) -> HTMLResponse:
    """Return a page that no cache keeps; its forms tell their origin, and no other site hears its address."""
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    return templates.TemplateResponse(request, template, facts, status_code=status, headers=headers)


def part(template: str, **facts: object) -> str:
    """Return the part of a page that changes while it is open."""
    return templates.get_template(template).render(facts)


def trouble(request: Request, error: ConciergeError) -> HTMLResponse:
    """Return an error as a page that says what to do next."""
    purpose = request.url.path.split("/")[1]
    return show(request, "trouble.html", error.status, error=error, purpose=purpose)


def door(app: App, request: Request, token: str, purpose: str) -> HTMLResponse:
    """Return the page whose button uses a link: a phone's preview of the link may look, and uses up nothing."""
    with app.db.read() as s:
        passes.link(s, app.clock.now(), token, purpose)
    return show(request, "enter.html", name=NAMES[purpose])


def enter(app: App, token: str, purpose: str) -> RedirectResponse:
    """Use a link up: the browser gets a session that no script can read, and goes on to the page."""
    with app.db.write() as s:
        session = passes.use(s, app.clock.now(), token, purpose)
    return signed_in(app, session, purpose)


def signed_in(app: App, session: str, purpose: str) -> RedirectResponse:
    """Give the browser a session, and go on to the page."""
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


def address(request: Request) -> str:
    """Return from where in the network somebody asks."""
    return request.client.host if request.client else ""
