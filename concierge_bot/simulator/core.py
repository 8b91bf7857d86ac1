"""The simulator's one way to the core: its operations and desk APIs, and its doors to the outside."""

import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from urllib.parse import quote

import httpx
import stamina

from connectors import signing

from .broker import TownBroker
from .config import Settings
from .errors import Refused
from .signer import carrier_signature
from .times import machine_now

log = logging.getLogger(__name__)

PATIENCE = 120.0  # seconds of machine time for which a caller tries again; a restart of the core is shorter


class Unavailable(Exception):
    """The core did not take the request now (5xx, 429); try again."""


class Core:
    """Calls to the core over HTTP; every answer is the core's own."""

    def __init__(self, settings: Settings, http: httpx.AsyncClient) -> None:
        self.settings = settings
        self.broker = TownBroker()
        self._http = http

    async def healthy(self) -> bool:
        """Whether the core answers at its health address."""
        try:
            return (await self._http.get(self._at("/health"), timeout=2)).is_success
        except httpx.TransportError:
            return False

    async def operation(self, method: str, path: str, body: Any = None, seconds: float = 40) -> Any:
        """Call the operations API; a refusal or an absent core is raised as Refused."""
        return await self._call(method, f"/operations/{path}", self.settings.operations_key, body, seconds)

    async def desk(self, agency: str, path: str, body: dict[str, Any]) -> Any:
        """Do at the desk of the agency with this number what an operator does."""
        return await self._call(
            "POST", f"/desk/{path}?agency={quote(agency)}", self.settings.desk_key, body, 40
        )

    async def links(self, agency: str) -> Any:
        """Fresh single-use links to the family and desk pages of the agency with this number."""
        return await self.operation("POST", f"links?agency={quote(agency)}", {})

    async def business_time(self, seconds: float = 2) -> tuple[datetime, bool]:
        """The core's business time, UTC, and whether it runs."""
        answer = await self.operation("GET", "clock", seconds=seconds)
        return datetime.fromisoformat(answer["now"]), answer["runs"]

    async def carrier_post(self, url: str, form: dict[str, str]) -> httpx.Response | None:
        """Post as the carrier does, signed over the public URL; None when the core never took it."""

        async def send() -> httpx.Response:
            signature = carrier_signature(self.settings.auth_token, url, form)
            return await self._http.post(
                self._reach(url), data=form, headers={"X-Twilio-Signature": signature}
            )

        return await self._persist("carrier", send)

    async def hook_post(self, url: str, secret: str, event_id: str, body: bytes) -> httpx.Response | None:
        """Post a signed webhook as a member does, each attempt with a fresh stamp; None when never taken."""

        async def send() -> httpx.Response:
            headers = signing.sign([secret], event_id, machine_now(), body) | {
                "content-type": "application/json"
            }
            return await self._http.post(self._reach(url), content=body, headers=headers)

        return await self._persist("webhook", send)

    async def rest_hook(self, url: str, secret: str, resource: bytes) -> httpx.Response | None:
        """Post a resource as a FHIR server's subscription does, signed; None when never taken."""
        signature = hmac.new(secret.encode(), resource, hashlib.sha256).hexdigest()
        headers = {"content-type": "application/fhir+json", "x-signature": signature}

        async def send() -> httpx.Response:
            return await self._http.post(self._reach(url), content=resource, headers=headers)

        return await self._persist("rest-hook", send)

    async def _persist(
        self, kind: str, send: Callable[[], Awaitable[httpx.Response]]
    ) -> httpx.Response | None:
        try:
            async for attempt in stamina.retry_context(
                on=(httpx.TransportError, Unavailable),
                attempts=None,
                timeout=PATIENCE,
                wait_initial=0.2,
                wait_max=3.0,
                wait_jitter=0.1,
            ):
                with attempt:
                    return await _taken(send)
        except (httpx.TransportError, Unavailable) as trouble:
            log.warning("a %s request was given up: %s", kind, type(trouble).__name__)
        return None

    async def _call(self, method: str, path: str, key: str, body: Any, seconds: float) -> Any:
        content = None if body is None else json.dumps(body)  # ASCII: the core judges what it holds
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
        try:
            response = await self._http.request(
                method, self._at(path), content=content, headers=headers, timeout=seconds
            )
        except httpx.TransportError as trouble:
            raise Refused(503, f"the core does not answer at {self.settings.core_url}") from trouble
        return _answer(response)

    def _at(self, path: str) -> str:
        return self.settings.core_url.rstrip("/") + path

    def _reach(self, url: str) -> str:
        """Where a public URL is reached from here."""
        public = self.settings.public_url.rstrip("/")
        return self._at(url.removeprefix(public)) if url.startswith(public + "/") else url


async def _taken(send: Callable[[], Awaitable[httpx.Response]]) -> httpx.Response:
    response = await send()
    if response.status_code >= 500 or response.status_code == 429:
        raise Unavailable(response.status_code)
    return response


def _answer(response: httpx.Response) -> Any:
    """The JSON of a good answer; a refusal in the core's own words otherwise."""
    try:
        content = response.json() if response.content else {}
    except ValueError:
        content = {}
    if response.is_success:
        return content
    told = content if isinstance(content, dict) else {}
    raise Refused(
        response.status_code,
        told.get("error", f"the core answered {response.status_code}"),
        told.get("field"),
    )
