"""The published interface holds: made-up reports and questions that fit it are taken, what does not fit is refused."""

import json
import re
from copy import deepcopy
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pytest
import schemathesis
from hypothesis import Phase, assume, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import content_type_conformance, not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from sqlmodel import select
from starlette.testclient import TestClient

from concierge_bot.models import Dispatch, Order, Provider
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.web import app as web_app
from concierge_bot.web import asked, interface
from connectors import signing
from connectors.wire import Message
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.fixtures.town import DOROTHY

PUBLISHED = schemathesis.openapi.from_dict(deepcopy(interface.document()))
REPORT = PUBLISHED["/hooks/{provider_id}"]["POST"]
QUESTIONS = [PUBLISHED[interface.HOOK + question.path][question.verb.upper()] for question in asked.QUESTIONS]
SAID = QUESTIONS[-1]
"""What it says of its coming days, the only one with a body."""
HELD_TO = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
READ = {200, 422}
"""Taken, or read and found not to fit the member or its job."""

BRIEFLY = settings(max_examples=30, phases=(Phase.generate,))
"""A few seconds: what fails is shown as it was made up, since making it smaller takes minutes."""


@dataclass
class Door:
    """A shop with a job and a care monitor, and the door at which they report."""

    web: TestClient
    members: list[Provider]
    ref: str

    def report(self, case: Case[Any], body: Any) -> set[int]:
        """Post a body signed by each member in turn; each answer is held to what is published of it."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        assume(content.isascii())  # what is no text at all cannot be signed
        answers = set()
        for member in self.members:
            number = sha256(content).hexdigest()
            headers = signing.sign(member.secrets, number, NOW, content)
            answer = self.web.post(f"/hooks/{member.id}", content=content, headers=headers)
            case.validate_response(answer, checks=HELD_TO)
            answers.add(answer.status_code)
        return answers

    def ask(self, case: Case[Any], body: bytes) -> set[int]:
        """Ask by each member in turn, signed over the body; each answer is held to what is published of it."""
        answers = set()
        for number, member in enumerate(self.members):
            headers = signing.sign(member.secrets, f"ask-{number}", NOW, body)
            path = case.path.replace("{provider_id}", str(member.id))
            answer = self.web.request(case.method, path, params=case.query, content=body, headers=headers)
            case.validate_response(answer, checks=HELD_TO)
            answers.add(answer.status_code)
        return answers


@pytest.fixture
def door(core: Core) -> Door:
    core.load(providers=[{**SHOP, "catalogue": [MILK]}, {"name": "SafeHome", "kind": "care_monitor"}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
        members = list(s.exec(select(Provider).order_by("id")))
        ref = s.exec(select(Dispatch.ref)).one()
    return Door(TestClient(web_app.create(core.app), raise_server_exceptions=False), members, ref)


def test_what_fits_is_read(door: Door) -> None:
    @BRIEFLY
    @given(REPORT.as_strategy())
    def fits(case: Case[Any]) -> None:
        assert door.report(case, of_the_job(case.body, door.ref)) <= READ

    fits()


def test_an_instant_in_no_year_of_utc_is_not_published_as_one_that_fits() -> None:
    pattern = Message.model_json_schema()["properties"]["timestamp"]["pattern"]
    assert not re.search(pattern, "0001-01-01T00:00:00+00:01")
    assert re.search(pattern, "2026-12-01T09:00:00-05:00")


def test_what_does_not_fit_is_refused_in_a_sentence(door: Door) -> None:
    @BRIEFLY
    @given(REPORT.as_strategy(GenerationMode.NEGATIVE))
    def does_not_fit(case: Case[Any]) -> None:
        door.report(case, case.body)

    does_not_fit()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.label)
def test_what_is_asked_is_answered(door: Door, question: Any) -> None:
    @BRIEFLY
    @given(question.as_strategy())
    def fits(case: Case[Any]) -> None:
        body: Any = case.body
        if question is SAID:
            assume(all("2000" < one["start"] < one["end"] < "2100" for one in body.get("notices", ())))
        told = json.dumps(body).encode() if question is SAID else b""
        assert door.ask(case, told) <= ({200, 422} if case.query else {200})

    fits()


def test_what_cannot_be_said_of_coming_days_is_refused_in_a_sentence(door: Door) -> None:
    @BRIEFLY
    @given(SAID.as_strategy(GenerationMode.NEGATIVE))
    def does_not_fit(case: Case[Any]) -> None:
        body = case.body if isinstance(case.body, bytes) else json.dumps(case.body).encode()
        assume(body.isascii())
        assert door.ask(case, body) <= {200, 400}

    does_not_fit()


def of_the_job(body: Any, ref: str) -> Any:
    """Return a report as it would be of a real job and a real person, and a window the right way round."""
    data = body["data"]
    if data.get("dispatch"):
        data["dispatch"] = ref
    if data.get("account"):
        data["account"] = DOROTHY
    if (window := data.get("window")) and window["end"] < window["start"]:
        window["start"], window["end"] = window["end"], window["start"]
    return body
