"""The MQTT broker of the town, to which the sensors in people's homes report; it starts with the first such town."""

import asyncio
import json
import socket
from collections.abc import Callable
from typing import Any

from amqtt.broker import Broker
from amqtt.plugins.base import BasePlugin

PATIENCE = 120.0


class Watch(BasePlugin):  # type: ignore[misc]  # amqtt's own types are not checked
    """Sees when the core listens, and when it acknowledges: a message that it stored."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self._subscribed: dict[str, str] = {}
        self.acknowledged = asyncio.Condition()
        self.count = 0
        self._users: dict[str, str] = {}
        self.told: Callable[[str, bytes], None] | None = None

    @property
    def listening(self) -> set[str]:
        """The users of whom a client has subscribed; one that only publishes and goes is none."""
        return set(self._subscribed.values())

    async def on_broker_message_received(self, *, message: Any, **_: Any) -> None:
        """The core told a device something; what the town itself says does not come by here."""
        if self.told is not None:
            self.told(message.topic, bytes(message.data or b""))

    async def on_mqtt_packet_received(self, *, packet: Any, session: Any = None) -> None:
        """A packet came from a client that has signed in."""
        if session is not None:
            self._users[session.client_id] = session.username or ""
        if type(packet).__name__ == "PubackPacket":
            async with self.acknowledged:
                self.count += 1
                self.acknowledged.notify_all()

    async def on_broker_client_subscribed(self, *, client_id: str, **_: Any) -> None:
        """From now on what is published reaches this client."""
        async with self.acknowledged:
            self._subscribed[client_id] = self._users.get(client_id, "")
            self.acknowledged.notify_all()

    async def on_broker_client_disconnected(self, *, client_id: str, **_: Any) -> None:
        """What it had not acknowledged is published again when it is back."""
        async with self.acknowledged:
            self._subscribed.pop(client_id, None)
            self.acknowledged.notify_all()


class TownBroker:
    """One broker for the simulator's whole life; each member of a town has a user of its own there."""

    def __init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = int(probe.getsockname()[1])
        self._broker: Any = None
        self._turn = asyncio.Lock()
        self.told: Callable[[str, bytes], None] | None = None

    def url(self, town: str) -> str:
        """Where the core listens for a town."""
        return f"mqtt://{town}@127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Begin, unless it has begun."""
        if self._broker is None:
            self._broker = Broker(
                {
                    "listeners": {"default": {"type": "tcp", "bind": f"127.0.0.1:{self._port}"}},
                    "plugins": {
                        "amqtt.plugins.authentication.AnonymousAuthPlugin": {"allow_anonymous": True},
                        f"{__name__}.{Watch.__name__}": {},
                    },
                }
            )
            await self._broker.start()
            self._watch().told = self._told

    async def close(self) -> None:
        """End."""
        if self._broker is not None:
            await self._broker.shutdown()

    async def publish(self, town: str, topic: str, state: dict[str, Any]) -> bool:
        """Publish until the core acknowledges it, two minutes at most; whether it did."""
        watch = self._watch()
        async with self._turn, asyncio.timeout(PATIENCE):
            while not await self._once(watch, town, topic, json.dumps(state).encode()):
                continue
        return True

    async def _once(self, watch: Watch, town: str, topic: str, body: bytes) -> bool:
        assert self._broker is not None
        async with watch.acknowledged:
            await watch.acknowledged.wait_for(lambda: town in watch.listening)
            before = watch.count
        await self._broker.internal_message_broadcast(topic, body, 1)
        async with watch.acknowledged:
            await watch.acknowledged.wait_for(lambda: watch.count > before or town not in watch.listening)
            return watch.count > before

    def _told(self, topic: str, body: bytes) -> None:
        if self.told is not None:
            self.told(topic, body)

    def _watch(self) -> Watch:
        assert self._broker is not None
        return next(p for p in self._broker.plugins_manager._plugins if isinstance(p, Watch))
