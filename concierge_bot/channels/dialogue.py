"""Rasa's REST channel as a client: words go in, sentences come back; an empty list is a failure, not an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import httpx

from concierge_bot.connections import LIMITS
from concierge_bot.settings import Settings
from concierge_bot.texts import say
from concierge_bot.understanding.answers.answered import Parsed

WORDS_IN = "/webhooks/rest/webhook"
BEGINS_ANEW = (
    {"event": "action", "name": "action_session_start"},
    {"event": "session_started"},
    {"event": "action", "name": "action_listen"},
)
NOTHING_BACK = MappingProxyType({"include_events": "NONE"})
"""The state of a conversation without its events, which may be many."""


class DialogueFailed(Exception):
    """The dialogue server is down, slow, or answered nothing (its REST channel swallows exceptions as ``[]``)."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer; ``said`` means that the core has written it to the outbox itself."""

    text: str
    said: bool = False


Reading = tuple[str, float]
FALLBACK = "nlu_fallback"
"""Rasa's own word for "none of them is likely enough"."""


class Dialogue:
    """Speaks with the dialogue server on loopback."""

    def __init__(self, settings: Settings, transport: httpx.BaseTransport | None = None) -> None:
        self._token = settings.dialogue_token.get_secret_value()
        self._http = httpx.Client(
            base_url=settings.dialogue,
            timeout=settings.dialogue_timeout,
            transport=transport,
            limits=LIMITS,
        )

    def turn(
        self, conversation: str, words: str, message_id: int, *, intent: str = "", again: bool = False
    ) -> list[Sentence]:
        """Hand in her words once; on a second try an answer that was lost on its way is taken from the tracker.

        With an ``intent`` no model reads the words: they are told to the actions as they are. An empty answer means
        that the conversation stands where it leads nowhere: the words are read once more, as the first of a new one.
        """
        if again and (known := self._answered(conversation, message_id)):
            return known
        told = {"message": message_id} | ({"words": words} if intent else {})
        body = {"sender": conversation, "message": f"/{intent}" if intent else words, "metadata": told}
        replies = self._json("POST", WORDS_IN, json=body)
        if not replies:
            self._tell(conversation, BEGINS_ANEW)
            replies = self._json("POST", WORDS_IN, json=body)
        if not replies:
            raise DialogueFailed("the dialogue server answered with an empty list twice: see its log")
        return [_sentence(reply) for reply in replies]

    def tell(self, conversation: str, slots: Mapping[str, str | None], at: float, *, anew: bool) -> None:
        """Let it know what it cannot have heard, as of a Unix time; ``anew`` ends the session before that."""
        events: list[dict[str, Any]] = [{"event": "slot", "name": k, "value": v} for k, v in slots.items()]
        if anew:
            events = [*BEGINS_ANEW[:-1], *events, BEGINS_ANEW[-1]]
        self._tell(conversation, [event | {"timestamp": at} for event in events])

    def asks(self, conversation: str) -> bool:
        """Tell whether a form is still asking for something."""
        tracker = self._json("GET", f"/conversations/{conversation}/tracker", params=NOTHING_BACK)
        return bool(tracker["active_loop"].get("name"))

    def read(self, words: str) -> Parsed:
        """Return what the model reads in a text without a conversation: requests, the likeliest first, and answers."""
        found = self._json("POST", "/model/parse", json={"text": words})
        intents = [(i["name"], i["confidence"]) for i in found["intent_ranking"] if i["name"] != FALLBACK]
        told = {kind: (a["name"], a["confidence"]) for kind, a in found.get("answers", {}).items()}
        return Parsed(intents, told)

    def parse(self, words: str) -> list[Reading]:
        """Return the requests that the model reads in a text: intent and confidence, the likeliest first."""
        return list(self.read(words).intents)

    def healthy(self) -> bool:
        """Tell whether the server is up with a model loaded."""
        try:
            return bool(self._json("GET", "/status").get("model_file"))
        except DialogueFailed:
            return False

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()

    def _tell(self, conversation: str, events: Sequence[Mapping[str, Any]]) -> None:
        path = f"/conversations/{conversation}/tracker/events"
        self._json("POST", path, params=NOTHING_BACK, json=list(events))

    def _answered(self, conversation: str, message_id: int) -> list[Sentence]:
        """Return what was already answered to a message: the bot's events after the user's event of that id."""
        tracker = self._json("GET", f"/conversations/{conversation}/tracker")
        found: list[Sentence] | None = None
        for event in tracker.get("events", []):
            if event["event"] == "user":
                mine = (event.get("metadata") or {}).get("message") == message_id
                found = [] if mine else found
            elif event["event"] == "bot" and found is not None:
                found.append(_bot_event(event))
        return found or []

    def _json(
        self, method: str, path: str, params: Mapping[str, str] = MappingProxyType({}), **kwargs: Any
    ) -> Any:
        try:
            response = self._http.request(method, path, params={"token": self._token, **params}, **kwargs)
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise DialogueFailed(f"the dialogue server failed: {type(error).__name__}") from error


def _sentence(reply: dict[str, Any]) -> Sentence:
    return _read(reply.get("custom") or {}, reply.get("text"))


def _bot_event(event: dict[str, Any]) -> Sentence:
    custom = (event.get("data") or {}).get("custom") or {}
    return _read(custom, event.get("text"))


def _read(custom: dict[str, Any], text: str | None) -> Sentence:
    """What an action wrote itself, a sentence of the catalogue that a rule of the dialogue names, or plain words."""
    if "said" in custom:
        return Sentence(custom["said"], said=True)
    return Sentence(say(custom["sentence"]) if "sentence" in custom else text or "")
