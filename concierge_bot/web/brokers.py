"""The brokers' door: one MQTT client for each member that has a broker. A message is acknowledged after the commit.

The session outlives us: what the broker got while we were away comes when we are back, at least once.
"""

import hashlib
import logging
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from paho.mqtt.client import Client, MQTTMessage
from sqlmodel import Session, col, select
from starlette.concurrency import run_in_threadpool

from concierge_bot.bootstrap import App
from concierge_bot.channels import members, mqtt
from concierge_bot.errors import ConciergeError
from concierge_bot.models import Agency, Provider
from concierge_bot.services.medicines import dispensers
from concierge_bot.services.safety import signals
from connectors.base import (
    EVERY_DEVICE,
    BrokerConnector,
    ConnectorError,
    DispenserConnector,
    DispenserNews,
    Incoming,
    Member,
    Signal,
)
from connectors.kinds import SignalKind
from connectors.mqtt import RETAINED, TOPIC

log = logging.getLogger(__name__)

LOOK_EVERY = 2.0
AFTER_A_FAULT = 2.0
KEEPALIVE = 30


@asynccontextmanager
async def listening(app: App) -> AsyncIterator[None]:
    """Listen while the house runs, where settings say so."""
    brokers = Brokers(app)
    if app.settings.mqtt:
        brokers.start()
    try:
        yield
    finally:
        await run_in_threadpool(brokers.stop)


class Brokers:
    """Begins to listen when a member with a broker comes, and ends when it goes."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._ended = threading.Event()
        self._lines: dict[tuple[int, str], Line] = {}
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look after the lines in a thread."""
        self._thread = threading.Thread(target=self._look, name="brokers", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Hang up everywhere."""
        self._ended.set()
        self._app.wake.ring(("provider",))
        if self._thread is not None:
            self._thread.join(timeout=LOOK_EVERY + 1)
        for line in self._lines.values():
            line.stop()

    def _look(self) -> None:
        while not self._ended.is_set():
            seen = self._app.wake.count("provider")
            try:
                self._match()
            except Exception:  # as in every loop of the house: it goes on
                log.exception("the members' brokers could not be looked up")
            self._app.wake.wait(seen, LOOK_EVERY, "provider")

    def _match(self) -> None:
        with self._app.db.read() as s:
            rows = list(s.exec(select(Provider).where(Provider.channel == "mqtt").order_by(col(Provider.id))))
        wanted = {(row.key, row.config["url"]): row for row in rows if row.config.get("url")}
        for gone in self._lines.keys() - wanted.keys():
            self._lines.pop(gone).stop()
        for new in wanted.keys() - self._lines.keys():
            self._lines[new] = Line(self._app, wanted[new])


class Line:
    """The connection to one member's broker, kept up until it is stopped."""

    def __init__(self, app: App, provider: Provider) -> None:
        self._app, self._provider = app, provider
        self._ended = threading.Event()
        self._client = self._fresh()
        threading.Thread(target=self._run, name=f"broker-{provider.id}", daemon=True).start()

    def stop(self) -> None:
        """Hang up."""
        self._ended.set()
        self._client.disconnect()

    def _run(self) -> None:
        while not self._ended.is_set():
            try:
                self._client.connect(*mqtt.place(self._provider.config["url"]), KEEPALIVE)
                self._client.loop_forever()
            except Exception:  # no broker, or a message that was not stored: it is delivered again
                log.exception("broker of provider %s", self._provider.id)
                self._client = self._fresh()
            self._ended.wait(AFTER_A_FAULT)

    def _fresh(self) -> Client:
        url = self._provider.config["url"]
        name = hashlib.sha256(f"{self._provider.id} {url}".encode()).hexdigest()[:12]
        client = mqtt.client(url, f"concierge-{name}", clean_session=False, manual_ack=True)
        client.on_connect, client.on_disconnect, client.on_message = self._up, self._down, self._message
        return client

    def _up(self, client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if reason.is_failure:
            log.warning("broker of provider %s refuses us: %s", self._provider.id, reason)
            return
        connector = members.connector(self._app.connectors, self._provider)
        assert isinstance(connector, BrokerConnector | DispenserConnector)
        self._everybody(SignalKind.ALIVE)
        client.subscribe([(topic, mqtt.AT_LEAST_ONCE) for topic in connector.topics(self._member())])

    def _down(self, _client: Client, _data: Any, _flags: Any, reason: Any, _properties: Any) -> None:
        if not self._ended.is_set() and reason.is_failure:
            self._everybody(SignalKind.OFFLINE)

    def _message(self, client: Client, _data: Any, message: MQTTMessage) -> None:
        headers = {TOPIC: message.topic, RETAINED: "yes" if message.retain else "no"}
        try:
            connector = members.connector(self._app.connectors, self._provider)
            assert isinstance(connector, BrokerConnector | DispenserConnector)
            stamp = self._app.clock.machine()
            self._store(connector.receive(Incoming(headers, bytes(message.payload)), self._member(), stamp))
        except ConnectorError as error:  # it would be no better the next time
            log.warning("broker of provider %s: %s", self._provider.id, error)
        client.ack(message.mid, message.qos)

    def _everybody(self, kind: SignalKind) -> None:
        """Without its broker nobody's device can be heard."""
        try:
            self._store([Signal(str(kind), EVERY_DEVICE, kind, self._app.clock.machine())])
        except Exception:  # silence is found out by the clock as well
            log.exception("broker of provider %s", self._provider.id)

    def _store(self, said: Sequence[Signal | DispenserNews]) -> None:
        """Each in a commit of its own: one that fits nobody takes no other with it."""
        for signal in said:
            try:
                with self._app.db.write() as s:
                    provider = s.get(Provider, self._provider.id)
                    if provider is not None:
                        _take(s, self._app.clock.now(), provider, signal)
            except ConciergeError as error:
                log.warning("broker of provider %s: %s", self._provider.id, error.message)

    def _member(self) -> Member:
        with self._app.db.read() as s:
            return members.member(self._provider, s.get_one(Agency, self._provider.agency_id))


def _take(s: Session, now: datetime, provider: Provider, news: Signal | DispenserNews) -> str:
    if isinstance(news, DispenserNews):
        return dispensers.receive(s, now, provider, news)
    return signals.receive(s, now, provider, news)
