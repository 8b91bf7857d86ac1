"""The door at which the core hands jobs to providers with IT: one signed webhook endpoint for each."""

import asyncio

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from . import habits, pharmacy, providers
from .town import Town

SLOW = 30.0  # seconds for which a slow provider keeps the caller waiting
router = APIRouter()


@router.post("/providers/{name}/endpoint")
async def endpoint(name: str, request: Request) -> JSONResponse:
    """Take a signed webhook; a provider that answers by itself does so before this returns."""
    town: Town = request.app.state.world.town
    provider = town.provider(name)
    status, dispatch = providers.receive(town, provider, dict(request.headers), await request.body())
    if status != 200:
        return JSONResponse({"error": f"{provider.name} does not take it"}, status)
    if dispatch is not None:
        await habits.answer(town, provider, dispatch)
    if provider.behaviour == "slow":
        await asyncio.sleep(SLOW)
    return JSONResponse({"received": True})


@router.api_route("/providers/{name}/fhir/{path:path}", methods=["GET", "POST", "PATCH"])
async def fhir(name: str, path: str, request: Request) -> JSONResponse:
    """Serve a pharmacy's FHIR resources; a new Task is answered by itself as another job is."""
    town: Town = request.app.state.world.town
    provider = town.provider(name)
    asked = pharmacy.Asked(request.method, path, dict(request.query_params), dict(request.headers))
    status, resource, dispatch = pharmacy.serve(town, provider, asked, await request.body())
    if dispatch is not None:
        await habits.answer(town, provider, dispatch)
    if provider.behaviour == "slow":
        await asyncio.sleep(SLOW)
    return JSONResponse(resource, status, media_type="application/fhir+json")
