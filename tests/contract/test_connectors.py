"""Holds every installed connector to the contract that outsiders are held to."""

from connectors.registry import Registry
from connectors.sms_provider import SmsProvider
from connectors.testing import FulfillingContract, MonitorContract, TextContract
from connectors.webhook import WebhookProvider
from connectors.webhook_monitor import WebhookMonitor


class TestWebhookProvider(FulfillingContract):
    connector = WebhookProvider()


class TestWebhookMonitor(MonitorContract):
    connector = WebhookMonitor()


class TestSmsProvider(TextContract):
    connector = SmsProvider()


def test_every_installed_connector_is_held_to_the_contract() -> None:
    contracts = (FulfillingContract, MonitorContract, TextContract)
    held = {type(suite.connector) for contract in contracts for suite in contract.__subclasses__()}
    assert {type(connector) for connector in Registry.installed()} <= held
