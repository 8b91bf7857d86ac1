"""Stand-ins for what the tests of the core cannot have: the carrier with the ways in which it can fail, and Rasa."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import httpx

from actions.serving import Actions
from concierge_bot.bootstrap import App
from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.channels.twilio import Carrier, CarrierBusy, CarrierRefused, CarrierUnsure, Known, Received
from concierge_bot.clock import Clock
from concierge_bot.settings import Settings


class Killed(BaseException):
    """The process ends here, as after kill -9: nothing that follows is done."""


@dataclass(frozen=True)
class Taken:
    """One text or call that the carrier has."""

    sid: str
    sender: str
    to: str
    body: str
    outbox_id: int
    at: datetime


class FakeCarrier(Carrier):
    """Signs as the real one, takes texts and calls as the carrier does; ``breaks`` says how its next answers fail.

    ``before``: the connection fails before it has anything; ``after``: it has it, and its answer is lost;
    ``killed before`` and ``killed after``: the sender dies at that moment; a code such as ``21610``: it refuses;
    ``busy``: it takes nothing just now.
    ``meanwhile`` is done while it has a request in hand; ``list_down`` takes its list away, ``list_lags`` lets it
    show each thing only so long after it took it.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__(settings)
        self.clock = clock
        self.taken: list[Taken] = []
        self.ended: list[str] = []
        self.breaks = ""
        self.meanwhile: Callable[[], object] = lambda: None
        self.missed: list[Received] = []
        self.list_down = False
        self.list_lags = timedelta(0)
        self.clock_is_behind = timedelta(0)
        self.questions = 0

    def text(self, sender: str, to: str, body: str, outbox_id: int) -> str:
        """Take a text."""
        return self._take(sender, to, body, outbox_id)

    def call(self, sender: str, to: str, outbox_id: int) -> str:
        """Take a call."""
        return self._take(sender, to, "", outbox_id)

    def hang_up(self, sid: str) -> str:
        """End a call."""
        self.ended.append(sid)
        if self.breaks == "killed after":
            raise Killed
        return sid

    def sent_texts(self, sender: str, to: str, since: datetime) -> list[Known]:
        """Tell of the texts to a number, newest first."""
        return self._listed(sender, to)

    def received_texts(self, phone: str, since: datetime) -> list[Received]:
        """Tell of the texts to us."""
        if self.list_down:
            raise CarrierUnsure("the list does not answer")
        return self.missed

    def placed_calls(self, sender: str, to: str, since: datetime) -> list[Known]:
        """Tell of the calls to a number, newest first."""
        return self._listed(sender, to)

    def bodies(self) -> list[str]:
        """Return the words of everything it has, in the order in which it came."""
        return [one.body for one in self.taken]

    def _take(self, sender: str, to: str, body: str, outbox_id: int) -> str:
        self.meanwhile()
        if self.breaks.isdigit():
            raise CarrierRefused(self.breaks)
        if self.breaks == "busy":
            raise CarrierBusy("not now")
        if self.breaks == "before":
            raise CarrierUnsure("no connection")
        if self.breaks == "killed before":
            raise Killed
        sid = f"SM{len(self.taken):032d}"
        self.taken.append(
            Taken(sid, sender, to, body, outbox_id, self.clock.machine() - self.clock_is_behind)
        )
        if self.breaks == "after":
            raise CarrierUnsure("no answer")
        if self.breaks == "killed after":
            raise Killed
        return sid

    def _listed(self, sender: str, to: str) -> list[Known]:
        self.meanwhile()
        self.questions += 1
        if self.list_down:
            raise CarrierUnsure("the list does not answer")
        return [
            Known(t.sid, t.body, "sent", t.at)
            for t in reversed(self.taken)
            if (t.sender, t.to) == (sender, to)
            and t.at + self.clock_is_behind + self.list_lags <= self.clock.machine()
        ]


ENDS = {
    "nlu_fallback": "not_understood",
    "order_groceries": "quote_order",
    "refill_medication": "quote_refill",
    "request_service": "quote_service",
}
"""Which action an intent ends in that is not called by its name; a form that asks for nothing is over at once."""


class FakeRasa:
    """The dialogue server as far as no model is asked: an intent that the core names calls the action of its rule.

    ``reads`` says which intents, the likeliest first, it reads in words of hers, each with the same ``share`` of its
    confidence, and ``answers`` what they would answer; ``told`` and ``heard`` keep what the core let it know and
    asked it, ``form`` names what asks just now.
    ``stuck``: it answers nothing until the conversation begins anew.
    """

    def __init__(self, app: App) -> None:
        self.reads: dict[str, list[str]] = {}
        self.answers: dict[str, dict[str, tuple[str, float]]] = {}
        self.told: list[dict[str, Any]] = []
        self.heard: list[dict[str, Any]] = []
        self.down = False
        self.form = ""
        self.share = 0.3
        self.stuck = False
        self._actions = Actions(app)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Serve a request of the core."""
        if self.down:
            raise httpx.ConnectError("nobody listens")
        if request.method == "GET":
            return httpx.Response(200, json={"events": [], "active_loop": {"name": self.form}})
        asked = json.loads(request.content)
        if request.url.path == "/model/parse":
            seen = self.reads.get(asked["text"], ["chitchat"])
            ranking = [{"name": name, "confidence": self.share} for name in seen]
            answers = {
                kind: {"name": name, "confidence": share}
                for kind, (name, share) in self.answers.get(asked["text"], {}).items()
            }
            return httpx.Response(200, json={"intent_ranking": ranking, "answers": answers})
        if request.url.path.endswith("/tracker/events"):
            self.told += asked
            self.stuck = self.stuck and all(event["event"] != "session_started" for event in asked)
            return httpx.Response(200, json={})
        if self.stuck:
            return httpx.Response(200, json=[])
        told = {"words": asked["metadata"]["words"]} if "words" in asked["metadata"] else {}
        self.heard.append({"message": asked["message"], **told})
        named = asked["message"].removeprefix("/") if asked["message"].startswith("/") else ""
        intents = [named] if named else self.reads[asked["message"]]
        with ThreadPoolExecutor(1) as apart:  # in a process of its own it has its own event loop
            served = apart.submit(self._actions.serve, self._call(asked, intents)).result()
        answer = json.loads(json.dumps(served, default=vars))
        return httpx.Response(200, json=answer["responses"])

    def _call(self, asked: dict[str, Any], intents: list[str]) -> dict[str, Any]:
        heard = {
            "text": asked["message"],
            "intent": {"name": intents[0], "confidence": 1.0},
            "intent_ranking": [{"name": name, "confidence": self.share} for name in intents],
            "metadata": asked["metadata"],
        }
        tracker = {
            "sender_id": asked["sender"],
            "latest_message": heard,
            "slots": {},
            "active_loop": {},
            "events": [],
        }
        action = ENDS.get(intents[0], intents[0])
        return {
            "next_action": f"action_{action}",
            "sender_id": asked["sender"],
            "tracker": tracker,
            "domain": {},
        }


def with_rasa(app: App) -> tuple[App, FakeRasa]:
    """Return the application with a stand-in for the dialogue server, and the stand-in."""
    rasa = FakeRasa(app)
    return replace(app, dialogue=Dialogue(app.settings, httpx.MockTransport(rasa))), rasa
