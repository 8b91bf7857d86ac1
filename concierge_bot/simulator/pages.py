"""The town's own pages: a handset to type on, and a provider's page with its jobs and big buttons."""

from pathlib import Path
from typing import get_args

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.templating import Jinja2Templates

from .config import Behaviour
from .errors import Refused
from .town import overview, provider_view
from .world import World

HERE = Path(__file__).parent
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
router = APIRouter(default_response_class=HTMLResponse)
templates = Jinja2Templates(HERE / "templates")


@router.get("/")
async def handset_page(request: Request) -> Response:
    """The handset, with the town beside it."""
    world: World = request.app.state.world
    if not world.loaded:
        return templates.TemplateResponse(request, "waiting.html", headers=HEADERS)
    town = world.town
    facts = {"town": overview(town, await town.now()), "behaviours": get_args(Behaviour)}
    return templates.TemplateResponse(request, "handset.html", facts, headers=HEADERS)


@router.get("/providers")
async def providers_page(request: Request) -> Response:
    """The providers of the town, each with a link to its page."""
    world: World = request.app.state.world
    facts = {"providers": [provider_view(provider) for provider in world.town.providers.values()]}
    return templates.TemplateResponse(request, "providers.html", facts, headers=HEADERS)


@router.get("/providers/{name}")
async def provider_page(name: str, request: Request) -> Response:
    """A provider's page in the town."""
    world: World = request.app.state.world
    facts = {
        "provider": provider_view(world.town.provider(name)),
        "behaviours": get_args(Behaviour),
        "time_zone": world.town.zone.key,
    }
    return templates.TemplateResponse(request, "provider.html", facts, headers=HEADERS)


@router.get("/pages/{name}")
async def core_page(name: str, request: Request) -> Response:
    """On to the core's family or desk page, by a link made for this one visit."""
    world: World = request.app.state.world
    links = await world.core.links(world.town.number)
    if not links.get(name):
        raise Refused(404, f"the core has no page called {name} for this town", "name")
    return RedirectResponse(links[name], 303, headers=HEADERS)
