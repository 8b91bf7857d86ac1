"""A small stand-in for the core, over real HTTP: it records what it is sent."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from concierge_bot.simulator.app import create_app
from concierge_bot.simulator.config import Settings
from connectors import fhir, signing
from connectors.base import Incoming

ACCOUNT, TOKEN = "AC" + "0" * 32, "carrier-token"
PUBLIC = "https://concierge.test"
HOOK_SECRET = "whsec_" + "A" * 40 + "="
START = datetime(2026, 12, 1, 14, 0, tzinfo=UTC)  # 09:00 in New York


@dataclass
class FakeCore:
    """What the core was told.

    `twiml` and `statuses` say what it answers, by path, `slow` how long a move takes; `meanwhile` is done while
    it loads.
    """

    now: datetime = START
    loads: list[dict[str, Any]] = field(default_factory=list)
    forms: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    hooks: list[tuple[str, str, dict[str, Any], datetime]] = field(default_factory=list)
    desk: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    links: int = 0
    moves: list[datetime] = field(default_factory=list)
    twiml: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, list[int]] = field(default_factory=dict)
    state: dict[str, Any] = field(default_factory=lambda: {"customers": []})
    unfinished: dict[str, int] = field(default_factory=dict)
    slow: float = 0.0
    meanwhile: Callable[[], Any] = lambda: None

    def of(self, path: str) -> list[dict[str, str]]:
        """The forms posted to a path, oldest first."""
        return [form for at, form in self.forms if at == path]

    def events(self) -> list[tuple[str, str]]:
        """Who reported what, oldest first."""
        return [(provider, body["type"]) for provider, _, body, _ in self.hooks]

    def app(self) -> FastAPI:
        """The web app."""
        app = FastAPI()
        app.add_api_route("/health", lambda: {"status": "up"})
        app.add_api_route("/operations/{act}", self._operations, methods=["GET", "POST"])
        app.add_api_route("/twilio/{path:path}", self._carrier, methods=["POST"])
        app.add_api_route("/hooks/{provider}", self._hook, methods=["POST"])
        app.add_api_route("/desk/{path:path}", self._desk, methods=["POST"])
        return app

    async def _operations(self, act: str, request: Request) -> Any:
        if request.headers.get("authorization") != "Bearer operations-key":
            return JSONResponse({"error": "wrong key"}, 401)
        body = await request.json() if request.method == "POST" else {}
        match act:
            case "load":
                await asyncio.to_thread(self.meanwhile)
                return self._load(body)
            case "clock":
                return await self._clock(body)
            case "links":
                return self._links()
            case "settle":
                return (
                    {"settled": False, "unfinished": self.unfinished}
                    if self.unfinished
                    else {"settled": True}
                )
            case "unfinished":
                return self.unfinished
        return self.state

    def _load(self, body: dict[str, Any]) -> Any:
        if "wrong" in body["scenario"]:
            return JSONResponse({"error": "unknown field wrong", "field": "wrong"}, 422)
        self.loads.append(body)
        names = [provider["name"] for provider in body["scenario"].get("providers", [])]
        hooks = {
            name: {"id": n, "hook": f"{PUBLIC}/hooks/{n}", "secret": HOOK_SECRET}
            for n, name in enumerate(names)
        }
        return {"now": self.now.isoformat(), "providers": hooks, "pages": self._links()}

    def _links(self) -> dict[str, str]:
        self.links += 1
        return {name: f"{PUBLIC}/{name}/enter/{self.links}" for name in ("family", "desk")}

    async def _clock(self, body: dict[str, Any]) -> dict[str, Any]:
        if "to" in body:
            await asyncio.sleep(self.slow)
            self.now = datetime.fromisoformat(body["to"])
            self.moves.append(self.now)
        return {"now": self.now.isoformat(), "runs": True}

    async def _carrier(self, path: str, request: Request) -> Response:
        form = {key: str(value) for key, value in (await request.form()).items()}
        url = f"{PUBLIC}/twilio/{path}"
        if not RequestValidator(TOKEN).validate(url, form, request.headers["x-twilio-signature"]):
            return Response(status_code=403)
        if status := self._wanted(path):
            return Response(status_code=status)
        self.forms.append((path, form))
        return Response(self.twiml.get(path, "<Response/>"), media_type="application/xml")

    async def _hook(self, provider: str, request: Request) -> Response:
        if status := self._wanted(f"hooks/{provider}"):
            return JSONResponse({"error": "not now"}, status)
        body = await request.body()
        if fhir.SIGNATURE in request.headers:
            assert request.headers[fhir.SIGNATURE] == fhir.sign(HOOK_SECRET, body)
            message = ""
        else:
            message = signing.verify([HOOK_SECRET], Incoming(dict(request.headers), body), datetime.now(UTC))
        self.hooks.append((provider, message, await request.json(), self.now))
        return JSONResponse({"ok": True})

    async def _desk(self, path: str, request: Request) -> Any:
        if request.headers.get("authorization") != "Bearer desk-key":
            return JSONResponse({"error": "wrong key"}, 401)
        self.desk.append((path, await request.json()))
        return {"done": path}

    def _wanted(self, path: str) -> int | None:
        waiting = self.statuses.get(path, [])
        return waiting.pop(0) if waiting else None


class Sim:
    """The simulated world and the stand-in, each served on a free port, and calls in a test's own words."""

    def __init__(self, core: FakeCore, http: httpx.Client) -> None:
        self.core = core
        self.http = http

    def post(self, path: str, status: int = 200, **body: Any) -> Any:
        """POST /sim/... and the answer; the status must be the one expected."""
        response = self.http.post(f"/sim/{path}", json=body)
        assert response.status_code == status, response.text
        return response.json()

    def get(self, path: str) -> Any:
        """GET /sim/..., which must succeed."""
        response = self.http.get(f"/sim/{path}")
        assert response.status_code == 200, response.text
        return response.json()

    def afresh(self, town: dict[str, Any]) -> None:
        """Start a test: what the last one left under way is dropped before the stand-in forgets it."""
        self.post("reset", **town)
        self.core.__init__()  # type: ignore[misc]
        self.post("reset", **town)

    def settle(self) -> None:
        """Wait until all is quiet."""
        assert self.post("settle") == {"settled": True}

    def mood(self, provider: str, behaviour: str) -> None:
        """Set a provider's behaviour."""
        response = self.http.put(f"/sim/providers/{provider}", json={"behaviour": behaviour})
        assert response.status_code == 200, response.text

    def offer(self, provider: str, dispatch: str = "d-1", order: int = 27, **data: Any) -> httpx.Response:
        """Offer a job to a webhook provider as the core does."""
        body = {"type": "dispatch.requested", "data": {"dispatch": dispatch, "order": order, **data}}
        return self.webhook(provider, dispatch, body)

    def webhook(self, provider: str, message: str, body: dict[str, Any], key: str = "") -> httpx.Response:
        """Post a signed webhook to a provider's endpoint."""
        place = self.core.loads[-1]["endpoints"][provider]
        raw = json.dumps(body).encode()
        headers = signing.sign([key or place["secret"]], message, datetime.now(UTC), raw)
        return self.http.post(place["url"], content=raw, headers=headers)


