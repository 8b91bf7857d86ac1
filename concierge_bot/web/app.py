"""The web process: doors without rules of their own, each in one transaction."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from actions.serving import Actions
from concierge_bot.bootstrap import App
from concierge_bot.errors import ConciergeError
from concierge_bot.web import (
    actions,
    brokers,
    desk,
    desk_doors,
    desk_member_acts,
    desk_members,
    desk_notices,
    desk_page,
    desk_people,
    desk_rooms,
    desk_sourcing,
    desk_terms,
    enrol,
    family,
    family_doors,
    federation,
    health,
    hooks,
    interface_page,
    medicines,
    member,
    member_board,
    member_questions,
    member_standing,
    member_system,
    money,
    operations,
    panels,
    quote,
    records,
    rings,
    twilio,
)

log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024
"""Of the body of a request, where its door does not say otherwise; what the carrier or a form sends is far below."""
STATIC = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)


def create(app: App) -> FastAPI:
    """Return the web application of a house."""

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        app.wake.listen()
        async with panels.listening(app), brokers.listening(app):
            yield
        app.close()

    described = "/openapi.json" if app.settings.development else None
    web = FastAPI(
        title="Concierge",
        lifespan=running,
        docs_url=None,
        redoc_url=None,
        openapi_url=described,
        max_body_size=MOST_BYTES,
    )
    web.state.house, web.state.refused = app, 0
    web.state.actions = Actions(app)
    for room in (
        health,
        twilio,
        rings,
        hooks,
        actions,
        operations,
        desk,
        desk_people,
        desk_members,
        desk_sourcing,
        desk_terms,
        federation,
        desk_page,
        desk_rooms,
        desk_notices,
        desk_doors,
        desk_member_acts,
        medicines,
        money,
        family,
        family_doors,
        records,
        enrol,
        member,
        member_board,
        member_questions,
        member_standing,
        member_system,
        interface_page,
    ):
        web.include_router(room.router)
    web.include_router(federation.pages)
    web.include_router(desk_sourcing.pages)
    web.include_router(quote.router)
    web.include_router(desk_terms.pages)
    web.include_router(medicines.pages)
    web.include_router(money.pages)
    web.mount("/static", StaticFiles(directory=STATIC), name="static")
    web.add_exception_handler(ConciergeError, _refusal)
    web.add_exception_handler(RequestValidationError, _bad_input)
    web.add_exception_handler(HTTPException, _no_such_call)
    web.add_exception_handler(413, _too_large)
    web.add_exception_handler(OperationalError, _try_again)
    web.middleware("http")(_headers)
    return web


async def _refusal(_: Request, error: Exception) -> Response:
    assert isinstance(error, ConciergeError)
    return _error(error.status, error.message, error.field)


async def _bad_input(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"][1:])
    trouble = first["msg"].removeprefix("Value error, ")
    return _error(422, f"{field or 'the body'}: {trouble}", field or None)


async def _no_such_call(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _error(error.status_code, error.detail, None)
    response.headers.update(error.headers or {})
    return response


async def _too_large(request: Request, _: Exception) -> Response:
    """What is too large is not read to its end, and counts among what was refused."""
    request.app.state.refused += 1
    log.warning("a request was too large and was refused (%s so far)", request.app.state.refused)
    return _error(413, "This is too large for this address: send less at once", None)


async def _try_again(_: Request, error: Exception) -> Response:
    """A locked or full database loses nothing: the caller, the carrier first of all, tries again."""
    log.error("the database did not take a request: %s", type(error.__cause__ or error).__name__)
    response = _error(503, "The database does not answer now: try again", None)
    response.headers["Retry-After"] = "5"
    return response


def _error(status: int, message: str, field: str | None) -> Response:
    content = {"error": message} | ({"field": field} if field else {})
    told = json.dumps(content)  # ASCII, for it may quote whatever was sent
    return Response(told, status, media_type="application/json")


async def _headers(request: Request, call_next):  # type: ignore[no-untyped-def]  # Starlette names no type for it
    """Every answer carries the headers, and so does a fault of ours: raised on, it would break the connection."""
    try:
        response = await call_next(request)
    except Exception:
        log.exception("a request met a fault of ours")
        response = _error(500, "This went wrong here, not with you: it is in the log, please report it", None)
    response.headers.setdefault("Content-Security-Policy", POLICY)
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response
