"""What every action shares: it finds the customer, does one thing in one commit, and utters what came back.

An action that runs again for the same message (a retry after a crash) finds its answer in the outbox.
"""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from sqlmodel import Session, select

from concierge_bot.bootstrap import App
from concierge_bot.models import Customer, Message, Outbox
from concierge_bot.services.people.customers import agency_of, by_conversation
from concierge_bot.services.talk import left_open
from concierge_bot.services.talk.known_intents import NOT_UNDERSTOOD
from concierge_bot.understanding.visits import trades

Events = list[dict[str, Any]]
FORGOTTEN = [
    SlotSet(slot, None)
    for slot in (
        "order_what",
        "order_when",
        "refill_what",
        "schedule_what",
        "schedule_when",
        "service_what",
        "service_when",
        "remind_what",
        "remind_when",
        "remind_heard",
        "hold_until",
    )
]
A_PERSON = "a person"
"""What fills a slot that is not read though she was asked twice: a person asks her."""
MOST_INTERRUPTIONS = 2
"""A form asks again after she spoke of something else once; then it lets its question go."""


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
    interruptions: int = 0
    asked: int = 0

    @property
    def is_part(self) -> bool:
        """Tell whether it is a part of a text, the rest of which has an answer of its own."""
        message = self.session.get(Message, self.message) if self.message is not None else None
        return message is not None and message.part_of is not None

    def wish(self, form: str) -> str:
        """Return what a form has heard of what she wants."""
        known: str = self.slots.get(left_open.WISHES[form]) or ""
        return "" if known == A_PERSON else known

    def to_a_person(self, form: str, *, once: str) -> str:
        """Give what a form has collected to a person; return what she is told."""
        who = self.session, self.now, self.customer
        return left_open.to_a_person(*who, form, self.wish(form), self.text, once=once)


class CoreAction(Action):  # type: ignore[misc]  # rasa_sdk ships no types
    """Base of all our actions; it is given the application, so nothing is global."""

    action_name = ""
    interrupts = True
    """Whether it answers something else where a form waits, and is not what the form itself does."""
    says_left = True
    """Whether she hears that a form let its question go; beside danger there is no place for it."""

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
            with trades.spoken(agency_of(session, turn.customer).trade):
                sentence = _said_before(session, turn.once) or self.do(turn)
            left = self._left(turn)
            only_told = turn.is_part and not (sentence or left)
        for text in (sentence, left):
            if text or only_told:
                dispatcher.utter_message(json_message={"said": text or ""})
        return [*self.after(turn), *([ActiveLoop(None), *FORGOTTEN] if left is not None else [])]

    def after(self, turn: Turn) -> Events:
        """Return the events that follow, for instance to empty a form's slots."""
        return []

    def _left(self, turn: Turn) -> str | None:
        """Let a form go that she answered with other things again and again: a person asks; None where it goes on."""
        if not (self.interrupts and turn.form and turn.interruptions >= MOST_INTERRUPTIONS):
            return None
        wanted = self.says_left and left_open.is_wish(turn.form, turn.wish(turn.form))
        return turn.to_a_person(turn.form, once=f"{turn.once}:left") if wanted else ""


def turn_of(app: App, session: Session, tracker: Tracker, action: str) -> Turn:
    """Read a turn from the tracker that the dialogue server sent along."""
    latest = tracker.latest_message
    told = latest.get("metadata") or {}
    message = told.get("message", "none")
    since = _since_form_began(tracker.events)
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
        interruptions=sum(event["event"] == "action_execution_rejected" for event in since),
        asked=sum((event.get("name") or "").startswith("action_ask_") for event in since),
    )


def _since_form_began(events: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    return events[
        max((n for n, event in enumerate(events) if event["event"] == "active_loop"), default=len(events)) :
    ]


def _said_before(session: Session, once: str) -> str | None:
    row = session.exec(select(Outbox).where(Outbox.key_once == once)).first()
    return row.body if row else None
