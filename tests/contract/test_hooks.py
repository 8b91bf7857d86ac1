"""The members' door: a webhook that comes several times at once is one event, and what is not theirs moves nothing."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlmodel import Session, select
from standardwebhooks.webhooks import Webhook
from starlette.testclient import TestClient

from concierge_bot.models import Alarm, Dispatch, Order, OrderStatus, Provider, ProviderEvent
from concierge_bot.services.house import due
from concierge_bot.services.members import signing_secrets
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.web import app as web_app
from connectors import signing
from connectors.base import Event, PlanRequest, Signal
from connectors.registry import Registry
from connectors.webhook import WebhookProvider
from tests.fixtures.core import MILK, NOW, SHOP, Core
from tests.fixtures.town import DOROTHY

Hook = dict[str, Any]


@dataclass
class Members:
    """A shop with a job, and a care monitor."""

    core: Core
    web: TestClient
    shop: Provider
    monitor: Provider
    ref: str

    def post(self, member: Provider, body: bytes, **signed: Any) -> Response:
        """Post a signed body."""
        told = {"secrets": member.secrets, "id": "msg-1", "stamp": self.core.clock.machine(), **signed}
        headers = signing.sign(told["secrets"], told["id"], told["stamp"], body)
        return self.web.post(f"/hooks/{member.id}", content=body, headers=headers)

    def report(self, event: str = "accepted", **data: Any) -> bytes:
        """Return what the shop would say about its job."""
        return _body(f"dispatch.{event}", {"dispatch": self.ref, **data})

    def order(self, s: Session) -> Order:
        """Return the one order."""
        return s.exec(select(Order)).one()


def _body(kind: str, data: Hook) -> bytes:
    return json.dumps({"type": kind, "timestamp": NOW.isoformat(), "data": data}).encode()


FALL = _body("monitor.fall", {"account": DOROTHY})


@pytest.fixture
def members(core_on_either: Core) -> Members:
    core = core_on_either
    core.load(providers=[{**SHOP, "catalogue": [MILK]}, {"name": "SafeHome", "kind": "care_monitor"}])
    with core.write() as s:
        quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
        ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
        ref = s.exec(select(Dispatch.ref)).one()
        shop, monitor = s.exec(select(Provider).order_by("id"))
    web = TestClient(web_app.create(core.app), raise_server_exceptions=False)
    return Members(core, web, shop, monitor, ref)


def at_once(post: Any) -> list[Response]:
    """Call the same thing five times at the same moment."""
    together = threading.Barrier(5)

    def one(_: int) -> Response:
        together.wait()
        answer: Response = post()
        return answer

    with ThreadPoolExecutor(5) as pool:
        return list(pool.map(one, range(5)))


def test_the_same_report_five_times_at_once_is_one_event(members: Members) -> None:
    answers = at_once(lambda: members.post(members.shop, members.report()))
    assert [answer.status_code for answer in answers] == [200] * 5
    assert sorted(answer.json()["effects"][0] for answer in answers) == ["accepted", *["repeat"] * 4]
    with members.core.write() as s:
        assert members.order(s).status == OrderStatus.accepted
        assert len([row for row in members.core.sent(s) if row.about == "order accepted"]) == 1


def test_the_same_fall_five_times_at_once_is_one_alarm(members: Members) -> None:
    answers = at_once(lambda: members.post(members.monitor, FALL))
    assert [answer.status_code for answer in answers] == [200] * 5
    with members.core.write() as s:
        assert len(s.exec(select(Alarm)).all()) == 1
        assert len(s.exec(select(ProviderEvent)).all()) == 1


def test_five_different_falls_at_once_are_one_alarm(members: Members) -> None:
    numbers = iter(range(5))
    answers = at_once(lambda: members.post(members.monitor, FALL, id=f"msg-{next(numbers)}"))
    assert [answer.status_code for answer in answers] == [200] * 5
    with members.core.write() as s:
        assert len(s.exec(select(Alarm)).all()) == 1
        assert len(s.exec(select(ProviderEvent)).all()) == 5


@pytest.mark.parametrize(
    "signed",
    [
        {"secrets": ["whsec_" + "B" * 44]},
        {"stamp": NOW - timedelta(minutes=6)},
        {"stamp": NOW + timedelta(minutes=6)},
    ],
    ids=["another secret", "old", "from the future"],
)
def test_what_is_not_proven_moves_nothing(members: Members, signed: Hook) -> None:
    assert members.post(members.shop, members.report(), **signed).status_code == 403
    with members.core.write() as s:
        assert members.order(s).status == OrderStatus.placed
        assert s.exec(select(ProviderEvent)).all() == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (_body("dispatch.flown_away", {"dispatch": "dsp_1"}), 422),
        (_body("dispatch.accepted", {"dispatch": "dsp_of_somebody_else"}), 422),
    ],
    ids=["empty", "no JSON", "no object", "unknown event", "not its job"],
)
def test_what_does_not_fit_is_refused_in_words(members: Members, body: bytes, status: int) -> None:
    answer = members.post(members.shop, body)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_what_is_too_large_is_refused_and_counted(members: Members) -> None:
    large = _body("dispatch.accepted", {"dispatch": members.ref, "note": "x" * 256 * 1024})
    assert members.post(members.shop, large).status_code == 413
    pieces = members.web.post(f"/hooks/{members.shop.id}", content=iter([large[:1000], large[1000:]]))
    assert pieces.status_code == 413
    assert members.web.get("/ready").json()["refused"] == 2
    with members.core.write() as s:
        assert s.exec(select(ProviderEvent)).all() == []
    assert members.post(members.shop, members.report() + b" " * 200_000).status_code == 200


def test_an_unknown_member_is_not_found(members: Members) -> None:
    assert members.web.post("/hooks/999999", content=b"{}").status_code == 404


def test_a_late_or_earlier_step_moves_nothing_back(members: Members) -> None:
    for n, event in enumerate(("picked_up", "accepted", "delivered", "picked_up", "cancelled")):
        assert members.post(members.shop, members.report(event), id=f"msg-{n}").status_code == 200
    with members.core.write() as s:
        assert members.order(s).status == OrderStatus.delivered


def test_an_address_that_no_row_can_have_is_refused(members: Members) -> None:
    assert members.web.post(f"/hooks/{10**23}", content=b"{}").status_code == 422


@pytest.mark.parametrize("event_id", ["two words", "x" * 3000], ids=["space", "too long"])
def test_an_id_that_no_header_or_index_carries_is_refused(members: Members, event_id: str) -> None:
    """On PostgreSQL an id of any length would not fit into its index."""
    answer = members.post(members.shop, members.report(), id=event_id)
    assert answer.status_code == 400
    assert "id of an event" in answer.json()["error"]


class Faulty(WebhookProvider):
    """A connector with a mistake in it."""

    def receive(self, *args: object, **kwargs: object) -> list[Event | PlanRequest | Signal]:
        """Fail as nobody expected."""
        raise ZeroDivisionError


class Babbling(WebhookProvider):
    """A connector that gives back what nobody can use."""

    def receive(self, *args: object, **kwargs: object) -> list[Event | PlanRequest | Signal]:
        """Answer in a way of its own."""
        return "accepted"  # type: ignore[return-value]


@pytest.mark.parametrize("connector", [Faulty, Babbling])
def test_a_faulty_connector_asks_its_member_to_try_again_and_the_desk_knows(
    members: Members, connector: type[WebhookProvider]
) -> None:
    broken = replace(members.core.app, connectors=Registry([connector()]))
    web = TestClient(web_app.create(broken), raise_server_exceptions=False)
    again = replace(members, web=web)
    for _ in range(2):
        assert again.post(members.shop, members.report()).status_code == 503
    with members.core.write() as s:
        assert members.order(s).status == OrderStatus.placed
        (task,) = [task for task in members.core.tasks(s) if task.urgent]
        assert "its connector has a fault" in task.task
    assert members.post(members.shop, members.report()).json() == {"effects": ["accepted"]}


def test_a_new_secret_and_the_old_one_are_both_good_for_a_day(members: Members) -> None:
    core, (old,) = members.core, members.shop.secrets
    with core.write() as s:
        shop = s.get_one(Provider, members.shop.id)
        new = signing_secrets.rotate(s, NOW, shop, "Pat")
        assert shop.secrets == [new, old]
        body = b"{}"
        headers = signing.sign(shop.secrets, "msg-9", datetime.now(UTC), body)
    for secret in (old, new):  # whichever the shop has proves what we send
        assert Webhook(secret).verify(body, headers) == {}
    assert members.post(members.shop, members.report(), secrets=[old], id="m-1").status_code == 200
    assert members.post(members.shop, members.report("ready"), secrets=[new], id="m-2").status_code == 200
    core.clock.move(days=1)
    with core.write() as s:
        (over,) = [one for one in due.DUES if one.kind == "old secret"]
        assert list(s.exec(select(over.at).where(*over.only))) == [core.clock.now()]
        over.do(s, core.clock.now(), s.get_one(Provider, members.shop.id))
    assert members.post(members.shop, members.report("picked_up"), secrets=[old], id="m-3").status_code == 403
    assert members.post(members.shop, members.report("picked_up"), secrets=[new], id="m-4").status_code == 200
