"""The real action door under calls that a real Rasa 3.6 server made (tests/contract/recorded)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from httpx2 import Response
from sqlmodel import col, select
from starlette.testclient import TestClient

from actions.goods import SOON
from concierge_bot.bootstrap import App
from concierge_bot.models import Customer, Outbox, Question
from concierge_bot.services.house import loading, scenario
from concierge_bot.settings import DEVELOPMENT_SECRET
from concierge_bot.web import app as web_app
from tests.fixtures.core import MILK, SHOP, WORLD, settings

RECORDED = Path(__file__).parent / "recorded"
DOMAIN = Path(__file__).parent.parent.parent / "domain.yml"
CALLS = sorted(path.stem for path in RECORDED.glob("*.json"))
CATALOGUE = [MILK, {"name": "Wheat bread", "price": 299}, {"name": "Eggs large dozen", "price": 349}]

Json = dict[str, Any]


@dataclass
class Rasa:
    """The dialogue server's side of the door."""

    app: App
    client: TestClient
    conversation: str

    def call(self, name: str) -> Json:
        """Return a recorded call, as it would be about our one customer."""
        call: Json = json.loads((RECORDED / f"{name}.json").read_text())
        call["sender_id"] = call["tracker"]["sender_id"] = self.conversation
        return call

    def post(self, call: Json, token: str = DEVELOPMENT_SECRET) -> Response:
        """Post a call as Rasa does."""
        return self.client.post("/actions", params={"token": token}, json=call)

    def outbox(self) -> list[str]:
        """Return the texts that are to leave."""
        with self.app.db.read() as s:
            return list(s.exec(select(Outbox.body).order_by(col(Outbox.id))))


@pytest.fixture
def rasa(either_url: str) -> Iterator[Rasa]:
    app = App.build(settings(either_url))
    world = {**WORLD, "providers": [{**SHOP, "catalogue": CATALOGUE}]}
    with app.db.write() as s:
        loading.load(s, app.clock.machine(), scenario.parse(world, app.connectors), {})
        conversation = s.exec(select(Customer.conversation)).one()
    yield Rasa(app, TestClient(web_app.create(app), raise_server_exceptions=False), conversation)
    app.close()


@pytest.mark.parametrize("name", CALLS)
def test_a_recorded_call_is_answered_in_rasas_protocol(rasa: Rasa, name: str) -> None:
    answer = rasa.post(rasa.call(name))
    assert answer.status_code == 200
    assert set(answer.json()) == {"events", "responses"}


def test_a_form_is_read_from_her_words(rasa: Rasa) -> None:
    events = rasa.post(rasa.call("validate_order_form")).json()["events"]
    found = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
    assert found["order_what"] == "i need bread milk and eggs"
    assert found["order_when"] == SOON, "a time that she does not name is not asked for"
    assert rasa.outbox() == []


def test_a_quote_is_a_text_in_the_outbox_with_its_question(rasa: Rasa) -> None:
    answer = rasa.post(rasa.call("action_quote_order")).json()
    (text,) = rasa.outbox()
    assert text.startswith("Rossi Grocer: Wheat bread, 2% milk half gallon, Eggs large dozen. $9.68 plus $3")
    assert "tomorrow" in text
    (response,) = answer["responses"]
    assert response["custom"] == {"said": text}
    assert not response.get("text"), "what is in the outbox is not said a second time"
    emptied = {event["name"]: event["value"] for event in answer["events"]}
    assert emptied["order_what"] is emptied["order_when"] is None


@pytest.mark.parametrize("name", ["action_quote_order", "action_ask_order_when"])
def test_the_same_call_twice_is_one_text_and_the_same_answer(rasa: Rasa, name: str) -> None:
    first, second = rasa.post(rasa.call(name)), rasa.post(rasa.call(name))
    assert first.json() == second.json()
    assert len(rasa.outbox()) == 1
    with rasa.app.db.read() as s:
        assert len(s.exec(select(Question)).all()) <= 1


def test_the_next_message_is_another_text(rasa: Rasa) -> None:
    rasa.post(rasa.call("action_ask_order_when"))
    later = rasa.call("action_ask_order_when")
    later["tracker"]["latest_message"]["metadata"] = {"message": "another"}
    rasa.post(later)
    assert len(rasa.outbox()) == 2


def test_an_unknown_action_is_404_with_its_name(rasa: Rasa) -> None:
    answer = rasa.post({**rasa.call("action_quote_order"), "next_action": "action_fly_to_the_moon"})
    assert answer.status_code == 404
    assert answer.json()["action_name"] == "action_fly_to_the_moon"
    assert "action_fly_to_the_moon" in answer.json()["error"]


def test_a_conversation_of_nobody_is_refused_in_words(rasa: Rasa) -> None:
    rasa.conversation = "nobody"
    answer = rasa.post(rasa.call("action_quote_order"))
    assert answer.status_code == 404
    assert "conversation" in answer.json()["error"]
    assert rasa.outbox() == []


@pytest.mark.parametrize("token", ["", "wrong", "développement"])
def test_a_wrong_token_is_403_and_does_nothing(rasa: Rasa, token: str) -> None:
    assert rasa.post(rasa.call("action_quote_order"), token).status_code == 403
    assert rasa.outbox() == []


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"\xff"])
def test_what_is_no_call_is_refused(rasa: Rasa, body: bytes) -> None:
    answer = rasa.client.post("/actions", params={"token": DEVELOPMENT_SECRET}, content=body)
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]


def test_every_action_of_the_domain_is_served(rasa: Rasa) -> None:
    ours = re.findall(r"^- ((?:action|validate)_\w+)$", DOMAIN.read_text(), re.MULTILINE)
    assert len(ours) > 20
    call = rasa.call("action_quote_order")
    assert {name: rasa.post({**call, "next_action": name}).status_code for name in ours} == dict.fromkeys(
        ours, 200
    )
