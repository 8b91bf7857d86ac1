"""What no member does is looked for on a map, against a sandbox that was written from the documents of Overpass."""

import dataclasses
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest
from sqlmodel import Session, select
from starlette.testclient import TestClient

from concierge_bot.errors import NotNow
from concierge_bot.models import Finding, Message, Order, Outbox, Provider, Search, Standing, Task
from concierge_bot.services.orders import (
    errand_booking,
    errands,
    hires,
    outside_choice,
    outside_quotes,
    sourcing,
)
from concierge_bot.services.people import pages
from concierge_bot.services.talk import questions
from concierge_bot.web import app as web_app
from concierge_bot.worker import member_texts, outbox
from connectors import directory
from connectors.base import Member, Rejected, Temporary
from connectors.calls import Line
from connectors.kinds import Kind
from connectors.sandbox import Behaviour, Received, Reply, Sandbox
from connectors.testing.common import STAMP
from tests.fixtures.core import NOW, PUBLIC, Core

DAYTON = (39.7589, -84.1916)
DRIPS, PIPES = "+19372220131", "+19372220132"
MAP = (
    {"type": "node", "id": 1, "lat": 39.76, "lon": -84.19, "tags": {
        "craft": "plumber", "name": "Drips & Sons", "phone": "+1 937-222-0131",
        "addr:housenumber": "12", "addr:street": "Main Street"}},
    {"type": "way", "id": 2, "center": {"lat": 39.7, "lon": -84.1}, "tags": {
        "craft": "plumber", "name": "Pipes Inc", "contact:phone": "(937) 222-0132; +1 937 222 0199"}},
    {"type": "node", "id": 3, "lat": 39.7, "lon": -84.1, "tags": {"craft": "plumber"}},
    {"type": "node", "id": 4, "lat": 39.7, "lon": -84.1, "tags": {"craft": "handyman", "name": "No Phone Joe"}},
    {"type": "node", "id": 5, "lat": 39.7, "lon": -84.1, "tags": {"shop": "bakery", "name": "Crumbs"}},
)  # fmt: skip


def overpass(request: Received) -> Reply:
    """Answer as the map does: the elements that bear one of the tags that are asked for."""
    (asked,) = parse_qs(request.body.decode())["data"]
    assert asked.startswith("[out:json][timeout:")
    assert re.search(r"\(around:\d+,-?\d+\.\d+,-?\d+\.\d+\)", asked)
    tags = set(re.findall(r'nwr\["(\w+)"="(\w+)"\]', asked))
    found = [one for one in MAP if tags & set(_tags(one).items())]
    return 200, json.dumps({"version": 0.6, "elements": found}).encode()


def _tags(one: dict[str, Any]) -> dict[str, str]:
    told: dict[str, str] = one["tags"]
    return told


@pytest.fixture
def box() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        sandbox.replies = overpass
        yield sandbox


def line(box: Sandbox, http: httpx.Client) -> Line:
    return Line(Member("The map", Kind.SERVICE, {"url": box.url}, ()), http, STAMP)


def test_businesses_are_found_by_what_they_do(box: Sandbox) -> None:
    with httpx.Client(trust_env=False) as http:
        found = directory.find(line(box, http), ["craft=plumber", "craft=handyman"], *DAYTON)
    assert [one.name for one in found] == ["Drips & Sons", "Pipes Inc", "No Phone Joe"]
    assert found[0].address == "12 Main Street"
    assert found[1].phone == "(937) 222-0132"


@pytest.mark.parametrize(("reply", "error"), [(b"<html>busy</html>", Rejected), (b"[]", Rejected)])
def test_garbage_is_no_answer(box: Sandbox, reply: bytes, error: type[Exception]) -> None:
    box.replies = lambda _: (200, reply)
    with httpx.Client(trust_env=False) as http, pytest.raises(error):
        directory.find(line(box, http), ["craft=plumber"], *DAYTON)


def test_a_map_that_is_down_is_that(box: Sandbox) -> None:
    box.behaviour = Behaviour.DOWN
    with httpx.Client(trust_env=False) as http, pytest.raises(Temporary):
        directory.find(line(box, http), ["craft=plumber"], *DAYTON)


