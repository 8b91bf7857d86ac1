"""What is measured in timers.py: who loads its rows, lets some fall due, and fires them in a process of its own."""

import gc
import json
import pickle
import resource
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import Engine, event, text
from sqlmodel import SQLModel, create_engine, insert

from concierge_bot import schema
from concierge_bot.bootstrap import App
from concierge_bot.models import Agency, Customer, Dose, Medication
from concierge_bot.settings import Settings
from concierge_bot.worker.ticks import Ticker

BATCH = 500
BODY = "It is time for your 8am medicine. Reply T when you took it, L for later."


@dataclass(frozen=True)
class Task:
    """So many due among so many that wait, on a database."""

    name: str
    url: str
    waiting: int
    due: int


class Candidate(Protocol):
    """Something that fires what falls due, and leaves a durable row for each."""

    def load(self, task: Task) -> None:
        """Write everything, far ahead."""

    def fall_due(self, task: Task, at: float) -> None:
        """Let some of it fall due at a moment."""

    def work(self, task: Task) -> Generator[Any, float, None]:
        """Get ready, yield; once told the moment go on to fire all, and yield how late each fire was."""


class House:
    """This house: its tick, through the whole of a first reminder (dose, question, outbox, timeline)."""

    def load(self, task: Task) -> None:
        """Write a customer with a plan and a dose for each."""
        engine = create_engine(task.url)
        schema.upgrade(engine)
        far, total = datetime.now(UTC) + timedelta(days=7), task.waiting + task.due
        with engine.begin() as c:
            c.execute(table(Agency).insert(), [Agency(id=1, name="Elm", phone="+1").model_dump()])
            for ids in chunks(total):
                c.execute(insert(table(Customer)), [
                    {"id": n, "agency_id": 1, "name": "Mrs", "phone": f"+1{n:010}", "conversation": str(n)} for n in ids
                ])  # fmt: skip
                c.execute(insert(table(Medication)), [
                    {"id": n, "agency_id": 1, "customer_id": n, "name": "Pill"} for n in ids
                ])  # fmt: skip
                c.execute(insert(table(Dose)), [
                    {"id": n, "agency_id": 1, "medication_id": n, "customer_id": n, "local_date": far.date(),
                     "slot": "08:00", "due_at": far, "step_at": far} for n in ids
                ])  # fmt: skip
        engine.dispose()

    def fall_due(self, task: Task, at: float) -> None:
        """Plan some of the doses for the moment."""
        engine, due = create_engine(task.url), datetime.fromtimestamp(at, UTC)
        with engine.begin() as c:
            doses = table(Dose)
            c.execute(doses.update().where(doses.c.id <= task.due).values(due_at=due, step_at=due))
        engine.dispose()

    def work(self, task: Task) -> Generator[Any, float, None]:
        """Sweep as the worker does, and write down when each of its rows was committed."""
        app = App.build(Settings(database_url=task.url, environment="development"))
        committed = _commits_of(app.db.engine)
        ticker = Ticker(app)
        ticker.sweep()
        gc.freeze()  # as the worker does
        due = yield
        wait_until(due)
        ticker.sweep()
        yield [at - due for at in committed]


