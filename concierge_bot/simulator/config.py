"""What the simulated world must be told to start: read once as JSON, never from the environment."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

Behaviour = Literal["manual", "accepts", "declines", "silent", "down", "gone", "slow"]


class Settings(BaseModel):
    """Where the core is, the keys shared with it, and the town to load at start (if any)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = "127.0.0.1"
    port: int = 8401
    core_url: str
    public_url: str
    account_sid: str
    auth_token: str
    operations_key: str
    desk_key: str
    sia_port: int = 0
    scenario: str | None = None
    behaviour: Behaviour = "manual"

    @property
    def address(self) -> str:
        """The simulator's own address, as the core reaches it."""
        host = "127.0.0.1" if self.host == "0.0.0.0" else self.host  # noqa: S104 - read, not bound
        return f"http://{host}:{self.port}"
