"""Jobs to members: tried again under the same id, never after they were taken back, whatever a connector does."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlmodel import Session, col, select

from concierge_bot.errors import BadInput, NotNow
from concierge_bot.models import (
    Attempt,
    Dispatch,
    Leg,
    LegStatus,
    Order,
    OrderStatus,
    Outbox,
    OutboxState,
    Provider,
)
from concierge_bot.services.members import dispatch, endpoints, replaying
from concierge_bot.services.orders import ordering, quotes
from concierge_bot.worker import jobs, outbox, patience
from connectors.base import AnyConnector, Gone, Receipt
from connectors.registry import Registry
from connectors.sandbox import RETRY_AFTER_SECONDS, Behaviour, Sandbox
from connectors.webhook import WebhookProvider
from tests.fixtures.core import MILK, NOW, SHOP, Core

CORNER: dict[str, Any] = {**SHOP, "name": "Corner Mart", "rank": 200, "catalogue": [MILK]}


@dataclass
class Shop:
    """A house with one order, and the endpoint of the first of its two shops."""

    core: Core
    box: Sandbox

    def offers(self, s: Session) -> list[Outbox]:
        """Return the jobs in the outbox, oldest first."""
        return list(s.exec(select(Outbox).where(Outbox.channel == "job").order_by(col(Outbox.id))))

    def sent(self) -> list[str]:
        """Return what the first shop's endpoint was asked, by kind."""
        return [request.body.decode().split('"')[3] for request in self.box.received]

    def work(self, connector: AnyConnector | None = None) -> None:
        """Send all that may leave now."""
        app = self.core.app
        if connector is not None:
            app = replace(app, connectors=Registry([connector]))
        while outbox.send_one(app):
            pass


@pytest.fixture
def shop(core: Core) -> Iterator[Shop]:
    with Sandbox() as box:
        rossi = {**SHOP, "rank": 1, "catalogue": [MILK], "url": box.url}
        core.load(providers=[rossi, {**CORNER, "url": "http://127.0.0.1:9"}])
        with core.write() as s:
            quotes.quote(s, NOW, core.dorothy(s), "milk", "", once="q")
            ordering.place(s, NOW, core.dorothy(s), s.exec(select(Order)).one())
        yield Shop(core, box)


class Reset(WebhookProvider):
    """While its member is asked, another world is loaded."""

    def __init__(self, core: Core, fails: bool) -> None:
        self.core, self.fails = core, fails

    def dispatch(self, *args: object, **kwargs: object) -> Receipt:
        """Come back into a world that knows nothing of this job."""
        self.core.load()
        if self.fails:
            raise Gone("gone for good")
        return Receipt("of the old world")


class Faulty(WebhookProvider):
    """A connector with a mistake in it."""

    def dispatch(self, *args: object, **kwargs: object) -> Receipt:
        """Fail as nobody expected."""
        raise ZeroDivisionError


def test_a_job_is_sent_once_with_its_reference_kept(shop: Shop) -> None:
    shop.work()
    shop.core.clock.move(hours=1)
    shop.work()
    assert shop.sent() == ["dispatch.requested"]
    with shop.core.write() as s:
        assert shop.offers(s)[0].state == OutboxState.sent
        assert s.exec(select(Dispatch.reference)).one() == "SANDBOX-1"


def test_a_503_is_tried_again_under_the_same_id_later_each_time(shop: Shop) -> None:
    shop.box.behaviour = Behaviour.DOWN
    shop.work()
    with shop.core.write() as s:
        assert shop.offers(s)[0].due_at > NOW
    shop.core.clock.move(seconds=6)
    shop.work()
    shop.box.behaviour = Behaviour.OK
    shop.core.clock.move(minutes=6)
    shop.work()
    assert len(shop.sent()) == 3
    assert len({request.headers["webhook-id"] for request in shop.box.received}) == 1
    with shop.core.write() as s:
        tried = (
            select(Attempt.code).where(Attempt.outbox_id == shop.offers(s)[0].id).order_by(col(Attempt.id))
        )
        assert list(s.exec(tried)) == ["Temporary", "Temporary", "taken"]


def test_who_is_gone_is_disabled_and_the_next_is_asked(shop: Shop) -> None:
    shop.box.behaviour = Behaviour.GONE
    shop.work()
    with shop.core.write() as s:
        assert "410" in s.exec(select(Provider.disabled).where(Provider.name == "Rossi Grocer")).one()
        assert [row.to for row in shop.offers(s)] == ["Rossi Grocer", "Corner Mart"]
        assert s.exec(select(Order.status)).one() == OrderStatus.placed


def test_to_who_is_gone_nothing_leaves_until_its_way_back(shop: Shop) -> None:
    with shop.core.write() as s:
        provider = s.exec(select(Provider).where(Provider.name == "Rossi Grocer")).one()
        provider.disabled = endpoints.CLOSED
        s.add(provider)
    shop.work()
    assert shop.sent() == [], "nothing more is sent there"
    with shop.core.write() as s:
        assert [row.to for row in shop.offers(s)] == ["Rossi Grocer", "Corner Mart"], "no order is lost by it"
        assert endpoints.reopen(s, NOW, s.get_one(Provider, provider.id), "Pat")
        assert not endpoints.reopen(s, NOW, s.get_one(Provider, provider.id), "Pat")


