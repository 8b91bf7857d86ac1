"""The simulator's web app, for its own process or inside a test."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from . import api, carrier_api, endpoint, pages
from .carrier import SendRefused
from .config import Settings
from .core import Core
from .errors import Refused, wrong
from .world import World

CARRIER_TIMEOUT = 15.0  # seconds that Twilio waits for a webhook


def create_app(settings: Settings) -> FastAPI:
    """The simulator for one core; nothing happens before it is served."""
    app = FastAPI(
        title="The simulated world", lifespan=_lifespan, docs_url=None, redoc_url=None, openapi_url=None
    )
    app.state.settings = settings
    app.state.trouble = None
    for router in (api.router, carrier_api.router, endpoint.router, pages.router):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=pages.HERE / "static"), name="static")
    app.add_api_route("/health", _health)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(SendRefused, carrier_api.refused)
    app.add_exception_handler(RequestValidationError, _bad_input)
    app.add_exception_handler(HTTPException, _no_such_call)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    limits = httpx.Limits(keepalive_expiry=2)  # uvicorn, at the other end, hangs up after five idle seconds
    async with httpx.AsyncClient(timeout=CARRIER_TIMEOUT, trust_env=False, limits=limits) as http:
        world = app.state.world = World(Core(settings, http))
        tasks = [asyncio.create_task(world.live())]
        if settings.scenario is not None:
            tasks.append(asyncio.create_task(_first_load(app, world, settings)))
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await world.close()


async def _first_load(app: FastAPI, world: World, settings: Settings) -> None:
    try:
        await world.start(settings.scenario or "", settings.behaviour)
    except Refused as trouble:
        app.state.trouble = f"the scenario was not loaded: {trouble.error}"


async def _health(request: Request) -> JSONResponse:
    """200 when up; 503 when the scenario named at the start was refused."""
    if request.app.state.trouble is not None:
        return JSONResponse({"error": request.app.state.trouble}, 503)
    return JSONResponse({"status": "up", "loaded": request.app.state.world.loaded})


async def _refused(_: Request, trouble: Exception) -> Response:
    assert isinstance(trouble, Refused)
    return trouble.answer()


async def _bad_input(_: Request, trouble: Exception) -> Response:
    assert isinstance(trouble, RequestValidationError)
    first = trouble.errors()[0]
    return wrong(first, first["loc"][1:]).answer()


async def _no_such_call(request: Request, trouble: Exception) -> Response:
    assert isinstance(trouble, HTTPException)
    error = (
        f"no call {request.method} {request.url.path} here" if trouble.status_code == 404 else trouble.detail
    )
    return JSONResponse({"error": error}, trouble.status_code)
