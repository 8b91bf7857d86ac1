"""What every action shares: it finds the customer, does one thing in one commit, and utters what came back.

An action that runs again for the same message (a retry after a crash) finds its answer in the outbox.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlmodel import Session, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Customer, Outbox
from concierge_bot.services.conversation import NOT_UNDERSTOOD
from concierge_bot.services.customers import by_conversation

Events = list[dict[str, Any]]


@dataclass(frozen=True)
class Turn:
    """One turn of the conversation, inside one transaction."""

    session: Session
    now: datetime
    customer: Customer
    text: str
    intent: str
    slots: dict[str, Any]
    once: str
    message: int | None = None
    confidence: float = 1.0
    readings: Sequence[tuple[str, float]] = ()
    form: str = ""


class CoreAction(Action):  # type: ignore[misc]  # rasa_sdk ships no types
    """Base of all our actions; it is given the application, so nothing is global."""

    action_name = ""

    def __init__(self, app: App) -> None:
        self._app = app

    def name(self) -> str:
        """Return the name under which the domain knows this action."""
        return self.action_name

    @abstractmethod
    def do(self, turn: Turn) -> str:
        """Do the one thing of this action; return the sentence that the core has put into the outbox, if any."""

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Serve a call of the dialogue server (Rasa's action protocol)."""
        with self._app.db.write() as session:
            turn = turn_of(self._app, session, tracker, self.name())
            sentence = _said_before(session, turn.once) or self.do(turn)
        if sentence:
            dispatcher.utter_message(json_message={"said": sentence})
        return self.after(turn)

    def after(self, turn: Turn) -> Events:
        """Return the events that follow, for instance to empty a form's slots."""
        return []


def turn_of(app: App, session: Session, tracker: Tracker, action: str) -> Turn:
    """Read a turn from the tracker that the dialogue server sent along."""
    latest = tracker.latest_message
    told = latest.get("metadata") or {}
    message = told.get("message", "none")
    ranking = [(one["name"], one["confidence"]) for one in latest.get("intent_ranking") or []]
    return Turn(
        session=session,
        now=app.clock.now(),
        customer=by_conversation(session, tracker.sender_id),
        text=told.get("words") or latest.get("text") or "",
        intent=(latest.get("intent") or {}).get("name") or "",
        slots=dict(tracker.slots),
        once=f"answer:{message}:{action}",
        message=message if isinstance(message, int) else None,
        readings=[reading for reading in ranking if reading[0] != NOT_UNDERSTOOD],
        confidence=(latest.get("intent") or {}).get("confidence") or 0.0,
        form=(tracker.active_loop or {}).get("name") or "",
    )


def _said_before(session: Session, once: str) -> str | None:
    row = session.exec(select(Outbox).where(Outbox.key_once == once)).first()
    return row.body if row else None
