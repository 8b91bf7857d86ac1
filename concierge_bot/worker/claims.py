"""What this worker has claimed to send, for as long as it is there: loading another world takes it away."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from concierge_bot.bootstrap import App
from concierge_bot.models import Attempt, Outbox, OutboxState


@dataclass(frozen=True)
class Claim:
    """A row that this worker has leased, the attempt to send it, and the number that it is sent from."""

    row: Outbox
    attempt: Attempt
    sender: str

    def still(self, s: Session) -> Outbox | None:
        """Return the row as it is now, locked; None if it is gone, though a new world may use its id again."""
        attempt = s.get(Attempt, self.attempt.id, with_for_update=True)
        if attempt is None or attempt.began_at != self.attempt.began_at:
            return None
        return s.get_one(Outbox, self.row.id, with_for_update=True)

    def end(
        self, s: Session, machine: datetime, code: str, answer: str = "", status: int | None = None
    ) -> None:
        """Write down how the attempt ended, at a moment of machine time."""
        attempt = s.get_one(Attempt, self.attempt.id)
        attempt.ended_at, attempt.code, attempt.answer, attempt.status = machine, code, answer, status
        s.add(attempt)

    def close(
        self,
        s: Session,
        app: App,
        row: Outbox,
        state: OutboxState,
        code: str,
        answer: str = "",
        status: int | None = None,
    ) -> None:
        """End the row, and the attempt with it."""
        row.state, row.lease_until, row.ended_at = state, None, app.clock.now()
        s.add(row)
        self.end(s, app.clock.machine(), code, answer, status)