class _Elsewhere(TwilioHttpClient):  # type: ignore[misc]
    """The real client's transport, with only its address changed."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def request(self, method: str, url: str, *rest: Any, **more: Any) -> Any:
        return super().request(method, url.replace("https://api.twilio.com", self.url), *rest, **more)


def carrier_client(sim: Sim, token: str = TOKEN) -> Client:
    """The real `twilio` client, talking to the simulated carrier."""
    return Client(ACCOUNT, token, http_client=_Elsewhere(str(sim.http.base_url).rstrip("/")))


@contextmanager
def running() -> Iterator[Sim]:
    """A simulated world around a stand-in for the core."""
    core = FakeCore()
    with (
        _served(lambda _: core.app()) as core_url,
        _served(lambda port: create_app(_settings(core_url, port))) as url,
        httpx.Client(base_url=url, timeout=40, trust_env=False) as http,
    ):
        yield Sim(core, http)


@contextmanager
def core_alone() -> Iterator[tuple[FakeCore, str]]:
    """The stand-in without a simulated world, and its address."""
    core = FakeCore()
    with _served(lambda _: core.app()) as url:
        yield core, url


def _settings(core_url: str, port: int) -> Settings:
    return Settings(
        port=port,
        core_url=core_url,
        public_url=PUBLIC,
        account_sid=ACCOUNT,
        auth_token=TOKEN,
        operations_key="operations-key",
        desk_key="desk-key",
    )


@contextmanager
def _served(make: Callable[[int], FastAPI]) -> Iterator[str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        config = uvicorn.Config(
            make(port), log_level="warning", access_log=False, ws="none", timeout_graceful_shutdown=1
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.should_exit = True
            thread.join()
