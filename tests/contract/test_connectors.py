"""Holds every installed connector to the contract that outsiders are held to."""

import json

from concierge_bot.simulator import panel
from connectors.base import Incoming, Member
from connectors.kinds import Kind, SignalKind
from connectors.mqtt import TOPIC, MqttMonitor
from connectors.registry import Registry
from connectors.sia import SiaPanel
from connectors.sms_provider import SmsProvider
from connectors.testing import (
    BrokerContract,
    FulfillingContract,
    MonitorContract,
    PanelContract,
    TextContract,
)
from connectors.testing.common import STAMP
from connectors.webhook import WebhookProvider
from connectors.webhook_monitor import WebhookMonitor


class TestWebhookProvider(FulfillingContract):
    connector = WebhookProvider()


class TestWebhookMonitor(MonitorContract):
    connector = WebhookMonitor()


class TestSiaPanel(PanelContract):
    connector = SiaPanel()
    account = "4D2A"
    speaks = frozenset(panel.CODES)
    taken, not_taken = b'"ACK"', b'"NAK"'
    key = ""

    def member(self) -> Member:
        return Member("Safe Home", Kind.CARE_MONITOR, {}, (self.key,) if self.key else ())

    def signals(self, signal: str, account: str) -> Incoming:
        code = panel.CODES.get(SignalKind(signal)) if signal in set(SignalKind) else "LB"
        return Incoming({}, panel.frame(account, self.key, str(code), 7, STAMP))

    def garbage(self) -> list[Incoming]:
        good = panel.frame("4D2A", self.key, "MA", 7, STAMP)
        return [Incoming({}, line) for line in (b"", b"\r", b"hello\r", good[:-9] + b"\r", b"\xff" * 900)]


class TestSiaPanelWithKey(TestSiaPanel):
    key = "0123456789ABCDEF0123456789ABCDEF"
    taken = b'"*ACK"'


class TestMqttMonitor(BrokerContract):
    connector = MqttMonitor()
    account = "dorothy/bathroom"

    def signals(self, signal: str, account: str) -> Incoming:
        topic, state = f"zigbee2mqtt/{account}", {"signal": signal, "value": 41}
        if signal in ("offline", "alive"):
            topic, state = f"{topic}/availability", {"state": "offline" if signal == "offline" else "online"}
        return Incoming({TOPIC: topic}, json.dumps(state).encode())

    def garbage(self) -> list[Incoming]:
        bodies = (b"", b"{", b"[]", b"null", b"{}", b"[" * 5000, b"\xff")
        return [Incoming({TOPIC: "zigbee2mqtt/dorothy"}, body) for body in bodies]


class TestSmsProvider(TextContract):
    connector = SmsProvider()


def test_every_installed_connector_is_held_to_the_contract() -> None:
    contracts = (FulfillingContract, MonitorContract, PanelContract, BrokerContract, TextContract)
    held = {type(suite.connector) for contract in contracts for suite in contract.__subclasses__()}
    assert {type(connector) for connector in Registry.installed()} <= held