def wanted(core: Core, s: Session) -> Search:
    """Let her ask for a plumber, whom nobody of the members is."""
    errands.quote(s, NOW, core.dorothy(s), "a plumber for my sink, gate code 4471", "thursday at 2", once="q")
    (question,) = questions.open_ones(s, NOW, core.dorothy(s))
    questions.close(s, NOW, question, "1")
    errand_booking.answered(s, NOW, core.dorothy(s), question, "1", once="a")
    return s.exec(select(Search)).one()


def looked(core: Core, box: Sandbox) -> None:
    """Let a worker ask the map."""
    chosen = core.app.settings.model_copy(update={"directory_url": box.url})
    app = dataclasses.replace(core.app, settings=chosen)
    while outbox.send_one(app):
        pass


def says(core: Core, s: Session, phone: str, words: str) -> str:
    """Let a business text us; return what it is told."""
    provider = s.exec(select(Provider).where(Provider.phone == phone)).one()
    message = Message(
        agency_id=provider.agency_id,
        sid=words,
        sender=phone,
        recipient=core.agency(s).phone,
        body=words,
        received_at=NOW,
    )
    s.add(message)
    s.flush()
    member_texts.read(core.app, s, NOW, core.agency(s), provider, message)
    return core.sent(s)[-1].body


def test_who_is_found_is_asked_shown_as_not_checked_and_comes_once(core: Core, box: Sandbox) -> None:
    core.load()
    with core.write() as s:
        wanted(core, s)
    looked(core, box)
    with core.write() as s:
        (task,) = core.tasks(s)
        assert "Found, not checked by us: 1 Drips & Sons, +19372220131, 12 Main Street (found)" in task.about
        assert "Crumbs" not in task.about
        search = sourcing.of_task(s, core.agency(s).key, task.number)
        with pytest.raises(NotNow, match="No Phone Joe cannot be texted: ring it"):
            sourcing.ask(s, NOW, search, 3, "Pat", PUBLIC)
        for position in (1, 2):
            sourcing.ask(s, NOW, search, position, "Pat", PUBLIC)
        asked = [row.body for row in core.sent(s) if row.to in (DRIPS, PIPES)]
        assert all(
            "Somebody near 45402 needs a plumber for their sink, Thursday at 2pm" in text for text in asked
        )
        assert not any("Dorothy" in text or "Elm Street" in text or "4471" in text for text in asked)
        assert "I did not see one price" in says(core, s, DRIPS, "who is this")
        assert "I wrote it down" in says(core, s, DRIPS, "yes thu 2pm, $85.50")
        assert core.sent(s)[-1].to == DRIPS, "another is still asked"
        says(core, s, PIPES, "60 dollars thursday 2pm")
        told = [row.body for row in core.sent(s) if row.about == outside_quotes.ABOUT]
        assert told == [
            "For a plumber for your sink I found: 1 Pipes Inc $60, 2 Drips & Sons $85.50. "
            "We have not checked them yet. Reply with the number, or NO."
        ]
        (question,) = questions.open_ones(s, NOW, core.dorothy(s))
        questions.close(s, NOW, question, "yes")
        outside_choice.chosen(s, NOW, core.dorothy(s), question, "yes", once="which")
        assert s.exec(select(Order).where(Order.kind == "service")).all() == [], "a yes names nobody"
        (question,) = questions.open_ones(s, NOW, core.dorothy(s))
        questions.close(s, NOW, question, "2")
        outside_choice.chosen(s, NOW, core.dorothy(s), question, "2", once="c")
        order = s.exec(select(Order).where(Order.kind == "service")).one()
        assert order.total == 8550
        job = [row for row in core.sent(s) if row.channel == "job"]
        drips = s.exec(select(Provider).where(Provider.phone == DRIPS)).one()
        assert [row.provider_id for row in job] == [drips.id]
        assert drips.standing == Standing.prospect
        assert core.tasks(s)[0].outcome == "She chose Drips & Sons"
    with core.write() as s:  # the next time it is chosen by nobody but her again
        ranked, refused = hires.able(s, core.dorothy(s), "handyman")
        assert ranked == []
        assert refused["Drips & Sons"] == "standing is prospect"


