"""Plays a provider's endpoint over real HTTP, so that connectors are tried on sockets and not on mocks."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import cast


class Behaviour(StrEnum):
    """How the endpoint answers."""

    OK = "ok"
    DOWN = "down"  # 503
    BUSY = "busy"  # 503 and Retry-After: 120
    LIMITED = "limited"  # 429 and Retry-After: 120
    REFUSING = "refusing"  # 400
    GONE = "gone"  # 410
    REDIRECT = "redirect"  # 307 to another path of the same endpoint
    MOVED = "moved"  # 308 to another path of the same endpoint
    SLOW = "slow"  # no answer until the sandbox closes
    FLOODING = "flooding"  # 200 and a body of 32 MiB


RETRY_AFTER_SECONDS = 120
FLOOD_BYTES = 32 * 1024 * 1024

_STATUS = {
    Behaviour.DOWN: 503,
    Behaviour.BUSY: 503,
    Behaviour.LIMITED: 429,
    Behaviour.REFUSING: 400,
    Behaviour.GONE: 410,
    Behaviour.REDIRECT: 307,
    Behaviour.MOVED: 308,
}


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it arrived; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


Reply = tuple[int, bytes]
"""A status and a body."""


class Sandbox:
    """A provider's endpoint on a free loopback port: `with Sandbox() as box: ... box.received`."""

    def __init__(self, behaviour: Behaviour = Behaviour.OK) -> None:
        self.behaviour = behaviour
        self.received: list[Received] = []
        self.reply = b'{"reference": "SANDBOX-1"}'
        self.replies: Callable[[Received], Reply] | None = None  # instead of `reply`, by what was asked
        self.flooded = 0  # bytes of the flood that were taken off the wire
        self.closing = threading.Event()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def url(self) -> str:
        """Where a connector should send its jobs."""
        return f"http://127.0.0.1:{self._server.server_port}/jobs"

    def __enter__(self) -> "Sandbox":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, box: Sandbox) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.box = box


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        box = cast(_Server, self.server).box
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        box.received.append(Received(self.command, self.path, headers, body))
        special: dict[Behaviour, Callable[[Sandbox], None]] = {
            Behaviour.SLOW: self._wait,
            Behaviour.FLOODING: self._flood,
        }
        special.get(box.behaviour, self._answer)(box)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = _handle

    def _answer(self, box: Sandbox) -> None:
        status, reply = box.replies(box.received[-1]) if box.replies else (200, box.reply)
        self.send_response(_STATUS.get(box.behaviour, status))
        if box.behaviour in (Behaviour.BUSY, Behaviour.LIMITED):
            self.send_header("Retry-After", str(RETRY_AFTER_SECONDS))
        if box.behaviour in (Behaviour.REDIRECT, Behaviour.MOVED):
            self.send_header("Location", "/elsewhere")
        self.send_header("Connection", "close")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply)

    def _wait(self, box: Sandbox) -> None:
        box.closing.wait()

    def _flood(self, box: Sandbox) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while box.flooded < FLOOD_BYTES:
                box.flooded += self.wfile.write(b"x" * 65536)
        except ConnectionError:
            return  # the connector hung up, as it should

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what was received is in `received`, and bodies do not belong in logs."""
