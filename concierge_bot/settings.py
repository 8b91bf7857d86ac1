"""Every setting in one place, read once at the start; docs/settings.md explains each."""

import json
import os
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from concierge_bot.errors import Misconfigured

PREFIX = "CONCIERGE_"
FILE = ".env"
DEVELOPMENT_SECRET = "development-only-not-a-secret"  # noqa: S105 - refused outside development
DEVELOPMENT_ACCOUNT = "AC00000000000000000000000000000000"
SHORTEST_SECRET = 16
"""Characters; a token of the carrier has 32, one that README's command makes 43."""
SECRETS = ("twilio_auth_token", "operations_key", "desk_key", "dialogue_token")


class Settings(BaseSettings):
    """What an installation may choose; environment names carry the prefix ``CONCIERGE_``."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=FILE, extra="forbid")

    environment: Literal["development", "production"] = "development"
    database_url: str = ""
    var: Path = Path("var")
    keep: bool = Field(default=False, validation_alias=AliasChoices("KEEP", "CONCIERGE_KEEP"))
    live: bool = Field(default=False, validation_alias=AliasChoices("LIVE", "CONCIERGE_LIVE"))
    test_numbers: Annotated[list[str], NoDecode] = []
    development_hosts: Annotated[list[str], NoDecode] = ["127.0.0.1", "localhost", "::1"]

    host: str = "127.0.0.1"
    port: int = 8400
    simulator_port: int = 8401
    dialogue_port: int = 8402
    public_url: str = ""

    sia_host: str = "127.0.0.1"
    sia_port: int = 0
    mqtt: bool = False

    twilio_account_sid: str = DEVELOPMENT_ACCOUNT
    twilio_auth_token: SecretStr = SecretStr(DEVELOPMENT_SECRET)
    twilio_api_url: str = "https://api.twilio.com"
    messages_per_second: float = Field(default=1.0, gt=0)

    directory_url: str = ""
    dialogue_url: str = ""
    dialogue_token: SecretStr = SecretStr(DEVELOPMENT_SECRET)
    dialogue_timeout: float = Field(default=8.0, gt=0)

    operations_key: SecretStr = SecretStr(DEVELOPMENT_SECRET)
    desk_key: SecretStr = SecretStr(DEVELOPMENT_SECRET)

    @field_validator("test_numbers", "development_hosts", mode="before")
    @classmethod
    def _split(cls, words: object) -> object:
        """Numbers and hosts are written one after another, with commas between."""
        return (
            [n.strip() for n in words.strip("[]").replace('"', "").split(",") if n.strip()]
            if isinstance(words, str)
            else words
        )

    @model_validator(mode="after")
    def _no_default_secret_in_production(self) -> "Settings":
        if self.environment == "development":
            return self
        for name in SECRETS:
            secret = getattr(self, name).get_secret_value()
            if secret == DEVELOPMENT_SECRET:
                raise ValueError(f"CONCIERGE_{name.upper()} still has its development value: set your own")
            if len(secret) < SHORTEST_SECRET:
                raise ValueError(
                    f"CONCIERGE_{name.upper()} is empty or short: give it {SHORTEST_SECRET} characters or more"
                )
        if self.twilio_account_sid == DEVELOPMENT_ACCOUNT:
            raise ValueError("CONCIERGE_TWILIO_ACCOUNT_SID is not set: copy it from your Twilio console")
        if urlsplit(self.public).scheme != "https":
            raise ValueError(
                "CONCIERGE_PUBLIC_URL must be the https address at which Twilio reaches this house"
            )
        return self

    @property
    def database(self) -> str:
        """Return the SQLAlchemy URL of the database."""
        return self.database_url or f"sqlite:///{self.var}/concierge.db"

    @property
    def core(self) -> str:
        """Return the web process's own address on this machine."""
        return f"http://{self.host}:{self.port}"

    @property
    def simulator(self) -> str:
        """Return the simulated world's address on this machine."""
        return f"http://127.0.0.1:{self.simulator_port}"

    @property
    def public(self) -> str:
        """Return the address at which the carrier and members reach us, over which the carrier signs."""
        return (self.public_url or self.core).rstrip("/")

    @property
    def dialogue(self) -> str:
        """Return the dialogue server's address, on loopback."""
        return (self.dialogue_url or f"http://127.0.0.1:{self.dialogue_port}").rstrip("/")

    @property
    def development(self) -> bool:
        """Tell whether the movable clock and the loading of scenarios exist."""
        return self.environment == "development"

    @property
    def demonstration(self) -> bool:
        """Tell whether the simulated world stands in for the carrier: development, and no account of one's own."""
        return self.development and self.twilio_account_sid == DEVELOPMENT_ACCOUNT

    @property
    def private_hosts(self) -> frozenset[str]:
        """Return the hosts that a member may have although they are not public: outside development none."""
        return frozenset(self.development_hosts) if self.development else frozenset()

    def environ(self) -> dict[str, str]:
        """Return the environment in which another process of this house reads these same settings."""
        own = self.model_dump(mode="json")
        secrets = {name: getattr(self, name).get_secret_value() for name in SECRETS}
        told = {f"{PREFIX}{name.upper()}": _plain(value) for name, value in (own | secrets).items()}
        return {**os.environ, **told}

    def may_text(self, phone: str) -> bool:
        """Tell whether a number may be texted or called at all: everybody only when live."""
        return self.demonstration or self.live or phone in self.test_numbers


def load() -> Settings:
    """Read the settings; a wrong one raises Misconfigured with the key's name in it."""
    _refuse_unknown_keys()
    try:
        return Settings()
    except ValidationError as error:
        lines = [_line(e["loc"], e["msg"]) for e in error.errors()]
        raise Misconfigured("Settings: " + "; ".join(lines)) from error


def _refuse_unknown_keys() -> None:
    """A misspelt key, or one without its prefix, would leave its setting at the default in silence."""
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {"KEEP", "LIVE"}
    for key in dotenv_values(FILE):
        if key.upper() not in known:
            right = f"{PREFIX}{key.upper()}"
            advice = f"write {right}" if right in known else "remove it or mend its spelling"
            raise Misconfigured(
                f"Settings: {key} in {FILE} is not a setting (see docs/settings.md): {advice}"
            )


def _line(loc: tuple[int | str, ...], message: str) -> str:
    return f"{str(loc[0]).upper()}: {message}" if loc else message


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
