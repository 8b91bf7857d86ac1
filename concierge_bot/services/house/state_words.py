"""How rows, windows and instants are written in a read model."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

State = dict[str, Any]


def fields(row: object, names: Iterable[str]) -> State:
    """Return some fields of a row as they are."""
    return {name: getattr(row, name) for name in names}


def window_told(start: datetime | None, end: datetime | None) -> State | None:
    """Return a window, or None where there is none."""
    return {"start": iso(start), "end": iso(end)} if start else None


def iso(at: datetime | None) -> str | None:
    """Return an instant in ISO 8601, in UTC."""
    return at.isoformat().replace("+00:00", "Z") if at else None
