"""What every row shares: an id, and the agency that it belongs to."""

from typing import Any

from sqlalchemy import JSON, Index, text
from sqlmodel import Field, SQLModel


class Row(SQLModel):
    """A row of one agency; nothing is ever read or sent across agencies.

    Where rows are many and written in haste ``agency_id`` has no index: few agencies share many rows of each.
    """

    id: int | None = Field(default=None, primary_key=True)
    agency_id: int = Field(foreign_key="agency.id", index=True)

    @property
    def key(self) -> int:
        """Return the id of a row that was flushed."""
        if self.id is None:
            raise RuntimeError(f"{type(self).__name__} has no id yet: flush the session first")
        return self.id


def only_set(name: str, column: str) -> Index:
    """Return an index of a column that is empty in most rows: those are not in it and cost it nothing."""
    there = text(f"{column} IS NOT NULL")
    return Index(name, column, sqlite_where=there, postgresql_where=there)


def json_field(default: type[list[Any]] | type[dict[str, Any]]) -> Any:
    """Return a JSON column; assign a new value to change it (changes inside are not seen)."""
    return Field(default_factory=default, sa_type=JSON)