@pytest.mark.parametrize("behaviour", [Behaviour.BUSY, Behaviour.LIMITED])
def test_it_is_not_tried_again_sooner_than_a_member_asks(shop: Shop, behaviour: Behaviour) -> None:
    shop.box.behaviour = behaviour
    shop.work()
    shop.core.clock.move(seconds=RETRY_AFTER_SECONDS - 1)
    shop.work()
    assert len(shop.sent()) == 1, "its Retry-After is longer than our own pace"
    shop.box.behaviour = Behaviour.OK
    shop.core.clock.move(seconds=2)
    shop.work()
    assert len(shop.sent()) == 2
    with shop.core.write() as s:
        assert shop.offers(s)[0].state == OutboxState.sent


def test_a_connectors_fault_is_tried_again_by_the_plan_and_not_every_moment(shop: Shop) -> None:
    shop.work(Faulty())
    with shop.core.write() as s:
        offer = shop.offers(s)[0]
        assert (offer.state, offer.attempts) == (OutboxState.waiting, 1)
        assert offer.due_at > NOW
        assert "ZeroDivisionError" in offer.error
    for _ in jobs.SCHEDULE:
        shop.core.clock.move(hours=27)  # a day, and the most that is added to it by chance
        shop.work(Faulty())
    with shop.core.write() as s:
        assert shop.offers(s)[0].state == OutboxState.failed
        assert any("Rossi Grocer could not be given a job" in task.task for task in shop.core.tasks(s))


def test_an_offer_that_was_taken_back_while_it_was_under_way_is_not_sent_after_that(shop: Shop) -> None:
    with shop.core.write() as s:
        offer = shop.offers(s)[0]
        offer.state, offer.lease_until = OutboxState.sending, NOW
        s.add(Attempt(agency_id=offer.agency_id, outbox_id=offer.key, began_at=NOW))
        row = s.exec(select(Dispatch)).one()
        dispatch.fall_due(s, NOW, row)
        assert row.status == LegStatus.expired
    shop.core.clock.move(seconds=1)
    assert outbox.settle_one(shop.core.app)
    shop.work()
    assert shop.sent() == ["dispatch.withdrawn"]
    with shop.core.write() as s:
        assert shop.offers(s)[0].state == OutboxState.dropped


@pytest.mark.parametrize("fails", [False, True])
def test_a_job_that_is_gone_when_its_member_answers_is_left(
    shop: Shop, fails: bool, caplog: pytest.LogCaptureFixture
) -> None:
    shop.work(Reset(shop.core, fails))
    with shop.core.write() as s:
        assert shop.offers(s) == []
        assert shop.core.tasks(s) == []
    assert "Traceback" not in caplog.text


class Hanging(WebhookProvider):
    """A connector that does not come back."""

    def dispatch(self, *args: object, **kwargs: object) -> Receipt:
        """Wait for longer than anybody should."""
        threading.Event().wait(3)
        return Receipt("too late")


class Babbling(WebhookProvider):
    """A connector that gives back what nobody can use."""

    def dispatch(self, *args: object, **kwargs: object) -> Receipt:
        """Answer in a way of its own."""
        return {"ok": True}  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("connector", "why"), [(Hanging, "did not come back within"), (Babbling, "gave back no Receipt")]
)
def test_a_connector_that_hangs_or_babbles_is_tried_again_and_no_order_is_lost(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, connector: type[WebhookProvider], why: str
) -> None:
    monkeypatch.setattr(patience, "PATIENCE", 0.2)
    shop.work(connector())
    with shop.core.write() as s:
        offer = shop.offers(s)[0]
        assert offer.state == OutboxState.waiting
        assert why in offer.error
        assert s.exec(select(Order.status)).one() == OrderStatus.placed
    shop.core.clock.move(minutes=1)
    shop.work()
    assert shop.sent() == ["dispatch.requested"]


def test_what_a_shop_lost_is_sent_again_under_the_same_id(shop: Shop) -> None:
    shop.work()
    with shop.core.write() as s:
        order = s.exec(select(Order)).one()
        number, offer = order.number, s.exec(select(Dispatch)).one()
        offer.status = LegStatus.accepted
        told = replaying.replay(s, NOW, order.agency_id, "Pat", order=number, member="Rossi Grocer")
        assert told == [f"offer of order {number} to Rossi Grocer"]
    shop.work()
    first, again = (request.headers["webhook-id"] for request in shop.box.received)
    assert first == again
    with shop.core.write() as s:
        dispatch.withdraw(s, NOW, s.exec(select(Leg)).one(), "she changed her mind")
    shop.box.behaviour = Behaviour.REFUSING
    shop.work()
    with shop.core.write() as s:
        agency = shop.core.agency(s).key
        told = replaying.replay(s, NOW, agency, "Pat", member="Rossi Grocer")
        assert told == [f"withdraw of order {number} to Rossi Grocer"], (
            "an offer of what is off is not sent again"
        )
    shop.box.behaviour = Behaviour.OK
    shop.work()
    assert shop.sent() == ["dispatch.requested"] * 2 + ["dispatch.withdrawn"] * 2
    with shop.core.write() as s, pytest.raises(NotNow, match="nothing to send again"):
        replaying.replay(s, NOW, agency, "Pat", member="Rossi Grocer")
    with shop.core.write() as s, pytest.raises(BadInput, match="Say of which order"):
        replaying.replay(s, NOW, agency, "Pat")
