"""What the browser pages share: templates in the reader's language, errors that a person can read, own forms only."""

import secrets
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute
from fastapi.templating import Jinja2Templates
from pydantic import Field

from concierge_bot.errors import BadInput, ConciergeError, NotSignedIn, Refused
from concierge_bot.services.people import family_week
from concierge_bot.texts import pages
from concierge_bot.texts.pages import told
from concierge_bot.web import page_words
from concierge_bot.web.deps import House

Once = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{10,40}$")]
"""What a form carries so that a double click is one press, see ``once``."""
templates = Jinja2Templates(Path(__file__).parent / "templates")
templates.env.globals["week_words"] = family_week.WORDS
page_words.install(templates.env)


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
                return trouble(request, BadInput(told("Something in this form or address cannot be used")))

        return handle_for_people


def own_forms(app: House, request: Request) -> None:
    """Refuse a form that another site's page sends; every browser names a form's origin (RFC 6454, Fetch)."""
    origin = request.headers.get("origin")
    own = {request.headers.get("host"), urlsplit(app.settings.public).netloc}
    if request.method == "POST" and origin is not None and urlsplit(origin).netloc not in own:
        raise Refused(told("This form came from another site: open the page here and send it again"))


def language(request: Request) -> str:
    """Return the language of who reads, at the desk as elsewhere: what his browser asks for."""
    return pages.preferred(request.headers.get("accept-language", ""))


def purpose(request: Request) -> str:
    """Return whose page is asked for, as the first part of its address says."""
    return request.url.path.split("/")[1]


def show(request: Request, template: str, status: int = 200, **facts: object) -> HTMLResponse:
    """Return a page that no cache keeps; its forms tell their origin, and no other site hears its address."""
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "same-origin"}
    facts = {"language": language(request), **facts}
    return templates.TemplateResponse(request, template, facts, status_code=status, headers=headers)


def once() -> str:
    """Return what a form carries, so that a double click is one press."""
    return secrets.token_urlsafe(12)


def part(template: str, language: str, **facts: object) -> str:
    """Return the part of a page that changes while it is open."""
    return templates.get_template(template).render(language=language, **facts)


def trouble(request: Request, error: ConciergeError) -> HTMLResponse:
    """Return an error as a page that says what to do next."""
    lost = isinstance(error, NotSignedIn)
    return show(request, "trouble.html", error.status, error=error, lost=lost, purpose=purpose(request))
