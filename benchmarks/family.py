"""The family page with a year of data behind it, while many of its pages are open and are kept up to date.

    .venv/bin/python -m benchmarks.family --streams 50 --looks 400 --databases sqlite,postgres

Each family has a customer with a year of doses, texts and deliveries, and a daughter whose page stays open on a stream.
One client looks at one page after another: first while nothing happens, then while a dose of somebody's is written once
a second, for which every open page is looked at anew. The web process is the product's own. Prints one JSON object.
"""

import argparse
import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from sqlmodel import create_engine, insert, select

from benchmarks.candidates import chunks, table
from benchmarks.timers import place
from concierge_bot import schema
from concierge_bot.bootstrap import App
from concierge_bot.models import (
    Agency,
    Contact,
    Customer,
    Dose,
    DoseStatus,
    Evidence,
    Grant,
    Medication,
    Message,
    MessageState,
    Order,
    OrderItem,
    OrderStatus,
    Scope,
)
from concierge_bot.services.people import passes
from concierge_bot.settings import Settings

ROOT = Path(__file__).parent.parent
DAYS, SLOTS, TEXTS_A_DAY = 365, ("08:00", "13:00", "20:00"), 4
START_SECONDS = 60
OUTCOMES = (
    (DoseStatus.taken, Evidence.customer),
    (DoseStatus.taken, Evidence.device),
    (DoseStatus.missed, Evidence.none),
)


def main() -> None:
    """Measure on every database, once."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--streams", type=int, default=50)
    asked.add_argument("--looks", type=int, default=400)
    asked.add_argument("--databases", default="sqlite,postgres")
    told = asked.parse_args()
    figures: dict[str, Any] = {}
    for database in told.databases.split(","):
        with place(database) as url:
            sessions = load(url, told.streams)
            with served(url) as address:
                figures[database] = asyncio.run(measure(url, address, sessions, told.looks))
    machine = {"cpus": os.cpu_count(), "load": os.getloadavg()[0]}
    sys.stdout.write(
        json.dumps({"bench": "family", **vars(told), "machine": machine, "figures": figures}, indent=1) + "\n"
    )


def load(url: str, families: int) -> list[str]:
    """Write so many families with a year behind them; return the session of each daughter."""
    engine, now = create_engine(url), datetime.now(UTC)
    schema.upgrade(engine)
    days = [now - timedelta(days=n) for n in range(DAYS)]
    rows: dict[Any, list[dict[str, Any]]] = {
        Agency: [Agency(id=1, name="Elm Care", phone="+19375550100").model_dump()],
        Customer: [], Medication: [], Contact: [], Grant: [], Dose: [], Message: [], Order: [], OrderItem: [],
    }  # fmt: skip
    for who in range(1, families + 1):
        hers = {"agency_id": 1, "customer_id": who}
        phone = f"+1937555{who:04}"
        rows[Customer].append(
            {"id": who, "agency_id": 1, "name": f"Rose {who}", "phone": phone, "conversation": str(who)}
        )
        rows[Medication].append({"id": who, **hers, "name": "Pill", "times": list(SLOTS)})
        rows[Contact].append({"id": who, **hers, "name": f"Ana {who}", "phone": f"+1937556{who:04}"})
        rows[Grant] += [{"agency_id": 1, "contact_id": who, "scope": scope, "at": now} for scope in Scope]
        for n, at in enumerate(days):
            rows[Dose] += [_dose(hers, who, at, n, k) for k in range(len(SLOTS))]
            rows[Message] += [_text(hers, phone, at, n, k) for k in range(TEXTS_A_DAY)]
            if n % 4 == 0:
                number = len(rows[Order]) + 1
                rows[Order].append(_order(hers, number, at, n))
                rows[OrderItem] += [
                    {"agency_id": 1, "order_id": number, "name": f"milk {i}"} for i in range(6)
                ]
    with engine.begin() as c:
        for kind, all_of_it in rows.items():
            for ids in chunks(len(all_of_it)):
                c.execute(insert(table(kind)), [all_of_it[n - 1] for n in ids])
    engine.dispose()
    app = App.build(Settings(database_url=url))
    with app.db.write() as s:
        return [
            passes.issue(s, now, 1, "family session", contact_id=contact.id)
            for contact in s.exec(select(Contact).order_by("id"))
        ]


def _dose(hers: dict[str, int], plan: int, at: datetime, n: int, slot: int) -> dict[str, Any]:
    status, evidence = OUTCOMES[(n + slot) % len(OUTCOMES)]
    return {
        **hers, "medication_id": plan, "local_date": at.date(), "slot": SLOTS[slot], "due_at": at,
        "ended_at": at, "status": status, "evidence": evidence,
    }  # fmt: skip


def _text(hers: dict[str, int], phone: str, at: datetime, n: int, k: int) -> dict[str, Any]:
    return {
        **hers, "sid": f"SM{phone}-{n}-{k}", "sender": phone, "recipient": "+19375550100", "body": "took it",
        "received_at": at, "state": MessageState.done,
    }  # fmt: skip


def _order(hers: dict[str, int], number: int, at: datetime, n: int) -> dict[str, Any]:
    return {
        **hers, "id": number, "number": number, "created_at": at, "window_start": at + timedelta(hours=4),
        "window_end": at + timedelta(hours=6),
        "status": OrderStatus.accepted if n == 0 else OrderStatus.done,
    }  # fmt: skip


@contextmanager
def served(url: str) -> Iterator[str]:
    """Serve a database by the product's web process; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        told = {"CONCIERGE_DATABASE_URL": url, "CONCIERGE_PORT": str(port), "CONCIERGE_VAR": folder}
        web = subprocess.Popen(
            [sys.executable, "-m", "concierge_bot.cli", "web"], cwd=ROOT, env={**os.environ, **told}
        )
        try:
            deadline = time.monotonic() + START_SECONDS
            while not _answers(address):
                assert web.poll() is None, "the web process ended: see what it said above"
                assert time.monotonic() < deadline, "the web process does not answer"
                time.sleep(0.1)
            yield address
        finally:
            web.terminate()
            web.wait(timeout=30)


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/family/code", trust_env=False).is_success
    except httpx.TransportError:
        return False


