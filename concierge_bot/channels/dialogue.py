"""Rasa's REST channel as a client: words go in, sentences come back; an empty list is a failure, not an answer."""

from dataclasses import dataclass, field
from typing import Any

import httpx

from concierge_bot.settings import Settings


class DialogueFailed(Exception):
    """The dialogue server is down, slow, or answered nothing (its REST channel swallows exceptions as ``[]``)."""


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer; ``said`` means that the core has written it to the outbox itself."""

    text: str
    said: bool = False


@dataclass(frozen=True)
class Reading:
    """What the model makes of a text: intents with their confidence, the likeliest first."""

    intent: str
    confidence: float
    ranking: list[tuple[str, float]] = field(default_factory=list)


class Dialogue:
    """Speaks with the dialogue server on loopback."""

    def __init__(self, settings: Settings, transport: httpx.BaseTransport | None = None) -> None:
        self._token = settings.dialogue_token.get_secret_value()
        self._http = httpx.Client(
            base_url=settings.dialogue, timeout=settings.dialogue_timeout, transport=transport
        )

    def turn(self, conversation: str, words: str, message_id: int, *, again: bool = False) -> list[Sentence]:
        """Hand in her words once; on a second try an answer that was lost on its way is taken from the tracker."""
        if again and (known := self._answered(conversation, message_id)):
            return known
        body = {"sender": conversation, "message": words, "metadata": {"message": message_id}}
        replies = self._json("POST", "/webhooks/rest/webhook", json=body)
        if not replies:
            raise DialogueFailed("the dialogue server answered with an empty list: see its log")
        return [_sentence(reply) for reply in replies]

    def parse(self, words: str) -> Reading:
        """Return the model's reading of a text without a conversation."""
        found = self._json("POST", "/model/parse", json={"text": words})
        ranking = [(i["name"], i["confidence"]) for i in found.get("intent_ranking", [])]
        return Reading(found["intent"]["name"], found["intent"]["confidence"], ranking)

    def healthy(self) -> bool:
        """Tell whether the server is up with a model loaded."""
        try:
            return bool(self._json("GET", "/status").get("model_file"))
        except DialogueFailed:
            return False

    def close(self) -> None:
        """Give back the connections."""
        self._http.close()

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

    def _json(self, method: str, path: str, **kwargs: Any) -> Any:
        try:
            response = self._http.request(method, path, params={"token": self._token}, **kwargs)
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, ValueError) as error:
            raise DialogueFailed(f"the dialogue server failed: {type(error).__name__}") from error


def _sentence(reply: dict[str, Any]) -> Sentence:
    custom = reply.get("custom") or {}
    return Sentence(custom["said"], said=True) if "said" in custom else Sentence(str(reply.get("text", "")))


def _bot_event(event: dict[str, Any]) -> Sentence:
    custom = (event.get("data") or {}).get("custom") or {}
    return Sentence(custom["said"], said=True) if "said" in custom else Sentence(str(event.get("text") or ""))
