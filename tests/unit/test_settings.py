"""Settings: a mistake in them stops the start with the name of what is wrong, never with a secret."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from concierge_bot import settings as reading
from concierge_bot.errors import Misconfigured
from concierge_bot.settings import DEVELOPMENT_ACCOUNT, DEVELOPMENT_SECRET, SECRETS, Settings

Load = Callable[..., Settings]
PRODUCTION = {
    "CONCIERGE_ENVIRONMENT": "production",
    "CONCIERGE_TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
    "CONCIERGE_PUBLIC_URL": "https://house.example.test",
    **{f"CONCIERGE_{name.upper()}": f"own-{name}-of-this-house" for name in SECRETS},
}


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Load:
    """Read the settings of an empty folder with nothing in the environment but what the test says."""
    for name in [*Settings.model_fields, "keep", "live"]:
        monkeypatch.delenv(f"CONCIERGE_{name.upper()}", raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)

    def read(file: str = "", **environ: str) -> Settings:
        Path(".env").write_text(file)
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        return reading.load()

    return read


def test_without_any_setting_it_is_a_demonstration_on_loopback(load: Load) -> None:
    found = load()
    assert found.demonstration
    assert found.host == "127.0.0.1"
    assert found.database == "sqlite:///var/concierge.db"


@pytest.mark.parametrize(
    "line", ["CONCIERGE_PROT=8400", "TWILIO_AUTH_TOKEN=mine", "CONCIERGE_=1", "CONCIERGE_PROT="]
)
def test_an_unknown_key_in_the_file_stops_with_its_name(load: Load, line: str) -> None:
    with pytest.raises(Misconfigured) as stop:
        load(line)
    assert line.split("=")[0] in stop.value.message
    assert "docs/settings.md" in stop.value.message


def test_a_key_without_its_prefix_is_told_how_it_is_written(load: Load) -> None:
    with pytest.raises(Misconfigured, match="write CONCIERGE_TWILIO_AUTH_TOKEN"):
        load("TWILIO_AUTH_TOKEN=mine")


def test_the_file_is_read(load: Load) -> None:
    found = load("CONCIERGE_PORT=9000\nconcierge_host=127.0.0.3\nKEEP=1\n# a remark\n")
    assert (found.port, found.host, found.keep) == (9000, "127.0.0.3", True)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CONCIERGE_PORT", "eight"),
        ("CONCIERGE_ENVIRONMENT", "staging"),
        ("CONCIERGE_MESSAGES_PER_SECOND", "0"),
        ("CONCIERGE_DIALOGUE_TIMEOUT", "-1"),
        ("LIVE", "perhaps"),
    ],
)
def test_a_value_that_cannot_be_stops_with_the_name_of_its_key(load: Load, name: str, value: str) -> None:
    with pytest.raises(Misconfigured) as stop:
        load(**{name: value})
    assert name.removeprefix("CONCIERGE_") in stop.value.message


def test_production_starts_with_everything_of_its_own(load: Load) -> None:
    found = load(**PRODUCTION)
    assert not found.development
    assert not found.demonstration


@pytest.mark.parametrize("secret", [DEVELOPMENT_SECRET, "", "short"])
@pytest.mark.parametrize("name", SECRETS)
def test_a_default_or_empty_secret_outside_development_stops_with_its_name(
    load: Load, name: str, secret: str
) -> None:
    key = f"CONCIERGE_{name.upper()}"
    with pytest.raises(Misconfigured) as stop:
        load(**{**PRODUCTION, key: secret})
    assert key in stop.value.message
    assert "own-" not in str(stop.value), "no secret is shown"


@pytest.mark.parametrize(
    ("key", "value"),
    [("CONCIERGE_TWILIO_ACCOUNT_SID", DEVELOPMENT_ACCOUNT), ("CONCIERGE_PUBLIC_URL", "http://house.test")],
)
def test_production_needs_an_account_and_an_https_address(load: Load, key: str, value: str) -> None:
    with pytest.raises(Misconfigured) as stop:
        load(**{**PRODUCTION, key: value})
    assert key in stop.value.message


def test_a_secret_is_never_shown(load: Load) -> None:
    assert "own-desk_key" not in repr(load(**PRODUCTION))


CHOSEN: dict[str, Any] = {
    "environment": "production",
    "database_url": "postgresql+psycopg://concierge@db/concierge",
    "var": Path("/srv/concierge"),
    "keep": True,
    "live": True,
    "test_numbers": ["+13055550134", "+13055550140"],
    "development_hosts": ["town.test", "::1"],
    "host": "127.0.0.2",
    "port": 1,
    "sia_host": "127.0.0.3",
    "sia_port": 4,
    "mqtt": True,
    "simulator_port": 2,
    "dialogue_port": 3,
    "public_url": "https://house.example.test",
    "twilio_account_sid": "AC" + "2" * 32,
    "twilio_api_url": "https://carrier.example.test",
    "messages_per_second": 2.5,
    "directory_url": "https://map.example.test/api/interpreter",
    "dialogue_url": "http://127.0.0.1:9",
    "dialogue_timeout": 3.5,
    **{name: SecretStr(f'own {name} = "quoted"') for name in SECRETS},
}


def test_a_private_host_of_a_member_is_named_and_only_in_development(load: Load) -> None:
    assert load().private_hosts == {"127.0.0.1", "localhost", "::1"}
    told = {"CONCIERGE_DEVELOPMENT_HOSTS": "town.test, 10.0.0.7"}
    assert load(**told).private_hosts == {"town.test", "10.0.0.7"}
    assert load(**{**PRODUCTION, **told}).private_hosts == frozenset()


def test_another_process_reads_the_very_same_settings(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(CHOSEN) == set(Settings.model_fields), "every setting takes part"
    told = Settings.model_construct(**CHOSEN)
    for name, value in told.environ().items():
        monkeypatch.setenv(name, value)
    assert load("CONCIERGE_PORT=8400").model_dump() == told.model_dump()


@pytest.mark.parametrize(
    ("environ", "phone", "may"),
    [
        ({}, "+13055550134", True),
        (PRODUCTION, "+13055550134", False),
        ({**PRODUCTION, "CONCIERGE_TEST_NUMBERS": '["+13055550134"]'}, "+13055550134", True),
        ({**PRODUCTION, "CONCIERGE_TEST_NUMBERS": '["+13055550134"]'}, "+13055550135", False),
        ({**PRODUCTION, "LIVE": "yes"}, "+13055550135", True),
        ({**PRODUCTION, "CONCIERGE_LIVE": "yes"}, "+13055550135", True),
    ],
)
def test_outside_development_only_listed_numbers_are_texted_until_live(
    load: Load, environ: dict[str, str], phone: str, may: bool
) -> None:
    assert load(**environ).may_text(phone) is may
