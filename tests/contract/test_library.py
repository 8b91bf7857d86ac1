"""A library, against a sandbox that was written from the documents of Open Library's search."""

import dataclasses
import json
from typing import Any

import httpx
import pytest
from sqlmodel import select

from concierge_bot.models import Leg, LegStatus, Order, OrderItem, Outbox
from concierge_bot.services.orders import errand_booking, errands
from concierge_bot.services.talk import questions
from concierge_bot.worker import outbox
from connectors.base import Item, Member, Rejected
from connectors.kinds import Kind
from connectors.library import Library
from connectors.sandbox import Received, Reply, Sandbox
from connectors.testing import FulfillingContract
from connectors.testing.common import SECRET, STAMP, sample_job
from tests.fixtures.core import NOW, Core

SHELF = (
    {"key": "/works/OL471565W", "title": "Murder on the Orient Express", "author_name": ["Agatha Christie"],
     "first_publish_year": 1934},
    {"key": "/works/OL1W", "title": "Death on the Nile", "author_name": ["Agatha Christie"]},
    {"key": "/works/OL2W", "title": "The Moonstone", "author_name": ["Wilkie Collins"], "first_publish_year": 1868},
)  # fmt: skip


def library(request: Received) -> Reply:
    """Search as Open Library does, and take what is posted."""
    if request.method == "POST":
        return 200, b'{"reference": "L-7"}'
    url = httpx.URL(f"http://library{request.path}")
    assert url.path.endswith("/search.json")
    asked = {key: value.casefold() for key, value in url.params.items() if key in ("q", "author", "title")}

    def fits(work: dict[str, Any]) -> bool:
        said = {"author": " ".join(work["author_name"]), "title": work["title"], "q": json.dumps(work)}
        return all(value in said[key].casefold() for key, value in asked.items())

    found = [work for work in SHELF if fits(work)][: int(url.params["limit"])]
    return 200, json.dumps({"start": 0, "num_found": len(found), "docs": found}).encode()


class TestLibrary(FulfillingContract):
    connector = Library()
    reads_answers = True

    def member(self, kind: Kind, url: str) -> Member:
        return Member("Oak Library", kind, {"url": url, "catalogue": url}, (SECRET,))

    def replies(self, request: Received) -> Reply:
        if request.method == "POST":
            return library(request)
        return 200, json.dumps({"docs": SHELF}).encode()

    def is_job(self, request: Received) -> bool:
        return request.method == "POST"


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        (
            "a book by agatha christie, large print",
            "Murder on the Orient Express by Agatha Christie (1934); Death on the Nile by Agatha Christie",
        ),
        ("a book called moonstone", "The Moonstone by Wilkie Collins (1868)"),
        ("a book about nile", "Death on the Nile by Agatha Christie"),
    ],
)
def test_the_librarian_is_told_what_the_catalogue_has_of_her_wish(wish: str, found: str) -> None:
    job = dataclasses.replace(sample_job(Kind.SERVICE), items=(Item(wish, 1),), note="ring twice")
    with Sandbox() as box, httpx.Client(timeout=2, trust_env=False) as http:
        box.replies = library
        where = Member("Oak Library", Kind.SERVICE, {"url": box.url, "catalogue": box.url}, (SECRET,))
        assert Library().dispatch(job, where, http, STAMP).reference == "L-7"
        data = json.loads(box.received[-1].body)["data"]
        assert data["items"][0]["name"] == wish
        assert data["note"] == f"ring twice. In your catalogue: {found}"
        none = dataclasses.replace(job, items=(Item("a book by nobody at all"),))
        with pytest.raises(Rejected, match="has nothing of this"):
            Library().dispatch(none, where, http, STAMP)


def test_something_by_agatha_christie_to_read_becomes_an_order_with_the_library(core: Core) -> None:
    with Sandbox() as box:
        box.replies = library
        member = {
            "name": "Oak Library", "kind": "service", "services": ["book"], "channel": "library",
            "url": box.url, "settings": {"catalogue": box.url},
        }  # fmt: skip
        core.load(providers=[member])
        with core.write() as s:
            her = core.dorothy(s)
            words = "something by agatha christie to read, large print"
            told = errands.quote(s, NOW, her, words, "", once="book")
            assert "A book by agatha christie, large print" in told
            assert "Oak Library" in told
            (asked,) = questions.open_about(s, her, errands.ABOUT)
            errand_booking.answered(s, NOW, her, asked, "1", once="yes")
        assert outbox.send_one(core.app)
        posted = [json.loads(one.body) for one in box.received if one.method == "POST"]
        assert [one["type"] for one in posted] == ["dispatch.requested"]
        assert posted[0]["data"]["items"][0]["name"] == "a book by agatha christie, large print"
        assert "Murder on the Orient Express" in posted[0]["data"]["note"]
        with core.write() as s:
            assert s.exec(select(OrderItem.name)).one() == "a book by agatha christie, large print"
            assert s.exec(select(Order)).one().kind == "service"
            assert s.exec(select(Leg)).one().status == LegStatus.offered
            assert s.exec(select(Outbox).where(Outbox.channel == "job")).one().state == "sent"