async def measure(url: str, address: str, sessions: list[str], looks: int) -> dict[str, Any]:
    """Open every page, and look at one after another: while nothing happens, and while something does each second."""
    events = [0]
    async with AsyncExitStack() as open_pages:
        limits = httpx.Limits(max_connections=None)
        http = await open_pages.enter_async_context(
            httpx.AsyncClient(base_url=address, timeout=60, trust_env=False, limits=limits)
        )
        streams = [asyncio.create_task(_keep_open(http, session, events)) for session in sessions]
        while events[0] < len(sessions):  # every page has had its first content
            await asyncio.sleep(0.1)
        quiet = await _look(http, sessions, looks)
        before = events[0]
        change = asyncio.create_task(_change(url, len(sessions)))
        busy = await _look(http, sessions, looks)
        for task in (change, *streams):
            task.cancel()
        await asyncio.gather(change, *streams, return_exceptions=True)
    return {"quiet": quiet, "one change a second": busy, "pages sent to the streams": events[0] - before}


async def _keep_open(http: httpx.AsyncClient, session: str, events: list[int]) -> None:
    """Read a page's stream, and count the contents that come."""
    async with http.stream("GET", "/family/live", headers=_cookie(session)) as answer:
        answer.raise_for_status()
        has_content = False
        async for line in answer.aiter_lines():
            events[0] += has_content and not line
            has_content = line.startswith("data") or (has_content and bool(line))


async def _look(http: httpx.AsyncClient, sessions: list[str], looks: int) -> dict[str, float]:
    """Get the page of one family after another; return how many milliseconds it took."""
    took = []
    for n in range(looks):
        began = time.perf_counter()
        answer = await http.get("/family", headers=_cookie(sessions[n % len(sessions)]))
        took.append((time.perf_counter() - began) * 1000)
        assert "The week" in answer.raise_for_status().text
    centiles = statistics.quantiles(took, n=100)
    return {"p50": round(centiles[49], 1), "p95": round(centiles[94], 1), "max": round(max(took), 1)}


async def _change(url: str, families: int) -> None:
    """Once a second a dose of the next family is told otherwise, and the house rings."""
    app, family = App.build(Settings(database_url=url)), 0

    def write() -> None:
        with app.db.write() as s:
            query = select(Dose).where(Dose.customer_id == 1 + family % families).order_by("id").limit(1)
            dose = s.exec(query).one()
            dose.status = DoseStatus.skipped if dose.status == DoseStatus.taken else DoseStatus.taken
            s.add(dose)

    while True:
        await asyncio.to_thread(write)
        family += 1
        await asyncio.sleep(1)


def _cookie(session: str) -> dict[str, str]:
    return {"Cookie": f"family={session}"}


if __name__ == "__main__":
    main()
