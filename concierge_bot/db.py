"""The database: sessions that commit once at the edge, on SQLite (WAL, FULL) or PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, create_engine, text

from concierge_bot.clock import Clock
from concierge_bot.wake import CHANNEL, Wake

WRITES = "concierge_writes"
WROTE = "tables written"
SHARED, ALONE = " FOR SHARE", " FOR UPDATE"
OFFSET = "SELECT clock_offset, clock_stands FROM house WHERE id = 1"
"""In words of SQL: every session begins with it, and putting it together would cost more than asking it."""


class Database:
    """Opens sessions; every write session is one transaction, and rings the house when it committed."""

    def __init__(self, url: str, clock: Clock, wake: Wake, *, movable_clock: bool) -> None:
        self.url = url
        self.clock = clock
        self.wake = wake
        self._movable = movable_clock
        self.sqlite = url.startswith("sqlite")
        self.engine = (
            _sqlite(url)
            if self.sqlite
            else create_engine(
                url, pool_size=12, pool_pre_ping=True, hide_parameters=True, json_serializer=_json
            )
        )
        self._writing = self.engine.execution_options(**{WRITES: True})
        one_view = {} if self.sqlite else {"isolation_level": "REPEATABLE READ"}  # SQLite reads so by itself
        self._reading = self.engine.execution_options(**one_view)

    @contextmanager
    def write(self, *, alone: bool = False) -> Iterator[Session]:
        """Give a session whose work is committed at the end, or not at all.

        ``alone`` is for who moves business time or loads a world: no other may write meanwhile by the time before.
        """
        with Session(self._writing, expire_on_commit=False) as session:
            self._set_clock(session, OFFSET if self.sqlite else OFFSET + (ALONE if alone else SHARED))
            yield session
            session.flush()
            wrote: set[str] = session.info.get(WROTE, set())
            if wrote and self.wake.in_database:
                session.execute(text("SELECT pg_notify(:c, :t)"), {"c": CHANNEL, "t": " ".join(wrote)})
            session.commit()
        if wrote:
            self.wake.ring(wrote)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that only reads, all of it from one moment."""
        with Session(self._reading, expire_on_commit=False) as session:
            self._set_clock(session, OFFSET)
            yield session

    def _set_clock(self, session: Session, query: str) -> None:
        """In development business time may have been moved by another process: the row knows."""
        if self._movable:
            row = session.connection().exec_driver_sql(query).first()
            offset, stands = row if row is not None else (0.0, None)
            at = None if stands is None else datetime.fromtimestamp(stands, UTC)
            self.clock.set(timedelta(seconds=offset), at)


@event.listens_for(Session, "after_flush")
def _remember_writes(session: Session, *_: Any) -> None:
    rows = (*session.new, *session.dirty, *session.deleted)
    session.info.setdefault(WROTE, set()).update(str(row.__tablename__) for row in rows)


@event.listens_for(Session, "do_orm_execute")
def _remember_bulk_writes(state: ORMExecuteState) -> None:
    table = getattr(state.statement, "table", None)
    if not state.is_select and table is not None:
        state.session.info.setdefault(WROTE, set()).add(table.name)


def _json(value: Any) -> str:
    """Write JSON some times faster than the standard library does: whole batches are handed over in it."""
    return to_json(value).decode()


def _sqlite(url: str) -> Engine:
    name = make_url(url).database
    if name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
    arguments = {"timeout": 30, "check_same_thread": False}
    engine = create_engine(
        url, connect_args=arguments, pool_size=12, hide_parameters=True, json_serializer=_json
    )
    event.listen(engine, "connect", _sqlite_pragmas)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see below
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=30000",
        "wal_autocheckpoint=8000",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _sqlite_begin(connection: Connection) -> None:
    """A writer takes the lock first: one that reads before it writes could fail on a stale snapshot."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
