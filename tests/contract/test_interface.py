"""What a member's developer reads is what is sent and taken: the described messages against the real ones."""

import re

import httpx
import pytest
from starlette.testclient import TestClient

from concierge_bot.web import app as web_app
from concierge_bot.web import interface
from concierge_bot.web.asked import QUESTIONS
from connectors import sent, wire
from connectors.base import Member, News, Peer, Window
from connectors.kinds import Kind
from connectors.sandbox import Sandbox
from connectors.testing.common import SECRET, STAMP, sample_job
from connectors.webhook import WebhookProvider
from tests.fixtures.core import Core

PEER = Peer(Kind.COURIER, "Swift", "accepted", STAMP, Window(STAMP, STAMP))


@pytest.mark.parametrize("kind", sorted(WebhookProvider.kinds))
def test_what_is_posted_is_what_is_described(kind: Kind) -> None:
    job, speaker = sample_job(kind), WebhookProvider()
    with Sandbox() as box, httpx.Client(trust_env=False) as http:
        member = Member("Corner Shop", kind, {"url": box.url}, (SECRET,))
        speaker.dispatch(job, member, http, STAMP)
        speaker.update(job, member, http, STAMP, News("n-1", PEER, "2 bags"))
        speaker.update(job, member, http, STAMP, News("n-2"))
        speaker.withdraw(job, member, http, STAMP, "she needs it no more")
        speaker.probe("test_1", member, http, STAMP)
    told = [sent.MESSAGES[wire.read_message(request.body).type] for request in box.received]
    assert set(told) == set(sent.MESSAGES.values())
    for model, request in zip(told, box.received, strict=True):
        model.model_validate_json(request.body)


def test_the_examples_are_what_they_are_examples_of() -> None:
    document = interface.document()
    for name, act in document["webhooks"].items():
        (example,) = act["post"]["requestBody"]["content"]["application/json"]["examples"].values()
        sent.MESSAGES[name].model_validate(example["value"])
    report, signal = document["paths"][interface.HOOK]["post"]["requestBody"]["content"]["application/json"][
        "examples"
    ].values()
    assert interface.Report.model_validate(report["value"]).data.total == 1840
    assert interface.Signal.model_validate(signal["value"]).data.value == "41"
    for question in QUESTIONS:
        act = document["paths"][interface.HOOK + question.path][question.verb]
        example = act["responses"]["200"]["content"]["application/json"]["examples"]["answer"]["value"]
        assert question.answer.model_validate(example) == question.example


def test_anybody_reads_it_without_a_script_and_without_another_host(core: Core) -> None:
    web = TestClient(web_app.create(core.app))
    page = web.get("/member/interface")
    assert page.status_code == 200
    assert "<script" not in page.text
    assert [at for at in re.findall(r'(?:src|href)="([^"]*)"', page.text) if not at.startswith("/")] == []
    for name in (
        *sent.MESSAGES,
        "dispatch.on_hold",
        "monitor.blood_pressure",
        "data.items[].price",
        "webhook-id",
        "GET /statement",
        "own",
    ):
        assert name in page.text, name
    assert "whsec_" not in page.text
    assert web.get("/member/openapi.json").json() == interface.document()


def test_every_reference_leads_somewhere() -> None:
    document = interface.document()
    named = set(re.findall(r"'#/components/schemas/(\w+)'", str(document)))
    assert named <= document["components"]["schemas"].keys()
    assert len(named) > 10