@pytest.mark.parametrize(
    ("words", "price"),
    [
        ("Yes, Thursday at 2. $85", 8500),
        ("sure can do thursday at 2 for 40", 4000),
        ("$1,250", 125_000),
        ("no problem, 45", 4500),
        ("no charge, bring it to our shop", 0),
        ("Thu 10am, free, she comes to us", 0),
        ("I'm free thursday at 2", None),
        ("25-40 dollars", None),
        ("$40 an hour", None),
        ("$25 plus parts", None),
        ("yes 10", None),
    ],
)
def test_what_is_an_hour_a_part_or_a_range_is_no_price(core: Core, words: str, price: int | None) -> None:
    core.load()
    with core.write() as s:
        search = wanted(core, s)
        sourcing.found(s, NOW, search, [("Drips & Sons", "(937) 222-0131", "")], "Pat")
        sourcing.ask(s, NOW, search, 1, "Pat", PUBLIC)
        told = says(core, s, DRIPS, words)
        assert s.exec(select(Finding)).one().price == price
        assert ("I did not see one price" in told) == (price is None)


@pytest.mark.parametrize("words", ["no sorry, call 937 222 0199", "we are booked till easter"])
def test_a_telephone_in_a_no_is_no_price(core: Core, words: str) -> None:
    core.load()
    with core.write() as s:
        search = wanted(core, s)
        sourcing.found(s, NOW, search, [("Drips & Sons", "(937) 222-0131", "")], "Pat")
        sourcing.ask(s, NOW, search, 1, "Pat", PUBLIC)
        says(core, s, DRIPS, words)
        assert str(s.exec(select(Finding)).one().state) == "refused"


def test_a_no_leaves_it_to_the_person_who_looks(core: Core) -> None:
    core.load()
    with core.write() as s:
        search = wanted(core, s)
        sourcing.found(s, NOW, search, [("Drips & Sons", "(937) 222-0131", "")], "Pat")
        sourcing.ask(s, NOW, search, 1, "Pat", PUBLIC)
        says(core, s, DRIPS, "$85")
        (question,) = questions.open_ones(s, NOW, core.dorothy(s))
        questions.close(s, NOW, question, "no")
        outside_choice.chosen(s, NOW, core.dorothy(s), question, "no", once="c")
        assert s.exec(select(Order).where(Order.kind == "service")).all() == []
        assert s.exec(select(Task)).one().outcome == ""


def test_whom_we_know_is_no_find_and_a_refusal_is_none_either(core: Core) -> None:
    core.load()
    with core.write() as s:
        search, agency = wanted(core, s), core.agency(s)
        ours = [("Our own desk", str(agency.desk_phone), ""), ("Drips & Sons", DRIPS, "")]
        sourcing.found(s, NOW, search, ours, "Pat")
        assert [one.name for one in s.exec(select(Finding))] == ["Drips & Sons"]
        sourcing.ask(s, NOW, search, 1, "Pat", PUBLIC)
        with pytest.raises(NotNow, match="was asked already"):
            sourcing.ask(s, NOW, search, 1, "Pat", PUBLIC)
        says(core, s, DRIPS, "sorry, no time before easter")
        assert [row for row in core.sent(s) if row.about == outside_quotes.ABOUT] == []


def test_without_a_map_a_person_looks_as_before(core: Core) -> None:
    core.load()
    with core.write() as s:
        wanted(core, s)
    while outbox.send_one(core.app):
        pass
    with core.write() as s:
        (row,) = s.exec(select(Outbox).where(Outbox.channel == sourcing.CHANNEL))
        assert row.state == "dropped"
        assert "No member does such work yet" in core.tasks(s)[0].about


def test_the_desk_adds_and_asks_on_its_worklist(core: Core) -> None:
    core.load()
    with core.write() as s:
        wanted(core, s)
        number = core.tasks(s)[0].number
        link = pages.desk_link(s, NOW, core.agency(s), "Pat", "")
    web = TestClient(web_app.create(core.app), base_url="https://testserver", follow_redirects=False)
    web.post(link)
    assert "Add a business" in web.get("/desk").text
    added = web.post(
        f"/desk/page/tasks/{number}/found", data={"name": "Drips & Sons", "phone": "937 222 0131"}
    )
    assert added.status_code == 303
    assert "Ask Drips &amp; Sons for a price" in web.get("/desk").text
    assert web.post(f"/desk/page/tasks/{number}/ask-price", data={"found": "1"}).status_code == 303
    assert "Ask Drips &amp; Sons for a price" not in web.get("/desk").text
    with core.write() as s:
        assert "needs a plumber" in core.sent(s)[-1].body
        assert core.sent(s)[-1].to == DRIPS
