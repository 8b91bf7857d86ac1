"""One family of errors: each says what to do next, and which HTTP status a door answers with."""


class ConciergeError(Exception):
    """Something could not be done; the text says what to do next."""

    status = 500

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(ConciergeError):
    """The thing that was named does not exist here."""

    status = 404


class NotNow(ConciergeError):
    """The thing exists, but its state does not allow this step."""

    status = 409


class BadInput(ConciergeError):
    """What was sent cannot be used; ``field`` names the part that is wrong."""

    status = 422


class Refused(ConciergeError):
    """The caller did not prove who they are, or may not do this."""

    status = 403


class NotSignedIn(Refused):
    """A link, a code or a session is not good, or not any more: a new one is needed."""


class Misconfigured(ConciergeError):
    """The settings or the installation must be mended before this can work."""
