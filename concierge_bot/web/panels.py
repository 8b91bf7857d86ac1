"""The panels' door: SIA DC-09 over TCP. A panel is answered only after the commit; without an answer it rings again."""

import asyncio
import dataclasses
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial

from sqlmodel import Session, select
from starlette.concurrency import run_in_threadpool

from concierge_bot.bootstrap import App
from concierge_bot.channels import members
from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, Device, Provider
from concierge_bot.services.safety import signals
from connectors.base import ConnectorError, Incoming, Member, PanelConnector, Rejected
from connectors.kinds import Kind

log = logging.getLogger(__name__)

CHANNEL = "sia"
LONGEST = 1024
IDLE = 300.0
MOST = 1000
"""Panels at the same moment; one more is hung up, and tries again."""


@asynccontextmanager
async def listening(app: App) -> AsyncIterator[None]:
    """Listen while the house runs, where settings name a port."""
    if not app.settings.sia_port:
        yield
        return
    lines: set[asyncio.Task[None] | None] = set()
    server = await asyncio.start_server(
        partial(_serve, app, lines), app.settings.sia_host, app.settings.sia_port, limit=LONGEST
    )
    try:
        yield
    finally:
        server.close()
        for line in filter(None, lines):
            line.cancel()


async def _serve(
    app: App,
    lines: set[asyncio.Task[None] | None],
    reader: asyncio.StreamReader,
    writer: asyncio.StreamWriter,
) -> None:
    own = asyncio.current_task()
    lines.add(own)
    try:
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, ConnectionError):
            while len(lines) <= MOST:
                line = await asyncio.wait_for(reader.readuntil(b"\r"), IDLE)
                writer.write(await run_in_threadpool(take, app, line))
                await writer.drain()
    except Exception:  # the database did not take it: no answer, so that the panel rings again
        log.exception("a panel's line could not be stored")
    finally:
        lines.discard(own)
        writer.close()


def take(app: App, line: bytes) -> bytes:
    """Store what a panel says and return the answer to it."""
    connector = app.connectors.find(CHANNEL, Kind.CARE_MONITOR)
    assert isinstance(connector, PanelConnector)
    who = Member("a panel", Kind.CARE_MONITOR, {})
    try:
        account = connector.account(line)
        with app.db.read() as s:
            provider, who = _whose(s, account)
        said = connector.receive(Incoming({}, line), who, app.clock.machine())
        with app.db.write() as s:
            for signal in said:
                signals.receive(s, app.clock.now(), s.get_one(Provider, provider.id), signal)
    except ConnectorError as error:
        log.warning("a panel's line was not taken: %s", error)
        return connector.answer(line, who, error)
    except ConciergeError as error:
        log.warning("a panel's signal fits nobody: %s", error.message)
        return connector.answer(line, who, Rejected(error.message))
    return connector.answer(line, who, None)


def _whose(s: Session, account: str) -> tuple[Provider, Member]:
    """Return the care monitor of an enrolled panel, with that panel's own key."""
    query = (
        select(Provider, Device)
        .where(Device.provider_id == Provider.id, Device.account == account, Provider.channel == CHANNEL)
        .limit(2)
    )
    found = s.exec(query).all()
    if len(found) != 1:
        raise Rejected("This account is no enrolled panel, or two have it: look at the customer's devices.")
    provider, device = found[0]
    who = members.member(provider, s.get_one(Agency, provider.agency_id))
    return provider, dataclasses.replace(who, secrets=(device.secret,) if device.secret else ())
