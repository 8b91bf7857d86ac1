"""Tells every process of the house which tables a commit wrote, so that nobody has to poll to be quick.

SQLite: each process listens on a datagram socket in a folder named after the database. PostgreSQL: LISTEN/NOTIFY.
A lost ring costs only the second until the next tick.
"""

import contextlib
import hashlib
import os
import socket
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import psycopg

CHANNEL = "concierge_wake"
EVERYBODY = "house"
"""The table that concerns all who wait: when it is written, business time was moved."""


class Wake:
    """Rings the other processes and tells this one's waiters when anybody rang."""

    def __init__(self, database_url: str) -> None:
        self._postgres = (
            database_url.replace("+psycopg", "") if database_url.startswith("postgresql") else None
        )
        self._folder = _folder(database_url)
        self._own: Path | None = None
        self._lock = threading.Lock()
        self._waiters: dict[threading.Event, tuple[str, ...]] = {}
        self._rings = 0
        self._written: Counter[str] = Counter()
        self._watchers: list[Callable[[], None]] = []
        self._sender = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._sender.setblocking(False)

    @property
    def in_database(self) -> bool:
        """Tell whether the database itself carries the ring (NOTIFY inside the transaction)."""
        return self._postgres is not None

    def ring(self, tables: Iterable[str] = (EVERYBODY,)) -> None:
        """Wake this process's waiters for some tables, and on SQLite the other processes."""
        told = " ".join(tables)
        self._rung(told)
        if self.in_database:
            return
        for path in self._folder.glob("*.sock"):
            if path == self._own:
                continue
            try:
                self._sender.sendto(told.encode(), str(path))
            except (ConnectionRefusedError, FileNotFoundError):
                path.unlink(missing_ok=True)  # its process is gone
            except BlockingIOError:
                continue  # it has rings enough waiting

    def count(self, *tables: str) -> int:
        """Return a number that grows with each ring, or with each for some tables; pass it to ``wait``."""
        if not tables:
            return self._rings
        return sum(self._written[table] for table in (EVERYBODY, *tables))

    def wait(self, seen: int, seconds: float, *tables: str) -> None:
        """Wait until a ring after ``seen``, or so many seconds."""
        rung = threading.Event()
        with self._lock:
            if self.count(*tables) != seen:
                return
            self._waiters[rung] = tables
        rung.wait(seconds)
        with self._lock:
            del self._waiters[rung]

    def watch(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back at each ring, from the listening thread; return the function that ends it."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def listen(self) -> None:
        """Begin to hear the other processes, in a daemon thread."""
        target = self._listen_postgres if self._postgres else self._open_socket()
        threading.Thread(target=target, name="wake", daemon=True).start()

    def close(self) -> None:
        """Ring no more."""
        self._sender.close()

    def _rung(self, told: str) -> None:
        written = told.split()
        with self._lock:
            self._rings += 1
            self._written.update(written)
            for rung, tables in self._waiters.items():
                if not tables or EVERYBODY in written or not set(tables).isdisjoint(written):
                    rung.set()
        for callback in list(self._watchers):
            callback()

    def _open_socket(self) -> Callable[[], None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._own = self._folder / f"{os.getpid()}.sock"
        self._own.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        listener.bind(str(self._own))

        def hear() -> None:
            while told := listener.recv(4096):
                self._rung(told.decode())

        return hear

    def _listen_postgres(self) -> None:
        while True:
            with (
                contextlib.suppress(psycopg.OperationalError),
                psycopg.connect(self._postgres or "", autocommit=True) as connection,
            ):
                connection.execute(f"LISTEN {CHANNEL}")
                for notice in connection.notifies():
                    self._rung(notice.payload)
            threading.Event().wait(1.0)  # the database restarts: try again


def _folder(database_url: str) -> Path:
    """A socket's path may have some 100 characters (unix(7)), so it cannot lie beside the database."""
    place = str(Path(database_url.removeprefix("sqlite:///")).resolve())
    return Path(tempfile.gettempdir()) / f"concierge-{hashlib.sha256(place.encode()).hexdigest()[:16]}"