def _commits_of(engine: Engine) -> list[float]:
    """Return a list that gets the moment of the commit of every outbox row that this process writes."""
    committed: list[float] = []
    written = 0

    def wrote(_c: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal written
        written += cursor.rowcount if statement.startswith("INSERT INTO outbox") else 0

    def kept(_: Any) -> None:
        nonlocal written
        committed.extend([time.time()] * written)
        written = 0

    event.listen(engine, "after_cursor_execute", wrote)
    event.listen(engine, "commit", kept)
    return committed


class Bare:
    """The bare driver: claim, mark and write outbox rows, five hundred in a transaction; no questions, no rules."""

    def load(self, task: Task) -> None:
        """Write the timers."""
        with self._cursor(task, write=True) as (c, mark):
            key = "INTEGER PRIMARY KEY" if mark == "?" else "BIGSERIAL PRIMARY KEY"
            c.execute("CREATE TABLE timers (id INTEGER PRIMARY KEY, due FLOAT, state INTEGER)")
            c.execute(f"CREATE TABLE out_rows (id {key}, timer INTEGER, body TEXT, at FLOAT)")
            rows = [(n, time.time() + 7 * 86400, 0) for n in range(1, task.waiting + task.due + 1)]
            c.executemany(f"INSERT INTO timers VALUES ({mark}, {mark}, {mark})", rows)
            c.execute("CREATE INDEX timers_due ON timers (due) WHERE state = 0")

    def fall_due(self, task: Task, at: float) -> None:
        """Plan some timers for the moment."""
        with self._cursor(task, write=True) as (c, mark):
            c.execute(f"UPDATE timers SET due = {mark} WHERE id <= {mark}", (at, task.due))

    def work(self, task: Task) -> Generator[Any, float, None]:
        """Fire in batches."""
        due = yield
        wait_until(due)
        late: list[float] = []
        while True:
            with self._cursor(task, write=True) as (c, mark):
                skip = "" if mark == "?" else "FOR UPDATE SKIP LOCKED"
                claim = f"SELECT id FROM timers WHERE state = 0 AND due <= {mark} LIMIT {BATCH} {skip}"
                ids = [row[0] for row in c.execute(claim, (time.time(),)).fetchall()]
                c.executemany(f"UPDATE timers SET state = 1 WHERE id = {mark}", [(n,) for n in ids])
                rows = [(n, BODY, time.time()) for n in ids]
                c.executemany(f"INSERT INTO out_rows (timer, body, at) VALUES ({mark}, {mark}, {mark})", rows)
            if not ids:
                break
            late += [time.time() - due] * len(ids)
        yield late

    @contextmanager
    def _cursor(self, task: Task, *, write: bool) -> Iterator[tuple[Any, str]]:
        engine = made(task.url)
        connection = engine.raw_connection()
        try:
            if engine.dialect.name == "sqlite":
                connection.execute("BEGIN IMMEDIATE")
            cursor = connection.cursor()
            yield cursor, "?" if engine.dialect.name == "sqlite" else "%s"
            connection.commit()
        finally:
            connection.close()


class ApScheduler:
    """APScheduler 3.11 with its own SQLAlchemy store; each job writes one row in a transaction of its own."""

    def load(self, task: Task) -> None:
        """Write its jobs as it pickles them itself: one by one it would take minutes."""
        engine = made(task.url)
        with engine.begin() as c:
            key = "INTEGER PRIMARY KEY" if engine.dialect.name == "sqlite" else "BIGSERIAL PRIMARY KEY"
            c.execute(text(f"CREATE TABLE out_rows (id {key}, timer INTEGER, body TEXT, at FLOAT)"))
        self._plan(task, range(1, task.waiting + task.due + 1), time.time() + 7 * 86400)

    def fall_due(self, task: Task, at: float) -> None:
        """Plan some jobs for the moment."""
        with made(task.url).begin() as c:
            c.execute(text("DELETE FROM apscheduler_jobs WHERE CAST(id AS INTEGER) <= :n"), {"n": task.due})
        self._plan(task, range(1, task.due + 1), at)

    def _plan(self, task: Task, ids: range, at: float) -> None:
        store = SQLAlchemyJobStore(engine=made(task.url))
        scheduler = BackgroundScheduler(jobstores={"default": store}, timezone="UTC")
        scheduler.start(paused=True)
        when = datetime.fromtimestamp(at, UTC)
        job = scheduler.add_job(fire, "date", run_date=when, args=[task.url, 0], misfire_grace_time=None)
        state = {**job.__getstate__(), "trigger": DateTrigger(when), "next_run_time": when}
        job.remove()
        scheduler.shutdown()
        with made(task.url).begin() as c:
            for some in chunks(len(ids)):
                c.execute(store.jobs_t.insert(), [
                    {"id": str(n), "next_run_time": at,
                     "job_state": pickle.dumps({**state, "id": str(n), "args": (task.url, n)})} for n in some
                ])  # fmt: skip

    def work(self, task: Task) -> Generator[Any, float, None]:
        """Let the scheduler run until all rows are there."""
        store = SQLAlchemyJobStore(engine=made(task.url))
        scheduler = BackgroundScheduler(
            jobstores={"default": store}, executors={"default": ThreadPoolExecutor(10)}, timezone="UTC"
        )
        due = yield
        scheduler.start()
        rows: list[float] = []
        while len(rows) < task.due:
            time.sleep(0.5)
            with made(task.url).begin() as c:
                rows = list(c.execute(text("SELECT at FROM out_rows")).scalars())
        scheduler.shutdown()
        yield [at - due for at in rows]


def fire(url: str, n: int) -> None:
    """Write the row of one job."""
    with made(url).begin() as c:
        c.execute(
            text("INSERT INTO out_rows (timer, body, at) VALUES (:n, :body, :at)"),
            {"n": n, "body": BODY, "at": time.time()},
        )


CANDIDATES: dict[str, Candidate] = {"house": House(), "bare": Bare(), "apscheduler": ApScheduler()}
_engines: dict[str, Engine] = {}


def made(url: str) -> Engine:
    """Return this process's engine, on SQLite as durable as the house's."""
    if url not in _engines:
        waits = {"connect_args": {"timeout": 60}} if url.startswith("sqlite") else {}
        _engines[url] = engine = create_engine(url, pool_size=20, **waits)
        if url.startswith("sqlite"):
            event.listen(engine, "connect", _durable)
    return _engines[url]


def _durable(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def chunks(total: int) -> Iterator[list[int]]:
    """Return the numbers from 1 on in handy pieces."""
    numbers = iter(range(1, total + 1))
    while piece := list(islice(numbers, 5000)):
        yield piece


def table(model: type[SQLModel]) -> Any:
    """Return the table of a model."""
    return model.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it


def wait_until(moment: float) -> None:
    """Sleep until a moment."""
    time.sleep(max(0.0, moment - time.time()))


def resident() -> float:
    """Return the memory of this process in KB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1024


def main() -> None:
    """Be a worker: say what memory it has, wait for the moment, fire, tell how late each was."""
    task = Task(**json.loads(sys.argv[1]))
    work = CANDIDATES[task.name].work(task)
    next(work)
    sys.stdout.write(json.dumps({"kb": resident()}) + "\n")
    sys.stdout.flush()
    due = float(sys.stdin.readline())
    late = work.send(due)
    sys.stdout.write(json.dumps(late) + "\n")


if __name__ == "__main__":
    main()
