"""The dialogue server dies after an action wrote her answer: she gets it once, and no excuse after it."""

import json
from dataclasses import replace
from pathlib import Path

import httpx
from sqlmodel import col, select
from starlette.testclient import TestClient

from concierge_bot.bootstrap import App
from concierge_bot.channels.dialogue import Dialogue
from concierge_bot.models import Message, Outbox, Task
from concierge_bot.services import conversation
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from concierge_bot.worker import inbox
from tests.fixtures.core import Core
from tests.fixtures.town import DOROTHY

CALL = Path(__file__).parent.parent / "contract" / "recorded" / "action_quote_order.json"


class DyingRasa:
    """Calls our action as a real Rasa did (recorded), and dies before it has answered or remembered anything."""

    def __init__(self, app: App) -> None:
        self.alive = False
        self._core = TestClient(web_app.create(app))

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Serve a request of the core."""
        if request.method == "GET":
            return httpx.Response(200, json={"events": []})
        asked = json.loads(request.content)
        call = json.loads(CALL.read_text())
        call["sender_id"] = call["tracker"]["sender_id"] = asked["sender"]
        call["tracker"]["latest_message"]["metadata"] = asked["metadata"]
        answer = self._core.post("/actions", params={"token": DEVELOPMENT_SECRET}, json=call)
        if not self.alive:
            raise httpx.ReadError("the connection was reset")
        return httpx.Response(200, json=answer.json()["responses"])


def test_an_answer_that_was_written_before_it_died_is_not_followed_by_an_excuse(core: Core) -> None:
    rasa = DyingRasa(core.app)
    app = replace(core.app, dialogue=Dialogue(core.app.settings, httpx.MockTransport(rasa)))
    agency = core.load()
    with app.db.write() as s:
        conversation.store(s, core.clock.at, agency, sid="SM1", sender=DOROTHY, body="i need bread and milk")
    inbox.first_looks(app)
    inbox.turns(app)
    written = bodies(app)
    assert len(written) == 1
    assert written[0].startswith("Rossi Grocer:")

    rasa.alive = True
    core.clock.move(minutes=1)
    inbox.turns(app)
    assert bodies(app) == written
    with app.db.read() as s:
        assert s.exec(select(Message.state)).one() == "done"
        assert s.exec(select(Task)).all() == []
    app.dialogue.close()


def bodies(app: App) -> list[str]:
    """Return the texts that are to leave."""
    with app.db.read() as s:
        return list(s.exec(select(Outbox.body).order_by(col(Outbox.id))))
