"""Puts the house together from its settings; nothing else creates these parts."""

from dataclasses import dataclass
from typing import Self

import httpx

from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.channels.twilio import Carrier
from concierge_bot.clock import Clock
from concierge_bot.db import Database
from concierge_bot.settings import Settings
from concierge_bot.wake import Wake
from connectors.addresses import MemberTransport
from connectors.registry import Registry

WEBHOOK_TIMEOUT = 15.0


@dataclass(frozen=True)
class App:
    """The parts of one running process."""

    settings: Settings
    clock: Clock
    wake: Wake
    db: Database
    carrier: Carrier
    dialogue: Dialogue
    connectors: Registry
    http: httpx.Client

    @classmethod
    def build(cls, settings: Settings) -> Self:
        """Build all parts; a connector that does not load, or wrong settings, stop the start."""
        clock = Clock()
        wake = Wake(settings.database)
        return cls(
            settings=settings,
            clock=clock,
            wake=wake,
            db=Database(settings.database, clock, wake, movable_clock=settings.development),
            carrier=Carrier(settings),
            dialogue=Dialogue(settings),
            connectors=Registry.installed(),
            http=httpx.Client(
                timeout=WEBHOOK_TIMEOUT,
                follow_redirects=False,
                transport=MemberTransport(settings.private_hosts),
            ),
        )

    def close(self) -> None:
        """Give back the connections and sockets that the parts hold open."""
        self.db.engine.dispose()
        self.http.close()
        self.dialogue.close()
        self.wake.close()
