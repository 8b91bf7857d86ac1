"""The one way the simulator's interface says no: a status, a sentence, perhaps a field."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from fastapi.responses import Response


class Refused(Exception):
    """Answered as `{"error", "field"?}` with this HTTP status."""

    def __init__(self, status: int, error: str, field: str | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.field = field

    def answer(self) -> Response:
        """The JSON answer, in ASCII because it may quote anything that was sent."""
        said = {"error": self.error} | ({"field": self.field} if self.field else {})
        return Response(json.dumps(said), self.status, media_type="application/json")


def wrong(fault: Mapping[str, Any], place: Sequence[str | int]) -> Refused:
    """422 for a fault that pydantic found at a place in the body."""
    field = ".".join(str(part) for part in place)
    trouble = str(fault["msg"]).removeprefix("Value error, ")
    return Refused(422, f"{field or 'the body'}: {trouble}", field or None)


def not_built(what: str) -> Refused:
    """501 for a part of the contract that has no implementation yet, by its name."""
    return Refused(501, f"{what} is not built yet")
