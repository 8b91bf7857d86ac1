"""How connectors are found, and that a broken one is named before anybody relies on it."""

from importlib.metadata import EntryPoint

import pytest

from connectors import registry
from connectors.base import Misconfigured
from connectors.kinds import Kind
from connectors.registry import GROUP, Registry
from connectors.sms_provider import SmsProvider
from connectors.webhook import WebhookProvider
from connectors.webhook_monitor import WebhookMonitor


def install(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Install one more connector, as an outsider's package would."""
    points = [EntryPoint("webhook", "connectors.webhook:WebhookProvider", GROUP)]
    points.append(EntryPoint("theirs", value, GROUP))
    monkeypatch.setattr(registry, "entry_points", lambda group: points)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.CARE_MONITOR}))
def test_webhooks_serve_every_kind_that_takes_jobs(kind: Kind) -> None:
    assert isinstance(Registry.installed().find("webhook", kind), WebhookProvider)


def test_the_same_channel_finds_another_connector_for_monitors() -> None:
    assert isinstance(Registry.installed().find("webhook", Kind.CARE_MONITOR), WebhookMonitor)


def test_providers_by_text_are_found_the_same_way() -> None:
    assert isinstance(Registry.installed().find("sms", Kind.COURIER), SmsProvider)


def test_an_unknown_channel_is_told_with_the_known_ones() -> None:
    with pytest.raises(Misconfigured, match=r"'fax' with a grocer.*sms, vendure, webhook, woocommerce"):
        Registry.installed().find("fax", Kind.GROCER)


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("connectors.nothing_here:Connector", "ModuleNotFoundError"),
        ("connectors.webhook:NoSuchClass", "AttributeError"),
        ("connectors.base:Connector", "abstract"),
        ("builtins:dict", "neither"),
    ],
)
def test_a_connector_that_does_not_load_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, value: str, why: str
) -> None:
    install(monkeypatch, value)
    with pytest.raises(Misconfigured, match=why) as raised:
        Registry.installed()
    assert "'theirs'" in str(raised.value)


def test_two_connectors_for_the_same_use_are_not_guessed_between(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "connectors.webhook:WebhookProvider")
    with pytest.raises(Misconfigured, match="both claim channel 'webhook'"):
        Registry.installed()


def test_an_outsiders_connector_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "connectors.webhook_monitor:WebhookMonitor")
    assert isinstance(Registry.installed().find("webhook", Kind.CARE_MONITOR), WebhookMonitor)
