"""The one way the simulator's interface says no: a status, a sentence, perhaps a field."""


class Refused(Exception):
    """Answered as `{"error", "field"?}` with this HTTP status."""

    def __init__(self, status: int, error: str, field: str | None = None) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.field = field

    def body(self) -> dict[str, str]:
        """The JSON answer."""
        return {"error": self.error} if self.field is None else {"error": self.error, "field": self.field}


def not_built(what: str) -> Refused:
    """501 for a part of the contract that has no implementation yet, by its name."""
    return Refused(501, f"{what} is not built yet")
