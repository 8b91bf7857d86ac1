"""What every row shares: an id, and the agency that it belongs to."""

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """A row of one agency; nothing is ever read or sent across agencies."""

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)

    @property
    def key(self) -> int:
        """Return the id of a row that was flushed."""
        if self.id is None:
            raise RuntimeError(f"{type(self).__name__} has no id yet: flush the session first")
        return self.id


def json_field(default: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """Return a JSON column; assign a new value to change it (changes inside are not seen)."""
    return Field(default_factory=default, sa_type=JSON)
