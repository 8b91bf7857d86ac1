"""The dialogue server dies: what it had answered is not lost or excused, and what needs it not goes on."""

import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from concierge_bot.bootstrap import App
from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.models import Agency, Message, Outbox, Task
from concierge_bot.services.talk import arrival
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from concierge_bot.worker import inbox
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY

CALL = Path(__file__).parent.parent / "contract" / "recorded" / "action_quote_order.json"


class DyingRasa:
    """Calls our action as a real Rasa did (recorded).

    ``dying`` dies after that, before it has answered or remembered anything; ``down`` takes no connection.
    """

    def __init__(self, app: App) -> None:
        self.state = "up"
        self.heard: list[str] = []
        self._core = TestClient(web_app.create(app))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Serve a request of the core."""
        if self.state == "down":
            raise httpx.ConnectError("nobody listens")
        if request.method == "GET":
            return httpx.Response(200, json={"events": []})
        asked = json.loads(request.content)
        if request.url.path == "/model/parse":
            ranking = [{"name": "order_groceries", "confidence": 1.0}]
            return httpx.Response(200, json={"intent_ranking": ranking})
        self.heard.append(asked["message"])
        call = json.loads(CALL.read_text())
        call["sender_id"] = call["tracker"]["sender_id"] = asked["sender"]
        call["tracker"]["latest_message"]["metadata"] = asked["metadata"]
        answer = self._core.post("/actions", params={"token": DEVELOPMENT_SECRET}, json=call)
        if self.state == "dying":
            raise httpx.ReadError("the connection was reset")
        return httpx.Response(200, json=answer.json()["responses"])


def test_an_answer_that_was_written_before_it_died_is_not_followed_by_an_excuse(core: Core) -> None:
    rasa = DyingRasa(core.app)
    app = replace(core.app, dialogue=Dialogue(core.app.settings, httpx.MockTransport(rasa)))
    hear(core, app, "i need bread and milk", rasa=rasa, state="dying")
    written = bodies(app)
    assert len(written) == 1
    assert written[0].startswith("Rossi Grocer:")

    rasa.state = "up"
    core.clock.move(minutes=1)
    inbox.turns(app)
    assert bodies(app) == written
    with app.db.read() as s:
        assert s.exec(select(Message.state)).one() == "done"
        assert s.exec(select(Task)).all() == []
    app.dialogue.close()


@pytest.mark.parametrize("answer", [httpx.Response(200, json=[{"text": "Hello."}]), httpx.Response(503)])
def test_a_world_that_is_loaded_while_it_reads_gets_no_answer_to_a_text_of_the_old_one(
    core: Core, answer: httpx.Response, caplog: pytest.LogCaptureFixture
) -> None:
    def another_world(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            core.load()
        return answer

    app = replace(core.app, dialogue=Dialogue(core.app.settings, httpx.MockTransport(another_world)))
    with app.db.write() as s:
        arrival.store(s, core.clock.at, core.agency(s), sid="SM1", sender=DOROTHY, body="good morning")
    while inbox.first_looks(app) or inbox.turns(app):
        pass
    with app.db.read() as s:
        assert not [*s.exec(select(Message)), *core.sent(s), *core.tasks(s)]
    assert "Traceback" not in caplog.text
    app.dialogue.close()


def hear(core: Core, app: App, body: str, *, rasa: DyingRasa, state: str = "") -> None:
    """Let a text of hers come in and have its turn, with the dialogue server in a state."""
    rasa.state = state or rasa.state
    with app.db.write() as s:
        agency = s.exec(select(Agency)).one()
        arrival.store(s, core.clock.at, agency, sid=f"SM-{body}", sender=DOROTHY, body=body)
    while inbox.first_looks(app) or inbox.turns(app):
        pass


def bodies(app: App) -> list[str]:
    """Return the texts that are to leave."""
    with app.db.read() as s:
        texts = select(Outbox.body).where(Outbox.channel == "sms")
        return list(s.exec(texts.order_by(col(Outbox.id))))


def test_a_short_answer_waits_for_no_dialogue_server_and_other_words_keep_their_order(core: Core) -> None:
    rasa = DyingRasa(core.app)
    app = replace(core.app, dialogue=Dialogue(core.app.settings, httpx.MockTransport(rasa)))
    hear(core, app, "i need bread and milk", rasa=rasa, state="up")
    hear(core, app, "what do you think of the weather", rasa=rasa, state="down")
    hear(core, app, "tell me about my neighbour", rasa=rasa)
    hear(core, app, "1", rasa=rasa)
    assert [text.split(".")[0].split(":")[0] for text in bodies(app)] == [
        "Rossi Grocer",
        "I have your text",
        "Ordered",
    ]

    rasa.state = "up"
    core.clock.move(minutes=1)
    while inbox.turns(app):
        pass
    assert rasa.heard[-2:] == ["what do you think of the weather", "tell me about my neighbour"]
    app.dialogue.close()
