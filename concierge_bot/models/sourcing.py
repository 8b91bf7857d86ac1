"""What is looked for outside the network, and the businesses that were found for it."""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Field

from concierge_bot.models.base import Row, json_field


class FindingState(StrEnum):
    """How far a business is that was found: ``quoted`` means that it named its price."""

    found = "found"
    asked = "asked"
    quoted = "quoted"
    refused = "refused"
    chosen = "chosen"


class Search(Row, table=True):
    """A service that no member does, looked for by a person; ``wish`` is what she agreed to, as it was read back."""

    customer_id: int = Field(foreign_key="customer.id", index=True)
    task_id: int = Field(foreign_key="task.id", unique=True)
    kind: str
    wish: dict[str, str] = json_field(dict)
    ended_at: datetime | None = None


class Finding(Row, table=True):
    """A business that was found for a search, by whom (``source``), and its price in cents once it named one.

    ``terms`` is what of the wish it would do otherwise: its own time, that she goes there, that it is free.
    """

    search_id: int = Field(foreign_key="search.id", index=True)
    position: int
    name: str
    phone: str = ""
    address: str = ""
    source: str
    state: FindingState = FindingState.found
    price: int | None = None
    words: str = ""
    terms: dict[str, str] = json_field(dict)
    provider_id: int | None = Field(default=None, foreign_key="provider.id", index=True)
