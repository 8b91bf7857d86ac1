"""The means to stop a running house at an exact moment: frozen parts, a locked database, unread requests."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, text
from sqlmodel import create_engine

from concierge_bot.settings import DEVELOPMENT_SECRET
from tests.fixtures.town import RunningHouse, Town

PATIENCE = 90.0


class Breaking:
    """Holds a running house at a moment, kills a part there, and lets it go on."""

    def __init__(self, house: RunningHouse) -> None:
        self.town: Town = house.town
        self._house = house
        self._engine = create_engine(house.run["database"], isolation_level="AUTOCOMMIT")
        self._lock: Connection | None = None
        self._frozen: dict[str, int] = {}
        self._http = httpx.Client(params={"token": DEVELOPMENT_SECRET}, timeout=5)

    def close(self) -> None:
        """Let go of everything."""
        for part in list(self._frozen):
            self.thaw(part)
        self.unlock()
        self._engine.dispose()
        self._http.close()

    def kill(self, part: str) -> None:
        """End a part with kill -9; returns when the house has started another, which is not up yet."""
        self._house.kill(part)

    def lock(self) -> None:
        """Let nothing be written down until ``unlock``: SQLite's write lock, or the row that writers share."""
        self._lock = self._engine.connect()
        if self._engine.dialect.name == "sqlite":
            self._lock.execute(text("BEGIN IMMEDIATE"))
        else:
            self._lock.execute(text("BEGIN"))
            self._lock.execute(text("SELECT 1 FROM house WHERE id = 1 FOR UPDATE"))

    def unlock(self) -> None:
        """Let the house write again."""
        if self._lock is not None:
            self._lock.execute(text("ROLLBACK"))
            self._lock.close()
            self._lock = None

    def freeze(self, part: str) -> None:
        """Stop a part where it stands (SIGSTOP), but never while it holds the database's lock."""
        pid = self._frozen[part] = self._house.pid(part)
        ours = self._lock is not None
        if not ours:
            self.lock()
        os.kill(pid, signal.SIGSTOP)
        self.until(lambda: _state(pid) == "T", f"{part} stands still")
        if not ours:
            self.unlock()

    def thaw(self, part: str) -> None:
        """Let a frozen part go on, if it was not killed meanwhile."""
        pid = self._frozen.pop(part)
        if self._house.pid(part) == pid:
            os.kill(pid, signal.SIGCONT)

    def until(self, holds: Callable[[], Any], what: str) -> None:
        """Wait until something holds; what rings no bell is looked at again and again."""
        deadline = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < deadline, f"it never came about: {what}\n{self._house.logs()[-6000:]}"
            time.sleep(0.03)

    def until_stored(self, words: str) -> None:
        """Wait until a text that came in is written down."""
        self._until_row("SELECT 1 FROM message WHERE body = :words", words=words)

    def until_outbox(self, about: str, state: str, rows: int = 1) -> None:
        """Wait until so many things to be sent about something are in a state."""
        query = (
            "SELECT 1 FROM outbox WHERE about = :about AND state = :state GROUP BY about HAVING count(*) = :n"
        )
        self._until_row(query, about=about, state=state, n=rows)

    def until_asked(self, part: str) -> None:
        """Wait until a request lies unread at the port of a frozen part."""
        port = int(self._house.run[part].rsplit(":", 1)[1])
        self.until(lambda: _unread(port), f"a request has reached {part}")

    def until_nothing_is_sending(self) -> None:
        """Wait until it is known of every attempt what became of it."""
        self._until_row("SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE state = 'sending')")

    def until_up(self, part: str) -> None:
        """Wait until the web process or the dialogue server answers."""
        core, dialogue = self._house.run["core"], self._house.run["dialogue"]
        address = {"web": f"{core}/health", "dialogue": f"{dialogue}/status"}[part]
        self.until(lambda: self._answers(address), f"{part} answers")

    def heard(self) -> list[str]:
        """Return what the dialogue server has read of the only customer and answered, from its own tracker."""
        (conversation,) = self._row("SELECT conversation FROM customer") or ("",)
        tracker = self._http.get(f"{self._house.run['dialogue']}/conversations/{conversation}/tracker").json()
        return [event["text"] for event in tracker["events"] if event["event"] == "user" and event["text"]]

    def _until_row(self, query: str, **values: object) -> None:
        """The database says where to stop; what a test asserts is never read there."""
        self.until(lambda: self._row(query, **values), f"{query} {values}")

    def _row(self, query: str, **values: object) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(text(query), values).fetchone()

    def _answers(self, url: str) -> bool:
        try:
            return self._http.get(url).is_success
        except httpx.HTTPError:
            return False


def _unread(port: int) -> bool:
    """Tell whether an established connection to a local port holds bytes that nobody has read, as in proc(5)."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, _, state, queues, *_ = line.split()
        if int(local.rsplit(":", 1)[1], 16) == port and state == "01" and int(queues.split(":")[1], 16):
            return True
    return False


def _state(pid: int) -> str:
    """Return the state of a process, a letter as in proc(5)."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
